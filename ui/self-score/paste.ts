/** Where the cells of a pasted column go: one question after the other, from the one in hand to the end of the form. Pure. */
import { asked } from '../../engine/live.ts'
import type { Framework, Input, Part } from '../../engine/live.ts'
import { partsBelow, sheets } from '../sheets.ts'
import { readCell } from '../spreadsheet/read-cell.ts'
import type { CellRead } from '../spreadsheet/read-cell.ts'
import { withInput } from './entry.ts'
import type { Entry } from './entry.ts'

export type Read =
  | CellRead
  /** The council enters it, or the office claims that it did not arise. */
  | { readonly kind: 'locked' }

export interface PastedCell {
  readonly cell: string
  readonly leaf: Part
  /** None: the whole criterion is locked. */
  readonly input: Input | null
  readonly read: Read
}

export interface Pasted {
  readonly cells: readonly PastedCell[]
  /** Cells for which the form has no question left. */
  readonly over: number
  /** The entries that come of it, of those criteria that change. */
  readonly entries: ReadonlyMap<string, Entry>
}

export interface PasteAt {
  readonly framework: Framework
  readonly entry: (criterion: string) => Entry
  /** Criterion and input of the field in hand. */
  readonly leaf: string
  readonly input: string
  /** Whether the column has a cell for criteria that the council enters, as the official table has. */
  readonly withLocked: boolean
}

export function pasted(column: readonly string[], at: PasteAt): Pasted {
  const entries = new Map<string, Entry>()
  const cells: PastedCell[] = []
  const left = [...column]
  const parts = sheets(at.framework).flatMap(({ nodes }) => partsBelow(nodes))
  const first = parts.findIndex(({ id }) => id === at.leaf)
  for (const leaf of parts.slice(Math.max(first, 0))) {
    if (left.length === 0) break
    const before = at.entry(leaf.id)
    if (leaf.scored_by !== 'appraisal' || before.claim !== null) {
      const takes = before.claim !== null ? asked(leaf, { inputs: before.inputs }).length : at.withLocked ? 1 : 0
      for (const cell of left.splice(0, takes)) cells.push({ cell, leaf, input: null, read: { kind: 'locked' } })
      continue
    }
    const filled = fill(leaf, before, left, leaf.id === at.leaf ? at.input : null)
    cells.push(...filled.cells)
    if (filled.entry !== before) entries.set(leaf.id, filled.entry)
  }
  return { cells, over: left.length, entries }
}

/** What becomes of the cells: values that are filled in, text that waits in its field unsaved, and text that goes nowhere. */
export function cellCounts({ cells }: Pasted): {
  readonly filled: number
  readonly kept: number
  readonly left: number
} {
  const unread = cells.filter(({ read }) => read.kind === 'unreadable')
  const kept = unread.filter(({ input }) => input && keepsText(input)).length
  return { filled: cells.filter(({ read }) => read.kind === 'value').length, kept, left: unread.length - kept }
}

/** Answers of one criterion, taken off `left`. What is asked next may depend on what was just answered. */
function fill(leaf: Part, before: Entry, left: string[], from: string | null) {
  const cells: PastedCell[] = []
  const passed = new Set<string>()
  let entry = before
  let started = from === null
  for (;;) {
    const input = asked(leaf, { inputs: entry.inputs }).find(({ id }) => !passed.has(id))
    if (!input) return { cells, entry }
    passed.add(input.id)
    started ||= input.id === from
    if (!started) continue
    const cell = left.shift()
    if (cell === undefined) return { cells, entry }
    const read = readCell(input, cell)
    if (read.kind === 'value') entry = withInput(entry, input.id, read.value, null)
    if (read.kind === 'unreadable' && keepsText(input)) entry = withInput(entry, input.id, undefined, cell.trim())
    cells.push({ cell, leaf, input, read })
  }
}

/** Whether the field can show what it did not understand. */
export const keepsText = ({ type }: Input): boolean => type !== 'boolean' && type !== 'choice'
