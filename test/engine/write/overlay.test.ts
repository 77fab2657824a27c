/** Changes of an overlay where its own entries, the parent's sections and the documents of both meet. */
import { describe, expect, it } from 'vitest'
import { edit, load, newLeaf, outline, templates } from '../../../engine/author.ts'
import type { Change, Library, Row } from '../../../engine/author.ts'
import { files, library as shelf } from '../shipped.ts'
import { changed, madeText } from './made-text.ts'

const reason = 'Theo nghị quyết.'
const head = (parent: string): string => `framework: con
version: "1.0.0"
title: Khung con
provenance: illustrative
authority: UBND Y
legal_basis:
  - document: 1/QĐ
effective: { from: "2026-02-01" }
extends: ${parent}
changes:
`
const sourced = madeText
  .replace('unit_types', 'legal_basis: [{ document: 0/QĐ }]\nunit_types')
  .replace('        # hết mục', '        source: { document: 0, item: "1" }')
const library: Library = (reference) => {
  if (reference === 'mau@1.0.0') return { file: 'mau.yaml', text: sourced }
  if (reference === 'con@1.0.0')
    return { file: 'con.yaml', text: `${head('mau@1.0.0')}  - { set: plan, property: max, to: 2, reason: Giữ }\n` }
  return shelf(reference)
}

const outcomeOf = (text: string, change: Change) => edit(text, 'f.yaml', library, change)
function after(text: string, change: Change): string {
  const outcome = outcomeOf(text, change)
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
const diff = (text: string, change: Change): readonly string[] => changed(text, after(text, change))
const codes = (text: string, change: Change): readonly string[] =>
  outcomeOf(text, change).problems.map(({ code }) => code)
const set = (
  id: string | null,
  path: readonly (string | number)[],
  value: string | number | boolean | null,
): Change => ({
  kind: 'set',
  id,
  path,
  value,
  reason,
})

const leaf = newLeaf({ id: 'moi', number: '2.9', title: 'Mới', max: '1', template: templates[0]! })

const renamed = `${head('mau@1.0.0')}  - set: rate
    property: max
    to: 1.5
    reason: Giảm.
  - { rename: rate, to: share, reason: Gọi đúng }
  - add:
      id: extra
      number: "2.2"
      title: Thêm
      max: 1
      scored_by: appraisal
      inputs: [{ id: ok, type: boolean, label: Có làm }]
      rule: { yes_no: { of: ok, yes: 1, no: 0 } }
    under: second
    reason: Việc mới.
  - { set: extra, property: max, to: 2, reason: Thêm điểm }
`

describe('an overlay', () => {
  it('[W9] changes the entry that holds, whatever the id was when it was written', () => {
    expect(diff(renamed, set('share', ['max'], 1.75))).toEqual(['-    to: 1.5', '+    to: 1.75'])
    expect(diff(renamed, set('extra', ['max'], 3))).toEqual([
      '-  - { set: extra, property: max, to: 2, reason: Thêm điểm }',
      '+  - { set: extra, property: max, to: 3, reason: Thêm điểm }',
    ])
    expect(diff(renamed, set('extra', ['title', 'en'], 'More'))).toEqual([
      '-      title: Thêm',
      '+      title: { vi: Thêm, en: More }',
    ])
  })

  it('[W9] of another overlay', () => {
    const text = `${head('con@1.0.0').replace('framework: con', 'framework: chau')}  - { set: plan, property: number, to: "1.7", reason: Số }\n`
    expect(diff(text, set('plan', ['max'], 1)).at(1)).toBe('+    property: max')
    expect(diff(text, set('plan', ['number'], '1.8'))).toEqual([
      '-  - { set: plan, property: number, to: "1.7", reason: Số }',
      '+  - { set: plan, property: number, to: "1.8", reason: Số }',
    ])
  })

  it('[W9] takes an entry back when its value is taken out', () => {
    expect(diff(renamed, set('share', ['max'], null))).toEqual([
      '-  - set: rate',
      '-    property: max',
      '-    to: 1.5',
      '-    reason: Giảm.',
    ])
  })

  it('[W10] counts documents of its own', () => {
    const text = `${head('mau@1.0.0')}  - { set: plan, property: max, to: 1, reason: Giảm }\n`
    // The parent's document is none of this overlay's own list.
    expect(codes(text, set('rate', ['source', 'item'], '2'))).toEqual(['not-in-overlay'])
    expect(diff(text, set('rate', ['source', 'document'], 1)).slice(0, 3)).toEqual([
      '+  - set: rate',
      '+    property: source',
      '+    to: { document: 0, item: "1" }',
    ])
    expect(diff(text, set(null, ['legal_basis', 1, 'document'], '2/QĐ'))).toEqual([
      '-  - document: 1/QĐ',
      '+  - document: 2/QĐ',
    ])
    expect(codes(text, set(null, ['legal_basis', 0, 'document'], '2/QĐ'))).toEqual(['not-in-overlay'])
  })

  it('[W9] sets parts of bonus and penalty', () => {
    const text = `${head('cac-cach-cong-diem@1.0.0')}  - { set: penalty, property: max, to: 4, reason: Thêm }\n`
    expect(diff(text, set('penalty', ['max'], 5))).toEqual([
      '-  - { set: penalty, property: max, to: 4, reason: Thêm }',
      '+  - { set: penalty, property: max, to: 5, reason: Thêm }',
    ])
    expect(diff(text, set('bonus', ['combine'], 'sum')).slice(0, 3)).toEqual([
      '+  - set: bonus',
      '+    property: combine',
      '+    to: sum',
    ])
    expect(diff(text, set('city-flag', ['rule', 'yes_no', 'yes'], 8)).slice(0, 4)).toEqual([
      '+  - set: city-flag',
      '+    property: rule',
      '+    to:',
      '+      yes_no: { of: awarded, yes: 8, no: 0 }',
    ])
    expect(codes(text, { kind: 'remove', id: 'city-flag', reason })).toEqual(['section-as-a-whole'])
    const whole = `${head('cac-cach-cong-diem@1.0.0')}  - set: penalty
    to:
      number: "6"
      title: Điểm trừ
      max: 2
      combine: sum
      criteria:
        - id: late
          number: "6.1"
          title: Chậm
          max: 2
          scored_by: appraisal
          inputs: [{ id: late, type: boolean, label: Chậm }]
          rule: { yes_no: { of: late, yes: 2, no: 0 } }
    reason: Thay cả mục.
`
    expect(diff(whole, set('late', ['title', 'vi'], 'Chậm hạn'))).toEqual([
      '-          title: Chậm',
      '+          title: Chậm hạn',
    ])
    expect(diff(whole, set('penalty', ['max'], 3))).toEqual(['-      max: 2', '+      max: 3'])
  })

  it('[W11] moves what it added in its own entry', () => {
    expect(diff(renamed, { kind: 'move', id: 'extra', under: 'second', after: null })).toEqual([])
    expect(diff(renamed, { kind: 'move', id: 'extra', under: 'first', after: 'plan' })).toEqual([
      '-    under: second',
      '+    under: first',
      '+    after: plan',
    ])
    expect(codes(renamed, { kind: 'move', id: 'extra', under: null, after: null })).toEqual(['not-in-overlay'])
  })

  it('[W11] moves again what it has moved, as often as one likes', () => {
    const start = `${head('mau@1.0.0')}  - { set: plan, property: number, to: "1.7", reason: Số }\n`
    const order = (text: string): readonly string[] => {
      const found = outline(text, 'f.yaml', library)
      return found.kind === 'rows' ? found.rows.filter(({ parent }) => parent === 'first').map(({ id }) => id) : []
    }
    const swap = (id: string, behind: string): Change => ({ kind: 'move', id, under: 'first', after: behind, reason })
    let text = start
    for (const [id, behind] of [
      ['plan', 'rate'],
      ['rate', 'plan'],
      ['plan', 'rate'],
      ['plan', 'rate'],
      ['rate', 'plan'],
    ] as const) {
      text = after(text, swap(id, behind))
      expect(order(text)).toEqual([behind, id])
    }
    expect(text.match(/- move:/g)?.length).toBe(2)
  })

  it('[W11] brings a group into any order, step by step', () => {
    const parent = files.find(({ file }) => file.includes('/ca-mau-1880-2013/'))!.text
    const own: Library = (reference) => (reference === 'mau@1.0.0' ? { file: 'mau.yaml', text: parent } : null)
    const rows = (text: string): readonly Row[] => {
      const found = outline(text, 'f.yaml', own)
      return found.kind === 'rows' ? found.rows : []
    }
    let text = head('mau@1.0.0').replace('changes:', 'changes: []')
    const all = rows(text)
    const group = all.find(({ id }) => all.filter(({ parent: one }) => one === id).length >= 3)!.id
    const ids = (): readonly string[] =>
      rows(text)
        .filter((row) => row.parent === group)
        .map(({ id }) => id)
    const make = (change: Change): void => {
      const outcome = edit(text, 'f.yaml', own, change)
      if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
      text = outcome.value
    }
    make({ kind: 'add', under: group, after: ids()[0]!, node: leaf, reason })
    let order = ids()
    expect(order[1]).toBe('moi')
    // Down twice, up three times, and another one between: as an editor's buttons do.
    for (const [at, to] of [
      [0, 1],
      [1, 2],
      [2, 1],
      [1, 0],
      [2, 0],
      [0, 3],
      [3, 1],
      [1, 3],
      [0, 2],
    ] as const) {
      const id = order[at]!
      const rest = order.filter((one) => one !== id)
      // Nothing is put first in an overlay: the first one is put behind.
      if (to === 0) {
        order = [order[at]!, ...rest]
        if (at === 1) make({ kind: 'move', id: rest[0]!, under: group, after: id, reason })
        else order = ids()
      } else {
        make({ kind: 'move', id, under: group, after: rest[to - 1]!, reason })
        order = [...rest.slice(0, to), id, ...rest.slice(to)]
      }
      expect(ids()).toEqual(order)
    }
    make({ kind: 'remove', id: order[1]!, reason })
    order = order.filter((_, at) => at !== 1)
    expect(ids()).toEqual(order)
    make({ kind: 'add', under: group, after: order[0]!, node: { ...leaf, id: 'moi-2', number: '2.8' }, reason })
    expect(ids()).toEqual([order[0], 'moi-2', ...order.slice(1)])
  })

  it('[W11] removes what it had changed without leaving the change', () => {
    const text = after(renamed, { kind: 'remove', id: 'plan', reason })
    expect(changed(renamed, text)).toEqual(['+  - remove: plan', '+    reason: Theo nghị quyết.'])
    // What was renamed here is removed under the name that its parent gives it.
    const gone = after(renamed, { kind: 'remove', id: 'share', reason })
    expect(gone.endsWith('reason: Thêm điểm }\n  - remove: rate\n    reason: Theo nghị quyết.\n')).toBe(true)
    expect([gone.includes('rename:'), gone.includes('set: rate')]).toEqual([false, false])
    expect(
      changed(renamed, after(renamed, { kind: 'remove', id: 'extra' })).every((line) => line.startsWith('-')),
    ).toBe(true)
  })

  it('[W9] begins without any change, and ends so', () => {
    const empty = head('mau@1.0.0').replace('changes:', 'changes: [] # chưa có')
    const text = after(empty, set('plan', ['max'], 1))
    expect(changed(empty, text)).toEqual([
      '-changes: [] # chưa có',
      '+changes: # chưa có',
      '+  - set: plan',
      '+    property: max',
      '+    to: 1',
      '+    reason: Theo nghị quyết.',
    ])
    expect(after(text, set('plan', ['max'], null))).toBe(empty)
    // The only entry goes, and another one comes.
    const removed = after(text, { kind: 'remove', id: 'plan', reason })
    expect(changed(empty, removed)).toEqual([
      '-changes: [] # chưa có',
      '+changes: # chưa có',
      '+  - remove: plan',
      '+    reason: Theo nghị quyết.',
    ])
    const added = after(empty, { kind: 'add', under: 'second', after: null, node: leaf, reason })
    const more = after(added, { kind: 'move', id: 'plan', under: 'second', after: 'moi', reason })
    expect(after(after(more, { kind: 'remove', id: 'plan', reason }), { kind: 'remove', id: 'moi' })).toBe(removed)
    expect(after(added, { kind: 'remove', id: 'moi' })).toBe(empty)
  })

  it('[L8] without any change is its parent under another name', () => {
    const outcome = load(head('mau@1.0.0').replace('changes:', 'changes: []'), 'f.yaml', library)
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
    expect([outcome.value.id, outcome.value.extends, outcome.value.domains.length]).toEqual(['con', 'mau@1.0.0', 2])
    expect(outcome.problems).toEqual([])
  })

  it('[W2] that cannot be applied is not edited', () => {
    expect(codes(renamed.replace('rename: rate', 'rename: rat'), set('plan', ['max'], 1))).toContain('unknown-node')
    expect(codes(renamed.replace('mau@1.0.0', 'la@1.0.0'), set('plan', ['max'], 1))).toEqual(['unknown-framework'])
  })
})
