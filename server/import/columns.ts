/** Which column is which, by its heading; and every fault of a cell with its row and column. */
import { isDay } from '../http/validate.ts'
import { type ErrorPlace, place } from '../http/refusal.ts'
import type { PlaceCode } from '../http/problems.ts'
import type { TableRow } from './rows.ts'

/** Without marks, capitals and signs: "Tên đơn vị" and "ten don vi" are one heading. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '')

/** The headings that a kind of column may have, folded. */
export type Headings<Name extends string> = Readonly<Record<Name, readonly string[]>>

export interface Sheet<Name extends string> {
  readonly columns: ReadonlyMap<Name, number>
  /** Headings that are ids of attributes, where those are asked for. */
  readonly attributes: ReadonlyMap<string, number>
  /** As they stand in the file. */
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}

const attributeId = /^[a-z][a-z0-9_]{0,63}$/

/** The first row names the columns. Faults are added to `errors`. */
export function readSheet<Name extends string>(
  [head, ...rows]: readonly TableRow[],
  known: Headings<Name>,
  needed: readonly Name[],
  withAttributes: boolean,
  errors: ErrorPlace[],
): Sheet<Name> {
  const columns = new Map<Name, number>()
  const attributes = new Map<string, number>()
  const headings = head?.cells ?? []
  const number = head?.number ?? 1
  for (const [index, heading] of headings.entries()) {
    if (heading === '') continue
    const name = (Object.keys(known) as Name[]).find((one) => known[one].includes(fold(heading)))
    if (name !== undefined && !columns.has(name)) columns.set(name, index)
    else if (withAttributes && attributeId.test(heading) && !attributes.has(heading)) attributes.set(heading, index)
    else errors.push(at(number, heading, 'column-unknown'))
  }
  for (const name of needed) {
    if (!columns.has(name)) errors.push(at(number, known[name][0] ?? name, 'column-missing'))
  }
  // As an unquoted "8,5" between commas is: then no cell of the row can be trusted.
  for (const { number, cells, parted } of rows) {
    const beyond = cells.findIndex((cell, index) => cell !== '' && (headings[index] ?? '') === '')
    if (parted !== undefined) {
      const found = `${cells[parted] ?? ''},${cells[parted + 1] ?? ''}`
      errors.push(at(number, headings[parted] || String(parted + 1), 'cell-parted', found))
    } else if (beyond >= 0) errors.push(at(number, String(beyond + 1), 'cell-no-column', cells[beyond]))
  }
  return { columns, attributes, headings, rows }
}

/** A fault of one cell: where, what was expected, what stands there, what to do. */
export const at = (row: number, column: string, code: PlaceCode, found = ''): ErrorPlace =>
  place(`/rows/${row}/${column}`, code, { row: String(row), column, found: shorten(found) })

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** "2026-12-31" or "31/12/2026"; null: none; undefined: not a day. */
export function readDay(text: string): string | null | undefined {
  if (text === '') return null
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [, day = '', month = '', year = ''] = written ?? []
  const iso = written === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : undefined
}
