import type { Decimal, Framework, Ranked, Result } from '../model.ts'
import { compareFractions, measureOf } from './measure.ts'

/**
 * Places by index, highest first. Equal indices share the better place and the next
 * place is skipped: 90, 88, 88, 80 → 1, 2, 2, 4. Without an index there is no place,
 * and such units come last. Ties keep the order in which they were given. (SPEC S21)
 */
export function rank(entries: readonly { readonly id: string; readonly index: Decimal | null }[]): readonly Ranked[] {
  return placed(entries, byIndex)
}

/** A unit of a round with its result. */
export interface RankedUnit {
  readonly id: string
  readonly result: Result
}

/** What is better when it is less. */
const LESS_IS_BETTER = new Set(['penalty', 'leaves.zero'])

/** The same for a round: where the framework says so, equal indices are told apart by further figures, exactly. (SPEC S48) */
export function rankRound({ ties }: Framework, units: readonly RankedUnit[]): readonly Ranked[] {
  const names = ties === undefined || ties === 'shared' ? [] : ties.then_by
  const entries = units.map(({ id, result }) => ({
    id,
    index: result.index,
    figures: result.index === null ? [] : names.map((name) => measureOf(name, result)),
  }))
  return placed(entries, (a, b) => {
    const order = byIndex(a, b)
    if (order !== 0 || a.index === null || b.index === null) return order
    for (const [at, name] of names.entries()) {
      const less = compareFractions(a.figures[at]!, b.figures[at]!)
      if (less !== 0) return LESS_IS_BETTER.has(name) ? less : -less
    }
    return 0
  })
}

interface Entry {
  readonly id: string
  readonly index: Decimal | null
}

/** Below 0 when a is better. */
function byIndex(a: Entry, b: Entry): number {
  const value = ({ index }: Entry): number => (index === null ? Number.NEGATIVE_INFINITY : Number(index))
  return value(a) === value(b) ? 0 : value(b) - value(a)
}

function placed<E extends Entry>(entries: readonly E[], order: (a: E, b: E) => number): readonly Ranked[] {
  const sorted = entries.toSorted(order)
  let place = 0
  return sorted.map((entry, position) => {
    const before = sorted[position - 1]
    if (before === undefined || order(before, entry) !== 0) place = position + 1
    return { id: entry.id, place: entry.index === null ? null : place }
  })
}
