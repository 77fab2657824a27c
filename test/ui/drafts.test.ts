/** What is not on the server yet survives in the browser, and leaves with the person. */
import { beforeEach, describe, expect, it } from 'vitest'
import { clearDrafts, countDrafts, Drafts } from '../../ui/self-score/drafts.ts'
import type { Draft, Store } from '../../ui/self-score/drafts.ts'

class Memory implements Store {
  readonly items = new Map<string, string>()
  get length(): number {
    return this.items.size
  }
  key = (index: number): string | null => [...this.items.keys()][index] ?? null
  getItem = (key: string): string | null => this.items.get(key) ?? null
  setItem(key: string, value: string): void {
    this.items.set(key, value)
  }
  removeItem(key: string): void {
    this.items.delete(key)
  }
}

const draft: Draft = { answer: { inputs: { done: '38' } }, note: 'Ghi chú', texts: { late: '8,,5' }, rev: 2 }
let store: Memory

beforeEach(() => {
  store = new Memory()
})

describe('drafts', () => {
  it('come back as they were', () => {
    new Drafts('u1', 'a1', store).write('on-time', draft)
    expect([...new Drafts('u1', 'a1', store).all()]).toEqual([['on-time', draft]])
  })

  it('come back in the order in which they were first written, whatever the browser does with its keys', () => {
    for (const id of ['b', 'c', 'a', 'b']) new Drafts('u1', 'a1', store).write(id, draft)
    store.removeItem('khung.draft.u1.a1.c')
    new Drafts('u1', 'a1', store).write('c', draft)
    expect([...new Drafts('u1', 'a1', store).all().keys()]).toEqual(['b', 'a', 'c'])
  })

  it('belong to one person and one assessment', () => {
    new Drafts('u1', 'a1', store).write('on-time', draft)
    expect(new Drafts('u2', 'a1', store).all().size).toBe(0)
    expect(new Drafts('u1', 'a2', store).all().size).toBe(0)
  })

  it('of two tabs stand side by side', () => {
    new Drafts('u1', 'a1', store).write('on-time', draft)
    new Drafts('u1', 'a1', store).write('plan', draft)
    expect([...new Drafts('u1', 'a1', store).all().keys()]).toEqual(['on-time', 'plan'])
  })

  it('hold what is being typed beside them, until its field is left', () => {
    const drafts = new Drafts('u1', 'a1', store)
    drafts.write('plan', draft)
    drafts.type('plan', { place: 'late', text: '8,' })
    drafts.type('on-time', { place: 'done', text: '3' })
    expect([...new Drafts('u1', 'a1', store).typing()]).toEqual([
      ['plan', { place: 'late', text: '8,' }],
      ['on-time', { place: 'done', text: '3' }],
    ])
    expect([...drafts.all().keys()]).toEqual(['plan'])
    expect(countDrafts(store)).toBe(2)
    drafts.type('plan', null)
    expect([...drafts.typing().keys()]).toEqual(['on-time'])
    clearDrafts(store)
    expect(store.items.size).toBe(0)
  })

  it('that are damaged are passed over', () => {
    store.setItem('khung.draft.u1.a1.x', '{"answer":')
    store.setItem('khung.draft.u1.a1.y', '{"answer":1}')
    expect(new Drafts('u1', 'a1', store).all().size).toBe(0)
  })

  it('leave at sign-out, and nothing else does', () => {
    store.setItem('khung.language', 'en')
    new Drafts('u1', 'a1', store).write('on-time', draft)
    expect(countDrafts(store)).toBe(1)
    clearDrafts(store)
    expect([...store.items.keys()]).toEqual(['khung.language'])
  })

  it('do not break the page when the store is full', () => {
    store.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(() => new Drafts('u1', 'a1', store).write('on-time', draft)).not.toThrow()
  })
})
