/**
 * Bounds of what an operator can yield, from the bounds of its operands. They may be wider than what is really
 * reached, never narrower. Rounding is monotone, so the same rounded operation on the bounds is safe; sums hold for
 * binary numbers and for exact decimals (`exact.ts`) alike.
 */
import type { Logic } from '../model.ts'
import { decimalSum } from './decimal-sum.ts'

export type Interval = readonly [least: number, most: number]

export const ANY: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

export const hull = (parts: readonly Interval[]): Interval => [
  Math.min(...parts.map(([low]) => low)),
  Math.max(...parts.map(([, high]) => high)),
]

export const holds = ([low, high]: Interval, value: number): boolean => low <= value && value <= high

type Bounds = (operands: readonly Interval[]) => Interval

/** A parameter of the proof, so that a test can put one wrong bound in. A divisor here never holds 0. */
export type BoundsTable = Readonly<Record<'+' | '-' | '*' | '/' | '%' | 'min' | 'max', Bounds>>

/** 0 × ∞ is 0 here: a bound that is never reached. */
function times([a, b]: Interval, [c, d]: Interval): Interval {
  const product = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y)
  const all = [product(a, c), product(a, d), product(b, c), product(b, d)]
  return [Math.min(...all), Math.max(...all)]
}

/** What lies beyond every number is not known. */
const known = ([low, high]: Interval): Interval => [
  Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
  Number.isNaN(high) ? Number.POSITIVE_INFINITY : high,
]

const binarySum = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)

/** What the sum is in binary, and what it is as decimals: whichever is wider. */
const summed = (lows: readonly number[], highs: readonly number[]): Interval =>
  known([Math.min(binarySum(lows), decimalSum(lows)), Math.max(binarySum(highs), decimalSum(highs))])

export const boundsTable: BoundsTable = {
  '+': (parts) =>
    summed(
      parts.map(([low]) => low),
      parts.map(([, high]) => high),
    ),
  '-': ([a = ANY, b]) => (b === undefined ? [-a[1], -a[0]] : summed([a[0], -b[1]], [a[1], -b[0]])),
  '*': (parts) => parts.reduce(times),
  '/': ([a = ANY, b = ANY]) => {
    const quotients = a.flatMap((x) => b.map((y) => x / y))
    return known([Math.min(...quotients), Math.max(...quotients)])
  },
  // The sign is that of the first operand, the size below either.
  '%': ([a = ANY, b = ANY]) => {
    const most = Math.max(Math.abs(b[0]), Math.abs(b[1]))
    return [a[0] < 0 ? Math.max(a[0], -most) : 0, a[1] > 0 ? Math.min(a[1], most) : 0]
  },
  min: (parts) => [Math.min(...parts.map(([low]) => low)), Math.min(...parts.map(([, high]) => high))],
  max: (parts) => [Math.max(...parts.map(([low]) => low)), Math.max(...parts.map(([, high]) => high))],
}

/** What an operator gives by its name; a divisor that may be 0 leaves its quotient without bounds. */
export function boundsOf(name: string, parts: readonly Interval[]): Interval {
  if (!Object.hasOwn(boundsTable, name)) return ANY
  if ((name === '/' || name === '%') && holds(parts[1] ?? ANY, 0)) return ANY
  return boundsTable[name as keyof BoundsTable](parts)
}

/** Of an expression, from the bounds of the names in it. Null: it yields no number (null, a condition, a text). */
export function intervalOf(logic: Logic, bounds: (name: string) => Interval): Interval | null {
  if (typeof logic === 'number') return [logic, logic]
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return bounds(typeof operand === 'string' ? operand : '')
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const chooses = name === 'if' || name === '?:'
  const parts = (chooses ? branchesOf(operands) : operands)
    .map((one) => intervalOf(one, bounds))
    .filter((one) => one !== null)
  if (parts.length === 0) return null
  return chooses ? hull(parts) : boundsOf(name, parts)
}

/** Conditions stand at even places except the last. */
const branchesOf = (operands: readonly Logic[]): readonly Logic[] =>
  operands.filter((_, index) => index % 2 === 1 || index === operands.length - 1)
