/** A table as CSV that opens right in a spreadsheet of the reader's language. */
import type { Lang } from '../../engine/live.ts'
import { harmless } from './cells.ts'
import type { Cell, Table } from './cells.ts'

/**
 * Vietnamese spreadsheets separate columns by ";" and decimals by ",". A text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csv(rows: readonly (readonly Cell[])[], lang: Lang): string {
  const [separator, point] = lang === 'vi' ? [';', ','] : [',', '.']
  const quoted = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const one = (cell: Cell): string =>
    typeof cell === 'string' ? quoted(harmless(cell)) : quoted((cell.decimal ?? '').replace('.', point))
  return rows.map((row) => `${row.map(one).join(separator)}\r\n`).join('')
}

/** With what it is about above, and an empty line between. */
export function csvOf({ title, about, columns, rows }: Table, lang: Lang): string {
  return csv([[title], ...about, [], columns.map(({ label }) => label), ...rows], lang)
}

/** Hands the file to the browser. The mark in front tells spreadsheets that it is UTF-8. */
export function download(name: string, content: string): void {
  save(name, new Blob([`\ufeff${content}`], { type: 'text/csv;charset=utf-8' }))
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
