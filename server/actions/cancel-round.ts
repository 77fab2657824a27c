/**
 * Ending a round for good or for a while, with a reason that everybody who sees the round can read. Once a result of it
 * was published, one person asks and another one decides: to withdraw it, and to put it in force again.
 */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { CorrectionDecision, Ending } from '../http/schemas.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { askedCorrection, askedEnding } from '../store/stages.ts'
import type { EndingTable } from '../store/tables.ts'
import { setRound } from './set-round.ts'
import { openRoundAt } from './open-round.ts'
import { refuseNoReason } from './reason.ts'
import { askedBy, decidedBy, refuseUnlessSecond } from './second-person.ts'

interface Input {
  readonly round: string
  readonly rev: number
  readonly reason: string
}

/** What each is called in the journal: asked for, refused, done. */
const actions = {
  cancel: ['cancellation-asked', 'cancellation-refused', 'round-cancelled'],
  reopen: ['reopening-asked', 'reopening-refused', 'round-reopened'],
} as const

export const cancelRound = (deps: Deps, actor: Actor, input: Input): Promise<void> => end(deps, actor, 'cancel', input)

/** Goes on where it was cancelled, with everything that it held. */
export const reopenRound = (deps: Deps, actor: Actor, input: Input): Promise<void> => end(deps, actor, 'reopen', input)

function end(deps: Deps, actor: Actor, kind: Ending, input: Input): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, kind === 'cancel' ? 'cancel round' : 'reopen round')
    refuseNoReason(input.reason)
    if ((await askedEnding(tx, actor.authority, round.id)) !== undefined) throw new Refusal('ending-asked')
    if ((await askedCorrection(tx, actor.authority, round.id)) !== undefined) throw new Refusal('correction-asked')
    const alone = round.published_at === null
    const id = randomUUID()
    const [asked, , done] = actions[kind]
    const { at } = await append(tx, deps.now(), actor, {
      action: alone ? done : asked,
      object: round.title,
      round: round.id,
      detail: { round: round.id, ending: id, ...ends(round, kind), reason: input.reason },
    })
    const row: EndingTable = {
      authority_id: actor.authority,
      id,
      round_id: round.id,
      kind,
      reason: input.reason,
      ...askedBy(actor, at),
      ...(alone && { approved: 1 }),
      decided_reason: null,
    }
    await tx.insertInto('ending').values(row).execute()
    if (alone) await settle(tx, round, row)
    else await setRound(tx, round, { rev: round.rev + 1 })
  })
}

export function decideEnding(
  deps: Deps,
  actor: Actor,
  input: Static<typeof CorrectionDecision> & { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'decide ending')
    const asked = await askedEnding(tx, actor.authority, round.id)
    if (asked === undefined) throw new Refusal('no-ending')
    const rated = await assessmentsOf(tx, actor.authority, round.id)
    const units = rated.map(({ unit_id }) => unit_id)
    refuseUnlessSecond(actor, asked, units, input)
    const [, refused, done] = actions[asked.kind]
    const { at } = await append(tx, deps.now(), actor, {
      action: input.approved ? done : refused,
      object: round.title,
      round: round.id,
      detail: {
        round: round.id,
        ending: asked.id,
        ...(input.approved && ends(round, asked.kind)),
        asked_by: asked.asked_by_id,
        asked: asked.reason,
        reason: input.reason,
      },
    })
    await tx
      .updateTable('ending')
      .set({ ...decidedBy(actor, at, input), decided_reason: input.reason })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', asked.id)
      .execute()
    if (input.approved) await settle(tx, round, asked)
    else await setRound(tx, round, { rev: round.rev + 1 })
  })
}

/** What the journal says of where the round stood, and where it goes on. */
function ends(round: RoundRow, kind: Ending): { readonly from?: string; readonly to?: string } {
  return kind === 'cancel' ? { from: round.state } : { to: round.cancelled_from ?? '' }
}

async function settle(tx: Tx, round: RoundRow, { id, kind, reason }: EndingTable): Promise<void> {
  const rev = round.rev + 1
  if (kind === 'cancel') {
    const cancelled = { cancelled_from: round.state, cancelled_reason: reason, cancellation_id: id }
    await setRound(tx, round, { state: 'cancelled', ...cancelled, rev })
    return
  }
  if (round.cancelled_from === null) throw new Refusal('wrong-state')
  const gone = { cancelled_from: null, cancelled_reason: null, cancellation_id: null }
  await setRound(tx, round, { state: round.cancelled_from, ...gone, rev })
}
