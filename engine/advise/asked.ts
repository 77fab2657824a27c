/** What a need asks of criteria by themselves, and what they are as they stand. (SPEC D11, D18–D20) */
import type { Leaf, Logic, Points } from '../model.ts'
import { leaves } from '../score/answers.ts'
import { holdsCriterion, holdsLeaf, isCounted, lowerBounds, standingOf, upperBounds } from './holds.ts'
import type { Standing } from './holds.ts'
import type { Need } from './goal.ts'
import type { Asked } from './options.ts'
import type { Ground } from './piece.ts'
import { partsOf } from './tally.ts'
import type { Told } from './totals.ts'

export const isScored = ({ id }: Leaf, { outcomes }: Ground): boolean => outcomes.get(id)?.outcome.kind === 'scored'

/** What is asked of criteria by themselves, and whether one meets it as it stands. */
export function askedOf(need: Need, ground: Ground): Asked & { readonly fitsNow: (leaf: Leaf) => boolean } {
  const { framework, outcomes } = ground
  const part = partsOf(framework)
  const digits = framework.rounding.criterion
  const fits = (leaf: Leaf, points: Points, of: Points, only: (list: readonly Logic[]) => readonly Logic[]): boolean =>
    (part(leaf) !== 'base' || holdsLeaf(only(need.leaves), points, of)) &&
    holdsCriterion(only(need.criteria.get(leaf.id) ?? []), leaf.id, standingOf(leaf, points, of, digits))
  return {
    pointsOf: (leaf) => {
      const isBelow = (points: Points): boolean => !fits(leaf, points, leaf.max, lowerBounds)
      const isWithin = (points: Points): boolean => fits(leaf, points, leaf.max, upperBounds)
      return [
        firstPoint(leaf.max, (points) => !isBelow(points)),
        firstPoint(leaf.max, (points) => !isWithin(points)) - 1,
      ]
    },
    kinds: need.counts.map((count) => (leaf, points, of) => part(leaf) === 'base' && isCounted(count, points, of)),
    all: asksForLess(need),
    fitsNow: (leaf) => {
      const { points, of } = outcomes.get(leaf.id)!
      const own = need.criteria.get(leaf.id) ?? []
      return isScored(leaf, ground)
        ? fits(leaf, points, of, (list) => list)
        : holdsCriterion(own, leaf.id, standingOf(leaf, points, of, digits))
    },
  }
}

/** The first number from 0 to `most` at which it holds, and from there on; `most` + 1: none. */
function firstPoint(most: Points, holds: (points: Points) => boolean): Points {
  let [low, high] = [0, most + 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether more points, or less penalty, may be in the way: then changes that earn less have to be thought of too. */
function asksForLess({ figures, domains, counts }: Need): boolean {
  const above = [...figures].flatMap(([name, list]) => (name === 'penalty' ? lowerBounds(list) : upperBounds(list)))
  return (
    above.length > 0 ||
    [...domains.values()].some((list) => upperBounds(list).length > 0) ||
    counts.some(({ of, conditions }) => of === 'low' || lowerBounds(conditions).length > 0)
  )
}

/** Of every criterion: as it stands, or as it is in the way. */
export function standings(way: readonly Told[], { framework, outcomes }: Ground): ReadonlyMap<string, Standing> {
  const digits = framework.rounding.criterion
  const changed = new Map(
    way.flatMap(({ piece, option }) =>
      option === null ? [] : piece.space.piece.leaves.map(({ id }, index) => [id, option.scores[index]!] as const),
    ),
  )
  return new Map(
    leaves(framework).map((leaf) => {
      const { points, of } = changed.get(leaf.id) ?? outcomes.get(leaf.id)!
      return [leaf.id, standingOf(leaf, points, of, digits)]
    }),
  )
}

/** How many criteria of the domains there are now of each kind that is counted. */
export function countsNow({ counts }: Need, { framework, outcomes }: Ground): readonly number[] {
  const part = partsOf(framework)
  const all = [...outcomes].filter(([id, { outcome }]) => part({ id }) === 'base' && outcome.kind === 'scored')
  return counts.map((count) => all.filter(([, { points, of }]) => isCounted(count, points, of)).length)
}
