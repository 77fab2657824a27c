/** A measured value in words, and the branch for a denominator of 0. */
import type { Case, RuleValue } from '../model.ts'
import { sayFormula } from '../words/formula.ts'
import { both, points, quoted } from '../words/rules.ts'
import type { Both } from '../words/rules.ts'
import { input } from './form.ts'
import type { RuleContext } from './form.ts'
import { boundsOfValue } from './value-bounds.ts'
import { partsOf, quotientOf, ratiosOf, valueLogic } from './value.ts'
import type { Ratio, Value } from './value.ts'

/** The branch for a denominator of 0, first in the rule; none when it cannot be 0. */
function zeroCase({ ratio, when_zero }: Ratio, context: RuleContext): readonly Case[] {
  if (when_zero === undefined) return []
  const [, whole] = ratio
  const { top } = quotientOf(whole)
  const arising = when_zero !== 'not_arising'
  return [
    {
      // Of a computed number `<=` tells the proof that what is left is above 0.
      when: { [boundsOfValue(whole, context).digits === 0 || typeof whole === 'string' ? '==' : '<=']: [top, 0] },
      points: arising ? when_zero : null,
      words: both((lang) => {
        const outcome = arising ? points(when_zero, lang) : lang === 'vi' ? 'không phát sinh' : 'not arising'
        return `${valueName(whole, context)[lang]} = 0: ${outcome}`
      }),
    },
  ]
}

export const valueCases = (value: Value, context: RuleContext): readonly Case[] =>
  ratiosOf(value).flatMap((one) => zeroCase(one, context))

/** What stands between the inputs and the points, for the trace; a plain input needs no line of its own. */
export function valuesOf(value: Value, context: RuleContext): readonly RuleValue[] {
  if (typeof value === 'string') return []
  const rates = ratiosOf(value).map((one, index): RuleValue => ({
    id: index === 0 ? 'rate' : `rate_${index + 1}`,
    logic: valueLogic(one),
    words: both((lang) => `${partName(one.ratio[0], context)[lang]} × 100 ÷ ${partName(one.ratio[1], context)[lang]}`),
    unit: '%',
  }))
  if ('ratio' in value) return rates
  const unit = unitOf(value, context) === '' ? '' : '%'
  return [...rates, { id: 'value', logic: valueLogic(value), words: valueName(value, context), unit }]
}

/** What the bounds are about: “a”, “a” as a share of “b”, “a” + “b”, a formula. */
export function valueName(value: Value, context: RuleContext): Both {
  if (typeof value === 'string') return both((lang) => quoted(input(context, value).label[lang]))
  if ('logic' in value)
    return both((lang) => sayFormula(value.logic, (name) => quoted(input(context, name).label[lang]), lang))
  const parts = partsOf(value).map(([one]) => partName(one, context))
  return both((lang) => {
    const sign = 'sum' in value ? ' + ' : 'difference' in value ? ' − ' : lang === 'vi' ? ' trên ' : ' of '
    return parts.map((one) => one[lang]).join(sign)
  })
}

/** In brackets where it is made of parts. */
export const partName = (value: Value, context: RuleContext): Both => {
  const name = valueName(value, context)
  return typeof value === 'string' ? name : both((lang) => `(${name[lang]})`)
}

/** " %" after the figures of a percentage, nothing after others. */
export const unitOf = (value: Value, context: RuleContext): string => {
  if (typeof value === 'string') return input(context, value).type === 'percent' ? ' %' : ''
  if ('ratio' in value) return ' %'
  return 'logic' in value ? '' : unitOf(('sum' in value ? value.sum : value.difference)[0]!, context)
}
