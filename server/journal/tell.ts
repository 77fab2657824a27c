/** Entries of the journal as they are sent: each with its sentence and its changes, as this reader may see them. */
import type { Static } from 'typebox'
import type { Lang } from '../../engine/index.ts'
import type * as schemas from '../http/schemas.ts'
import { presentEntry } from '../present.ts'
import type { Db } from '../store/open.ts'
import type { NamedEntry } from '../store/read-journal.ts'
import { changesOf } from './changes.ts'
import { contextOf, detailOf } from './context.ts'
import { sentenceOf } from './sentence.ts'

export async function tell(
  db: Db,
  authority: string,
  rows: readonly NamedEntry[],
  lang: Lang,
): Promise<readonly Static<typeof schemas.JournalEntry>[]> {
  const context = await contextOf(db, authority, rows)
  return rows.map((row) => {
    const entry = presentEntry(row, lang)
    const { seq, action, actor, object, detail } = entry
    const changes = changesOf({ seq, action, round: row.round_id, detail: detailOf({ detail }) }, context, lang)
    return { ...entry, sentence: sentenceOf({ action, actor, object, changes }, lang), changes }
  })
}
