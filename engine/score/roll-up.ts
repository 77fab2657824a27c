/**
 * Sums from the leaves up, in whole units: what counts of every node, and its points. Plain lists of
 * numbers by place in the tree; no results, so that every evaluator adds up with the same code. What
 * counts depends on which leaves count, not on their points. (SPEC S13, S35–S42)
 */
import type { Points } from '../model.ts'
import { multiplyDivide } from '../points.ts'
import { shares } from './shares.ts'
import type { Tree } from './tree.ts'

/** What counts, by place in the tree. */
export interface Counted {
  /** Of each node, in the sum above it. */
  readonly of: readonly Points[]
  /** What its points are earned on: of a leaf its own maximum, of a group the sum of its children. */
  readonly on: readonly Points[]
  /** Nodes of which nothing counts; of these, groups that their policy gives the maximum, and those where it refuses. */
  readonly idle: ReadonlySet<number>
  readonly granted: ReadonlySet<number>
  readonly refused: ReadonlySet<number>
  /** Whether every node counts for just what its points are earned on, so that points only add up. */
  readonly plain: boolean
}

/**
 * @param of by place, what counts of each leaf by itself: its maximum, or 0 when it does not arise.
 * @param most by place, the most it could count for: its maximum, or 0 without its survey.
 */
export function count(tree: Tree, of: readonly Points[], most: readonly Points[]): Counted {
  const { parent, children } = tree
  const counts = [...of]
  const highest = [...most]
  const on = [...of]
  // By group: what is to be kept within it, and what is to be shared out among its children.
  const within = of.map(() => 0)
  const among = of.map(() => 0)
  /** Of what is below a group, what a group above it deals with already. */
  const taken = of.map(() => 0)
  const extra = of.map(() => 0)
  const rescaled = new Set<number>()
  const idle = new Set<number>()
  const granted = new Set<number>()
  const refused = new Set<number>()

  const owe = (list: Points[], place: number, to: number, units: Points): void => {
    list[to]! += units
    for (let above = parent[place]!; above !== to; above = parent[above]!) taken[above]! += units
  }

  /** Nothing counts of this node: its policy, or for a group that states none, what its children left undone. */
  const follow = (place: number): void => {
    idle.add(place)
    const scope = tree.scope[place]!
    const units = highest[place]! - taken[place]!
    const policy = tree.policy[place] ?? null
    switch (policy) {
      case null:
        return owe(among, place, parent[place]!, among[place]!)
      case 'exclude':
        return scope === -1 || scope === place ? undefined : owe(within, place, scope, units)
      case 'redistribute':
        return scope === place ? undefined : owe(among, place, scope === -1 ? parent[place]! : scope, units)
      case 'refuse':
        refused.add(place)
        counts[place] = units
        return
      case 'full':
      case 'zero':
        if (policy === 'full') granted.add(place)
        counts[place] = units
        return
      default:
        return policy satisfies never
    }
  }

  const shareOut = (units: Points, places: readonly number[], weights: readonly number[]): void => {
    shares(units, weights).forEach((part, at) => {
      extra[places[at]!]! += part
    })
  }

  for (let place = parent.length - 1; place >= 0; place--) {
    const below = children[place]!
    if (below.length > 0) {
      highest[place] = below.reduce((sum, child) => sum + highest[child]!, 0)
      const left = below.filter((child) => counts[child]! > 0)
      const sum = left.reduce((total, child) => total + counts[child]!, 0)
      const shared = left.length > 0 ? among[place]! : 0
      if (shared > 0)
        shareOut(
          shared,
          left,
          left.map(() => 1),
        )
      on[place] = sum + shared
      counts[place] = sum + shared
      if (sum > 0 && within[place]! > 0) {
        rescaled.add(place)
        counts[place] = tree.to[place] ?? sum + shared + within[place]!
      }
    }
    if (place > 0 && counts[place] === 0 && highest[place]! > 0) follow(place)
  }

  // From the top down: what a node was given, it passes on in proportion; one that is rescaled grows as a whole.
  for (let place = 1; place < parent.length; place++) {
    const units = extra[place]!
    counts[place]! += units
    if (units === 0 || on[place] === 0 || rescaled.has(place)) continue
    const left = children[place]!.filter((child) => counts[child]! > 0)
    if (left.length === 0) continue
    on[place]! += units
    shareOut(
      units,
      left,
      left.map((child) => counts[child]! + extra[child]!),
    )
  }
  return { of: counts, on, idle, granted, refused, plain: counts.every((units, place) => units === on[place]) }
}

/** Points by place: a list, or a row of numbers in memory. */
interface Row {
  readonly length: number
  [place: number]: Points
}

/** The points of every node in the sum above it, of which the own ones of leaves are given. */
export function addUp(tree: Tree, counted: Counted, given: readonly Points[]): readonly Points[] {
  const earned = [...given]
  addUpInto(earned, tree, counted)
  return earned.map((own, place) => pointsOf(own, place, counted))
}

/**
 * In place: `earned` holds the own points of leaves, and for every group then what is in it comes to.
 * @param counted here and below null where it is plain, so that it need not be read.
 */
export function addUpInto(earned: Row, { groups, children }: Tree, counted: Counted | null): void {
  for (let at = groups.length - 1; at >= 0; at--) {
    const inside = children[groups[at]!]!
    let sum = 0
    for (let next = 0; next < inside.length; next++) sum += pointsOf(earned[inside[next]!]!, inside[next]!, counted)
    earned[groups[at]!] = sum
  }
}

/** After a leaf has other points than before: the same as adding up again, as long as what counts is the same. */
export function changeIn(earned: Row, { parent }: Tree, counted: Counted | null, leaf: number, before: Points): void {
  let was = before
  for (let place = leaf; ;) {
    const change = pointsOf(earned[place]!, place, counted) - pointsOf(was, place, counted)
    place = parent[place]!
    if (change === 0 || place === -1) return
    was = earned[place]!
    earned[place] = was + change
  }
}

/** What a node's own points, or the sum of its children's, are worth in the sum above it; rounded once, half-up. */
export function pointsOf(earned: Points, place: number, counted: Counted | null): Points {
  if (counted === null) return earned
  const [counts, base] = [counted.of[place]!, counted.on[place]!]
  if (counts === base) return earned
  if (counted.granted.has(place)) return counts
  return base === 0 ? earned : multiplyDivide(earned, counts, base)
}
