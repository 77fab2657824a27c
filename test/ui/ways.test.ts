/** What the council may decide about a criterion, and what a filled-in decision sends. */
import { describe, expect, it } from 'vitest'
import { score } from '../../engine/live.ts'
import type { LeafOutcome, NodeResult, Result } from '../../engine/live.ts'
import { isLarge, isWaiting, needsLook, readDraft, wayOf } from '../../ui/appraisal/ways.ts'
import type { Draft } from '../../ui/appraisal/ways.ts'
import { emptyEntry } from '../../ui/self-score/entry.ts'
import { framework, group, input, leaf } from '../fixtures/framework.ts'

const done = input({ id: 'done', type: 'count', at_most: 'planned' })
const planned = input({ id: 'planned', type: 'count' })
const tasks = leaf({ id: 'tasks', number: '1.1', max: 150, inputs: [done, planned] })
const survey = leaf({ id: 'survey', number: '1.2', scored_by: 'survey' })
const whole = framework([group('domain', '1', [tasks, survey])])
const said = { inputs: { done: '3', planned: '4' } }
const draft = (parts: Partial<Draft>): Draft => ({
  mode: 'facts',
  entry: { ...emptyEntry, inputs: said.inputs },
  points: '',
  reason: 'Đã đối chiếu.',
  ...parts,
})
const fields = (one: Draft, way: 'judge' | 'fill' | 'enter' = 'judge'): readonly string[] => {
  const read = readDraft(tasks, whole, way, one)
  return read.kind === 'problems' ? read.problems.map(({ field }) => field) : []
}

describe('what nobody changes alone', () => {
  const result = (outcome: LeafOutcome): Result => {
    const all = score(whole, {}, { period: { from: '2026-01-01', until: '2026-12-31' }, survey: false })
    const swap = (node: NodeResult): NodeResult =>
      node.kind === 'leaf' ? { ...node, outcome } : { ...node, children: node.children.map(swap) }
    return { ...all, domains: all.domains.map((one) => ({ ...one, children: one.children.map(swap) })) }
  }
  const scored = (points: string): Result =>
    result({ kind: 'scored', points, inputs: {}, values: {}, case: 0, unrounded: null, adjusted: null })

  it('is more than the tolerance, to the last digit, or another outcome', () => {
    const all = [tasks]
    expect(isLarge(all, scored('1.5'), scored('1.00'), '0.5')).toBe(false)
    expect(isLarge(all, scored('1.5'), scored('0.99'), '0.5')).toBe(true)
    expect(isLarge(all, scored('0.30'), scored('0.1'), '0.2')).toBe(false)
    expect(isLarge(all, scored('1.5'), result({ kind: 'open', needs: ['done'] }), '0.5')).toBe(true)
  })
})

describe('the way of a criterion', () => {
  it('follows who answers it and whether it was answered', () => {
    expect(wayOf(tasks, said, false)).toBe('judge')
    expect(wayOf(tasks, { inputs: { done: '3' } }, false)).toBe('fill')
    expect(wayOf(tasks, undefined, false)).toBe('fill')
    expect(wayOf(tasks, { inputs: {}, not_arising: 'không có' }, false)).toBe('judge')
    expect(wayOf(survey, undefined, true)).toBe('enter')
    expect(wayOf(survey, undefined, false)).toBe('none')
  })

  it('waits until decided, unless it does not count', () => {
    expect(isWaiting('judge', undefined)).toBe(true)
    expect(isWaiting('none', undefined)).toBe(false)
  })

  it('needs a look for a claim or missing evidence', () => {
    expect(needsLook(tasks, { ...emptyEntry, inputs: said.inputs }, [])).toBe(true)
    const bare = { ...tasks, evidence: [] }
    expect(needsLook(bare, emptyEntry, [])).toBe(false)
    expect(needsLook(bare, { ...emptyEntry, claim: 'không có' }, [])).toBe(true)
  })
})

describe('a decision', () => {
  it('sends changed facts with their reason', () => {
    expect(readDraft(tasks, whole, 'judge', draft({}))).toEqual({
      kind: 'input',
      input: { decision: 'change', answer: said, reason: 'Đã đối chiếu.' },
    })
  })

  it('enters what the office left open', () => {
    expect(readDraft(tasks, whole, 'fill', draft({}))).toMatchObject({ input: { decision: 'enter' } })
  })

  it('needs a reason, except where no office answers', () => {
    expect(fields(draft({ reason: '  ' }))).toEqual(['reason'])
    expect(fields(draft({ reason: '' }), 'fill')).toEqual(['reason'])
    expect(fields(draft({ reason: '' }), 'enter')).toEqual([])
  })

  it('names every fact that is missing, unreadable or impossible', () => {
    expect(fields(draft({ entry: { ...emptyEntry, inputs: { planned: '4' } } }))).toEqual(['done'])
    expect(fields(draft({ entry: { ...emptyEntry, inputs: { planned: '4' }, texts: { done: '8,,5' } } }))).toEqual([
      'done',
    ])
    expect(fields(draft({ entry: { ...emptyEntry, inputs: { done: '5', planned: '4' } } }))).toEqual(['done'])
  })

  it('reads points as people type them and keeps them within the maximum', () => {
    expect(readDraft(tasks, whole, 'judge', draft({ mode: 'points', points: '0,75đ' }))).toMatchObject({
      input: { answer: { inputs: said.inputs, adjusted: { points: '0.75', reason: 'Đã đối chiếu.' } } },
    })
    for (const points of ['', 'nhiều', '1,555', '1,51', '-1']) {
      expect(fields(draft({ mode: 'points', points }))).toEqual(['points'])
    }
    expect(fields(draft({ mode: 'points', points: '9', reason: '' }))).toEqual(['points', 'reason'])
  })

  it('claims no occasion with the office’s reason, or else with its own', () => {
    expect(readDraft(tasks, whole, 'judge', draft({ entry: { ...emptyEntry, claim: '' } }))).toMatchObject({
      input: { answer: { inputs: {}, not_arising: 'Đã đối chiếu.' } },
    })
    expect(readDraft(tasks, whole, 'judge', draft({ entry: { ...emptyEntry, claim: 'không có' } }))).toMatchObject({
      input: { answer: { inputs: {}, not_arising: 'không có' } },
    })
  })
})
