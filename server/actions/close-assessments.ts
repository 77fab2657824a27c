/** Closing what was not handed in: all of it when self-scoring ends, or what is overdue while it goes on. */
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { type AssessmentRow, assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { extensionsOf } from '../store/stages.ts'
import { endOfDay } from '../workflow.ts'
import { openRoundAt } from './open-round.ts'

/** It is appraised as it stands, and the journal says so. Returns how many there were. */
export async function closeAssessments(
  tx: Tx,
  now: Date,
  actor: Actor,
  round: RoundRow,
  which: (assessment: AssessmentRow) => boolean,
  reason: string | null = null,
): Promise<number> {
  const open = (await assessmentsOf(tx, round.authority_id, round.id)).filter(
    (assessment) => assessment.state === 'open' && which(assessment),
  )
  for (const assessment of open) {
    await append(tx, now, actor, {
      action: 'assessment-closed',
      object: assessment.unit_name,
      round: round.id,
      detail: { assessment: assessment.id, ...(reason !== null && { reason }) },
    })
    await tx
      .updateTable('assessment')
      .set({ state: 'closed', ready_at: null, rev: assessment.rev + 1 })
      .where('authority_id', '=', round.authority_id)
      .where('id', '=', assessment.id)
      .execute()
  }
  return open.length
}

/** Closes every form whose last day is over; extended ones have a later one. */
export function closeOverdue(
  deps: Deps,
  actor: Actor,
  input: { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const round = await openRoundAt(tx, actor, input, 'close overdue')
    const extended = await extensionsOf(tx, round.authority_id, round.id, 'self-scoring')
    const overdue = ({ id }: AssessmentRow): boolean =>
      now >= endOfDay(extended.get(id)?.until ?? round.self_scoring_until)
    const closed = await closeAssessments(tx, now, actor, round, overdue)
    if (closed === 0) throw new Refusal('nothing-overdue')
  })
}
