/** What forms say of themselves, against every answer of a small grid. (SPEC R50, R51) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRound } from '../../engine/index.ts'
import type { Framework, InputValue, Json } from '../../engine/index.ts'
import { contextOf, sharedNames } from '../../engine/load/leaf.ts'
import type { FrameworkShape, LeafShape } from '../../engine/load/shape.ts'
import type { Boundary } from '../../engine/rules/boundary.ts'
import { bare, evaluate } from '../../engine/rules/evaluate.ts'
import { boundariesOf, directionOf } from '../../engine/rules/rule.ts'
import { loaded, setting, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { count, percent, yes } from './table.ts'

type Values = Readonly<Record<string, InputValue>>

interface Made {
  readonly framework: Framework
  readonly directions: Readonly<Record<string, string>>
  readonly boundaries: readonly Boundary[]
}

function make(part: Part, head: { readonly [key: string]: Json } = {}): Made {
  const text = textOf([part], head)
  const shape = JSON.parse(text) as FrameworkShape
  const leaf = shape.domains[0]!.criteria![0] as LeafShape
  const context = contextOf(leaf, 2, sharedNames(shape))
  return {
    framework: loaded(text),
    directions: Object.fromEntries(directionOf(leaf.rule, context)),
    boundaries: boundariesOf(leaf.rule, context),
  }
}

/** Every answer of the grid. */
const answersOf = (grid: Readonly<Record<string, readonly InputValue[]>>): readonly Values[] =>
  Object.entries(grid).reduce<readonly Values[]>(
    (all, [id, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [id]: value }))),
    [{}],
  )

/** Points among two other units, or null without points. */
function pointsOf(framework: Framework, values: Values, others: readonly Values[]): number | null {
  const unit = { targets: { goal: '2' }, attributes: { far: false } }
  const units = [values, ...others].map((inputs, index) => ({ id: `u${index}`, answers: { c1: { inputs } }, unit }))
  const round = scoreRound(framework, units, { period: setting.period, survey: true })
  const node = round.results['u0']!.domains[0]!.children[0]!
  return node.kind === 'leaf' && node.outcome.kind === 'scored' ? Number(node.outcome.points) : null
}

/** What the grid shows of one input: with the others as they are, points rise, fall, both or neither. */
function observed(
  framework: Framework,
  grid: Readonly<Record<string, readonly InputValue[]>>,
  others: readonly Values[],
  id: string,
): string {
  const { [id]: own = [], ...rest } = grid
  const moves = answersOf(rest).flatMap((fixed) => {
    const points = own
      .map((value) => pointsOf(framework, { ...fixed, [id]: value }, others))
      .filter((one) => one !== null)
    return points.slice(1).map((one, index) => Math.sign(one - points[index]!))
  })
  const [rises, falls] = [moves.includes(1), moves.includes(-1)]
  return rises && falls ? 'mixed' : rises ? 'up' : falls ? 'down' : 'none'
}

const numbers = (...values: readonly number[]): readonly string[] => values.map(String)
const upTo = (most: number): readonly string[] => numbers(...Array.from({ length: most + 1 }, (_, index) => index))
const no = [false, true]
const pair = [count('n', { at_most: 'd', max: 6 }), count('d', { max: 6 })]
const pairGrid = { n: upTo(6), d: upTo(6) }
const one = { n: upTo(6) }
const n = [count('n', { max: 6 })]
const tiers = (of: Json, ...points: readonly [number, number, number]) => ({
  tiers: {
    of,
    steps: [
      { below: 2, points: points[0] },
      { from: 2, until: 4, points: points[1] },
      { above: 4, points: points[2] },
    ],
  },
})
const goal = { targets: [{ id: 'goal', type: 'count', label: 'x', min: 1, max: 9 }] }
const day = { id: 'day', type: 'date' }
const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-15', '2026-02-16']
const dated = (...points: readonly [number, number, number]) => [
  { until: '01-31', points: points[0] },
  { until: '02-15', points: points[1] },
  { otherwise: points[2] },
]
const steps = { of: 'n', base: 1, at: 2, per: 1, add: 0.5, cap: 2 }
const rate = (when_zero: Json) => ({ ratio: ['n', 'd'], when_zero })

type Case = readonly [
  title: string,
  part: Part,
  grid: Readonly<Record<string, readonly InputValue[]>>,
  directions: Readonly<Record<string, string>>,
  head?: { readonly [key: string]: Json },
]

const cases: readonly Case[] = [
  ['yes_no', { max: 1, inputs: yes('a'), rule: { yes_no: { of: 'a', yes: 1, no: 0 } } }, { a: no }, { a: 'up' }],
  [
    'yes_no turned',
    { max: 1, inputs: yes('a'), rule: { yes_no: { of: 'a', yes: 0, no: 1 } } },
    { a: no },
    { a: 'down' },
  ],
  [
    'all_of',
    { max: 1, inputs: yes('a', 'b'), rule: { all_of: { of: ['a', 'b'], points: 1, otherwise: 0 } } },
    { a: no, b: no },
    { a: 'up', b: 'up' },
  ],
  [
    'checklist',
    {
      max: 1,
      inputs: yes('a', 'b'),
      rule: {
        checklist: [
          { of: 'a', points: 1 },
          { of: 'b', points: 0 },
        ],
      },
    },
    { a: no, b: no },
    { a: 'up', b: 'none' },
  ],
  [
    'none_of',
    { max: 1, inputs: [...n, ...yes('a')], rule: { none_of: { of: ['n', 'a'], none: 1, any: 0 } } },
    { ...one, a: no },
    { n: 'down', a: 'down' },
  ],
  [
    'deadline',
    {
      max: 2,
      inputs: [...yes('a'), { ...day, when: 'a' }],
      rule: { deadline: { of: 'day', done: 'a', not_done: 0, tiers: dated(2, 1, 0) } },
    },
    { a: no, day: days },
    { a: 'up', day: 'down' },
  ],
  [
    'deadline, neither early nor late',
    { max: 2, inputs: [day], rule: { deadline: { of: 'day', tiers: dated(1, 2, 0) } } },
    { day: days },
    { day: 'mixed' },
  ],
  ['tiers', { max: 2, inputs: n, rule: tiers('n', 0, 1, 2) }, one, { n: 'up' }],
  ['tiers, less is better', { max: 2, inputs: n, rule: tiers('n', 2, 1, 0) }, one, { n: 'down' }],
  ['tiers, the middle is best', { max: 2, inputs: n, rule: tiers('n', 0, 2, 1) }, one, { n: 'mixed' }],
  [
    'tiers of a ratio that may not arise',
    {
      max: 2,
      inputs: pair,
      rule: {
        tiers: {
          of: rate('not_arising'),
          steps: [
            { below: 50, points: 0 },
            { from: 50, points: 2 },
          ],
        },
      },
    },
    pairGrid,
    { n: 'up', d: 'down' },
  ],
  [
    'tiers of a difference',
    {
      max: 2,
      inputs: [count('n', { max: 6 }), count('d', { max: 6, at_most: 'n' })],
      rule: tiers({ difference: ['n', 'd'] }, 0, 1, 2),
    },
    pairGrid,
    { n: 'up', d: 'down' },
  ],
  [
    'ratio, full points without any',
    { max: 2, inputs: pair, rule: { ratio: { of: ['n', 'd'], when_zero: 2 } } },
    pairGrid,
    { n: 'up', d: 'down' },
  ],
  [
    'ratio, no points without any',
    { max: 2, inputs: pair, rule: { ratio: { of: ['n', 'd'], when_zero: 0 } } },
    pairGrid,
    // From 0 of 0 to 0 of 1 nothing moves: the numerator may not pass the denominator.
    { n: 'up', d: 'down' },
  ],
  [
    'tiers of a ratio, few points without any',
    {
      max: 2,
      inputs: pair,
      rule: {
        tiers: {
          of: rate(0.5),
          steps: [
            { below: 50, points: 1 },
            { from: 50, points: 2 },
          ],
        },
      },
    },
    pairGrid,
    { n: 'up', d: 'mixed' },
  ],
  [
    'ratio of a part and the whole with it',
    {
      max: 2,
      inputs: [count('n', { max: 6 }), count('d', { max: 6 })],
      rule: { ratio: { of: ['n', { sum: ['n', 'd'] }], when_zero: 'not_arising' } },
    },
    pairGrid,
    { n: 'up', d: 'down' },
  ],
  ['steps', { max: 2, inputs: n, rule: { steps } }, one, { n: 'up' }],
  ['steps, lower is better', { max: 2, inputs: n, rule: { steps: { ...steps, dir: 'down' } } }, one, { n: 'down' }],
  ['count', { max: 2, inputs: n, rule: { count: { of: 'n', each: 0.5, cap: 2 } } }, one, { n: 'up' }],
  ['deduct', { max: 2, inputs: n, rule: { deduct: { of: 'n', start: 2, each: 0.5, floor: 0 } } }, one, { n: 'down' }],
  [
    'branch',
    { max: 3, inputs: [...yes('a'), ...n], rule: { branch: { if: 'a', then: 3, else: { steps } } } },
    { a: no, ...one },
    { a: 'up', n: 'up' },
  ],
  [
    'branch that helps some',
    { max: 2, inputs: [...yes('a'), ...n], rule: { branch: { if: 'a', then: 1.5, else: { steps } } } },
    { a: no, ...one },
    { a: 'mixed', n: 'up' },
  ],
  [
    'best_of',
    { max: 2, inputs: [...yes('a'), ...n], rule: { best_of: [{ yes_no: { of: 'a', yes: 1.5, no: 0 } }, { steps }] } },
    { a: no, ...one },
    { a: 'up', n: 'up' },
  ],
  [
    'target',
    { max: 1, inputs: n, rule: { target: { of: 'n', target: 'targets.goal', met: 1, missed: 0 } } },
    one,
    { n: 'up', 'targets.goal': 'down' },
    goal,
  ],
  [
    'cohort_mean',
    { max: 1, inputs: n, rule: { cohort_mean: { of: 'n', at_or_above: 1, below: 0 } } },
    one,
    { n: 'up' },
  ],
  ['cohort_best', { max: 1, inputs: n, rule: { cohort_best: { of: 'n' } } }, one, { n: 'up' }],
  [
    'target_and_leader',
    { max: 1, inputs: n, rule: { target_and_leader: { of: 'n', target: 'targets.goal' } } },
    one,
    { n: 'up', 'targets.goal': 'down' },
    goal,
  ],
  [
    'rank_tiers',
    { max: 2, inputs: n, rule: { rank_tiers: { of: 'n', tiers: [{ until: 1, points: 2 }, { otherwise: 0 }] } } },
    one,
    { n: 'up' },
  ],
  [
    'survey',
    { max: 2, scored_by: 'survey', inputs: [percent('n')], rule: { survey: { of: 'n' } } },
    { n: numbers(0, 50, 100) },
    { n: 'up' },
    { scale: { total: 2, unit: 'điểm', survey: { points: 2, mandatory: false, when_absent: 'rescale' } } },
  ],
  [
    'judgement',
    {
      max: 2,
      scored_by: 'judgement',
      inputs: [{ id: 'n', type: 'decimal', min: 0, max: 2, step: 1 }],
      rule: { judgement: { of: 'n' } },
    },
    { n: numbers(0, 1, 2) },
    { n: 'up' },
  ],
  [
    'logic',
    {
      max: 2,
      inputs: [...n, ...yes('a')],
      rule: { logic: { if: [{ and: [{ var: 'a' }, { '<': [{ var: 'n' }, 3] }] }, 2, 0] } },
    },
    { ...one, a: no },
    { n: 'down', a: 'up' },
  ],
  [
    'logic of the middle',
    { max: 2, inputs: n, rule: { logic: { if: [{ '<': [1, { var: 'n' }, 4] }, 2, 0] } } },
    one,
    { n: 'mixed' },
  ],
]

const all = cases.map(([title, part, grid, directions, head = {}]) => [title, part, grid, directions, head] as const)

describe('[R51] more of an input', () => {
  const others = [{ n: '1' }, { n: '4' }]
  it.each(all)('%s', (_, part, grid, expected, head) => {
    const { framework, directions } = make(part, head)
    const compared = 'cohort_mean cohort_best target_and_leader rank_tiers'.includes(Object.keys(part.rule)[0]!)
    const units = compared ? others : []
    const shown = Object.keys(grid).map((id) => [id, observed(framework, grid, units, id)])
    expect(directions).toEqual(expected)
    expect({ ...directions, ...Object.fromEntries(shown) }).toEqual(directions)
  })

  it('of levels for some units: who has lower ones gets no less', () => {
    const levels = { when: 'attributes.far', times: 0.75 }
    const attributes = [{ id: 'far', type: 'boolean', label: 'x' }]
    const part = (dir: string): Part => ({ max: 2, inputs: n, rule: { steps: { ...steps, levels, dir } } })
    expect(make(part('up'), { attributes }).directions).toEqual({ n: 'up', 'attributes.far': 'up' })
    expect(make(part('down'), { attributes }).directions).toEqual({ n: 'down', 'attributes.far': 'down' })
  })

  it('is what the steps of tiers show, whatever they are', () => {
    const points = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 })
    const property = fc.property(points, (given) => {
      const part: Part = { max: Math.max(...given), inputs: n, rule: tiers('n', given[0]!, given[1]!, given[2]!) }
      fc.pre(part.max > 0)
      const { framework, directions } = make(part)
      expect(directions).toEqual({ n: observed(framework, one, [], 'n') })
    })
    fc.assert(property, { numRuns: 60, seed: 51 })
  })
})

/** On which side of each boundary an answer lies. */
function sides(boundaries: readonly Boundary[], values: Values): string {
  const plain = Object.entries(values).map(([id, value]): [string, number | boolean] => [
    id,
    typeof value === 'boolean' ? value : Number(value),
  ])
  const scope = bare(plain)
  return boundaries
    .map(({ of, at, belongs }) => {
      const gap = Number(evaluate(of, scope)) - Number(evaluate(at, scope))
      return gap > 0 || (gap === 0 && belongs === 'above') ? '+' : '-'
    })
    .join('')
}

describe('[R50] the values at which points change', () => {
  const named = [
    'yes_no',
    'all_of',
    'checklist',
    'none_of',
    'tiers',
    'tiers of a difference',
    'logic',
    'logic of the middle',
  ]
  const whole = all.filter(([title]) => named.includes(title))

  it.each(whole)('%s: between two of them all points are the same, and at each they change', (_, part, grid) => {
    const { framework, boundaries } = make(part)
    const found = answersOf(grid).flatMap((values) => {
      const points = pointsOf(framework, values, [])
      return points === null ? [] : [{ points, sides: sides(boundaries, values) }]
    })
    const bySides = new Map(found.map((one) => [one.sides, one.points]))
    for (const one of found) expect([one.sides, one.points]).toEqual([one.sides, bySides.get(one.sides)])
    const paid = part.rule['checklist'] === undefined ? boundaries : boundaries.slice(0, 1)
    const crossed = paid.map((__, index) =>
      [...bySides].some(([side, points]) => {
        const other = side.slice(0, index) + (side[index] === '+' ? '-' : '+') + side.slice(index + 1)
        return bySides.has(other) && bySides.get(other) !== points
      }),
    )
    expect(crossed).toEqual(paid.map(() => true))
  })

  const cut = (at: Json, kind = 'jump', belongs = 'above', of: Json = { var: 'n' }) => ({ of, at, kind, belongs })
  const mean = { var: 'cohort.c1.mean' }
  it.each<[string, readonly object[], number?]>([
    ['steps', [cut(2, 'bend'), cut(4, 'bend')]],
    ['steps, lower is better', [cut(2, 'bend'), cut(0, 'bend')]],
    ['count', [cut(4, 'bend')]],
    ['deduct', [cut(4, 'bend')]],
    ['branch', [cut(true, 'jump', 'above', { var: 'a' }), cut(2, 'bend'), cut(4, 'bend')]],
    ['target', [cut({ var: 'targets.goal' })]],
    ['target_and_leader', [cut({ var: 'targets.goal' }, 'bend')]],
    ['cohort_mean', [cut(mean)]],
    ['cohort_best', []],
    ['rank_tiers', [cut(1, 'jump', 'below', { var: 'cohort.c1.rank' })]],
    ['ratio, full points without any', [cut(0, 'jump', 'below', { var: 'd' })]],
    ['survey', []],
    ['judgement', []],
    [
      'deadline',
      [
        cut(true, 'jump', 'above', { var: 'a' }),
        cut({ var: 'period.01-31' }, 'jump', 'below', { var: 'day' }),
        cut({ var: 'period.02-15' }, 'jump', 'below', { var: 'day' }),
      ],
    ],
    ['best_of', [cut(true, 'jump', 'above', { var: 'a' }), cut(2, 'bend'), cut(4, 'bend')]],
  ])('%s', (title, expected) => {
    const [, part, , , head] = all.find(([name]) => name === title)!
    expect(make(part, head).boundaries).toEqual(expected)
  })

  it('with levels are those of both', () => {
    const attributes = [{ id: 'far', type: 'boolean', label: 'x' }]
    const levels = { when: 'attributes.far', times: 0.75 }
    const part: Part = { max: 2, inputs: n, rule: { steps: { ...steps, levels } } }
    expect(make(part, { attributes }).boundaries).toEqual([
      cut(true, 'jump', 'above', { var: 'attributes.far' }),
      cut(1.5, 'bend'),
      cut(3, 'bend'),
      cut(2, 'bend'),
      cut(4, 'bend'),
    ])
  })
})
