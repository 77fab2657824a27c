/**
 * What is known in one branch of a rule: bounds of names and of expressions that a condition has compared,
 * what is not 0, and which expression is at most which. Knowing is only ever added. (SPEC R41)
 */
import type { Logic } from '../model.ts'
import { ANY, holds } from './interval.ts'
import type { Interval } from './interval.ts'
import { factorsOf } from './share.ts'

export interface Known {
  /** By the text of the expression. */
  readonly bounds: ReadonlyMap<string, Interval>
  readonly notZero: ReadonlySet<string>
  /** "a ≤ b" as the texts of both, a line break between. */
  readonly atMost: ReadonlySet<string>
  /** By the text of a condition: whether it holds. */
  readonly facts: ReadonlyMap<string, boolean>
  /** Conditions of which not all are `truth`: an `and` that does not hold, an `or` that does. */
  readonly notAll: readonly NotAll[]
}

interface NotAll {
  readonly conditions: readonly Logic[]
  readonly truth: boolean
}

export const nothingKnown: Known = {
  bounds: new Map(),
  notZero: new Set(),
  atMost: new Set(),
  facts: new Map(),
  notAll: [],
}

/** The proof compares the same expressions again and again: each is spelled once. */
const texts = new WeakMap<object, string>()

export function textOf(logic: Logic): string {
  if (typeof logic !== 'object' || logic === null) return JSON.stringify(logic)
  const known = texts.get(logic)
  if (known !== undefined) return known
  const text = JSON.stringify(logic)
  texts.set(logic, text)
  return text
}

export const isAtMost = ({ atMost }: Known, a: Logic, b: Logic): boolean => atMost.has(`${textOf(a)}\n${textOf(b)}`)

export const withAtMost = (known: Known, a: Logic, b: Logic): Known => ({
  ...known,
  atMost: new Set([...known.atMost, `${textOf(a)}\n${textOf(b)}`]),
})

/** How the proof sees an operand: its bounds here, and the distance between its values (null: they have none). */
export interface View {
  readonly boundsOf: (logic: Logic, known: Known) => Interval | null
  readonly stepOf: (logic: Logic) => number | null
}

/** What holds when `condition` is `truth`, in a branch where `known` holds; null: that cannot be. */
export function assume(condition: Logic, truth: boolean, known: Known, view: View): Known | null {
  const found = assumeOne(condition, truth, known, view)
  return found && settle(found, view)
}

/** Where all but one of several conditions are known to be so, the last one is not. */
function settle(known: Known, view: View): Known | null {
  for (const one of known.notAll) {
    const { conditions, truth } = one
    if (conditions.some((condition) => isKnown(known, condition, !truth))) continue
    const [last, ...others] = conditions.filter((condition) => !isKnown(known, condition, truth))
    if (others.length > 0) continue
    const rest = { ...known, notAll: known.notAll.filter((other) => other !== one) }
    return last === undefined ? null : assume(last, !truth, rest, view)
  }
  return known
}

/** A condition and its opposite under one text: `yes`, `yes == true`, `!(yes != true)`. */
function factOf(condition: Logic, truth: boolean): readonly [string, boolean] {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return [textOf(condition), truth]
  const [name = '', operand = null] = Object.entries(condition)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const [a = null, b = null] = operands
  switch (name) {
    case '!':
      return factOf(a, !truth)
    case '==':
    case '===':
      return typeof b === 'boolean' ? factOf(a, truth === b) : [textOf({ '==': operands }), truth]
    case '!=':
    case '!==':
      return factOf({ '==': operands }, !truth)
    default:
      return [textOf(condition), truth]
  }
}

function isKnown({ facts }: Known, condition: Logic, truth: boolean): boolean {
  const [text, so] = factOf(condition, truth)
  return facts.get(text) === so
}

function assumeOne(condition: Logic, truth: boolean, before: Known, view: View): Known | null {
  if (typeof condition === 'boolean') return condition === truth ? before : null
  const [text, so] = factOf(condition, truth)
  const fact = before.facts.get(text)
  if (fact !== undefined && fact !== so) return null
  const known = fact === so ? before : { ...before, facts: new Map([...before.facts, [text, so]]) }
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return known
  const [name = '', operand = null] = Object.entries(condition)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  switch (name) {
    case '!':
      return assumeOne(operands[0] ?? null, !truth, known, view)
    case 'and':
    case 'or': {
      // All of an `and` hold, none of an `or`; of the other outcome it is known that not all are so.
      if ((name === 'and') !== truth && operands.length > 1)
        return { ...known, notAll: [...known.notAll, { conditions: operands, truth: !truth }] }
      return operands.reduce<Known | null>((all, one) => all && assumeOne(one, truth, all, view), known)
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return assumeOrder(name, operands, truth, known, view)
    case '==':
    case '===':
    case '!=':
    case '!==': {
      const [a = null, b = null] = operands
      return assumeEqual(a, b, name.startsWith('=') === truth, known, view)
    }
    default:
      return known
  }
}

const NOT = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
type Order = keyof typeof NOT

function assumeOrder(name: Order, operands: readonly Logic[], truth: boolean, known: Known, view: View): Known | null {
  const [a = null, b = null, c] = operands
  if (c !== undefined) {
    if (!truth) return known
    const first = assumeOrder(name, [a, b], true, known, view)
    return first && assumeOrder(name, [b, c], true, first, view)
  }
  const order = truth ? name : NOT[name]
  return order === '<' || order === '<='
    ? less(a, b, order === '<', known, view)
    : less(b, a, order === '>', known, view)
}

/** a < b, or a ≤ b. */
function less(a: Logic, b: Logic, strict: boolean, known: Known, view: View): Known | null {
  const [of, than] = [view.boundsOf(a, known), view.boundsOf(b, known)]
  if (of === null || than === null) return known
  const lower = narrow(a, [Number.NEGATIVE_INFINITY, strict ? before(than[1], view.stepOf(a)) : than[1]], known, view)
  const both =
    lower && narrow(b, [strict ? after(of[0], view.stepOf(b)) : of[0], Number.POSITIVE_INFINITY], lower, view)
  if (both === null) return null
  const related = withAtMost(both, a, b)
  // Past 0, whatever lies beyond it is not 0.
  const positive = strict && of[0] >= 0 ? notZeroWith(b) : []
  const negative = strict && than[1] <= 0 ? notZeroWith(a) : []
  return { ...related, notZero: new Set([...related.notZero, ...positive, ...negative]) }
}

/** The last value below `x`, and the first above it, of values that lie `step` apart. */
const before = (x: number, step: number | null): number => (step === 1 ? Math.ceil(x) - 1 : x === 0 && step ? -step : x)
const after = (x: number, step: number | null): number => (step === 1 ? Math.floor(x) + 1 : x === 0 && step ? step : x)

function assumeEqual(a: Logic, b: Logic, equal: boolean, known: Known, view: View): Known | null {
  const [of, to] = [view.boundsOf(a, known), view.boundsOf(b, known)]
  if (of === null || to === null) return known
  if (equal) {
    const first = narrow(a, to, known, view)
    return first && narrow(b, of, first, view)
  }
  if (to[0] !== to[1]) return of[0] === of[1] ? assumeEqual(b, a, false, known, view) : known
  const [value] = to
  if (of[0] === value && of[1] === value) return null
  const apart = value === 0 ? { ...known, notZero: new Set([...known.notZero, ...notZeroWith(a)]) } : known
  const step = view.stepOf(a)
  if (of[0] === value) return narrow(a, [after(value, step), Number.POSITIVE_INFINITY], apart, view)
  return of[1] === value ? narrow(a, [Number.NEGATIVE_INFINITY, before(value, step)], apart, view) : apart
}

function narrow(logic: Logic, [low, high]: Interval, known: Known, view: View): Known | null {
  const [least, most] = view.boundsOf(logic, known) ?? [low, high]
  const bounds: Interval = [Math.max(least, low), Math.min(most, high)]
  if (!(bounds[0] <= bounds[1])) return null
  if (typeof logic === 'number') return known
  const narrower = { ...known, bounds: new Map([...known.bounds, [textOf(logic), bounds]]) }
  const quotient = typeof logic === 'object' && logic !== null && '/' in logic ? logic['/'] : null
  if (!Array.isArray(quotient)) return narrower
  // Over a positive divisor the dividend has the sign of the quotient.
  const [top, bottom] = quotient as Logic[]
  if ((view.boundsOf(bottom!, known)?.[0] ?? -1) < 0) return narrower
  if (bounds[0] >= 0) return narrow(top!, [0, Number.POSITIVE_INFINITY], narrower, view)
  return bounds[1] <= 0 ? narrow(top!, [Number.NEGATIVE_INFINITY, 0], narrower, view) : narrower
}

export const mayBeZero = (logic: Logic, bounds: Interval, known: Known, view: View): boolean =>
  holds(bounds, 0) && !isNotZero(logic, known, view)

/** More factors could come to less than the least number there is. */
const MOST_FACTORS = 4

/** A product is 0 only where a factor is. */
function isNotZero(logic: Logic, known: Known, view: View): boolean {
  if (known.notZero.has(textOf(logic))) return true
  const factors = factorsOf(logic)
  if (factors.length === 1) return !holds(view.boundsOf(logic, known) ?? ANY, 0)
  const others = factors.filter((one) => typeof one !== 'number')
  return others.length <= MOST_FACTORS && factors.every((one) => isNotZero(one, known, view))
}

/** What is not 0 when this is not: the factors of a product, the dividend of a quotient. */
function notZeroWith(logic: Logic): readonly string[] {
  const quotient = typeof logic === 'object' && logic !== null && '/' in logic ? logic['/'] : null
  const parts = Array.isArray(quotient) ? [quotient[0] as Logic] : factorsOf(logic)
  return [textOf(logic), ...parts.filter((one) => one !== logic).flatMap(notZeroWith)]
}
