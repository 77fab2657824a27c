/** Ending a round for good or for a while, with a reason that everybody who sees the round can read. */
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { presentRound } from '../present-round.ts'
import { append } from '../store/journal.ts'
import { setRound } from './set-round.ts'
import { openRound } from './open-round.ts'
import { refuseNoReason } from './return-assessment.ts'

interface Input {
  readonly round: string
  readonly rev: number
  readonly reason: string
}

export function cancelRound(deps: Deps, actor: Actor, input: Input): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRound(tx, actor, input.round, 'cancel round')
    if (round.rev !== input.rev) throw new Refusal('stale', { current: await presentRound(tx, actor, round) })
    refuseNoReason(input.reason)
    await append(tx, deps.now(), actor, {
      action: 'round-cancelled',
      object: round.title,
      round: round.id,
      detail: { round: round.id, from: round.state, reason: input.reason },
    })
    const cancelled = { cancelled_from: round.state, cancelled_reason: input.reason }
    await setRound(tx, round, { state: 'cancelled', ...cancelled, rev: round.rev + 1 })
  })
}

/** Goes on where it was cancelled, with everything that it held. */
export function reopenRound(deps: Deps, actor: Actor, input: Input): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRound(tx, actor, input.round, 'reopen round')
    if (round.rev !== input.rev) throw new Refusal('stale', { current: await presentRound(tx, actor, round) })
    if (round.cancelled_from === null) throw new Refusal('wrong-state')
    refuseNoReason(input.reason)
    const state = round.cancelled_from
    await append(tx, deps.now(), actor, {
      action: 'round-reopened',
      object: round.title,
      round: round.id,
      detail: { round: round.id, to: state, reason: input.reason },
    })
    await setRound(tx, round, { state, cancelled_from: null, cancelled_reason: null, rev: round.rev + 1 })
  })
}
