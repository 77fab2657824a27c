/**
 * Where a rule compares one name with a number: on either side of it another branch is taken, so that a box is cut
 * there before it is halved. A denominator of 0 is one side, all that it can divide the other.
 */
import { boundariesOf } from '../rules/boundary.ts'
import { nameOf } from '../rules/logic-names.ts'
import { isOrdered, lastUpTo, numberAt } from './axis.ts'
import type { Axis } from './axis.ts'
import type { Piece } from './piece.ts'

/** By axis, the last positions before a cut, in order. */
export type Cuts = readonly (readonly number[])[]

/** @param axisOf the place of the axis that a criterion knows by a name; undefined: none. */
export function cutsOf(
  { leaves, axes }: Piece,
  axisOf: (leaf: Piece['leaves'][number], name: string) => number | undefined,
): Cuts {
  const cuts = axes.map(() => new Set<number>())
  for (const leaf of leaves)
    for (const { of, at, belongs } of boundariesOf(leaf.rule.logic)) {
      const place = axisOf(leaf, nameOf(of) ?? '')
      const axis = place === undefined ? undefined : axes[place]
      if (axis && isOrdered(axis.input) && typeof at === 'number') cuts[place!]!.add(lastBefore(axis, at, belongs))
    }
  return cuts.map((own) => [...own].toSorted((a, b) => a - b))
}

function lastBefore(axis: Axis, at: number, belongs: 'above' | 'below'): number {
  const last = lastUpTo(axis, at)
  return belongs === 'above' && last >= 0 && numberAt(axis, last) === at ? last - 1 : last
}
