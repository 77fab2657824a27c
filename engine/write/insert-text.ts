/** More items of a list, in lines like those of its neighbours. */
import type { Node as YamlNode } from 'yaml'
import type { Json } from '../model.ts'
import { columnOf, newLines } from './lines.ts'
import type { Splice } from './lines.ts'
import type { Sheet } from './patch.ts'
import { inline, linesOfItem } from './render.ts'
import { emptyAbove, endOf, holderAt, itemLines, startOf } from './spots.ts'
import type { Holder, ItemLines, Path } from './spots.ts'

export function insertText(sheet: Sheet, into: Path, index: number, values: readonly Json[]): readonly Splice[] | null {
  const list = holderAt(sheet.doc, into)
  if (list === null) return null
  if (list.inFlow) return [inFlow(list.node, index, values.map((one) => inline(one)).join(', '))]
  const gap = gapIn(sheet.text, list.node, index)
  return (
    gap && [
      newLines(
        sheet.text,
        gap.at,
        values.flatMap((one) => [...gap.empty, ...linesOfItem(one, gap.indent)]),
      ),
    ]
  )
}

/** Between two items of `[ … ]`. */
export function inFlow({ items, range }: Holder, index: number, written: string): Splice {
  const before = items[index - 1] as YamlNode | undefined
  const after = items[0] as YamlNode | undefined
  if (before !== undefined) return { from: endOf(before), to: endOf(before), text: `, ${written}` }
  if (after !== undefined) return { from: startOf(after), to: startOf(after), text: `${written}, ` }
  return { from: range![0], to: range![1], text: `[${written}]` }
}

export interface Gap {
  readonly at: number
  readonly indent: number
  /** An empty line, where empty lines part the items. */
  readonly empty: readonly string[]
}

/** Where an item of a block list would begin; null: the list has none yet. */
export function gapIn(text: string, list: Holder, index: number): Gap | null {
  const [first, second] = list.items as readonly YamlNode[]
  if (first === undefined) return null
  const linesAt = (at: number): ItemLines =>
    itemLines(text, { holder: list, index: at, key: null, node: list.items[at] as YamlNode, inFlow: false })
  const apart = second !== undefined && emptyAbove(text, linesAt(1).from) < linesAt(1).from
  const indent = columnOf(text, list.range![0])
  return index === 0
    ? { at: linesAt(0).from, indent, empty: [] }
    : { at: linesAt(index - 1).to, indent, empty: apart ? [''] : [] }
}
