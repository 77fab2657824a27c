/** What a compared value can be, and how the constants that it is compared with cut it into cells. */

import { decimalsOf, toDecimal, toUnits } from '../points.ts'

/** Where one stretch of numbers ends and the next begins: `x` itself is behind the cut (from, below) or before it (above, until). */
export interface Cut {
  readonly x: number
  readonly side: 'before' | 'after'
}

export type Axis =
  | {
      readonly kind: 'number'
      readonly least: number | null
      readonly most: number | null
      /** Values are whole multiples of 10^−digits; null: any number. */
      readonly digits: number | null
    }
  | { readonly kind: 'boolean' }
  /** Null: any text. */
  | { readonly kind: 'text'; readonly values: readonly string[] | null }

/** Every value of a cell answers every comparison alike. */
export type Cell =
  | { readonly kind: 'number'; readonly low: Cut; readonly high: Cut }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Null: none of the texts that are compared with. */
  | { readonly kind: 'text'; readonly value: string | null }

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

export interface Test {
  readonly is: Comparison
  readonly than: number | boolean | string
}

const START: Cut = { x: Number.NEGATIVE_INFINITY, side: 'before' }
const END: Cut = { x: Number.POSITIVE_INFINITY, side: 'after' }

/** Negative when `a` lies left of `b`, 0 when both cut at one place. */
export const compareCuts = (a: Cut, b: Cut): number =>
  a.x === b.x ? Number(a.side === 'after') - Number(b.side === 'after') : a.x < b.x ? -1 : 1

/** The most digits that a written number has; a level × a share may have more. */
const FINEST = 4
/** Above this a number times 10⁴ is no longer exact. */
const EXACT = 1e11

/** Of whole steps, “after 90” is “before 90.01”; the cut is moved to the step that follows it. */
export function onSteps({ x, side }: Cut, digits: number | null): Cut {
  if (digits === null || !Number.isFinite(x) || (digits > 0 && Math.abs(x) > EXACT)) return { x, side }
  const steps = digits === 0 ? x : stepsOf(x, digits)
  const next = side === 'after' ? Math.floor(steps) + 1 : Math.ceil(steps)
  return { x: next / 10 ** digits, side: 'before' }
}

function stepsOf(x: number, digits: number): number {
  const units = Math.round(x * 10 ** FINEST)
  if (units / 10 ** FINEST === x) return units / 10 ** (FINEST - digits)
  const text = toDecimal(x)
  const places = Math.max(decimalsOf(text), digits)
  return toUnits(text, places) / 10 ** (places - digits)
}

/** The cells into which the tests cut the axis, from low to high. */
export function cellsOf(axis: Axis, tests: readonly Test[]): readonly Cell[] {
  switch (axis.kind) {
    case 'boolean':
      return [false, true].map((value) => ({ kind: 'boolean', value }))
    case 'text': {
      const named = [...new Set(tests.map(({ than }) => String(than)))]
      const { values } = axis
      if (values !== null) return values.map((value) => ({ kind: 'text', value }))
      return [...named, null].map((value) => ({ kind: 'text', value }))
    }
    case 'number': {
      const { least, most, digits } = axis
      const low = least === null ? START : onSteps({ x: least, side: 'before' }, digits)
      const high = most === null ? END : onSteps({ x: most, side: 'after' }, digits)
      const inner = tests
        .flatMap((test) => cutsOf(test, digits))
        .filter((cut) => compareCuts(low, cut) < 0 && compareCuts(cut, high) < 0)
        .toSorted(compareCuts)
      const cuts = [low, ...inner, high].filter(
        (cut, index, all) => index === 0 || compareCuts(all[index - 1]!, cut) < 0,
      )
      return cuts.slice(0, -1).map((from, index) => ({ kind: 'number', low: from, high: cuts[index + 1]! }))
    }
    default:
      return axis satisfies never
  }
}

function cutsOf({ is, than }: Test, digits: number | null): readonly Cut[] {
  const before = onSteps({ x: Number(than), side: 'before' }, digits)
  const after = onSteps({ x: Number(than), side: 'after' }, digits)
  if (is === '==' || is === '!=') return [before, after]
  return [is === '<' || is === '>=' ? before : after]
}

/** Whether the values of a cell pass the test that cut it. */
export function passes(cell: Cell, { is, than }: Test, digits: number | null): boolean {
  if (cell.kind !== 'number') return (cell.value === than) === (is === '==')
  const before = onSteps({ x: Number(than), side: 'before' }, digits)
  const after = onSteps({ x: Number(than), side: 'after' }, digits)
  switch (is) {
    case '<':
      return compareCuts(cell.high, before) <= 0
    case '<=':
      return compareCuts(cell.high, after) <= 0
    case '>':
      return compareCuts(cell.low, after) >= 0
    case '>=':
      return compareCuts(cell.low, before) >= 0
    case '==':
    case '!=':
      return (compareCuts(cell.low, before) >= 0 && compareCuts(cell.high, after) <= 0) === (is === '==')
    default:
      return is satisfies never
  }
}

/** The end of a cell: of whole steps, “before 90.01” ends at 90. */
export function lastOf({ high }: Extract<Cell, { kind: 'number' }>, digits: number | null): number {
  if (digits === null || high.side === 'after' || !Number.isFinite(high.x)) return high.x
  return Math.round(high.x * 10 ** digits - 1) / 10 ** digits
}
