/** What a piece can be changed to: for every gain that it can reach, the way of least effort. (SPEC D10, D15) */
import type { Leaf, Points } from '../model.ts'
import type { LeafScore } from '../score/scope.ts'
import type { Levers } from './levers.ts'
import type { Ground } from './piece.ts'
import type { Look, Space } from './space.ts'
import { walk } from './walk.ts'
import type { Stop } from './walk.ts'

/** Criteria of a piece that are added up in the same place. */
export interface Bin {
  /** Of the place. */
  readonly key: string
  /** By place in the piece. */
  readonly leaves: readonly number[]
  /** −1: fewer points are better. */
  readonly sign: 1 | -1
  readonly join: 'sum' | 'best'
}

export interface Option extends Stop {
  /** By bin, points better than now. */
  readonly gains: readonly Points[]
  /** By bin, how many criteria more than now there are of each kind that the goal counts. */
  readonly counts: readonly (readonly number[])[]
}

/** What the goal asks of criteria by themselves. */
export interface Asked {
  /** The points from the least to the most with which a criterion may stand in the plan at all. */
  readonly pointsOf: (leaf: Leaf) => readonly [least: Points, most: Points]
  /** For each kind that is counted, whether a criterion with these points is one of it. With more points it is no sooner one. */
  readonly kinds: readonly ((leaf: Leaf, points: Points, of: Points) => boolean)[]
  /** Whether a change that earns nothing in any place may be of use as well. */
  readonly all: boolean
}

export interface Options {
  readonly bins: readonly Bin[]
  /** Whether the piece fits as it is. */
  readonly fits: boolean
  /** The largest gains first; only those that better some bin while the piece fits as it is. */
  readonly options: readonly Option[]
  /** False: there may be more, or cheaper ones. */
  readonly complete: boolean
}

/** Gains over several bins are only looked through one by one up to this many. */
const MOST_GAINS = 5_000

export function optionsOf(
  space: Space,
  ground: Ground,
  levers: Levers,
  { pointsOf, kinds, all }: Asked,
  bins: readonly Bin[],
): Options {
  const { leaves } = space.piece
  const now = leaves.map(({ id }) => ground.outcomes.get(id)!)
  const asked = leaves.map(pointsOf)
  const valueOf = ({ leaves: own, join }: Bin, points: (index: number) => Points): Points =>
    own.reduce((total, index) => (join === 'sum' ? total + points(index) : Math.max(total, points(index))), 0)
  const start = bins.map((bin) => valueOf(bin, (index) => now[index]!.points))
  /** Of each kind, how many of a bin's criteria are of it; one that is set aside is of none. */
  const countsOf = ({ leaves: own }: Bin, points: (index: number) => Points): readonly number[] =>
    kinds.map(
      (isOf) =>
        own.filter(
          (index) => now[index]!.outcome.kind === 'scored' && isOf(leaves[index]!, points(index), now[index]!.of),
        ).length,
    )
  const startCounts = bins.map((bin) => countsOf(bin, (index) => now[index]!.points))
  /** What counts stays what counts: a change that sets a criterion aside, or brings it back, is no improvement. */
  const isSound = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, of }, index) => outcome.kind === now[index]!.outcome.kind && of === now[index]!.of)
  const isFit = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, points }, index) => {
      const [least, most] = asked[index]!
      return outcome.kind !== 'scored' || (least <= points && points <= most)
    })
  const fitsNow = isFit(now)
  const isOfUse = (gains: readonly number[], counts: readonly number[]): boolean =>
    !fitsNow || gains.some((gain) => gain > 0) || (all && [...gains, ...counts].some((one) => one !== 0))
  const found = new Map<string, Option>()
  // Of one criterion the points say of which kinds it is.
  const keyOf = (gains: readonly number[], counts: readonly number[]): string =>
    (leaves.length === 1 ? gains : [...gains, ...counts]).join(' ')
  const endsOf = (look: Look, index: number): readonly [least: Points, most: Points] | null => {
    const { outcome, points } = now[index]!
    if (outcome.kind === 'not_arising') return look.aside ? [points, points] : null
    if (look.points === null) return null
    const [least, most] = [Math.max(look.points[0], asked[index]![0]), Math.min(look.points[1], asked[index]![1])]
    return least > most ? null : [least, most]
  }
  /** Some gain within the bounds is not known yet, and every criterion may still fit. */
  const isUseful = (looks: readonly Look[]): boolean => {
    const ends = looks.map(endsOf)
    if (ends.includes(null)) return false
    const [low, high] = ([0, 1] as const).map((end) => (index: number) => ends[index]![end]) as [At, At]
    const ranges = bins.map((bin, at): readonly [number, number] => {
      const [least, most] = [low, high].map((points) => valueOf(bin, points) - start[at]!)
      return bin.sign === 1 ? [least!, most!] : [-most!, -least!]
    })
    if (!all && fitsNow && ranges.every(([, most]) => most <= 0)) return false
    const counted = (leaves.length === 1 ? [] : bins).flatMap((bin, at) => {
      const [most, least] = [countsOf(bin, low), countsOf(bin, high)]
      return kinds.map((_, kind): readonly [number, number] => [
        least[kind]! - startCounts[at]![kind]!,
        most[kind]! - startCounts[at]![kind]!,
      ])
    })
    if (all || ranges.length + counted.length > 1) return isUnknown(ranges, counted)
    const [least, most] = ranges[0]!
    // What is further off earns more as a rule: from the top, what is still unknown is seen at once.
    const floor = fitsNow ? Math.max(1, least) : least
    for (let gain = most; gain >= floor; gain -= 1) if (!found.has(String(gain))) return true
    return false
  }
  const isUnknown = (ranges: Ranges, counted: Ranges): boolean => {
    const lists = [...ranges, ...counted]
    const size = lists.reduce((total, [least, most]) => total * (most - least + 1), 1)
    if (size > MOST_GAINS) return true
    const every = lists.reduce<readonly (readonly number[])[]>(
      (some, [least, most]) =>
        some.flatMap((one) => Array.from({ length: most - least + 1 }, (_, step) => [...one, least + step])),
      [[]],
    )
    return every.some((one) => {
      const [gains, counts] = [one.slice(0, bins.length), one.slice(bins.length)]
      return isOfUse(gains, counts) && !found.has(keyOf(gains, counts))
    })
  }
  const visit = (stop: Stop): boolean => {
    const points = (index: number): Points => stop.scores[index]!.points
    const gains = bins.map((bin, at) => bin.sign * (valueOf(bin, points) - start[at]!))
    const counts = bins.map((bin, at) => countsOf(bin, points).map((one, kind) => one - startCounts[at]![kind]!))
    const key = keyOf(gains, counts.flat())
    const isOption = isSound(stop.scores) && isFit(stop.scores) && isOfUse(gains, counts.flat())
    if (isOption && !found.has(key)) found.set(key, { ...stop, gains, counts })
    return false
  }
  const complete = walk({ space, ground, levers, isUseful, visit })
  const options = [...found.values()].toSorted((a, b) => sum(b.gains) - sum(a.gains))
  return { bins, fits: fitsNow, options, complete }
}

type At = (index: number) => Points
type Ranges = readonly (readonly [number, number])[]

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
