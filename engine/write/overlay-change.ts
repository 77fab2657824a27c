/**
 * A change of a framework that extends another one. What the overlay itself wrote is changed where it stands; all else
 * becomes one entry of `changes:`, with its reason. (SPEC W9–W12)
 */
import { equal } from '../compare/values.ts'
import type { Resolved } from '../load/extend.ts'
import { firstId } from '../load/lineage.ts'
import { FRAMEWORK_PARTS } from '../load/settable.ts'
import type { ChangeShape, FrameworkShape, OverlayShape } from '../load/shape.ts'
import type { Json, Outcome } from '../model.ts'
import type { Change } from './change.ts'
import { plainOf, put, valueAt } from './data.ts'
import { entriesOf, isSection } from './entries.ts'
import type { Entry } from './entries.ts'
import { patched } from './patch.ts'
import type { Patch } from './patch.ts'
import { given, plainChange, refuse, setAt } from './plain-change.ts'
import type { Path } from './spots.ts'

type Patches = Outcome<readonly Patch[]>

interface Overlay {
  readonly own: OverlayShape
  readonly data: Json
  readonly changes: readonly ChangeShape[]
  readonly whole: FrameworkShape
  readonly parent: string
  /** Of the whole. */
  readonly entries: ReadonlyMap<string, Entry>
  /** What the overlay added, by id: where in its file. */
  readonly added: ReadonlyMap<string, Added>
  /** The id that an entry had before any change gave it another. */
  readonly first: (id: string) => string
  readonly reason: string | undefined
}

interface Added {
  /** In `changes`. */
  readonly change: number
  readonly path: Path
  readonly isRoot: boolean
}

/** Ways to write a change, the smallest first: not every one leads to what is asked. */
export type Ways = Outcome<readonly (readonly Patch[])[]>
const one = (patches: Patches): Ways => (patches.kind === 'ok' ? { ...patches, value: [patches.value] } : patches)

export function overlayChange(own: OverlayShape, { shape: whole, lineage }: Resolved, change: Change): Ways {
  const to: Overlay = {
    own,
    data: own as unknown as Json,
    changes: own.changes,
    whole,
    parent: own.extends,
    entries: entriesOf(whole),
    added: addedBy(own.changes),
    first: (id) => firstId(lineage, id),
    reason: change.reason,
  }
  // What is wrong with it in any framework is wrong here.
  const sound = plainChange(whole, change)
  if (sound.kind === 'refused' || sound.value.length === 0) return one(sound)
  switch (change.kind) {
    case 'set':
      return one(together([set(to, change.id, change.path, change.value)], to))
    case 'rule': {
      const { kind: _, id, reason: __, ...parts } = change
      const sets = given(parts).filter(([key, value]) => {
        const now = valueAt(plainOf(to.entries.get(id)?.node), [key])
        return now === undefined || !equal(now, value)
      })
      return one(
        together(
          sets.map(([key, value]) => set(to, id, [key], value)),
          to,
        ),
      )
    }
    case 'add': {
      const { under, after, node } = change
      if (under === null) return one(outside('domains', to))
      const group = to.added.get(under)
      if (group) return one(done([insertion(to.data, [...group.path, 'criteria'], after, plainOf(node))]))
      return one(together([{ add: plainOf(node), under, ...(after === null ? {} : { after }) }], to))
    }
    case 'remove':
      return one(remove(to, change.id))
    case 'move':
      return move(to, change)
    default:
      return change satisfies never
  }
}

const done = (value: readonly Patch[]): Patches => ({ kind: 'ok', value, problems: [] })
const outside = (found: string | number, { parent }: Overlay): Outcome<never> =>
  refuse('not-in-overlay', { path: String(found), found, parent })

/** Patches of what is there, an entry without its reason, or why not. */
type Piece = Patches | { readonly [key: string]: Json }
const isPatches = (piece: Piece): piece is Patches => 'kind' in piece

/** All in one: the new entries stand after those that are there. */
function together(pieces: readonly Piece[], { changes, reason }: Overlay): Patches {
  const refused = pieces.find((one) => isPatches(one) && one.kind === 'refused')
  if (refused && isPatches(refused)) return refused
  const patches = pieces.flatMap((one) => (isPatches(one) && one.kind === 'ok' ? one.value : []))
  const entries = pieces.filter((one) => !isPatches(one)) as readonly { readonly [key: string]: Json }[]
  if (entries.length > 0 && (reason === undefined || reason.trim() === ''))
    return refuse('reason-missing', { path: 'changes' })
  const values = entries.map(({ under, after, ...rest }): Json => plainOf({ ...rest, under, after, reason }))
  const drops = patches.filter(({ kind, ...patch }) => kind === 'drop' && 'at' in patch && patch.at.length === 2)
  // Where no entry stays there is none beside which another could stand.
  if (drops.length === changes.length && drops.length > 0) return done([{ kind: 'put', at: ['changes'], to: values }])
  const more: readonly Patch[] =
    values.length === 0 ? [] : [{ kind: 'insert', into: ['changes'], index: changes.length, values }]
  return done([...more, ...patches])
}

function addedBy(changes: readonly ChangeShape[]): ReadonlyMap<string, Added> {
  const all = new Map<string, Added>()
  for (const [change, { add }] of changes.entries()) {
    if (add === undefined) continue
    const base = ['changes', change, 'add']
    all.set(add.id, { change, path: base, isRoot: true })
    for (const { node, path } of entriesOf({ domains: add.criteria ?? [] }).values())
      all.set(node.id, { change, path: [...base, 'criteria', ...path.slice(1)], isRoot: false })
  }
  return all
}

/** One value of the framework itself, of a section, or of an entry. */
function set(to: Overlay, id: string | null, path: Path, asked: Json): Piece {
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

/**
 * What the overlay itself added is taken back. Anything else is removed by an entry, and what was changed in it, or
 * what it was called here, needs none any more.
 */
function remove(to: Overlay, id: string): Patches {
  const gone = new Set([id, ...entriesOf({ domains: to.entries.get(id)?.node.criteria ?? [] }).keys()])
  const first = new Set([...gone].map(to.first))
  const touched = [...to.changes.entries()].filter(([, { set, move, rename, add }]) =>
    [set, move, rename, add?.id].some((one) => one !== undefined && first.has(to.first(one))),
  )
  const drops = touched.toReversed().map(([index]): Patch => ({ kind: 'drop', at: ['changes', index] }))
  const added = to.added.get(id)
  if (added) return together([done(added.isRoot ? drops : [{ kind: 'drop', at: added.path }, ...drops])], to)
  const before = to.changes.find((one) => one.rename !== undefined && one.to === id)
  return together([{ remove: before?.rename ?? id }, done(drops)], to)
}

/** In the entry that puts it there already; where what stands below that entry is in the way, by a new one at the end. */
function move(to: Overlay, { id, under, after }: Change & { readonly kind: 'move' }): Ways {
  if (under === null) return one(outside(id, to))
  const moving = to.changes.findLastIndex(
    (change) => change.move !== undefined && to.first(change.move) === to.first(id),
  )
  const added = to.added.get(id)
  const index = moving === -1 ? (added?.isRoot ? added.change : -1) : moving
  const entry = { move: id, under, ...(after === null ? {} : { after }) }
  if (index === -1) return one(together([entry], to))
  const base = ['changes', index]
  const inPlace = done([...setAt(to.data, base, ['under'], under), ...setAt(to.data, base, ['after'], after)])
  const reason = to.reason ?? to.changes[index]!.reason
  const old: Patches = done(moving === -1 ? [] : [{ kind: 'drop', at: base }])
  const anew = together([entry, old], { ...to, reason })
  return { kind: 'ok', value: [inPlace, anew].flatMap((way) => (way.kind === 'ok' ? [way.value] : [])), problems: [] }
}

function insertion(data: Json, into: Path, after: string | null, node: Json): Patch {
  const list = (valueAt(data, into) ?? []) as readonly { readonly id: string }[]
  const index = after === null ? list.length : list.findIndex(({ id }) => id === after) + 1
  return { kind: 'insert', into, index, values: [node] }
}
