/**
 * The best that a piece can come to, exact: the box with the highest bound is split until a point that the
 * engine has scored is as good as every box that is left (branch and bound). (SPEC D2)
 */
import type { Leaf, Points } from '../model.ts'
import type { LeafScore } from '../score/scope.ts'
import { isOrdered } from './axis.ts'
import { heapOf } from './heap.ts'
import type { Box, Look, Space } from './space.ts'

/** What a criterion ends as: scored, or set aside as not arising. */
export interface End {
  readonly leaf: Leaf
  readonly points: Points
  readonly of: Points
  /** Set aside by a claim of the office, not by the rule. */
  readonly claimed: boolean
  readonly scored: boolean
}

export type Found =
  /** Reached by the point at these positions. */
  | { readonly kind: 'exact'; readonly ends: readonly End[]; readonly positions: readonly number[] }
  /** Nothing is better than this; whether it is reached is not known. */
  | { readonly kind: 'outer'; readonly ends: readonly End[] }
  /** No completion has points. */
  | { readonly kind: 'none' }

/** How much an end counts; it grows or falls evenly with the points. */
export type Worth = (end: End) => number
/** What a criterion earns when it is set aside; null: it cannot be. `claim`: the office may claim it. */
export type Aside = (leaf: Leaf, claim: boolean) => LeafScore | null

/** Boxes that a search opens before it says that it does not know. */
const PATIENCE = 3_000
/** With more lines than this only two corners of a box are tried. */
const CORNERS = 3

export function extreme(space: Space, worth: Worth, aside: Aside): Found {
  const { piece, whole } = space
  if (whole === null) return { kind: 'none' }
  const outer = (): Found => {
    const ends = space.look(whole).map((look, index) => bestOf(piece.leaves[index]!, look))
    return ends.some((end) => end === null) ? { kind: 'none' } : { kind: 'outer', ends: ends as readonly End[] }
  }
  const bestOf = (leaf: Leaf, look: Look): End | null => {
    const [least, most] = look.points ?? []
    const ends = [
      ...(least === undefined || most === undefined ? [] : [least, most].map((points) => scoredEnd(leaf, points))),
      ...asideEnds(leaf, aside, look.aside),
    ]
    return ends.reduce<End | null>((best, end) => (best === null || worth(end) > worth(best) ? end : best), null)
  }
  const sum = (ends: readonly (End | null)[]): number =>
    ends.reduce((total, end) => (end === null ? Number.NEGATIVE_INFINITY : total + worth(end)), 0)
  const boundOf = (box: Box): number => sum(space.look(box).map((look, index) => bestOf(piece.leaves[index]!, look)))

  if (piece.waits) return outer()
  let best: Extract<Found, { kind: 'exact' }> | null = null
  let value = Number.NEGATIVE_INFINITY
  const tried = (positions: readonly number[]): void => {
    const ends = space.scoresAt(positions).map((score, index) => endAt(piece.leaves[index]!, score, worth, aside))
    const found = sum(ends)
    if (found > value) [best, value] = [{ kind: 'exact', ends: ends as readonly End[], positions }, found]
  }
  // The latest of those with the highest bound, so that a search goes deep before it goes wide.
  const open = heapOf<Candidate>((a, b) => a.bound > b.bound || (a.bound === b.bound && a.turn > b.turn))
  open.push({ box: whole, bound: boundOf(whole), turn: 0 })
  let turn = 0
  for (let visits = 0; ; visits += 1) {
    const next = open.pop()
    if (next === null || next.bound <= value) break
    const { box, bound } = next
    if (visits >= PATIENCE) return outer()
    for (const corner of cornersOf(box, space)) tried(space.repair(corner, box))
    if (bound <= value) continue
    for (const half of halves(box, space)) {
      const part = space.tighten(half)
      if (part !== null) open.push({ box: part, bound: boundOf(part), turn: (turn += 1) })
    }
  }
  return best ?? { kind: 'none' }
}

interface Candidate {
  readonly box: Box
  readonly bound: number
  readonly turn: number
}

export const scoredEnd = (leaf: Leaf, points: Points): End => ({
  leaf,
  points,
  of: leaf.max,
  claimed: false,
  scored: true,
})

export function asideEnds(leaf: Leaf, aside: Aside, byRule: boolean): readonly End[] {
  return [false, true].flatMap((claim) => {
    const found = claim || byRule ? aside(leaf, claim) : null
    return found === null ? [] : [{ leaf, points: found.points, of: found.of, claimed: claim, scored: false }]
  })
}

/** What the engine found at a point, and a claim in its place. */
export function ownEnds(leaf: Leaf, { outcome, points, of }: LeafScore, aside: Aside): readonly End[] {
  const own: readonly End[] =
    outcome.kind === 'scored'
      ? [{ leaf, points, of, claimed: false, scored: true }]
      : outcome.kind === 'not_arising'
        ? [{ leaf, points, of, claimed: false, scored: false }]
        : []
  return [...own, ...asideEnds(leaf, aside, false)]
}

/** Of those, what counts for more. */
function endAt(leaf: Leaf, score: LeafScore, worth: Worth, aside: Aside): End | null {
  const ends = ownEnds(leaf, score, aside)
  return ends.reduce<End | null>((best, end) => (best === null || worth(end) > worth(best) ? end : best), null)
}

/** Every corner of the box over a few lines, the lowest and the highest one over many. */
export function cornersOf({ low, high }: Box, { read }: Space): readonly (readonly number[])[] {
  const wide = read.filter((index) => low[index]! < high[index]!)
  if (wide.length > CORNERS) return [low, high]
  return Array.from({ length: 2 ** wide.length }, (_, bits) =>
    low.map((one, index) => {
      const bit = wide.indexOf(index)
      return bit !== -1 && bits & (1 << bit) ? high[index]! : one
    }),
  )
}

/** Yes/no and choices first: they decide which branch the numbers matter in. Then what cuts a line, then the widest line. */
export function halves({ low, high }: Box, { piece, read, cuts }: Space): readonly Box[] {
  const width = (index: number): number => high[index]! - low[index]!
  const split = (axis: number, last: number): readonly Box[] => [
    { low, high: high.with(axis, last) },
    { low: low.with(axis, last + 1), high },
  ]
  const wide = [...read, ...piece.axes.map((_, index) => index).filter((index) => !read.includes(index))].filter(
    (index) => width(index) > 0,
  )
  const middle = (index: number): number => low[index]! + Math.floor(width(index) / 2)
  const plain = wide.find((index) => !isOrdered(piece.axes[index]!.input))
  if (plain !== undefined) return split(plain, middle(plain))
  for (const index of wide) {
    const inside = cuts[index]!.filter((last) => last >= low[index]! && last < high[index]!)
    if (inside.length > 0) return split(index, inside[inside.length >> 1]!)
  }
  const widest = wide.reduce<number | undefined>(
    (most, index) => (most === undefined || (width(index) > width(most) && read.includes(index)) ? index : most),
    undefined,
  )
  return widest === undefined ? [] : split(widest, middle(widest))
}
