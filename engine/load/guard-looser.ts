/** Whether a guard that an overlay states allows more than its parent's did. (SPEC L44) */
import type { NodeGuard } from '../model.ts'
import { toUnits } from '../points.ts'
import type { NodeShape } from './shape.ts'

type Lock = NodeGuard['locked']

export function loosenedLock(before: Lock, after: Lock): boolean {
  if (before === undefined || before === false || after === true) return false
  if (after === undefined || after === false) return typeof before === 'boolean' || before.length > 0
  return before === true || before.some((one) => !after.includes(one))
}

/** @param used what came under the group since the parent stated its limits. */
export function loosenedAddable(
  before: NodeGuard['addable'],
  after: NodeGuard['addable'],
  used: () => readonly NodeShape[],
): boolean {
  if (before === undefined || before === true || after === false) return false
  if (after === undefined || after === true || before === false) return true
  const [count, points] = [used().length, used().reduce((sum, { max }) => sum + toUnits(String(max), 4), 0)]
  const isMore = (limit: number | undefined, now: number | undefined, spent: number): boolean =>
    limit !== undefined && (now === undefined || now > limit - spent)
  return isMore(before.at_most, after.at_most, count) || isMore(before.most_points, after.most_points, points / 10_000)
}

export function loosened(key: 'locked' | 'range' | 'keep_total', before: unknown, after: unknown): boolean {
  if (key === 'locked') return loosenedLock(before as Lock, after as Lock)
  if (key === 'keep_total') return before === true && after !== true
  const [old, now] = [(before as NodeGuard['range'])?.max, (after as NodeGuard['range'])?.max]
  if (!old) return false
  const [least = 0, most = 0] = old
  const [from = 0, to = 0] = now ?? []
  return !now || from < least || to > most
}
