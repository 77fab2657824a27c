/**
 * A table as a spreadsheet that can be printed on A4: real numbers, sums as formulas, a header that stays, and beside it
 * what it is about. The only file of the pages that knows the package; it is loaded when somebody asks for a spreadsheet.
 */
import { Workbook } from '@cj-tech-master/excelts'
import { harmless } from './cells.ts'
import type { Cell, Place, Table } from './cells.ts'

const a4 = 9
const cm = (value: number): number => value / 2.54

export async function workbook({ title, about, columns, rows, sums = [] }: Table): Promise<Uint8Array<ArrayBuffer>> {
  const book = new Workbook()
  const head = about.length + 3
  const sheet = book.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: head, xSplit: 0 }],
    pageSetup: {
      paperSize: a4,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head}:${head}`,
      margins: { left: cm(3), right: cm(1.5), top: cm(2), bottom: cm(2), header: cm(1), footer: cm(1) },
    },
    // A number at the top of every page but the first.
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  })
  sheet.addRow([harmless(title)]).font = { bold: true, size: 14 }
  for (const [name, value] of about) sheet.addRow([harmless(name), harmless(value)])
  sheet.addRow([])
  const names = sheet.addRow(columns.map(({ label }) => harmless(label)))
  names.font = { bold: true }
  names.alignment = { wrapText: true, vertical: 'bottom' }
  names.eachCell((cell) => (cell.border = { bottom: { style: 'medium' } }))
  for (const [at, cells] of rows.entries()) {
    const row = sheet.addRow(cells.map((cell) => valueOf(cell, head)))
    if (sums.includes(at)) row.font = { bold: true }
  }
  for (const [at, { digits }] of columns.entries()) {
    const column = sheet.getColumn(at + 1)
    const longest = Math.max(...rows.map((cells) => lengthOf(cells[at])), Math.min(columns[at]!.label.length, 14))
    column.width = Math.min(Math.max(longest + 2, 8), 60)
    for (let row = head + 1; row <= head + rows.length; row++) {
      const cell = sheet.getCell(row, at + 1)
      if (digits === undefined) cell.alignment = { wrapText: true, vertical: 'top' }
      else cell.numFmt = formatOf(digits)
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const formatOf = (digits: number): string => (digits === 0 ? '0' : `0.${'0'.repeat(digits)}`)

function valueOf(cell: Cell, head: number) {
  if (typeof cell === 'string') return harmless(cell)
  if (cell.decimal === null) return null
  // A spreadsheet keeps a number of 15 digits as it is typed; points and indices have far fewer.
  const result = Number(cell.decimal)
  return cell.sum === undefined ? result : { formula: sumOf(cell.sum, head), result }
}

const lengthOf = (cell: Cell | undefined): number =>
  typeof cell === 'string' ? cell.length : (cell?.decimal ?? '').length

/** "SUM(E5:G5)", "SUM(E5,E9)". */
export function sumOf(places: readonly Place[], head: number): string {
  const runs: [first: Place, last: Place][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run && follows(run, place)) run[1] = place
    else runs.push([place, place])
  }
  const names = runs.map(([first, last]) =>
    first === last ? nameOf(first, head) : `${nameOf(first, head)}:${nameOf(last, head)}`,
  )
  return `SUM(${names.join(',')})`
}

/** In one line with the whole run. */
function follows([first, last]: readonly [Place, Place], [row, column]: Place): boolean {
  const across = first[0] === row && last[0] === row && last[1] + 1 === column
  const down = first[1] === column && last[1] === column && last[0] + 1 === row
  return across || down
}

const nameOf = ([row, column]: Place, head: number): string => `${letters(column)}${head + 1 + row}`

/** 0 → "A", 26 → "AA". */
function letters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** What a spreadsheet takes as the name of a sheet. */
const sheetName = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31)
    // Half of a character.
    .replace(/[\ud800-\udbff]$/, '')
    .trim() || 'Khung'
