/** What a round knows of each unit before it opens: its targets, and what the unit is. */
import type { Static } from 'typebox'
import { checkInputs, missing } from '../../engine/index.ts'
import type { Framework, Input, UnitFacts } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { enginePlace, type ErrorPlace, place, Refusal } from '../http/refusal.ts'
import type { UnitFactsInput } from '../http/schemas.ts'
import { type AssessmentRow, assessmentsOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import { draftUnitFacts, frameworkFor, type RoundRow } from '../store/rounds.ts'
import { openRoundAt } from './open-round.ts'

export interface SetUnitFacts extends Static<typeof UnitFactsInput> {
  readonly round: string
  readonly rev: number
}

const groups = ['targets', 'attributes'] as const

/** Replaces the values of the units that are named, all or none of them. */
export function setUnitFacts(deps: Deps, actor: Actor, input: SetUnitFacts): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'set unit facts')
    const byUnit = new Map((await assessmentsOf(tx, actor.authority, round.id)).map((one) => [one.unit_id, one]))
    if (input.units.some(({ unit_id }) => !byUnit.has(unit_id))) throw new Refusal('unit-unknown')
    const errors: ErrorPlace[] = []
    for (const [at, unit] of input.units.entries()) {
      const assessment = byUnit.get(unit.unit_id)
      if (assessment) errors.push(...misfits(await frameworkFor(tx, round, assessment), unit, `/units/${at}`))
    }
    if (errors.length > 0) throw new Refusal('unit-facts-invalid', { errors })
    for (const { unit_id, targets, attributes } of input.units) {
      const assessment = byUnit.get(unit_id)
      if (assessment) await keep(tx, assessment, { targets, attributes })
    }
    await tx
      .updateTable('round')
      .set({ rev: round.rev + 1 })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', round.id)
      .execute()
    await append(tx, deps.now(), actor, {
      action: 'unit-facts-set',
      object: round.title,
      round: round.id,
      detail: { round: round.id, units: input.units },
    })
  })
}

const misfits = (framework: Framework, facts: UnitFacts, pointer: string): readonly ErrorPlace[] =>
  groups.flatMap((group) =>
    checkInputs(framework[group], facts[group]).map((problem) =>
      enginePlace(`${pointer}/${group}/${problem.path}`, problem),
    ),
  )

async function keep(tx: Tx, assessment: AssessmentRow, { targets, attributes }: UnitFacts): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ targets: JSON.stringify(targets), attributes: JSON.stringify(attributes), rev: assessment.rev + 1 })
    .where('authority_id', '=', assessment.authority_id)
    .where('id', '=', assessment.id)
    .execute()
}

/** Keeps what the round goes by from now on, or refuses while something that its rules read of a unit is not known. */
export async function freezeUnitFacts(tx: Tx, round: RoundRow): Promise<void> {
  const errors: ErrorPlace[] = []
  const known: (readonly [AssessmentRow, UnitFacts])[] = []
  for (const assessment of await assessmentsOf(tx, round.authority_id, round.id)) {
    const framework = await frameworkFor(tx, round, assessment)
    if (groups.every((group) => framework[group].length === 0)) continue
    const facts = draftUnitFacts(framework, assessment)
    errors.push(...unfit(framework, assessment, facts))
    known.push([assessment, facts])
  }
  if (errors.length > 0) throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })
  for (const [assessment, facts] of known) await keep(tx, assessment, facts)
}

/** What is missing, and what the unit's own attributes hold that this framework cannot use. */
export function unfit(
  framework: Framework,
  { unit_id, unit_name }: AssessmentRow,
  facts: UnitFacts,
): readonly ErrorPlace[] {
  const labelOf = (inputs: readonly Input[], id: string): string => inputs.find((one) => one.id === id)?.label.vi ?? id
  return groups.flatMap((group) => {
    const inputs = framework[group]
    const pointer = (id: string): string => `/units/${unit_id}/${group}/${id}`
    return [
      ...missing({ inputs }, { inputs: facts[group] }).map((id) =>
        place(pointer(id), 'unit-fact-missing', { unit: unit_name, label: labelOf(inputs, id) }),
      ),
      ...checkInputs(inputs, facts[group]).map(({ path }) =>
        place(pointer(path), 'unit-fact-wrong', { unit: unit_name, label: labelOf(inputs, path) }),
      ),
    ]
  })
}
