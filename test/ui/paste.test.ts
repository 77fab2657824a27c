/** A column of a spreadsheet: what is a cell, where it goes, what of it is understood, and how it is taken back. */
import { describe, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import type { Leaf } from '../../engine/index.ts'
import { cellsOf, column } from '../../ui/spreadsheet/cells.ts'
import { emptyEntry } from '../../ui/self-score/entry.ts'
import type { Entry } from '../../ui/self-score/entry.ts'
import { cellCounts, pasted } from '../../ui/self-score/paste.ts'
import { Undo } from '../../ui/self-score/undo.ts'
import { shipped } from '../engine/shipped.ts'

describe('cells', () => {
  it.each([
    ['1\n2\n3\n', [['1'], ['2'], ['3']]],
    ['1\r\n2', [['1'], ['2']]],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['8,5;9\n1 2', [['8,5;9'], ['1 2']]],
    ['"hai\ndòng"\t"có ""ngoặc"""\nx', [['hai\ndòng', 'có "ngoặc"'], ['x']]],
    ['"dở dang\nx', [['"dở dang'], ['x']]],
    ['12" ống\nx', [['12" ống'], ['x']]],
    ['\n\n5', [[''], [''], ['5']]],
    ['', [['']]],
  ])('of %j are parted by tabs and line ends only', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  it('of a short row are empty', () => {
    expect(column(cellsOf('a\tb\nc'), 1)).toEqual(['b', ''])
  })
})

const { framework } = shipped.find(({ file }) => file.includes('ha-noi-phong'))!
const all = leaves(framework)
const place = (leaf: Leaf, entries: Readonly<Record<string, Entry>> = {}) => ({
  framework,
  entry: (id: string) => entries[id] ?? emptyEntry,
  leaf: leaf.id,
  input: leaf.inputs[0]!.id,
})
const leaf = (id: string): Leaf => all.find((one) => one.id === id)!

describe('a pasted column', () => {
  it('goes from the field in hand to the next questions, of the next criteria as well', () => {
    const at = leaf('late-apologies')
    const { cells, entries, over } = pasted(['62', '60', '3'], { ...place(at), withLocked: false })
    expect(cells.map(({ leaf, input, read }) => [leaf.id, input?.id, read])).toEqual([
      ['late-apologies', 'late', { kind: 'value', value: '62' }],
      ['late-apologies', 'apologised', { kind: 'value', value: '60' }],
      ['repeat-requests', 'repeats', { kind: 'value', value: '3' }],
    ])
    expect(entries.get('late-apologies')?.inputs).toEqual({ late: '62', apologised: '60' })
    expect(over).toBe(0)
  })

  it('asks what an answer before leads to: a date only after a yes', () => {
    const at = leaf('plan-issued')
    const first = (column: readonly string[]) =>
      pasted(column, { ...place(at), withLocked: false }).cells.map(({ leaf, input }) => `${leaf.id} ${input?.id}`)
    expect(first(['Có', '05/02/2026'])).toEqual(['plan-issued issued', 'plan-issued issued_on'])
    expect(first(['không', 'x'])[1]).not.toBe('plan-issued issued_on')
  })

  it('leaves alone what an empty cell stands for, and keeps the text of what cannot be read', () => {
    const at = leaf('late-apologies')
    const before = { ...emptyEntry, inputs: { late: '5' } }
    const { cells, entries } = pasted(['', '8,,5'], { ...place(at, { [at.id]: before }), withLocked: false })
    expect(cells.map(({ read }) => read.kind)).toEqual(['empty', 'unreadable'])
    expect(entries.get(at.id)).toEqual({ ...before, texts: { apologised: '8,,5' } })
  })

  it('counts what is filled in, what waits as text in its field and what goes nowhere', () => {
    const at = leaf('late-apologies')
    const found = pasted(['62', '8,,5', '3'], { ...place(at), withLocked: false })
    expect(cellCounts(found)).toEqual({ filled: 2, kept: 1, left: 0 })
    const choice = pasted(['có lẽ'], { ...place(leaf('plan-issued')), withLocked: false })
    expect([cellCounts(choice), choice.entries.size]).toEqual([{ filled: 0, kept: 0, left: 1 }, 0])
  })

  it('passes over what the council enters, with or without a cell of its own', () => {
    const at = all.findIndex(
      ({ scored_by }, place) => scored_by === 'appraisal' && all[place + 1]?.scored_by !== 'appraisal',
    )
    const locked = all[at + 1]!
    const own = all[at]!
    const column = Array.from({ length: own.inputs.length + 1 }, () => '1')
    const ids = (withLocked: boolean) =>
      pasted(column, { ...place(own), withLocked }).cells.flatMap(({ leaf, read }) =>
        read.kind === 'locked' ? leaf.id : [],
      )
    expect(ids(false)).toEqual([])
    expect(ids(true)).toContain(locked.id)
  })

  it('of what is claimed not to arise changes nothing', () => {
    const at = leaf('late-apologies')
    const entries = { [at.id]: { ...emptyEntry, claim: 'Không có hồ sơ trễ hạn' } }
    const found = pasted(['1', '2', '3'], { ...place(at, entries), withLocked: false })
    expect(found.cells.map(({ leaf, read }) => [leaf.id, read.kind])).toEqual([
      ['late-apologies', 'locked'],
      ['late-apologies', 'locked'],
      ['repeat-requests', 'value'],
    ])
  })

  it('says how many cells find no question any more', () => {
    const last = all.findLast(({ scored_by, inputs }) => scored_by === 'appraisal' && inputs.length > 0)!
    const many = Array.from({ length: 50 }, () => '1')
    const { cells, over } = pasted(many, { ...place(last), withLocked: false })
    expect(cells.length + over).toBe(50)
    expect(over).toBeGreaterThan(0)
  })
})

describe('taking back', () => {
  const entry = (late: string): Entry => ({ ...emptyEntry, inputs: { late } })

  it('restores everything of one act, and does it again', () => {
    const now = new Map<string, Entry>([
      ['a', entry('2')],
      ['b', entry('3')],
    ])
    const undo = new Undo()
    undo.did([
      { criterion: 'a', before: emptyEntry, after: now.get('a')! },
      { criterion: 'b', before: emptyEntry, after: now.get('b')! },
    ])
    const of = (id: string): Entry => now.get(id) ?? emptyEntry
    const back = undo.back(of)
    expect([...back]).toEqual([
      ['a', emptyEntry],
      ['b', emptyEntry],
    ])
    for (const [id, one] of back) now.set(id, one)
    expect(undo.back(of).size).toBe(0)
    expect([...undo.again(of)].map(([id, { inputs }]) => [id, inputs])).toEqual([
      ['a', { late: '2' }],
      ['b', { late: '3' }],
    ])
  })

  it('leaves what was changed since, and of a certain act only that', () => {
    const first = [{ criterion: 'a', before: emptyEntry, after: entry('1') }]
    const second = [{ criterion: 'b', before: emptyEntry, after: entry('2') }]
    const undo = new Undo()
    undo.did(first)
    undo.did(second)
    const of = (id: string): Entry => (id === 'a' ? entry('9') : second[0]!.after)
    expect(undo.back(of, first).size).toBe(0)
    expect([...undo.back(of).keys()]).toEqual(['b'])
  })
})
