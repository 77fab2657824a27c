/** What rules and bands may read. (SPEC L13, L16) */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../engine/index.ts'
import { codesOf, edited, loadText, textOf } from '../load-small.ts'

const codes = (find: string, put: string): readonly string[] => codesOf(loadText(edited(find, put)))

describe('what a rule reads', () => {
  const part = (rule: { readonly [form: string]: Json }, more: { readonly [key: string]: Json } = {}) => ({
    max: 1,
    inputs: [
      { id: 'yes', type: 'boolean' },
      {
        id: 'word',
        type: 'choice',
        choices: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      },
      { id: 'many', type: 'count' },
      { id: 'share', type: 'percent' },
      { id: 'size', type: 'decimal', min: 0, max: 1 },
      { id: 'cost', type: 'money' },
      { id: 'day', type: 'date' },
    ],
    rule,
    ...more,
  })
  const steps = [
    { below: 1, points: 0 },
    { from: 1, points: 1 },
  ]
  const types = {
    yes: 'boolean',
    word: 'choice',
    many: 'count',
    share: 'percent',
    size: 'decimal',
    cost: 'money',
    day: 'date',
  }
  const numbers = ['many', 'share', 'size', 'cost']

  it.each<[string, (of: string) => Json, readonly string[], object?]>([
    ['yes_no', (of) => ({ of, yes: 1, no: 0 }), ['yes']],
    ['all_of', (of) => ({ of: ['yes', of], points: 1, otherwise: 0 }), ['yes']],
    [
      'checklist',
      (of) => [
        { of: 'yes', points: 0.5 },
        { of, points: 0.5 },
      ],
      ['yes'],
    ],
    ['deadline', (of) => ({ of, tiers: [{ until: '01-31', points: 1 }, { otherwise: 0 }] }), ['day']],
    ['tiers', (of) => ({ of, steps }), numbers],
    ['ratio', (of) => ({ of: ['many', of], when_zero: 0 }), numbers],
    ['count', (of) => ({ of, each: 1, cap: 1 }), ['many']],
    ['deduct', (of) => ({ of, start: 1, each: 1, floor: 0 }), ['many']],
    ['none_of', (of) => ({ of, none: 1, any: 0 }), ['yes', 'many']],
    ['survey', (of) => ({ of }), ['share'], { scored_by: 'survey' }],
    ['judgement', (of) => ({ of }), ['size'], { scored_by: 'judgement' }],
  ])('[L13] %s takes inputs of its types only', (form, written, fitting, more = {}) => {
    const survey = form === 'survey' ? { points: 1, mandatory: false, when_absent: 'rescale' } : 'none'
    const head = { scale: { total: 1, unit: 'điểm', survey } }
    const taken = Object.keys(types).filter((id) => {
      const found = codesOf(loadText(textOf([part({ [form]: written(id) }, more as { [key: string]: Json })], head)))
      return !found.includes('wrong-input-type')
    })
    expect(taken).toEqual(fitting)
  })

  it.each([
    '{ sum: [minutes, minutes], difference: [minutes, minutes] }',
    '{ ratio: [minutes, minutes], sum: [minutes, minutes] }',
    '{ difference: [minutes, minutes], logic: { var: minutes } }',
  ])('[L13] a value is measured in one way: %s', (of) => {
    expect(codes('of: minutes', `of: ${of}`)).toEqual(['one-value'])
  })

  it('[L13] an unknown name gets the nearest known one', () => {
    const { problems } = loadText(edited('of: recognised', 'of: recogniced'))
    expect(problems[0]?.params).toMatchObject({ found: 'recogniced', suggestion: 'recognised' })
  })

  it('[L13] done of a deadline is always asked', () => {
    const inputs = [
      { id: 'sure', type: 'boolean' },
      { id: 'done', type: 'boolean', when: 'sure' },
      { id: 'day', type: 'date' },
    ]
    const deadline = { of: 'day', done: 'done', not_done: 0, tiers: [{ until: '01-31', points: 1 }, { otherwise: 0 }] }
    expect(codesOf(loadText(textOf([{ max: 1, inputs, rule: { deadline } }])))).toEqual(['hidden-input-read'])
  })
})

describe('bands', () => {
  const when = (written: string): readonly string[] =>
    codes('{ or: [{ ">=": [{ var: index }, 10] }, { ">=": [{ var: domains.service.ratio }, 90] }] }', written)
  it.each([
    ['{ ">=": [{ var: index }, 10] }', []],
    ['{ ">=": [{ var: leaves.min }, 10] }', []],
    ['{ "<": [{ var: domains.direction.ratio }, 10] }', []],
    ['{ ">=": [{ var: domains.plan.ratio }, 10] }', ['unknown-variable']],
    ['{ ">=": [{ var: points }, 10] }', ['unknown-variable']],
    ['{ ">=": [{ var: constructor }, 10] }', ['unknown-variable']],
    ['{ "+": [{ var: index }, 10] }', ['logic-type']],
    ['{ ">=": [{ var: index }, "10"] }', ['logic-type']],
    ['10', ['logic-type']],
    ['null', ['logic-type']],
    ['"true"', ['logic-type']],
    ['true', ['class-never-given']],
    ['false', ['class-never-given']],
  ])('[L16] when: %s → %j', (written, expected) => {
    expect(when(written)).toEqual(expected)
  })
})

it.each([
  ['"1.4đ"', []],
  ['"1.4.Đ"', []],
  ['"1.4é"', ['bad-number']],
  ['"1-4"', ['bad-number']],
])('[L81] number: %s → %j', (written, expected) => {
  expect(codes('"1.4"', written)).toEqual(expected)
})
