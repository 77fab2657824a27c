/** What an office reads of its points: over its own criteria only, and nothing where nothing is scored. */
import { describe, expect, it } from 'vitest'
import type { GroupResult, LeafOutcome, LeafResult, NotArising } from '../../engine/live.ts'
import {
  anyScored,
  hasCouncilPart,
  leafWords,
  ownMaximum,
  ownPointsOf,
  sumWords,
} from '../../ui/self-score/office-points.ts'
import { leaf } from '../fixtures/framework.ts'

const leaves = [leaf({ id: 'plan', number: '1.1' }), leaf({ id: 'award', number: '1.2', scored_by: 'judgement' })]
const open: LeafOutcome = { kind: 'open', needs: ['issued'] }
const scored = (points: string): LeafOutcome => ({
  kind: 'scored',
  points,
  inputs: {},
  values: {},
  case: 0,
  unrounded: null,
  adjusted: null,
})
const one = (id: string, max: string, outcome: LeafOutcome): LeafResult => ({ kind: 'leaf', id, max, outcome })
const sum = (points: string, of: string, children: readonly LeafResult[]): GroupResult => ({
  kind: 'group',
  id: 'd',
  points,
  of,
  max: of,
  open: 0,
  children,
})

describe('the points of an office', () => {
  it('are a dash while nothing is scored, and 0 once something is', () => {
    const none = sum('0', '3', [one('plan', '1', open), one('award', '2', open)])
    expect([anyScored(none), sumWords(none), ownPointsOf(none, leaves)]).toEqual([false, '–', '– / 1'])
    const zero = sum('0', '3', [one('plan', '1', scored('0')), one('award', '2', open)])
    expect(ownPointsOf(zero, leaves)).toBe('0,00 / 1')
  })

  it('stand over what it answers itself', () => {
    const both = sum('1.00', '3.00', [one('plan', '1.00', scored('1.00')), one('award', '2.00', open)])
    expect([ownMaximum(both, leaves), hasCouncilPart(both, leaves)]).toEqual(['1', true])
    const absent = sum('1', '1', [one('plan', '1', scored('1')), one('award', '2', { kind: 'no_survey' })])
    expect([ownMaximum(absent, leaves), hasCouncilPart(absent, leaves)]).toEqual(['1', false])
    expect(ownPointsOf(sum('0', '2', [one('award', '2', open)]), leaves)).toBe('–')
  })

  it.each([
    ['exclude', '0', '0', { points: '–', max: '–' }, '–'],
    ['redistribute', '0', '0', { points: '–', max: '–' }, '–'],
    ['full', '2.00', '2.00', { points: '2,00', max: '2' }, '2,00 / 2'],
    ['zero', '0', '2.00', { points: '0,00', max: '2' }, '0,00 / 2'],
  ] as const)('of what did not arise are what counts: %s', (policy, points, of, leaf, total) => {
    const outcome: LeafOutcome = { kind: 'not_arising', reason: null, policy, points, of }
    const plan = one('plan', '2.00', outcome)
    expect([leafWords(plan), ownPointsOf(sum(points, of, [plan]), leaves)]).toEqual([leaf, total])
  })

  it('of a whole group that did not arise are those that its policy gives', () => {
    const outcome: LeafOutcome = { kind: 'not_arising', reason: null, policy: 'exclude', points: '0', of: '0' }
    const group = (not_arising: NotArising, points: string) =>
      ownPointsOf({ ...sum(points, '2.00', [one('plan', '2.00', outcome)]), not_arising }, leaves)
    expect([group('full', '2.00'), group('zero', '0')]).toEqual(['2,00 / 2', '0,00 / 2'])
  })
})
