/** What can be gained in one place of the sums, at what cost and how. (SPEC D15) */
import { greatestDivisor, tableOf } from './knapsack.ts'
import type { Choice, Slot } from './knapsack.ts'
import type { Option } from './options.ts'
import type { Space } from './space.ts'

export interface PickedOption {
  readonly space: Space
  readonly option: Option
}

export interface Move extends Choice {
  /** How many criteria more than now there are of each kind that the goal counts; what is left out is 0. */
  readonly counts: readonly number[]
  readonly picks: () => readonly PickedOption[]
}

/** Every sum of one move from each slot, by gain, the smallest first, and by counts; null: too many. */
export function summed(slots: readonly Slot<Move>[]): readonly Move[] | null {
  const code = codeOf(slots)
  const coded = slots.map(({ mayStay, choices }) => {
    const moves = mayStay ? [...choices, STILL] : choices
    return {
      mayStay: false,
      choices: moves.map((move, at) => ({ gain: code.of(move, moves), cost: move.cost, at })),
      moves,
    }
  })
  const table = tableOf(coded)
  if (table.kind === 'too-large') return null
  return table.reachable.map(({ gain, cost }) => ({
    ...code.read(gain),
    cost,
    picks: () => table.pick(gain).choices.flatMap((choice, slot) => coded[slot]!.moves[choice!.at]!.picks()),
  }))
}

/**
 * Gain and counts as one number: the gain in its greatest common unit, and behind it for every count how far it
 * is above the least that its slot can have.
 */
function codeOf(slots: readonly Slot<Move>[]) {
  const all = slots.flatMap(({ choices }) => choices)
  const unit = all.map(({ gain }) => Math.abs(gain)).reduce(greatestDivisor, 0) || 1
  const kinds = Array.from({ length: Math.max(0, ...all.map(({ counts }) => counts.length)) }, (_, kind) => kind)
  const leastOf = (moves: readonly Move[], kind: number): number =>
    Math.min(...moves.map(({ counts }) => counts[kind] ?? 0))
  const mostOf = (moves: readonly Move[], kind: number): number =>
    Math.max(...moves.map(({ counts }) => counts[kind] ?? 0))
  const withStay = slots.map(({ mayStay, choices }) => (mayStay ? [...choices, STILL] : choices))
  const sums = (of: typeof leastOf): readonly number[] =>
    kinds.map((kind) => withStay.reduce((total, moves) => total + (moves.length === 0 ? 0 : of(moves, kind)), 0))
  const [least, most] = [sums(leastOf), sums(mostOf)]
  const sizes = kinds.map((kind) => most[kind]! - least[kind]! + 1)
  return {
    of: ({ gain, counts }: Move, moves: readonly Move[]): number =>
      kinds.reduce((code, kind) => code * sizes[kind]! + (counts[kind] ?? 0) - leastOf(moves, kind), gain / unit),
    read: (code: number): Pick<Move, 'gain' | 'counts'> => {
      const counts: number[] = []
      let rest = code
      for (const kind of kinds.toReversed()) {
        const size = sizes[kind]!
        const above = ((rest % size) + size) % size
        counts.unshift(above + least[kind]!)
        rest = (rest - above) / size
      }
      return { gain: rest * unit, counts }
    },
  }
}

const STILL: Move = { gain: 0, cost: 0, counts: [], picks: () => [] }

/** The same with other gains; of those with equal gains and counts the cheapest, then the first. */
export function mapped(moves: readonly Move[], to: (gain: number) => number): readonly Move[] {
  const found = new Map<string, Move>()
  for (const move of moves) {
    const gain = to(move.gain)
    const key = [gain, ...move.counts].join(' ')
    const other = found.get(key)
    if (other === undefined || move.cost < other.cost) found.set(key, { ...move, gain })
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
    ...(mayStay ? [{ ...STILL, gain: now }] : []),
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
        counts: [],
        picks: () => moves.flatMap((move) => move.picks()),
      }))
      const best = least(ways)
      return best === null ? [] : [best]
    })
}
