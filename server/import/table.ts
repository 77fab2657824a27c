/** A spreadsheet as rows of text, whichever kind of file it came in. */
import { readCsv } from './csv.ts'
import { mostColumns, mostRows, type Table } from './rows.ts'
import { readXlsx } from './xlsx.ts'

/** Told by the content: a ZIP file is a workbook, everything else is text. */
export async function readTable(file: Buffer): Promise<Table> {
  const table = file.subarray(0, 2).toString('latin1') === 'PK' ? await readXlsx(file) : readCsv(file)
  if (table.kind === 'unreadable') return table
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length > mostRows || rows.some(({ cells }) => cells.length > mostColumns)) {
    return { kind: 'unreadable', code: 'too-many-rows' }
  }
  return { kind: 'table', rows }
}
