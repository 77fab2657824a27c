/**
 * Comma-separated text (RFC 4180); semicolons and tabs as well, because spreadsheet programs here write those. UTF-8, or
 * UTF-16 as "Unicode text" is saved: then its first mark says so.
 */
import { readDay } from './columns.ts'
import type { Table, TableRow } from './rows.ts'

export function readCsv(file: Buffer): Table {
  let text: string
  try {
    text = new TextDecoder(encodingOf(file), { fatal: true }).decode(file)
  } catch {
    return { kind: 'unreadable', code: 'not-utf8' }
  }
  // Control characters stand in files of other kinds.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return { kind: 'unreadable', code: 'not-a-table' }
  return split(text, separatorOf(text))
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Whichever stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)
  const count = (mark: string) => line.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function split(text: string, separator: string): Table {
  const rows: TableRow[] = []
  let cells: Cell[] = []
  let cell: Cell = { text: '', quoted: false }
  let open = false
  const endCell = () => {
    cells.push({ ...cell, text: cell.text.trim() })
    cell = { text: '', quoted: false }
  }
  const endRow = () => {
    endCell()
    const row = { number: rows.length + 1, cells: cells.map(({ text }) => text) }
    const parted = separator === ',' ? partedAt(cells) : -1
    rows.push(parted < 0 ? row : { ...row, parted })
    cells = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    if (open) {
      if (mark !== '"') cell.text += mark
      else if (text[at + 1] === '"') {
        cell.text += mark
        at += 1
      } else open = false
    } else if (mark === '"' && !cell.quoted && cell.text.trim() === '') {
      cell = { text: '', quoted: true }
      open = true
    } else if (mark === separator) endCell()
    else if (mark === '\r' && text[at + 1] === '\n') continue
    else if (mark === '\n' || mark === '\r') endRow()
    // After the closing quote: `"8"5` must not become 85.
    else if (cell.quoted && mark.trim() !== '') return { kind: 'unreadable', code: 'open-quote' }
    else cell.text += mark
  }
  if (open) return { kind: 'unreadable', code: 'open-quote' }
  if (cell.text !== '' || cell.quoted || cells.length > 0) endRow()
  return { kind: 'table', rows }
}

interface Cell {
  text: string
  quoted: boolean
}

/** The first of two cells that may be one number with the comma between them; -1: none. In quotes each is itself. */
const partedAt = (cells: readonly Cell[]): number =>
  cells.findIndex((left, at) => {
    const right = cells[at + 1]
    if (right === undefined || left.quoted || right.quoted) return false
    const [ones, rest] = [left.text.normalize('NFKC'), right.text.normalize('NFKC')]
    return /^[\d.\s]*\d$/.test(ones) && /^\d/.test(rest) && readDay(rest) === undefined
  })
