/** The council's decisions: one after the other, never counted too early, nothing overwritten unseen. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AppraisalInput, AppraisalRecord } from '../../ui/api.ts'
import { Decisions } from '../../ui/appraisal/decisions.ts'
import { Refused, Unreachable } from '../../ui/client.ts'

const accept: AppraisalInput = { decision: 'accept' }
const change = (done: string): AppraisalInput => ({
  decision: 'change',
  answer: { inputs: { done } },
  reason: 'vì thế',
})
const record = (input: AppraisalInput, rev: number, by = 'Tôi'): AppraisalRecord =>
  input.decision === 'accept'
    ? { decision: 'accepted', answer: { inputs: {} }, reason: '', rev, by, at: '2026-01-02T03:04:05Z', late: false }
    : {
        decision: input.decision === 'change' ? 'changed' : 'entered',
        answer: input.answer,
        reason: input.reason,
        rev,
        by,
        at: '2026-01-02T03:04:05Z',
        late: false,
      }
const refused = (status: number, code: string, current: AppraisalRecord | null = null): Refused =>
  new Refused({ type: 'about:blank', status, code, title: code, detail: `vì ${code}`, current })

let stored: Map<string, AppraisalRecord>
let calls: string[]
let fail: Error | null
let decisions: Decisions

beforeEach(() => {
  stored = new Map()
  calls = []
  fail = null
  decisions = new Decisions({
    put: (criterion, input, rev) => {
      calls.push(`${criterion} ${input.decision} ${rev}`)
      if (fail) return Promise.reject(fail)
      const current = stored.get(criterion)
      if ((current?.rev ?? 0) !== rev) return Promise.reject(refused(412, 'stale', current ?? null))
      const made = record(input, rev + 1)
      stored.set(criterion, made)
      return Promise.resolve(made)
    },
    changed: () => {},
  })
})

describe('a decision', () => {
  it('counts once the server holds it, not before', async () => {
    const sent = decisions.decide('a', accept)
    expect(decisions.state('a')).toEqual({ kind: 'saving' })
    expect(decisions.record('a')).toBeUndefined()
    await sent
    expect(decisions.state('a')).toEqual({ kind: 'saved', at: '2026-01-02T03:04:05Z' })
    expect(decisions.record('a')?.decision).toBe('accepted')
    expect(decisions.unsent).toEqual([])
  })

  it('carries the revision that was on the screen', async () => {
    decisions.loaded({ a: record(accept, 3) })
    stored.set('a', record(accept, 3))
    await decisions.decide('a', change('1'))
    expect(calls).toEqual(['a change 3'])
    expect(decisions.record('a')).toMatchObject({ decision: 'changed', rev: 4 })
  })

  it('taken again while the first one travels builds on what was stored', async () => {
    const first = decisions.decide('a', accept)
    await Promise.resolve()
    await Promise.all([first, decisions.decide('a', change('2'))])
    expect(calls).toEqual(['a accept 0', 'a change 1'])
    expect(decisions.record('a')).toMatchObject({ decision: 'changed', rev: 2 })
  })

  it('taken again before its turn travels once', async () => {
    await Promise.all([
      decisions.decide('b', accept),
      decisions.decide('a', accept),
      decisions.decide('a', change('2')),
    ])
    expect(calls).toEqual(['b accept 0', 'a change 0'])
  })
})

describe('what the server held when it was asked', () => {
  it('does not undo what was stored since, and brings what others decided', async () => {
    await decisions.decide('a', accept)
    decisions.loaded({ b: record(change('2'), 1, 'Người khác') })
    expect([decisions.record('a')?.decision, decisions.record('b')?.by]).toEqual(['accepted', 'Người khác'])
    decisions.loaded({ a: record(change('3'), 2), b: record(change('2'), 1, 'Người khác') })
    expect(decisions.record('a')).toMatchObject({ decision: 'changed', rev: 2 })
  })
})

describe('without an answer from the server a decision', () => {
  it('is kept, also over a refresh, and sent again', async () => {
    fail = new Unreachable('unreachable')
    await decisions.decide('a', accept)
    expect(decisions.state('a')).toEqual({ kind: 'unsent' })
    decisions.loaded({})
    expect(decisions.unsent).toEqual(['a'])
    fail = null
    await decisions.retry()
    expect(decisions.record('a')?.decision).toBe('accepted')
  })

  it('whose reply was lost is recognised, not shown as a conflict', async () => {
    stored.set('a', record(change('2'), 1))
    await decisions.decide('a', change('2'))
    expect(decisions.state('a').kind).toBe('saved')
    expect(decisions.record('a')?.rev).toBe(1)
  })

  it('waits through a troubled server', async () => {
    fail = refused(503, 'busy')
    await decisions.decide('a', accept)
    expect(decisions.state('a')).toEqual({ kind: 'unsent' })
  })
})

describe('against somebody else’s decision', () => {
  beforeEach(async () => {
    stored.set('a', record(change('9'), 1, 'Người khác'))
    await decisions.decide('a', accept)
  })

  it('nothing is overwritten: both stand side by side', () => {
    expect(decisions.state('a')).toMatchObject({ kind: 'conflict', theirs: { by: 'Người khác', rev: 1 } })
    expect(decisions.pending('a')).toEqual(accept)
    expect(stored.get('a')?.by).toBe('Người khác')
  })

  it('mine replaces theirs on request', async () => {
    await decisions.keepMine('a')
    expect(calls.at(-1)).toBe('a accept 1')
    expect(decisions.record('a')).toMatchObject({ decision: 'accepted', rev: 2 })
  })

  it('theirs stays on request', () => {
    decisions.takeTheirs('a')
    expect(decisions.record('a')).toMatchObject({ decision: 'changed', by: 'Người khác' })
    expect(decisions.unsent).toEqual([])
  })
})

it('a refusal is shown with its reasons and can be dropped', async () => {
  fail = new Refused({
    type: 'about:blank',
    status: 422,
    code: 'invalid-answer',
    title: '',
    detail: 'Có lỗi.',
    errors: [{ pointer: '/answer', code: 'x', detail: 'Thiếu số.' }],
  })
  await decisions.decide('a', change('1'))
  expect(decisions.state('a')).toEqual({ kind: 'refused', why: 'Có lỗi. Thiếu số.' })
  decisions.drop('a')
  expect(decisions.state('a')).toEqual({ kind: 'clean' })
})

describe('what was taken back', () => {
  it('is undecided again once the server says so, unless it was decided anew meanwhile', () => {
    decisions.loaded({ a: record(accept, 1), b: record(accept, 1), c: record(accept, 1) })
    const before = decisions.revisions()
    decisions.stored('b', record(accept, 3))
    decisions.loaded({ c: record(accept, 1) }, before)
    expect(['a', 'b', 'c'].map((criterion) => decisions.record(criterion)?.rev)).toEqual([undefined, 3, 1])
  })

  it('is decided against no revision', async () => {
    decisions.stored('a', record(accept, 4))
    decisions.gone('a')
    await decisions.decide('a', accept)
    expect(calls).toEqual(['a accept 0'])
  })
})
