/** What a piece can be changed to: for every gain that it can reach, the way of least effort. (SPEC D10, D15) */
import type { Points } from '../model.ts'
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

/** @param fits whether a criterion with these points may stand in the plan at all. */
export function optionsOf(
  space: Space,
  ground: Ground,
  levers: Levers,
  fits: (id: string, points: Points, of: Points) => boolean,
  bins: readonly Bin[],
): Options {
  const { leaves } = space.piece
  const now = leaves.map(({ id }) => ground.outcomes.get(id)!)
  const valueOf = ({ leaves: own, join }: Bin, points: (index: number) => Points): Points =>
    own.reduce((total, index) => (join === 'sum' ? total + points(index) : Math.max(total, points(index))), 0)
  const start = bins.map((bin) => valueOf(bin, (index) => now[index]!.points))
  /** What counts stays what counts: a change that sets a criterion aside, or brings it back, is no improvement. */
  const isSound = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, of }, index) => outcome.kind === now[index]!.outcome.kind && of === now[index]!.of)
  const isFit = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, points, of }, index) => outcome.kind !== 'scored' || fits(leaves[index]!.id, points, of))
  const fitsNow = isFit(now)
  const found = new Map<string, Option>()
  const endsOf = (look: Look, index: number): readonly [least: Points, most: Points] | null => {
    const { outcome, points } = now[index]!
    if (outcome.kind === 'not_arising') return look.aside ? [points, points] : null
    const leaf = leaves[index]!
    return look.points !== null && fits(leaf.id, look.points[1], leaf.max) ? look.points : null
  }
  /** Some gain within the bounds is not known yet, and every criterion may still fit. */
  const isUseful = (looks: readonly Look[]): boolean => {
    const ends = looks.map(endsOf)
    if (ends.includes(null)) return false
    const ranges = bins.map((bin, at): readonly [number, number] => {
      const [least, most] = ([0, 1] as const).map((end) => valueOf(bin, (index) => ends[index]![end]) - start[at]!)
      return bin.sign === 1 ? [least!, most!] : [-most!, -least!]
    })
    if (fitsNow && ranges.every(([, most]) => most <= 0)) return false
    if (ranges.length > 1) return isUnknown(ranges)
    const [least, most] = ranges[0]!
    // What is further off earns more as a rule: from the top, what is still unknown is seen at once.
    const floor = fitsNow ? Math.max(1, least) : least
    for (let gain = most; gain >= floor; gain -= 1) if (!found.has(String(gain))) return true
    return false
  }
  const isUnknown = (ranges: readonly (readonly [number, number])[]): boolean => {
    const size = ranges.reduce((total, [least, most]) => total * (most - least + 1), 1)
    if (size > MOST_GAINS) return true
    const all = ranges.reduce<readonly (readonly number[])[]>(
      (some, [least, most]) =>
        some.flatMap((one) => Array.from({ length: most - least + 1 }, (_, step) => [...one, least + step])),
      [[]],
    )
    return all.some((gains) => (!fitsNow || gains.some((gain) => gain > 0)) && !found.has(gains.join(' ')))
  }
  const visit = (stop: Stop): boolean => {
    const gains = bins.map((bin, at) => bin.sign * (valueOf(bin, (index) => stop.scores[index]!.points) - start[at]!))
    const key = gains.join(' ')
    const isOption = isSound(stop.scores) && isFit(stop.scores) && (gains.some((gain) => gain > 0) || !fitsNow)
    if (isOption && !found.has(key)) found.set(key, { ...stop, gains })
    return false
  }
  const complete = walk({ space, ground, levers, isUseful, visit })
  const options = [...found.values()].toSorted((a, b) => sum(b.gains) - sum(a.gains))
  return { bins, fits: fitsNow, options, complete }
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
