/** Levels through the proof: gaps, dead steps, reach and boundaries, held against every answer. (SPEC L54, L56, L58, R50) */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/index.ts'
import { bare, evaluate } from '../../engine/rules/evaluate.ts'
import { logicOf, PLAIN } from '../../engine/rules/form.ts'
import type { RuleContext, RuleInput } from '../../engine/rules/form.ts'
import { checkRule, nested } from '../../engine/rules/rule.ts'
import { loadText, textOf } from './load-small.ts'

type Rule = { readonly [form: string]: Json }

const MOST = 30
const inputs: readonly RuleInput[] = [
  { ...PLAIN, id: 'a', type: 'count', label: { vi: 'a', en: 'a' }, min: 0, max: MOST, decimals: 0 },
  { ...PLAIN, id: 'm', type: 'boolean', label: { vi: 'm', en: 'm' }, min: null, max: null, decimals: 0 },
]
const context: RuleContext = {
  id: 'x',
  max: 10,
  digits: 2,
  inputs: new Map(inputs.map((one) => [one.id, one])),
  nested,
}

const times = [0.25, 0.755, 1, 1.25, 3]
const rules = (share: number): readonly Rule[] => {
  const levels = { when: 'm', times: share }
  return [
    {
      tiers: {
        of: 'a',
        levels,
        steps: [
          { below: 6, points: 1 },
          { from: 6, until: 17.5, points: 2 },
          { above: 17.5, points: 4 },
        ],
      },
    },
    {
      tiers: {
        of: 'a',
        levels,
        steps: [
          { below: 24, points: 3 },
          { from: 24, points: 0 },
        ],
      },
    },
    {
      tiers: {
        of: 'a',
        levels,
        steps: [
          { until: 5, points: 0 },
          { from: 7, points: 2 },
        ],
      },
    },
    { steps: { of: 'a', levels, base: 1, at: 8, per: 4, add: 0.5, cap: 3 } },
    { steps: { of: 'a', levels, base: 1, at: 20, per: 4, add: 0.5, cap: 3, dir: 'down' } },
    { steps: { of: 'a', levels, base: 1, at: 8, per: 4, add: 0.5, cap: 9, from: 2 } },
  ]
}
const cases = times.flatMap((share) => rules(share).map((rule) => ({ share, rule })))

/** Points of every answer by the reference evaluator; undefined where the steps leave a gap. */
function everyAnswer(rule: Rule): readonly { readonly a: number; readonly m: boolean; readonly points: number }[] {
  const { cases: branches } = nested.desugar(rule, context)
  const logic = logicOf(branches)
  return [true, false].flatMap((m) =>
    Array.from({ length: MOST + 1 }, (_, a) => ({
      a,
      m,
      points: evaluate(
        logic,
        bare<number | boolean>([
          ['a', a],
          ['m', m],
        ]),
      ) as number,
    })),
  )
}

describe.each(cases)('$share of $rule', ({ rule }) => {
  const answers = everyAnswer(rule)
  const given = answers.map(({ points }) => points).filter((points) => !Number.isNaN(points))
  const { findings, reach } = checkRule(rule, context)
  const found = (code: string): boolean => findings.some((one) => one.code === code)

  it('[L54] the least and the most are those that some answer has', () => {
    const [least, most] = reach ?? []
    expect([least?.toFixed(6), most?.toFixed(6)]).toEqual(
      [Math.min(...given), Math.max(...given)].map((one) => one.toFixed(6)),
    )
  })

  it('[L56] a gap is found exactly when some answer has no points', () => {
    expect(found('tier-gap')).toBe(given.length < answers.length)
  })

  it('[L58] a dead branch is found exactly when no answer takes it', () => {
    const { cases: branches } = nested.desugar(rule, context)
    const taken = new Set(
      answers.map(({ a, m }) => {
        const scope = bare<number | boolean>([
          ['a', a],
          ['m', m],
        ])
        return branches.findIndex(({ when }) => when === true || evaluate(when, scope) === true)
      }),
    )
    // A stretch without points is no branch that a person wrote.
    const written = branches.flatMap(({ points }, index) => (JSON.stringify(points).includes('[0,0]') ? [] : [index]))
    expect(found('dead-branch')).toBe(written.some((index) => !taken.has(index)))
  })

  it('[R50] points change only at boundaries', () => {
    const places = nested
      .boundaries(rule, context)
      .flatMap(({ at, kind, belongs }) => (typeof at === 'number' ? [{ at, kind, belongs }] : []))
    for (const m of [true, false]) {
      const line = answers.filter((one) => one.m === m)
      for (const [index, one] of line.entries()) {
        const before = line[index - 1]
        const two = line[index - 2]
        if (before === undefined || two === undefined) continue
        const pace = one.points - before.points
        const bends = Math.abs(pace - (before.points - two.points)) > 1e-9 || Number.isNaN(pace)
        const near = places.some(({ at }) => at >= two.a && at <= one.a)
        if (bends && !Object.is(one.points, before.points))
          expect([rule, m, one.a, near]).toEqual([rule, m, one.a, true])
      }
    }
  })
})

it('[L58] a step of other levels is said with those levels, a gap between them with its own numbers', () => {
  const said = (input: { readonly [key: string]: Json }, tiers: Json): readonly string[] => {
    const flag = { id: 'm', type: 'boolean', label: 'Miền núi' }
    const { problems } = loadText(textOf([{ max: 2, inputs: [input, flag], rule: { tiers } }]))
    return problems.map(({ code, severity, params }) =>
      [severity, code, params['branch'] ?? `${params['before']} – ${params['found']}`].join(' '),
    )
  }
  const percent = { id: 'a', type: 'percent', label: 'A' }
  const count = { id: 'a', type: 'count', label: 'A', max: 100 }
  const levels = (share: number) => ({ when: 'm', times: share })
  const steps = [
    { below: 60, points: 0 },
    { from: 60, below: 90, points: 1 },
    { from: 90, points: 2 },
  ]
  expect(said(percent, { of: 'a', levels: levels(0.75), steps })).toEqual([])
  expect(said(percent, { of: 'a', levels: levels(1.2), steps })).toEqual(['warning dead-branch từ 108 %'])
  const whole = [
    { until: 5, points: 0 },
    { from: 6, points: 2 },
  ]
  expect(said(count, { of: 'a', steps: whole, levels: levels(2) })).toEqual(['error tier-gap 10 – 12'])
  expect(said(count, { of: 'a', steps: whole, levels: levels(0.75) })).toEqual(['error tier-gap 3.75 – 4.5'])
  expect(said(count, { of: 'a', steps: whole, levels: levels(1) })).toEqual([])
})
