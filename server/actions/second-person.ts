/**
 * What changes a result takes two people: one asks, another one decides, and neither decides about a unit of their own.
 * The rows of it (`correction`, `ending`, `version_move`) say both in the same columns.
 */
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { refuseOwn } from '../policy.ts'
import { refuseNoReason } from './reason.ts'

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

/** The columns of a row that somebody asks for. `at`: of the entry in the journal. */
export const askedBy = (actor: Actor, at: string) =>
  ({
    asked_by_id: actor.id,
    asked_by: actor.name,
    asked_at: at,
    approved: null,
    decided_by_id: null,
    decided_by: null,
    decided_at: null,
  }) as const

/** What the other one's decision sets in it. */
export const decidedBy = (actor: Actor, at: string, { approved }: { readonly approved: boolean }) =>
  ({ approved: approved ? 1 : 0, decided_by_id: actor.id, decided_by: actor.name, decided_at: at }) as const
