/** A table as CSV that opens right in a spreadsheet of the reader's language, and runs nothing there. */
import type { Lang } from '../engine/index.ts'

/** Text, or a whole number that stays one. */
export type Cell = string | number

/** Vietnamese spreadsheets separate columns by ";". The mark in front tells them that it is UTF-8. */
export function csv(rows: readonly (readonly Cell[])[], lang: Lang): string {
  const separator = lang === 'vi' ? ';' : ','
  const cell = (value: Cell): string => (typeof value === 'number' ? String(value) : quoted(harmless(value), separator))
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`
}

/** Would be a formula, also in full-width forms: it gets an apostrophe in front. */
const harmless = (text: string): string => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text)

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
