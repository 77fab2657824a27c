import type { Points } from '../model.ts'

/**
 * `units` in whole units, in proportion to `weights`, adding up exactly: everyone gets the whole part of the
 * share, what is left goes one unit each to the largest remainders, equal ones in order. 10 among [1, 1, 1]
 * → [4, 3, 3]. At least one weight is above 0. (SPEC S40)
 */
export function shares(units: Points, weights: readonly number[]): readonly Points[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const exact = weights.map((weight) => BigInt(units) * BigInt(weight))
  const given = exact.map((part) => Number(part / total))
  const left = units - given.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((part, at) => ({ at, remainder: part % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder < b.remainder ? 1 : -1))
  const lucky = new Set(order.slice(0, left).map(({ at }) => at))
  return given.map((part, at) => part + (lucky.has(at) ? 1 : 0))
}
