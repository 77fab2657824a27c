/** Entries of every framework of this house added, removed and moved. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equal } from '../../../engine/compare/values.ts'
import { parsePage } from '../../../engine/load/parse.ts'
import { isOverlay } from '../../../engine/load/shape.ts'
import { validateFramework } from '../../../engine/load/validate.ts'
import type { Json } from '../../../engine/author.ts'
import type { Change } from '../../../engine/write/change.ts'
import { plainOf } from '../../../engine/write/data.ts'
import { entriesOf } from '../../../engine/write/entries.ts'
import { spliced } from '../../../engine/write/lines.ts'
import { patched, splicesOf } from '../../../engine/write/patch.ts'
import { plainChange } from '../../../engine/write/plain-change.ts'
import { newLeaf } from '../../../engine/write/new-leaf.ts'
import { templates } from '../../../engine/write/templates.ts'
import { files } from '../shipped.ts'

interface Read {
  readonly text: string
  readonly data: Json
  readonly after: (change: Change) => { readonly text: string; readonly data: Json }
}

function readOf(text: string): Read {
  const page = parsePage(text, 'f.yaml')
  if (page.kind !== 'ok') throw new Error(JSON.stringify(page.problems))
  const { source, doc } = page.value
  const shape = validateFramework(source)
  if (shape.kind !== 'ok' || isOverlay(shape.value)) throw new Error(JSON.stringify(shape.problems))
  const own = shape.value
  const data = source.value
  return {
    text,
    data,
    after: (change) => {
      const patches = plainChange(own, change)
      if (patches.kind !== 'ok') throw new Error(JSON.stringify(patches.problems))
      const splices = patches.value.flatMap((patch) => {
        const found = splicesOf(patch, { text, doc, data })
        if (found === null) throw new Error(`no place for ${JSON.stringify(change)}`)
        return found
      })
      return { text: spliced(text, splices), data: patches.value.reduce(patched, data) }
    },
  }
}

const dataOf = (text: string): Json => {
  const page = parsePage(text, 'f.yaml')
  if (page.kind !== 'ok') throw new Error(JSON.stringify(page.problems))
  return page.value.source.value
}

const node = newLeaf({
  id: 'zz-new',
  number: '9.99',
  title: { vi: 'Mới: một', en: 'New' },
  max: '1',
  template: templates[1]!,
})
const own = files.filter(({ text }) => !/^extends:/m.test(text))

describe.each(own.map(({ file, text }) => ({ file, text })))('$file', ({ text }) => {
  const page = readOf(text)
  const shape = page.data as unknown as Parameters<typeof entriesOf>[0]
  const entries = [...entriesOf(shape).entries()]
  const groups = entries.filter(([, one]) => one.node.criteria !== undefined)
  const windows = readOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)
  const dressed = (plain: string): string => `\ufeff${plain.replaceAll('\n', '\r\n')}`

  it('[W6] an entry that is added and removed leaves every byte', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.nat(), (pair, at) => {
        const [under, group] = pair
        const children = group.node.criteria ?? []
        const after = [...children, null][at % (children.length + 1)]?.id ?? null
        const added = page.after({ kind: 'add', under, after, node })
        expect(equal(plainOf(dataOf(added.text)), plainOf(added.data))).toBe(true)
        expect(readOf(added.text).after({ kind: 'remove', id: node.id }).text).toBe(text)
        expect(windows.after({ kind: 'add', under, after, node }).text).toBe(dressed(added.text))
      }),
      { seed: 7, numRuns: 6 },
    )
  })

  it('[W7] an entry that is removed takes nothing else along', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), ([id, { list }]) => {
        const siblings = entries.filter(([, one]) => one.list.join() === list.join())
        if (siblings.length < 2) return
        const gone = page.after({ kind: 'remove', id })
        expect(equal(plainOf(dataOf(gone.text)), plainOf(gone.data))).toBe(true)
        expect(windows.after({ kind: 'remove', id }).text).toBe(dressed(gone.text))
      }),
      { seed: 7, numRuns: 6 },
    )
  })

  it('[W8] an entry that is moved is the same elsewhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.constantFrom(...groups), fc.nat(), ([id, one], [under, to], at) => {
        const siblings = entries.filter(([, other]) => other.list.join() === one.list.join())
        const into = [...to.path, 'criteria'].join()
        // A group keeps an entry, and no entry goes into itself.
        if (siblings.length < 2 || one.path.every((step, index) => to.path[index] === step)) return
        const children = (to.node.criteria ?? []).filter((child) => child.id !== id)
        const after = [...children, null][at % (children.length + 1)]?.id ?? null
        const moved = page.after({ kind: 'move', id, under, after })
        expect([id, into, equal(plainOf(dataOf(moved.text)), plainOf(moved.data))]).toEqual([id, into, true])
        expect(windows.after({ kind: 'move', id, under, after }).text).toBe(dressed(moved.text))
      }),
      { seed: 7, numRuns: 8 },
    )
  })
})
