/** A published result is corrected by two people: one asks, another one approves. The old ranking stays. */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { CorrectionDecision } from '../http/schemas.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { askedCorrection, askedEnding } from '../store/stages.ts'
import { lastStage } from '../workflow.ts'
import { setRound } from './set-round.ts'
import { openRoundAt } from './open-round.ts'
import { refuseNoReason } from './reason.ts'
import { askedBy, decidedBy, refuseUnlessSecond } from './second-person.ts'

export function askCorrection(
  deps: Deps,
  actor: Actor,
  input: { readonly round: string; readonly rev: number; readonly reason: string },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'ask correction')
    refuseNoReason(input.reason)
    if ((await askedCorrection(tx, actor.authority, round.id)) !== undefined) throw new Refusal('correction-asked')
    if ((await askedEnding(tx, actor.authority, round.id)) !== undefined) throw new Refusal('ending-asked')
    const id = randomUUID()
    const revision = round.revision + 1
    const entry = await append(tx, deps.now(), actor, {
      action: 'correction-asked',
      object: round.title,
      round: round.id,
      detail: { round: round.id, correction: id, revision, reason: input.reason },
    })
    await tx
      .insertInto('correction')
      .values({
        authority_id: actor.authority,
        id,
        round_id: round.id,
        revision,
        reason: input.reason,
        ...askedBy(actor, entry.at),
        decided_reason: null,
      })
      .execute()
    await setRound(tx, round, { rev: round.rev + 1 })
  })
}

/** Approved: the round is open again in its last stage, under the next revision. */
export function decideCorrection(
  deps: Deps,
  actor: Actor,
  input: Static<typeof CorrectionDecision> & { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'decide correction')
    const asked = await askedCorrection(tx, actor.authority, round.id)
    if (asked === undefined) throw new Refusal('no-correction')
    const rated = await assessmentsOf(tx, actor.authority, round.id)
    const units = rated.map(({ unit_id }) => unit_id)
    refuseUnlessSecond(actor, asked, units, input)
    const entry = await append(tx, deps.now(), actor, {
      action: input.approved ? 'correction-approved' : 'correction-refused',
      object: round.title,
      round: round.id,
      detail: { round: round.id, correction: asked.id, revision: asked.revision, reason: input.reason },
    })
    await tx
      .updateTable('correction')
      .set({ ...decidedBy(actor, entry.at, input), decided_reason: input.reason })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', asked.id)
      .execute()
    const again = input.approved ? { state: lastStage(round), revision: asked.revision } : {}
    await setRound(tx, round, { ...again, rev: round.rev + 1 })
  })
}
