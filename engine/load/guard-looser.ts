/** Whether the guards that an overlay states allow more than its parent's did. (SPEC L44) */
import type { NodeGuard, Place } from '../model.ts'
import { toUnits } from '../points.ts'
import { guardOf, lockedOf, locksOn } from './guard-locks.ts'
import type { Parent, Stated } from './guard-locks.ts'
import type { NodeShape } from './shape.ts'

type Lock = NodeGuard['locked']

export function loosenedLock(before: Lock, after: Lock): boolean {
  if (before === undefined || before === false || after === true) return false
  if (after === undefined || after === false) return before === true || before.length > 0
  return before === true || before.some((one) => !after.includes(one))
}

/** A guard of the parent that the overlay no longer keeps. */
export interface Looser extends Stated<unknown> {
  readonly key: keyof NodeGuard
}

/**
 * The guards of one entry that became looser.
 * @param used what came under the group since the guard at that place was stated.
 */
export function looserGuards(
  base: Parent,
  node: NodeShape,
  now: Parent,
  after: NodeShape,
  used: (place: Place | null) => readonly NodeShape[],
): readonly Looser[] {
  const found: Looser[] = []
  const locked = lockedOf(now, after)
  for (const lock of locksOn(base, node))
    if (loosenedLock(lock.value, locked?.value)) found.push({ key: 'locked', ...lock })

  const range = guardOf(base, node, 'range')
  if (range && loosenedRange(range.value, guardOf(now, after, 'range')?.value)) found.push({ key: 'range', ...range })
  if (!node.criteria) return found

  const addable = guardOf(base, node, 'addable')
  const anew = guardOf(now, after, 'addable')
  const isSame = anew !== null && anew.value === addable?.value
  if (addable && !isSame && loosenedAddable(addable.value, anew?.value, used(addable.place)))
    found.push({ key: 'addable', ...addable })

  const total = guardOf(base, node, 'keep_total')
  if (total?.value === true && guardOf(now, after, 'keep_total')?.value !== true)
    found.push({ key: 'keep_total', ...total })
  return found
}

function loosenedRange({ max: before }: NonNullable<NodeGuard['range']>, after: NodeGuard['range']): boolean {
  if (!before) return false
  const [least = 0, most = 0] = before
  const [from = 0, to = 0] = after?.max ?? []
  return !after?.max || from < least || to > most
}

/** A limit that is stated anew counts from now on, so what was used of the old one is gone. */
function loosenedAddable(
  before: NonNullable<NodeGuard['addable']>,
  after: NodeGuard['addable'],
  used: readonly NodeShape[],
): boolean {
  if (before === true || after === false) return false
  if (after === undefined || after === true || before === false) return true
  // In whole units, as 0.3 − 0.1 is not 0.2 in binary.
  const units = (points: number): number => toUnits(String(points), 4)
  const isMore = (limit: number | undefined, now: number | undefined, spent: number): boolean =>
    limit !== undefined && (now === undefined || units(now) > units(limit) - spent)
  const points = used.reduce((sum, { max }) => sum + units(max), 0)
  return (
    isMore(before.at_most, after.at_most, units(used.length)) || isMore(before.most_points, after.most_points, points)
  )
}
