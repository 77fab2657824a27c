/**
 * The ways a piece can end of which none is better than another for sure, exact: boxes that hold nothing
 * better than a point that the engine has scored are dropped, others are split (branch and bound). (SPEC D13)
 */
import type { Leaf } from '../model.ts'
import { asideEnds, cornersOf, halves, ownEnds, scoredEnd } from './extreme.ts'
import type { Aside, End, Found } from './extreme.ts'
import { heapOf } from './heap.ts'
import type { Box, Look, Space } from './space.ts'

export interface Order {
  /** By criterion, 1: more points are better; −1: fewer. */
  readonly sign: (leaf: Leaf) => 1 | -1
  /** Criteria with the same name here are added up plainly. */
  readonly bin: (leaf: Leaf) => string
  /** Whether what the criterion counts for matters. */
  readonly counts: (leaf: Leaf) => boolean
}

/** Boxes that a search opens before it says that it does not know. */
const PATIENCE = 3_000
/** Ways to set criteria of one piece aside, beyond which the search says the same. */
const PATTERNS = 512

/** Null: too many ways. None: no completion has points. */
export function frontier(space: Space, order: Order, aside: Aside): readonly Found[] | null {
  const { piece, whole } = space
  if (whole === null) return []
  const bestEnds = (leaf: Leaf, look: Look): readonly End[] => [
    ...(look.points === null ? [] : [scoredEnd(leaf, look.points[order.sign(leaf) === 1 ? 1 : 0])]),
    ...asideEnds(leaf, aside, look.aside),
  ]
  const within = (box: Box): readonly (readonly End[])[] | null =>
    product(space.look(box).map((look, index) => bestEnds(piece.leaves[index]!, look)))
  const valued = (ends: readonly End[]): Valued => valueOf(ends, order)
  const outer = (): readonly Found[] | null => within(whole)?.map((ends): Found => ({ kind: 'outer', ends })) ?? null
  if (piece.waits) return outer()

  let found: readonly (Valued & { readonly found: Found })[] = []
  const isBeaten = (one: Valued): boolean => found.some((other) => isAsGood(other, one))
  const open = heapOf<Candidate>((a, b) => a.bound > b.bound || (a.bound === b.bound && a.turn > b.turn))
  let turn = 0
  const enter = (box: Box): void => {
    const ways = (within(box) ?? []).map(valued).filter((one) => !isBeaten(one))
    if (ways.length > 0) open.push({ box, ways, bound: Math.max(...ways.map(({ sum }) => sum)), turn: (turn += 1) })
  }
  if (within(whole) === null) return null
  enter(whole)
  for (let visits = 0; ; visits += 1) {
    const next = open.pop()
    if (next === null) break
    if (visits >= PATIENCE) return outer()
    if (next.ways.every(isBeaten)) continue
    for (const corner of cornersOf(next.box, space)) {
      const positions = space.repair(corner, next.box)
      const options = space.scoresAt(positions).map((score, index) => ownEnds(piece.leaves[index]!, score, aside))
      for (const ends of product(options) ?? []) {
        const one = valued(ends)
        if (isBeaten(one)) continue
        found = [
          ...found.filter((other) => !isAsGood(one, other)),
          { ...one, found: { kind: 'exact', ends, positions } },
        ]
      }
    }
    if (next.ways.every(isBeaten)) continue
    for (const half of halves(next.box, space)) {
      const part = space.tighten(half)
      if (part !== null) enter(part)
    }
  }
  return found.map((one) => one.found)
}

interface Candidate {
  readonly box: Box
  readonly ways: readonly Valued[]
  readonly bound: number
  readonly turn: number
}

interface Valued {
  /** What counts: only ways in which the same counts are compared. */
  readonly key: string
  /** By bin, more is better. */
  readonly values: ReadonlyMap<string, number>
  readonly sum: number
}

function valueOf(ends: readonly End[], { sign, bin, counts }: Order): Valued {
  const values = new Map<string, number>()
  for (const { leaf, points } of ends) values.set(bin(leaf), (values.get(bin(leaf)) ?? 0) + sign(leaf) * points)
  return {
    key: ends.map(({ leaf, of, scored }) => (counts(leaf) ? `${of}${scored ? '' : '-'}` : '')).join(' '),
    values,
    sum: [...values.values()].reduce((total, one) => total + one, 0),
  }
}

const isAsGood = (a: Valued, b: Valued): boolean =>
  a.key === b.key && [...b.values].every(([bin, value]) => a.values.get(bin)! >= value)

/** One of each, in every way; null: too many. */
export function product<T>(lists: readonly (readonly T[])[], most = PATTERNS): readonly (readonly T[])[] | null {
  if (lists.reduce((size, list) => size * list.length, 1) > most) return null
  return lists.reduce<readonly (readonly T[])[]>(
    (ways, list) => ways.flatMap((way) => list.map((one) => [...way, one])),
    [[]],
  )
}
