/**
 * Bounds of (a + 0.6 × b) ÷ (a + b + c): a quotient of two sums of the same names is a mean of the weights, however
 * far the names go. Its ends lie where every name is at one of its own ends (linear-fractional programming), found
 * by raising the level λ at which top − λ × bottom never passes 0 (Dinkelbach).
 */
import type { Logic } from '../model.ts'
import { ANY } from './interval.ts'
import type { Interval } from './interval.ts'
import { linearOf } from './linear.ts'

/** What the operations of a sum and a quotient may add or take in rounding, none of them by subtracting. */
const ROUNDING = 64 * Number.EPSILON

/** Each round takes an end of some name that no round before took together with the others; few are ever needed. */
const MOST_ROUNDS = 32

/**
 * @param bounds of the names in this branch.
 * @returns what the quotient can be where the bottom is not 0; `ANY` where the sums subtract or a name may be negative.
 */
export function fractionBounds(top: Logic, bottom: Logic, bounds: (name: string) => Interval): Interval {
  const [over, under] = [addsOnly(top) ? linearOf(top) : null, addsOnly(bottom) ? linearOf(bottom) : null]
  if (over === null || under === null) return ANY
  const names = [...new Set([...over.keys(), ...under.keys()])].filter((name) => name !== '')
  const terms = [
    { over: over.get('') ?? 0, under: under.get('') ?? 0, low: 1, high: 1 },
    ...names.map((name) => {
      const [low, high] = bounds(name)
      return { over: over.get(name) ?? 0, under: under.get(name) ?? 0, low, high }
    }),
  ]
  // Of one name alone the usual bounds are as near.
  if (names.length < 2 || !terms.every(({ low, high }) => low >= 0 && high < Number.POSITIVE_INFINITY)) return ANY
  return [endOf(terms, -1) * (1 - ROUNDING), endOf(terms, 1) * (1 + ROUNDING)]
}

interface Term {
  readonly over: number
  readonly under: number
  readonly low: number
  readonly high: number
}

/** The highest quotient (sign 1) or the lowest (sign −1); infinite where it is not found. */
function endOf(terms: readonly Term[], sign: 1 | -1): number {
  const at = (values: readonly number[]): number => {
    const sum = (part: 'over' | 'under'): number =>
      terms.reduce((total, term, index) => total + term[part] * values[index]!, 0)
    return sum('over') / sum('under')
  }
  let level = at(terms.map(({ high }) => high))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const values = terms.map(({ over, under, low, high }) => (sign * (over - level * under) > 0 ? high : low))
    // top − level × bottom at its most: past 0 there is a better quotient; at a bottom of 0 there is no best one.
    const past = terms.reduce((sum, { over, under }, index) => sum + sign * (over - level * under) * values[index]!, 0)
    if (past <= 0) return level
    const next = at(values)
    if (!Number.isFinite(next)) break
    if (sign * (next - level) <= 0) return level
    level = next
  }
  return sign * Number.POSITIVE_INFINITY
}

/** Sums and products of names and of numbers that are not negative: nothing is ever subtracted. */
function addsOnly(logic: Logic): boolean {
  if (typeof logic === 'number') return logic >= 0
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return false
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return true
  return (name === '+' || name === '*') && Array.isArray(operand) && operand.every((one) => addsOnly(one as Logic))
}
