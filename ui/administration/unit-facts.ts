/** Targets and attributes of the units as they are typed or pasted → values, or what could not be read. Pure. */
import { checkInputs, readDay, readNumber } from '../../engine/live.ts'
import type { Framework, Input, InputValue } from '../../engine/live.ts'
import type { UnitFacts } from '../api.ts'
import { day, editable } from '../format.ts'
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
      if (typed.trim() === '') continue
      const value = valueOf(input, typed)
      const fits = value !== null && checkInputs([{ ...input, when: null }], { [input.id]: value }).length === 0
      if (fits) values[group][input.id] = value
      else {
        const params = { unit: unit.name, label: say(input.label), typed }
        problems.set(cellOf(unit.id, column), text('unit-facts.not-read', params))
      }
    }
    return { unit_id: unit.id, ...values }
  })
  return { units: read, problems }
}

const yes = new Set(['yes', 'có', 'x', '1', 'true'])
const no = new Set(['no', 'không', '0', 'false'])
const plain = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

function valueOf(input: Input, typed: string): InputValue | null {
  const word = plain(typed)
  switch (input.type) {
    case 'boolean':
      return yes.has(word) ? true : no.has(word) ? false : null
    case 'choice':
      return (
        input.choices.find(({ id, label }) => [id, label.vi, label.en ?? id].some((one) => plain(one) === word))?.id ??
        null
      )
    case 'date':
      return readDay(typed)
    case 'text':
      return typed.normalize('NFC').trim()
    case 'count':
    case 'money':
    case 'decimal':
    case 'percent': {
      const read = readNumber(typed, input)
      return read.kind === 'number' ? read.value : null
    }
    default:
      return input.type satisfies never
  }
}

export interface Pasted {
  /** By cell, ready for the boxes. */
  readonly cells: Cells
  readonly problems: readonly string[]
}

/** A table with the names of the columns above and of the units on the left; the rest of the table stays as it is. */
export function readPaste(pasted: string, units: readonly UnitFacts[], columns: readonly Column[]): Pasted {
  const [head = [], ...lines] = rowsOf(pasted)
  const problems: string[] = []
  const named = head.slice(1).map((name) => {
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
    for (const [at, typed] of values.entries()) {
      const column = named[at]
      if (column === undefined || typed === '') continue
      const value = valueOf(column.input, typed)
      if (value === null)
        problems.push(text('unit-facts.not-read', { unit: unit.name, label: say(column.input.label), typed }))
      else cells.set(cellOf(unit.id, column), shown(column.input, value))
    }
  }
  return { cells, problems }
}

/** Tabs as a spreadsheet copies, else semicolons, else commas; quotes as in CSV. */
function rowsOf(pasted: string): readonly (readonly string[])[] {
  const lines = pasted
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const separator = ['\t', ';'].find((one) => lines[0]?.includes(one)) ?? ','
  return lines.map((line) => splitLine(line, separator))
}

function splitLine(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') quoted = !quoted
    else if (sign === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign
  }
  return [...cells, cell.trim()]
}
