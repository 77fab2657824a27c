/** What a database holds, read after its server has ended. */
import { join } from 'node:path'
import { checkJournals, isWhole } from '../../server/store/check-journals.ts'
import { openStore } from '../../server/store/open.ts'
import { connect } from '../../server/store/sqlite.ts'

export interface Entry {
  readonly assessment: string
  readonly criterion: string
  readonly note: string
  readonly rev: number
}

export interface Kept {
  /** Of the journal, in its order. */
  readonly entries: readonly Entry[]
  readonly losses: readonly string[]
}

/**
 * Opens the database as the next start would, and holds every row against the journal: the chain, and each answer
 * against its last entry; the revisions of an answer are 1, 2, 3 … in the journal, and none is without one.
 */
export async function readKept(data: string): Promise<Kept> {
  const file = join(data, 'khung.db')
  const connection = connect(file)
  const sound = JSON.stringify(connection.prepare('pragma integrity_check').all())
  connection.close()
  const losses = sound === '[{"integrity_check":"ok"}]' ? [] : [`the database is damaged: ${sound}`]
  const store = await openStore(file)
  try {
    for (const report of await checkJournals(store.db))
      if (!isWhole(report)) losses.push(`journal and rows differ: ${JSON.stringify(report)}`)
    const rows = await store.db
      .selectFrom('journal')
      .select('detail')
      .where('action', '=', 'answer-saved')
      .orderBy('seq')
      .execute()
    const entries = rows.map(({ detail }) => JSON.parse(detail) as Entry)
    const last = new Map<string, Entry>()
    for (const entry of entries) {
      const name = `${entry.assessment} ${entry.criterion}`
      if (entry.rev !== (last.get(name)?.rev ?? 0) + 1) losses.push(`revision ${entry.rev} of ${name} does not follow`)
      last.set(name, entry)
    }
    const answers = await store.db.selectFrom('answer').select(['assessment_id', 'criterion', 'note', 'rev']).execute()
    if (answers.length !== last.size) losses.push(`${answers.length} answers, ${last.size} in the journal`)
    for (const { assessment_id, criterion, note, rev } of answers) {
      const entry = last.get(`${assessment_id} ${criterion}`)
      if (entry?.rev !== rev || entry.note !== note) losses.push(`answer ${criterion} is not what its journal says`)
    }
    return { entries, losses }
  } finally {
    await store.close()
  }
}

/** That the journals are whole and each row is as they tell. */
export async function readJournals(data: string): Promise<readonly string[]> {
  const store = await openStore(join(data, 'khung.db'))
  try {
    const broken = (await checkJournals(store.db)).filter((report) => !isWhole(report))
    return broken.map((report) => `journal and rows differ: ${JSON.stringify(report)}`)
  } finally {
    await store.close()
  }
}
