import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { answersOf, evidenceOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { objectOf, openAssessment, refuseClosed } from './open-assessment.ts'
import { gaps } from './submit.ts'

/** The staff of a unit say that their form is ready for the leader; any later change takes it back. */
export function markReady(
  deps: Deps,
  actor: Actor,
  input: { readonly assessment: string; readonly rev: number; readonly ready: boolean },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const opened = await openAssessment(tx, actor, 'mark ready', input.assessment)
    refuseClosed(opened, now)
    if (opened.assessment.rev !== input.rev) throw new Refusal('stale', { current: null })
    if (input.ready) {
      const answers = await answersOf(tx, actor.authority, input.assessment)
      const errors = gaps(opened, answers, await evidenceOf(tx, actor.authority, input.assessment))
      if (errors.length > 0) throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })
    }
    const entry = await append(tx, now, actor, {
      action: input.ready ? 'assessment-ready' : 'assessment-not-ready',
      object: objectOf(opened),
      round: opened.round.id,
      detail: { assessment: input.assessment },
    })
    await tx
      .updateTable('assessment')
      .set({ ready_at: input.ready ? entry.at : null, rev: opened.assessment.rev + 1 })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', input.assessment)
      .execute()
  })
}
