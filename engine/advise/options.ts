/** What a piece can be changed to: for every gain in points that it can reach, the way of least effort. (SPEC D10) */
import type { Points } from '../model.ts'
import type { LeafScore } from '../score/scope.ts'
import type { Levers } from './levers.ts'
import type { Ground } from './piece.ts'
import type { Look, Space } from './space.ts'
import { walk } from './walk.ts'
import type { Stop } from './walk.ts'

export interface Option extends Stop {
  /** Points more than now, over all criteria of the piece. */
  readonly gain: Points
}

export interface Options {
  /** Whether the piece fits as it is. */
  readonly fits: boolean
  /** By gain, the largest first; only gains above 0 while the piece fits as it is. */
  readonly options: readonly Option[]
  /** False: there may be more, or cheaper ones. */
  readonly complete: boolean
}

/** @param fits whether a criterion with these points may stand in the plan at all. */
export function optionsOf(
  space: Space,
  ground: Ground,
  levers: Levers,
  fits: (points: Points, of: Points) => boolean,
): Options {
  const { leaves } = space.piece
  const now = leaves.map(({ id }) => ground.outcomes.get(id)!)
  const sum = now.reduce((total, { points }) => total + points, 0)
  /** What counts stays what counts: a change that sets a criterion aside, or brings it back, is no improvement. */
  const isSound = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, of }, index) => outcome.kind === now[index]!.outcome.kind && of === now[index]!.of)
  const isFit = (scores: readonly LeafScore[]): boolean =>
    scores.every(({ outcome, points, of }) => outcome.kind !== 'scored' || fits(points, of))
  const fitsNow = isFit(now)
  const found = new Map<Points, Option>()
  const endsOf = (look: Look, index: number): readonly [least: Points, most: Points] | null => {
    const { outcome, points } = now[index]!
    if (outcome.kind === 'not_arising') return look.aside ? [points, points] : null
    return look.points !== null && fits(look.points[1], leaves[index]!.max) ? look.points : null
  }
  /** Some gain within the bounds is not known yet, and every criterion may still fit. */
  const isUseful = (looks: readonly Look[]): boolean => {
    let [least, most] = [-sum, -sum]
    for (const [index, look] of looks.entries()) {
      const ends = endsOf(look, index)
      if (ends === null) return false
      least += ends[0]
      most += ends[1]
    }
    // What is further off earns more as a rule: from the top, what is still unknown is seen at once.
    const floor = fitsNow ? Math.max(1, least) : least
    for (let gain = most; gain >= floor; gain -= 1) if (!found.has(gain)) return true
    return false
  }
  const visit = (stop: Stop): boolean => {
    const gain = stop.scores.reduce((total, { points }) => total + points, -sum)
    const isOption = isSound(stop.scores) && isFit(stop.scores) && (gain > 0 || !fitsNow)
    if (isOption && !found.has(gain)) found.set(gain, { ...stop, gain })
    return false
  }
  const complete = walk({ space, ground, levers, isUseful, visit })
  return { fits: fitsNow, options: [...found.values()].toSorted((a, b) => b.gain - a.gain), complete }
}
