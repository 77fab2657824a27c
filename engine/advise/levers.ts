/**
 * What can still be changed, and what it costs. Stated as data; by default every criterion that is touched
 * costs 1, and so does every shared fact. (SPEC D9)
 */
import type { Decimal, Framework, Input, Leaf, Logic } from '../model.ts'
import { leaves } from '../score/answers.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { answerIn } from './fill.ts'
import { GROUPS } from './piece.ts'
import type { Ground, IsFree } from './piece.ts'
import type { Axis } from './axis.ts'

export interface Levers {
  /** What it costs to touch a criterion ("plan-issued") or a fact ("facts/dossiers") at all; null: it cannot change any more. */
  readonly places?: Readonly<Record<string, number | null>>
  /** By "criterion/input" or "facts/input". null: it cannot change any more, such as a date that has passed. */
  readonly inputs?: Readonly<Record<string, Lever | null>>
}

/** Costs are whole numbers from 0. */
export interface Lever {
  /** For each `per` of change, begun ones included; of yes/no, choices and dates for each step or day. */
  readonly cost: number
  /** 1 when left out. */
  readonly per?: Decimal
}

export const keyOf = (owner: string, input: Input): string => `${owner}/${input.id}`

const placeOf = ({ owner, input }: Axis): string => (owner === 'facts' ? keyOf(owner, input) : owner)

/**
 * Whether an input can be changed. Named levers can; of the others those that are answered, are not what
 * others are measured against (a denominator), and do not come from the survey.
 */
export function leversOf(ground: Ground, levers: Levers): IsFree {
  const { framework, answers, outcomes } = ground
  const byId = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  const wholes = wholesOf(framework)
  const isNamed = (owner: string, input: Input): boolean | undefined => {
    const named = levers.inputs?.[keyOf(owner, input)]
    return named === undefined ? undefined : named !== null
  }
  const isLever: IsFree = (owner, input) => {
    if (owner === 'targets' || owner === 'attributes') return false
    if (levers.places?.[owner === 'facts' ? keyOf(owner, input) : owner] === null) return false
    const leaf = byId.get(owner)
    if (leaf !== undefined) {
      const outcome = outcomes.get(owner)?.outcome
      if (outcome?.kind !== 'scored' || outcome.adjusted !== null) return false
      if (isHidden(leaf, input, ground)) {
        const opener = leaf.inputs.find(({ id }) => id === input.when)
        return isNamed(owner, input) !== false && opener !== undefined && isLever(owner, opener)
      }
    }
    if (answerIn(answers, owner)?.inputs[input.id] === undefined) return false
    return isNamed(owner, input) ?? (leaf?.scored_by !== 'survey' && !wholes.has(keyOf(owner, input)))
  }
  return isLever
}

/** An input that is not asked now, and would be if a yes/no were answered otherwise. */
export const isHidden = ({ id }: Pick<Leaf, 'id'>, { when }: Input, { answers }: Ground): boolean =>
  when !== null && answerIn(answers, id)?.inputs[when] !== true

/** What others are measured against: below a fraction bar, or the most that another input may be. */
function wholesOf(framework: Framework): ReadonlySet<string> {
  const bounds = (owner: string, inputs: readonly Input[]): readonly string[] =>
    inputs.flatMap(({ at_most }) => (at_most === null ? [] : [`${owner}/${at_most}`]))
  return new Set([
    ...GROUPS.flatMap((group) => bounds(group, framework[group])),
    ...leaves(framework).flatMap((leaf) => [
      ...bounds(leaf.id, leaf.inputs),
      ...divisorsOf(leaf.rule.logic).map((name) =>
        name.includes('.') ? name.replace('.', '/') : `${leaf.id}/${name}`,
      ),
    ]),
  ])
}

function divisorsOf(logic: Logic): readonly string[] {
  if (Array.isArray(logic)) return logic.flatMap(divisorsOf)
  if (typeof logic !== 'object' || logic === null) return []
  return Object.entries(logic as Readonly<Record<string, Logic>>).flatMap(([name, operand]) => [
    ...(name === '/' && Array.isArray(operand) ? readsOfLogic(operand[1] ?? null, []).map(({ id }) => id) : []),
    ...divisorsOf(operand),
  ])
}

/** Of some changes: what they cost, how many inputs they touch, and by how many steps in all. */
export interface Effort {
  readonly cost: number
  readonly changed: number
  readonly steps: number
}

/** @param distances by axis, in steps; an input that is only asked because of another change costs nothing by itself. */
export function effortOf(
  axes: readonly Axis[],
  distances: readonly number[],
  opened: readonly boolean[],
  levers: Levers,
): Effort {
  const places = new Set<string>()
  let [cost, changed, steps] = [0, 0, 0]
  axes.forEach((axis, index) => {
    const distance = distances[index]!
    steps += distance
    if (distance === 0 || opened[index] === true) return
    changed += 1
    places.add(placeOf(axis))
    cost += costOf(axis, distance, levers)
  })
  for (const place of places) cost += levers.places?.[place] ?? 1
  return { cost, changed, steps }
}

function costOf({ owner, input, step }: Axis, distance: number, levers: Levers): number {
  const lever = levers.inputs?.[keyOf(owner, input)]
  if (!lever) return 0
  const scale = 10 ** input.decimals
  const per =
    input.type === 'boolean' || input.type === 'choice' || input.type === 'date' ? 1 : Number(lever.per ?? 1) * scale
  const size = input.type === 'boolean' || input.type === 'choice' ? 1 : distance * step
  return lever.cost * Math.ceil(size / Math.round(per))
}
