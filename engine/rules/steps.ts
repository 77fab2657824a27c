/**
 * steps: base points up to a level; past it, in proportion, `add` points per `per`, at most `cap`.
 * `dir: down`: lower is better. `from`: below it nothing is earned.
 * Source: NĐ 307/2025, Điều 4.3 (proportional, not stepwise) and the commune table (16,000 people 10 points,
 * +0.5 per 1,000, at most 25).
 */
import type { Case, Logic } from '../model.ts'
import { both, number, points } from '../words/rules.ts'
import { bend, jump, zeroBoundary } from './boundary.ts'
import type { Boundary } from './boundary.ts'
import { ofValue, pastZero, together } from './direction.ts'
import { gainSchema, pointsSchema } from './form.ts'
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
import {
  logicOfQuotient,
  pointsWhenZero,
  quotientOf,
  ratiosOf,
  readsOfValue,
  valueLogic,
  valueSchema,
} from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkValue } from './value-bounds.ts'
import { unitOf, valueCases, valueName, valuesOf } from './value-words.ts'

interface Steps {
  readonly of: Value
  readonly base: number
  readonly at: number
  readonly per: number
  readonly add: number
  readonly cap: number
  readonly dir?: 'up' | 'down'
  readonly from?: number
  readonly levels?: Levels
}

const level = { type: 'number' }

/** The points are not scaled, only the levels and how much makes a step. */
const scale = (written: Steps, times: number): Steps => ({
  ...written,
  at: share(written.at, times),
  per: share(written.per, times),
  ...(written.from === undefined ? {} : { from: share(written.from, times) }),
})

/** Points past the level: base + (value − at) × add ÷ per, divided once and last. */
function growing({ of, base, at, per, add, cap, dir = 'up' }: Steps): Logic {
  const { top, bottom } = quotientOf(of)
  const line: Logic = bottom === null ? at : { '*': [at, bottom] }
  const excess: Logic = dir === 'up' ? { '-': [top, line] } : { '-': [line, top] }
  const step = logicOfQuotient({ top: { '*': [excess, add] }, bottom: bottom === null ? per : { '*': [per, bottom] } })
  return { min: [{ '+': [base, step] }, cap] }
}

export const steps: Form<Steps> = {
  name: 'steps',
  schema: {
    type: 'object',
    required: ['of', 'base', 'at', 'per', 'add', 'cap'],
    additionalProperties: false,
    properties: {
      of: valueSchema,
      base: pointsSchema,
      at: level,
      per: { type: 'number', exclusiveMinimum: 0 },
      add: gainSchema,
      cap: pointsSchema,
      dir: { enum: ['up', 'down'] },
      from: level,
      levels: levelsSchema,
    },
  },
  reads: (written) => [...readsOfValue(written.of, ['of']), ...readsOfLevels(written)],
  check: (written, context) => {
    const findings: Finding[] = [...checkValue(written.of, context, ['of']), ...checkLevels(written, context)]
    const { base, cap, from, at, dir = 'up' } = written
    if (base > cap) findings.push({ code: 'base-above-cap', at: ['base'], params: { found: base, cap } })
    if (from !== undefined && (dir === 'up' ? from > at : from < at))
      findings.push({ code: 'steps-start-past-level', at: ['from'], params: { found: from, level: at } })
    return findings
  },
  desugar: (written, context) =>
    byLevel(
      written,
      eachLevel(written, scale).map((one) => plain(one, context)),
      context,
    ),
  range: (written, context): Range => {
    const all = [...reached(written, context), ...pointsWhenZero(written.of)]
    return [Math.min(...all), Math.max(...all)]
  },
  direction: (written, context) => {
    const way = written.dir ?? 'up'
    const { min } = boundsOfValue(written.of, context)
    return together(
      ofValue(written.of, context, way),
      levelDirections(written, way, min, context),
      pastZero(written.of, context, reached(written, context)),
    )
  },
  boundaries: (written) => [
    ...ratiosOf(written.of).map(zeroBoundary),
    ...levelBoundaries(written),
    ...eachLevel(written, scale).flatMap((one) => bends(one)),
  ],
}

function plain(written: Steps, context: RuleContext): Desugared {
  const { base, at, per, add, cap, from, dir = 'up' } = written
  const value = valueLogic(written.of)
  const unit = unitOf(written.of, context)
  const name = valueName(written.of, context)
  const none: readonly Case[] =
    from === undefined
      ? []
      : [
          {
            when: { [dir === 'up' ? '<' : '>']: [value, from] },
            points: 0,
            words: both((lang) => {
              const side = dir === 'up' ? (lang === 'vi' ? 'dưới' : 'below') : lang === 'vi' ? 'trên' : 'above'
              return `${name[lang]} ${side} ${number(from, lang)}${unit}: ${points(0, lang)}`
            }),
          },
        ]
  return {
    values: valuesOf(written.of, context),
    cases: [
      ...valueCases(written.of, context),
      ...none,
      {
        when: { [dir === 'up' ? '<=' : '>=']: [value, at] },
        points: base,
        words: both((lang) => {
          const side = dir === 'up' ? (lang === 'vi' ? 'đến' : 'up to') : lang === 'vi' ? 'từ' : 'from'
          return `${name[lang]} ${side} ${number(at, lang)}${unit}: ${points(base, lang)}`
        }),
      },
      {
        when: true,
        points: growing(written),
        words: both((lang) => {
          const more =
            dir === 'up' ? (lang === 'vi' ? 'cao hơn' : 'above that') : lang === 'vi' ? 'thấp hơn' : 'below that'
          const each = lang === 'vi' ? 'cứ mỗi' : 'for each'
          const most = lang === 'vi' ? 'tối đa' : 'at most'
          return `${more}: ${points(base, lang)} + ${points(add, lang)} ${each} ${number(per, lang)}${unit}, ${most} ${points(cap, lang)}`
        }),
      },
    ],
  }
}

/** From the points of the worst value that there can be to those of the best, with the levels and without. */
function reached(written: Steps, context: RuleContext): readonly [number, number] {
  const { min, max } = boundsOfValue(written.of, context)
  const [worst, best] = written.dir === 'down' ? [max, min] : [min, max]
  const all = eachLevel(written, scale).flatMap((one) => [
    worst === null ? (one.from === undefined ? one.base : 0) : pointsAt(worst, one),
    best === null ? one.cap : pointsAt(best, one),
  ])
  return [Math.min(...all), Math.max(...all)]
}

function pointsAt(value: number, { base, at, per, add, cap, from, dir = 'up' }: Steps): number {
  const past = (level: number): number => (dir === 'up' ? value - level : level - value)
  if (from !== undefined && past(from) < 0) return 0
  return past(at) <= 0 ? base : Math.min(cap, base + (past(at) * add) / per)
}

/** Where nothing is earned before, where the points begin to grow, and where they stop. */
function bends({ of, base, at, per, add, cap, dir = 'up', from }: Steps): readonly Boundary[] {
  const value = valueLogic(of)
  const length = ((cap - base) * per) / add
  return [
    ...(from === undefined ? [] : [jump(value, from, dir === 'up' ? 'above' : 'below')]),
    bend(value, at),
    bend(value, dir === 'up' ? at + length : at - length),
  ]
}
