/** What a framework must satisfy beyond its shape. (SPEC L9–L16, S2) */
import { describe, expect, it } from 'vitest'
import { codesOf, edited, loadText, located, textOf } from '../load-small.ts'

const codes = (find: string, put: string): readonly string[] => codesOf(loadText(edited(find, put)))

describe('names', () => {
  it.each([
    ['a criterion as a group', 'id: ledger', 'id: plan', ['duplicate-id']],
    ['a criterion as a domain', 'id: ledger', 'id: service', ['duplicate-id']],
    ['an input in its criterion', '{ id: products, type', '{ id: tasks, type', ['duplicate-id', 'unknown-variable']],
    ['an evidence id in its criterion', '{ id: cover,', '{ id: plan,', ['duplicate-id']],
    ['a band', '- { id: fair,', '- { id: good,', ['duplicate-id']],
    [
      'an input of another criterion',
      '{ id: kept, type: boolean, label: Có sổ }\n        rule:\n          yes_no: { of: kept,',
      '{ id: late, type: boolean, label: Có sổ }\n        rule:\n          yes_no: { of: late,',
      [],
    ],
    ['a printed number', 'number: "2.7"', 'number: "1"', ['duplicate-number']],
  ])('[L9] %s', (_, find, put, expected) => {
    expect(codes(find, put)).toEqual(expected)
  })

  it.each(['not_arising', 'adjusted', 'period', 'constructor'])('[L9] no input is called %s', (id) => {
    const text = textOf([{ max: 1, inputs: [{ id, type: 'boolean' }], rule: { yes_no: { of: id, yes: 1, no: 0 } } }])
    expect(codesOf(loadText(text))).toEqual(['reserved-name'])
  })
})

describe('sums', () => {
  it.each([
    [
      'a group',
      '        max: 3',
      '        max: 2.5',
      [
        ['direction', '7.50', '8.00', '-0.50'],
        ['plan', '3.00', '2.50', '0.50'],
      ],
    ],
    [
      'a domain',
      'max: 8',
      'max: 8.25',
      [
        ['direction', '8.00', '8.25', '-0.25'],
        ['scale', '20.25', '20.00', '0.25'],
      ],
    ],
    ['the scale', 'total: 20', 'total: 19.99', [['scale', '20.00', '19.99', '0.01']]],
  ])('[L10] the difference in %s is named', (_, find, put, expected) => {
    const { problems } = loadText(edited(find, put))
    expect(problems.map(({ code }) => code)).toEqual(expected.map(() => 'wrong-sum'))
    expect(
      problems.map(({ params: { id, found, expected: stated, difference } }) => [id, found, stated, difference]),
    ).toEqual(expected)
  })

  it('[L10] 0.1 + 0.2 is 0.3', () => {
    const part = (max: number) => ({
      max,
      inputs: [{ id: 'a', type: 'boolean' }],
      rule: { yes_no: { of: 'a', yes: max, no: 0 } },
    })
    expect(loadText(textOf([part(0.1), part(0.2)])).problems).toEqual([])
  })

  it('[L11] criteria by survey add up to the survey points', () => {
    const { problems } = loadText(edited('points: 5, mandatory', 'points: 6, mandatory'))
    expect(problems.map(({ code, params }) => [code, params['id'], params['difference']])).toEqual([
      ['wrong-sum', 'scale.survey', '-1.00'],
    ])
  })

  it('[L11] a framework without a survey has no criteria by survey', () => {
    expect(codes('survey: { points: 5, mandatory: false, when_absent: rescale }', 'survey: none')).toEqual([
      'survey-without-scale',
    ])
  })

  it.each([
    ['total: 20', 'total: 20.005', '11:17'],
    ['points: 5, mandatory', 'points: 5.001, mandatory', '11:51'],
    ['max: 1.5', 'max: 1.505', '140:14'],
    ['yes_no: { of: kept, yes: 1, no: 0 }', 'yes_no: { of: kept, yes: 1, no: 0.125 }', '98:43'],
    ['yes_no: { of: kept, yes: 1, no: 0 }', 'yes_no: { of: kept, yes: 1.004, no: 0 }', '98:36'],
  ])('[S2] %s → %s has more digits than the framework keeps', (find, put, place) => {
    expect(located(loadText(edited(find, put)))[0]).toBe(`too-many-decimals ${place}`)
  })
})

describe('inputs', () => {
  const kept = '{ id: kept, type: boolean,'
  const late = '{ id: late, type: count,'
  it.each([
    ['a choice without choices', kept, '{ id: kept, type: choice,', ['choices-for-choice', 'wrong-input-type']],
    [
      'choices of a boolean',
      kept,
      '{ id: kept, choices: [{ id: a, label: A }, { id: b, label: B }], type: boolean,',
      ['choices-for-choice'],
    ],
    [
      'a least value of a date',
      '{ id: issued_on, type: date,',
      '{ id: issued_on, min: 1, type: date,',
      ['numbers-only'],
    ],
    ['a step of a boolean', kept, '{ id: kept, step: 1, type: boolean,', ['numbers-only']],
    ['min above max', late, '{ id: late, type: count, min: 9, max: 8,', ['min-above-max']],
    [
      'min above the usual max',
      '{ id: satisfied, type: percent,',
      '{ id: satisfied, type: percent, min: 101,',
      ['min-above-max'],
    ],
    ['min is max', '{ id: cases, type: count,', '{ id: cases, type: count, min: 0, max: 0,', []],
    ['at_most of nothing', 'at_most: due', 'at_most: duee', ['unknown-variable']],
    ['at_most of itself', 'at_most: due', 'at_most: on_time', ['unknown-variable']],
    [
      'at_most of a boolean',
      '{ id: cases, type: count,',
      '{ id: cases, type: count, at_most: warned,',
      ['unknown-variable'],
    ],
    [
      'at_most of a number that is not always asked',
      '{ id: due, type: count,',
      '{ id: is, type: boolean, label: I }\n          - { id: due, type: count, when: is,',
      ['unknown-variable', 'hidden-input-read'],
    ],
    ['when of nothing', 'when: issued,', 'when: issue,', ['when-not-boolean', 'hidden-input-read']],
    [
      'when of a number',
      '{ id: warned, type: boolean,',
      '{ id: warned, when: cases, type: boolean,',
      ['when-not-boolean', 'hidden-input-read'],
    ],
    [
      'when of what is not always asked',
      '{ id: issued, type: boolean,',
      '{ id: issued, when: other, type: boolean,',
      ['when-not-boolean', 'when-not-boolean', 'hidden-input-read'],
    ],
  ])('[L12] %s', (_, find, put, expected) => {
    expect(codes(find, put)).toEqual(expected)
  })

  it.each([
    ['half of a thing counted', late, '{ id: late, type: count, min: 0.5,'],
    ['a part of a thing counted', late, '{ id: late, type: count, max: 10.5,'],
    ['digits after the point of a count', late, '{ id: late, type: count, decimals: 2,'],
    [
      'a bound finer than the digits',
      '{ id: minutes, type: decimal, min: 0,',
      '{ id: minutes, type: decimal, min: 0.25,',
    ],
  ])('[L12] %s', (_, find, put) => {
    expect(loadText(edited(find, put)).kind).toBe('refused')
  })
})
