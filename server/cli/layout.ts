/** Lines for a screen of a certain width. Lengths count letters: text here is NFC, one sign a letter. */

/** Length as a person sees it: a mark on a letter takes no room of its own. */
export const length = (text: string): number => text.replace(/\p{M}/gu, '').length

export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - length(text))) + text
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - length(text)))

/** Breaks between words; a word that is longer than a line stays whole. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && length(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** Text with `first` before its first line and as many spaces before the others. */
export function hanging(first: string, text: string, width: number): readonly string[] {
  const indent = length(first)
  return wrap(text, Math.max(20, width - indent)).map(
    (line, index) => (index === 0 ? first : ' '.repeat(indent)) + line,
  )
}

/** Text on the left, wrapped, and a cell at the right edge of its first line. */
export function withCell(first: string, text: string, cell: string, width: number): readonly string[] {
  if (cell === '') return hanging(first, text, width)
  const room = width - length(cell) - 2
  const lines = hanging(first, text, room)
  return lines.map((line, index) => (index === 0 ? padEnd(line, width - length(cell)) + cell : line))
}
