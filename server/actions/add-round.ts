import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Framework } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Shelf } from '../frameworks.ts'
import { enginePlace, Refusal } from '../http/refusal.ts'
import type { RoundInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { UnitTable } from '../store/tables.ts'
import { isValid } from '../store/memberships.ts'
import { dayInVietnam } from '../workflow.ts'
import { refuseDisorder } from './set-dates.ts'

type Input = Static<typeof RoundInput>

/** Adds a round in draft. It keeps the framework as it is today, whatever becomes of the file. */
export function addRound(deps: Deps, actor: Actor, input: Input, demo = false): Promise<string> {
  return deps.store.write(actor.authority, async (tx) => {
    const { frameworks, units } = await chosen(deps, tx, actor, input)
    const [framework, ...others] = frameworks
    const id = randomUUID()
    const entry = await append(tx, deps.now(), actor, {
      action: 'round-added',
      object: input.title,
      round: id,
      detail: { ...input, round: id, framework_hash: framework.hash, further_hashes: others.map(({ hash }) => hash) },
    })
    await tx
      .insertInto('round')
      .values({
        authority_id: actor.authority,
        id,
        rev: 1,
        state: 'draft',
        demo: demo ? 1 : 0,
        framework_id: framework.id,
        framework_version: framework.version,
        framework_hash: framework.hash,
        framework: JSON.stringify(framework),
        ...columnsOf(input),
        revision: 1,
        cancelled_from: null,
        cancelled_reason: null,
        cancellation_id: null,
        created_at: entry.at,
        published_at: null,
      })
      .execute()
    await addFurther(tx, { authority_id: actor.authority, round_id: id }, others)
    for (const unit of units) await addAssessment(tx, actor.authority, id, unit, rates(frameworks, unit.type).hash)
    return id
  })
}

export interface Choice {
  readonly frameworks: readonly [Framework, ...Framework[]]
  readonly units: readonly UnitTable[]
}

/** The frameworks and units that a draft names, or a refusal of what does not fit together. */
export async function chosen(deps: Deps, tx: Tx, actor: Actor, input: Input): Promise<Choice> {
  const shelf = await deps.shelf(tx)
  const framework = usableFramework(shelf, input.framework)
  const others = (input.further_frameworks ?? []).map((reference) => usableFramework(shelf, reference))
  const frameworks = [framework, ...others] as const
  refuseOverlap(frameworks)
  refuseUnlikely(input, frameworks)
  return { frameworks, units: await chosenUnits(tx, actor, input, frameworks, dayInVietnam(deps.now())) }
}

/** What a draft says of itself, as its row keeps it. */
export const columnsOf = (input: Input) =>
  ({
    title: input.title,
    period_from: input.period.from,
    period_until: input.period.until,
    survey: input.survey ? 1 : 0,
    ...datesOf(input),
    confirmed: input.confirmed === true ? 1 : 0,
    delegated: input.delegated === true ? 1 : 0,
    shows_appraisal: input.shows_appraisal === true ? 1 : 0,
    tolerance: input.tolerance ?? null,
  }) as const

/** The framework for units of this type, and how their assessments name it: not at all where it is the round's own. */
export function rates(
  [own, ...others]: Choice['frameworks'],
  type: string,
): { readonly framework: Framework; readonly hash: string | null } {
  const further = others.find(({ unit_types }) => unit_types.includes(type))
  return further === undefined ? { framework: own, hash: null } : { framework: further, hash: further.hash }
}

export async function addFurther(
  tx: Tx,
  own: { readonly authority_id: string; readonly round_id: string },
  others: readonly Framework[],
): Promise<void> {
  for (const [position, one] of others.entries())
    await tx
      .insertInto('round_framework')
      .values({ ...own, framework_hash: one.hash, position, framework: JSON.stringify(one) })
      .execute()
}

/** The framework that a reference "id@version" names, if it loaded without errors. */
export function usableFramework(shelf: Shelf, reference: string): Framework {
  const shelved = shelf.find(reference)
  if (shelved === undefined) throw new Refusal('framework-unknown', { params: { framework: reference } })
  if (shelved.kind === 'usable') return shelved.framework
  const errors = shelved.problems.map((problem) => enginePlace(problem.path, problem))
  throw new Refusal('framework-broken', { params: { framework: reference }, errors })
}

/** A stage without a date is left out. */
const datesOf = ({ clarification_until, appraisal_2_until, council_until, ...input }: Input) => ({
  self_scoring_until: input.self_scoring_until,
  appraisal_until: input.appraisal_until,
  clarification_until: clarification_until ?? null,
  appraisal_2_until: appraisal_2_until ?? null,
  council_until: council_until ?? null,
})

/** Each type of unit is rated by one framework. */
function refuseOverlap(all: readonly Framework[]): void {
  const types = all.flatMap(({ unit_types }) => unit_types)
  const twice = types.find((type, at) => types.indexOf(type) !== at)
  if (twice !== undefined) throw new Refusal('frameworks-overlap', { params: { type: twice } })
}

function refuseUnlikely(input: Input, all: readonly Framework[]): void {
  const { period, survey } = input
  if (period.from > period.until) throw new Refusal('dates-out-of-order')
  refuseDisorder(datesOf(input))
  if (survey && all.every(({ scale }) => scale.survey === null)) throw new Refusal('survey-not-in-framework')
  if (!survey && all.some(({ scale }) => scale.survey?.mandatory === true)) throw new Refusal('survey-mandatory')
}

async function chosenUnits(
  tx: Tx,
  actor: Actor,
  input: Input,
  frameworks: readonly Framework[],
  today: string,
): Promise<readonly UnitTable[]> {
  const all = await tx.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
  const byId = new Map(all.map((unit) => [unit.id, unit]))
  return input.unit_ids.map((id) => {
    const unit = byId.get(id)
    if (unit === undefined) throw new Refusal('unit-unknown')
    if (!isValid(unit, today)) throw new Refusal('unit-not-valid', { params: { name: unit.name } })
    if (!frameworks.some(({ unit_types }) => unit_types.includes(unit.type))) {
      throw new Refusal('unit-type', { params: { name: unit.name, type: unit.type } })
    }
    return unit
  })
}

export async function addAssessment(
  tx: Tx,
  authority: string,
  round: string,
  unit: UnitTable,
  hash: string | null,
): Promise<void> {
  await tx
    .insertInto('assessment')
    .values({
      authority_id: authority,
      id: randomUUID(),
      round_id: round,
      unit_id: unit.id,
      rev: 1,
      state: 'open',
      submitted_at: null,
      receipt_number: null,
      receipt_hash: null,
      targets: '{}',
      attributes: '{}',
      ready_at: null,
      returned_reason: null,
      framework_hash: hash,
    })
    .execute()
}
