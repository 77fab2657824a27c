/**
 * Sums of names with fixed weights, and what the bounds of the inputs prove about them: whether a denominator can be
 * negative, whether a numerator can pass its denominator, which way a ratio turns.
 */
import type { Logic } from '../model.ts'
import type { RuleContext } from './form.ts'

/** Weight by name; "" is the constant. */
export type Linear = ReadonlyMap<string, number>

/** Weights are decimals of few digits: what is nearer to 0 is 0. */
const NOTHING = 1e-12

export function add(a: Linear, b: Linear, times = 1): Linear {
  const sum = new Map(a)
  for (const [name, weight] of b) sum.set(name, (sum.get(name) ?? 0) + times * weight)
  return new Map([...sum].filter(([, weight]) => Math.abs(weight) > NOTHING))
}

const ZERO: Linear = new Map()
export const scaled = (linear: Linear, times: number): Linear => add(ZERO, linear, times)

/** The expression as such a sum, or null when it is none. */
export function linearOf(logic: Logic): Linear | null {
  if (typeof logic === 'number') return new Map([['', logic]])
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return typeof operand === 'string' ? new Map([[operand, 1]]) : null
  const parts = (Array.isArray(operand) ? operand : [operand]).map(linearOf)
  const [first, ...rest] = parts.filter((one) => one !== null)
  if (first === undefined || rest.length + 1 < parts.length) return null
  if (name === '+') return rest.reduce((sum, one) => add(sum, one), first)
  if (name === '-') return rest.length === 0 ? scaled(first, -1) : rest.reduce((sum, one) => add(sum, one, -1), first)
  return name === '*' ? rest.reduce<Linear | null>(times, first) : null
}

function times(a: Linear | null, b: Linear): Linear | null {
  if (a === null) return null
  const constant = (one: Linear): boolean => [...one.keys()].every((name) => name === '')
  if (constant(b)) return scaled(a, b.get('') ?? 0)
  return constant(a) ? scaled(b, a.get('') ?? 0) : null
}

/** Limits spent one after another; a criterion has few of them. */
const MOST_TURNS = 6

/** Proven from `at_most` and the bounds of the inputs; false says only that it is not proven. */
export function neverNegative(linear: Linear, context: RuleContext, turns = MOST_TURNS): boolean {
  if (leastOf(linear, context) >= -NOTHING) return true
  if (turns === 0) return false
  return [...linear].some(([name, weight]) => {
    const limit = weight < 0 ? limitOf(name, context) : null
    return limit !== null && neverNegative(add(linear, limit, weight), context, turns - 1)
  })
}

/** "limit − name ≥ 0", or null where nothing limits it. */
function limitOf(name: string, { inputs }: RuleContext): Linear | null {
  const { at_most = null, at_most_less = [] } = inputs.get(name) ?? {}
  return at_most === null ? null : new Map([[at_most, 1], [name, -1], ...at_most_less.map((id) => [id, -1] as const)])
}

/** The least that the bounds of its inputs allow, −∞ when one has none. */
const leastOf = (linear: Linear, { inputs }: RuleContext): number =>
  [...linear].reduce((sum, [name, weight]) => {
    if (name === '') return sum + weight
    const { min = null, max = null } = inputs.get(name) ?? {}
    const bound = weight > 0 ? min : max
    return bound === null ? Number.NEGATIVE_INFINITY : sum + weight * bound
  }, 0)
