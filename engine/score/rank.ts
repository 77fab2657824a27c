import type { Decimal, Ranked } from '../model.ts'

/**
 * Places by index, highest first. Equal indices share the better place and the next
 * place is skipped: 90, 88, 88, 80 → 1, 2, 2, 4. Without an index there is no place,
 * and such units come last. Ties keep the order in which they were given. (SPEC S21)
 */
export function rank(entries: readonly { readonly id: string; readonly index: Decimal | null }[]): readonly Ranked[] {
  const value = (index: Decimal | null): number => (index === null ? Number.NEGATIVE_INFINITY : Number(index))
  const sorted = entries.toSorted((a, b) => (value(a.index) === value(b.index) ? 0 : value(b.index) - value(a.index)))
  const places = new Map<number, number>()
  sorted.forEach(({ index }, position) => {
    if (!places.has(value(index))) places.set(value(index), position + 1)
  })
  return sorted.map(({ id, index }) => ({ id, place: index === null ? null : places.get(value(index))! }))
}
