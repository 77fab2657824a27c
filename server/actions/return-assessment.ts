/** What goes back to an office, and what it is given more time for; always with a reason. */
import type { Actor, Deps } from '../deps.ts'
import { place, Refusal } from '../http/refusal.ts'
import type { AssessmentRow } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { extensionOf } from '../store/stages.ts'
import { currentUntil, endOfDay } from '../workflow.ts'
import { objectOf, openAssessment } from './open-assessment.ts'
import { refuseNoReason } from './reason.ts'

/** Opens a form again that was handed in, or closed at the deadline: "returned for correction". */
export function returnAssessment(
  deps: Deps,
  actor: Actor,
  input: { readonly assessment: string; readonly rev: number; readonly reason: string },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const opened = await openAssessment(tx, actor, 'return assessment', input.assessment)
    const { assessment, round } = opened
    if (assessment.rev !== input.rev) throw new Refusal('stale', { current: null })
    if (assessment.state === 'open') throw new Refusal('not-submitted')
    refuseNoReason(input.reason)
    await append(tx, deps.now(), actor, {
      action: 'assessment-returned',
      object: objectOf(opened),
      round: round.id,
      detail: { assessment: assessment.id, reason: input.reason, receipt: assessment.receipt_number },
    })
    await tx
      .updateTable('assessment')
      .set({
        state: 'open',
        submitted_at: null,
        receipt_hash: null,
        returned_reason: input.reason,
        rev: assessment.rev + 1,
      })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', assessment.id)
      .execute()
  })
}

export interface Extend {
  readonly assessment: string
  readonly rev: number
  /** The last day that counts for this unit, in the stage that the round is in. */
  readonly until: string
  readonly reason: string
}

export function extend(deps: Deps, actor: Actor, input: Extend): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const opened = await openAssessment(tx, actor, 'extend deadline', input.assessment)
    const { assessment, round } = opened
    if (assessment.rev !== input.rev) throw new Refusal('stale', { current: null })
    refuseNoReason(input.reason)
    const { until, reason } = input
    refuseTooShort(now, until, opened.roundUntil)
    await giveMoreTime(tx, now, actor, { round, row: assessment, until, reason })
  })
}

/** `common`: the last day for all. */
export function refuseTooShort(now: Date, until: string | null, common: string | null): asserts until is string {
  if (until === null || now >= endOfDay(until) || (common ?? '') > until)
    throw new Refusal('extension-too-short', { errors: [place('/until', 'extension-too-short')] })
}

interface MoreTime {
  readonly round: RoundRow
  readonly row: AssessmentRow
  readonly until: string
  readonly reason: string
}

export async function giveMoreTime(
  tx: Tx,
  now: Date,
  actor: Actor,
  { round, row, until, reason }: MoreTime,
): Promise<void> {
  const { authority_id } = round
  const last = await extensionOf(tx, authority_id, row.id, round.state)
  const entry = await append(tx, now, actor, {
    action: 'deadline-extended',
    object: row.unit_name,
    round: round.id,
    detail: {
      assessment: row.id,
      stage: round.state,
      until,
      reason,
      before: last?.until ?? currentUntil(round),
    },
  })
  const extension = { until, reason, by_id: actor.id, by_name: actor.name, at: entry.at }
  await tx
    .insertInto('extension')
    .values({ authority_id, assessment_id: row.id, stage: round.state, ...extension })
    .onConflict((conflict) => conflict.columns(['authority_id', 'assessment_id', 'stage']).doUpdateSet(extension))
    .execute()
  await tx
    .updateTable('assessment')
    .set({ rev: row.rev + 1 })
    .where('authority_id', '=', authority_id)
    .where('id', '=', row.id)
    .execute()
}
