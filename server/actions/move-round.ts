import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { RoundState } from '../http/schemas.ts'
import { presentRound } from '../present-round.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { lastChange } from '../store/last-change.ts'
import type { Tx } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { transition } from '../workflow.ts'
import { sign } from './checkpoint.ts'
import { openRound } from './open-round.ts'
import { readyStandings, storePublication } from './publish.ts'
import { freezeUnitFacts } from './set-unit-facts.ts'

/** Takes a round to its next step. */
export function moveRound(
  deps: Deps,
  actor: Actor,
  input: { readonly round: string; readonly rev: number; readonly to: RoundState },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const round = await openRound(tx, actor, input.round, 'move round')
    if (round.rev !== input.rev) {
      const [current, changed] = [await presentRound(tx, actor, round), await lastChange(tx, round)]
      throw new Refusal('stale', { current, changed })
    }
    const step = transition(round.state, input.to)
    if (step === undefined) throw new Refusal('wrong-state')
    if (!step.by.includes(actor.role)) throw new Refusal('not-allowed')
    if (input.to === 'self-scoring') await freezeUnitFacts(tx, round)
    const moved: RoundRow = { ...round, state: input.to, rev: round.rev + 1 }
    if (input.to === 'published') {
      await publish(tx, now, actor, moved)
      await sign(deps, tx, actor.authority)
    } else await move(tx, now, actor, moved)
  })
}

async function move(tx: Tx, now: Date, actor: Actor, round: RoundRow): Promise<void> {
  const { state, rev } = round
  await setRound(tx, round, { state, rev })
  const closed = state === 'appraisal' ? await closeUnsubmitted(tx, now, actor, round) : 0
  await append(tx, now, actor, {
    action: 'round-moved',
    object: round.title,
    round: round.id,
    detail: { round: round.id, to: state, ...(state === 'appraisal' && { unsubmitted: closed }) },
  })
}

/** Self-scoring is over: what an office did not hand in is appraised as it stands, and the journal says so. */
async function closeUnsubmitted(tx: Tx, now: Date, actor: Actor, round: RoundRow): Promise<number> {
  const open = (await assessmentsOf(tx, round.authority_id, round.id)).filter(({ state }) => state === 'open')
  for (const assessment of open) {
    await append(tx, now, actor, {
      action: 'assessment-closed',
      object: assessment.unit_name,
      round: round.id,
      detail: { assessment: assessment.id },
    })
    await tx
      .updateTable('assessment')
      .set({ state: 'closed', rev: assessment.rev + 1 })
      .where('authority_id', '=', round.authority_id)
      .where('id', '=', assessment.id)
      .execute()
  }
  return open.length
}

async function publish(tx: Tx, now: Date, actor: Actor, moved: RoundRow): Promise<void> {
  const standings = await readyStandings(tx, moved)
  const published: RoundRow = { ...moved, published_at: now.toISOString() }
  const { state, rev, published_at } = published
  await setRound(tx, published, { state, rev, published_at })
  const hash = await storePublication(tx, published, now.toISOString(), standings)
  await append(tx, now, actor, {
    action: 'round-published',
    object: published.title,
    round: published.id,
    detail: {
      round: published.id,
      publication: hash,
      framework: published.framework_hash,
      units: standings.units.length,
    },
  })
}

async function setRound(tx: Tx, round: RoundRow, set: Partial<RoundRow>): Promise<void> {
  await tx
    .updateTable('round')
    .set(set)
    .where('authority_id', '=', round.authority_id)
    .where('id', '=', round.id)
    .execute()
}
