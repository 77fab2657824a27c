/** What cells of the compared names demand of points, in whole numbers of the smallest unit. (SPEC L61) */
import type { Cell } from '../../rules/axis.ts'
import type { Beside, Counting, Criterion } from './counting.ts'

export type Numbers = Extract<Cell, { readonly kind: 'number' }>

/** A cell for each name that is compared; a name that is absent may be anything. */
export type Cells = ReadonlyMap<string, Numbers>

/** Both included; empty when `from` is above `until`. */
export interface Range {
  readonly from: number
  readonly until: number
}

export const isEmpty = ({ from, until }: Range): boolean => from > until

export const both = (a: Range, b: Range): Range => ({
  from: Math.max(a.from, b.from),
  until: Math.min(a.until, b.until),
})

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const isAbove = (value: number, { x, side }: Numbers['low']): boolean => (side === 'before' ? value >= x : value > x)
const isBelow = (value: number, { x, side }: Numbers['high']): boolean => (side === 'before' ? value < x : value <= x)
export const holds = ({ low, high }: Numbers, value: number): boolean => isAbove(value, low) && isBelow(value, high)

/** As conditions compute shares (SPEC S19). */
export const share = (points: number, of: number): number => (of === 0 ? 100 : (100 * points) / of)

/** The least whole number from 0 on that `takes` takes, where it takes all greater ones too; near `guess`. */
function least(guess: number, most: number, takes: (value: number) => boolean): number {
  let value = Math.min(most + 1, Math.max(0, Math.ceil(guess) - 2))
  while (value > 0 && takes(value - 1)) value--
  while (value <= most && !takes(value)) value++
  return value
}

/**
 * The whole numbers from 0 to `most` of which the value lies in the cell.
 * @param valueOf never falls; about `per` for each whole number, above 0.
 */
export function rangeIn(
  cell: Numbers | undefined,
  most: number,
  per: number,
  valueOf: (units: number) => number,
): Range {
  if (cell === undefined) return { from: 0, until: most }
  return {
    from: least(cell.low.x / per, most, (units) => isAbove(valueOf(units), cell.low)),
    until: least(cell.high.x / per, most, (units) => !isBelow(valueOf(units), cell.high)) - 1,
  }
}

/** The points of which the share lies in the cell. */
export function shareIn(cell: Numbers | undefined, of: number): Range {
  if (of > 0) return rangeIn(cell, of, 100 / of, (points) => share(points, of))
  return { from: 0, until: cell === undefined || holds(cell, 100) ? 0 : -1 }
}

/** Figures with digits after the point: bonus, penalty, points of a criterion. */
const figureIn = (cell: Numbers | undefined, most: number, digits: number): Range =>
  rangeIn(cell, most, 10 ** -digits, (units) => units / 10 ** digits)

/** The points that a criterion may be said to have. */
export const pointsOf = (cells: Cells, { id, max }: Criterion, { digits }: Counting): Range =>
  both(
    figureIn(cells.get(`criteria.${id}.points`), max, digits.points),
    shareIn(cells.get(`criteria.${id}.ratio`), max),
  )

export const isCompared = (cells: Cells, { id }: Criterion): boolean =>
  cells.has(`criteria.${id}.points`) || cells.has(`criteria.${id}.ratio`)

/** How many criteria of the domains have 0 points. */
export const zerosOf = (cells: Cells, { all }: Counting): Range =>
  rangeIn(cells.get('leaves.zero'), all.length, 1, (count) => count)

/**
 * What bonus or penalty may come to; every whole number between is possible.
 * @param absent whether a criterion that does not arise, and so gives nothing, is to be thought of.
 */
export function besideOf(cells: Cells, beside: Beside | null, counting: Counting, absent: boolean): Range {
  if (beside === null) return { from: 0, until: 0 }
  const { name, max, best, criteria } = beside
  const ranges = criteria.map((one) => {
    const own = pointsOf(cells, one, counting)
    // It is then said to have its maximum.
    return absent && one.policy.policy === 'exclude' && own.until === one.max ? { ...own, from: 0 } : own
  })
  if (ranges.some(isEmpty)) return { from: 0, until: -1 }
  const together = best ? (list: readonly number[]) => Math.max(0, ...list) : sum
  const ends = [ranges.map(({ from }) => from), ranges.map(({ until }) => until)].map(together)
  const [from = 0, until = 0] = ends.map((points) => Math.min(points, max))
  return both({ from, until }, figureIn(cells.get(name), max, counting.digits.points))
}
