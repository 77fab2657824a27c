/**
 * tiers: points by where a value lies. Every bound says whether it is included:
 * `from` (≥), `above` (>), `below` (<), `until` (≤). A step may leave one bound to its neighbour.
 * Source: Cà Mau 2013, 1.1.4 (over 90 % 2, 70–90 % 1, under 70 % 0).
 */
import type { Case, Logic } from '../model.ts'
import { both, points, quoted } from '../words/rules.ts'
import type { Both } from '../words/rules.ts'
import { input, NUMBERS, pointsSchema } from './form.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { checkPieces, piecesOf, showPiece } from './pieces.ts'
import type { Line, Step } from './pieces.ts'
import { checkDenominator, ratioValue, readsOfPair, valueLogic, valueSchema, zeroCase } from './value.ts'
import type { Value } from './value.ts'

interface Tiers {
  readonly of: Value
  readonly steps: readonly Step[]
}

/** What the bounds are about: “a”, or “a” as a share of “b”. */
function measured(of: Value, context: RuleContext): Both {
  if (typeof of === 'string') return both((lang) => quoted(input(context, of).label[lang]))
  const [top, bottom] = of.ratio.map((id) => input(context, id).label)
  return both((lang) => `${quoted(top![lang])} ${lang === 'vi' ? 'trên' : 'of'} ${quoted(bottom![lang])}`)
}

/** Where the measured value can lie. A ratio whose numerator may not exceed its denominator ends at 100 %. */
function lineOf({ of }: Tiers, context: RuleContext): Line {
  if (typeof of === 'string') {
    const { min, max, decimals } = input(context, of)
    return { min, max, whole: decimals === 0 }
  }
  return { min: 0, max: input(context, of.ratio[0]).at_most === of.ratio[1] ? 100 : null, whole: false }
}

export const tiers: Form<Tiers> = {
  name: 'tiers',
  schema: {
    type: 'object',
    required: ['of', 'steps'],
    additionalProperties: false,
    properties: {
      of: valueSchema,
      steps: {
        type: 'array',
        minItems: 2,
        items: {
          type: 'object',
          required: ['points'],
          minProperties: 2,
          additionalProperties: false,
          not: { anyOf: [{ required: ['from', 'above'] }, { required: ['below', 'until'] }] },
          problem: 'tier-two-bounds',
          properties: {
            from: { type: 'number' },
            above: { type: 'number' },
            below: { type: 'number' },
            until: { type: 'number' },
            points: pointsSchema,
          },
        },
      },
    },
  },
  reads: ({ of }) =>
    typeof of === 'string' ? [{ id: of, types: NUMBERS, at: ['of'] }] : readsOfPair(of.ratio, ['of', 'ratio']),
  check: (written, context) => [
    ...(typeof written.of === 'string' ? [] : checkDenominator(written.of, context, ['of'])),
    ...checkPieces(written.steps, lineOf(written, context)).map(({ code, index, params }): Finding => ({
      code,
      at: ['steps', index],
      params,
    })),
  ],
  desugar: (written, context) => {
    const value = valueLogic(written.of, context)
    const unit = typeof written.of === 'string' ? (input(context, written.of).type === 'percent' ? ' %' : '') : ' %'
    const line = lineOf(written, context)
    const pieces = piecesOf(written.steps)
    const cases = pieces.map(({ high, ...piece }, position): Case => {
      // From low to high only the upper bound has to be tested.
      const open = position === pieces.length - 1 || high === null
      const when: Logic = open ? true : { [high.side === 'before' ? '<' : '<=']: [value, high.x] }
      const words = both((lang) => `${showPiece({ ...piece, high }, line, unit, lang)}: ${points(piece.points, lang)}`)
      return { when, points: piece.points, words }
    })
    const name = measured(written.of, context)
    const named = cases.map((one, index) =>
      index > 0 ? one : { ...one, words: both((lang) => `${name[lang]} ${one.words[lang]}`) },
    )
    if (typeof written.of === 'string') return { cases: named, values: [] }
    return { cases: [...zeroCase(written.of, context), ...named], values: [ratioValue(written.of, context)] }
  },
  range: (written) => {
    const all = written.steps.map((step) => step.points)
    const zero = typeof written.of === 'string' ? undefined : written.of.when_zero
    if (typeof zero === 'number') all.push(zero)
    return [Math.min(...all), Math.max(...all)]
  },
}
