/**
 * What each operator becomes in the fast evaluator: a closure over numbered slots, equal to what
 * json-logic-js gives for operands of the operator's types, to the last bit. (SPEC V1, V2)
 *
 * Booleans are 0 and 1, texts are numbers of their own. json-logic-js reads the operands of + and *
 * through `parseFloat`, which turns −0 into 0; `+ 0` does the same. The common shapes (a slot and a
 * constant) have closures of their own: each saves two calls.
 * Past 250 lines, because it is one table with a row for every operator.
 */
import { along, lineOf } from './slot-line.ts'
import type { Line } from './slot-line.ts'

export type Num = (slots: Float64Array) => number
export type Test = (slots: Float64Array) => boolean

export type Operand =
  | { readonly kind: 'constant'; readonly value: number; readonly run: Num }
  | { readonly kind: 'slot'; readonly at: number; readonly run: Num }
  | { readonly kind: 'line'; readonly line: Line; readonly run: Num }
  | { readonly kind: 'computed'; readonly run: Num }

type Operands = readonly Operand[]
type Arithmetic = (operands: Operands) => Num
type Comparison = (operands: Operands) => Test
/** The first of several bounds that one value keeps to: what the steps of `tiers` become. */
type Ladder = (value: Operand, bounds: readonly number[], results: readonly number[], rest: Operand) => Num
export type OrderName = '<' | '<=' | '>' | '>='

/** A parameter of the compiler, so that a test can put one wrong operator in. */
export interface Kernels {
  readonly arithmetic: Readonly<Record<'+' | '-' | '*' | '/' | '%' | 'min' | 'max', Arithmetic>>
  /** An operator and its operands in one; null: `arithmetic` has to be called. */
  readonly line: (name: string, operands: Operands) => Line | null
  readonly comparison: Readonly<Record<OrderName | '==' | '!=' | '===' | '!==', Comparison>>
  readonly ladder: Readonly<Record<OrderName, Ladder>>
  readonly not: (test: Test) => Test
  readonly and: (tests: readonly Test[]) => Test
  readonly or: (tests: readonly Test[]) => Test
  readonly member: (value: Num, list: readonly number[]) => Test
  /** A slot, or any other value, as a condition. */
  readonly truth: (value: Num) => Test
  /** One of two constants by a slot that holds 0 or 1: every yes/no. */
  readonly pick: (at: number, yes: number, no: number) => Num
  /** A branch by what one slot holds: the zero of a denominator, a yes/no before more branches. */
  readonly guard: (at: number, equals: number, then: Operand, rest: Operand) => Num
  readonly choose: (when: Test, then: Operand, rest: Operand) => Num
}

const runsOf = (operands: Operands): readonly [Num, Num, Num | undefined] => {
  const [a, b, c] = operands
  return [a!.run, b!.run, c?.run]
}

const add: Arithmetic = (operands) => {
  const [a, b, c] = operands.map(({ run }) => run)
  if (operands.length === 1) return (s) => a!(s) + 0
  if (operands.length === 2) return (s) => 0 + a!(s) + b!(s)
  if (operands.length === 3) return (s) => 0 + a!(s) + b!(s) + c!(s)
  const runs = operands.map(({ run }) => run)
  return (s) => {
    let sum = 0
    for (const run of runs) sum += run(s)
    return sum
  }
}

const subtract: Arithmetic = (operands) => {
  const [a, b] = operands
  if (b === undefined) return (s) => -a!.run(s)
  const [left, right] = [a!.run, b.run]
  if (a!.kind !== 'constant') return (s) => left(s) - right(s)
  const { value } = a!
  return (s) => value - right(s)
}

const multiply: Arithmetic = (operands) => {
  const [a, b] = operands
  const [left, right] = [a!.run, b!.run]
  if (operands.length > 2) {
    const [first, ...others] = operands.map(({ run }) => run)
    return (s) => {
      let product = first!(s)
      for (const run of others) product = (product + 0) * (run(s) + 0)
      return product
    }
  }
  if (a!.kind === 'constant') {
    const factor = a!.value + 0
    return (s) => factor * (right(s) + 0)
  }
  return (s) => (left(s) + 0) * (right(s) + 0)
}

const divide: Arithmetic = ([a, b]) => {
  const [top, bottom] = [a!.run, b!.run]
  if (b!.kind === 'slot') {
    const { at } = b!
    return (s) => top(s) / s[at]!
  }
  if (b!.kind === 'constant') {
    const { value } = b!
    return (s) => top(s) / value
  }
  return (s) => top(s) / bottom(s)
}

const remainder: Arithmetic = ([a, b]) => {
  const [left, right] = [a!.run, b!.run]
  return (s) => left(s) % right(s)
}

const least: Arithmetic = (operands) => {
  const [first, ...others] = operands.map(({ run }) => run)
  const limit = operands[1]
  if (operands.length === 2 && limit!.kind === 'constant') {
    const { value } = limit!
    return (s) => Math.min(first!(s), value)
  }
  return (s) => {
    let found = first!(s)
    for (const run of others) found = Math.min(found, run(s))
    return found
  }
}

const most: Arithmetic = (operands) => {
  const [first, ...others] = operands.map(({ run }) => run)
  const limit = operands[1]
  if (operands.length === 2 && limit!.kind === 'constant') {
    const { value } = limit!
    return (s) => Math.max(first!(s), value)
  }
  return (s) => {
    let found = first!(s)
    for (const run of others) found = Math.max(found, run(s))
    return found
  }
}

const below: Comparison = (operands) => {
  const [a, b] = operands
  const [x, y, z] = runsOf(operands)
  if (z !== undefined)
    return (s) => {
      const middle = y(s)
      return x(s) < middle && middle < z(s)
    }
  if (b!.kind === 'slot' && a!.kind === 'slot') {
    const [left, right] = [a!.at, b!.at]
    return (s) => s[left]! < s[right]!
  }
  if (b!.kind === 'slot' && a!.kind === 'constant') {
    const [{ value }, { at }] = [a!, b!]
    return (s) => value < s[at]!
  }
  if (b!.kind !== 'constant') return (s) => x(s) < y(s)
  const { value } = b!
  if (a!.kind !== 'slot') return (s) => x(s) < value
  const { at } = a!
  return (s) => s[at]! < value
}

const atMost: Comparison = (operands) => {
  const [a, b] = operands
  const [x, y, z] = runsOf(operands)
  if (z !== undefined)
    return (s) => {
      const middle = y(s)
      return x(s) <= middle && middle <= z(s)
    }
  if (b!.kind === 'slot' && a!.kind === 'slot') {
    const [left, right] = [a!.at, b!.at]
    return (s) => s[left]! <= s[right]!
  }
  if (b!.kind === 'slot' && a!.kind === 'constant') {
    const [{ value }, { at }] = [a!, b!]
    return (s) => value <= s[at]!
  }
  if (b!.kind !== 'constant') return (s) => x(s) <= y(s)
  const { value } = b!
  if (a!.kind !== 'slot') return (s) => x(s) <= value
  const { at } = a!
  return (s) => s[at]! <= value
}

/** a > b is b < a. */
const above: Comparison = ([a, b]) => below([b!, a!])
const atLeast: Comparison = ([a, b]) => atMost([b!, a!])

const equal: Comparison = (operands) => {
  const [a, b] = operands
  const [x, y] = runsOf(operands)
  if (b!.kind === 'slot' && a!.kind === 'slot') {
    const [left, right] = [a!.at, b!.at]
    return (s) => s[left] === s[right]
  }
  if (b!.kind !== 'constant') return (s) => x(s) === y(s)
  const { value } = b!
  if (a!.kind !== 'slot') return (s) => x(s) === value
  const { at } = a!
  return (s) => s[at] === value
}

const unequal: Comparison = (operands) => not(equal(operands))
const not =
  (test: Test): Test =>
  (s) =>
    !test(s)

const UNROLLED = 3

/**
 * Every order is "below" of another number: ≤ is below the next number up, > and ≥ are the same of negative numbers.
 * Where the bounds go one way, the step taken is the number of bounds passed: counting them needs no jump that the
 * processor would have to guess. Fewer than three are filled up with NaN, which every value passes.
 */
const ladderOf =
  (sign: 1 | -1, isIncluded: boolean): Ladder =>
  (value, bounds, results, rest) => {
    const { run } = value
    const cuts = bounds.map((bound) => (isIncluded ? nextUp(sign * bound) : sign * bound))
    if (rest.kind !== 'constant' || cuts.some((cut, at) => at > 0 && !(cuts[at - 1]! < cut)))
      return (s) => {
        const found = sign * run(s)
        for (let step = 0; step < cuts.length; step++) if (found < cuts[step]!) return results[step]!
        return rest.run(s)
      }
    const filling: readonly number[] = Array.from({ length: Math.max(0, UNROLLED - cuts.length) }, () => Number.NaN)
    const table = tableOf([...filling.map(() => 0), ...results, rest.value])
    if (cuts.length > UNROLLED)
      return (s) => {
        const found = sign * run(s)
        let step = 0
        for (let at = 0; at < cuts.length; at++) step += Number(!(found < cuts[at]!))
        return table[step]!
      }
    const [a = 0, b = 0, c = 0] = [...filling, ...cuts]
    const stepOf = (found: number): number => Number(!(found < a)) + Number(!(found < b)) + Number(!(found < c))
    if (value.kind === 'line') {
      const { line } = value
      return (s) => table[stepOf(sign * along(line, s))]!
    }
    if (value.kind === 'slot') {
      const { at } = value
      return (s) => table[stepOf(sign * s[at]!)]!
    }
    return (s) => table[stepOf(sign * run(s))]!
  }

/** Whole numbers, as points are, stay so: they need no number of their own on the way out of a closure. */
export function tableOf(values: readonly number[]): Int32Array | Float64Array {
  const whole = Int32Array.from(values)
  return values.every((value, at) => Object.is(value, whole[at])) ? whole : Float64Array.from(values)
}

const bits = new DataView(new ArrayBuffer(8))

/** The least number above a finite one. */
function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return bits.getFloat64(0)
}

const all = (tests: readonly Test[]): Test => {
  const [a, b] = tests
  if (tests.length === 2) return (s) => a!(s) && b!(s)
  return (s) => {
    for (const test of tests) if (!test(s)) return false
    return true
  }
}

const any = (tests: readonly Test[]): Test => {
  const [a, b] = tests
  if (tests.length === 2) return (s) => a!(s) || b!(s)
  return (s) => {
    for (const test of tests) if (test(s)) return true
    return false
  }
}

export const kernels: Kernels = {
  arithmetic: { '+': add, '-': subtract, '*': multiply, '/': divide, '%': remainder, min: least, max: most },
  line: lineOf,
  comparison: {
    '<': below,
    '<=': atMost,
    '>': above,
    '>=': atLeast,
    '==': equal,
    '!=': unequal,
    '===': equal,
    '!==': unequal,
  },
  ladder: { '<': ladderOf(1, false), '<=': ladderOf(1, true), '>': ladderOf(-1, false), '>=': ladderOf(-1, true) },
  not,
  and: all,
  or: any,
  member: (value, list) => (s) => list.indexOf(value(s)) !== -1,
  truth: (value) => (s) => value(s) !== 0,
  pick: (at, yes, no) => {
    const table = tableOf([no, yes])
    return (s) => table[s[at]! | 0]!
  },
  guard: (at, equals, { run: then }, rest) => {
    const { run } = rest
    if (rest.kind !== 'constant') return (s) => (s[at] === equals ? then(s) : run(s))
    const { value } = rest
    return (s) => (s[at] === equals ? then(s) : value)
  },
  choose: (when, then, { run: rest }) => {
    if (then.kind !== 'constant') {
      const { run } = then
      return (s) => (when(s) ? run(s) : rest(s))
    }
    const { value } = then
    return (s) => (when(s) ? value : rest(s))
  },
}
