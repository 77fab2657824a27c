/**
 * The cheapest way to meet one list of conditions: options of every piece, what they come to in every place of
 * the sums, and one gain of the domains, one bonus and one penalty that meet the goal together. (SPEC D8, D11, D15)
 */
import type { Framework, Points } from '../model.ts'
import { baseOf } from '../total.ts'
import { product } from './frontier.ts'
import { holdsDomain, holdsFigure, holdsLeaf, lowerBounds, upperBounds } from './goal.ts'
import type { Need } from './goal.ts'
import type { Slot } from './knapsack.ts'
import type { Levers } from './levers.ts'
import { highestOf, mapped, summed } from './moves.ts'
import type { Move, PickedOption } from './moves.ts'
import { optionsOf } from './options.ts'
import type { Option, Options } from './options.ts'
import type { Ground } from './piece.ts'
import { placesOf } from './places.ts'
import type { Places } from './places.ts'
import type { Space } from './space.ts'
import { partsOf, totalOf } from './tally.ts'

export type { PickedOption } from './moves.ts'

export interface Way {
  readonly kind: 'way'
  readonly cost: number
  /** In the index's smallest unit. */
  readonly index: number
  readonly picked: readonly PickedOption[]
  readonly bounded: readonly string[]
}
export type FoundWay =
  | Way
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: 'size' | 'search' }

interface Piece extends Options {
  readonly space: Space
}

/** Ways for pieces that reach across places, each of which is followed to its end. */
const MOST_ACROSS = 400

/** The cheapest way to meet one list of conditions. */
export function wayOf(need: Need, spaces: readonly Space[], ground: Ground, levers: Levers): FoundWay {
  const { framework, outcomes } = ground
  const part = partsOf(framework)
  const fits = (id: string, points: Points, of: Points): boolean =>
    part({ id }) !== 'base' || holdsLeaf(need.leaves, points, of)
  const moved = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  const others = [...outcomes].filter(([id, { outcome }]) => !moved.has(id) && outcome.kind === 'scored')
  if (!others.every(([id, { points, of }]) => fits(id, points, of)) || !holdsLeaf(need.leaves, 1, 1))
    return { kind: 'none' }

  const places = placesOf(ground, new Set(need.domains.keys()))
  const pieces = spaces.map((space): Piece => ({
    space,
    ...optionsOf(space, ground, levers, fits, places.binsOf(space.piece)),
  }))
  const bounded = pieces.flatMap(({ complete, space }) => (complete ? [] : space.piece.leaves.map(({ id }) => id)))
  const all = totals(need, pieces, places, ground)
  if (all === null) return { kind: 'unknown', reason: 'size' }
  const best = all
    .flatMap((one) => cheapest(one, need, places, framework) ?? [])
    .reduce<Cheapest | null>((least, one) => (least === null || isCheaper(one, least) ? one : least), null)
  if (best === null) return bounded.length > 0 ? { kind: 'unknown', reason: 'search' } : { kind: 'none' }
  return { kind: 'way', cost: best.cost, index: best.index, picked: inOrder(best.picks(), spaces), bounded }
}

/** Everything that can be changed at its best for the index; null: it is not known. */
export function highestWay(spaces: readonly Space[], ground: Ground, levers: Levers): readonly PickedOption[] | null {
  const none: Need = { figures: new Map(), leaves: [], domains: new Map() }
  const places = placesOf(ground, new Set())
  const pieces = spaces.map((space): Piece => ({
    space,
    ...optionsOf(space, ground, levers, () => true, places.binsOf(space.piece)),
  }))
  const all = pieces.every(({ complete }) => complete) ? totals(none, pieces, places, ground) : null
  if (all === null) return null
  const best = all
    .map(({ base, bonus, penalty, picks }) => {
      const moves = [base.at(-1)!, bonus.at(-1)!, penalty[0]!] as const
      const index = indexAt(moves, places, ground.framework)
      return { index, picks: () => [...picks(), ...moves.flatMap((move) => move.picks())] }
    })
    .reduce((most, one) => (one.index > most.index ? one : most))
  return inOrder(best.picks(), spaces)
}

const inOrder = (picks: readonly PickedOption[], spaces: readonly Space[]): readonly PickedOption[] =>
  picks.toSorted((a, b) => spaces.indexOf(a.space) - spaces.indexOf(b.space))

/** What the sums can come to, each list by gain or value, the smallest first. */
interface Totals {
  /** By gain in the sum of the domains. */
  readonly base: readonly Move[]
  /** By what counts of the section. */
  readonly bonus: readonly Move[]
  readonly penalty: readonly Move[]
  /** Of the pieces that reach across. */
  readonly cost: number
  readonly picks: () => readonly PickedOption[]
}

/** One for each way for the pieces that reach across places; null: too many. */
function totals(need: Need, pieces: readonly Piece[], places: Places, ground: Ground): readonly Totals[] | null {
  const isAcross = ({ bins }: Piece): boolean => bins.length > 1
  const across = pieces.filter(isAcross)
  const single = pieces.filter((piece) => !isAcross(piece))
  const ways = product(
    across.map(({ fits, options }): readonly (Option | null)[] => [...options, ...(fits ? [null] : [])]),
    MOST_ACROSS,
  )
  if (ways === null) return null
  const all: Totals[] = []
  for (const way of ways) {
    const fixed = across.flatMap(({ bins }, at) =>
      bins.map(({ key }, bin): Fixed => ({ piece: across[at]!, key, bin, gain: way[at]?.gains[bin] ?? 0 })),
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
}

const slotOf = ({ space, fits, options }: Piece): Slot<Move> => ({
  mayStay: fits,
  choices: options.map((option) => ({
    gain: option.gains[0]!,
    cost: option.cost,
    picks: () => [{ space, option }],
  })),
})

const settled = (gain: number): Move => ({ gain, cost: 0, picks: () => [] })

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
    ...fixed.filter((one) => one.key === key).map(({ gain }) => ({ mayStay: false, choices: [settled(gain)] })),
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

interface Cheapest {
  readonly cost: number
  readonly index: number
  readonly gain: Points
  readonly picks: () => readonly PickedOption[]
}

const isCheaper = (a: Cheapest, b: Cheapest): boolean => (a.cost - b.cost || a.index - b.index || a.gain - b.gain) < 0

const indexAt = ([base, bonus, penalty]: readonly [Move, Move, Move], places: Places, framework: Framework): number =>
  totalOf(framework, {
    points: places.points('0') + base.gain,
    of: places.of('0'),
    bonus: bonus.gain,
    penalty: penalty.gain,
  }).index

/** One move of each kind with which the conditions on figures of the whole hold. */
function cheapest({ base, bonus, penalty, cost, picks }: Totals, need: Need, places: Places, framework: Framework) {
  const { criterion, index: digits } = framework.rounding
  const holds = (name: string, units: number, scale: number): boolean =>
    holdsFigure(need.figures.get(name) ?? [], name, units / 10 ** scale)
  const bases = base.filter(({ gain }) =>
    holds('base', baseOf(framework, places.points('0') + gain, places.of('0')), digits),
  )
  const added = bonus.filter(({ gain }) => holds('bonus', gain, criterion))
  const taken = penalty.filter(({ gain }) => holds('penalty', gain, criterion))
  // Only their difference moves the index.
  const nets = new Map<number, { readonly cost: number; readonly bonus: Move; readonly penalty: Move }>()
  for (const one of added)
    for (const other of taken) {
      const [net, both] = [one.gain - other.gain, one.cost + other.cost]
      if (both < (nets.get(net)?.cost ?? Infinity)) nets.set(net, { cost: both, bonus: one, penalty: other })
    }
  const conditions = need.figures.get('index') ?? []
  const [lower, upper] = [lowerBounds(conditions), upperBounds(conditions)]
  let best: Cheapest | null = null
  for (const net of nets.values()) {
    const indexOf = (move: Move): number => indexAt([move, net.bonus, net.penalty], places, framework)
    const reaches = (move: Move): boolean => holdsFigure(lower, 'index', indexOf(move) / 10 ** digits)
    const passes = (move: Move): boolean => !holdsFigure(upper, 'index', indexOf(move) / 10 ** digits)
    const range = bases.slice(firstOf(bases, reaches), upper.length === 0 ? bases.length : firstOf(bases, passes))
    const least = range.reduce<Move | null>(
      (some, move) => (some === null || move.cost < some.cost ? move : some),
      null,
    )
    if (least === null) continue
    const found: Cheapest = {
      cost: cost + net.cost + least.cost,
      index: indexOf(least),
      gain: least.gain,
      picks: () => [...picks(), ...[least, net.bonus, net.penalty].flatMap((move) => move.picks())],
    }
    if (best === null || isCheaper(found, best)) best = found
  }
  return best
}

/** The first of a list in which it holds from some place on. */
function firstOf(list: readonly Move[], holds: (move: Move) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
