/**
 * The first sheet of an Excel workbook. The only file that knows the package that reads it, and it gives it nothing that
 * `zip.ts` has not looked through. Read as a stream of rows: merged cells and validations, which a small file can state
 * for billions of cells, are never laid out.
 */
import { Readable } from 'node:stream'
import { mostColumns, mostRows, type Table, type TableRow } from './rows.ts'
import { readZip, writeZip } from './zip.ts'

const options = {
  worksheets: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
  entries: 'ignore',
} as const

/** Sheets and what their cells refer to; no picture, macro or link to elsewhere. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/

const unreadable: Table = { kind: 'unreadable', code: 'not-a-table' }

export async function readXlsx(file: Buffer): Promise<Table> {
  const entries = readZip(file)
  if (entries === null || !entries.some(({ name }) => name === 'xl/workbook.xml')) return unreadable
  // No office program writes these; they are how XML reaches for other files and grows without end.
  const declares = entries.some(
    ({ name, bytes }) => /\.(xml|rels)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(bytes.toString('latin1')),
  )
  if (declares) return unreadable
  try {
    return await readSheets(writeZip(entries.filter(({ name }) => needed.test(name))))
  } catch {
    // Whatever the reader stumbled over: the file is not what its name says.
    return unreadable
  }
}

async function readSheets(file: Buffer): Promise<Table> {
  // Large, and seldom needed: a server starts without it.
  const { WorkbookReader } = await import('@cj-tech-master/excelts')
  const sheets = new Map<number, readonly TableRow[]>()
  for await (const sheet of new WorkbookReader(Readable.from([file]), options)) {
    const rows: TableRow[] = []
    for await (const row of sheet) {
      const cells: string[] = []
      if (row.number > 100_000 || rows.length > mostRows) return { kind: 'unreadable', code: 'too-many-rows' }
      row.eachCell((cell, column) => {
        if (column <= mostColumns + 1) cells[column - 1] = textOf(cell.value, formatOf(cell.numFmt)).trim()
      })
      rows.push({ number: row.number, cells: Array.from(cells, (cell) => cell ?? '') })
    }
    sheets.set(Number(sheet.id), rows)
  }
  const first = Math.min(...sheets.keys())
  return { kind: 'table', rows: sheets.get(first) ?? [] }
}

/** Without the words in it: 0"%" only writes the sign behind a number. */
const formatOf = (format: string | { readonly formatCode: string } | undefined): string =>
  (typeof format === 'object' ? format.formatCode : (format ?? '')).replace(/"[^"]*"/g, '')

/**
 * What the cell shows, without its format: a day as yyyy-mm-dd, a formula by its result, 0.875 that is shown as 87,5% as
 * "87,5%". What is no result, such as #N/A, is text that nobody takes for a number.
 */
function textOf(value: unknown, format: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string') return value.normalize('NFC')
  // 1.234 is a fraction here, and as text would be one thousand and more.
  if (typeof value === 'number') return format.includes('%') ? percent(value) : String(value).replace('.', ',')
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return ''
  if ('richText' in value && Array.isArray(value.richText)) {
    const parts = value.richText as readonly { readonly text?: unknown }[]
    return parts.map(({ text }) => textOf(text, '')).join('')
  }
  if ('error' in value) return textOf(value.error, '')
  if ('result' in value) return textOf(value.result, format)
  return 'text' in value ? textOf(value.text, '') : ''
}

/** By its digits: 0.29 × 100 is 28.999999999999996 in binary. */
function percent(value: number): string {
  const [ones = '', rest = ''] = String(value).split('.')
  const digits = `${ones}${rest.padEnd(2, '0')}`
  const point = ones.length + 2
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${digits.length > point ? ',' : ''}${digits.slice(point)}%`
}
