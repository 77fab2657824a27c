/** What a parent has locked: found change by change, since each is refused for itself. (SPEC L40) */
import type { Json, NodeGuard, Place } from '../model.ts'
import { nested } from '../rules/rule.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, LeafShape, NodeShape } from './shape.ts'
import { placeOf } from './source.ts'
import type { Places } from './source.ts'
import { nodes } from './tree.ts'

/** One guard as it holds for one entry, and where it is written. */
export interface Stated<Value> {
  readonly value: Value
  readonly place: Place | null
}

export interface Parent {
  readonly shape: FrameworkShape
  readonly places: Places
}

/** The guard that an entry states itself, else the one that the framework states for each. */
export function guardOf<Key extends keyof NodeGuard>(
  parent: Parent,
  node: NodeShape,
  key: Key,
): Stated<NonNullable<NodeGuard[Key]>> | null {
  return stated(parent, node.guard, key) ?? stated(parent, parent.shape.guard?.each, key)
}

function stated<Key extends keyof NodeGuard>(
  { places }: Parent,
  holder: NodeGuard | undefined,
  key: Key,
): Stated<NonNullable<NodeGuard[Key]>> | null {
  const value = holder?.[key]
  return holder === undefined || value === undefined || value === null
    ? null
    : { value, place: placeOf(places, holder, key) }
}

type Lock = boolean | readonly string[]
type Locked = Stated<Lock>

const locks = (locked: Lock, what: string): boolean => (typeof locked === 'boolean' ? locked : locked.includes(what))

/** A list of an entry adds to what is locked in each; `locked: false` frees it. */
export function locksOn(parent: Parent, node: NodeShape): readonly Locked[] {
  const own = stated(parent, node.guard, 'locked')
  const each = stated(parent, parent.shape.guard?.each, 'locked')
  if (own?.value === false) return [own]
  return [own, each].filter((one) => one !== null)
}

/** Everything that is locked of an entry, as one guard. */
export function lockedOf(parent: Parent, node: NodeShape): Locked | null {
  const [first, second] = locksOn(parent, node)
  if (!first || !second) return first ?? null
  if (typeof first.value === 'boolean') return first
  if (typeof second.value === 'boolean') return second.value ? second : first
  return { value: [...new Set([...first.value, ...second.value])], place: first.place }
}

/** The lock on one property of an entry, or on its removal, move or rename. */
export const lockOf = (parent: Parent, node: NodeShape, what: string): Locked | null =>
  locksOn(parent, node).find(({ value }) => locks(value, what)) ?? null

/** A lock, and what it holds. */
export interface Hold {
  readonly id: string
  readonly what: string
  readonly lock: Locked
}

/**
 * What keeps an entry from being removed: a lock on it, or on an entry that would go with it.
 * @param known the parent's entry for an id of today; undefined: the overlay added it.
 */
export function holdOnRemoval(
  parent: Parent,
  node: NodeShape,
  known: (id: string) => NodeShape | undefined,
): Hold | null {
  for (const { node: one } of nodes([node])) {
    const before = known(one.id)
    const lock = before ? lockOf(parent, before, 'remove') : null
    if (lock) return { id: one.id, what: 'remove', lock }
  }
  return null
}

/** What keeps a part of the framework from being set: a lock on it, or on a criterion that it would change. */
export function holdOnPart(parent: Parent, part: string, to: Json): Hold | null {
  const { guard } = parent.shape
  if (part === 'guard' || part === 'invariants') return null
  if (guard?.locked !== undefined && locks(guard.locked, part))
    return { id: '', what: part, lock: { value: guard.locked, place: placeOf(parent.places, guard, 'locked') } }
  for (const { node } of nodes(parent.shape.domains)) {
    if (!isLeaf(node)) continue
    const what = changedBy(node, part, to, parent.shape)
    const lock = what === null ? null : lockOf(parent, node, what)
    if (what !== null && lock) return { id: node.id, what, lock }
  }
  return null
}

/** The property of a criterion that would no longer mean the same. */
function changedBy(leaf: LeafShape, part: string, to: Json, shape: FrameworkShape): 'not_arising' | 'rule' | null {
  if (part === 'not_arising') {
    const takesDefault = leaf.not_arising === undefined && leaf.scored_by === 'appraisal'
    return takesDefault && to !== shape.not_arising ? 'not_arising' : null
  }
  if (part !== 'facts' && part !== 'constants' && part !== 'targets' && part !== 'attributes') return null
  const [before, after] = [entries(shape[part] as Json | undefined), entries(to)]
  const reads = nested.reads(leaf.rule, []).map(({ id }) => id.split('.'))
  return reads.some(([group, id = '']) => group === part && before.get(id) !== after.get(id)) ? 'rule' : null
}

/** The entries of a map or of a list of things with an id, by that id, as text. */
function entries(part: Json | undefined): ReadonlyMap<string, string> {
  if (typeof part !== 'object' || part === null) return new Map()
  const pairs = Array.isArray(part)
    ? (part as readonly { readonly id?: string }[]).map((one): [string, unknown] => [one?.id ?? '', one])
    : Object.entries(part)
  return new Map(pairs.map(([id, one]) => [id, JSON.stringify(one)]))
}
