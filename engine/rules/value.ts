/**
 * What a form measures: one input, a ratio in percent, a sum, a difference or an expression, each made of the same again.
 * Every value is one quotient, multiplied before it is divided, so that 29 of 50 is 58 and not 57.99999999999999.
 */
import type { InputType, Logic } from '../model.ts'
import { nameSchema, NUMBERS } from './form.ts'
import type { Reading } from './form.ts'
import { readsOfLogic } from './logic-names.ts'

export type At = readonly (string | number)[]

export interface Ratio {
  readonly ratio: readonly [Value, Value]
  /** When the denominator is 0: the criterion has no occasion, or these points. */
  readonly when_zero?: 'not_arising' | number
}
type Combined =
  | { readonly sum: readonly Value[] }
  | { readonly difference: readonly Value[] }
  | { readonly logic: Logic }
export type Value = string | Ratio | Combined

/** Where a form takes a measured value; the schema itself stands once, under `$defs`. */
export const valueSchema = { $ref: '#/$defs/value' }

export const whenZeroSchema = {
  type: ['string', 'number'],
  pattern: '^not_arising$',
  minimum: 0,
  maximum: 10_000,
  problem: 'bad-when-zero',
}
export const pairSchema = { type: 'array', minItems: 2, maxItems: 2, items: valueSchema }

export const valueDefinition = {
  type: ['string', 'object'],
  pattern: nameSchema.pattern,
  problem: 'one-value',
  minProperties: 1,
  maxProperties: 2,
  dependentRequired: { when_zero: ['ratio'] },
  additionalProperties: false,
  properties: {
    ratio: pairSchema,
    when_zero: whenZeroSchema,
    sum: { type: 'array', minItems: 2, items: valueSchema },
    difference: { type: 'array', minItems: 2, items: valueSchema },
    logic: { type: 'object' },
  },
}

/** The parts that a value is made of, each with where it stands. */
export function partsOf(value: Value): readonly (readonly [part: Value, at: At])[] {
  if (typeof value === 'string' || 'logic' in value) return []
  const [key, parts]: readonly [string, readonly Value[]] =
    'ratio' in value ? ['ratio', value.ratio] : 'sum' in value ? ['sum', value.sum] : ['difference', value.difference]
  return parts.map((part, index) => [part, [key, index]])
}

export function readsOfValue(value: Value, at: At, types: readonly InputType[] = NUMBERS): readonly Reading[] {
  if (typeof value === 'string') return [{ id: value, types, at }]
  if ('logic' in value) return readsOfLogic(value.logic, [...at, 'logic'])
  return partsOf(value).flatMap(([part, step]) => readsOfValue(part, [...at, ...step]))
}

/** Every ratio inside a value, those first that others divide by. */
export const ratiosOf = (value: Value): readonly Ratio[] => [
  ...partsOf(value).flatMap(([part]) => ratiosOf(part)),
  ...(typeof value === 'object' && 'ratio' in value ? [value] : []),
]

/** Points that `when_zero` states, of every ratio inside. */
export const pointsWhenZero = (value: Value): readonly number[] =>
  ratiosOf(value).flatMap(({ when_zero }) => (typeof when_zero === 'number' ? [when_zero] : []))

/** A value as one quotient; `bottom` null: not divided. */
export interface Quotient {
  readonly top: Logic
  readonly bottom: Logic | null
}

const times = (...factors: readonly (Logic | null)[]): Logic => {
  const all = factors.filter((one) => one !== null)
  return all.length === 1 ? all[0]! : { '*': all }
}

export function quotientOf(value: Value): Quotient {
  if (typeof value === 'string') return { top: { var: value }, bottom: null }
  if ('logic' in value) return splitLogic(value.logic)
  if ('ratio' in value) return ratioOf(100, value.ratio)
  const parts = partsOf(value).map(([part]) => quotientOf(part))
  return parts.reduce((a, b) => joined('sum' in value ? '+' : '-', a, b))
}

/** So many points for each of a value. */
export const withPoints = (each: number, { top, bottom }: Quotient): Logic =>
  logicOfQuotient({ top: times(each, top), bottom })

/** `factor` × a ÷ b. */
export function ratioOf(factor: number, [part, whole]: Ratio['ratio']): Quotient {
  const [a, b] = [quotientOf(part), quotientOf(whole)]
  return { top: times(factor, a.top, b.bottom), bottom: times(b.top, a.bottom) }
}

export function splitLogic(logic: Logic): Quotient {
  const operands =
    typeof logic === 'object' && logic !== null && !Array.isArray(logic)
      ? (logic as { readonly '/'?: Logic })['/']
      : undefined
  return Array.isArray(operands) && operands.length === 2
    ? { top: operands[0] as Logic, bottom: operands[1] as Logic }
    : { top: logic, bottom: null }
}

/** Two quotients are added as they are: on one denominator their numbers would grow past what is exact. */
function joined(sign: '+' | '-', a: Quotient, b: Quotient): Quotient {
  if (a.bottom !== null && b.bottom !== null)
    return { top: flat(sign, logicOfQuotient(a), logicOfQuotient(b)), bottom: null }
  const bottom = a.bottom ?? b.bottom
  const top = flat(
    sign,
    a.bottom === null ? times(a.top, bottom) : a.top,
    b.bottom === null ? times(b.top, bottom) : b.top,
  )
  return { top, bottom }
}

/** a + b + c is one sum. */
function flat(sign: '+' | '-', a: Logic, b: Logic): Logic {
  const before =
    typeof a === 'object' && a !== null && !Array.isArray(a)
      ? (a as { readonly '+'?: readonly Logic[] })['+']
      : undefined
  return sign === '+' && before !== undefined ? { '+': [...before, b] } : { [sign]: [a, b] }
}

export const logicOfQuotient = ({ top, bottom }: Quotient): Logic => (bottom === null ? top : { '/': [top, bottom] })
export const valueLogic = (value: Value): Logic => logicOfQuotient(quotientOf(value))
