/** What a framework states itself: an overlay's examples answer for its changes, its parent's for the rest. */
import type { LeafShape } from '../load/shape.ts'

import { placeOf } from '../load/source.ts'
import { leavesIn, roots } from '../load/tree.ts'
import type { Whole } from '../load/load.ts'

const SCORING = ['id', 'max', 'scored_by', 'not_arising', 'inputs', 'rule']

/** Criteria whose scoring this file states: all of a framework, of an overlay those that it adds or changes. */
export function ownLeaves({ resolved }: Whole): readonly LeafShape[] {
  const { shape, places, changes } = resolved
  const all = leavesIn(roots(shape))
  if (changes === null) return all
  return all.filter((leaf) => SCORING.some((key) => key in leaf && placeOf(places, leaf, key)?.file === changes.file))
}

/** Whether the file states this part of the framework itself. */
export const isOwn = (whole: Whole, part: string): boolean => isOwnPart(whole, whole.resolved.shape, part)

/** The same of a part of one of its domains or criteria. */
export const isOwnPart = ({ resolved: { places, changes } }: Whole, holder: object, part: string): boolean =>
  changes === null || placeOf(places, holder, part)?.file === changes.file
