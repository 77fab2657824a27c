/**
 * Bounds of what an expression can yield, from the bounds of what it reads. They may be wider than
 * what is really reached, never narrower: a result below the maximum proves that it is out of reach.
 */
import type { Logic } from '../model.ts'

export type Interval = readonly [least: number, most: number]

const ANY: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** Null: the expression yields no number (null, a condition, a text). */
export function intervalOf(logic: Logic, bounds: (name: string) => Interval): Interval | null {
  if (typeof logic === 'number') return [logic, logic]
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return bounds(typeof operand === 'string' ? operand : '')
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const parts = (name === 'if' || name === '?:' ? branchesOf(operands) : operands).flatMap((one) => {
    const found = intervalOf(one, bounds)
    return found === null ? [] : [found]
  })
  return parts.length === 0 ? null : combine(name, parts)
}

/** Conditions stand at even places except the last. */
const branchesOf = (operands: readonly Logic[]): readonly Logic[] =>
  operands.filter((_, index) => index % 2 === 1 || index === operands.length - 1)

export function combine(name: string, parts: readonly Interval[]): Interval {
  const lows = parts.map(([low]) => low)
  const highs = parts.map(([, high]) => high)
  const first = parts[0] ?? ANY
  const second = parts[1]
  switch (name) {
    case 'if':
    case '?:':
      return [Math.min(...lows), Math.max(...highs)]
    case 'min':
      return [Math.min(...lows), Math.min(...highs)]
    case 'max':
      return [Math.max(...lows), Math.max(...highs)]
    case '+':
      return [lows.reduce((sum, one) => sum + one, 0), highs.reduce((sum, one) => sum + one, 0)]
    case '-':
      return second === undefined ? [-first[1], -first[0]] : [first[0] - second[1], first[1] - second[0]]
    case '*':
      return parts.reduce(times)
    case '/':
      return second === undefined || (second[0] <= 0 && second[1] >= 0)
        ? ANY
        : times(first, [1 / second[1], 1 / second[0]])
    default:
      return ANY
  }
}

/** 0 × ∞ is 0 here: a bound that is never reached. */
function times(a: Interval, b: Interval): Interval {
  const products = a.flatMap((x) => b.map((y) => (x === 0 || y === 0 ? 0 : x * y)))
  return [Math.min(...products), Math.max(...products)]
}
