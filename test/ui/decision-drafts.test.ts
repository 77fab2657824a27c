/** A decision that is being made survives in the browser until the server has answered. */
import { beforeEach, expect, it } from 'vitest'
import { DecisionDrafts } from '../../ui/appraisal/drafts.ts'
import type { Draft } from '../../ui/appraisal/ways.ts'
import { clearDrafts, countDrafts, Drafts } from '../../ui/self-score/drafts.ts'
import type { Store } from '../../ui/self-score/drafts.ts'
import { emptyEntry } from '../../ui/self-score/entry.ts'
import { explanationPlace, KeptWords, notePlace } from '../../ui/self-score/kept-words.ts'

let items: Map<string, string>
let store: Store
beforeEach(() => {
  items = new Map()
  store = {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
})
const draft: Draft = { mode: 'points', entry: emptyEntry, points: '1,5', reason: 'Thiếu văn bản gốc' }
const opened = () => new DecisionDrafts('u1', 'a1', store)

it('comes back to the same person on the same form, and leaves at sign-out', () => {
  opened().set('on-time', draft)
  expect(opened().get('on-time')).toEqual(draft)
  expect(new DecisionDrafts('u2', 'a1', store).get('on-time')).toBe(undefined)
  expect(new DecisionDrafts('u1', 'a2', store).get('on-time')).toBe(undefined)
  expect([...new Drafts('u1', 'a1', store).all()]).toEqual([])
  expect(countDrafts(store)).toBe(1)
  clearDrafts(store)
  expect(opened().get('on-time')).toBe(undefined)
})

it('is out of the editor once it is sent, and out of the browser once that was answered', () => {
  const drafts = opened()
  drafts.set('on-time', draft)
  drafts.give('on-time')
  expect(drafts.get('on-time')).toBe(undefined)
  drafts.settle(() => true)
  // A tab that is killed now has lost nothing.
  expect(opened().get('on-time')).toEqual(draft)
  drafts.settle(() => false)
  expect([opened().get('on-time'), items.size]).toEqual([undefined, 0])
})

it('stays when it is taken up again while the first one travels', () => {
  const drafts = opened()
  drafts.set('on-time', draft)
  drafts.give('on-time')
  drafts.set('on-time', { ...draft, points: '2' })
  drafts.settle(() => false)
  expect(opened().get('on-time')?.points).toBe('2')
})

it('is nothing where the browser holds what is no draft', () => {
  items.set('khung.draft.council.u1.a1.on-time', '{"reason":1}')
  items.set('khung.draft.council.u1.a1.plan', 'x')
  expect([opened().get('on-time'), opened().get('plan')]).toEqual([undefined, undefined])
})

it('keeps a question, an answer and a note until they are sent', () => {
  const words = () => new KeptWords('u1', 'a1', store)
  words().set(explanationPlace('question', 'on-time'), 'Ký ngày nào?')
  words().set(notePlace('on-time'), 'Hỏi văn thư')
  words().set(notePlace(null), 'Họp thứ hai')
  words().set(explanationPlace('answer', 'on-time'), 'Ngày 05/01')
  expect(words().get(explanationPlace('question', 'on-time'))).toBe('Ký ngày nào?')
  expect(words().get(explanationPlace('answer', 'on-time'))).toBe('Ngày 05/01')
  expect([words().get(notePlace('on-time')), words().get(notePlace(null))]).toEqual(['Hỏi văn thư', 'Họp thứ hai'])
  expect(new KeptWords('u2', 'a1', store).get(notePlace(null))).toBe(undefined)
  expect([words().get(explanationPlace('question', 'plan')), opened().get('on-time')]).toEqual([undefined, undefined])
  expect(countDrafts(store)).toBe(4)
  words().delete(explanationPlace('question', 'on-time'))
  expect(words().get(explanationPlace('question', 'on-time'))).toBe(undefined)
  clearDrafts(store)
  expect(items.size).toBe(0)
})
