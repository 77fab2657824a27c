/** A text by its lines, and the splices that change it: what no splice touches stays byte by byte. */

/** `text` takes the place of what stands from `from` up to `to`. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Splices do not overlap; of two at one place the one that is given first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let at = 0
  const parts: string[] = []
  for (const splice of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(at, splice.from), splice.text)
    at = Math.max(at, splice.to)
  }
  return [...parts, text.slice(at)].join('')
}

/** How the lines of this text end. */
export const endingOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

export const lineStart = (text: string, offset: number): number => {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.startsWith('\ufeff') ? 1 : start
}

/** After the end of the line in which `offset` stands. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

/** Spaces between the start of the line and `offset`, which stands on its first sign. */
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset)

/** The spaces that a line begins with; null where nothing follows them. */
export function indentAt(text: string, start: number): number | null {
  const [, spaces = '', sign] = /^( *)([^\r\n]?)/.exec(text.slice(start, lineEnd(text, start))) ?? []
  return sign === '' || sign === undefined ? null : spaces.length
}

export const isComment = (text: string, start: number): boolean => /^\s*#/.test(text.slice(start, lineEnd(text, start)))

/** Whole lines put in at `offset`, the start of a line or the end of the text. */
export function newLines(text: string, offset: number, lines: readonly string[]): Splice {
  const ending = endingOf(text)
  const atOpenEnd = offset === text.length && offset > 0 && !text.endsWith('\n')
  const whole = lines.join(ending)
  return { from: offset, to: offset, text: atOpenEnd ? ending + whole : whole + ending }
}

/** Whole lines taken out; at the end of a text that has no last line end, with the line end before them. */
export function withoutLines(text: string, from: number, to: number): Splice {
  const atOpenEnd = to === text.length && from > 0 && !text.endsWith('\n')
  if (!atOpenEnd) return { from, to, text: '' }
  return { from: text.endsWith('\r\n', from) ? from - 2 : from - 1, to, text: '' }
}
