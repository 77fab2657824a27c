/** Comma-separated text (RFC 4180); semicolons and tabs as well, because spreadsheet programs here write those. */
import type { Table, TableRow } from './rows.ts'

export function readCsv(file: Buffer): Table {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return { kind: 'unreadable', code: 'not-utf8' }
  }
  // Control characters stand in files of other kinds.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return { kind: 'unreadable', code: 'not-a-table' }
  return split(text, separatorOf(text))
}

/** Whichever stands most often in the first line. */
function separatorOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1)
  const count = (mark: string) => line.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function split(text: string, separator: string): Table {
  const rows: TableRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push({ number: rows.length + 1, cells })
    cells = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text[at + 1] === '"') {
        cell += mark
        at += 1
      } else quoted = false
    } else if (mark === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (mark === separator) endCell()
    else if (mark === '\n') endRow()
    else if (mark !== '\r') cell += mark
  }
  if (quoted) return { kind: 'unreadable', code: 'open-quote' }
  if (cell !== '' || cells.length > 0) endRow()
  return { kind: 'table', rows }
}
