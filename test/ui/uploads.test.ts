/** Files on their way: none is lost while its page lives, none is sent in vain. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { EvidenceLink } from '../../ui/api.ts'
import { Refused, Unreachable } from '../../ui/client.ts'
import { countUnsentFiles, Uploads } from '../../ui/self-score/uploads.ts'
import { text } from '../../ui/text.ts'

const link = (name: string): EvidenceLink => ({
  id: `id-${name}`,
  criterion: 'plan',
  requirement: 'paper',
  name,
  type: 'application/pdf',
  size: 3,
  sha256: 'ab',
  by: 'Tôi',
  at: '2026-01-02T03:04:05Z',
  cites: null,
  rev: 1,
})
const refused = (status: number, code: string, current: EvidenceLink | null = null): Refused =>
  new Refused({ type: 'about:blank', status, code, title: code, detail: `vì ${code}`, current })
const file = (name: string, content = 'abc'): File => new File([content], name)

let fail: Error | null
/** What is said of each try: what has left, and what the server has. */
let moves: readonly (readonly [number, number?])[]
let sent: string[]
let attached: string[]
let waits: number[]
let due: (() => void) | undefined
let uploads: Uploads

beforeEach(() => {
  fail = null
  moves = []
  sent = []
  attached = []
  waits = []
  due = undefined
  uploads = new Uploads({
    send: ({ file: { name } }, progress) => {
      sent.push(name)
      for (const move of moves) progress(...move)
      return fail ? Promise.reject(fail) : Promise.resolve(link(name))
    },
    attached: ({ name }) => void attached.push(name),
    later: (run, ms) => {
      waits.push(ms)
      due = run
      return () => {
        due = undefined
      }
    },
    changed: () => {},
  })
})

const settle = (): Promise<void> => new Promise((done) => setTimeout(done))
const states = (): string[] => uploads.of('plan').map((one) => `${one.file.name} ${one.state.kind}`)

describe('an upload', () => {
  it('is attached once the server holds it', async () => {
    uploads.add('plan', 'paper', file('a.pdf'))
    expect(states()).toEqual(['a.pdf sending'])
    await settle()
    expect([states(), attached, uploads.pending]).toEqual([[], ['a.pdf'], []])
  })

  it('waits without a connection, counts as unsent, and is tried again by itself, ever later', async () => {
    const before = countUnsentFiles()
    fail = new Unreachable('offline')
    uploads.add('plan', 'paper', file('a.pdf'))
    uploads.add('plan', null, file('b.pdf'))
    await settle()
    expect(states()).toEqual(['a.pdf unsent', 'b.pdf unsent'])
    expect(countUnsentFiles() - before).toBe(2)
    due?.()
    await settle()
    due?.()
    await settle()
    expect(waits).toEqual([5_000, 10_000, 20_000])
    fail = null
    uploads.retry()
    await settle()
    expect([states(), attached]).toEqual([[], ['a.pdf', 'b.pdf']])
    expect(countUnsentFiles() - before).toBe(0)
  })

  it('that was on its way when all was to go on is tried again as soon as it breaks, once', async () => {
    fail = new Unreachable('offline')
    uploads.add('plan', 'paper', file('a.pdf'))
    uploads.add('plan', null, file('b.pdf'))
    uploads.retry()
    await settle()
    expect([sent, states()]).toEqual([
      ['a.pdf', 'b.pdf', 'a.pdf', 'b.pdf'],
      ['a.pdf unsent', 'b.pdf unsent'],
    ])
    expect(waits).toEqual([5_000])
    due?.()
    await settle()
    expect([sent.length, waits]).toEqual([6, [5_000, 10_000]])
  })

  it('says from where it goes on: what the server has, not what has left', async () => {
    const seen = (): unknown => uploads.of('plan')[0]?.state
    moves = [[0.2, 0]]
    fail = new Unreachable('cut')
    uploads.add('plan', 'paper', file('a.pdf'))
    expect(seen()).toEqual({ kind: 'sending', part: 0.2, from: 0 })
    await settle()
    expect(seen()).toEqual({ kind: 'unsent', why: text('evidence.broken'), held: 0 })
    moves = [
      [0, 0],
      [0.5, 0.4],
    ]
    due?.()
    expect(seen()).toEqual({ kind: 'sending', part: 0.5, from: 0 })
    await settle()
    expect(seen()).toEqual({ kind: 'unsent', why: text('evidence.broken'), held: 0.4 })
    // Nobody answers what it has.
    moves = []
    due?.()
    expect(seen()).toEqual({ kind: 'sending', part: 0.4, from: 0.4 })
    await settle()
    expect(seen()).toEqual({ kind: 'unsent', why: text('evidence.broken'), held: 0.4 })
    moves = [
      [0.4, 0.4],
      [0.7, 0.6],
    ]
    due?.()
    expect(seen()).toEqual({ kind: 'sending', part: 0.7, from: 0.4 })
    await settle()
    // It was over, and began anew.
    moves = [[0, 0]]
    due?.()
    await settle()
    expect(seen()).toEqual({ kind: 'unsent', why: text('evidence.broken'), held: 0 })
  })

  it('that the server will never take is not tried again', async () => {
    fail = refused(415, 'file-type')
    uploads.add('plan', 'paper', file('a.pdf'))
    uploads.add('plan', 'paper', file('rỗng.pdf', ''))
    await settle()
    uploads.retry()
    await settle()
    expect(sent).toEqual(['a.pdf'])
    expect(uploads.of('plan').map(({ state }) => state)).toEqual([
      { kind: 'refused', why: 'vì file-type' },
      { kind: 'refused', why: text('evidence.empty') },
    ])
    expect(uploads.pending).toEqual([])
    uploads.drop(uploads.of('plan')[0]!.key)
    expect(states()).toEqual(['rỗng.pdf refused'])
  })

  it('of a file that is there already is refused with a sentence', async () => {
    fail = refused(409, 'file-twice', link('a.pdf'))
    uploads.add('plan', 'paper', file('b.pdf'))
    await settle()
    expect(uploads.of('plan').map(({ state }) => state)).toEqual([{ kind: 'refused', why: 'vì file-twice' }])
    expect(attached).toEqual([])
  })

  it('whose reply was lost is found attached at the next try', async () => {
    fail = new Unreachable('cut')
    uploads.add('plan', 'paper', file('a.pdf'))
    await settle()
    fail = refused(409, 'file-twice', link('a.pdf'))
    uploads.retry()
    await settle()
    expect([states(), attached]).toEqual([[], ['a.pdf']])
  })

  it('that is there under another name is no lost reply', async () => {
    fail = new Unreachable('cut')
    uploads.add('plan', 'paper', file('b.pdf'))
    await settle()
    fail = refused(409, 'file-twice', link('a.pdf'))
    uploads.retry()
    await settle()
    expect([states(), attached]).toEqual([['b.pdf refused'], []])
  })
})
