/** The journals of all authorities, each with its publications and the rows it tells of, held against its entries. */
import { alteredRecords } from './altered.ts'
import { alteredPublications, type JournalCheck, verifyJournal } from './journal.ts'
import type { Db } from './open.ts'

export interface JournalReport {
  readonly authority: { readonly id: string; readonly name: string }
  readonly check: JournalCheck
  /** Rounds whose publication is not the one that the journal names. */
  readonly altered: readonly string[]
  /** Answers, decisions, evidence and submissions that are not what the journal last said of them. */
  readonly records: readonly string[]
}

export async function checkJournals(db: Db): Promise<readonly JournalReport[]> {
  const authorities = await db.selectFrom('authority').select(['id', 'name']).orderBy('id').execute()
  const reports: JournalReport[] = []
  for (const authority of authorities) {
    const check = await verifyJournal(db, authority.id)
    const [altered, records] = [await alteredPublications(db, authority.id), await alteredRecords(db, authority.id)]
    reports.push({ authority, check, altered, records })
  }
  return reports
}

export const isWhole = ({ check, altered, records }: JournalReport): boolean =>
  check.kind === 'whole' && altered.length === 0 && records.length === 0
