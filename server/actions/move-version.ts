/**
 * A round keeps its framework, whatever becomes of the file. Moving it to another version is an act of its own, by two
 * people: one asks and is shown every score that would change, another one approves.
 */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { checkPart, parts, scoreRound } from '../../engine/index.ts'
import type { Answer, Framework, Result } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { CorrectionDecision, ScoreChange } from '../http/schemas.ts'
import { type Said, saidOf } from '../standings.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import { frameworksOf, type RoundRow, settingOf } from '../store/rounds.ts'
import { askedMove } from '../store/stages.ts'
import { usableFramework } from './add-round.ts'
import { isComplete } from './answer-problems.ts'
import { refuseUnproven } from './move-round.ts'
import { openRoundAt } from './open-round.ts'
import { refuseNoReason } from './reason.ts'
import { unfit } from './set-unit-facts.ts'
import { setRound } from './set-round.ts'
import { askedBy, decidedBy, refuseUnlessSecond } from './second-person.ts'

type Change = Static<typeof ScoreChange>

export interface AskMove {
  readonly round: string
  readonly rev: number
  /** "id@version" of the same framework. */
  readonly framework: string
  readonly reason: string
}

export function askMove(deps: Deps, actor: Actor, input: AskMove): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'ask version')
    refuseNoReason(input.reason)
    if ((await askedMove(tx, actor.authority, round.id)) !== undefined) throw new Refusal('version-asked')
    const shelf = await deps.shelf(tx)
    const next = usableFramework(shelf, input.framework)
    if (round.state !== 'draft') refuseUnproven(shelf, [next])
    const current = (await frameworksOf(tx, round)).find(({ id }) => id === next.id)
    if (current === undefined || current.hash === next.hash) throw new Refusal('version-same')
    const changes = await changesOf(tx, round, current, next)
    const id = randomUUID()
    const entry = await append(tx, deps.now(), actor, {
      action: 'version-asked',
      object: round.title,
      round: round.id,
      detail: {
        round: round.id,
        move: id,
        from: current.hash,
        to: next.hash,
        version: next.version,
        reason: input.reason,
        changes,
      },
    })
    await tx
      .insertInto('version_move')
      .values({
        authority_id: actor.authority,
        id,
        round_id: round.id,
        from_hash: current.hash,
        framework: JSON.stringify(next),
        changes: JSON.stringify(changes),
        reason: input.reason,
        ...askedBy(actor, entry.at),
      })
      .execute()
    await setRound(tx, round, { rev: round.rev + 1 })
  })
}

/** Approved: the list is made again, because offices may have gone on, and stands in the journal. */
export function decideMove(
  deps: Deps,
  actor: Actor,
  input: Static<typeof CorrectionDecision> & { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'decide version')
    const asked = await askedMove(tx, actor.authority, round.id)
    if (asked === undefined) throw new Refusal('no-version-asked')
    const next = JSON.parse(asked.framework) as Framework
    const current = (await frameworksOf(tx, round)).find(({ hash }) => hash === asked.from_hash)
    if (current === undefined) throw new Refusal('no-version-asked')
    const said = (await saidOf(tx, round)).filter(({ framework }) => framework.hash === current.hash)
    const units = said.map(({ assessment }) => assessment.unit_id)
    refuseUnlessSecond(actor, asked, units, input)
    const entry = await append(tx, deps.now(), actor, {
      action: input.approved ? 'version-moved' : 'version-refused',
      object: round.title,
      round: round.id,
      detail: {
        round: round.id,
        move: asked.id,
        from: current.hash,
        to: next.hash,
        reason: input.reason,
        ...(input.approved && { changes: await changesOf(tx, round, current, next) }),
      },
    })
    await tx
      .updateTable('version_move')
      .set(decidedBy(actor, entry.at, input))
      .where('authority_id', '=', actor.authority)
      .where('id', '=', asked.id)
      .execute()
    if (input.approved) await take(tx, round, current, next, said)
    await setRound(tx, round, { rev: round.rev + 1 })
  })
}

/** Every unit whose points, index or class change, and the answers that the other version cannot use. */
async function changesOf(tx: Tx, round: RoundRow, current: Framework, next: Framework): Promise<readonly Change[]> {
  const said = (await saidOf(tx, round)).filter(({ framework }) => framework.hash === current.hash)
  const errors = said.flatMap(({ assessment, unit }) =>
    unfit(next, assessment, unit ?? { targets: {}, attributes: {} }),
  )
  if (round.state !== 'draft' && errors.length > 0)
    throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })
  const misfits = said.find(({ assessment }) => !next.unit_types.includes(assessment.unit_type))?.assessment
  if (misfits) throw new Refusal('unit-type', { params: { name: misfits.unit_name, type: misfits.unit_type } })
  const units = said.map(({ assessment, answers, unit }) => ({
    id: assessment.unit_id,
    answers: answers.final,
    ...(unit && { unit }),
  }))
  if (units.length === 0) return []
  const [before, after] = [current, next].map((framework) => scoreRound(framework, units, settingOf(round)).results)
  return said.flatMap((one) => {
    const [was, is] = [before?.[one.assessment.unit_id], after?.[one.assessment.unit_id]]
    const change: Change = {
      unit: one.assessment.unit_name,
      before: figures(was),
      after: figures(is),
      lost: lostOf(one, next),
    }
    const same = JSON.stringify(change.before) === JSON.stringify(change.after)
    return same && change.lost.length === 0 ? [] : [change]
  })
}

const figures = (result: Result | undefined): Change['before'] => ({
  points: result?.points ?? '',
  of: result?.of ?? '',
  index: result?.index ?? null,
  band: result?.band ?? null,
})

/** Ids of what was answered and has no place, or no valid answer, in the other version. */
function lostOf({ answers }: Said, next: Framework): readonly string[] {
  const known = new Map(parts(next).map((part) => [part.id, part]))
  return Object.entries(answers.final)
    .filter(([id, answer]) => {
      const part = known.get(id)
      return part === undefined || checkPart(part, answer, next).length > 0
    })
    .map(([id]) => id)
}

async function take(
  tx: Tx,
  round: RoundRow,
  current: Framework,
  next: Framework,
  said: readonly Said[],
): Promise<void> {
  const { authority_id, id } = round
  const framework = JSON.stringify(next)
  if (round.framework_hash === current.hash) {
    const pinned = { framework_version: next.version, framework_hash: next.hash, framework }
    const own = tx.updateTable('round').set(pinned).where('authority_id', '=', authority_id)
    await own.where('id', '=', id).execute()
  } else {
    const row = tx.updateTable('round_framework').set({ framework_hash: next.hash, framework })
    const own = row.where('authority_id', '=', authority_id).where('round_id', '=', id)
    await own.where('framework_hash', '=', current.hash).execute()
    const units = tx.updateTable('assessment').set({ framework_hash: next.hash })
    const theirs = units.where('authority_id', '=', authority_id).where('round_id', '=', id)
    await theirs.where('framework_hash', '=', current.hash).execute()
  }
  const known = new Map(parts(next).map((part) => [part.id, part]))
  for (const { assessment, answers } of said)
    for (const [criterion, answer] of Object.entries(answers.self)) await recount(tx, assessment.id, criterion, answer)

  async function recount(into: Tx, assessment: string, criterion: string, answer: Answer): Promise<void> {
    const part = known.get(criterion)
    const complete = part !== undefined && part.inputs.length > 0 && isComplete(part, answer) ? 1 : 0
    await into
      .updateTable('answer')
      .set({ complete })
      .where('authority_id', '=', authority_id)
      .where('assessment_id', '=', assessment)
      .where('criterion', '=', criterion)
      .execute()
  }
}
