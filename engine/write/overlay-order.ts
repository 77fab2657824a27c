/**
 * The order of entries in an overlay. Each of its changes puts one entry behind another one, as things stand after the
 * changes above it; what was put there before may be in the way. (SPEC W11)
 */
import type { Json } from '../model.ts'
import type { FrameworkShape } from '../load/shape.ts'
import type { Change } from './change.ts'
import { plainOf, valueAt } from './data.ts'
import { entriesOf, isSection } from './entries.ts'
import { done, one, outside, together } from './overlay.ts'
import type { Overlay, Patches, Piece, Ways } from './overlay.ts'
import type { Patch } from './patch.ts'
import { setAt } from './plain-change.ts'

/** In the entry that puts it there already, by a new one at the end, or with all that the overlay put there anew. */
export function move(to: Overlay, whole: Json, { id, under, after }: Change & { readonly kind: 'move' }): Ways {
  if (under === null) return one(outside(id, to))
  const moving = to.changes.findLastIndex(
    (change) => change.move !== undefined && to.first(change.move) === to.first(id),
  )
  const added = to.added.get(id)
  const index = moving === -1 ? (added?.isRoot ? added.change : -1) : moving
  const reason = to.reason ?? to.changes[index]?.reason
  const entry = { move: id, under, ...(after === null ? {} : { after }) }
  const old = done(moving === -1 ? [] : [{ kind: 'drop', at: ['changes', moving] }])
  const inPlace =
    index === -1
      ? []
      : [
          done(
            ['under', 'after'].flatMap((key) =>
              setAt(to.data, ['changes', index], [key], key === 'under' ? under : after),
            ),
          ),
        ]
  return waysOf([
    ...inPlace,
    together([entry, old], { ...to, reason }),
    inOrder({ ...to, reason }, under, id, childrenIn(whole, under), []),
  ])
}

/** By one entry at the end, or with all that the overlay put there anew. */
export function add(to: Overlay, whole: Json, { under, after, node }: Change & { readonly kind: 'add' }): Ways {
  if (under === null) return one(outside('domains', to))
  const entry = { add: plainOf(node), under }
  return waysOf([
    together([{ ...entry, ...(after === null ? {} : { after }) }], to),
    inOrder(to, under, node.id, childrenIn(whole, under), [entry]),
  ])
}

/**
 * What the overlay itself added is taken back. Anything else is removed by an entry, and what was changed in it, or
 * what it was called here, needs none any more.
 */
export function remove(to: Overlay, whole: Json, id: string): Ways {
  const gone = new Set([id, ...entriesOf({ domains: to.entries.get(id)?.node.criteria ?? [] }).keys()])
  const first = new Set([...gone].map(to.first))
  const touched = [...to.changes.entries()].filter(([, { set, move, rename, add }]) =>
    [set, move, rename, add?.id].some((one) => one !== undefined && first.has(to.first(one))),
  )
  const drops = touched.toReversed().map(([index]): Patch => ({ kind: 'drop', at: ['changes', index] }))
  const added = to.added.get(id)
  if (added && !added.isRoot) return one(together([done([{ kind: 'drop', at: added.path }, ...drops])], to))
  const before = to.changes.find((change) => change.rename !== undefined && change.to === id)
  const entries: readonly Piece[] = added ? [] : [{ remove: before?.rename ?? id }]
  const under = to.entries.get(id)?.under
  const alone = together([...entries, done(drops)], to)
  if (under === null || under === undefined) return one(alone)
  const indices = new Set(touched.map(([index]) => index))
  return waysOf([alone, inOrder(to, under, null, childrenIn(whole, under), entries, indices)])
}

/** What cannot be put together is no way; when none is, the first says why. */
function waysOf(all: readonly Patches[]): Ways {
  const value = all.flatMap((way) => (way.kind === 'ok' ? [way.value] : []))
  return value.length > 0 ? { kind: 'ok', value, problems: [] } : one(all[0]!)
}

/** Ids in the order that is asked for. */
function childrenIn(whole: Json, under: string): readonly string[] {
  const path = isSection(under) ? [under] : (entriesOf(whole as Partial<FrameworkShape>).get(under)?.path ?? [])
  const list = valueAt(whole, [...path, 'criteria']) as readonly { readonly id: string }[] | undefined
  return (list ?? []).map(({ id }) => id)
}

/**
 * Everything in a group that the overlay has put somewhere is put there again, from the first to the last, each behind
 * the one that stands before it: then nothing else is in the way.
 */
function inOrder(
  to: Overlay,
  under: string,
  id: string | null,
  order: readonly string[],
  first: readonly Piece[],
  gone: ReadonlySet<number> = new Set(),
): Patches {
  const placed = new Map<string, string | undefined>(id === null ? [] : [[id, undefined]])
  const drops: Patch[] = []
  // From the last to the first, so that each is where it is said to be.
  for (const [index, change] of [...to.changes.entries()].toReversed()) {
    const { move: moved, add: node, after, reason } = change
    const child = moved ?? node?.id
    const isHere = child !== undefined && order.includes(child)
    if (isHere) placed.set(child, reason)
    if (gone.has(index) || (isHere && moved !== undefined)) drops.push({ kind: 'drop', at: ['changes', index] })
    // What was added here may have been moved on since: the place that it had is free.
    else if (after !== undefined && (isHere || change.under === under))
      drops.push({ kind: 'drop', at: ['changes', index, 'after'] })
  }
  // Nothing can be put before all others: these are put behind it.
  const [top = ''] = order
  const again = placed.has(top) ? order.slice(1) : order.filter((child) => placed.has(child))
  const entries = again.map((child): Piece => {
    const reason = placed.get(child)
    return { move: child, under, after: order[order.indexOf(child) - 1]!, ...(reason === undefined ? {} : { reason }) }
  })
  return together([...first, ...entries, done(drops)], to)
}
