/**
 * Whether an overlay keeps what its parents state of the whole: ranges, what may be added, totals,
 * invariants, and the guards themselves. Each is a condition over the framework before and after;
 * which change is at fault, `guard-fault.ts` says. (SPEC L41–L44)
 */
import type { NodeGuard, Place } from '../model.ts'
import { decimalsOf, fromUnits, toUnits } from '../points.ts'
import type { ProblemParts } from '../problem.ts'
import type { Link, Resolved } from './extend.ts'
import { guardOf } from './guard-locks.ts'
import type { Stated } from './guard-locks.ts'
import { examine } from './invariants.ts'
import { byFirstId, firstId } from './lineage.ts'
import { loosenedLock, looserGuards } from './guard-looser.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, NodeShape } from './shape.ts'
import { placeOf } from './source.ts'
import type { ProblemCode } from '../words/problems.ts'

export interface Broken {
  /** The same guard, broken in the same way, has the same key at every step. */
  readonly key: string
  readonly code: ProblemCode
  readonly guard: Place | null
  readonly params: ProblemParts
}

interface Keeping {
  readonly shape: FrameworkShape
  readonly resolved: Resolved
  readonly base: Link
  /** Entries of the parent and of today. */
  readonly before: Entries
  readonly now: Entries
  /** Of every framework above. */
  readonly entries: ReadonlyMap<Link, Entries>
}

/** By their first id. */
export type Entries = ReadonlyMap<string, NodeShape>

export function brokenIn(
  shape: FrameworkShape,
  resolved: Resolved,
  entries: ReadonlyMap<Link, Entries>,
): readonly Broken[] {
  const base = resolved.links[1]
  if (base === undefined) return []
  const { lineage } = resolved
  const keeping: Keeping = {
    shape,
    resolved,
    base,
    before: entries.get(base) ?? new Map(),
    now: byFirstId(shape, lineage),
    entries,
  }
  return [
    ...[...keeping.before].flatMap(([first, node]) => brokenFor(first, node, keeping)),
    ...brokenByNew(keeping),
    ...brokenWhole(keeping),
  ]
}

const guardIn = <Key extends keyof NodeGuard>(
  shape: FrameworkShape,
  node: NodeShape,
  key: Key,
  { resolved }: Keeping,
) => guardOf({ shape, places: resolved.places }, node, key)

function brokenFor(first: string, node: NodeShape, keeping: Keeping): readonly Broken[] {
  const { base, now } = keeping
  const after = now.get(first)
  const total = node.criteria ? guardIn(base.shape, node, 'keep_total', keeping) : null
  return [
    ...(total?.value === true ? brokenTotal(node, after, total.place) : []),
    ...(after ? [...brokenRange(node, after, keeping), ...brokenAdded(node, after, keeping)] : []),
    ...(after ? brokenGuard(node, after, keeping) : []),
  ]
}

/** Ranges that the framework states for each are for the criteria; a group's is its own. */
const rangeOf = (shape: FrameworkShape, node: NodeShape, keeping: Keeping): Stated<readonly number[]> | null => {
  const stated = isLeaf(node) || node.guard?.range ? guardIn(shape, node, 'range', keeping) : null
  return stated?.value.max ? { value: stated.value.max, place: stated.place } : null
}

function outside(key: string, node: NodeShape, range: Stated<readonly number[]> | null): readonly Broken[] {
  const [least = 0, most = 0] = range?.value ?? []
  if (!range || (node.max >= least && node.max <= most)) return []
  return [{ key, code: 'guard-range', guard: range.place, params: { id: node.id, found: node.max, least, most } }]
}

function brokenRange(node: NodeShape, after: NodeShape, keeping: Keeping): readonly Broken[] {
  if (after.max === node.max) return []
  return outside(`range ${node.id}`, after, rangeOf(keeping.base.shape, node, keeping))
}

/** What is new keeps the range that is stated for each criterion. */
function brokenByNew(keeping: Keeping): readonly Broken[] {
  const { now, before, base } = keeping
  const { range } = base.shape.guard?.each ?? {}
  if (!range?.max) return []
  const stated = { value: range.max, place: placeOf(keeping.resolved.places, base.shape.guard?.each ?? {}, 'range') }
  return [...now].flatMap(([first, node]) =>
    isLeaf(node) && !before.has(first) ? outside(`range ${first}`, node, stated) : [],
  )
}

function brokenTotal(node: NodeShape, after: NodeShape | undefined, guard: Place | null): readonly Broken[] {
  const stated = node.max
  const digits = Math.max(
    decimalsOf(String(stated)),
    ...(after?.criteria ?? []).map(({ max }) => decimalsOf(String(max))),
  )
  const parts = (after?.criteria ?? []).reduce((sum, { max }) => sum + toUnits(String(max), digits), 0)
  const found = after?.max === stated ? fromUnits(parts, digits) : String(after?.max ?? 0)
  if (after?.max === stated && parts === toUnits(String(stated), digits)) return []
  return [
    {
      key: `total ${node.id}`,
      code: 'guard-total',
      guard,
      params: { id: after?.id ?? node.id, found, expected: stated },
    },
  ]
}

/** What came under a group since the framework that states the guard. */
function addedSince(first: string, after: NodeShape, place: Place | null, keeping: Keeping): readonly NodeShape[] {
  const { links, lineage } = keeping.resolved
  const stating = links.slice(1).find(({ file }) => file === place?.file) ?? links[1]
  const then = stating && keeping.entries.get(stating)?.get(first)?.criteria
  const old = new Set((then ?? []).map(({ id }) => firstId(lineage, id)))
  return (after.criteria ?? []).filter(({ id }) => !old.has(firstId(lineage, id)))
}

function brokenAdded(node: NodeShape, after: NodeShape, keeping: Keeping): readonly Broken[] {
  const stated = node.criteria ? guardIn(keeping.base.shape, node, 'addable', keeping) : null
  if (!stated || stated.value === true) return []
  const first = firstId(keeping.resolved.lineage, node.id)
  const added = addedSince(first, after, stated.place, keeping)
  const { at_most, most_points } = stated.value === false ? { at_most: 0 } : { most_points: undefined, ...stated.value }
  const broken: Broken[] = []
  const say = (key: string, code: ProblemCode, params: ProblemParts): unknown =>
    broken.push({ key: `${key} ${node.id}`, code, guard: stated.place, params: { id: after.id, ...params } })
  if (at_most === 0) for (const one of added) say(`add ${one.id}`, 'guard-addable', { found: one.id })
  else if (at_most !== undefined && added.length > at_most)
    say('at most', 'guard-added-count', { found: added.length, limit: at_most })
  const points = added.reduce((sum, { max }) => sum + toUnits(String(max), 4), 0)
  if (most_points !== undefined && points > toUnits(String(most_points), 4))
    say('points', 'guard-added-points', { found: points / 10_000, limit: most_points })
  return broken
}

/** A guard that an overlay states anew may be tighter, never looser. */
function brokenGuard(node: NodeShape, after: NodeShape, keeping: Keeping): readonly Broken[] {
  const { base, shape, resolved } = keeping
  const { places, lineage } = resolved
  const first = firstId(lineage, node.id)
  return looserGuards({ shape: base.shape, places }, node, { shape, places }, after, (place) =>
    addedSince(first, after, place, keeping),
  ).map((one) => looser(`guard ${one.key} ${one.place?.file}:${one.place?.line}`, one.key, after.id, one))
}

const looser = (key: string, what: string, id: string, { value, place }: Stated<unknown>): Broken => ({
  key,
  code: 'guard-loosened',
  guard: place,
  params: { id, key: what, expected: JSON.stringify(value) },
})

function brokenWhole(keeping: Keeping): readonly Broken[] {
  const { base, shape, resolved } = keeping
  const { places, links, lineage } = resolved
  const broken: Broken[] = []
  const { guard, invariants = [] } = base.shape
  if (guard?.locked !== undefined && loosenedLock(guard.locked, shape.guard?.locked))
    broken.push(
      looser('guard whole', 'locked', shape.framework, {
        value: guard.locked,
        place: placeOf(places, guard, 'locked'),
      }),
    )
  for (const one of invariants) {
    const place = placeOf(places, one)
    const now = shape.invariants?.find(({ id }) => id === one.id)
    if (!now || JSON.stringify(now.when) !== JSON.stringify(one.when))
      broken.push(looser(`guard invariant ${one.id}`, 'invariants', shape.framework, { value: one.id, place }))
    const stating = links.slice(1).findLast((link) => link.shape.invariants?.some(({ id }) => id === one.id)) ?? base
    const { holds, values } = examine(one.when, { shape, stated: stating.shape, lineage })
    const title = typeof one.title === 'string' ? { vi: one.title } : one.title
    if (!holds)
      broken.push({
        key: `invariant ${one.id}`,
        code: 'guard-invariant',
        guard: place,
        params: { id: one.id, title: title.vi, title_en: title.en ?? title.vi, found: values.join(', ') },
      })
  }
  return broken
}
