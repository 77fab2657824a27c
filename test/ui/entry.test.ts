/** One criterion on the screen: what counts, what may be sent, how far it is. */
import { describe, expect, it } from 'vitest'
import type { LeafOutcome } from '../../engine/index.ts'
import type { EvidenceLink } from '../../ui/api.ts'
import { outsidePeriod } from '../../ui/fields/outside-period.ts'
import { problemWords, unreadableWords } from '../../ui/fields/problem-words.ts'
import { showValue } from '../../ui/fields/registry.ts'
import { text } from '../../ui/text.ts'
import {
  answerOf,
  emptyEntry,
  withTyping,
  entryOf,
  leafState,
  leftOf,
  missingEvidence,
  sendable,
  taskOf,
  withInput,
} from '../../ui/self-score/entry.ts'
import type { Entry, LeafState } from '../../ui/self-score/entry.ts'
import { noScoreWords } from '../../ui/self-score/row-score.ts'
import { framework, group, input, leaf } from '../fixtures/framework.ts'

const issued = input({ id: 'issued' })
const on = input({ id: 'issued_on', type: 'date', when: 'issued' })
const plan = leaf({ id: 'plan', number: '1.1', inputs: [issued, on] })
const survey = leaf({ id: 'survey', number: '1.2', scored_by: 'survey' })
const whole = framework([group('domain', '1', [plan, survey])])
const paper: EvidenceLink = {
  id: 'e1',
  criterion: 'plan',
  requirement: 'paper',
  name: 'a.pdf',
  type: 'application/pdf',
  size: 1,
  sha256: '',
  by: '',
  at: '',
  cites: null,
  rev: 1,
}
const filled: Entry = { ...emptyEntry, inputs: { issued: true, issued_on: '2026-01-20' } }

describe('an entry', () => {
  it('hides a conditional value without forgetting it: hide, then show, changes nothing', () => {
    const hidden = withInput(filled, 'issued', false, null)
    expect(answerOf(plan, hidden)).toEqual({ inputs: { issued: false } })
    expect(answerOf(plan, withInput(hidden, 'issued', true, null))).toEqual({ inputs: filled.inputs })
  })

  it('sends no facts where nothing arose, and has them again when the claim is withdrawn', () => {
    const claimed = { ...filled, claim: 'Trong kỳ không có' }
    expect(answerOf(plan, claimed)).toEqual({ inputs: {}, not_arising: 'Trong kỳ không có' })
    expect(answerOf(plan, { ...claimed, claim: null })).toEqual({ inputs: filled.inputs })
  })

  it('is the same one after a field was passed through, so that what came before can be taken back', () => {
    const typed = withInput(filled, 'issued_on', undefined, '31/02/2026')
    expect(withInput(typed, 'issued_on', undefined, '31/02/2026')).toBe(typed)
    expect(withInput(filled, 'issued', true, null)).toBe(filled)
    expect(withInput(emptyEntry, 'issued', undefined, null)).toBe(emptyEntry)
    expect(withInput(typed, 'issued_on', '2026-02-01', null)).not.toBe(typed)
  })

  it('with unreadable text is no answer and is not sent', () => {
    const typed = withInput(filled, 'issued_on', undefined, '31/02/2026')
    expect(typed.inputs).toEqual({ issued: true })
    expect(typed.texts).toEqual({ issued_on: '31/02/2026' })
    expect(sendable(plan, typed, whole)).toBe(false)
    expect(sendable(plan, withInput(typed, 'issued_on', '2026-01-31', null), whole)).toBe(true)
  })

  it('with unreadable text in a hidden question may be sent', () => {
    const typed = withInput(filled, 'issued_on', undefined, 'x')
    expect(sendable(plan, withInput(typed, 'issued', false, null), whole)).toBe(true)
  })

  it('claimed without a reason is not sent', () => {
    expect(sendable(plan, { ...filled, claim: ' ' }, whole)).toBe(false)
  })

  it('is read back from what the server stored', () => {
    expect(entryOf({ answer: { inputs: {}, not_arising: 'Không có' }, note: 'n' })).toEqual({
      ...emptyEntry,
      claim: 'Không có',
      note: 'n',
    })
  })
})

describe('required evidence', () => {
  it('is missed until a file is there', () => {
    expect(missingEvidence(plan, filled, [])).toEqual(['paper'])
    expect(missingEvidence(plan, filled, [{ ...paper, requirement: null }])).toEqual(['paper'])
    expect(missingEvidence(plan, filled, [paper])).toEqual([])
  })

  it('may be explained instead, and is not asked where nothing arose', () => {
    expect(missingEvidence(plan, { ...filled, note: 'Đang ký số' }, [])).toEqual([])
    expect(missingEvidence(plan, { ...filled, claim: 'Không có' }, [])).toEqual([])
  })
})

describe('the state', () => {
  const of = (entry: Entry, files: readonly EvidenceLink[] = []): LeafState => leafState(plan, entry, whole, files)

  it('of a criterion goes from untouched to done', () => {
    expect(of(emptyEntry)).toBe('todo')
    expect(of({ ...emptyEntry, inputs: { issued: true } })).toBe('doing')
    expect(of(filled)).toBe('paper')
    expect(of(filled, [paper])).toBe('done')
    expect(of(withInput(filled, 'issued_on', undefined, 'x'))).toBe('wrong')
    expect(leafState(survey, emptyEntry, whole, [])).toBe('council')
  })

  it('of criteria tells apart what is still to be answered and what lacks evidence only', () => {
    expect(leftOf(['done', 'paper', 'paper', 'council'])).toEqual({ open: 0, papers: 2 })
    expect(leftOf(['todo', 'doing', 'wrong', 'paper', 'done'])).toEqual({ open: 3, papers: 1 })
  })

  it('of a domain is the worst of its criteria, and ignores what the council enters', () => {
    expect(taskOf(['todo', 'council'])).toEqual({ state: 'todo', done: 0, of: 1 })
    expect(taskOf(['done', 'todo', 'council'])).toEqual({ state: 'doing', done: 1, of: 2 })
    expect(taskOf(['done', 'wrong'])).toEqual({ state: 'wrong', done: 1, of: 2 })
    expect(taskOf(['done', 'paper', 'council'])).toEqual({ state: 'paper', done: 1, of: 2 })
    expect(taskOf(['paper', 'doing'])).toEqual({ state: 'doing', done: 0, of: 2 })
    expect(taskOf(['done', 'done'])).toEqual({ state: 'done', done: 2, of: 2 })
    expect(taskOf(['council'])).toEqual({ state: 'council', done: 0, of: 0 })
  })
})

describe('what was being typed when the page went away', () => {
  it('waits in its question, unsent, and stands in free text', () => {
    const typed = withTyping(plan, filled, { place: 'issued_on', text: '5/2/2026' })
    expect(typed).toMatchObject({ inputs: { issued: true }, texts: { issued_on: '5/2/2026' } })
    expect(typed.inputs).not.toHaveProperty('issued_on')
    expect(sendable(plan, typed, whole)).toBe(false)
    expect(unreadableWords(on, '5/2/2026')).toBe(text('field.unfinished'))
    expect(unreadableWords(on, '5/2/x')).toBe(text('field.not-a-day'))
    expect(withTyping(plan, filled, { place: 'note', text: 'Tie\u0302n' }).note).toBe('Tiên')
    expect(withTyping(plan, filled, { place: 'not_arising', text: 'x' }).claim).toBeNull()
  })
})

it('a date outside the rated period gets a word, no more', () => {
  const period = { from: '2026-01-01', until: '2026-12-31' }
  expect(outsidePeriod('2025-02-05', period)).toContain('01/01/2026–31/12/2026')
  expect([
    outsidePeriod('2026-12-31', period),
    outsidePeriod(undefined, period),
    outsidePeriod('2025-01-01', null),
  ]).toEqual(['', '', ''])
})

describe('what is said about a text that cannot be read', () => {
  const count = input({ id: 'count', type: 'count' })
  const rate = input({ id: 'rate', type: 'percent', decimals: 2 })

  it('names the minus', () => {
    for (const typed of ['-1', ' – 1', '\u22121.234']) expect(unreadableWords(count, typed)).toBe('Không được là số âm')
    expect(unreadableWords(rate, '-8,5%')).toBe('Không được là số âm')
    expect(unreadableWords(count, '1-2')).toBe(text('field.not-a-count'))
    expect(unreadableWords(count, '-')).toBe(text('field.not-a-count'))
  })

  it('tells a day that does not exist from a short year and from no date at all', () => {
    for (const typed of ['31/02/2026', '29.2.2025', '2026-13-01', '0/1/2026'])
      expect([typed, unreadableWords(on, typed)]).toEqual([typed, 'Không có ngày này trong lịch'])
    expect(unreadableWords(on, '20/1/26')).toBe(text('field.short-year'))
    for (const typed of ['hôm qua', '31/01/1026', '1/2026'])
      expect([typed, unreadableWords(on, typed)]).toEqual([typed, text('field.not-a-day')])
  })

  it('does not count it as unanswered as well', () => {
    const needs: LeafOutcome = { kind: 'open', needs: ['issued', 'issued_on'] }
    expect(noScoreWords(plan, needs, [])).toBe('Chưa tính được: còn 2 mục chưa trả lời')
    // The row says “Chưa lưu: còn lỗi”, and nothing beside it.
    expect(noScoreWords(plan, needs, ['issued_on'])).toBe(null)
  })
})

describe('a limit less others', () => {
  it('is told by the labels of its questions', () => {
    const inputs = ['done', 'assigned', 'excused'].map((id) => input({ id, type: 'count', label: { vi: `Số ${id}` } }))
    const params = { other: 'assigned', less: 'excused', limit: '8', found: '9' }
    const problem = { code: 'answer-above-rest', severity: 'error', place: null, path: 'done', params } as const
    expect(problemWords(inputs, problem)).toBe('Không được lớn hơn “Số assigned” trừ “Số excused” (8)')
  })
})

describe('words of one’s own', () => {
  const why = input({ id: 'why', type: 'text' })
  it('are shown as they were written, also when they look like a number', () => {
    expect(showValue(why, '12.50')).toBe('12.50')
  })
  it('wait while they are being typed', () => {
    expect(unreadableWords(why, 'Theo')).toBe(text('field.unfinished'))
  })
})
