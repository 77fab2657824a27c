/**
 * What no form can give, whatever counts in it: a proof for the cells that it takes, and no word about the
 * others. Bounds are real numbers with half a unit of the index for its rounding. (SPEC L61)
 */
import { compareCuts, lastOf } from '../../rules/axis.ts'
import type { Counting } from './counting.ts'
import { besideOf, holds, isCompared, isEmpty, pointsOf, share, sum, zerosOf } from './demands.ts'
import type { Cells, Numbers, Range } from './demands.ts'

export function isImpossible(cells: Cells, counting: Counting): boolean {
  return againstCriteria(cells, counting) || againstSums(cells, counting)
}

/** The lowest criterion, the number of those with 0 points, and criteria by name. */
function againstCriteria(cells: Cells, counting: Counting): boolean {
  const { all } = counting
  const lowest = cells.get('leaves.min')
  const zeros = zerosOf(cells, counting)
  if (isEmpty(zeros)) return true
  // The lowest has 0 exactly when some criterion has.
  if (lowest && zeros.from > 0 && !holds(lowest, 0)) return true
  if (lowest && zeros.until === 0 && compareCuts(lowest.high, { x: 0, side: 'after' }) <= 0) return true
  let mayHaveZero = 0
  let haveZero = 0
  for (const one of all) {
    if (!isCompared(cells, one)) {
      if (one.max > 0) mayHaveZero++
      continue
    }
    const own = pointsOf(cells, one, counting)
    if (isEmpty(own)) return true
    if (one.max === 0) continue
    if (own.from === 0) mayHaveZero++
    if (one.policy.policy === 'zero') continue
    if (own.until === 0) haveZero++
    if (lowest && isUnder(share(own.until, one.max), lowest)) return true
  }
  return zeros.from > mayHaveZero || zeros.until < haveZero
}

const isUnder = (value: number, { low }: Numbers): boolean => compareCuts({ x: value, side: 'after' }, low) <= 0

/** The index, and what it is without bonus and penalty, against shares of the parts. */
function againstSums(cells: Cells, counting: Counting): boolean {
  const { domains, mayBeZero, mayRescale } = counting
  const within = baseIn(cells, counting)
  if (within === null || isEmpty(within)) return true
  const whole = counting.total / 10 ** counting.digits.points
  const percent = (value: number): number => (value * whole) / 100
  const lowest = cells.get('leaves.min')
  const shares = domains.map(({ name }) => cells.get(name))
  if (lowest && !mayBeZero && !mayRescale) {
    // Every criterion reaches the lowest one's share, so their sums do.
    if (percent(lowest.low.x) > within.until) return true
    if (shares.some((one) => one !== undefined && compareCuts(one.high, lowest.low) <= 0)) return true
  }
  if (shares.every((one) => one !== undefined)) {
    // The whole lies between the lowest and the highest domain.
    if (percent(Math.max(...shares.map((one) => one.high.x))) < within.from) return true
    if (percent(Math.min(...shares.map((one) => one.low.x))) > within.until) return true
  }
  return !mayRescale && whole * (1 - lossOf(cells, counting)) < within.from
}

/** What the index without bonus and penalty may be before it is rounded; null: bonus or penalty cannot be as asked. */
function baseIn(cells: Cells, counting: Counting): Range | null {
  const { digits, total, capped } = counting
  const half = 0.5 / 10 ** digits.index
  const [bonus, penalty] = [counting.bonus, counting.penalty].map((one) => besideOf(cells, one, counting, true))
  if (bonus === undefined || penalty === undefined || isEmpty(bonus) || isEmpty(penalty)) return null
  const points = (units: number): number => units / 10 ** digits.points
  const ends = (cell: Numbers | undefined): Range =>
    cell === undefined
      ? { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
      : { from: cell.low.x - half, until: lastOf(cell, digits.index) + half }
  const [base, index] = [ends(cells.get('base')), ends(cells.get('index'))]
  // An index that is held at 0 or at the total says nothing of what lies beyond.
  const low = index.from <= 0 ? Number.NEGATIVE_INFINITY : index.from - points(bonus.until - penalty.from)
  const high =
    capped && index.until >= points(total) ? Number.POSITIVE_INFINITY : index.until - points(bonus.from - penalty.until)
  return { from: Math.max(base.from, low), until: Math.min(base.until, high) }
}

/** The part of all points that is lost at least; of what counts it is no smaller a part. */
function lossOf(cells: Cells, counting: Counting): number {
  const { all } = counting
  const maxima = all.map(({ max }) => max).filter((max) => max > 0)
  const whole = sum(maxima)
  if (whole === 0) return 0
  const lowest = cells.get('leaves.min')
  const short = lowest && !holds(lowest, 100) ? (Math.min(...maxima) * (100 - lowest.high.x)) / 100 : 0
  const zero = sum(maxima.toSorted((a, b) => a - b).slice(0, zerosOf(cells, counting).from))
  const known = sum(
    all.filter((one) => isCompared(cells, one)).map((one) => one.max - pointsOf(cells, one, counting).until),
  )
  return Math.max(short, zero, known) / whole
}
