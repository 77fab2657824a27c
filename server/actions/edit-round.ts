/** A draft may still be changed in everything, and taken away: nobody has answered anything in it. */
import type { Static } from 'typebox'
import { canonicalJson } from '../../engine/index.ts'
import type { Framework, InputValue, Json } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { RoundInput } from '../http/schemas.ts'
import { presentDelegations } from '../present-delegations.ts'
import { type AssessmentRow, assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import { courseSet, findRound, frameworksOf, type RoundRow, storedUnitFacts } from '../store/rounds.ts'
import { askedMove } from '../store/stages.ts'
import { addAssessment, addFurther, type Choice, chosen, columnsOf, rates } from './add-round.ts'
import { openRoundAt } from './open-round.ts'
import { setRound } from './set-round.ts'

type Edit = Static<typeof RoundInput> & { readonly round: string; readonly rev: number }

export function editRound(deps: Deps, actor: Actor, { round: id, rev, ...input }: Edit): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, { round: id, rev }, 'edit round')
    if ((await askedMove(tx, actor.authority, id)) !== undefined) throw new Refusal('version-asked')
    const before = await said(tx, round)
    const choice = await chosen(deps, tx, actor, input)
    await setRound(tx, round, { ...columnsOf(input), rev: rev + 1 })
    await takeFrameworks(tx, round, choice.frameworks)
    await takeUnits(tx, round, choice)
    const now = await findRound(tx, actor.authority, id)
    if (now === undefined) throw new Error('a round that was just changed is not there')
    await dropSheets(tx, now)
    await append(tx, deps.now(), actor, {
      action: 'round-edited',
      object: input.title,
      round: id,
      detail: { round: id, before, after: await said(tx, now) },
    })
  })
}

/** With what was only ever said about the draft; the journal keeps what it was. */
export function deleteRound(
  deps: Deps,
  actor: Actor,
  input: { readonly round: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'delete round')
    await append(tx, deps.now(), actor, {
      action: 'round-deleted',
      object: round.title,
      round: round.id,
      detail: { round: round.id, before: await said(tx, round) },
    })
    for (const table of ['assessment', 'round_framework', 'delegation', 'version_move'] as const)
      await tx.deleteFrom(table).where('authority_id', '=', actor.authority).where('round_id', '=', round.id).execute()
    await tx.deleteFrom('round').where('authority_id', '=', actor.authority).where('id', '=', round.id).execute()
  })
}

/** Everything that is set about a draft, as the journal tells it. */
async function said(tx: Tx, round: RoundRow): Promise<Readonly<Record<string, Json>>> {
  const units = await assessmentsOf(tx, round.authority_id, round.id)
  return {
    title: round.title,
    period: { from: round.period_from, until: round.period_until },
    survey: round.survey === 1,
    frameworks: (await frameworksOf(tx, round)).map(({ id, version, hash }) => ({
      framework: `${id}@${version}`,
      hash,
    })),
    ...courseSet(round),
    units: units.map(({ unit_id }) => unit_id),
  }
}

async function takeFrameworks(tx: Tx, round: RoundRow, [first, ...others]: Choice['frameworks']): Promise<void> {
  const own = { authority_id: round.authority_id, round_id: round.id }
  const pinned = { framework_id: first.id, framework_version: first.version, framework_hash: first.hash }
  await tx
    .updateTable('round')
    .set({ ...pinned, framework: JSON.stringify(first) })
    .where('authority_id', '=', own.authority_id)
    .where('id', '=', own.round_id)
    .execute()
  await tx
    .deleteFrom('round_framework')
    .where('authority_id', '=', own.authority_id)
    .where('round_id', '=', own.round_id)
    .execute()
  await addFurther(tx, own, others)
}

/** Units that stay keep what was entered about them, as far as their framework knows it. */
async function takeUnits(tx: Tx, round: RoundRow, { frameworks, units }: Choice): Promise<void> {
  const there = new Map((await assessmentsOf(tx, round.authority_id, round.id)).map((one) => [one.unit_id, one]))
  for (const unit of units) {
    const { framework, hash } = rates(frameworks, unit.type)
    const known = there.get(unit.id)
    if (known === undefined) await addAssessment(tx, round.authority_id, round.id, unit, hash)
    else await keep(tx, known, framework, hash)
    there.delete(unit.id)
  }
  for (const { id } of there.values())
    await tx.deleteFrom('assessment').where('authority_id', '=', round.authority_id).where('id', '=', id).execute()
}

async function keep(tx: Tx, row: AssessmentRow, framework: Framework, hash: string | null): Promise<void> {
  const { targets, attributes } = storedUnitFacts(row)
  const within = (values: Readonly<Record<string, InputValue>>, ids: readonly { readonly id: string }[]): string =>
    canonicalJson(Object.fromEntries(Object.entries(values).filter(([id]) => ids.some((one) => one.id === id))))
  await tx
    .updateTable('assessment')
    .set({
      framework_hash: hash,
      targets: within(targets, framework.targets),
      attributes: within(attributes, framework.attributes),
      rev: row.rev + 1,
    })
    .where('authority_id', '=', row.authority_id)
    .where('id', '=', row.id)
    .execute()
}

/** Parts that another framework does not have are delegated to nobody. */
async function dropSheets(tx: Tx, round: RoundRow): Promise<void> {
  const { sheets } = await presentDelegations(tx, round)
  await tx
    .deleteFrom('delegation')
    .where('authority_id', '=', round.authority_id)
    .where('round_id', '=', round.id)
    .where(
      'sheet',
      'not in',
      sheets.map(({ id }) => id),
    )
    .execute()
}
