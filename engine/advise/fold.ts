/**
 * Ways of several pieces together where sums are all that matters: of what counts, and of points, in every group
 * that is brought to another maximum. Pieces are taken one after the other; of the ways so far with the same sums of
 * what counts only those stay of which none has better points, so that their number grows with the sums and not with
 * the criteria (dynamic programming). (SPEC D21)
 */
import type { Framework, Leaf } from '../model.ts'
import { treeOf } from '../score/tree.ts'
import type { End, Found } from './extreme.ts'
import type { Order } from './frontier.ts'

interface Fold {
  readonly found: readonly Found[]
  /** What decides how points are rescaled: equal ones are rescaled alike. */
  readonly counts: ReadonlyMap<string, number>
  /** More is better. */
  readonly values: ReadonlyMap<string, number>
}

/** Whether what counts of these domains follows from sums alone: nothing is shared out, and no group has a policy of its own. */
export function isSummed({ domains }: Framework, chosen: ReadonlySet<string>): boolean {
  const isPlain = (node: Framework['domains'][number] | Leaf): boolean =>
    node.kind === 'leaf'
      ? node.not_arising !== 'redistribute'
      : node.not_arising === undefined && node.children.every(isPlain)
  return domains.filter(({ id }) => chosen.has(id)).every(isPlain)
}

/** Null: too many ways. */
export function folded(
  fronts: readonly (readonly Found[])[],
  framework: Framework,
  order: Order,
  most: number,
): readonly (readonly Found[])[] | null {
  const holder = holdersOf(framework)
  const sumsOf = (ends: readonly End[]): Pick<Fold, 'counts' | 'values'> => {
    const [counts, values] = [new Map<string, number>(), new Map<string, number>()]
    for (const { leaf, points, of } of ends) {
      const isBase = order.counts(leaf)
      const own = isBase ? (holder.get(leaf.id) ?? '') : order.bin(leaf)
      add(values, own, order.sign(leaf) * points)
      if (!isBase) continue
      add(counts, own, of)
      if (of === 0) add(counts, `within ${leaf.not_arising_in ?? ''}`, leaf.max)
    }
    return { counts, values }
  }
  let ways: readonly Fold[] = [{ found: [], counts: new Map(), values: new Map() }]
  for (const front of fronts) {
    const own = front.map((found) => ({ found, ...sumsOf(found.kind === 'none' ? [] : found.ends) }))
    if (ways.length * own.length > most) return null
    const byCounts = new Map<string, readonly Fold[]>()
    for (const way of ways)
      for (const one of own) {
        const next: Fold = {
          found: [...way.found, one.found],
          counts: joined(way.counts, one.counts),
          values: joined(way.values, one.values),
        }
        const key = spelled(next.counts)
        const others = byCounts.get(key) ?? []
        if (others.some((other) => isAsGood(other, next))) continue
        byCounts.set(key, [...others.filter((other) => !isAsGood(next, other)), next])
      }
    ways = [...byCounts.values()].flat()
  }
  return ways.map(({ found }) => found)
}

/** By criterion of the domains, the nearest group above it within which something is rescaled; none: it goes into the whole. */
function holdersOf(framework: Framework): ReadonlyMap<string, string> {
  const { nodes, parent, children, scope } = treeOf(framework)
  const scopes = new Set(scope)
  const holderOf = (place: number): string =>
    place <= 0 ? '' : scopes.has(place) ? nodes[place]!.id : holderOf(parent[place]!)
  return new Map(
    nodes.flatMap((node, place) =>
      node && children[place]!.length === 0 ? [[node.id, holderOf(place)] as const] : [],
    ),
  )
}

const add = (sums: Map<string, number>, name: string, value: number): void =>
  void sums.set(name, (sums.get(name) ?? 0) + value)

function joined(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sums = new Map(a)
  for (const [name, value] of b) add(sums, name, value)
  return sums
}

const spelled = (sums: ReadonlyMap<string, number>): string =>
  [...sums]
    .map(([name, value]) => `${name} ${value}`)
    .toSorted()
    .join()

/** Pieces are taken in one order, so that both know the same names. */
const isAsGood = (a: Fold, b: Fold): boolean => [...b.values].every(([name, value]) => a.values.get(name)! >= value)
