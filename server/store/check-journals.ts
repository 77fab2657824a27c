/** The journals of all authorities, each with its publications, held against their hashes. */
import { alteredPublications, type JournalCheck, verifyJournal } from './journal.ts'
import type { Db } from './open.ts'

export interface JournalReport {
  readonly authority: { readonly id: string; readonly name: string }
  readonly check: JournalCheck
  /** Rounds whose publication is not the one that the journal names. */
  readonly altered: readonly string[]
}

export async function checkJournals(db: Db): Promise<readonly JournalReport[]> {
  const authorities = await db.selectFrom('authority').select(['id', 'name']).orderBy('id').execute()
  const reports: JournalReport[] = []
  for (const authority of authorities) {
    const check = await verifyJournal(db, authority.id)
    reports.push({ authority, check, altered: await alteredPublications(db, authority.id) })
  }
  return reports
}

export const isWhole = ({ check, altered }: JournalReport): boolean => check.kind === 'whole' && altered.length === 0
