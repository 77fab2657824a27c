/** What lies between two points of one criterion, in points of the index. (SPEC D5) */
import type { Leaf, Points } from '../model.ts'
import { baseOf } from '../total.ts'
import type { Ground } from './piece.ts'
import { addedUp, capped, partsOf } from './tally.ts'
import type { Given } from './tally.ts'

export interface SpanUnits {
  /** Exact, for the order: points of the index. */
  readonly points: number
  /** In the index's smallest unit. */
  readonly index: number
}

/** @param of what counts now. With the open ones at their lowest, a cap or the best of several leaves most. */
export function spanIn(ground: Ground, leaf: Leaf, lowest: Points, highest: Points, of: Points): SpanUnits {
  const { framework, outcomes } = ground
  const { criterion, index } = framework.rounding
  const part = partsOf(framework)(leaf)
  if (part === 'base') {
    const given = (points: Points): ReadonlyMap<string, Given> =>
      new Map<string, Given>([...outcomes, [leaf.id, { points, of: outcomes.get(leaf.id)!.of }]])
    const [low, high] = [lowest, highest].map((points) => addedUp(framework, given(points), outcomes))
    const points = !low || !high || of === 0 ? 0 : high.points - low.points
    return {
      points: points === 0 ? 0 : (points * framework.scale.total) / of,
      index: points === 0 ? 0 : baseOf(framework, points, of),
    }
  }
  const others = framework[part]!.criteria.flatMap(({ id }) => (id === leaf.id ? [] : [outcomes.get(id)!.points]))
  const [low, high] = [lowest, highest].map((points) => capped(framework, part, [...others, points]))
  const points = high! - low!
  return { points, index: Math.round(points * 10 ** (index - criterion)) }
}
