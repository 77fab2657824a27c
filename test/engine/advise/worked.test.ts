/** Intervals, next steps and advice that can be checked by hand. (SPEC D1–D16, D22) */
import { describe, expect, it } from 'vitest'
import { advise, attainable, nextSteps, sayLacking } from '../../../engine/advise/index.ts'
import { leaves, score } from '../../../engine/live.ts'
import type { Answers, Framework, Lang, Setting } from '../../../engine/live.ts'
import type { Json } from '../../../engine/index.ts'
import { full, loaded, one, setting, small, textOf } from '../load-small.ts'
import type { Part } from '../load-small.ts'
import { shipped } from '../shipped.ts'
import { chanceOf, forget, makeAnswers, makeFramework } from './made.ts'

/** Frameworks of the shelf of which every criterion can be searched, and none waits for the round or the unit. */
const exact: ReadonlySet<string> = new Set([
  'ca-mau-1880-2013',
  'cac-cach-cong-diem',
  'can-tho-2579-2025',
  'ha-noi-phong',
  'hai-phong-3793-2022',
  'nd-307-2025-xa',
  'quan-mau-phong',
])
const exactOnes = shipped.map(({ framework }) => framework).filter(({ id }) => exact.has(id))

const count = (id: string, more = {}) => ({ id, type: 'count', ...more })
const yes = (id: string) => ({ id, type: 'boolean' })
/** Half of the planned gives 1, all of it 2. */
const share: Part = {
  max: 2,
  inputs: [count('done', { at_most: 'planned' }), count('planned', { min: 1 })],
  rule: {
    tiers: {
      of: { ratio: ['done', 'planned'] },
      steps: [
        { below: 50, points: 0 },
        { from: 50, below: 100, points: 1 },
        { from: 100, points: 2 },
      ],
    },
  },
}
const issued: Part = { max: 1, inputs: [yes('issued')], rule: { yes_no: { of: 'issued', yes: 1, no: 0 } } }
const cohort: Part = {
  max: 2,
  inputs: [count('own')],
  rule: { cohort_mean: { of: 'own', at_or_above: 2, below: 1 } },
}
const made = (parts: readonly Part[], head = {}): Framework => loaded(textOf(parts, head))
const open = (inputs: Answers[string]['inputs']): Answers => ({ c1: { inputs } })

/** "1.00–2.00" of the first criterion, or who stands in the way. */
function told(framework: Framework, answers: Answers, at: Setting = setting, options = {}): string {
  const found = attainable(framework, answers, at, options)
  if (found.kind === 'none') return `none: ${found.blocked.join(', ')}`
  if (found.kind === 'unknown') return 'unknown'
  return `${found.lowest.index}–${found.highest.index}${found.bounded.map(({ id, reason }) => ` ${id} ${reason}`).join('')}`
}

describe('the attainable interval', () => {
  it('[D1] of complete answers is the index, and shrinks with every answer', () => {
    const chance = chanceOf(4)
    const at = { period: setting.period, survey: true }
    for (let turn = 0; turn < 150; turn += 1) {
      const framework = makeFramework(chance)
      const whole = makeAnswers(framework, chance, at)
      const { index } = score(framework, whole, at)
      expect(told(framework, whole, at)).toBe(`${index}–${index}`)
      let answers = forget(whole, chance, 100)
      let [low, high] = [-1, Infinity]
      for (const [id, answer] of Object.entries(whole)) {
        answers = { ...answers, [id]: answer }
        const found = attainable(framework, answers, at)
        if (found.kind !== 'attainable') throw new Error('the whole answers have an index')
        const [least, most] = [Number(found.lowest.index), Number(found.highest.index)]
        expect([answers, low <= least && least <= most && most <= high]).toEqual([answers, true])
        ;[low, high] = [least, most]
      }
      expect([low, high]).toEqual([Number(index), Number(index)])
    }
  })

  it('[D4] [D6] an empty form says what is only bounded, and what is in the way', () => {
    const found = shipped.map(({ framework }) => {
      const interval = attainable(framework, {}, { ...setting, survey: false })
      if (interval.kind === 'attainable')
        return [framework.id, interval.bounded.map(({ id, reason }) => `${id} ${reason}`)]
      return [framework.id, interval.kind === 'none' ? interval.blocked : interval.kind]
    })
    expect(Object.fromEntries(found)).toEqual({
      ...Object.fromEntries([...exact].map((id) => [id, []])),
      'cac-dang-quy-tac': ['par-index cohort', 'bandwidth cohort', 'emulation cohort', 'satisfaction-rank cohort'],
      'ha-noi-xa-phong': ['data-updates cohort'],
      'hai-phong-212-pl01': [
        'attributes.below_standard',
        'attributes.targets_done',
        'attributes.targets_exceeded',
        'attributes.subordinates_completed',
        'attributes.subordinates_good',
        'attributes.targets_on_time',
      ],
      'hai-phong-212-pl02': ['attributes.below_standard', 'attributes.tasks_exceeded'],
    })
  })

  it.each([small, ...exactOnes].map((framework) => [framework.id, framework] as const))(
    '[D1] of every criterion of %s is exact, but for those that wait for the round, answered in part or not at all',
    (_, framework) => {
      const some: Answers = Object.fromEntries(
        leaves(framework).map((leaf) => {
          const [first] = leaf.inputs.filter(({ type, when }) => type === 'count' && when === null)
          return [leaf.id, { inputs: first ? { [first.id]: first.min ?? '1' } : {} }]
        }),
      )
      for (const survey of [true, false])
        for (const claims of [true, false])
          for (const answers of [{}, some]) {
            const at = { ...setting, survey }
            const found = attainable(framework, answers, at, { claims })
            expect(found.kind).toBe('attainable')
            const { bounded } = found as Extract<typeof found, { kind: 'attainable' }>
            // Only those wait that have what they look at in the round, and not the round.
            const waits = leaves(framework).filter(({ rule }) => rule.needs.some((name) => name.startsWith('cohort.')))
            const { open } = score(framework, answers, at)
            const wanted = waits.filter(({ id }) => open.includes(id)).map(({ id }) => ({ id, reason: 'cohort' }))
            expect([answers, bounded]).toEqual([answers, wanted])
          }
    },
  )

  it('[D2] what is given restricts the rest', () => {
    const framework = one(share)
    expect(told(framework, open({}))).toBe('0.00–2.00')
    expect(told(framework, open({ done: '0' }))).toBe('0.00–0.00')
    expect(told(framework, open({ planned: '1' }))).toBe('0.00–2.00')
    expect(told(framework, open({ done: '600000' }))).toBe('1.00–2.00')
    expect(told(framework, open({ done: '499999' }))).toBe('0.00–2.00')
  })

  it('[D2] a shared fact is decided once, and points that are read move with it', () => {
    const fact = { facts: [{ id: 'n', type: 'count', label: 'n', max: 9 }] }
    const steps = (low: number, high: number): Part => ({
      max: 1,
      inputs: [],
      rule: {
        tiers: {
          of: 'facts.n',
          steps: [
            { until: 4, points: low },
            { above: 4, points: high },
          ],
        },
      },
    })
    expect(told(made([steps(0, 1), steps(1, 0)], fact), {})).toBe('1.00–1.00')
    const reader: Part = {
      max: 2,
      inputs: [yes('b')],
      rule: { logic: { if: [{ '>': [{ var: 'criteria.c1.points' }, 0.5] }, 0, { '==': [{ var: 'b' }, true] }, 2, 1] } },
    }
    expect(told(made([issued, reader]), {})).toBe('1.00–2.00')
  })

  it('[D3] a claim is not assumed; with claims, what counts may shrink', () => {
    const framework = made([share, issued])
    const answers = { c1: { inputs: { done: '0' } }, c2: { inputs: { issued: true } } }
    // 0 + 1 of 3 whatever was planned; a claim leaves 1 of 1, which is all of the scale.
    expect(told(framework, answers)).toBe('1.00–1.00')
    expect(told(framework, answers, setting, { claims: true })).toBe('1.00–3.00')
    // 1 of 2 and 1 of 1 is 2 of 3; a claim for the second leaves 1 of 2, which is better than 1 of 3 only.
    const half = { c1: { inputs: { done: '1', planned: '2' } } }
    expect(told(framework, half, setting, { claims: true })).toBe('1.00–2.00')
    // A rule that finds no occasion needs no claim: nothing planned leaves 1 of 1.
    const zero = made([
      {
        ...share,
        inputs: [count('done', { at_most: 'planned' }), count('planned')],
        rule: { ratio: { of: ['done', 'planned'], when_zero: 'not_arising' } },
      },
      issued,
    ])
    expect(told(zero, answers)).toBe('1.00–3.00')
  })

  it('[D3] while a survey is undecided the ends are those of both', () => {
    const survey: Part = {
      max: 3,
      scored_by: 'survey',
      inputs: [{ id: 'liked', type: 'percent' }],
      rule: { survey: { of: 'liked' } },
    }
    const scale = { total: 5, unit: 'điểm', survey: { points: 3, mandatory: false, when_absent: 'rescale' } }
    const framework = made([survey, share], { scale })
    // 1 + 0 to 3 of 5 with a survey, 1 of 2 without, which is 2.50 of 5.
    const answers = { c2: { inputs: { done: '1', planned: '2' } } }
    expect(told(framework, answers)).toBe('1.00–4.00')
    expect(told(framework, answers, setting, { survey_undecided: true })).toBe('1.00–4.00')
    const poor = { c1: { inputs: { liked: '10' } }, ...answers }
    expect(told(framework, poor)).toBe('1.30–1.30')
    expect(told(framework, poor, setting, { survey_undecided: true })).toBe('1.30–2.50')
  })

  it('[D4] who waits for the other units is named, and bounded by its rule', () => {
    expect(told(one(cohort), open({ own: '3' }))).toBe('1.00–2.00 c1 cohort')
    const known = { ...setting, cohort: { c1: { mean: '3', max: '5', count: 2, rank: 1 } } }
    expect(told(one(cohort), open({ own: '3' }), known)).toBe('2.00–2.00')
    expect(told(one(cohort), {}, known)).toBe('1.00–2.00')
  })

  it('[D4] a rule too wide to search is bounded, and says so', () => {
    // No whole number has a square with this last digit; only trying all of them shows it.
    const square = { '*': [{ var: 'n' }, { var: 'n' }] }
    const part: Part = {
      max: 1,
      inputs: [count('n')],
      rule: { logic: { if: [{ '==': [{ '%': [square, 10] }, 7] }, 1, 0] } },
    }
    expect(told(one(part), {})).toBe('0.00–1.00 c1 search')
  })

  it('[D5] the open criterion that decides most comes first', () => {
    const framework = made([issued, share, { ...issued, max: 3, rule: { yes_no: { of: 'issued', yes: 3, no: 1 } } }])
    const found = attainable(framework, { c2: { inputs: { done: '600000' } } }, setting)
    expect(found.kind === 'attainable' && found.open).toEqual([
      { id: 'c3', lowest: '1.00', highest: '3.00', span: '2.00', may_not_arise: false },
      { id: 'c1', lowest: '0.00', highest: '1.00', span: '1.00', may_not_arise: false },
      { id: 'c2', lowest: '1.00', highest: '2.00', span: '1.00', may_not_arise: false },
    ])
  })

  it('[D6] a fault, or points that will never be there, stand in the way', () => {
    expect(told(one(share), open({ done: '3', planned: '2' }))).toBe('none: c1')
    const reader: Part = { max: 1, inputs: [], rule: { logic: { min: [{ var: 'criteria.c1.points' }, 1] } } }
    const framework = made([issued, reader, share])
    expect(told(framework, { c1: { inputs: {}, not_arising: 'không có' } })).toBe('none: c2')
  })
})

describe('next steps', () => {
  it('[D7] name the value, the direction and the points', () => {
    const framework = made([
      share,
      issued,
      { max: 2, inputs: [count('late')], rule: { deduct: { of: 'late', start: 2, each: 0.5, floor: 0 } } },
    ])
    const answers = {
      c1: { inputs: { done: '19', planned: '40' } },
      c2: { inputs: { issued: false } },
      c3: { inputs: { late: '7' } },
    }
    expect(nextSteps(framework, answers, setting)).toEqual({
      unknown: [],
      steps: [
        {
          criterion: 'c1',
          owner: 'c1',
          input: 'done',
          from: '19',
          to: '20',
          direction: 'up',
          points: { from: '0.00', to: '1.00' },
        },
        {
          criterion: 'c2',
          owner: 'c2',
          input: 'issued',
          from: false,
          to: true,
          direction: null,
          points: { from: '0.00', to: '1.00' },
        },
        {
          criterion: 'c3',
          owner: 'c3',
          input: 'late',
          from: '7',
          to: '3',
          direction: 'down',
          points: { from: '0.00', to: '0.50' },
        },
      ],
    })
    expect(nextSteps(small, full, setting).steps).toEqual([])
  })
})

describe('advice', () => {
  const framework = made([share, issued, { ...share, max: 2 }], {
    bands: [
      {
        id: 'good',
        title: 'Tốt',
        when: { and: [{ '>=': [{ var: 'index' }, 2] }, { '>': [{ var: 'leaves.min' }, 0] }] },
      },
      { id: 'odd', title: 'Lạ', when: { '>': [{ '*': [{ var: 'index' }, { var: 'leaves.min' }] }, 1.5] } },
      { id: 'rest', title: 'Còn lại', when: true },
    ],
  })
  const answers: Answers = {
    c1: { inputs: { done: '10', planned: '40' } },
    c2: { inputs: { issued: false } },
    c3: { inputs: { done: '0', planned: '7' } },
  }
  const reach = (index: string, levers = {}, given = answers) =>
    advise(framework, given, setting, { kind: 'index', index }, levers)
  const change = (owner: string, input: string, from: string | boolean, to: string | boolean) => ({
    owner,
    input,
    from,
    to,
  })

  it('[D8] is the cheapest, then the least, then the first printed', () => {
    expect(reach('1')).toEqual({
      kind: 'plan',
      cost: 1,
      from: { index: '0.00', band: 'rest', points: '0.00', of: '5.00' },
      to: { index: '1.00', band: 'rest', points: '1.00', of: '5.00' },
      steps: [
        { cost: 1, changes: [change('c1', 'done', '10', '20')], criteria: [{ id: 'c1', from: '0.00', to: '1.00' }] },
      ],
      assumed: [],
      bounded: [],
    })
    expect(reach('2')).toMatchObject({ cost: 1, steps: [{ changes: [change('c1', 'done', '10', '40')] }] })
    expect(reach('3')).toMatchObject({
      cost: 2,
      steps: [{ changes: [change('c1', 'done', '10', '40')] }, { changes: [change('c2', 'issued', false, true)] }],
    })
    expect(reach('0')).toMatchObject({ kind: 'plan', cost: 0, steps: [] })
  })

  it('[D9] levers say what a change costs and what cannot change', () => {
    expect(reach('2', { places: { c1: 3 } })).toMatchObject({
      cost: 1,
      steps: [{ changes: [change('c3', 'done', '0', '7')] }],
    })
    expect(reach('2', { inputs: { 'c1/done': null }, places: { c3: null } })).toMatchObject({
      kind: 'unreachable',
      highest: { index: '1.00' },
    })
    // 30 more at 1 for every 10 begun, or 7 more at 1 each.
    const costs = { 'c1/done': { cost: 1, per: '10' }, 'c2/issued': null, 'c3/done': { cost: 1 } }
    expect(reach('2', { inputs: costs })).toMatchObject({
      cost: 4,
      steps: [{ cost: 4, changes: [change('c1', 'done', '10', '40')] }],
    })
    // A denominator is a lever only by name: 10 of 20 planned.
    expect(
      reach('1', { inputs: { 'c1/planned': { cost: 0 }, 'c1/done': null, 'c2/issued': null, 'c3/done': null } }),
    ).toMatchObject({
      cost: 1,
      steps: [{ changes: [change('c1', 'planned', '40', '20')] }],
    })
  })

  it('[D9] a date that was not asked before comes with the yes that asks for it', () => {
    const deadline = one({
      max: 1,
      inputs: [yes('issued'), { id: 'on', type: 'date', when: 'issued' }],
      rule: {
        deadline: { of: 'on', done: 'issued', not_done: 0, tiers: [{ until: '01-31', points: 1 }, { otherwise: 0.5 }] },
      },
    })
    const to = (index: string) => advise(deadline, open({ issued: false }), setting, { kind: 'index', index })
    const changes = (on: string) => [
      change('c1', 'issued', false, true),
      { owner: 'c1', input: 'on', from: null, to: on },
    ]
    expect(to('0.5')).toMatchObject({ kind: 'plan', cost: 1, steps: [{ changes: changes('2026-12-31') }] })
    expect(to('1')).toMatchObject({ kind: 'plan', cost: 1, steps: [{ changes: changes('2026-01-31') }] })
  })

  it('[D10] what is open counts at its lowest, and is named', () => {
    const { c2: _, ...rest } = answers
    expect(reach('2', {}, rest)).toMatchObject({ kind: 'plan', cost: 1, assumed: ['c2'] })
    expect(reach('5', {}, rest)).toMatchObject({ kind: 'unreachable', highest: { index: '4.00' }, assumed: ['c2'] })
  })

  it('[D10] setting a criterion aside is no improvement', () => {
    const may = made([
      {
        ...share,
        inputs: [count('done', { at_most: 'planned' }), count('planned')],
        rule: { ratio: { of: ['done', 'planned'], when_zero: 'not_arising' } },
      },
      issued,
    ])
    const given = { c1: { inputs: { done: '0', planned: '1' } }, c2: { inputs: { issued: true } } }
    const free = { inputs: { 'c1/planned': { cost: 0 }, 'c1/done': null } }
    expect(advise(may, given, setting, { kind: 'index', index: '3' }, free)).toMatchObject({
      kind: 'unreachable',
      highest: { index: '1.00' },
    })
  })

  it('[D11] a band may ask for every criterion; a condition of another kind is not guessed at', () => {
    const good = advise(framework, answers, setting, { kind: 'band', band: 'good' })
    expect(good).toMatchObject({ kind: 'plan', cost: 3, to: { index: '3.00', band: 'good' } })
    expect(advise(framework, answers, setting, { kind: 'band', band: 'odd' })).toEqual({
      kind: 'unknown',
      reason: 'band',
    })
  })

  it('[D12] out of reach comes with the highest index', () => {
    expect(reach('5.01')).toMatchObject({
      kind: 'unreachable',
      from: { index: '0.00' },
      highest: { index: '5.00', band: 'good' },
    })
  })

  it('[D22] a band out of reach says what it still asks for, which points stay as given, and what the rules would need', () => {
    const good = { kind: 'band', band: 'good' } as const
    const adjusted = { points: '0', reason: 'Không có minh chứng.' }
    const given = { ...answers, c2: { inputs: { issued: true }, adjusted } }
    const found = advise(framework, given, setting, good)
    const lacking = { kind: 'condition', when: { '>': [{ var: 'leaves.min' }, 0] }, criteria: ['c2'] } as const
    expect(found).toMatchObject({
      kind: 'unreachable',
      highest: { index: '4.00', band: 'rest' },
      given: ['c2'],
      by_rule: { kind: 'plan', cost: 2, to: { index: '3.00', band: 'good' } },
    })
    expect(found.kind === 'unreachable' && found.lacking).toEqual([lacking])
    expect([sayLacking(framework, lacking, 'vi'), sayLacking(framework, lacking, 'en')]).toEqual([
      'không tiêu chí nào 0 điểm (1.2)',
      'no criterion with 0 points (1.2)',
    ])
    // Given as the goal wants it, it stays so, and the plan says which.
    const half = { ...given, c2: { inputs: { issued: false }, adjusted: { ...adjusted, points: '0.5' } } }
    expect(advise(framework, half, setting, good)).toMatchObject({ kind: 'plan', cost: 2, given: ['c2'] })
    expect(advise(framework, answers, setting, good)).not.toHaveProperty('given')
  })

  it('[D22] every kind of condition that is lacking has its words, and a ceiling has its title', () => {
    const bands = (when: Json) => [
      { id: 'good', title: 'Tốt', when },
      { id: 'rest', title: 'Còn lại', when: true },
    ]
    const head = {
      flags: [{ id: 'praised', label: { vi: 'Được khen', en: 'Praised' } }],
      ceilings: [
        { id: 'capped', title: { vi: 'Tối đa', en: 'Full' }, when: { '>=': [{ var: 'index' }, 4] }, at_most: 'rest' },
      ],
    }
    const say = (when: Json, lang: Lang): string => {
      const asks = made([share, issued, share], { ...head, bands: bands(when) })
      const given = { ...answers, flags: { inputs: { praised: false } } }
      const found = advise(asks, given, setting, { kind: 'band', band: 'good' }, { places: { c2: null } })
      return found.kind === 'unreachable'
        ? found.lacking.map((one) => sayLacking(asks, one, lang)).join('; ')
        : found.kind
    }
    const both = (when: Json) => [say(when, 'vi'), say(when, 'en')]
    expect(both({ '>=': [{ var: 'index' }, 4.5] })).toEqual(['chỉ số từ 4,5 điểm', 'index at least 4.5 điểm'])
    expect(both({ '==': [{ var: 'leaves.zero' }, 0] })).toEqual([
      'không tiêu chí nào 0 điểm (1.2)',
      'no criterion with 0 points (1.2)',
    ])
    expect(both({ '>=': [{ var: 'leaves.min' }, 50] })).toEqual([
      'tỷ lệ điểm thấp nhất của một tiêu chí từ 50 % (1.2)',
      'lowest share of any criterion at least 50 % (1.2)',
    ])
    expect(
      both({ and: [{ '>=': [{ var: 'criteria.c2.points' }, 1] }, { '>': [{ var: 'criteria.c2.ratio' }, 80] }] }),
    ).toEqual(['điểm của 1.2 từ 1; tỷ lệ điểm của 1.2 trên 80 %', 'points of 1.2 at least 1; share of 1.2 above 80 %'])
    expect(both({ and: [{ '>=': [{ var: 'index' }, 3] }, { var: 'flags.praised' }] })).toEqual(['Được khen', 'Praised'])
    expect(both({ and: [{ '>=': [{ var: 'index' }, 4] }] })).toEqual(['Tối đa', 'Full'])
  })

  it.each(exactOnes.map((real) => [real.id, real] as const))(
    '[D12] %s: every plan is scored again, and what has none says how far it goes',
    (_, real) => {
      const chance = chanceOf(5)
      for (let turn = 0; turn < 3; turn += 1) {
        const given = Object.fromEntries(
          leaves(real).map((leaf) => {
            const value = (type: string, max: string | null) =>
              type === 'boolean'
                ? chance.pick([true, false])
                : type === 'date'
                  ? '2026-03-01'
                  : type === 'percent'
                    ? '60'
                    : String(chance.number(Number(max ?? 40) + 1))
            const inputs = Object.fromEntries(
              leaf.inputs.map(({ id, type, max }) => [id, value(type, max === '1000000' ? '40' : max)]),
            )
            for (const { id, at_most } of leaf.inputs)
              if (at_most !== null) inputs[at_most] = String(Number(inputs[id]) + 7)
            return [leaf.id, { inputs }]
          }),
        )
        for (const share of [0.1, 0.75]) {
          const goal = (real.scale.total / 10 ** real.rounding.criterion) * share
          const advice = advise(real, given, setting, { kind: 'index', index: goal.toFixed(2) })
          // Every framework has a plan, or is shown with its highest, which is then below the goal.
          const reached =
            advice.kind === 'plan' ? advice.to.index : advice.kind === 'unreachable' ? advice.highest.index : null
          expect([turn, share, advice.kind, Number(reached) >= goal]).toEqual([
            turn,
            share,
            advice.kind === 'plan' ? 'plan' : 'unreachable',
            advice.kind === 'plan',
          ])
        }
      }
    },
  )
})

describe('bonus, penalty, flags', () => {
  const times = (max: number, each: number, more = {}): Part => ({
    max,
    inputs: [count('n')],
    rule: { count: { of: 'n', each, cap: max } },
    ...more,
  })
  const section = (number: string, max: number, how: string, parts: readonly Part[]) => ({
    number,
    title: 'Phần thêm',
    max,
    combine: how,
    criteria: parts.map((part, index) => ({
      number: `${number}.${index + 1}`,
      title: 'Tiêu chí',
      scored_by: 'appraisal',
      ...part,
      inputs: part.inputs.map((input) => ({ label: 'Nhãn', ...input })),
    })),
  })
  const head = {
    scale: { total: 10, unit: 'điểm', above_total: 'allowed', survey: 'none' },
    bonus: section('8', 3, 'sum', [times(2, 1, { id: 'b1' }), times(2, 1, { id: 'b2' })]),
    penalty: section('9', 4, 'best', [times(4, 2, { id: 'p1' }), times(3, 1, { id: 'p2' })]),
    flags: [{ id: 'warned', label: 'Bị cảnh cáo' }],
    attributes: [{ id: 'kind', type: 'choice', label: 'Loại', choices: ['a', 'b'].map((id) => ({ id, label: id })) }],
    bands: [
      { id: 'good', title: 'Tốt', when: { '>=': [{ var: 'index' }, 8] } },
      { id: 'rest', title: 'Còn lại', when: true },
    ],
    ceilings: [{ id: 'warned', title: 'Bị cảnh cáo', when: { var: 'flags.warned' }, at_most: 'rest' }],
  }
  const whole = made([times(10, 1)], head)
  const inputs = (n: string) => ({ inputs: { n } })
  const given: Answers = { c1: inputs('6'), b1: inputs('0'), b2: inputs('0'), p1: inputs('1'), p2: inputs('3') }
  const no: Answers = { flags: { inputs: { warned: false } } }

  it('[D13] the ends are 0 − the penalty, held at 0, and the total + the bonus up to its cap', () => {
    expect(told(whole, {})).toBe('0.00–13.00')
    // 6 + 0 to 3 − 0 to 4.
    expect(told(whole, { c1: inputs('6') })).toBe('2.00–9.00')
    // The best of 2 and 0 to 3 is taken away.
    expect(told(whole, { ...given, p2: { inputs: {} } })).toBe('3.00–4.00')
  })

  it('[D13] of several of which only the best counts, the best one is looked for, not the highest sum', () => {
    const steps = (id: string, max: number, low: number, high: number): Part => ({
      id,
      max,
      inputs: [],
      rule: {
        tiers: {
          of: 'facts.n',
          steps: [
            { until: 4, points: low },
            { above: 4, points: high },
          ],
        },
      },
    })
    // Up to 4: 2 and 2; above: 0 and 3.
    const framework = made([times(10, 1)], {
      ...head,
      facts: [{ id: 'n', type: 'count', label: 'n', max: 9 }],
      bonus: section('8', 3, 'best', [steps('b1', 2, 2, 0), steps('b2', 3, 2, 3)]),
      penalty: section('9', 4, 'best', [times(4, 2, { id: 'p1' })]),
    })
    expect(told(framework, { c1: inputs('6'), p1: inputs('0') })).toBe('8.00–9.00')
  })

  it('[D5] of bonus and penalty it is what the cap and the best of several leave', () => {
    const spans = (answers: Answers) => {
      const found = attainable(whole, answers, setting)
      return found.kind === 'attainable' ? found.open.map(({ id, span }) => `${id} ${span}`) : []
    }
    expect(spans({ ...given, b2: { inputs: {} } })).toEqual(['b2 2.00'])
    expect(spans({ ...given, b1: inputs('2'), b2: { inputs: {} } })).toEqual(['b2 1.00'])
    expect(spans({ ...given, p1: { inputs: {} } })).toEqual(['p1 1.00'])
    expect(spans({ ...given, p1: inputs('2'), p2: { inputs: {} } })).toEqual(['p2 0.00'])
  })

  it('[D14] open flags are answered no in both ends, whatever is open beside them', () => {
    const found = attainable(whole, { ...given, c1: inputs('10') }, setting)
    expect(found).toMatchObject({ kind: 'attainable', lowest: { index: '7.00' }, highest: { index: '7.00' }, open: [] })
    const from = advise(whole, { ...given, c1: inputs('12') }, setting, { kind: 'index', index: '7' })
    expect(from).toMatchObject({ kind: 'plan', cost: 0, assumed: ['flags.warned'] })
  })

  it('[D14] an attribute that only a condition reads stands in the way until it is known', () => {
    const reads = made([times(10, 1)], {
      ...head,
      vetoes: [{ id: 'kind', title: 'Loại a', when: { '==': [{ var: 'attributes.kind' }, 'a'] }, band: 'rest' }],
    })
    expect(told(reads, given)).toBe('none: attributes.kind')
    const known = { ...setting, unit: { targets: {}, attributes: { kind: 'a' } } }
    expect(told(reads, given, known)).toBe('3.00–3.00')
    expect(advise(reads, { ...given, ...no }, known, { kind: 'band', band: 'good' })).toMatchObject({
      kind: 'unreachable',
      barred: ['kind'],
    })
  })

  it('[D15] less penalty helps as far as the other one lets it, bonus up to its cap', () => {
    const to = (index: string, levers = {}) =>
      advise(whole, { ...given, ...no }, setting, { kind: 'index', index }, { places: { c1: null }, ...levers })
    // 6 + 0 − 3 is 3. Without the second it is the first that counts: 6 − 2.
    expect(to('4')).toMatchObject({ kind: 'plan', cost: 1, to: { index: '4.00' } })
    expect(to('8')).toMatchObject({ kind: 'plan', cost: 3, to: { index: '8.00', bonus: '2.00', penalty: '0.00' } })
    expect(to('9')).toMatchObject({ kind: 'plan', cost: 4, to: { index: '9.00', bonus: '3.00', penalty: '0.00' } })
    expect(to('9.01')).toMatchObject({ kind: 'unreachable', highest: { index: '9.00', bonus: '3.00' } })
  })

  it('[D16] a ceiling that applies as things stand bars a better band; one that can be undone has to be', () => {
    const good = { kind: 'band', band: 'good' } as const
    expect(advise(whole, { ...given, flags: { inputs: { warned: true } } }, setting, good)).toMatchObject({
      kind: 'unreachable',
      barred: ['warned'],
      highest: { index: '13.00', band: 'rest' },
    })
    const strict = (when: Json) =>
      made([times(10, 1)], { ...head, ceilings: [{ id: 'strict', title: 'Chặt', when, at_most: 'rest' }] })
    const plan = (when: Json) => advise(strict(when), { ...given, ...no }, setting, good)
    expect(plan({ '>': [{ var: 'penalty' }, 0] })).toMatchObject({
      kind: 'plan',
      cost: 3,
      to: { index: '8.00', band: 'good', penalty: '0.00' },
    })
    expect(plan({ '<': [{ var: 'base' }, 9] })).toMatchObject({ kind: 'plan', cost: 2 })
    const forced = made([times(10, 1)], {
      ...head,
      vetoes: [{ id: 'praised', title: 'Được khen', when: { '>=': [{ var: 'bonus' }, 2] }, band: 'good' }],
    })
    expect(advise(forced, { ...given, ...no }, setting, good)).toMatchObject({
      kind: 'plan',
      cost: 1,
      to: { index: '5.00', band: 'good', bonus: '2.00' },
    })
    expect(plan({ '>': [{ var: 'criteria.p1.points' }, 0] })).toMatchObject({
      kind: 'plan',
      cost: 3,
      to: { index: '8.00', band: 'good' },
    })
    expect(plan({ '>': [{ var: 'base' }, { var: 'index' }] })).toMatchObject({ kind: 'unknown', reason: 'band' })
    expect(plan({ '<': [{ var: 'criteria.c1.points' }, 7] })).toMatchObject({ kind: 'plan', cost: 2 })
  })
})
