/** Large changes that wait for a second appraiser, or for the chair where two differ. */
import { idsOfRound } from './assessments.ts'
import type { Db, Tx } from './open.ts'
import type { ProposalTable } from './tables.ts'

/** Oldest first. */
export const proposalsOf = (db: Db, authority: string, assessment: string): Promise<readonly ProposalTable[]> =>
  db
    .selectFrom('proposal')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('at')
    .orderBy('by_id')
    .execute()

export const roundProposals = (db: Db, authority: string, round: string): Promise<readonly ProposalTable[]> =>
  db
    .selectFrom('proposal')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .orderBy('at')
    .orderBy('by_id')
    .execute()

export async function settle(tx: Tx, authority: string, assessment: string, criterion: string): Promise<void> {
  await tx
    .deleteFrom('proposal')
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .where('criterion', '=', criterion)
    .execute()
}
