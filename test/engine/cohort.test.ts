/** The units of a round against each other, also when only some have answered. (SPEC R56–R59) */
import { describe, expect, it } from 'vitest'
import { scoreRound } from '../../engine/index.ts'
import type { Answers, Framework, Json, RoundUnit } from '../../engine/index.ts'
import { codesOf, loadText, one, loaded, setting, textOf, told } from './load-small.ts'
import type { Part } from './load-small.ts'
import { count, yes } from './table.ts'

const n = { id: 'n', type: 'decimal', min: 0, max: 1_000_000, decimals: 4 }
const goal = { targets: [{ id: 'goal', type: 'count', label: 'x', min: 1 }] }
type Said = string | Answers

/** Each unit says a number, or answers; "" has not answered. */
const unitsOf = (list: readonly (readonly [said: Said, goal?: string])[]): readonly RoundUnit[] =>
  list.map(([said, target], index) => ({
    id: `u${index}`,
    answers: typeof said !== 'string' ? said : said === '' ? {} : { c1: { inputs: { n: said } } },
    ...(target === undefined ? {} : { unit: { targets: { goal: target }, attributes: {} } }),
  }))

function round(framework: Framework, units: readonly RoundUnit[], id = 'c1') {
  const { results, compared } = scoreRound(framework, units, { period: setting.period, survey: false })
  const outcomes = Object.values(results).map((result) => {
    const node = result.domains[0]!.children.find((child) => child.id === id)!
    return node.kind === 'leaf' ? told(node.outcome) : ''
  })
  return { outcomes, compared: compared[id] }
}

const part = (max: number, rule: { readonly [form: string]: Json }, more = {}): Part => ({
  max,
  inputs: [n],
  rule,
  ...more,
})
const claim: Answers = { c1: { inputs: {}, not_arising: 'Trong năm không có' } }
const mean = part(2, { cohort_mean: { of: 'n', at_or_above: 2, below: 0 } })
const best = part(10, { cohort_best: { of: 'n' } })
const leader = part(10, { target_and_leader: { of: 'n', target: 'targets.goal' } })
const rank = part(3, {
  rank_tiers: { of: 'n', tiers: [{ until: 1, points: 3 }, { until: 2, points: 2 }, { otherwise: 1 }] },
})

describe('[R58] who is compared', () => {
  it.each<[string, Part, readonly Said[], readonly string[], number, number]>([
    ['mean, all', mean, ['80', '90', '85'], ['0.00', '2.00', '2.00'], 3, 3],
    ['mean, one has not answered', mean, ['80', '', '90'], ['0.00', 'open: n', '2.00'], 2, 3],
    ['mean, one answered wrongly', mean, ['80', '-1', '90'], ['0.00', 'fault: answer-too-small', '2.00'], 2, 3],
    ['mean, of one nothing arose', mean, ['80', claim, '90'], ['0.00', 'not_arising 0.00 of 0.00', '2.00'], 2, 2],
    ['mean, one unit', mean, ['80'], ['2.00'], 1, 1],
    ['mean, nobody has answered', mean, ['', ''], ['open: n', 'open: n'], 0, 2],
    ['mean, no unit', mean, [], [], 0, 0],
    ['best, one unit', best, ['0.0001'], ['10.00'], 1, 1],
    ['best, of nothing', best, ['0'], ['0.00'], 1, 1],
    ['rank, ties share the better place', rank, ['9', '9', '5', '1'], ['3.00', '3.00', '1.00', '1.00'], 4, 4],
    ['rank, the place of who has not answered stays free', rank, ['5', '', '9'], ['2.00', 'open: n', '3.00'], 2, 3],
    ['rank, one unit', rank, ['0'], ['3.00'], 1, 1],
  ])('%s', (_, which, said, outcomes, known, of) => {
    const units = unitsOf(said.map((value) => [value] as const))
    expect(round(one(which), units)).toEqual({ outcomes, compared: { count: known, of } })
  })

  it('a unit without its target has no measure, and does not move the others', () => {
    const framework = one(
      part(2, { cohort_mean: { of: { difference: ['n', 'targets.goal'] }, at_or_above: 2, below: 0 } }),
      goal,
    )
    const { outcomes, compared } = round(framework, unitsOf([['10', '8'], ['1000'], ['12', '8']]))
    expect(outcomes).toEqual(['0.00', 'open: targets.goal', '2.00'])
    expect(compared).toEqual({ count: 2, of: 3 })
  })

  it('units that differ by less than 1e-10 are equal', () => {
    const third = { ratio: ['n', 'd'], when_zero: 0 }
    const rule = { cohort_mean: { of: third, at_or_above: 2, below: 0 } }
    const framework = one({ max: 2, inputs: [count('n', { at_most: 'd' }), count('d')], rule })
    const units = [
      ['1', '3'],
      ['2', '6'],
      ['111', '333'],
    ].map(([top, bottom], index) => ({ id: `u${index}`, answers: { c1: { inputs: { n: top!, d: bottom! } } } }))
    expect(round(framework, units).outcomes).toEqual(['2.00', '2.00', '2.00'])
  })
})

describe('[R59] the leader', () => {
  it.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'below, at and past the target',
      [
        ['80', '100'],
        ['80', '80'],
        ['110', '100'],
        ['120', '100'],
      ],
      ['4.00', '5.00', '7.50', '10.00'],
    ],
    [
      'nobody past the target',
      [
        ['80', '100'],
        ['80', '80'],
      ],
      ['4.00', '5.00'],
    ],
    ['one unit, past it', [['101', '100']], ['10.00']],
    ['one unit, at it', [['100', '100']], ['5.00']],
    [
      'two leaders',
      [
        ['120', '100'],
        ['60', '50'],
        ['110', '100'],
      ],
      ['10.00', '10.00', '7.50'],
    ],
    [
      'an excess without a last digit',
      [
        ['4', '3'],
        ['5', '3'],
      ],
      ['7.50', '10.00'],
    ],
    [
      'a very small excess',
      [
        ['1000000.0001', '1000000'],
        ['1000000', '1000000'],
      ],
      ['10.00', '5.00'],
    ],
    [
      '1,001 of 2,000 of a small excess',
      [
        ['999999.1001', '999999'],
        ['999999.2', '999999'],
      ],
      ['7.50', '10.00'],
    ],
  ])('%s', (_, list, outcomes) => {
    const wide = { ...leader, inputs: [{ ...n, max: 2_000_000 }] }
    expect(round(one(wide, goal), unitsOf(list)).outcomes).toEqual(outcomes)
  })
})

describe('[R57] one comparison in a criterion', () => {
  it('may stand in a branch: who takes the other side is not compared', () => {
    const rule = { branch: { if: 'apart', then: 1, else: { cohort_mean: { of: 'n', at_or_above: 2, below: 0 } } } }
    const framework = one({ max: 2, inputs: [n, ...yes('apart')], rule })
    const units = [
      ['80', false],
      ['1000', true],
      ['90', false],
    ].map(([value, apart], index) => ({
      id: `u${index}`,
      answers: { c1: { inputs: { n: value as string, apart: apart as boolean } } },
    }))
    expect(round(framework, units)).toEqual({ outcomes: ['0.00', '1.00', '2.00'], compared: { count: 2, of: 3 } })
  })

  it('stands on the points of another criterion', () => {
    const framework = loaded(
      textOf([
        { max: 2, inputs: [], rule: { cohort_mean: { of: 'criteria.c2.points', at_or_above: 2, below: 0 } } },
        { max: 4, inputs: [count('m', { max: 9 })], rule: { count: { of: 'm', each: 1, cap: 4 } } },
      ]),
    )
    const units = ['1', '', '4', '9'].map((m, index) => ({
      id: `u${index}`,
      answers: m === '' ? {} : { c2: { inputs: { m } } },
    }))
    expect(round(framework, units)).toEqual({
      outcomes: ['0.00', 'open: criteria.c2.points', '2.00', '2.00'],
      compared: { count: 3, of: 4 },
    })
  })

  it('is read by another criterion, which comes after it', () => {
    const above = { logic: { if: [{ '>=': [{ var: 'cohort.c2.rank' }, 2] }, 0, 1] } }
    const framework = loaded(textOf([{ max: 1, inputs: [], rule: above }, best]))
    expect(framework.order).toEqual(['c2', 'c1'])
    const units = ['5', '9'].map((value, index) => ({ id: `u${index}`, answers: { c2: { inputs: { n: value } } } }))
    expect(round(framework, units).outcomes).toEqual(['0.00', '1.00'])
  })

  it('of a criterion that compares nothing there is no mean', () => {
    const reads = { logic: { if: [{ '>': [{ var: 'cohort.c2.mean' }, 1] }, 1, 0] } }
    const plain = part(2, { steps: { of: 'n', base: 0, at: 0, per: 1, add: 1, cap: 2 } })
    expect(codesOf(loadText(textOf([{ max: 1, inputs: [], rule: reads }, plain])))).toContain('unknown-variable')
  })
})

describe('[R56] a judgement', () => {
  it.each([
    [1.25, 0.25, []],
    [1.25, 0.05, []],
    [0.3, 0.1, []],
    [1.25, 0.5, ['judgement-step']],
    [1, 0.3, ['judgement-step']],
  ])('of %s points in steps of %s → %j', (max, step, expected) => {
    const inputs = [{ id: 'n', type: 'decimal', min: 0, max, step }]
    const judged: Part = { max, scored_by: 'judgement', inputs, rule: { judgement: { of: 'n' } } }
    expect(codesOf(loadText(textOf([judged])))).toEqual(expected)
  })
})
