/** What `tiers`, `steps` and other forms measure: one input, a ratio in percent, a sum, a difference, or an expression. */
import type { Case, Logic, RuleValue } from '../model.ts'
import { both, points, quoted } from '../words/rules.ts'
import type { Both } from '../words/rules.ts'
import { checkLogic } from './check-logic.ts'
import { input, nameSchema, NUMBERS, typesOf } from './form.ts'
import type { Finding, Reading, RuleContext } from './form.ts'
import { readsOfLogic } from './logic-names.ts'
import type { Line } from './pieces.ts'

type At = readonly (string | number)[]

export interface Ratio {
  readonly ratio: readonly [string, string]
  /** When the denominator is 0: the criterion has no occasion, or these points. */
  readonly when_zero?: 'not_arising' | number
}
type Combined =
  | { readonly sum: readonly string[] }
  | { readonly difference: readonly [string, string] }
  | { readonly logic: Logic }
export type Value = string | Ratio | Combined

export const whenZeroSchema = {
  type: ['string', 'number'],
  pattern: '^not_arising$',
  minimum: 0,
  maximum: 10_000,
  problem: 'bad-when-zero',
}
export const pairSchema = { type: 'array', minItems: 2, maxItems: 2, items: nameSchema }

export const valueSchema = {
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
    sum: { type: 'array', minItems: 2, items: nameSchema },
    difference: pairSchema,
    logic: { type: 'object' },
  },
}

const isRatio = (value: Value): value is Ratio => typeof value === 'object' && 'ratio' in value

export const readsOfNames = (ids: readonly string[], at: At): readonly Reading[] =>
  ids.map((id, index) => ({ id, types: NUMBERS, at: [...at, index] }))

export function readsOfValue(value: Value, at: At): readonly Reading[] {
  if (typeof value === 'string') return [{ id: value, types: NUMBERS, at }]
  if ('ratio' in value) return readsOfNames(value.ratio, [...at, 'ratio'])
  if ('sum' in value) return readsOfNames(value.sum, [...at, 'sum'])
  if ('difference' in value) return readsOfNames(value.difference, [...at, 'difference'])
  return readsOfLogic(value.logic, [...at, 'logic'])
}

/** A denominator that can be 0 needs a stated outcome: a division by zero is a fault unless a policy covers it (SPEC S9). */
export function checkDenominator(ratio: Ratio, context: RuleContext, at: At): readonly Finding[] {
  const { id, min } = input(context, ratio.ratio[1])
  const canBeZero = min === null || min <= 0
  if (canBeZero && ratio.when_zero === undefined) return [{ code: 'zero-denominator', at, params: { found: id } }]
  return []
}

export function checkValue(value: Value, context: RuleContext, at: At): readonly Finding[] {
  const ways = typeof value === 'string' ? [] : Object.keys(value).filter((key) => key !== 'when_zero')
  if (ways.length > 1) return [{ code: 'one-value', at, params: { key: 'of', found: ways.join(', ') } }]
  if (isRatio(value)) return checkDenominator(value, context, at)
  if (typeof value === 'string' || !('logic' in value)) return []
  const { type, findings } = checkLogic(value.logic, typesOf(context))
  if (findings.length === 0 && type !== 'number')
    return [{ code: 'logic-type', at: [...at, 'logic'], params: { operator: 'of', expected: 'number', found: type } }]
  return findings.map((finding) => ({ ...finding, at: [...at, 'logic', ...finding.at] }))
}

/** The branch for a denominator of 0, first in the rule; none when it cannot be 0. */
export function zeroCase(ratio: Ratio, context: RuleContext): readonly Case[] {
  const { when_zero } = ratio
  if (when_zero === undefined) return []
  const denominator = input(context, ratio.ratio[1])
  const arising = when_zero !== 'not_arising'
  return [
    {
      when: { '==': [{ var: denominator.id }, 0] },
      points: arising ? when_zero : null,
      words: both((lang) => {
        const outcome = arising ? points(when_zero, lang) : lang === 'vi' ? 'không phát sinh' : 'not arising'
        return `${quoted(denominator.label[lang])} = 0: ${outcome}`
      }),
    },
  ]
}

export const valueCases = (value: Value, context: RuleContext): readonly Case[] =>
  isRatio(value) ? zeroCase(value, context) : []

/** Points that `when_zero` states, or null. */
export const pointsWhenZero = (value: Value): number | null =>
  isRatio(value) && typeof value.when_zero === 'number' ? value.when_zero : null

/** 100 × numerator ÷ denominator: multiplied first, so that 29 of 50 is 58 and not 57.99999999999999. */
export function ratioValue(ratio: Ratio, context: RuleContext): RuleValue {
  const [top, bottom] = ratio.ratio
  const labels = [input(context, top).label, input(context, bottom).label] as const
  return {
    id: 'rate',
    logic: { '/': [{ '*': [100, { var: top }] }, { var: bottom }] },
    words: both((lang) => `${quoted(labels[0][lang])} × 100 ÷ ${quoted(labels[1][lang])}`),
    unit: '%',
  }
}

/** What stands between the inputs and the points, for the trace; a plain input needs no line of its own. */
export function valuesOf(value: Value, context: RuleContext): readonly RuleValue[] {
  if (typeof value === 'string') return []
  if ('ratio' in value) return [ratioValue(value, context)]
  const logic = valueLogic(value, context)
  return [{ id: 'value', logic, words: spelled(value, context), unit: '' }]
}

export function valueLogic(value: Value, context: RuleContext): Logic {
  if (typeof value === 'string') return { var: value }
  if ('ratio' in value) return ratioValue(value, context).logic
  if ('sum' in value) return { '+': value.sum.map((id) => ({ var: id })) }
  if ('difference' in value) return { '-': value.difference.map((id) => ({ var: id })) }
  return value.logic
}

const label = (context: RuleContext, id: string): Both => both((lang) => quoted(input(context, id).label[lang]))

function spelled(value: Combined, context: RuleContext): Both {
  const joined = (ids: readonly string[], sign: string): Both =>
    both((lang) => ids.map((id) => label(context, id)[lang]).join(sign))
  if ('sum' in value) return joined(value.sum, ' + ')
  if ('difference' in value) return joined(value.difference, ' − ')
  return { vi: 'giá trị theo công thức', en: 'value by formula' }
}

/** What the bounds are about: “a”, “a” as a share of “b”, “a” + “b”. */
export function valueName(value: Value, context: RuleContext): Both {
  if (typeof value === 'string') return label(context, value)
  if (!('ratio' in value)) return spelled(value, context)
  const [top, bottom] = value.ratio.map((id) => label(context, id))
  return both((lang) => `${top![lang]} ${lang === 'vi' ? 'trên' : 'of'} ${bottom![lang]}`)
}

/** " %" after the figures of a percentage, nothing after others. */
export const unitOf = (value: Value, context: RuleContext): string => {
  if (typeof value === 'string') return input(context, value).type === 'percent' ? ' %' : ''
  if ('difference' in value) return unitOf(value.difference[0], context)
  return 'ratio' in value ? ' %' : ''
}

/** The smallest difference worth telling apart: of an input its last digit, of a rate a hundredth of a percent. */
export function stepOfValue(value: Value, context: RuleContext): number {
  const stepOf = (id: string): number => 10 ** -(context.inputs.get(id)?.decimals ?? PERCENT_DIGITS)
  if (typeof value === 'string') return stepOf(value)
  if ('sum' in value) return Math.min(...value.sum.map(stepOf))
  if ('difference' in value) return Math.min(...value.difference.map(stepOf))
  return 10 ** -PERCENT_DIGITS
}
const PERCENT_DIGITS = 2

/** Where the measured value can lie. A ratio whose numerator may not exceed its denominator ends at 100 %. */
export function boundsOfValue(value: Value, context: RuleContext): Line {
  if (typeof value === 'string') {
    const { min, max, decimals } = input(context, value)
    return { min, max, digits: decimals }
  }
  if ('ratio' in value)
    return { min: 0, max: input(context, value.ratio[0]).at_most === value.ratio[1] ? 100 : null, digits: null }
  if ('logic' in value) return { min: null, max: null, digits: null }
  const parts = ('sum' in value ? value.sum : value.difference).map((id) => input(context, id))
  const digits = Math.max(...parts.map(({ decimals }) => decimals))
  if ('sum' in value)
    return { min: total(parts.map(({ min }) => min)), max: total(parts.map(({ max }) => max)), digits }
  const [a, b] = parts
  const less = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : one - other
  return { min: less(a!.min, b!.max), max: less(a!.max, b!.min), digits }
}

/** Null when one of them is not known. */
const total = (bounds: readonly (number | null)[]): number | null =>
  bounds.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
