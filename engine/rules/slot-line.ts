/**
 * Shares, points for each piece, deductions, with their caps: what most rules compute is a straight line over one
 * slot. It is one closure instead of one for each operator, and gives what these give, to the last bit. (SPEC V8)
 */
import type { Operand } from './kernels.ts'

/** (base + factor × what a slot holds) ÷ divisor, from `least` to `most`. */
export interface Line {
  readonly at: number
  /** The slot of the divisor; -1: it is `over`. */
  readonly by: number
  /** base, factor, over, least, most: side by side in memory, each read as a number without a look at its type. */
  readonly terms: Float64Array
}

/** json-logic-js reads factors through `parseFloat`, which turns −0 into 0; `+ 0` does the same. */
export const along = ({ at, by, terms }: Line, slots: Float64Array): number =>
  Math.max(
    Math.min((terms[0]! + terms[1]! * (slots[at]! + 0)) / (by === -1 ? terms[2]! : slots[by]!), terms[3]!),
    terms[4]!,
  )

/** −0 adds nothing, not even to −0. */
const NO_BASE = -0
const [NO_MOST, NO_LEAST] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** Null: the operator makes no line of these operands. */
export function lineOf(name: string, operands: readonly Operand[]): Line | null {
  const [a, b] = operands
  if (a === undefined || b === undefined || operands.length > 2) return null
  if (name === '*')
    return a.kind === 'constant' ? product(a.value, b) : b.kind === 'constant' ? product(b.value, a) : null
  if (name === '-') return a.kind === 'constant' && b.kind === 'line' ? difference(a.value, b.line) : null
  if (a.kind !== 'line') return null
  const { line } = a
  if (name === '/' && isWhole(line))
    return b.kind === 'slot'
      ? laid(line.at, b.at, line.terms)
      : b.kind === 'constant'
        ? withTerm(line, 2, b.value)
        : null
  if (b.kind !== 'constant') return null
  const [, , , most = 0, least = 0] = line.terms
  if (name === 'min') return most === NO_MOST && b.value > least ? withTerm(line, 3, b.value) : null
  if (name === 'max') return least === NO_LEAST && b.value < most ? withTerm(line, 4, b.value) : null
  return null
}

/** Made in one place only, so that reading it stays quick. */
const laid = (at: number, by: number, terms: Float64Array): Line => ({ at, by, terms })

const product = (factor: number, slot: Operand): Line | null =>
  slot.kind === 'slot' ? laid(slot.at, -1, Float64Array.of(NO_BASE, factor + 0, 1, NO_MOST, NO_LEAST)) : null

/** Of a product only. */
const difference = (base: number, line: Line): Line | null =>
  isWhole(line) && Object.is(line.terms[0], NO_BASE) ? withTerm(withTerm(line, 0, base), 1, -line.terms[1]!) : null

const withTerm = ({ at, by, terms }: Line, term: number, value: number): Line => laid(at, by, terms.with(term, value))

/** Neither divided nor held. */
const isWhole = ({ by, terms: [, , over, most, least] }: Line): boolean =>
  by === -1 && over === 1 && most === NO_MOST && least === NO_LEAST
