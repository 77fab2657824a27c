/** What a rule can give, whether its steps meet, and what its branches say. (SPEC L14, L15, R5) */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/index.ts'
import { leaves } from '../../engine/index.ts'
import { codesOf, edited, loadText, one, textOf } from './load-small.ts'

describe('what a rule can give', () => {
  it.each([
    ['yes_no: { of: kept, yes: 1, no: 0 }', 'yes_no: { of: kept, yes: 0, no: 1 }', []],
    [
      'yes_no: { of: kept, yes: 1, no: 0 }',
      'yes_no: { of: kept, yes: 0.99, no: 0 }',
      ['unreachable-max', 'total-out-of-reach'],
    ],
    ['{ of: owners, points: 0.7 }', '{ of: owners, points: 0.8 }', ['points-above-max']],
    ['not_done: 0', 'not_done: 2', ['points-above-max']],
    ['each: 0.5, cap: 2', 'each: 0.5, cap: 1.5', ['unreachable-max', 'total-out-of-reach']],
    ['each: 0.5, cap: 2', 'each: 0, cap: 2', ['unreachable-max', 'total-out-of-reach']],
    [
      '{ id: recognised, type: count,',
      '{ id: recognised, type: count, max: 3,',
      ['unreachable-max', 'total-out-of-reach'],
    ],
    ['{ id: recognised, type: count,', '{ id: recognised, type: count, max: 4,', []],
    ['{ id: late, type: count,', '{ id: late, type: count, min: 1,', ['unreachable-max', 'total-out-of-reach']],
    [
      '{ id: satisfied, type: percent,',
      '{ id: satisfied, type: percent, max: 50,',
      ['unreachable-max', 'total-out-of-reach'],
    ],
    ['start: 2', 'start: 2.5', ['points-above-max']],
    ['[online, received], when_zero: not_arising', '[online, received], when_zero: 2', ['points-above-max']],
    ['points: 1, otherwise: 0.25', 'points: 1, otherwise: 1.25', ['points-above-max']],
  ])('[L14] %s → %s gives %j', (find, put, expected) => {
    expect(codesOf(loadText(edited(find, put)))).toEqual(expected)
  })

  const steps = (written: string, input = { id: 'a', type: 'percent' }): readonly string[] =>
    codesOf(
      loadText(
        textOf([
          {
            max: 1,
            inputs: [input],
            rule: { tiers: { of: 'a', steps: JSON.parse(written.replace(/(\w+):/g, '"$1":')) as Json } },
          },
        ]),
      ),
    )
  it.each([
    ['[{ below: 50, points: 0 }, { from: 50, points: 1 }]', []],
    ['[{ points: 0, until: 50 }, { points: 1, above: 50 }]', []],
    ['[{ from: 50, points: 1 }, { below: 50, points: 0 }]', []],
    ['[{ from: 0, below: 50, points: 0 }, { from: 50, until: 100, points: 1 }]', []],
    ['[{ below: 50, points: 0 }, { from: 50, below: 60, points: 0.5 }, { from: 60, points: 1 }]', []],
    ['[{ until: 50, points: 0 }, { from: 50, points: 1 }]', ['tier-overlap']],
    ['[{ below: 50, points: 0 }, { above: 50, points: 1 }]', ['tier-gap']],
    ['[{ below: 50, points: 0 }, { from: 51, points: 1 }]', ['tier-gap']],
    ['[{ below: 51, points: 0 }, { from: 50, points: 1 }]', ['tier-overlap']],
    ['[{ above: 0, below: 50, points: 0 }, { from: 50, points: 1 }]', ['tier-gap']],
    ['[{ from: 1, below: 50, points: 0 }, { from: 50, points: 1 }]', ['tier-gap']],
    ['[{ below: 50, points: 0 }, { from: 50, below: 100, points: 1 }]', ['tier-gap']],
    ['[{ from: 50, points: 0 }, { from: 50, points: 1 }]', ['tier-empty']],
    ['[{ from: 95, points: 1 }, { from: 50, points: 0.5 }, { below: 50, points: 0 }]', []],
    ['[{ below: 50, points: 0 }, { from: 50, below: 50, points: 1 }, { from: 50, points: 1 }]', ['tier-empty']],
  ])('[L15] %s → %j', (written, expected) => {
    expect([...new Set(steps(written))].filter((code) => expected.length === 0 || expected.includes(code))).toEqual(
      expected,
    )
  })

  it('[L15] a value without bounds needs steps without ends', () => {
    const input = { id: 'a', type: 'decimal' }
    expect(steps('[{ from: 0, below: 50, points: 0 }, { from: 50, points: 1 }]', input)).toEqual(['tier-gap'])
    expect(steps('[{ below: 50, points: 0 }, { from: 50, until: 100, points: 1 }]', input)).toEqual(['tier-gap'])
  })
})

it('[R5] the branches of a rule say in words what they do', () => {
  const [rule] = leaves(
    one({
      max: 2,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: {
        tiers: {
          of: 'rate',
          steps: [
            { below: 70, points: 0 },
            { from: 70, until: 90.5, points: 1 },
            { above: 90.5, points: 2 },
          ],
        },
      },
    }),
  ).map((leaf) => leaf.rule)
  expect(rule?.cases.map(({ words }) => words.vi)).toEqual([
    '“Nhãn rate” dưới 70 %: 0 điểm',
    'từ 70 % đến 90,5 %: 1 điểm',
    'trên 90,5 %: 2 điểm',
  ])
  expect(rule?.cases.map(({ words }) => words.en)).toEqual([
    '“Nhãn rate” below 70 %: 0 points',
    'from 70 % to 90.5 %: 1 point',
    'above 90.5 %: 2 points',
  ])
})
