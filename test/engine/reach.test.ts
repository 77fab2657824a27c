/** What is proven about a rule before anybody answers: what it can give, and what can never happen. (SPEC L54–L59) */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/index.ts'
import { codesOf, loaded, loadText, one, outcomeOf, textOf, told } from './load-small.ts'
import type { Part } from './load-small.ts'

type Rule = Part['rule']
const count = (id: string, bounds = {}): Part['inputs'][number] => ({ id, type: 'count', ...bounds })
const percent = (bounds = {}): Part['inputs'][number] => ({ id: 'a', type: 'percent', ...bounds })

/** The most that the rule of a criterion with an unreachable maximum gives; "all" when it is reached. */
function most(max: number, inputs: Part['inputs'], rule: Rule): string {
  const found = loadText(textOf([{ max, inputs, rule }])).problems.find(({ code }) => code === 'unreachable-max')
  return found?.params['found'] ?? 'all'
}

describe('the most that a rule can give', () => {
  const people = { of: 'a', base: 10, at: 16000, per: 1000, add: 0.5, cap: 25 }
  it.each<[string, number, Part['inputs'], Rule, string]>([
    ['steps that reach the cap', 25, [count('a', { max: 46000 })], { steps: people }, 'all'],
    ['steps that end below the cap', 25, [count('a', { max: 45000 })], { steps: people }, '24.5'],
    [
      'steps downward',
      5,
      [percent({ min: 3.5 })],
      { steps: { of: 'a', base: 3, at: 4.5, per: 1, add: 1, cap: 5, dir: 'down' } },
      '4',
    ],
    [
      'a ratio whose part is small',
      10,
      [count('a', { at_most: 'b', max: 5 }), count('b', { min: 10 })],
      { ratio: { of: ['a', 'b'] } },
      '5',
    ],
    ['a ratio', 10, [count('a', { at_most: 'b' }), count('b', { min: 10 })], { ratio: { of: ['a', 'b'] } }, 'all'],
    ['nothing of what always is', 2, [count('a', { min: 1 })], { none_of: { of: 'a', none: 2, any: 0.5 } }, '0.5'],
    [
      'a step out of bounds',
      2,
      [percent({ max: 89 })],
      {
        tiers: {
          of: 'a',
          steps: [
            { below: 90, points: 1 },
            { from: 90, points: 2 },
          ],
        },
      },
      '1',
    ],
    [
      'a step of a difference',
      2,
      [count('a', { max: 5 }), count('b')],
      {
        tiers: {
          of: { difference: ['a', 'b'] },
          steps: [
            { until: 5, points: 1 },
            { above: 5, points: 2 },
          ],
        },
      },
      '1',
    ],
    ['the better of two', 3, [count('a', { max: 2 })], { best_of: [1, { count: { of: 'a', each: 1, cap: 3 } }] }, '2'],
    [
      'a branch',
      3,
      [count('a', { max: 2 }), { id: 'b', type: 'boolean' }],
      { branch: { if: 'b', then: { count: { of: 'a', each: 1, cap: 3 } }, else: 1 } },
      '2',
    ],
    [
      'a formula with a branch that never is',
      3,
      [percent()],
      { logic: { if: [{ '>': [{ var: 'a' }, 100] }, 3, 1] } },
      '1',
    ],
    [
      'a formula inside its own bounds',
      3,
      [percent()],
      { logic: { if: [{ '>': [{ var: 'a' }, 50] }, { '/': [{ var: 'a' }, 50] }, 3] } },
      'all',
    ],
    [
      'a formula after a condition',
      3,
      [percent()],
      { logic: { if: [{ '<=': [{ var: 'a' }, 50] }, { '/': [{ var: 'a' }, 25] }, 0] } },
      '2',
    ],
    ['a survey', 3, [percent({ max: 50 })], { survey: { of: 'a' } }, '1.5'],
  ])('[L54] %s', (name, max, inputs, rule, expected) => {
    const survey = name === 'a survey'
    if (!survey) return expect(most(max, inputs, rule)).toBe(expected)
    const text = textOf([{ max, inputs, rule, scored_by: 'survey' }], {
      scale: { total: max, unit: 'điểm', survey: { points: max, mandatory: false, when_absent: 'rescale' } },
    })
    expect(loadText(text).problems[0]?.params['found']).toBe(expected)
  })

  it('[L55] is summed up over groups, domains and the whole', () => {
    const yesNo = (max: number, yes: number): Part => ({
      max,
      inputs: [{ id: 'a', type: 'boolean' }],
      rule: { yes_no: { of: 'a', yes, no: 0.5 } },
    })
    const { problems } = loadText(textOf([yesNo(98, 98), yesNo(2, 1)]))
    expect(problems.map(({ code, severity, path }) => `${severity} ${code} ${path}`)).toEqual([
      'error unreachable-max c2',
      'note total-out-of-reach scale/total',
    ])
    expect(problems[1]?.params).toEqual({ found: '99', max: '100', least: '1', parts: '1 (99/100)' })
  })
})

describe('branches that can never be taken', () => {
  const dead = (inputs: Part['inputs'], rule: Rule, max = 1): readonly string[] =>
    loadText(textOf([{ max, inputs, rule }]))
      .problems.filter(({ code }) => code === 'dead-branch')
      .map(({ severity, params }) => `${severity} ${params['branch']} | ${params['branch_en']}`)
  const choice: Part['inputs'][number] = {
    id: 'a',
    type: 'choice',
    choices: [
      { id: 'x', label: 'X' },
      { id: 'y', label: 'Y' },
    ],
  }
  const steps = (...list: Json[]): Rule => ({ tiers: { of: 'a', steps: list } })

  it.each<[string, Part['inputs'], Rule, readonly string[]]>([
    [
      'a step above the bounds',
      [percent()],
      steps({ until: 50, points: 0 }, { above: 50, until: 100, points: 1 }, { above: 100, points: 1 }),
      ['warning trên 100 % | above 100 %'],
    ],
    [
      'a step below the bounds',
      [count('a')],
      steps({ below: 0, points: 0 }, { from: 0, points: 1 }),
      ['warning đến -1 | up to -1'],
    ],
    ['a step that holds one value', [percent()], steps({ until: 0, points: 0 }, { above: 0, points: 1 }), []],
    [
      'a step between two values that meet',
      [percent()],
      steps({ until: 50, points: 0 }, { above: 50, below: 50.01, points: 0.5 }, { from: 50.01, points: 1 }),
      [''],
    ],
    [
      'a condition that holds already',
      [percent()],
      { logic: { if: [{ '>=': [{ var: 'a' }, 50] }, 1, { '>=': [{ var: 'a' }, 60] }, 0.5, 0] } },
      ['warning nhánh 2 | branch 2'],
    ],
    [
      'a condition of two values',
      [percent(), { id: 'b', type: 'percent' }],
      { logic: { if: [{ '>=': [{ var: 'a' }, { var: 'b' }] }, 1, { '>': [{ var: 'a' }, { var: 'b' }] }, 0.5, 0] } },
      ['warning nhánh 2 | branch 2'],
    ],
    [
      'a choice that is not there',
      [choice],
      { logic: { if: [{ '==': [{ var: 'a' }, 'z'] }, 0.5, 1] } },
      ['warning nhánh 1 | branch 1'],
    ],
    [
      'every choice, and the last branch that a formula needs',
      [choice],
      { logic: { if: [{ '==': [{ var: 'a' }, 'x'] }, 0, { '==': [{ var: 'a' }, 'y'] }, 1, 0] } },
      [],
    ],
    [
      'a condition inside another',
      [percent()],
      { logic: { if: [{ '>=': [{ var: 'a' }, 50] }, { if: [{ '<': [{ var: 'a' }, 40] }, 0.5, 1] }, 0] } },
      ['warning nhánh 1 | branch 1'],
    ],
    [
      'not and or',
      [percent()],
      {
        logic: {
          if: [
            { or: [{ '<': [{ var: 'a' }, 50] }, { '!': [{ '<': [{ var: 'a' }, 50] }] }] },
            1,
            { '==': [{ var: 'a' }, 7] },
            0,
            0,
          ],
        },
      },
      ['warning nhánh 2 | branch 2'],
    ],
    [
      'something of what never is',
      [count('a', { max: 0 })],
      { none_of: { of: 'a', none: 1, any: 0 } },
      ['warning còn lại: 0 điểm | otherwise: 0 points'],
    ],
    [
      'a condition of a branch',
      [percent()],
      { branch: { if: { '>': [{ var: 'a' }, 100] }, then: 0, else: 1 } },
      ['warning khi “Nhãn a” trên 100: 0 điểm | when “Nhãn a” above 100: 0 points'],
    ],
  ])('[L58] %s', (name, inputs, rule, expected) => {
    if (expected[0] !== '') return expect(dead(inputs, rule)).toEqual(expected)
    expect(codesOf(loadText(textOf([{ max: 1, inputs, rule }]))), name).toContain('tier-empty')
  })

  it('[L58] a step is found at its own line, a branch of a formula at its condition', () => {
    const place = (rule: Rule): string | undefined => {
      const text = JSON.stringify(JSON.parse(textOf([{ max: 1, inputs: [percent()], rule }])), null, 1)
      const found = loadText(text).problems.find(({ code }) => code === 'dead-branch')?.place
      const line = found?.line ?? 0
      return text
        .split('\n')
        .slice(line - 1, line + 2)
        .map((one) => one.trim())
        .join('')
    }
    const steps = [
      { below: 60, points: 0 },
      { from: 60, until: 100, points: 1 },
      { points: 1, above: 100 },
    ]
    expect(place({ tiers: { of: 'a', steps } })).toBe('{"points": 1,"above": 100')
    expect(place({ logic: { if: [{ '>': [{ var: 'a' }, 100] }, 0, 1] } })).toBe('{">": [{')
  })
})

describe('bounds that contradict each other', () => {
  const steps = (...list: Json[]): Part => ({ max: 2, inputs: [percent()], rule: { tiers: { of: 'a', steps: list } } })
  const source = { item: '1' }
  const known = (...codes: string[]) => ({
    known_defects: codes.map((code) => ({ code, at: 'c1', note: 'Như văn bản', source })),
  })
  const at = (part: Part, head: object, a: string): string => told(outcomeOf('c1', { inputs: { a } }, one(part, head)))

  it.each<[string, Json[], readonly [string, string][]]>([
    [
      '“trên 90 trở lên”',
      [
        { until: 90, points: 1 },
        { from: 90, above: 90, points: 2 },
      ],
      [
        ['90', '1.00'],
        ['90.01', '2.00'],
      ],
    ],
    [
      '“dưới 90 trở xuống”',
      [
        { below: 90, until: 90, points: 1 },
        { from: 90, points: 2 },
      ],
      [
        ['89.99', '1.00'],
        ['90', '2.00'],
      ],
    ],
    [
      'two different numbers',
      [
        { until: 90, points: 1 },
        { from: 80, above: 90, points: 2 },
      ],
      [
        ['85', '1.00'],
        ['90.01', '2.00'],
      ],
    ],
  ])('[L57] %s: the stricter one scores', (_, list, expected) => {
    const part = steps(...list)
    expect(codesOf(loadText(textOf([part])))).toEqual(['contradictory-bounds'])
    for (const [value, points] of expected) expect(at(part, known('contradictory-bounds'), value)).toBe(points)
  })

  it('[L57] the finding says which one scores', () => {
    const [found] = loadText(textOf([steps({ until: 90, points: 1 }, { from: 90, above: 90, points: 2 })])).problems
    expect(found?.params).toMatchObject({ found: 'from 90, above 90', scores: 'above 90' })
  })

  it('[L56] a value in a gap that the text leaves is a fault, and the others score', () => {
    const part = steps(
      { below: 50, points: 0 },
      { from: 60, below: 80, points: 1 },
      { above: 80, until: 90, points: 2 },
    )
    const head = known('tier-gap', 'tier-gap', 'tier-gap')
    expect(codesOf(loadText(textOf([part])))).toEqual(['tier-gap', 'tier-gap', 'tier-gap'])
    const expected = { 49.99: '0.00', 60: '1.00', 79.99: '1.00', 80.01: '2.00', 90: '2.00' }
    for (const [value, points] of Object.entries(expected)) expect(at(part, head, value)).toBe(points)
    for (const value of ['50', '59.99', '80', '90.01', '100'])
      expect([value, at(part, head, value)]).toEqual([value, 'fault: value-without-points'])
  })

  it('[L56] below the lowest step too, and inside another rule', () => {
    const tiers = {
      of: 'a',
      steps: [
        { from: 10, below: 50, points: 1 },
        { from: 50, points: 2 },
      ],
    }
    for (const rule of [
      { tiers },
      { best_of: [{ tiers }, 0] },
      { branch: { if: { '>=': [{ var: 'a' }, 0] }, then: { tiers }, else: 0 } },
    ]) {
      const part = { ...steps(), rule }
      const head = { ...known('tier-gap', ...('branch' in rule ? ['dead-branch'] : [])) }
      expect(at(part, head, '10')).toBe('1.00')
      expect(at(part, head, '9.99')).toBe('fault: value-without-points')
    }
  })

  it('[L56] in an overlap the lower step counts', () => {
    const part = steps({ until: 60, points: 1 }, { from: 50, points: 2 })
    expect([at(part, known('tier-overlap'), '60'), at(part, known('tier-overlap'), '60.01')]).toEqual(['1.00', '2.00'])
  })

  it('[L15] of values in whole steps, steps that leave no value between them leave no gap', () => {
    expect(codesOf(loadText(textOf([steps({ until: 50, points: 1 }, { from: 50.01, points: 2 })])))).toEqual([])
    expect(codesOf(loadText(textOf([steps({ until: 50, points: 1 }, { from: 50.02, points: 2 })])))).toEqual([
      'tier-gap',
    ])
  })
})

describe('points that go the other way', () => {
  const found = (...points: number[]): string => {
    const last = points.length - 1
    const list = points.map((one, index) => ({
      points: one,
      ...(index > 0 ? { from: index * 10 } : {}),
      ...(index < last ? { below: (index + 1) * 10 } : {}),
    }))
    const part = { max: Math.max(...points), inputs: [percent()], rule: { tiers: { of: 'a', steps: list } } }
    const problems = loadText(textOf([part])).problems.map(
      ({ code, params }) => `${code} ${params['before']} ${params['found']}`,
    )
    return problems.join()
  }
  it.each<[readonly number[], string]>([
    [[0, 1, 2, 3], ''],
    [[0, 2, 1, 3], 'points-inverted 2 1'],
    [[3, 2, 2.5, 1], 'points-inverted 2 2.5'],
    [[0, 1, 0], ''],
    [[0, 2, 1], ''],
    [[0, 1, 1, 2], ''],
    [[0, 2, 1, 3, 2], ''],
  ])('[L59] %j', (points, expected) => {
    expect(found(...points)).toBe(expected)
  })
})

it.each<[string, Part['inputs'], Rule, readonly string[]]>([
  [
    'a later date that gives more',
    [{ id: 'a', type: 'date' }],
    {
      deadline: {
        of: 'a',
        tiers: [
          { until: '01-31', points: 2 },
          { until: '02-15', points: 0.5 },
          { until: '02-28', points: 1 },
          { otherwise: 0 },
        ],
      },
    },
    ['points-inverted'],
  ],
  [
    'a lower place that gives more',
    [percent()],
    {
      rank_tiers: {
        of: 'a',
        tiers: [{ until: 1, points: 2 }, { until: 3, points: 0 }, { until: 5, points: 1 }, { otherwise: 0.5 }],
      },
    },
    ['points-inverted'],
  ],
])('[L59] %s', (_, inputs, rule, expected) => {
  expect(codesOf(loadText(textOf([{ max: 2, inputs, rule }])))).toEqual(expected)
})

it.each<[string, Rule]>([
  ['a formula', { logic: { if: [{ and: [{ '>': [{ var: 'a' }, 90] }, { '>=': [{ var: 'a' }, 90] }] }, 2, 0] } }],
  [
    'a branch',
    { branch: { if: { and: [{ '<': [{ var: 'a' }, 90] }, { '<=': [{ var: 'a' }, 90] }] }, then: 0, else: 2 } },
  ],
])('[L57] contradictory bounds in %s', (_, rule) => {
  expect(codesOf(loadText(textOf([{ max: 2, inputs: [percent()], rule }])))).toEqual(['contradictory-bounds'])
})

it('[L54] a framework with a note alone is loaded', () => {
  const text = textOf(
    [{ max: 2, inputs: [{ id: 'a', type: 'boolean' }], rule: { yes_no: { of: 'a', yes: 1, no: 0 } } }],
    {
      known_defects: [{ code: 'unreachable-max', at: 'c1', note: 'x', source: { item: '1' } }],
    },
  )
  expect(loaded(text).known_defects).toHaveLength(1)
})
