/** khung verify: whether nothing in the journals was changed, removed or put in between; or a publication in a file. */
import { existsSync } from 'node:fs'
import { checkJournals, isWhole, type JournalReport } from '../store/check-journals.ts'
import { isPostgresqlAddress, openToRead } from '../store/open.ts'
import { printJson, type Call } from './call.ts'
import { CLEAN, INTEGRITY, Stop, UNREADABLE, USAGE } from './exit.ts'
import { placesIn, worded } from './places.ts'
import { verifyPublication } from './verify-publication.ts'

export async function verify(call: Call): Promise<number> {
  const { flags, format, operands, say } = call
  if (operands.length === (flags.has('journal') ? 1 : 0)) throw new Stop(USAGE, say.nothingToVerify)
  if (!flags.has('journal')) return verifyPublication(call)
  const { database } = placesIn(call)
  if (!isPostgresqlAddress(database) && !existsSync(database)) throw new Stop(UNREADABLE, say.noDatabase(database))
  const reports = await reportsOn(database, call)
  if (format === 'json') printJson({ journals: reports }, call)
  else for (const report of reports) print(report, call)
  if (reports.length === 0) call.terminal.message(say.noJournal)
  return reports.every(isWhole) ? CLEAN : INTEGRITY
}

async function reportsOn(database: string, call: Call): Promise<readonly JournalReport[]> {
  try {
    const db = await openToRead(database)
    try {
      return await checkJournals(db)
    } finally {
      await db.destroy()
    }
  } catch (error) {
    throw worded(error, call, database)
  }
}

function print({ authority, check, altered, records }: JournalReport, { say, terminal }: Call): void {
  if (check.kind === 'whole') terminal.data(say.journalWhole(authority.name, check.entries, check.last))
  else terminal.data(say.journalBroken(authority.name, check.seq))
  for (const round of altered) terminal.data(say.publicationAltered(authority.name, round))
  for (const record of records) terminal.data(say.recordAltered(authority.name, record))
}
