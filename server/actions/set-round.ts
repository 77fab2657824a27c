import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'

/** Changes columns of a round; whoever calls writes the journal. */
export async function setRound(tx: Tx, round: RoundRow, set: Partial<RoundRow>): Promise<void> {
  await tx
    .updateTable('round')
    .set(set)
    .where('authority_id', '=', round.authority_id)
    .where('id', '=', round.id)
    .execute()
}
