/** An item taken out of one list and put into another, its own signs and comments as they are, further in or out. */
import { endingOf } from './lines.ts'
import type { Splice } from './lines.ts'
import { withoutLines } from './lines.ts'
import { fromFlow, linesOfDropped } from './drop-text.ts'
import { gapIn, inFlow } from './insert-text.ts'
import type { Sheet } from './patch.ts'
import { endOf, holderAt, itemLines, spotAt, startOf } from './spots.ts'
import type { Path } from './spots.ts'

export function moveText({ text, doc }: Sheet, at: Path, into: Path, index: number): readonly Splice[] | null {
  const spot = spotAt(doc, at)
  const list = holderAt(doc, into)
  if (spot === null || spot.node === null || list === null) return null
  if (spot.inFlow !== list.inFlow) return null
  if (spot.inFlow) return [fromFlow(spot), inFlow(list.node, index, text.slice(startOf(spot.node), endOf(spot.node)))]
  const gap = gapIn(text, list.node, index)
  if (gap === null) return null
  const own = itemLines(text, spot)
  const gone = linesOfDropped(text, spot)
  const lines = text
    .slice(own.from, own.to)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
  const shifted = lines.map((line) => shift(line, gap.indent - own.indent))
  const ending = endingOf(text)
  const whole = [...gap.empty, ...shifted].join(ending)
  const toOpenEnd = gap.at === text.length && !text.endsWith('\n')
  // Where the lines before it were the end of the text, their open end goes along.
  const leavesOpenEnd = own.to === text.length && !text.endsWith('\n')
  if (leavesOpenEnd && !toOpenEnd)
    return [withoutLines(text, gone.from, gone.to), { from: gap.at, to: gap.at, text: whole + ending }]
  return [
    { from: gone.from, to: gone.to, text: '' },
    { from: gap.at, to: gap.at, text: toOpenEnd ? ending + whole : whole + ending },
  ]
}

function shift(line: string, by: number): string {
  if (line.trim() === '') return line
  if (by >= 0) return ' '.repeat(by) + line
  const margin = /^ */.exec(line)?.[0].length ?? 0
  return line.slice(Math.min(margin, -by))
}
