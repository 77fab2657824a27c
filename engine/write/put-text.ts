/** A value in the place of another one, or under a new key: as splices of the text. */
import { isMap, isScalar } from 'yaml'
import type { Scalar } from 'yaml'
import type { Json } from '../model.ts'
import { placeInOrder } from './key-order.ts'
import { columnOf, endingOf, lineEnd, lineStart, newLines } from './lines.ts'
import type { Splice } from './lines.ts'
import type { Sheet } from './patch.ts'
import { inline, isInline, linesOf, linesOfItem, linesOfKey } from './render.ts'
import { isSingle, spell, spellBlock, spellKey } from './spell.ts'
import type { Quotes, Single } from './spell.ts'
import { endOf, holderAt, isBlockText, linesEnd, spotAt, startOf } from './spots.ts'
import type { Path, Spot } from './spots.ts'

export function putText(sheet: Sheet, at: Path, to: Json): readonly Splice[] | null {
  const spot = spotAt(sheet.doc, at)
  if (spot === null) return newKey(sheet, at, to)
  const { node } = spot
  if (node !== null && isScalar(node) && isSingle(to) && node.source !== '')
    return [single(sheet, spot, node, to, at.at(-1))]
  return spot.inFlow ? inBrackets(spot, to, at) : inLines(sheet, spot, to, at)
}

/** One value in the place of one value: the signs of the old one, and no other, are replaced. */
function single({ text }: Sheet, spot: Spot, node: Scalar, to: Single, key: Path[number] | undefined): Splice {
  const [from = 0, end = 0] = node.range ?? []
  if (!isBlockText(node)) return { from, to: end, text: spell(to, (node.type ?? 'PLAIN') as Quotes, spot.inFlow, key) }
  const source = text.slice(from, end)
  const first = /\n( *)[^\s]/.exec(source)?.[1]?.length ?? columnOf(text, lineStart(text, from)) + 2
  const block =
    typeof to === 'string' ? spellBlock(to, source.startsWith('|') ? '|' : '>', first, endingOf(text)) : null
  if (block !== null) return { from, to: end, text: source.endsWith('\n') ? block : block.trimEnd() }
  return { from, to: end, text: spell(to, null, false, key) + (source.endsWith('\n') ? endingOf(text) : '') }
}

/** Inside brackets all stands in one line. */
function inBrackets({ node, key }: Spot, to: Json, at: Path): readonly Splice[] {
  if (node?.range && node.range[1] > node.range[0])
    return [{ from: startOf(node), to: endOf(node), text: inline(to, at.at(-1)) }]
  const end = key!.range![1]
  return [{ from: end, to: node?.range?.[1] ?? end, text: `: ${inline(to, at.at(-1))}` }]
}

/** In a block map or list: a value that has lines of its own, or gets them. */
function inLines(sheet: Sheet, spot: Spot, to: Json, at: Path): readonly Splice[] | null {
  const { text } = sheet
  const { node, key, holder } = spot
  const name = at.at(-1)!
  const indent = columnOf(text, holder.range![0])
  const ending = endingOf(text)
  if (key === null) {
    const lines = linesOfItem(to, indent)
    const from = lineStart(text, startOf(node!)) + indent
    return [
      {
        from,
        to: linesEnd(text, spot),
        text: closed(sheet, linesEnd(text, spot), [lines[0]!.trimStart(), ...lines.slice(1)]),
      },
    ]
  }
  const colon = text.indexOf(':', key.range![1]) + 1
  const hasLines = node?.range !== undefined && node?.range !== null && lineStart(text, startOf(node)) > colon
  const end = linesEnd(text, spot)
  // One text that becomes two stays in its line.
  const isText = isScalar(node) && !isBlockText(node) && node.source !== '' && isLanguages(to)
  if (isInline(to, name) || isSingle(to) || isText) {
    const value = ` ${isSingle(to) ? spell(to, null, false, name) : inline(to)}`
    if (hasLines) {
      const head = lineEnd(text, colon)
      return [
        { from: colon, to: colon, text: value },
        { from: head, to: end, text: '' },
      ]
    }
    const last = node?.range ? endOf(node) : colon
    return [{ from: colon, to: last, text: isBlockText(node) ? value + ending : value }]
  }
  const lines = linesOf(
    to,
    hasLines && !isBlockText(node) ? columnOf(text, firstSign(text, lineStart(text, startOf(node)))) : indent + 2,
  )
  if (hasLines) {
    const from = lineStart(text, startOf(node))
    return [{ from, to: end, text: closed(sheet, end, lines) }]
  }
  if (isBlockText(node)) return [{ from: colon, to: end, text: ending + closed(sheet, end, lines) }]
  // What stands behind the old value, such as a comment, stays in the line of the key.
  return [{ from: colon, to: node?.range ? endOf(node) : colon, text: '' }, newLines(text, end, lines)]
}

const firstSign = (text: string, start: number): number => start + (/^ */.exec(text.slice(start))?.[0].length ?? 0)

const isLanguages = (value: Json): boolean => typeof value === 'object' && value !== null && 'vi' in value

/** Lines, with a last line end where the text went on after the old ones. */
const closed = ({ text }: Sheet, end: number, lines: readonly string[]): string =>
  lines.join(endingOf(text)) + (end === text.length && !text.endsWith('\n') ? '' : endingOf(text))

/** A key that was not there, at its usual place among the others. */
function newKey({ text, doc }: Sheet, at: Path, to: Json): readonly Splice[] | null {
  const key = at.at(-1)
  const holder = holderAt(doc, at.slice(0, -1))
  if (holder === null || typeof key !== 'string' || !isMap(holder.node)) return null
  const { node, inFlow } = holder
  const { items } = node
  const keys = items.map((one) => String(one.key.value))
  const before = placeInOrder(key, keys)
  if (inFlow) {
    const last = items[before]
    if (last === undefined)
      return [{ from: node.range![0], to: node.range![1], text: `{ ${spellKey(key)}: ${inline(to, key)} }` }]
    const end = last.value?.range ? endOf(last.value) : last.key.range![1]
    return [{ from: end, to: end, text: `, ${spellKey(key)}: ${inline(to, key)}` }]
  }
  const index = Math.max(0, before)
  const one = items[index]
  if (one === undefined) return null
  const indent = columnOf(text, items[0]!.key.range![0])
  const end = linesEnd(text, {
    holder: node,
    index,
    key: one.key,
    node: one.value,
    inFlow,
  })
  const [first = '', ...rest] = linesOfKey(key, to, indent)
  return [newLines(text, end, [' '.repeat(indent) + first, ...rest])]
}
