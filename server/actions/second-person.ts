/** What changes a result takes two people: one asks, another one decides, and neither decides about a unit of their own. */
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { refuseOwn } from '../policy.ts'
import { refuseNoReason } from './return-assessment.ts'

/** `units`: those whose result may change by it. */
export function refuseUnlessSecond(
  actor: Actor,
  asked: { readonly asked_by_id: string },
  units: readonly string[],
  { approved, reason }: { readonly approved: boolean; readonly reason: string },
): void {
  if (asked.asked_by_id === actor.id) throw new Refusal('second-person')
  refuseOwn(actor, units)
  if (!approved) refuseNoReason(reason)
}
