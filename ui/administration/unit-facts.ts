/** Targets and attributes of the units as they are typed or pasted → values, or what could not be read. Pure. */
import { checkInputs } from '../../engine/live.ts'
import type { Framework, Input, InputValue } from '../../engine/live.ts'
import type { UnitFacts } from '../api.ts'
import { day, editable } from '../format.ts'
import { cellsOf as spreadsheetCells } from '../spreadsheet/cells.ts'
import { readCell } from '../spreadsheet/read-cell.ts'
import { say, text } from '../text.ts'

/** One column of the table. */
export interface Column {
  readonly group: 'targets' | 'attributes'
  readonly input: Input
}

export const columnsOf = ({ targets, attributes }: Framework): readonly Column[] => [
  ...targets.map((input): Column => ({ group: 'targets', input })),
  ...attributes.map((input): Column => ({ group: 'attributes', input })),
]

/** What stands in the boxes, by cell. */
export type Cells = ReadonlyMap<string, string>

export const cellOf = (unit: string, { group, input }: Column): string => `${unit}-${group}-${input.id}`

export function cellsOf(units: readonly UnitFacts[], columns: readonly Column[]): Cells {
  return new Map(
    units.flatMap((facts) =>
      columns.map((column): [string, string] => [
        cellOf(facts.unit.id, column),
        shown(column.input, facts[column.group][column.input.id]),
      ]),
    ),
  )
}

/** "yes" and "no", a choice by its id, anything else as a person types it. */
function shown({ type }: Input, value: InputValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (type === 'date') return day(value)
  return type === 'choice' || type === 'text' ? value : editable(value)
}

export interface CellsRead {
  readonly units: readonly {
    readonly unit_id: string
    readonly targets: Record<string, InputValue>
    readonly attributes: Record<string, InputValue>
  }[]
  /** By cell. */
  readonly problems: ReadonlyMap<string, string>
}

/** An empty box is no value; the server asks for it when the round opens. */
export function readCells(units: readonly UnitFacts[], columns: readonly Column[], cells: Cells): CellsRead {
  const problems = new Map<string, string>()
  const read = units.map(({ unit }) => {
    const values = { targets: {} as Record<string, InputValue>, attributes: {} as Record<string, InputValue> }
    for (const column of columns) {
      const { group, input } = column
      const typed = cells.get(cellOf(unit.id, column)) ?? ''
      const read = readCell(input, typed)
      if (read.kind === 'empty') continue
      const fits =
        read.kind === 'value' && checkInputs([{ ...input, when: null }], { [input.id]: read.value }).length === 0
      if (fits) values[group][input.id] = read.value
      else {
        const params = { unit: unit.name, label: say(input.label), typed }
        problems.set(cellOf(unit.id, column), text('unit-facts.not-read', params))
      }
    }
    return { unit_id: unit.id, ...values }
  })
  return { units: read, problems }
}

const plain = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

export interface Pasted {
  /** By cell, ready for the boxes. */
  readonly cells: Cells
  readonly problems: readonly string[]
}

/** A table with the names of the columns above and of the units on the left; the rest of the table stays as it is. */
export function readPaste(pasted: string, units: readonly UnitFacts[], columns: readonly Column[]): Pasted {
  const rows = rowsOf(pasted)
  if (rows === null) return { cells: new Map(), problems: [text('unit-facts.commas')] }
  const [head = [], ...lines] = rows
  const problems: string[] = []
  const named = head.slice(1).map((name) => {
    if (name.trim() === '') return undefined
    const found = columns.find(({ input: { id, label } }) =>
      [id, label.vi, label.en ?? id].some((one) => plain(one) === plain(name)),
    )
    if (found === undefined) problems.push(text('unit-facts.no-column', { name }))
    return found
  })
  const cells = new Map<string, string>()
  for (const [name = '', ...values] of lines) {
    const unit = units.find((one) => plain(one.unit.name) === plain(name))?.unit
    if (unit === undefined) {
      problems.push(text('unit-facts.no-unit', { name }))
      continue
    }
    // Something was parted that belongs together: then no cell of the row stands where it should.
    const beyond = values.findIndex((typed, at) => typed.trim() !== '' && (head[at + 1] ?? '').trim() === '')
    if (beyond >= 0) {
      const typed = values[beyond]?.trim() ?? ''
      problems.push(text('unit-facts.too-many', { unit: unit.name, column: beyond + 2, typed }))
      continue
    }
    for (const [at, typed] of values.entries()) {
      const column = named[at]
      if (column === undefined) continue
      const read = readCell(column.input, typed)
      if (read.kind === 'unreadable')
        problems.push(text('unit-facts.not-read', { unit: unit.name, label: say(column.input.label), typed }))
      if (read.kind === 'value') cells.set(cellOf(unit.id, column), shown(column.input, read.value))
    }
  }
  return { cells, problems }
}

/**
 * Tabs as a spreadsheet copies, else semicolons as it writes files here; null: commas, and then nobody knows whether
 * "8,5" is one cell or two.
 */
function rowsOf(pasted: string): readonly (readonly string[])[] | null {
  const whole = pasted.replace(/^\ufeff/, '')
  const head = whole.trimStart().split('\n', 1)[0] ?? ''
  const separator = head.includes('\t') ? '\t' : head.includes(';') ? ';' : null
  if (separator === null && head.includes(',')) return null
  return spreadsheetCells(whole, separator ?? '\t').filter((cells) => cells.some((cell) => cell.trim() !== ''))
}
