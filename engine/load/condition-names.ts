/** What the conditions of bands, vetoes and ceilings may read, each with its type and range. (SPEC S30) */
import type { Names, Type } from '../rules/operators.ts'
import { typeOf } from '../rules/operators.ts'
import { boundsOf } from './leaf.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, InputShape, LeafShape, NodeShape } from './shape.ts'
import { nodes, roots } from './tree.ts'

export interface ConditionName {
  readonly type: Type
  /** Inclusive; null: no bound, or not a number. */
  readonly min: number | null
  readonly max: number | null
  /** Digits after the decimal point; null: any number, such as a share in percent. */
  readonly decimals: number | null
  /** What a text may be. */
  readonly choices: readonly string[]
}

/** By whole name: "index", "leaves.min", "domains.service.ratio", "flags.reprimanded", "criteria.plan.points". */
export function conditionNames(shape: FrameworkShape): ReadonlyMap<string, ConditionName> {
  const { criterion, index } = shape.rounding
  const { scale, bonus, penalty } = shape
  const leaves = leavesIn(shape.domains)
  const most = scale.total + (scale.above_total === 'allowed' ? (bonus?.max ?? 0) : 0)
  return new Map<string, ConditionName>([
    ['index', number(0, Number(most.toFixed(4)), index)],
    ['base', number(0, scale.total, index)],
    ...(bonus ? [named('bonus', number(0, bonus.max, criterion))] : []),
    ...(penalty ? [named('penalty', number(0, penalty.max, criterion))] : []),
    ['leaves.min', number(0, 100, null)],
    ['leaves.zero', number(0, leaves.length, 0)],
    ...shape.domains.map(({ id }) => named(`domains.${id}.ratio`, number(0, 100, null))),
    ...(shape.flags ?? []).map(({ id }) => named(`flags.${id}`, BOOLEAN)),
    ...(shape.attributes ?? []).map((input) => named(`attributes.${input.id}`, ofInput(input))),
    ...leavesIn(roots(shape)).flatMap(({ id, max }) => [
      named(`criteria.${id}.points`, number(0, max, criterion)),
      named(`criteria.${id}.ratio`, number(0, 100, null)),
    ]),
  ])
}

const leavesIn = (list: readonly NodeShape[]): readonly LeafShape[] =>
  [...nodes(list)].map(({ node }) => node).filter(isLeaf)

const named = (name: string, what: ConditionName): readonly [string, ConditionName] => [name, what]

const number = (min: number | null, max: number | null, decimals: number | null): ConditionName => ({
  type: 'number',
  min,
  max,
  decimals,
  choices: [],
})

const BOOLEAN: ConditionName = { type: 'boolean', min: null, max: null, decimals: null, choices: [] }

function ofInput(input: InputShape): ConditionName {
  const { min, max, decimals } = boundsOf(input)
  const type = typeOf(input.type)
  if (type === 'number') return number(min, max, decimals)
  return { ...BOOLEAN, type, choices: (input.choices ?? []).map(({ id }) => id) }
}

/** Types alone, for the check of an expression. A person is shown the names without those of every criterion. */
export function conditionTypes(shape: FrameworkShape): Names<Type> {
  const names = conditionNames(shape)
  return {
    get: (name) => names.get(name)?.type,
    keys: () => [...names.keys()].filter((name) => !name.startsWith('criteria.')),
  }
}

/** Names of figures that a result has more or less of: what equal indices may be told apart by. */
export const figures = (shape: FrameworkShape): readonly string[] =>
  [...conditionNames(shape)].flatMap(([name, { type }]) =>
    type === 'number' && name !== 'index' && !name.startsWith('attributes.') ? [name] : [],
  )
