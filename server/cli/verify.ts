/** khung verify: the journals, the files of evidence, or a publication in a file: whether they are what they were. */
import { existsSync } from 'node:fs'
import { checkJournals, isWhole, type JournalReport } from '../store/check-journals.ts'
import { type Db, isPostgresqlAddress, openToRead } from '../store/open.ts'
import { printJson, type Call } from './call.ts'
import { CLEAN, gravest, INTEGRITY, Stop, UNREADABLE, USAGE } from './exit.ts'
import { placesIn, worded } from './places.ts'
import { filesIn, tellFiles } from './verify-evidence.ts'
import { verifyPublication } from './verify-publication.ts'

export async function verify(call: Call): Promise<number> {
  const { flags, operands, say } = call
  const ofServer = flags.has('journal') || flags.has('evidence')
  if (operands.length === (ofServer ? 1 : 0)) throw new Stop(USAGE, say.nothingToVerify)
  if (!ofServer) return verifyPublication(call)
  const places = placesIn(call)
  const { database } = places
  if (!isPostgresqlAddress(database) && !existsSync(database)) throw new Stop(UNREADABLE, say.noDatabase(database))
  const { journals, files } = await reading(database, call, async (db) => ({
    journals: flags.has('journal') ? await checkJournals(db) : null,
    files: flags.has('evidence') ? await filesIn(db, places, call) : null,
  }))
  if (call.format === 'json') printJson({ ...(journals && { journals }), ...(files && { evidence: files }) }, call)
  return gravest([
    journals === null ? CLEAN : tellJournals(journals, call),
    files === null ? CLEAN : tellFiles(files, call),
  ])
}

async function reading<T>(database: string, call: Call, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    const db = await openToRead(database)
    try {
      return await work(db)
    } finally {
      await db.destroy()
    }
  } catch (error) {
    throw worded(error, call, database)
  }
}

function tellJournals(reports: readonly JournalReport[], call: Call): number {
  if (call.format === 'human') for (const report of reports) print(report, call)
  if (reports.length === 0) call.terminal.message(call.say.noJournal)
  return reports.every(isWhole) ? CLEAN : INTEGRITY
}

function print({ authority, check, altered, records }: JournalReport, { say, terminal }: Call): void {
  if (check.kind === 'whole') terminal.data(say.journalWhole(authority.name, check.entries, check.last))
  else terminal.data(say.journalBroken(authority.name, check.seq))
  for (const round of altered) terminal.data(say.publicationAltered(authority.name, round))
  for (const record of records) terminal.data(say.recordAltered(authority.name, record))
}
