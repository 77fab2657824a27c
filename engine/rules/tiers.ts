/**
 * tiers: points by where a value lies. Every bound says whether it is included:
 * `from` (≥), `above` (>), `below` (<), `until` (≤). A step may leave one bound to its neighbour.
 * Source: Cà Mau 2013, 1.1.4 (over 90 % 2, 70–90 % 1, under 70 % 0).
 */
import type { Case, Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import type { Cut } from './axis.ts'
import { NO_POINTS, pointsSchema } from './form.ts'
import type { Finding, Form } from './form.ts'
import { checkPieces, gapsOf, isReachable, piecesOf, showPiece } from './pieces.ts'
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
  check: (written, context) => {
    const line = boundsOfValue(written.of, context)
    const findings = checkPieces(written.steps, line).map(({ code, index, params }): Finding => ({
      code,
      at: ['steps', index],
      params,
    }))
    const dead = piecesOf(written.steps).filter((piece) => !isReachable(piece, line))
    const unit = unitOf(written.of, context)
    const endless = { ...line, min: null, max: null }
    return [
      ...checkValue(written.of, context, ['of']),
      ...findings,
      ...dead.map((piece): Finding => ({
        code: 'dead-branch',
        at: ['steps', piece.index],
        params: { branch: showPiece(piece, endless, unit, 'vi'), branch_en: showPiece(piece, endless, unit, 'en') },
      })),
    ]
  },
  desugar: (written, context) => {
    const value = valueLogic(written.of, context)
    const unit = unitOf(written.of, context)
    const line = boundsOfValue(written.of, context)
    const pieces = piecesOf(written.steps)
    const gaps = gapsOf(written.steps, line)
    const below = ({ x, side }: Cut): Logic => ({ [side === 'before' ? '<' : '<=']: [value, x] })
    /** Values that no step holds have no points, whichever step they lie next to. */
    const gapAt = (place: number): readonly Case[] =>
      gaps
        .filter(({ position }) => position === place)
        .map(({ high }) => ({
          when: high === null || place === pieces.length ? true : below(high),
          points: NO_POINTS,
          words: both((lang) => (lang === 'vi' ? 'khoảng không có mức điểm nào' : 'a stretch without any points')),
        }))
    const cases = [
      ...pieces.flatMap(({ high, ...piece }, position): readonly Case[] => {
        // From low to high only the upper bound has to be tested; of an overlap the lower step counts.
        const last = position === pieces.length - 1 && gapAt(pieces.length).length === 0
        const when: Logic = last || high === null ? true : below(high)
        const words = both(
          (lang) => `${showPiece({ ...piece, high }, line, unit, lang)}: ${points(piece.points, lang)}`,
        )
        return [...gapAt(position), { when, points: piece.points, words }]
      }),
      ...gapAt(pieces.length),
    ]
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
