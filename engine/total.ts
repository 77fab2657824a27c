/** From points to the index: one fraction, one half-up, in whole units. (SPEC S14, S44–S46) */
import type { Framework, Points, Section } from './model.ts'
import { divideHalfUp, multiplyDivide, unitsOf } from './points.ts'

/** What the criteria of a section come to, before its cap and with it. */
export function combine({ combine: how, max }: Section, given: readonly Points[]): { sum: Points; points: Points } {
  const sum = how === 'best' ? Math.max(0, ...given) : given.reduce((total, one) => total + one, 0)
  return { sum, points: Math.min(sum, max) }
}

export interface Total {
  readonly points: Points
  /** Above 0. */
  readonly of: Points
  readonly total: Points
  readonly bonus: Points
  readonly penalty: Points
  readonly capped: boolean
  /** Digits of points, and of the index. */
  readonly digits: { readonly points: number; readonly index: number }
}

export interface Index {
  /** Whole numbers of the index's smallest unit. */
  readonly index: number
  readonly base: number
  readonly held: 'at-total' | 'at-zero' | null
}

/** points × total ÷ of + bonus − penalty; never below 0, nor above the total where that is capped. */
export function indexOf({ points, of, total, bonus, penalty, capped, digits }: Total): Index {
  // Nothing beside the domains and nothing to hold, as in most frameworks: one quotient of numbers.
  if (bonus === penalty && points <= of) {
    const index = multiplyDivide(points, total * unitsOf(digits.index), of * unitsOf(digits.points))
    return { index, base: index, held: null }
  }
  const whole = BigInt(total) * BigInt(of)
  const base = BigInt(points) * BigInt(total)
  const free = base + BigInt(bonus - penalty) * BigInt(of)
  const held = free < 0n ? 'at-zero' : capped && free > whole ? 'at-total' : null
  const round = (numerator: bigint): number =>
    divideHalfUp(numerator * 10n ** BigInt(digits.index), BigInt(of) * 10n ** BigInt(digits.points))
  return { index: round(held === 'at-zero' ? 0n : held === 'at-total' ? whole : free), base: round(base), held }
}

/** What `points` of `of` give without bonus and penalty, in the index's smallest unit. `of` is above 0. */
export const baseOf = ({ scale, rounding }: Framework, points: Points, of: Points): number =>
  indexOf({
    points,
    of,
    total: scale.total,
    bonus: 0,
    penalty: 0,
    capped: false,
    digits: { points: rounding.criterion, index: rounding.index },
  }).base
