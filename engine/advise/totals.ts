/** What the domains, bonus and penalty can come to by changes, at what cost and how. (SPEC D15) */
import type { Points } from '../model.ts'
import { product } from './frontier.ts'
import type { Need } from './goal.ts'
import { holdsDomain } from './holds.ts'
import type { Slot } from './knapsack.ts'
import { highestOf, mapped, summed } from './moves.ts'
import type { Move, PickedOption } from './moves.ts'
import type { Option, Options } from './options.ts'
import type { Ground } from './piece.ts'
import type { Places } from './places.ts'
import type { Space } from './space.ts'

export interface Piece extends Options {
  readonly space: Space
  /** Whether a condition speaks of its criteria together with others: then every way for it is followed to its end. */
  readonly apart: boolean
}

/** A piece and what is chosen for it; null: it stays as it is. */
export interface Told {
  readonly piece: Piece
  readonly option: Option | null
}

/** Ways for pieces that reach across places, each of which is followed to its end. */
const MOST_ACROSS = 400

/** What the sums can come to, each list by gain or value, the smallest first. */
export interface Totals {
  /** By gain in the sum of the domains. */
  readonly base: readonly Move[]
  /** By what counts of the section. */
  readonly bonus: readonly Move[]
  readonly penalty: readonly Move[]
  /** Of the pieces that reach across. */
  readonly cost: number
  readonly picks: () => readonly PickedOption[]
}

/**
 * One for each way for the pieces that reach across places or are told of together; null: too many.
 * @param isTold of the points of criteria that such a way gives, whether it may stand in the plan.
 */
export function totals(
  need: Need,
  pieces: readonly Piece[],
  places: Places,
  ground: Ground,
  isTold: (way: readonly Told[]) => boolean,
): readonly Totals[] | null {
  const isAcross = ({ bins, apart }: Piece): boolean => bins.length > 1 || apart
  const across = pieces.filter(isAcross)
  const single = pieces.filter((piece) => !isAcross(piece))
  const ways = product(
    across.map(({ fits, options }): readonly (Option | null)[] => [...options, ...(fits ? [null] : [])]),
    MOST_ACROSS,
  )
  if (ways === null) return null
  const all: Totals[] = []
  for (const way of ways) {
    if (!isTold(way.map((option, at) => ({ piece: across[at]!, option })))) continue
    const fixed = across.flatMap(({ bins }, at) =>
      bins.map(({ key }, bin): Fixed => ({
        piece: across[at]!,
        key,
        bin,
        gain: way[at]?.gains[bin] ?? 0,
        counts: way[at]?.counts[bin] ?? [],
      })),
    )
    const base = within('0', need, single, fixed, places)
    const [bonus, penalty] = (['bonus', 'penalty'] as const).map((which) => section(which, single, fixed, ground))
    if (base === null || !bonus || !penalty) return null
    all.push({
      base,
      bonus,
      penalty,
      cost: way.reduce((sum, option) => sum + (option?.cost ?? 0), 0),
      picks: () => way.flatMap((option, at) => (option === null ? [] : [{ space: across[at]!.space, option }])),
    })
  }
  return all
}

/** What a piece that reaches across gives in one place. */
interface Fixed {
  readonly piece: Piece
  readonly key: string
  readonly bin: number
  readonly gain: number
  readonly counts: readonly number[]
}

const slotOf = ({ space, fits, options }: Piece): Slot<Move> => ({
  mayStay: fits,
  choices: options.map((option) => ({
    gain: option.gains[0]!,
    cost: option.cost,
    counts: option.counts[0]!,
    picks: () => [{ space, option }],
  })),
})

const settled = (gain: number, counts: readonly number[] = []): Move => ({ gain, cost: 0, counts, picks: () => [] })

/** Gains of the sum within a place; null: too many. */
function within(
  key: string,
  need: Need,
  pieces: readonly Piece[],
  fixed: readonly Fixed[],
  places: Places,
): readonly Move[] | null {
  const inner = places.inside(key).map((one): readonly Move[] | null => {
    const moves = within(one, need, pieces, fixed, places)
    const worth = moves && mapped(moves, (gain) => places.worth(one, gain))
    const domain = places.domain(one)
    const conditions = domain === null ? [] : (need.domains.get(domain) ?? [])
    return (
      worth &&
      worth.filter(
        ({ gain }) => domain === null || holdsDomain(conditions, domain, places.points(one) + gain, places.of(one)),
      )
    )
  })
  if (inner.includes(null)) return null
  return summed([
    ...inner.map((moves) => ({ mayStay: false, choices: (moves ?? []).toReversed() })),
    ...fixed
      .filter((one) => one.key === key)
      .map(({ gain, counts }) => ({ mayStay: false, choices: [settled(gain, counts)] })),
    ...pieces.filter(({ bins }) => bins[0]?.key === key).map(slotOf),
  ])
}

/** What counts of a section; null: too many ways. */
function section(
  which: 'bonus' | 'penalty',
  pieces: readonly Piece[],
  fixed: readonly Fixed[],
  { framework, outcomes }: Ground,
): readonly Move[] | null {
  const rules = framework[which]
  if (rules === undefined) return [settled(0)]
  const sign = which === 'bonus' ? 1 : -1
  const own = pieces.filter(({ bins }) => bins[0]?.key === which)
  const given = fixed.filter(({ key }) => key === which)
  const pointsOf = (ids: readonly string[]): readonly Points[] => ids.map((id) => outcomes.get(id)!.points)
  const ids = rules.criteria.map(({ id }) => id)
  const cap = (moves: readonly Move[]): readonly Move[] => mapped(moves, (value) => Math.min(value, rules.max))
  if (rules.combine === 'sum') {
    const now = pointsOf(ids).reduce((sum, one) => sum + one, 0)
    const moves = summed([
      ...given.map(({ gain }) => ({ mayStay: false, choices: [settled(gain)] })),
      ...own.map(slotOf),
    ])
    return moves && cap(mapped(moves, (gain) => now + sign * gain))
  }
  const idsOf = ({ space, bins }: Piece, bin: number): readonly string[] =>
    bins[bin]!.leaves.map((at) => space.piece.leaves[at]!.id)
  const inside = new Set([
    ...own.flatMap((piece) => idsOf(piece, 0)),
    ...given.flatMap(({ piece, bin }) => idsOf(piece, bin)),
  ])
  const nowOf = (piece: Piece, bin: number): Points => Math.max(0, ...pointsOf(idsOf(piece, bin)))
  const floor = Math.max(
    0,
    ...pointsOf(ids.filter((id) => !inside.has(id))),
    ...given.map(({ piece, bin, gain }) => nowOf(piece, bin) + sign * gain),
  )
  const rivals = own.map((piece) => {
    const { mayStay, choices } = slotOf(piece)
    const now = nowOf(piece, 0)
    return { mayStay, now, choices: choices.map((move) => ({ ...move, gain: now + sign * move.gain })) }
  })
  return cap(highestOf(rivals, floor))
}
