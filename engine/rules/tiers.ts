/**
 * tiers: points by where a value lies. Every bound says whether it is included:
 * `from` (≥), `above` (>), `below` (<), `until` (≤). A step may leave one bound to its neighbour.
 * Source: Cà Mau 2013, 1.1.4 (over 90 % 2, 70–90 % 1, under 70 % 0).
 */
import type { Case, Lang, Logic } from '../model.ts'
import { both, number, points, quoted } from '../words/rules.ts'
import type { Both } from '../words/rules.ts'
import { input, NUMBERS, pointsSchema } from './form.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { checkDenominator, ratioValue, readsOfPair, valueLogic, valueSchema, zeroCase } from './value.ts'
import type { Value } from './value.ts'
import type { ProblemCode } from '../words/problems.ts'

interface Step {
  readonly from?: number
  readonly above?: number
  readonly below?: number
  readonly until?: number
  readonly points: number
}

interface Tiers {
  readonly of: Value
  readonly steps: readonly Step[]
}

/** One end of a step: `x`, and whether `x` itself belongs to the higher side. */
interface Bound {
  readonly x: number
  readonly included: 'above' | 'below'
}

interface Piece {
  readonly index: number
  readonly low: Bound | null
  readonly high: Bound | null
  readonly points: number
}

const low = (step: Step): Bound | null =>
  step.from !== undefined
    ? { x: step.from, included: 'above' }
    : step.above !== undefined
      ? { x: step.above, included: 'below' }
      : null
const high = (step: Step): Bound | null =>
  step.below !== undefined
    ? { x: step.below, included: 'above' }
    : step.until !== undefined
      ? { x: step.until, included: 'below' }
      : null

const order = (bound: Bound): number => bound.x + (bound.included === 'below' ? 1e-9 : 0)
const same = (a: Bound, b: Bound): boolean => a.x === b.x && a.included === b.included

/** The steps from low to high as written; authors may list them either way. */
function ascending(steps: readonly Step[]): readonly Piece[] {
  const pieces = steps.map((step, index) => ({ index, low: low(step), high: high(step), points: step.points }))
  const first = pieces[0]
  const last = pieces.at(-1)
  const anchor = (piece: Piece | undefined): number => {
    const bound = piece?.low ?? piece?.high
    return bound ? order(bound) : 0
  }
  return anchor(first) > anchor(last) ? pieces.toReversed() : pieces
}

const show = ({ low, high }: Pick<Piece, 'low' | 'high'>, unit: string, lang: Lang): string => {
  const value = (bound: Bound): string => number(bound.x, lang) + unit
  const parts: string[] = []
  if (low)
    parts.push(
      `${low.included === 'above' ? (lang === 'vi' ? 'từ' : 'from') : lang === 'vi' ? 'trên' : 'above'} ${value(low)}`,
    )
  if (high)
    parts.push(
      `${high.included === 'above' ? (lang === 'vi' ? 'dưới' : 'below') : lang === 'vi' ? 'đến' : 'up to'} ${value(high)}`,
    )
  return parts
    .join(lang === 'vi' ? ' đến ' : ' to ')
    .replace('đến đến', 'đến')
    .replace('to up to', 'to')
}

/** Each piece with the bounds its neighbours leave to it. */
const complete = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, index) => ({
    ...piece,
    low: piece.low ?? pieces[index - 1]?.high ?? null,
    high: piece.high ?? pieces[index + 1]?.low ?? null,
  }))

function checkSteps(written: Tiers, context: RuleContext): readonly Finding[] {
  const pieces = ascending(written.steps)
  const findings: Finding[] = []
  const add = (code: ProblemCode, index: number, params = {}): void => {
    findings.push({ code, at: ['steps', index], params })
  }
  pieces.forEach((piece, position) => {
    const next = pieces[position + 1]
    if (piece.low && piece.high && order(piece.low) >= order(piece.high)) add('tier-empty', piece.index)
    if (next === undefined) return
    if (piece.high === null && next.low === null) return add('tier-unbounded', next.index)
    if (piece.high && next.low && !same(piece.high, next.low)) {
      const code = order(piece.high) < order(next.low) ? 'tier-gap' : 'tier-overlap'
      return add(code, next.index, { before: piece.high.x, found: next.low.x })
    }
    const end = (piece.high ?? next.low)!
    const start = piece.low ?? pieces[position - 1]?.high
    if (start && order(start) >= order(end)) add('tier-overlap', next.index, { before: start.x, found: end.x })
  })
  const bounds = typeof written.of === 'string' ? input(context, written.of) : { min: 0, max: null }
  const lowest = pieces[0]
  const highest = pieces.at(-1)
  if (lowest?.low && !(bounds.min !== null && lowest.low.included === 'above' && lowest.low.x <= bounds.min))
    add('tier-gap', lowest.index, { before: '−∞', found: lowest.low.x })
  const top = ratioTop(written, context) ?? bounds.max
  if (highest?.high && !(top !== null && order(highest.high) > top))
    add('tier-gap', highest.index, { before: highest.high.x, found: '∞' })
  return findings
}

/** What the bounds are about: “a”, or “a” as a share of “b”. */
function measured(of: Value, context: RuleContext): Both {
  if (typeof of === 'string') return both((lang) => quoted(input(context, of).label[lang]))
  const [top, bottom] = of.ratio.map((id) => input(context, id).label)
  return both((lang) => `${quoted(top![lang])} ${lang === 'vi' ? 'trên' : 'of'} ${quoted(bottom![lang])}`)
}

/** A ratio whose numerator may not exceed its denominator ends at 100 %. */
const ratioTop = ({ of }: Tiers, context: RuleContext): number | null =>
  typeof of !== 'string' && input(context, of.ratio[0]).at_most === of.ratio[1] ? 100 : null

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
    ...checkSteps(written, context),
  ],
  desugar: (written, context) => {
    const value = valueLogic(written.of, context)
    const unit = typeof written.of === 'string' ? (input(context, written.of).type === 'percent' ? ' %' : '') : ' %'
    const pieces = complete(ascending(written.steps))
    const cases = pieces.map((piece, position): Case => {
      // From low to high only the upper bound has to be tested.
      const when: Logic =
        position === pieces.length - 1 || piece.high === null
          ? true
          : { [piece.high.included === 'above' ? '<' : '<=']: [value, piece.high.x] }
      return {
        when,
        points: piece.points,
        words: both((lang) => `${show(piece, unit, lang)}: ${points(piece.points, lang)}`),
      }
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
