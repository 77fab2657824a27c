/**
 * One input as a line of positions: every value that it may take, from the first to the last.
 * Numbers stand on the grid of their digits and step, dates on days; yes/no and choices have no order.
 */
import { dayFrom, dayNumber } from '../dates.ts'
import type { Input, InputValue } from '../model.ts'
import { decimalsOf, fromUnits, toUnits, withoutZeros } from '../points.ts'

export interface Axis {
  /** Id of the criterion, or "facts", "targets", "attributes". */
  readonly owner: string
  readonly input: Input
  /** Of numbers and dates: the first value and the distance to the next, in the input's last digit or in days. */
  readonly first: number
  readonly step: number
  /** Positions are 0 to size − 1; a line without any can take no value at all. */
  readonly size: number
}

/** The largest number that an answer can spell with all its digits (SPEC A3). */
const MOST = 999_999_999_999_999
const FIRST_DAY = dayNumber('0000-01-01')
const LAST_DAY = dayNumber('9999-12-31')

export const isOrdered = ({ type }: Input): boolean => type !== 'boolean' && type !== 'choice'

export function axisOf(owner: string, input: Input): Axis {
  if (input.type === 'date') return { owner, input, first: FIRST_DAY, step: 1, size: LAST_DAY - FIRST_DAY + 1 }
  if (!isOrdered(input))
    return { owner, input, first: 0, step: 1, size: input.type === 'boolean' ? 2 : input.choices.length }
  const step = stepOf(input)
  const first = Math.ceil((input.min === null ? -MOST : unitsOf(input.min, input, Math.ceil)) / step) * step
  const last = Math.floor((input.max === null ? MOST : unitsOf(input.max, input, Math.floor)) / step) * step
  return { owner, input, first, step, size: Math.max(0, (last - first) / step + 1) }
}

const unitsOf = (bound: string, { decimals }: Input, round: (value: number) => number): number =>
  decimalsOf(bound) <= decimals ? toUnits(bound, decimals) : round(toUnits(bound, 4) / 10 ** (4 - decimals))

/** A value is a multiple of the step and has no more digits than the input takes. */
function stepOf({ step, decimals }: Input): number {
  if (step === null) return 1
  const [digit, multiple] = [10 ** (4 - decimals), toUnits(step, 4)]
  return multiple / greatestDivisor(digit, multiple)
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

export function valueAt({ input, first, step }: Axis, position: number): InputValue {
  if (input.type === 'boolean') return position === 1
  if (input.type === 'choice') return input.choices[position]!.id
  if (input.type === 'date') return dayFrom(first + position)
  return withoutZeros(fromUnits(first + position * step, input.decimals))
}

/** What a rule sees of an ordered input at a position. */
export const numberAt = ({ input, first, step }: Axis, position: number): number =>
  (first + position * step) / (input.type === 'date' ? 1 : 10 ** input.decimals)

/** The last position whose number is not above `value`; −1: none. */
export function lastUpTo(axis: Axis, value: number): number {
  const { input, first, step, size } = axis
  const scale = input.type === 'date' ? 1 : 10 ** input.decimals
  let position = Math.min(size - 1, Math.max(-1, Math.floor((value * scale - first) / step)))
  while (position < size - 1 && numberAt(axis, position + 1) <= value) position += 1
  while (position >= 0 && numberAt(axis, position) > value) position -= 1
  return position
}

/** Where a value stands; −1: nowhere. */
export function positionOf(axis: Axis, value: InputValue): number {
  const { input } = axis
  if (input.type === 'boolean') return value === true ? 1 : 0
  if (input.type === 'choice') return input.choices.findIndex(({ id }) => id === value)
  if (typeof value !== 'string') return -1
  const number = input.type === 'date' ? dayNumber(value) : Number(value)
  const position = lastUpTo(axis, number)
  return position >= 0 && numberAt(axis, position) === number ? position : -1
}
