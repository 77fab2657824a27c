/**
 * What an expression can yield while some of what it reads is free: never narrower than the truth, and the
 * truth itself once everything has one value. Correctly rounded arithmetic never turns an order round, so
 * the same operations on the ends bound what the reference evaluator yields between them.
 */
import type { Logic } from '../model.ts'

/** undefined: no number at all, as 0 ÷ 0 is none. */
type Other = null | boolean | string | undefined

export interface Hull {
  /** Of the numbers; low is above high when there are none. */
  readonly low: number
  readonly high: number
  /** What may come besides numbers: yes, no, a choice, null, or what is no number. */
  readonly others: readonly Other[]
}

export interface HullNames {
  readonly get: (name: string) => Hull
  /** Whether the first never exceeds the second. */
  readonly isPart: (part: string, whole: string) => boolean
  /** Whether only whole numbers are answered. */
  readonly isWhole: (name: string) => boolean
}

const NONE: Hull = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, others: [] }
/** Any number. */
export const ANY: Hull = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, others: [] }
/** Any number, or none: nothing is promised. */
export const UNKNOWN: Hull = { ...ANY, others: [undefined] }

export const numbers = (low: number, high: number): Hull => ({ low, high, others: [] })
export const others = (values: readonly Other[]): Hull => ({ ...NONE, others: values })

const isEmpty = ({ low, high }: Hull): boolean => low > high
const isOne = (hull: Hull): boolean =>
  hull.others.length + (isEmpty(hull) ? 0 : 1) === 1 && (isEmpty(hull) || hull.low === hull.high)

const union = (a: Hull, b: Hull): Hull => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
  others: [...new Set([...a.others, ...b.others])],
})

const truth = (mayHold: boolean, mayFail: boolean): Hull =>
  others([...(mayHold ? [true] : []), ...(mayFail ? [false] : [])])
const mayHold = (hull: Hull): boolean => hull.others.includes(true)
const mayFail = (hull: Hull): boolean => hull.others.includes(false)

export function hullOf(logic: Logic, names: HullNames): Hull {
  if (typeof logic === 'number') return numbers(logic, logic)
  if (logic === null || typeof logic !== 'object') return others([logic])
  const [name = '', operand = null] = Object.entries(logic)[0] ?? []
  if (name === 'var') return names.get(typeof operand === 'string' ? operand : '')
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === 'if' || name === '?:') return branches(operands, names)
  if (name === 'in') return member(operands, names)
  const hulls = operands.map((one) => hullOf(one, names))
  return name === '/' ? quotient(operands, hulls, names) : combine(name, hulls)
}

function branches(operands: readonly Logic[], names: HullNames): Hull {
  let found = NONE
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const condition = hullOf(operands[index]!, names)
    if (mayHold(condition)) found = union(found, hullOf(operands[index + 1]!, names))
    if (!mayFail(condition)) return found
  }
  return union(found, hullOf(operands.at(-1) ?? null, names))
}

function member([operand = null, list = null]: readonly Logic[], names: HullNames): Hull {
  const hull = hullOf(operand, names)
  const hits = (Array.isArray(list) ? list : []).map((one) => equal(hull, hullOf(one, names)))
  return truth(hits.some(mayHold), hits.every(mayFail))
}

function combine(name: string, hulls: readonly Hull[]): Hull {
  const [first = NONE, second = NONE, third] = hulls
  switch (name) {
    case 'and':
      return truth(hulls.every(mayHold), hulls.some(mayFail))
    case 'or':
      return truth(hulls.some(mayHold), hulls.every(mayFail))
    case '!':
      return truth(mayFail(first), mayHold(first))
    case '<':
    case '<=': {
      const pairs = [ordered(first, second, name), ...(third ? [ordered(second, third, name)] : [])]
      return truth(pairs.every(mayHold), pairs.some(mayFail))
    }
    case '>':
      return ordered(second, first, '<')
    case '>=':
      return ordered(second, first, '<=')
    case '==':
    case '===':
      return equal(first, second)
    case '!=':
    case '!==': {
      const same = equal(first, second)
      return truth(mayFail(same), mayHold(same))
    }
    default:
      return arithmetic(name, hulls)
  }
}

/** Of what is no number an order says nothing. */
function ordered(a: Hull, b: Hull, sign: '<' | '<='): Hull {
  if (a.others.length > 0 || b.others.length > 0) return truth(true, true)
  return sign === '<' ? truth(a.low < b.high, a.high >= b.low) : truth(a.low <= b.high, a.high > b.low)
}

function equal(a: Hull, b: Hull): Hull {
  const meet = Math.max(a.low, b.low) <= Math.min(a.high, b.high) || a.others.some((one) => b.others.includes(one))
  return truth(meet, !(meet && isOne(a) && isOne(b)))
}

function arithmetic(name: string, hulls: readonly Hull[]): Hull {
  // What json-logic-js makes of null in arithmetic differs by operator; nothing is promised of it.
  if (hulls.some((hull) => isEmpty(hull) || hull.others.length > 0)) return UNKNOWN
  const first = hulls[0] ?? NONE
  const second = hulls[1]
  switch (name) {
    case '+':
      return numbers(
        hulls.reduce((sum, { low }) => sum + low, 0),
        hulls.reduce((sum, { high }) => sum + high, 0),
      )
    case '-':
      return second === undefined
        ? numbers(-first.high, -first.low)
        : numbers(first.low - second.high, first.high - second.low)
    case '*':
      return hulls.reduce((a, b) => corners(a, b, times))
    case 'min':
      return numbers(Math.min(...hulls.map(({ low }) => low)), Math.min(...hulls.map(({ high }) => high)))
    case 'max':
      return numbers(Math.max(...hulls.map(({ low }) => low)), Math.max(...hulls.map(({ high }) => high)))
    case '%':
      return second !== undefined && isOne(first) && isOne(second) && second.low !== 0
        ? numbers(first.low % second.low, first.low % second.low)
        : UNKNOWN
    default:
      return UNKNOWN
  }
}

/** An end that is never reached times nothing is nothing. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y)

function corners(a: Hull, b: Hull, of: (x: number, y: number) => number): Hull {
  const all = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)]
  return all.some(Number.isNaN) ? UNKNOWN : numbers(Math.min(...all), Math.max(...all))
}

/** A part of its whole never comes to more than the factor before it, however wide both are. */
function quotient(
  [top = null, bottom = null]: readonly Logic[],
  [a = NONE, b = NONE]: readonly Hull[],
  names: HullNames,
): Hull {
  if ([a, b].some((hull) => isEmpty(hull) || hull.others.length > 0) || (b.low <= 0 && b.high >= 0)) return UNKNOWN
  const plain = corners(a, b, (x, y) => x / y)
  const part = partOf(top)
  const whole = nameOf(bottom)
  if (part === null || whole === null || b.low < 0 || !names.isPart(part.name, whole)) return plain
  // Whole numbers multiply without a rounding; others may end one last binary digit above the factor.
  const exact =
    Number.isInteger(part.factor) &&
    names.isWhole(part.name) &&
    names.isWhole(whole) &&
    part.factor * b.high <= Number.MAX_SAFE_INTEGER
  return numbers(plain.low, Math.min(plain.high, exact ? part.factor : part.factor * (1 + 2 ** -51)))
}

const nameOf = (logic: Logic): string | null => {
  const found =
    typeof logic === 'object' && logic !== null && !Array.isArray(logic) ? Object.entries(logic)[0] : undefined
  return found?.[0] === 'var' && typeof found[1] === 'string' ? found[1] : null
}

/** `x` or a factor times `x`. */
function partOf(logic: Logic): { readonly name: string; readonly factor: number } | null {
  const own = nameOf(logic)
  if (own !== null) return { name: own, factor: 1 }
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return null
  const operands = (logic as Readonly<Record<string, Logic>>)['*']
  if (!Array.isArray(operands) || operands.length !== 2) return null
  const [factor, operand = null] = operands as readonly Logic[]
  const name = nameOf(operand)
  return typeof factor === 'number' && factor >= 0 && name !== null ? { name, factor } : null
}
