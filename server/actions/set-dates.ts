import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { DatesInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { RoundRow } from '../store/rounds.ts'
import { stages, stagesOf } from '../workflow.ts'
import { setRound } from './set-round.ts'
import { openRoundAt } from './open-round.ts'
import { refuseNoReason } from './reason.ts'

export interface SetDates extends Static<typeof DatesInput> {
  readonly round: string
  readonly rev: number
}

/** Moves the last days of stages that are not over. Which stages there are is settled when the round is added. */
export function setDates(deps: Deps, actor: Actor, input: SetDates): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'set dates')
    refuseNoReason(input.reason)
    const { self_scoring_until, appraisal_until, clarification_until, appraisal_2_until, council_until } = input
    const dates = { self_scoring_until, appraisal_until, clarification_until, appraisal_2_until, council_until }
    const here = stages.findIndex(({ state }) => state === round.state)
    const settled = stages.some(({ until }, at) =>
      at < here ? dates[until] !== round[until] : (dates[until] === null) !== (round[until] === null),
    )
    if (settled) throw new Refusal('stage-settled')
    refuseDisorder(dates)
    await append(tx, deps.now(), actor, {
      action: 'dates-set',
      object: round.title,
      round: round.id,
      detail: { round: round.id, ...dates, reason: input.reason },
    })
    await setRound(tx, round, { ...dates, rev: round.rev + 1 })
  })
}

type Dates = Pick<
  RoundRow,
  'self_scoring_until' | 'appraisal_until' | 'clarification_until' | 'appraisal_2_until' | 'council_until'
>

/** Each stage ends on the last day of the one before it, or later; what was explained still has to be decided. */
export function refuseDisorder(dates: Dates): void {
  const days = stagesOf(dates).map(({ until }) => dates[until] ?? '')
  if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? ''))) throw new Refusal('dates-out-of-order')
  if (stagesOf(dates).at(-1)?.state === 'clarification') throw new Refusal('clarification-last')
}
