/** What `tiers` and other forms measure: one input, or a ratio of two in percent. */
import type { Case, Logic, RuleValue } from '../model.ts'
import { both, points, quoted } from '../words/rules.ts'
import { input, nameSchema, NUMBERS } from './form.ts'
import type { Finding, Reading, RuleContext } from './form.ts'

export interface Ratio {
  readonly ratio: readonly [string, string]
  /** When the denominator is 0: the criterion has no occasion, or these points. */
  readonly when_zero?: 'not_arising' | number
}
export type Value = string | Ratio

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
  problem: 'bad-name',
  required: ['ratio'],
  additionalProperties: false,
  properties: { ratio: pairSchema, when_zero: whenZeroSchema },
}

export const readsOfPair = (pair: readonly string[], at: readonly (string | number)[]): readonly Reading[] =>
  pair.map((id, index) => ({ id, types: NUMBERS, at: [...at, index] }))

/** A denominator that can be 0 needs a stated outcome. Source: division by zero is a fault unless a policy covers it (SPEC S9). */
export function checkDenominator(
  ratio: Ratio,
  context: RuleContext,
  at: readonly (string | number)[],
): readonly Finding[] {
  const { id, min } = input(context, ratio.ratio[1])
  const canBeZero = min === null || min <= 0
  if (canBeZero && ratio.when_zero === undefined) return [{ code: 'zero-denominator', at, params: { found: id } }]
  return []
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

export const valueLogic = (value: Value, context: RuleContext): Logic =>
  typeof value === 'string' ? { var: value } : ratioValue(value, context).logic
