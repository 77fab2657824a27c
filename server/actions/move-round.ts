/** The steps of a round. What a stage leaves behind is frozen as it ends. */
import type { Static } from 'typebox'
import { canonicalJson, referenceOf } from '../../engine/index.ts'
import type { Answers, Framework, Json, Lang } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { againstOpening } from '../findings.ts'
import type { Shelf } from '../frameworks.ts'
import { Refusal } from '../http/refusal.ts'
import type { TransitionInput } from '../http/schemas.ts'
import { refuseOwn } from '../policy.ts'
import { presentRound } from '../present-round.ts'
import { saidOf } from '../standings.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import { lastChange } from '../store/last-change.ts'
import type { Tx } from '../store/open.ts'
import { frameworksOf, type RoundRow } from '../store/rounds.ts'
import { dayInVietnam, isLate, nextStep } from '../workflow.ts'
import { sign } from './checkpoint.ts'
import { closeAssessments } from './close-assessments.ts'
import { openRound } from './open-round.ts'
import { readyStandings, storePublication } from './publish.ts'
import { refuseUnexplained } from './explain.ts'
import { setRound } from './set-round.ts'
import { freezeUnitFacts } from './set-unit-facts.ts'

/** Takes a round to its next step. */
export function moveRound(
  deps: Deps,
  actor: Actor,
  input: Static<typeof TransitionInput> & { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const round = await openRound(tx, actor, input.round, 'move round')
    if (round.rev !== input.rev) {
      const [current, changed] = [await presentRound(tx, actor, round), await lastChange(tx, round)]
      throw new Refusal('stale', { current, changed })
    }
    const step = nextStep(round)
    if (step === undefined || step.to !== input.to) throw new Refusal('wrong-state')
    if (!step.by.includes(actor.role)) throw new Refusal('not-allowed')
    const left = await leftOver(tx, round)
    if (input.seen !== undefined && !isSame(input.seen, left))
      throw new Refusal('undecided-changed', {
        params: { unsubmitted: String(left.unsubmitted), undecided: String(left.undecided) },
      })
    const moved: RoundRow = { ...round, state: input.to, rev: round.rev + 1 }
    if (round.state === 'draft') {
      refuseOver(round, now)
      refuseUnproven(await deps.shelf(tx), await frameworksOf(tx, round))
      await freezeUnitFacts(tx, round)
    }
    if (round.state === 'clarification') await refuseUnexplained(tx, round, now)
    if (input.to === 'published') {
      await publish(tx, now, actor, moved, isLate(round, now))
      await sign(deps, tx, actor.authority)
    } else await move(tx, now, actor, { from: round, round: moved, undecided: left.undecided })
  })
}

/** A round whose self-scoring is over before it opens could not be answered. */
function refuseOver({ self_scoring_until: until }: RoundRow, now: Date): void {
  if (until < dayInVietnam(now))
    throw new Refusal('opens-too-late', { params: { day: until.split('-').toReversed().join('/') } })
}

/** A mistake in a framework that is in use can only be mended by moving the round: it is found before. */
export function refuseUnproven(shelf: Shelf, frameworks: readonly Framework[]): void {
  const errors = frameworks.flatMap((framework) =>
    againstOpening(shelf, framework).map(({ code, at, words }) => ({
      pointer: `/frameworks/${referenceOf(framework)}`,
      code,
      words: (lang: Lang) => `${at}: ${words(lang)}`,
    })),
  )
  if (errors.length === 0) return
  const names = [...new Set(errors.map(({ pointer }) => pointer.slice('/frameworks/'.length)))]
  throw new Refusal('framework-not-ready', { errors, params: { frameworks: names.join(', ') } })
}

interface Left {
  /** Units that have not handed in, while they still could. */
  readonly unsubmitted: number
  /** Criteria that the council has not decided, while it could. */
  readonly undecided: number
}

async function leftOver(tx: Tx, round: RoundRow): Promise<Left> {
  const { assessments } = await presentRound(tx, null, round)
  const deciding = ['appraisal', 'appraisal-2', 'council'].includes(round.state)
  return {
    unsubmitted: round.state === 'self-scoring' ? assessments.filter(({ state }) => state === 'open').length : 0,
    undecided: deciding ? assessments.reduce((sum, { progress }) => sum + progress.to_decide - progress.decided, 0) : 0,
  }
}

const isSame = (one: Left, other: Left): boolean =>
  one.unsubmitted === other.unsubmitted && one.undecided === other.undecided

interface Move {
  readonly from: RoundRow
  readonly round: RoundRow
  readonly undecided: number
}

async function move(tx: Tx, now: Date, actor: Actor, { from, round, undecided }: Move): Promise<void> {
  const { state, rev } = round
  const closed = from.state === 'self-scoring' ? await closeAssessments(tx, now, actor, round, () => true) : null
  if (from.state !== 'draft') await freeze(tx, now, from)
  await setRound(tx, round, { state, rev })
  await append(tx, now, actor, {
    action: 'round-moved',
    object: round.title,
    round: round.id,
    detail: {
      round: round.id,
      to: state,
      late: isLate(from, now),
      ...(closed !== null && { unsubmitted: closed }),
      ...(undecided > 0 && { undecided }),
    },
  })
}

/** Keeps the answers that count as this stage ends: of self-scoring the offices' own, of the others with what was decided. */
async function freeze(tx: Tx, now: Date, round: RoundRow): Promise<void> {
  for (const { assessment, answers } of await saidOf(tx, round)) {
    const kept: Answers = round.state === 'self-scoring' ? answers.self : answers.final
    const row = { answers: canonicalJson(kept as unknown as Json), at: now.toISOString() }
    const key = { authority_id: round.authority_id, assessment_id: assessment.id, stage: round.state }
    await tx
      .insertInto('frozen')
      .values({ ...key, ...row })
      .onConflict((conflict) => conflict.columns(['authority_id', 'assessment_id', 'stage']).doUpdateSet(row))
      .execute()
  }
}

async function publish(tx: Tx, now: Date, actor: Actor, moved: RoundRow, late: boolean): Promise<void> {
  const units = await assessmentsOf(tx, moved.authority_id, moved.id)
  refuseOwn(
    actor,
    units.map(({ unit_id }) => unit_id),
  )
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
      revision: published.revision,
      publication: hash,
      framework: published.framework_hash,
      units: standings.units.length,
      late,
    },
  })
}
