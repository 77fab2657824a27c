/** Where the points of a rule change: what is measured, and the exact value at which. */
import type { Logic } from '../model.ts'
import { valueLogic } from './value.ts'
import type { Ratio } from './value.ts'

export interface Boundary {
  readonly of: Logic
  /** A literal, or another expression: a target, a mean. */
  readonly at: Logic
  /** `jump`: other points at once. `bend`: from here the points grow at another pace, or not at all. */
  readonly kind: 'jump' | 'bend'
  /** Whether a value that is exactly there counts with those above it or with those below. */
  readonly belongs: 'above' | 'below'
}

export const jump = (of: Logic, at: Logic, belongs: Boundary['belongs'] = 'above'): Boundary => ({
  of,
  at,
  kind: 'jump',
  belongs,
})
/** On both sides of a bend the value there has the same points. */
export const bend = (of: Logic, at: Logic): Boundary => ({ of, at, kind: 'bend', belongs: 'above' })

/** A yes/no name: true is above false. */
export const yes = (id: string): Boundary => jump({ var: id }, true)

/** A denominator of 0, which has an outcome of its own. */
export const zeroBoundary = ({ ratio }: Ratio): Boundary => jump(valueLogic(ratio[1]), 0, 'below')

const above = new Set(['>', '<='])
const orders = new Set(['<', '<=', '>', '>='])
const equalities = new Set(['==', '===', '!=', '!=='])

/** Every comparison, `min` and `max` inside an expression. */
export function boundariesOf(logic: Logic): readonly Boundary[] {
  if (Array.isArray(logic)) return logic.flatMap((one: Logic) => boundariesOf(one))
  if (typeof logic !== 'object' || logic === null) return []
  return Object.entries(logic as Readonly<Record<string, Logic>>).flatMap(([name, operand]) => {
    const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
    const [first = null, ...rest] = operands
    const inside = operands.flatMap((one, index) =>
      isCondition(name, index, operands) ? conditionBoundaries(one) : boundariesOf(one),
    )
    if (orders.has(name)) {
      const pairs = rest.map((one, index) => [operands[index] ?? null, one] as const)
      return [...inside, ...pairs.map(([a, b]) => compared(a, b, above.has(name)))]
    }
    if (equalities.has(name) && typeof rest[0] === 'number')
      return [...inside, jump(first, rest[0], 'above'), jump(first, rest[0], 'below')]
    if (equalities.has(name)) return [...inside, jump(first, rest[0] ?? null)]
    return name === 'min' || name === 'max'
      ? [...inside, ...rest.map((one) => compared(first, one, false, 'bend'))]
      : inside
  })
}

const isCondition = (name: string, index: number, operands: readonly Logic[]): boolean =>
  ['and', 'or', '!'].includes(name) || (['if', '?:'].includes(name) && index % 2 === 0 && index < operands.length - 1)

/** A yes/no name that stands alone is a condition too. */
export function conditionBoundaries(logic: Logic): readonly Boundary[] {
  const name =
    typeof logic === 'object' && logic !== null && !Array.isArray(logic)
      ? (logic as { readonly var?: Logic }).var
      : undefined
  return typeof name === 'string' ? [yes(name)] : boundariesOf(logic)
}

/** What is fixed stands at the right: 5 ≤ x is a boundary of x. */
function compared(a: Logic, b: Logic, below: boolean, kind: Boundary['kind'] = 'jump'): Boundary {
  const turned = typeof a === 'number'
  return { of: turned ? b : a, at: turned ? a : b, kind, belongs: below !== turned ? 'below' : 'above' }
}
