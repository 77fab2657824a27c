/**
 * What a spreadsheet puts on the clipboard as plain text. Cells are parted by tabs and line ends and by nothing else:
 * a comma or a semicolon may be part of a number. A cell in quotes may hold both. Pure.
 *
 * `separator`: of a file that is known to part its cells by semicolons.
 */
export function cellsOf(text: string, separator: '\t' | ';' = '\t'): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (at <= whole.length) {
    const quoted = patterns[separator].quoted.exec(whole.slice(at))
    const plain = patterns[separator].plain.exec(whole.slice(at))?.[0] ?? ''
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : plain)
    at += (quoted?.[0] ?? plain).length
    if (whole[at] !== separator) {
      rows.push(row)
      row = []
    }
    at += 1
  }
  return rows
}

/** One column; a row that is too short has nothing there. */
export const column = (rows: readonly (readonly string[])[], at: number): readonly string[] =>
  rows.map((row) => row[at] ?? '')

const patterns = {
  '\t': { quoted: /^"((?:[^"]|"")*)"(?=[\t\n]|$)/, plain: /^[^\t\n]*/ },
  ';': { quoted: /^"((?:[^"]|"")*)"(?=[;\n]|$)/, plain: /^[^;\n]*/ },
} as const
