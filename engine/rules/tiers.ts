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
import type { Cut } from './axis.ts'
import { pointsSchema } from './form.ts'
import { NO_POINTS } from './no-points.ts'
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
import { checkPieces, gapsOf, isReachable, piecesOf, showPiece } from './pieces.ts'
import type { Line, Piece, Step } from './pieces.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkValue } from './value-bounds.ts'
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
  const line = { min: 0, max: 0, digits: null }
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
      const words = both((lang) => `${showPiece({ ...piece, high }, line, unit, lang)}: ${points(piece.points, lang)}`)
      return [...gapAt(position), { when, points: piece.points, words }]
    }),
    ...gapAt(pieces.length),
  ]
  const name = valueName(written.of, context)
  const named = cases.map((one, index) =>
    index > 0 ? one : { ...one, words: both((lang) => `${name[lang]} ${one.words[lang]}`) },
  )
  return { cases: [...valueCases(written.of, context), ...named], values: valuesOf(written.of, context) }
}

/** What is wrong with the steps, and those that no value reaches. */
function stepFindings({ steps }: Tiers, line: Line, unit: string): readonly Finding[] {
  const endless = { ...line, min: null, max: null }
  return [
    ...checkPieces(steps, line).map(({ code, index, params }): Finding => ({ code, at: ['steps', index], params })),
    ...piecesOf(steps)
      .filter((piece) => !isReachable(piece, line))
      .map((piece): Finding => ({
        code: 'dead-branch',
        at: ['steps', piece.index],
        params: { branch: showPiece(piece, endless, unit, 'vi'), branch_en: showPiece(piece, endless, unit, 'en') },
      })),
  ]
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
    const unsound = checkValue(written.of, context, ['of'])
    if (unsound.length > 0) return unsound
    const line = boundsOfValue(written.of, context)
    const unit = unitOf(written.of, context)
    const [own, ...others] = eachLevel(written, scale).toReversed()
    const findings = stepFindings(own!, line, unit)
    // What the steps have as written is said once; their levels may leave gaps of their own.
    const known = new Set(findings.map(({ code, at }) => JSON.stringify([code, at])))
    const ofLevels = others.flatMap((one) => stepFindings(one, line, unit))
    return [
      ...findings,
      ...ofLevels.filter(({ code, at }) => !known.has(JSON.stringify([code, at]))),
      ...checkLevels(written, context),
    ]
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
      cutsOf(one, context).map(({ x, side }) => jump(valueLogic(written.of), x, side === 'before' ? 'above' : 'below')),
    ),
  ],
}

/** Where one step or gap ends and values lie on both sides. */
function cutsOf({ of, steps }: Tiers, context: RuleContext): readonly Cut[] {
  const line = boundsOfValue(of, context)
  const { min, max } = line
  const ends = [...piecesOf(steps).map(({ high }) => high), ...gapsOf(steps, line).map(({ high }) => high)]
  const inside = ends.filter((cut) => cut !== null && (min === null || cut.x >= min) && (max === null || cut.x <= max))
  return [...new Map(inside.map((cut) => [`${cut!.x} ${cut!.side}`, cut!])).values()]
}
