/** What can be gained in one place of the sums, at what cost and how. (SPEC D15) */
import { tableOf } from './knapsack.ts'
import type { Choice, Slot } from './knapsack.ts'
import type { Option } from './options.ts'
import type { Space } from './space.ts'

export interface PickedOption {
  readonly space: Space
  readonly option: Option
}

export interface Move extends Choice {
  readonly picks: () => readonly PickedOption[]
}

/** Every sum of one move from each slot, by gain, the smallest first; null: too many. */
export function summed(slots: readonly Slot<Move>[]): readonly Move[] | null {
  const table = tableOf(slots)
  if (table.kind === 'too-large') return null
  return table.reachable.map(({ gain, cost }) => ({
    gain,
    cost,
    picks: () => table.pick(gain).choices.flatMap((move) => move?.picks() ?? []),
  }))
}

/** The same with other gains; of equal ones the cheapest, then the first. */
export function mapped(moves: readonly Move[], to: (gain: number) => number): readonly Move[] {
  const found = new Map<number, Move>()
  for (const move of moves) {
    const gain = to(move.gain)
    const other = found.get(gain)
    if (other === undefined || move.cost < other.cost) found.set(gain, { ...move, gain })
  }
  return [...found.values()].toSorted((a, b) => a.gain - b.gain)
}

/** What of one slot counts beside others of which only the highest counts: `gain` is what the slot then comes to. */
export type Rival = Slot<Move> & { readonly now: number }

/**
 * Every highest value that the slots can come to, at the least cost: one of them has it, and no other more.
 * `gain` is that value.
 */
export function highestOf(rivals: readonly Rival[], floor: number): readonly Move[] {
  const own = rivals.map(({ mayStay, choices, now }): readonly Move[] => [
    ...choices,
    ...(mayStay ? [{ gain: now, cost: 0, picks: () => [] }] : []),
  ])
  const values = [...new Set([floor, ...own.flat().map(({ gain }) => gain)])].filter((value) => value >= floor)
  const least = (moves: readonly Move[]): Move | null =>
    moves.reduce<Move | null>((best, move) => (best === null || move.cost < best.cost ? move : best), null)
  return values
    .toSorted((a, b) => a - b)
    .flatMap((value): readonly Move[] => {
      const below = own.map((moves) => least(moves.filter(({ gain }) => gain <= value)))
      if (below.includes(null)) return []
      const others = below as readonly Move[]
      const exact = own.map((moves) => least(moves.filter(({ gain }) => gain === value)))
      const ways = [
        ...(value === floor ? [others] : []),
        ...exact.flatMap((move, at) => (move === null ? [] : [others.with(at, move)])),
      ].map((moves): Move => ({
        gain: value,
        cost: moves.reduce((sum, { cost }) => sum + cost, 0),
        picks: () => moves.flatMap((move) => move.picks()),
      }))
      const best = least(ways)
      return best === null ? [] : [best]
    })
}
