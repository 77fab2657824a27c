/**
 * Decimals are compared and divided as whole numbers of their smallest step. In binary 0.3 − 0.1 − 0.2 is not 0 and
 * 0.1 + 0.2 is above 0.3; 30 − 10 − 20 hundredths are 0. What this leaves is standard JSON-Logic: an input of d digits
 * becomes its steps by × 10^d and the rounding that adding and taking off `ROUND` is, and a sum of steps ÷ 10^d is the
 * very number that its own decimal is read as. What has no decimals of its own (a sum of rates, a mean of the round)
 * is compared with the slack of the policy. (SPEC R53, R60–R62)
 * Past 250 lines, because what is exact for a sum, a quotient and a comparison is one argument.
 */
import type { Logic } from '../model.ts'
import { decimalsOf, toUnits } from '../points.ts'
import { readsOfLogic } from './logic-names.ts'
import { nodeOf } from './node.ts'

/** What has to be known of a name that holds a decimal. */
export interface DecimalName {
  readonly digits: number
  /** The largest size it can have; null: as much as can be typed. */
  readonly most: number | null
}

/** Null: no decimal of fixed digits, such as a rate, a mean, a yes/no. */
export type DecimalNames = (name: string) => DecimalName | null

/** 1.5 × 2^52: between 2^52 and 2^53 binary numbers are the whole numbers, so adding it and taking it off rounds. */
const ROUND = 6_755_399_441_055_744
/** Whole numbers are exact up to here. */
const MOST_STEPS = 2 ** 53
/** No typed number has more digits (SPEC A3). */
const TYPED_STEPS = 1e15
/** More digits than this are a slack, not a level. */
const MOST_DIGITS = 8
/** Half of 1e-10, which is less than what parts two different sums of rates. */
const SLACK = 5e-11

interface Steps {
  readonly logic: Logic
  readonly digits: number
  /** The largest size, in steps. */
  readonly most: number
  /** Whether decimals by name are added up, taken off each other or divided with a remainder: only then can digits cancel. */
  readonly sums: boolean
  readonly named: boolean
  readonly fits: boolean
}

export interface Exactly {
  /** Every comparison and every division of computed decimals made exact; all else is left as it is. */
  readonly condition: (logic: Logic) => Logic
  readonly result: (logic: Logic) => Logic
  /** What is compared or divided by, and may be more steps than are exact. */
  readonly tooLarge: () => readonly Logic[]
}

export function exactly(names: DecimalNames): Exactly {
  const large: Logic[] = []

  const steps = (node: Logic): Steps | null => {
    if (typeof node === 'number') return ofLiteral(node)
    const found = nodeOf(node)
    if (found === null) return null
    const { name, operands } = found
    if (name === 'var') return ofName(node, operands[0] ?? null, names)
    if (CHOOSES.has(name)) return chosen(name, operands)
    if (!POLYNOMIAL.has(name)) return null
    const parts = operands.map(steps).filter((one) => one !== null)
    return parts.length < operands.length ? null : combined(name, parts)
  }

  const chosen = (name: string, operands: readonly Logic[]): Steps | null => {
    const branches = operands.map((one, index) => (isCondition(index, operands) ? null : steps(one)))
    const parts = branches.filter((one) => one !== null)
    if (branches.some((one, index) => one === null && !isCondition(index, operands))) return null
    const digits = Math.max(...parts.map((one) => one.digits))
    const logic = operands.map((one, index) => (branches[index] ? scaled(branches[index], digits) : condition(one)))
    return { ...together(parts, digits), logic: { [name]: logic }, most: mostOf(parts, digits, Math.max) }
  }

  /** The quotient of two sums of steps, divided once; null: it is none. */
  const quotient = (node: Logic): readonly [Steps, Steps] | null => {
    const found = nodeOf(node)
    if (found?.name !== '/') return null
    const [top, bottom] = found.operands.map(steps)
    return top && bottom ? [top, bottom] : null
  }

  const check = (node: Logic, parts: readonly Steps[]): void => {
    if (parts.some(({ fits }) => !fits)) large.push(node)
  }

  /** A computed number: exact where digits can cancel, else as it was. */
  const result = (node: Logic): Logic => {
    const found = nodeOf(node)
    if (found === null || found.name === 'var') return node
    const { name, operands } = found
    if (CHOOSES.has(name))
      return withOperands(
        node,
        name,
        operands.map((one, index) => (isCondition(index, operands) ? condition(one) : result(one))),
      )
    const whole = steps(node)
    if (whole !== null) return whole.sums ? valueOf(whole) : node
    const divided = quotient(node)
    if (divided?.some(({ sums }) => sums)) {
      // A numerator of too many steps is rounded as any number is; a denominator could be taken for 0, or for what is not 0.
      check(operands[1]!, [divided[1]])
      return over(...divided)
    }
    if (COMPARISONS.has(name) || JOINS.has(name) || name === 'in') return condition(node)
    return withOperands(node, name, operands.map(result))
  }

  const condition = (node: Logic): Logic => {
    const found = nodeOf(node)
    if (found === null || found.name === 'var') return node
    const { name, operands } = found
    if (JOINS.has(name) || CHOOSES.has(name)) return withOperands(node, name, operands.map(condition))
    if (name === 'in') return withOperands(node, name, [sideOf(operands[0] ?? null).logic, operands[1] ?? null])
    return COMPARISONS.has(name) ? comparison(node, name, operands) : result(node)
  }

  interface Side {
    readonly logic: Logic
    /** `plain`: as it was. `steps`: made exact. `near`: computed, and only near to what it stands for. */
    readonly kind: 'plain' | 'steps' | 'near'
  }

  const sideOf = (node: Logic): Side => {
    const found = nodeOf(node)
    if (found === null || found.name === 'var') return { kind: 'plain', logic: node }
    const whole = steps(node)
    if (whole !== null) {
      if (whole.digits === 0) return { kind: 'plain', logic: result(node) }
      check(node, [whole])
      return { kind: 'steps', logic: valueOf(whole) }
    }
    const divided = quotient(node)
    if (divided !== null) {
      if (divided.every(({ digits }) => digits === 0)) return { kind: 'plain', logic: node }
      check(node, divided)
      return { kind: 'steps', logic: over(...divided) }
    }
    return isComputed(node) ? { kind: 'near', logic: result(node) } : { kind: 'plain', logic: condition(node) }
  }

  const comparison = (node: Logic, name: string, operands: readonly Logic[]): Logic => {
    const sides = operands.map(sideOf)
    if (sides.some(({ kind }) => kind === 'near') && !readsOfLogic(node, []).some(({ id }) => id.startsWith('cohort.')))
      return near(
        name,
        sides.map(({ logic }) => logic),
      )
    if (sides.every(({ kind }) => kind === 'plain') || operands.length > 2 || operands.some(isLiteral))
      return withOperands(
        node,
        name,
        sides.map(({ logic }) => logic),
      )
    // Two sums, step by step: their values could need more digits than a binary number has.
    const [a, b] = operands.map(steps)
    if (!a || !b)
      return withOperands(
        node,
        name,
        sides.map(({ logic }) => logic),
      )
    const digits = Math.max(a.digits, b.digits)
    check(node, [{ ...a, fits: mostOf([a, b], digits, Math.max) <= MOST_STEPS }])
    return { [name]: [scaled(a, digits), scaled(b, digits)] }
  }

  return { condition, result, tooLarge: () => large }
}

const CHOOSES = new Set(['if', '?:'])
const JOINS = new Set(['and', 'or', '!'])
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!=='])
const SUMS = new Set(['+', '-', '%'])
const POLYNOMIAL = new Set([...SUMS, '*', 'min', 'max'])
const ARITHMETIC = new Set([...POLYNOMIAL, '/'])

const isLiteral = (logic: Logic): boolean => typeof logic !== 'object' || logic === null

/** Conditions stand at even places except the last. */
const isCondition = (index: number, { length }: readonly Logic[]): boolean => index % 2 === 0 && index < length - 1

/** Whether it is a number that is calculated; a choice may be one of texts. */
function isComputed(node: Logic): boolean {
  const found = nodeOf(node)
  if (found === null) return typeof node === 'number'
  const { name, operands } = found
  return CHOOSES.has(name)
    ? operands.some((one, index) => !isCondition(index, operands) && isComputed(one))
    : ARITHMETIC.has(name)
}

/** The node itself where no operand has become another one, so that what is exact already stays as it is written. */
function withOperands(node: Logic, name: string, operands: readonly Logic[]): Logic {
  const before = nodeOf(node)!.operands
  return operands.every((one, index) => one === before[index]) ? node : { [name]: operands }
}

function ofLiteral(value: number): Steps | null {
  const text = String(value)
  const digits = decimalsOf(text)
  if (text.includes('e') || digits > MOST_DIGITS) return null
  const logic = toUnits(text, digits)
  return { logic, digits, most: Math.abs(logic), sums: false, named: false, fits: true }
}

function ofName(node: Logic, name: Logic, names: DecimalNames): Steps | null {
  const found = typeof name === 'string' ? names(name) : null
  if (found === null) return null
  const { digits, most } = found
  const logic = digits === 0 ? node : { '-': [{ '+': [{ '*': [node, 10 ** digits] }, ROUND] }, ROUND] }
  const size = Math.min(most === null ? TYPED_STEPS : most * 10 ** digits, TYPED_STEPS)
  return { logic, digits, most: size, sums: false, named: digits > 0, fits: true }
}

/** The same value in steps of so many digits. */
function scaled({ logic, digits }: Pick<Steps, 'logic' | 'digits'>, to: number): Logic {
  const factor = 10 ** (to - digits)
  if (factor === 1) return logic
  return typeof logic === 'number' ? logic * factor : { '*': [logic, factor] }
}

const mostOf = (parts: readonly Steps[], digits: number, join: (...sizes: readonly number[]) => number): number =>
  join(...parts.map((one) => one.most * 10 ** (digits - one.digits)))

const together = (parts: readonly Steps[], digits: number): Omit<Steps, 'logic' | 'most'> => ({
  digits,
  sums: parts.some(({ sums }) => sums),
  named: parts.some(({ named }) => named),
  fits: parts.every(({ fits }) => fits),
})

const total = (...sizes: readonly number[]): number => sizes.reduce((sum, one) => sum + one, 0)

function combined(name: string, parts: readonly Steps[]): Steps {
  if (name === '*') {
    const digits = total(...parts.map((one) => one.digits))
    const most = parts.reduce((product, one) => product * one.most, 1)
    const both = together(parts, digits)
    // A stated factor only rounds what was too large to be typed in earnest; two inputs multiply past it at once.
    const fits = both.fits && (parts.filter(({ logic }) => typeof logic !== 'number').length < 2 || most <= MOST_STEPS)
    return { ...both, logic: { '*': parts.map(({ logic }) => logic) }, most, fits }
  }
  const digits = Math.max(...parts.map((one) => one.digits))
  const both = together(parts, digits)
  const adds = SUMS.has(name)
  const most = mostOf(parts, digits, name === '+' || name === '-' ? total : Math.max)
  // A remainder is exact of any two numbers that are.
  const largest = name === '%' ? mostOf(parts, digits, Math.max) : most
  return {
    ...both,
    logic: { [name]: parts.map((one) => scaled(one, digits)) },
    most,
    sums: both.sums || (adds && both.named),
    fits: both.fits && largest <= MOST_STEPS,
  }
}

const valueOf = ({ logic, digits }: Steps): Logic => (digits === 0 ? logic : { '/': [logic, 10 ** digits] })

/** Of one denominator, divided once. */
function over(top: Steps, bottom: Steps): Logic {
  const digits = Math.max(top.digits, bottom.digits)
  return { '/': [scaled(top, digits), scaled(bottom, digits)] }
}

const moved = (logic: Logic, by: number): Logic => (typeof logic === 'number' ? logic + by : { '+': [logic, by] })

/** What lies within the slack of the other side is at it. */
function near(name: string, operands: readonly Logic[]): Logic {
  const [a = null, b = null, c] = operands
  switch (name) {
    case '<':
    case '<=': {
      const by = name === '<' ? -SLACK : SLACK
      return c === undefined ? { [name]: [a, moved(b, by)] } : { [name]: [moved(a, -by), b, moved(c, by)] }
    }
    case '>':
    case '>=':
      return { [name]: [a, moved(b, name === '>' ? SLACK : -SLACK)] }
    default: {
      const at: Logic = { '<=': [moved(b, -SLACK), a, moved(b, SLACK)] }
      return name.startsWith('=') ? at : { '!': [at] }
    }
  }
}
