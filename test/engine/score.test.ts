/** From answers to points, index and band. (SPEC S5–S19) */
import { describe, expect, it } from 'vitest'
import { leaves, score } from '../../engine/live.ts'
import type { Answer, Answers, InputValue, LeafOutcome } from '../../engine/live.ts'
import { edited, full, loaded, noSurvey, one, outcomeOf, setting, small, told } from './load-small.ts'

const without = (...ids: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(full).filter(([id]) => !ids.includes(id)))
const brief = (answers: Answers, at = setting, framework = small) => {
  const { state, points, of, index, band, open, faults } = score(framework, answers, at)
  return { state, points, of, index, band, open, faults }
}

describe('criteria', () => {
  it('[S1] points leave with all digits', () => {
    const { domains, points, of, index } = score(small, full, setting)
    expect([points, of, index, domains[1]?.points, domains[1]?.max]).toEqual([
      '20.00',
      '20.00',
      '20.00',
      '12.00',
      '12.00',
    ])
    expect(told(outcomeOf('plan-content', full['plan-content']!))).toBe('1.00')
  })

  it('[S5] only what is scored adds points', () => {
    expect(brief({})).toEqual({
      state: 'open',
      points: '0.00',
      of: '20.00',
      index: null,
      band: null,
      open: leaves(small).map(({ id }) => id),
      faults: [],
    })
    expect(brief({ ledger: full['ledger']! }).points).toBe('1.00')
    expect(brief({ ledger: { inputs: { kept: 'x' } }, reports: full['reports']! })).toMatchObject({
      state: 'faulty',
      points: '2.00',
      of: '20.00',
      faults: ['ledger'],
    })
  })

  it('[S6] the rule does not run until every input asked has an answer', () => {
    const framework = one({
      max: 1,
      inputs: [
        { id: 'a', type: 'count' },
        { id: 'b', type: 'count' },
      ],
      rule: { logic: { if: [{ '<=': [{ var: 'a' }, 5] }, 1, 0] } },
    })
    expect(told(outcomeOf('c1', { inputs: { a: '0' } }, framework))).toBe('open: b')
    expect(told(outcomeOf('c1', { inputs: { a: '0', b: '9' } }, framework))).toBe('1.00')
  })

  it.each([
    ['exclude', 'digital', 'not_arising 0.00 of 0.00', '18.50', '18.50'],
    ['full', 'ledger', 'not_arising 1.00 of 1.00', '20.00', '20.00'],
    ['zero', 'waiting', 'not_arising 0.00 of 1.00', '19.00', '20.00'],
    ['refuse', 'plan-issued', 'fault: not-arising-refused', '19.00', '20.00'],
  ])('[S7] %s', (_, id, expected, points, of) => {
    const claim: Answer = { inputs: {}, not_arising: 'Không phát sinh' }
    expect(told(outcomeOf(id, claim))).toBe(expected)
    expect(brief({ ...full, [id]: claim })).toMatchObject({ points, of })
  })

  it('[S7] a survey and a judgement always arise unless they say otherwise', () => {
    expect(Object.fromEntries(leaves(small).map(({ id, not_arising }) => [id, not_arising]))).toMatchObject({
      citizens: 'refuse',
      award: 'refuse',
      digital: 'exclude',
      ledger: 'full',
      waiting: 'zero',
      'plan-issued': 'refuse',
    })
  })

  it.each([
    ['exclude', 'not_arising 0.00 of 0.00'],
    ['full', 'not_arising 1.50 of 1.50'],
    ['zero', 'not_arising 0.00 of 1.50'],
  ])('[S8] a rule that finds no occasion follows %s, without a reason', (policy, expected) => {
    const framework = loaded(
      edited(
        'max: 1.5\n        scored_by: appraisal',
        `max: 1.5\n        scored_by: appraisal\n        not_arising: ${policy}`,
      ),
    )
    const outcome = outcomeOf('digital', { inputs: { online: '0', received: '0' } }, framework)
    expect([told(outcome), outcome.kind === 'not_arising' && outcome.reason]).toEqual([expected, null])
  })

  const signed = one({
    max: 1,
    inputs: [{ id: 'a', type: 'decimal', decimals: 4 }],
    rule: { logic: { '+': [{ var: 'a' }] } },
  })
  it.each([
    ['0', '0.00'],
    ['-0', '0.00'],
    ['1', '1.00'],
    ['1.0049', '1.00'],
    ['1.005', 'fault: points-out-of-range'],
    ['-0.0049', '0.00'],
    ['-0.005', 'fault: points-out-of-range'],
    ['100000', 'fault: points-out-of-range'],
    ['99999999999', 'fault: points-out-of-range'],
    ['-99999999999', 'fault: points-out-of-range'],
  ])('[S9] a rule that gives %s → %s, and nothing is clamped', (a, expected) => {
    expect(told(outcomeOf('c1', { inputs: { a } }, signed))).toBe(expected)
  })

  it('[S9] a fault is of its criterion alone', () => {
    const framework = loaded(edited('{ "/": [{ min: [{ var: spent }, 1000] }, 4000] }', '{ "-": [0.5, 1] }'))
    const result = brief({ ...full, formula: { inputs: { level: 'part', spent: '0' } } }, setting, framework)
    expect(result).toEqual({
      state: 'faulty',
      points: '19.50',
      of: '20.00',
      index: null,
      band: null,
      open: [],
      faults: ['formula'],
    })
  })

  it.each<[string, Answer, Partial<LeafOutcome>]>([
    [
      'beside facts',
      { inputs: { online: '3', received: '7' }, adjusted: { points: '1', reason: 'r' } },
      { points: '1.00', unrounded: '0.6428571429', case: 1, adjusted: { reason: 'r', rule: '0.64' } },
    ],
    [
      'without facts',
      { inputs: {}, adjusted: { points: '1', reason: 'r' } },
      { points: '1.00', inputs: {}, case: null, adjusted: { reason: 'r', rule: null } },
    ],
    [
      'beside a claim',
      { inputs: {}, not_arising: 'n', adjusted: { points: '0', reason: 'r' } },
      { points: '0.00', adjusted: { reason: 'r', rule: null } },
    ],
    [
      'where the rule finds no occasion',
      { inputs: { online: '0', received: '0' }, adjusted: { points: '0.5', reason: 'r' } },
      { points: '0.50', adjusted: { reason: 'r', rule: null } },
    ],
  ])('[S10] adjusted points %s', (_, answer, expected) => {
    expect(outcomeOf('digital', answer)).toMatchObject({ kind: 'scored', ...expected })
  })

  it.each<[string, Record<string, InputValue>, string]>([
    ['reports', { late: '12abc' }, 'fault: not-a-decimal'],
    ['reports', { late: '1,5' }, 'fault: decimal-comma'],
    ['on-time', { on_time: '41', due: '40' }, 'fault: answer-above-other'],
    ['on-time', { on_time: '1', due: '1.123456' }, 'fault: too-many-decimals'],
    ['ledger', { kept: true, other: true }, 'fault: unknown-input'],
  ])('[S11] %s %o → %s', (id, inputs, expected) => {
    expect(told(outcomeOf(id, { inputs }))).toBe(expected)
  })

  it('[S12] without a survey its criteria count neither in points nor in the maximum', () => {
    expect(told(outcomeOf('citizens', full['citizens']!, small, noSurvey))).toBe('no_survey')
    expect(brief(without('citizens'), noSurvey)).toEqual({
      state: 'complete',
      points: '15.00',
      of: '15.00',
      index: '20.00',
      band: 'good',
      open: [],
      faults: [],
    })
    expect(brief(without('citizens'))).toMatchObject({ state: 'open', open: ['citizens'] })
  })
})
