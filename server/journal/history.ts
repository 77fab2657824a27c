/** What happened to one criterion of one unit, as the journal tells it and as far as this person may read it. */
import type { Static } from 'typebox'
import type { Lang } from '../../engine/index.ts'
import type { Opened } from '../actions/open-assessment.ts'
import type { Actor } from '../deps.ts'
import type * as schemas from '../http/schemas.ts'
import { may } from '../policy.ts'
import type { Db } from '../store/open.ts'
import { readJournal } from '../store/read-journal.ts'
import { detailOf } from './context.ts'
import { tell } from './tell.ts'

/** What the unit itself does: whoever reads the assessment reads these. */
const byUnit = [
  'answer-saved',
  'evidence-attached',
  'evidence-cited',
  'evidence-removed',
  'explanation-answered',
] as const

/** What is asked and decided, back and forth: for those who read the journal. Notes and sealed proposals are not here. */
const byCouncil = [
  'explanation-asked',
  'explanation-withdrawn',
  'answer-accepted',
  'answer-changed',
  'answer-entered',
  'answer-withdrawn',
] as const

const most = 100

/** The newest first. */
export async function historyOf(
  db: Db,
  actor: Actor,
  { assessment, round }: Opened,
  criterion: string,
  lang: Lang,
): Promise<readonly Static<typeof schemas.HistoryEntry>[]> {
  const subject = { unit_id: assessment.unit_id, state: round.state }
  const rows = await readJournal(db, {
    authority: actor.authority,
    round: round.id,
    actions: may('read journal', actor, subject) ? [...byUnit, ...byCouncil] : byUnit,
    holding: [`"assessment":"${assessment.id}"`, `"criterion":"${criterion}"`],
    newestFirst: true,
    after: null,
    limit: most,
  })
  const own = rows.filter((row) => {
    const detail = detailOf(row)
    return detail['assessment'] === assessment.id && detail['criterion'] === criterion
  })
  return (await tell(db, actor.authority, own.slice(0, most), lang)).map(({ seq, at, sentence }) => ({
    seq,
    at,
    sentence,
  }))
}
