/** What becomes of units that have not submitted, all at once and with one reason: more time, or on without them. */
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UnsubmittedInput } from '../http/schemas.ts'
import { refuseOwn } from '../policy.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { closeAssessments } from './close-assessments.ts'
import { openRoundAt } from './open-round.ts'
import { refuseNoReason } from './reason.ts'
import { giveMoreTime, refuseTooShort } from './return-assessment.ts'
import { setRound } from './set-round.ts'

type Input = Static<typeof UnsubmittedInput> & { readonly round: string; readonly rev: number }

/** All of those that are named, or none; the journal has an entry for each. */
export function settleUnsubmitted(deps: Deps, actor: Actor, input: Input): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const round = await openRoundAt(tx, actor, input, 'settle unsubmitted')
    refuseNoReason(input.reason)
    const all = await assessmentsOf(tx, actor.authority, round.id)
    const chosen = input.assessments.map((id) => {
      const row = all.find((one) => one.id === id)
      if (row === undefined) throw new Refusal('unit-unknown')
      if (row.state !== 'open') throw new Refusal('no-longer-open', { params: { unit: row.unit_name } })
      return row
    })
    refuseOwn(
      actor,
      chosen.map(({ unit_id }) => unit_id),
    )
    const { until, reason } = input
    if (input.how === 'proceed') {
      const ids = new Set(input.assessments)
      await closeAssessments(tx, now, actor, round, ({ id }) => ids.has(id), reason)
    } else {
      refuseTooShort(now, until, round.self_scoring_until)
      for (const row of chosen) await giveMoreTime(tx, now, actor, { round, row, until, reason })
    }
    await setRound(tx, round, { rev: round.rev + 1 })
  })
}
