/** Measured values of any shape, levels for some units, conditions in words. (SPEC R52–R55) */
import { describe, expect, it } from 'vitest'
import { leaves, scoreRound } from '../../engine/index.ts'
import type { Json, Setting } from '../../engine/index.ts'
import { codesOf, loadText, one, outcomeOf, setting, textOf, told } from './load-small.ts'
import { count, table, yes } from './table.ts'

const decimal = (id: string, more = {}) => ({ id, type: 'decimal', min: 0, max: 1000, ...more })
const tiers = (of: Json, x: number) => ({
  tiers: {
    of,
    steps: [
      { below: x, points: 0 },
      { from: x, points: 1 },
    ],
  },
})

describe('[R53] values of decimals', () => {
  table(
    '0.1 + 0.7 reaches 0.8',
    { max: 1, inputs: [decimal('a'), decimal('b')], rule: tiers({ sum: ['a', 'b'] }, 0.8) },
    [
      [{ a: '0.1', b: '0.7' }, '1.00'],
      [{ a: '0.1', b: '0.69' }, '0.00'],
    ],
  )
  const share = { ratio: ['a', 'b'], when_zero: 0 }
  table(
    '0.29 of 0.5 is 58 %',
    { max: 1, inputs: [decimal('a', { at_most: 'b' }), decimal('b')], rule: tiers(share, 58) },
    [
      [{ a: '0.29', b: '0.5' }, '1.00'],
      [{ a: '579.99', b: '1000' }, '0.00'],
      [{ a: '0', b: '0' }, '0.00'],
    ],
  )
  table(
    '0.3 − 0.1 reaches 0.2',
    { max: 1, inputs: [decimal('a'), decimal('b')], rule: tiers({ difference: ['a', 'b'] }, 0.2) },
    [
      [{ a: '0.3', b: '0.1' }, '1.00'],
      [{ a: '0.3', b: '0.11' }, '0.00'],
    ],
  )
  const upTo = {
    tiers: {
      of: { sum: ['a', 'b'] },
      steps: [
        { until: 0.3, points: 1 },
        { above: 0.3, points: 0 },
      ],
    },
  }
  table('0.1 + 0.2 is not above 0.3', { max: 1, inputs: [decimal('a'), decimal('b')], rule: upTo }, [
    [{ a: '0.1', b: '0.2' }, '1.00'],
    [{ a: '0.1', b: '0.21' }, '0.00'],
  ])
  table(
    'a sum meets a target',
    {
      max: 1,
      inputs: [decimal('a'), decimal('b')],
      rule: { target: { of: { sum: ['a', 'b'] }, target: 'constants.goal', met: 1, missed: 0 } },
    },
    [
      [{ a: '0.1', b: '0.7' }, '1.00'],
      [{ a: '0.1', b: '0.69' }, '0.00'],
    ],
    { constants: { goal: { value: 0.8, source: 'x' } } },
  )
})

describe('[R52] values inside values', () => {
  const pair = [count('n', { at_most: 'd' }), count('d')]
  const rate = { ratio: ['n', 'd'], when_zero: 'not_arising' }
  table(
    'a rate less the mean of the province, in steps',
    {
      max: 5,
      inputs: pair,
      rule: {
        steps: { of: { difference: [rate, 'constants.mean'] }, base: 3, at: 0, per: 0.5, add: 0.25, cap: 5 },
      },
    },
    [
      [{ n: '615', d: '1000' }, '3.00'],
      [{ n: '620', d: '1000' }, '3.25'],
      [{ n: '2', d: '3' }, '5.00'],
      [{ n: '0', d: '0' }, 'not_arising 0.00 of 0.00'],
    ],
    { constants: { mean: { value: 61.5, source: 'x' } } },
  )
  // N0 = 2 × Nt × m ÷ 365 is divided once, with the ratio: 100 × 2 × Nt × m ÷ (365 × N).
  const visitors = { logic: { '/': [{ '*': [2, { var: 'nt' }, { var: 'm' }] }, 365] } }
  table(
    'a derived number as a numerator',
    {
      max: 1,
      inputs: [count('nt'), count('m', { max: 365 }), count('people', { min: 1 })],
      rule: tiers({ ratio: [visitors, 'people'] }, 20),
    },
    [
      [{ nt: '36500', m: '1', people: '1000' }, '1.00'],
      [{ nt: '36499', m: '1', people: '1000' }, '0.00'],
    ],
  )
  const steps = (of: Json) => ({ steps: { of, base: 0, at: 0, per: 100, add: 10, cap: 10 } })
  table(
    'a ratio in steps is divided once',
    { max: 10, inputs: pair, rule: steps({ ratio: ['n', 'd'], when_zero: 10 }) },
    [
      [{ n: '47', d: '60' }, '7.83'],
      [{ n: '201', d: '400' }, '5.03'],
      [{ n: '0', d: '0' }, '10.00'],
    ],
  )
  table(
    'events less excused ones',
    {
      max: 2,
      inputs: [count('failed'), count('excused', { at_most: 'failed' })],
      rule: { deduct: { of: { difference: ['failed', 'excused'] }, start: 2, each: 0.5, floor: 0 } },
    },
    [
      [{ failed: '3', excused: '3' }, '2.00'],
      [{ failed: '3', excused: '1' }, '1.00'],
      [{ failed: '9', excused: '0' }, '0.00'],
    ],
  )
  const options = count('d')
  const weighted = { logic: { '+': [{ var: 'a' }, { '*': [0.6, { var: 'b' }] }, { '*': [0.2, { var: 'c' }] }] } }
  table(
    'a survey by options',
    {
      max: 35,
      scored_by: 'survey',
      not_arising: 'exclude',
      inputs: [count('a'), count('b'), count('c'), options],
      rule: { survey: { of: { ratio: [weighted, { sum: ['a', 'b', 'c', 'd'] }], when_zero: 'not_arising' } } },
    },
    [
      [{ a: '10', b: '5', c: '3', d: '2' }, '23.80'],
      [{ a: '20', b: '0', c: '0', d: '0' }, '35.00'],
      [{ a: '0', b: '0', c: '0', d: '7' }, '0.00'],
      [{ a: '0', b: '0', c: '0', d: '0' }, 'not_arising 0.00 of 0.00'],
    ],
    { scale: { total: 35, unit: 'điểm', survey: { points: 35, mandatory: false, when_absent: 'rescale' } } },
  )

  it('refuses what is multiplied after it was divided', () => {
    const average = { sum: [rate, { ratio: ['n', 'd'], when_zero: 0 }] }
    const twice = tiers({ ratio: [average, 'd'], when_zero: 0 }, 5)
    expect(codesOf(loadText(textOf([{ max: 1, inputs: pair, rule: twice }])))).toContain('multiply-after-divide')
  })

  it('refuses an expression that divides by what can be 0', () => {
    const rule = tiers({ logic: { '/': [{ var: 'n' }, { var: 'd' }] } }, 5)
    expect(codesOf(loadText(textOf([{ max: 1, inputs: pair, rule }])))).toEqual(['zero-denominator'])
  })

  it('is compared with the best of the units, target and all', () => {
    const framework = one(
      {
        max: 10,
        inputs: [count('a'), count('b')],
        rule: { target_and_leader: { of: { sum: ['a', 'b'] }, target: 'targets.goal' } },
      },
      { targets: [{ id: 'goal', type: 'count', label: 'x', min: 1 }] },
    )
    const units = ['55', '60', '40'].map((n, index) => ({
      id: `u${index}`,
      answers: { c1: { inputs: { a: n, b: n } } },
      unit: { targets: { goal: '100' }, attributes: {} },
    }))
    const { results } = scoreRound(framework, units, { period: setting.period, survey: false })
    expect(Object.values(results).map(({ points }) => points)).toEqual(['7.50', '10.00', '4.00'])
  })

  it('is told in words of both languages', () => {
    const words = (rule: { readonly [form: string]: Json }, inputs = pair) =>
      leaves(one({ max: 1, inputs, rule }))[0]!.rule.sentence
    expect(words(tiers(rate, 50)).vi).toBe(
      '“Nhãn d” = 0: không phát sinh; “Nhãn n” trên “Nhãn d” dưới 50 %: 0 điểm; từ 50 %: 1 điểm',
    )
    const nested = tiers({ ratio: ['n', { difference: ['d', 'n'] }], when_zero: 0 }, 50)
    expect(words(nested).en).toBe(
      '“Nhãn d” − “Nhãn n” = 0: 0 points; “Nhãn n” of (“Nhãn d” − “Nhãn n”) below 50 %: 0 points; from 50 %: 1 point',
    )
    expect(words(tiers({ logic: { '/': [{ '*': [2, { var: 'n' }] }, 365] } }, 50)).vi).toBe(
      '(2 × “Nhãn n”) ÷ 365 dưới 50: 0 điểm; từ 50: 1 điểm',
    )
  })
})

const at = (mountainous: boolean): Setting => ({ ...setting, unit: { targets: {}, attributes: { mountainous } } })
const attributes = [{ id: 'mountainous', type: 'boolean', label: 'Miền núi' }]

describe('[R54] levels for some units', () => {
  const levels = { when: 'attributes.mountainous', times: 0.75 }
  const people = one(
    {
      max: 25,
      inputs: [count('n')],
      rule: { steps: { of: 'n', levels, base: 10, at: 16000, per: 1000, add: 0.5, cap: 25 } },
    },
    { attributes },
  )
  it.each([
    ['12000', true, '10.00'],
    ['12090', true, '10.06'],
    ['13500', true, '11.00'],
    ['13500', false, '10.00'],
    ['34500', true, '25.00'],
    ['34500', false, '19.25'],
  ])('%s people, mountainous %s: %s', (n, mountainous, expected) => {
    expect(told(outcomeOf('c1', { inputs: { n } }, people, at(mountainous)))).toBe(expected)
  })

  it('waits for the attribute, and says both', () => {
    expect(told(outcomeOf('c1', { inputs: { n: '13500' } }, people))).toBe('open: attributes.mountainous')
    const { sentence } = leaves(people)[0]!.rule
    expect(sentence.vi).toContain('khi “Miền núi”: “Nhãn n” đến 12.000: 10 điểm')
    expect(sentence.vi).toContain('nếu không: “Nhãn n” đến 16.000: 10 điểm')
  })

  const scaled = one(
    {
      max: 2,
      inputs: [decimal('n')],
      rule: {
        tiers: {
          of: 'n',
          levels,
          steps: [
            { below: 4.5, points: 0 },
            { from: 4.5, until: 9.1, points: 1 },
            { above: 9.1, points: 2 },
          ],
        },
      },
    },
    { attributes },
  )
  // 4.5 × 3 ÷ 4 = 3.375, 9.1 × 3 ÷ 4 = 6.825: exactly.
  it.each([
    ['3.37', '0.00'],
    ['3.38', '1.00'],
    ['6.82', '1.00'],
    ['6.83', '2.00'],
  ])('of tiers: %s gives %s', (n, expected) => {
    expect(told(outcomeOf('c1', { inputs: { n } }, scaled, at(true)))).toBe(expected)
  })

  it('are exact decimals', () => {
    expect(JSON.stringify(leaves(scaled)[0]!.rule.logic)).toContain('[{"var":"n"},6.825]')
  })
})

describe('[R55] conditions', () => {
  const first = { max: 1, inputs: yes('listed'), rule: { yes_no: { of: 'listed', yes: 1, no: 0 } } }
  const second = (test: Json) => ({
    max: 2,
    inputs: [count('n', { at_most: 'd' }), count('d', { min: 1 })],
    rule: { branch: { if: test, then: { ratio: { of: ['n', 'd'] } }, else: 0 } },
  })
  const made = (test: Json) => {
    const outcome = loadText(textOf([first, second(test)], { attributes }))
    if (outcome.kind === 'refused') throw new Error(codesOf(outcome).join())
    return outcome.value
  }

  it.each([
    [true, '1.50'],
    [false, '0.00'],
  ])('on the points of another criterion: listed %s gives %s', (listed, expected) => {
    const framework = made({ '>': [{ var: 'criteria.c1.points' }, 0] })
    const round = scoreRound(
      framework,
      [{ id: 'u', answers: { c1: { inputs: { listed } }, c2: { inputs: { n: '3', d: '4' } } } }],
      { period: setting.period, survey: false },
    )
    const node = round.results['u']!.domains[0]!.children[1]!
    expect(node.kind === 'leaf' && told(node.outcome)).toBe(expected)
  })

  it.each<[Json, string, string]>([
    [
      { '>': [{ var: 'criteria.c1.points' }, 0.5] },
      'khi “điểm của Tiêu chí” trên 0,5: ',
      'when “points of Tiêu chí” above 0.5: ',
    ],
    [
      { and: [{ var: 'attributes.mountainous' }, { '<': [{ var: 'd' }, 10] }] },
      'khi “Miền núi” và (“Nhãn d” dưới 10): ',
      'when “Miền núi” and (“Nhãn d” below 10): ',
    ],
    [{ '!': { var: 'attributes.mountainous' } }, 'khi không phải “Miền núi”: ', 'when not “Miền núi”: '],
  ])('%j is said in words', (test, vi, en) => {
    const { sentence } = leaves(made(test))[1]!.rule
    expect([sentence.vi.slice(0, vi.length), sentence.en.slice(0, en.length)]).toEqual([vi, en])
  })
})
