/** One value of an overlay: in the entry that holds it, or by an entry of its own. (SPEC W9, W10) */
import { equal } from '../compare/values.ts'
import { FRAMEWORK_PARTS } from '../load/settable.ts'
import type { Json } from '../model.ts'
import { plainOf, put, valueAt } from './data.ts'
import { isSection } from './entries.ts'
import { done, outside } from './overlay.ts'
import type { Overlay, Piece } from './overlay.ts'
import { patched } from './patch.ts'
import { setAt } from './plain-change.ts'
import type { Path } from './spots.ts'

/** One value of the framework itself, of a section, or of an entry. */
export function setValue(to: Overlay, id: string | null, path: Path, asked: Json): Piece {
  if (id === null) return setHead(to, path, asked)
  const isDocument = path.at(-1) === 'document' && path.at(-2) === 'source'
  const value = isDocument ? ownDocument(to, asked) : asked
  if (value === undefined) return outside('legal_basis', to)
  const [property, ...rest] = path
  // What was set last holds, also of what the overlay added.
  const index = to.changes.findLastIndex(
    (one) => one.set !== undefined && to.first(one.set) === to.first(id) && one.property === property,
  )
  if (index !== -1 && property !== undefined) return intoEntry(to, index, rest, value)
  const added = to.added.get(id)
  if (added) return done(setAt(to.data, added.path, path, value))
  const entry = to.entries.get(id)
  const section = isSection(id) ? id : entry !== undefined && isSection(entry.under) ? entry.under : null
  const whole =
    section === null ? -1 : to.changes.findLastIndex((one) => one.set === section && one.property === undefined)
  if (whole !== -1) {
    const inside = id === section ? [] : ['criteria', entry!.index]
    return done(setAt(to.data, ['changes', whole, 'to', ...inside], path, value))
  }
  if (property === undefined || property === 'id' || property === 'criteria') return outside(property ?? id, to)
  const now = isSection(id) ? plainOf(to.whole[id]) : plainOf(entry?.node)
  return entryFor(to, now, path, asked, { set: id, property: String(property) })
}

/** The value of an entry that is there: all of it, or one figure in it. */
function intoEntry({ data }: Overlay, index: number, rest: Path, value: Json): Piece {
  if (value === null && rest.length === 0) return done([{ kind: 'drop', at: ['changes', index] }])
  return done(setAt(data, ['changes', index, 'to'], rest, value))
}

/** A new entry whose value is the one that holds now, with the one figure changed. */
function entryFor(
  to: Overlay,
  now: Json,
  path: Path,
  value: Json,
  head: { readonly [key: string]: Json },
  depth = 1,
): Piece {
  const part = path.slice(0, depth)
  const after = setAt(now, [], path, value).reduce(patched, now)
  const whole = valueAt(after, part)
  if (whole === undefined) return outside(part.join('.'), to)
  const document = head['property'] === 'source' ? valueAt(whole, ['document']) : undefined
  if (document === undefined) return { ...head, to: whole }
  const own = ownDocument(to, document)
  return own === undefined ? outside('legal_basis', to) : { ...head, to: put(whole, ['document'], own) }
}

/** What the whole counts among all documents, an overlay with documents of its own counts among these. (SPEC L75) */
function ownDocument({ own, whole }: Overlay, index: Json): Json | undefined {
  if (own.legal_basis === undefined || typeof index !== 'number') return index
  const meant = plainOf(whole.legal_basis?.[index])
  const found = own.legal_basis.findIndex((one) => equal(plainOf(one), meant))
  return found === -1 ? undefined : found
}

/** What an overlay says of itself, and the parts of its parent that it may set. */
function setHead(to: Overlay, path: Path, value: Json): Piece {
  const { own, whole, data, changes } = to
  const [first = '', second, ...rest] = path
  // Lists of which the overlay only writes its own part.
  if (first === 'legal_basis' || first === 'known_defects') {
    const meant = plainOf(whole[first]?.[Number(second)])
    const index = (own[first] ?? []).findLastIndex((one) => equal(plainOf(one), meant))
    return index === -1 ? outside(path.join('.'), to) : done(setAt(data, [], [first, index, ...rest], value))
  }
  if (Object.hasOwn(own, first) || ['title', 'effective', 'authority', 'provenance'].includes(String(first)))
    return done(setAt(data, [], path, value))
  const part = FRAMEWORK_PARTS.find((one) => one === first || one === `${first}.${second}`)
  if (part === undefined) return outside(path.join('.'), to)
  const depth = part.split('.').length
  const index = changes.findLastIndex((one) => one.set === part && one.property === undefined)
  if (index !== -1) return intoEntry(to, index, path.slice(depth), value)
  return entryFor(to, plainOf(whole), path, value, { set: part }, depth)
}
