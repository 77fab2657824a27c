/** An item of a list or a key of a map taken out, with the lines and the comments that are its own. */
import type { Node as YamlNode, Scalar } from 'yaml'
import { isMap } from 'yaml'
import { lineStart, withoutLines } from './lines.ts'
import type { Splice } from './lines.ts'
import type { Sheet } from './patch.ts'
import { emptyAbove, emptyBelow, endOf, itemLines, linesEnd, spotAt, startOf } from './spots.ts'
import type { Holder, Path, Spot } from './spots.ts'

export function dropText({ text, doc }: Sheet, at: Path, count = 1): readonly Splice[] | null {
  const spot = spotAt(doc, at)
  if (spot === null) return null
  if (spot.inFlow) return [fromFlow(spot, count)]
  const { key } = spot
  if (key !== null) {
    // The first key of an item stands behind its dash.
    const from = lineStart(text, key.range![0])
    const isAlone = /^\s*$/.test(text.slice(from, key.range![0]))
    return isAlone ? [withoutLines(text, from, linesEnd(text, spot))] : null
  }
  const { from, to } = linesOfDropped(text, spot, count)
  return [withoutLines(text, from, to)]
}

/** The lines of an item, and the empty ones that parted it from the one before; of the first, from the one after. */
export function linesOfDropped(text: string, spot: Spot, count = 1): { readonly from: number; readonly to: number } {
  const { from } = itemLines(text, spot)
  const last = spot.index + count - 1
  const { to } = itemLines(text, { ...spot, index: last, node: spot.holder.items[last] as YamlNode })
  return spot.index === 0 ? { from, to: emptyBelow(text, to) } : { from: emptyAbove(text, from), to }
}

/** With the comma before it, or after it when it is the first. */
export function fromFlow({ holder, index }: Spot, count = 1): Splice {
  const [before, first, last, after] = [index - 1, index, index + count - 1, index + count].map((at) =>
    rangeOf(holder, at),
  )
  if (before) return { from: before[1], to: last![1], text: '' }
  return { from: first![0], to: after ? after[0] : last![1], text: '' }
}

function rangeOf(holder: Holder, index: number): readonly [from: number, to: number] | null {
  const item = holder.items[index]
  if (item === undefined) return null
  if (!isMap(holder)) return [startOf(item as YamlNode), endOf(item as YamlNode)]
  const { key, value } = item as { readonly key: Scalar; readonly value: YamlNode | null }
  return [key.range![0], value?.range ? endOf(value) : key.range![1]]
}
