/** Decisions that were taken back: the revision at which each stood. */
import type { Db, Tx } from './open.ts'
import type { WithdrawalTable } from './tables.ts'

/** Of the last decision that was taken back here; 0: none ever was. */
export async function withdrawnRev(db: Db, authority: string, assessment: string, criterion: string): Promise<number> {
  const row = await db
    .selectFrom('withdrawal')
    .select('rev')
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .where('criterion', '=', criterion)
    .executeTakeFirst()
  return row?.rev ?? 0
}

/** Takes the decision away and remembers how far its revisions went. */
export async function takeBack(tx: Tx, row: WithdrawalTable): Promise<void> {
  const { authority_id, assessment_id, criterion, rev } = row
  await tx
    .deleteFrom('appraisal')
    .where('authority_id', '=', authority_id)
    .where('assessment_id', '=', assessment_id)
    .where('criterion', '=', criterion)
    .execute()
  await tx
    .insertInto('withdrawal')
    .values(row)
    .onConflict((known) => known.columns(['authority_id', 'assessment_id', 'criterion']).doUpdateSet({ rev }))
    .execute()
}
