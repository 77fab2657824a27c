/** Values that an author can change, of every framework of this house, changed and looked at again. */
import { describe, expect, it } from 'vitest'
import { edit, outline } from '../../../engine/author.ts'
import type { Field, Outline } from '../../../engine/author.ts'
import { files, library } from '../shipped.ts'

type Rows = Outline & { readonly kind: 'rows' }

function rowsOf(text: string, file: string): Rows {
  const found = outline(text, file, library)
  if (found.kind === 'unreadable') throw new Error(JSON.stringify(found.problems))
  return found
}

interface Spot {
  readonly id: string | null
  readonly field: Field
}

const spotsOf = ({ head, rows }: Rows): readonly Spot[] => [
  ...head.map((field) => ({ id: null, field })),
  ...rows.flatMap(({ id, fields }) => fields.map((field) => ({ id, field }))),
]

/** Another value of the same kind that the schema takes; null: there is none. */
function other({ kind, value, choices = [], path }: Field): string | number | boolean | null {
  const last = path.at(-1)
  if (kind === 'number') return Number(value) === 1 ? 2 : 1
  if (kind === 'boolean') return value !== true
  if (kind === 'choice') return choices.find((one) => one.value !== value)?.value ?? null
  if (kind === 'date') return String(value).length > 5 ? '2027-03-04' : '03-04'
  if (last === 'version') return '1.0.1'
  if (last === 'number') return '9.99'
  if (typeof last === 'number' || ['framework', 'band', 'at_most', 'within', 'among'].includes(String(last)))
    return 'khac'
  return 'Chữ khác: “một”, hai # ba'
}

/** How many lines differ, from the first to the last that do. */
function difference(before: string, after: string): readonly [gone: number, come: number] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let top = 0
  while (top < Math.min(a.length, b.length) && a[top] === b[top]) top++
  let end = 0
  while (end < Math.min(a.length, b.length) - top && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.length - top - end, b.length - top - end]
}

describe.each(files.map(({ file, text }) => ({ file, text })))('$file', ({ file, text }) => {
  const before = rowsOf(text, file)
  const all = spotsOf(before).filter(({ field }) => field.kind !== 'logic')
  // Some of all kinds, evenly over the file.
  const some = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / 11)) === 0)

  it('[W3] a value set to itself leaves every byte', () => {
    for (const { id, field } of some) {
      if (field.value === null) continue
      const outcome = edit(text, file, library, { kind: 'set', id, path: field.path, value: field.value })
      expect([id, field.path, outcome.kind === 'ok' && outcome.value === text]).toEqual([id, field.path, true])
    }
  })

  it('[W3] a value set to another one changes one line', () => {
    const odd: unknown[] = []
    for (const { id, field } of some) {
      const value = other(field)
      if (value === null) continue
      const outcome = edit(text, file, library, { kind: 'set', id, path: field.path, value, reason: 'Thử' })
      if (outcome.kind === 'refused') {
        odd.push([id, field.path.join('.'), value, outcome.problems.map(({ code }) => code)])
        continue
      }
      const [gone, come] = difference(text, outcome.value)
      const isEntry = before.extends !== null && gone === 0
      if (!isEntry && !(gone === 1 && come === 1) && !(field.value === null && gone === 0 && come === 1))
        odd.push([id, field.path.join('.'), gone, come])
    }
    // What a parent locks or alone writes is refused in an overlay, by name.
    const refusals = ['guard-locked', 'not-in-overlay']
    expect(
      odd.filter((one) => before.extends === null || !refusals.some((code) => JSON.stringify(one).includes(code))),
    ).toEqual([])
  })
})
