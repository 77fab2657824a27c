/** Saving: never "saved" too early, nothing lost, nothing overwritten unseen. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AnswerInput, AnswerRecord } from '../../ui/api.ts'
import { Refused, Unreachable } from '../../ui/client.ts'
import type { Draft } from '../../ui/self-score/drafts.ts'
import { SaveQueue } from '../../ui/self-score/queue.ts'

const body = (done: string, note = ''): AnswerInput => ({ answer: { inputs: { done } }, note })
const draft = (done: string): Omit<Draft, 'rev'> => ({ answer: { inputs: { done } }, note: '', texts: {} })
const record = (done: string, rev: number): AnswerRecord => ({
  ...body(done),
  rev,
  by: 'Người khác',
  at: '2026-01-02T03:04:05Z',
})
const refused = (status: number, code: string, current: AnswerRecord | null = null): Refused =>
  new Refused({ type: 'about:blank', status, code, title: code, detail: `vì ${code}`, current })

interface Call {
  readonly criterion: string
  readonly done: string
  readonly rev: number
}

/** A server in memory; `fail` is thrown once, before or after the write. */
class Server {
  readonly calls: Call[] = []
  readonly stored = new Map<string, AnswerRecord>()
  fail: Error | null = null
  failAfter: Error | null = null

  put = (criterion: string, { answer, note }: AnswerInput, rev: number): Promise<AnswerRecord> => {
    this.calls.push({ criterion, done: String(answer.inputs['done']), rev })
    const { fail, failAfter } = this
    this.fail = this.failAfter = null
    if (fail) return Promise.reject(fail)
    const current = this.stored.get(criterion)
    if ((current?.rev ?? 0) !== rev) return Promise.reject(refused(412, 'stale', current ?? null))
    const made: AnswerRecord = { answer, note, rev: rev + 1, by: 'Tôi', at: '2026-01-02T03:04:06Z' }
    this.stored.set(criterion, made)
    return failAfter ? Promise.reject(failAfter) : Promise.resolve(made)
  }
}

let server: Server
let kept: Map<string, Draft>
let due: (() => void) | undefined
let waits: number[]
let queue: SaveQueue

beforeEach(() => {
  server = new Server()
  kept = new Map()
  due = undefined
  waits = []
  queue = new SaveQueue({
    put: server.put,
    drafts: {
      write: (criterion, one) => void kept.set(criterion, one),
      remove: (criterion) => void kept.delete(criterion),
    },
    later: (run, ms) => {
      due = run
      waits.push(ms)
      return () => (due = undefined)
    },
    changed: () => {},
  })
})

/** The timer goes off, and everything that follows from it happens. */
async function tick(): Promise<void> {
  const run = due
  due = undefined
  run?.()
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

const state = (criterion = 'a'): string => queue.state(criterion).kind

describe('an edit', () => {
  it('is kept here at once, and called saved only after the answer of the server', async () => {
    queue.loaded('a', 3)
    server.stored.set('a', record('1', 3))
    queue.edit('a', draft('2'), body('2'), true)
    expect(state()).toBe('waiting')
    expect(kept.get('a')?.rev).toBe(3)
    await tick()
    expect(queue.state('a')).toEqual({ kind: 'saved', at: '2026-01-02T03:04:06Z' })
    expect(server.calls).toEqual([{ criterion: 'a', done: '2', rev: 3 }])
    expect(kept.size).toBe(0)
    expect(queue.rev('a')).toBe(4)
  })

  it('that cannot be read stays here and is not sent', async () => {
    queue.edit('a', { ...draft(''), texts: { done: '8,,5' } }, body(''), false)
    await tick()
    expect(state()).toBe('invalid')
    expect(server.calls).toEqual([])
    expect(kept.get('a')?.texts).toEqual({ done: '8,,5' })
  })

  it('made while another is on its way goes out after it, on the new revision', async () => {
    queue.edit('a', draft('1'), body('1'), true)
    const run = due
    run?.()
    queue.edit('a', draft('2'), body('2'), true)
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    await tick()
    expect(server.calls.map(({ done, rev }) => `${done}@${rev}`)).toEqual(['1@0', '2@1'])
    expect(state()).toBe('saved')
  })

  it('follows the order in which criteria were edited', async () => {
    queue.edit('b', draft('1'), body('1'), true)
    queue.edit('a', draft('1'), body('1'), true)
    await tick()
    expect(server.calls.map(({ criterion }) => criterion)).toEqual(['b', 'a'])
  })
})

describe('without a connection', () => {
  it('the edit is unsent, kept, and tried again with longer pauses', async () => {
    server.fail = new Unreachable('unreachable')
    queue.edit('a', draft('1'), body('1'), true)
    await tick()
    expect(state()).toBe('unsent')
    expect(kept.has('a')).toBe(true)
    server.fail = new Unreachable('unreachable')
    await tick()
    await tick()
    expect(state()).toBe('saved')
    expect(waits).toEqual([400, 5_000, 10_000])
  })

  it('what is asked for during an attempt is tried at once after it', async () => {
    server.fail = new Unreachable('unreachable')
    queue.edit('a', draft('1'), body('1'), true)
    due?.()
    expect(state()).toBe('saving')
    // The line is back, and the page says so, before the attempt has failed.
    queue.flush()
    await tick()
    expect(state()).toBe('unsent')
    await tick()
    expect(state()).toBe('saved')
    expect(waits).toEqual([400, 0, 0])
  })

  it('a lost reply is no conflict: what is stored is what was sent', async () => {
    server.failAfter = new Unreachable('the reply was lost')
    queue.edit('a', draft('1'), body('1'), true)
    await tick()
    expect(state()).toBe('unsent')
    await tick()
    expect(state()).toBe('saved')
    expect(queue.rev('a')).toBe(1)
    expect(kept.size).toBe(0)
  })

  it('a troubled server and an ended session are waited for, not given up', async () => {
    for (const status of [401, 429, 500, 503]) {
      server.fail = refused(status, 'busy')
      queue.edit('a', draft(String(status)), body(String(status)), true)
      await tick()
      expect(state()).toBe('unsent')
    }
  })
})

describe('a draft of an earlier visit', () => {
  it('is replayed on the revision it was written for', async () => {
    server.stored.set('a', record('1', 2))
    queue.restore('a', { ...draft('5'), rev: 2 }, body('5'), true)
    await tick()
    expect(server.calls).toEqual([{ criterion: 'a', done: '5', rev: 2 }])
    expect(state()).toBe('saved')
  })

  it('is a conflict when someone else saved meanwhile', async () => {
    server.stored.set('a', record('9', 3))
    queue.restore('a', { ...draft('5'), rev: 2 }, body('5'), true)
    await tick()
    expect(queue.state('a')).toEqual({ kind: 'conflict', theirs: record('9', 3) })
    expect(server.stored.get('a')?.answer.inputs['done']).toBe('9')
  })
})

describe('a conflict', () => {
  beforeEach(async () => {
    server.stored.set('a', record('9', 3))
    queue.loaded('a', 2)
    queue.edit('a', draft('5'), body('5'), true)
    await tick()
  })

  it('sends nothing until someone chooses, whatever is typed', async () => {
    queue.edit('a', draft('6'), body('6'), true)
    await tick()
    expect(state()).toBe('conflict')
    expect(server.calls.length).toBe(1)
  })

  it('is not loosened by what is loaded later', () => {
    queue.loaded('a', 3)
    expect(queue.rev('a')).toBe(2)
  })

  it('ends with mine on top of theirs', async () => {
    queue.keepMine('a')
    await tick()
    expect(server.stored.get('a')).toMatchObject({ rev: 4, answer: { inputs: { done: '5' } } })
    expect(state()).toBe('saved')
  })

  it('ends with theirs, and mine is gone', () => {
    expect(queue.takeTheirs('a')).toEqual(record('9', 3))
    expect(queue.rev('a')).toBe(3)
    expect(kept.size).toBe(0)
    expect(queue.pending()).toEqual([])
  })
})

describe('a refusal', () => {
  it('is shown with its reason and holds up no other criterion', async () => {
    server.fail = refused(409, 'deadline-passed')
    queue.edit('a', draft('1'), body('1'), true)
    queue.edit('b', draft('1'), body('1'), true)
    await tick()
    expect(queue.state('a')).toEqual({ kind: 'refused', why: 'vì deadline-passed' })
    expect(state('b')).toBe('saved')
    expect(kept.has('a')).toBe(true)
  })
})
