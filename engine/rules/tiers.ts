/**
 * tiers: points by where a value lies. Every bound says whether it is included:
 * `from` (≥), `above` (>), `below` (<), `until` (≤). A step may leave one bound to its neighbour.
 * Source: Cà Mau 2013, 1.1.4 (over 90 % 2, 70–90 % 1, under 70 % 0).
 */
import type { Case, Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import { pointsSchema } from './form.ts'
import type { Finding, Form } from './form.ts'
import { checkPieces, isReachable, piecesOf, showPiece } from './pieces.ts'
import type { Step } from './pieces.ts'
import {
  boundsOfValue,
  checkValue,
  pointsWhenZero,
  readsOfValue,
  unitOf,
  valueCases,
  valueLogic,
  valueName,
  valueSchema,
  valuesOf,
} from './value.ts'
import type { Value } from './value.ts'

interface Tiers {
  readonly of: Value
  readonly steps: readonly Step[]
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
  reads: ({ of }) => readsOfValue(of, ['of']),
  check: (written, context) => [
    ...checkValue(written.of, context, ['of']),
    ...checkPieces(written.steps, boundsOfValue(written.of, context)).map(({ code, index, params }): Finding => ({
      code,
      at: ['steps', index],
      params,
    })),
  ],
  desugar: (written, context) => {
    const value = valueLogic(written.of, context)
    const unit = unitOf(written.of, context)
    const line = boundsOfValue(written.of, context)
    const pieces = piecesOf(written.steps)
    const cases = pieces.map(({ high, ...piece }, position): Case => {
      // From low to high only the upper bound has to be tested.
      const open = position === pieces.length - 1 || high === null
      const when: Logic = open ? true : { [high.side === 'before' ? '<' : '<=']: [value, high.x] }
      const words = both((lang) => `${showPiece({ ...piece, high }, line, unit, lang)}: ${points(piece.points, lang)}`)
      return { when, points: piece.points, words }
    })
    const name = valueName(written.of, context)
    const named = cases.map((one, index) =>
      index > 0 ? one : { ...one, words: both((lang) => `${name[lang]} ${one.words[lang]}`) },
    )
    return { cases: [...valueCases(written.of, context), ...named], values: valuesOf(written.of, context) }
  },
  range: (written, context) => {
    const line = boundsOfValue(written.of, context)
    const all = piecesOf(written.steps)
      .filter((piece) => isReachable(piece, line))
      .map((piece) => piece.points)
    const zero = pointsWhenZero(written.of)
    if (zero !== null) all.push(zero)
    return [Math.min(...all), Math.max(...all)]
  },
}
