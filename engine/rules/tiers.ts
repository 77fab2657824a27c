/**
 * tiers: points by where a value lies. Every bound says whether it is included:
 * `from` (≥), `above` (>), `below` (<), `until` (≤). A step may leave one bound to its neighbour.
 * Source: Cà Mau 2013, 1.1.4 (over 90 % 2, 70–90 % 1, under 70 % 0).
 */
import type { Case, Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import { jump, zeroBoundary } from './boundary.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import type { Direction } from './direction.ts'
import { pointsSchema } from './form.ts'
import type { Desugared, Finding, Form, Range, RuleContext } from './form.ts'
import {
  byLevel,
  checkLevels,
  eachLevel,
  levelBoundaries,
  levelDirections,
  levelsSchema,
  readsOfLevels,
  share,
} from './levels.ts'
import type { Levels } from './levels.ts'
import { checkPieces, isReachable, piecesOf, showPiece } from './pieces.ts'
import type { Piece, Step } from './pieces.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkValue, slackOf } from './value-bounds.ts'
import { unitOf, valueCases, valueName, valuesOf } from './value-words.ts'

interface Tiers {
  readonly of: Value
  readonly steps: readonly Step[]
  readonly levels?: Levels
}

const BOUNDS = ['from', 'above', 'below', 'until'] as const

const scale = (written: Tiers, times: number): Tiers => ({
  ...written,
  steps: written.steps.map((step) => ({
    ...step,
    ...Object.fromEntries(BOUNDS.flatMap((key) => (step[key] === undefined ? [] : [[key, share(step[key], times)]]))),
  })),
})

const reachable = (written: Tiers, context: RuleContext): readonly Piece[] =>
  piecesOf(written.steps).filter((piece) => isReachable(piece, boundsOfValue(written.of, context)))

const wayOfSteps = (written: Tiers, context: RuleContext): Direction =>
  wayOf(reachable(written, context).map((piece) => piece.points))

function rangeOfSteps(written: Tiers, context: RuleContext): readonly [number, number] {
  const all = eachLevel(written, scale).flatMap((one) => reachable(one, context).map((piece) => piece.points))
  return [Math.min(...all), Math.max(...all)]
}

/** Points of the value 0, with the levels and without. */
function pointsOfNothing(written: Tiers): Range {
  const line = { min: 0, max: 0, whole: false }
  const all = eachLevel(written, scale).flatMap(({ steps }) =>
    piecesOf(steps).filter((piece) => isReachable(piece, line)),
  )
  const points = all.map((piece) => piece.points)
  return [Math.min(...points), Math.max(...points)]
}

function plain(written: Tiers, context: RuleContext): Desugared {
  const value = valueLogic(written.of)
  const unit = unitOf(written.of, context)
  const line = boundsOfValue(written.of, context)
  const slack = slackOf(written.of, context)
  const pieces = piecesOf(written.steps)
  const cases = pieces.map(({ high, ...piece }, position): Case => {
    // From low to high only the upper bound has to be tested.
    const open = position === pieces.length - 1 || high === null
    const when: Logic = open
      ? true
      : high.side === 'before'
        ? { '<': [value, high.x - slack] }
        : { '<=': [value, high.x + slack] }
    const words = both((lang) => `${showPiece({ ...piece, high }, line, unit, lang)}: ${points(piece.points, lang)}`)
    return { when, points: piece.points, words }
  })
  const name = valueName(written.of, context)
  const named = cases.map((one, index) =>
    index > 0 ? one : { ...one, words: both((lang) => `${name[lang]} ${one.words[lang]}`) },
  )
  return { cases: [...valueCases(written.of, context), ...named], values: valuesOf(written.of, context) }
}

export const tiers: Form<Tiers> = {
  name: 'tiers',
  schema: {
    type: 'object',
    required: ['of', 'steps'],
    additionalProperties: false,
    properties: {
      of: valueSchema,
      levels: levelsSchema,
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
  reads: (written) => [...readsOfValue(written.of, ['of']), ...readsOfLevels(written)],
  check: (written, context) => {
    const findings = [...checkValue(written.of, context, ['of']), ...checkLevels(written, context)]
    if (findings.length > 0) return findings
    const line = boundsOfValue(written.of, context)
    return checkPieces(written.steps, line).map(({ code, index, params }): Finding => ({
      code,
      at: ['steps', index],
      params,
    }))
  },
  desugar: (written, context) =>
    byLevel(
      written,
      eachLevel(written, scale).map((one) => plain(one, context)),
      context,
    ),
  range: (written, context): Range => {
    const all = [...rangeOfSteps(written, context), ...pointsWhenZero(written.of)]
    return [Math.min(...all), Math.max(...all)]
  },
  direction: (written, context) => {
    const ways = eachLevel(written, scale).map((one) => ofValue(written.of, context, wayOfSteps(one, context)))
    const { min } = boundsOfValue(written.of, context)
    return together(
      ...ways,
      levelDirections(written, wayOfSteps(written, context), min, context),
      pastZero(written.of, context, rangeOfSteps(written, context), pointsOfNothing(written)),
    )
  },
  boundaries: (written, context) => [
    ...ratiosOf(written.of).map(zeroBoundary),
    ...levelBoundaries(written),
    ...eachLevel(written, scale).flatMap((one) =>
      piecesOf(one.steps).flatMap(({ high }) =>
        high === null || !isCut(high.x, written.of, context)
          ? []
          : [jump(valueLogic(written.of), high.x, high.side === 'before' ? 'above' : 'below')],
      ),
    ),
  ],
}

/** Whether values lie on both sides. */
function isCut(x: number, of: Value, context: RuleContext): boolean {
  const { min, max } = boundsOfValue(of, context)
  return (min === null || x >= min) && (max === null || x <= max)
}
