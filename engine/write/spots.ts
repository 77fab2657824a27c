/** Where the parts of a text stand: every value of a composed document by its path, with the range of its signs. */
import { isMap, isScalar, isSeq } from 'yaml'
import type { Document, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { columnOf, indentAt, isComment, lineEnd, lineStart } from './lines.ts'

export type Path = readonly (string | number)[]
export type Holder = YAMLMap<Scalar, YamlNode | null> | YAMLSeq<YamlNode>
type Entry = Pair<Scalar, YamlNode | null>

export interface Spot {
  readonly holder: Holder
  /** In the holder's items. */
  readonly index: number
  /** Of a map. */
  readonly key: Scalar | null
  readonly node: YamlNode | null
  /** Whether it stands in `{ … }` or `[ … ]`. */
  readonly inFlow: boolean
}

const isHolder = (node: unknown): node is Holder => isMap(node) || isSeq(node)

/** The map or list at a path, and whether it stands in brackets; null where there is none. */
export function holderAt(doc: Document.Parsed, path: Path): { readonly node: Holder; readonly inFlow: boolean } | null {
  const root: unknown = doc.contents
  if (path.length === 0) return isHolder(root) ? { node: root, inFlow: root.flow === true } : null
  const spot = spotAt(doc, path)
  const node = spot?.node
  return isHolder(node) ? { node, inFlow: spot!.inFlow || node.flow === true } : null
}

/** Null: nothing stands there. */
export function spotAt(doc: Document.Parsed, path: Path): Spot | null {
  let node: unknown = doc.contents
  let found: Spot | null = null
  let inFlow = false
  for (const step of path) {
    if (!isHolder(node)) return null
    inFlow ||= node.flow === true
    const index = isMap(node)
      ? (node.items as readonly Entry[]).findIndex(({ key }) => nameOf(key) === String(step))
      : Number(step)
    const item = node.items[index]
    if (item === undefined) return null
    const entry = isMap(node) ? (item as Entry) : null
    const value = entry ? entry.value : (item as YamlNode)
    found = { holder: node, index, key: entry?.key ?? null, node: value, inFlow }
    node = value
  }
  return found
}

const nameOf = ({ value, source }: Scalar): string => (typeof value === 'string' ? value : (source ?? ''))

/** Where a node begins; an empty value begins where it would stand. */
export const startOf = (node: YamlNode): number => node.range![0]

/** After the last sign of a node, without what follows in the line; of lines, after their last line end. */
export function endOf(node: YamlNode): number {
  if (isScalar(node) || (isHolder(node) && node.flow)) return node.range![1]
  const last = (node as Holder).items.at(-1)
  if (last === undefined) return node.range![1]
  if (isSeq(node)) return endOf(last as YamlNode)
  const { key, value } = last as Entry
  return value?.range ? endOf(value) : key.range![1]
}

export const isBlockText = (node: YamlNode | null): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')

/** The whole lines in which a value of a block map or list ends: after the line end. */
export function linesEnd(text: string, spot: Spot): number {
  const { node, key, holder } = spot
  const end = node?.range ? endOf(node) : key === null ? holder.range![1] : key.range![1]
  // The last line end belongs to lines of text already.
  return end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end)
}

/** An item of a block list: its lines, with the comments that belong to it. */
export interface ItemLines {
  /** Of its first comment line. */
  readonly from: number
  /** Of the line with its dash. */
  readonly dash: number
  readonly to: number
  readonly indent: number
}

export function itemLines(text: string, spot: Spot): ItemLines {
  const dash = lineStart(text, startOf(spot.node!))
  const indent = columnOf(text, spot.holder.range![0])
  let from = dash
  for (let above = before(text, from); above !== null; above = before(text, from)) {
    if (!isComment(text, above) || indentAt(text, above) !== indent) break
    from = above
  }
  let to = linesEnd(text, spot)
  // Comments further in than the dash speak of what is above them.
  while (to < text.length && isComment(text, to) && (indentAt(text, to) ?? 0) > indent) to = lineEnd(text, to)
  return { from, dash, to, indent }
}

/** The start of the line above; null at the top. */
const before = (text: string, start: number): number | null =>
  start <= lineStart(text, 0) ? null : lineStart(text, start - 1)

/** The start of the first of the empty lines right above. */
export function emptyAbove(text: string, start: number): number {
  let from = start
  for (let above = before(text, from); above !== null && isEmptyLine(text, above); above = before(text, from))
    from = above
  return from
}

/** After the empty lines right below. */
export function emptyBelow(text: string, start: number): number {
  let to = start
  while (to < text.length && isEmptyLine(text, to)) to = lineEnd(text, to)
  return to
}

const isEmptyLine = (text: string, start: number): boolean => indentAt(text, start) === null
