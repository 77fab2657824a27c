/**
 * The cheapest way to meet one list of conditions: options of every piece, what they come to in every place of
 * the sums, and one gain of the domains, one bonus and one penalty that meet the goal together. (SPEC D8, D11, D15)
 */
import type { Framework, Points } from '../model.ts'
import { readsOfLogic } from '../rules/logic-names.ts'
import { leaves } from '../score/answers.ts'
import { baseOf } from '../total.ts'
import { askedOf, countsNow, isScored, standings } from './asked.ts'
import { NO_NEED } from './goal.ts'
import type { Need } from './goal.ts'
import { holdsCount, holdsFigure, holdsLeaf, holdsTogether, lowerBounds, upperBounds } from './holds.ts'
import type { Levers } from './levers.ts'
import type { Move, PickedOption } from './moves.ts'
import { optionsOf } from './options.ts'
import type { Bin } from './options.ts'
import type { Ground } from './piece.ts'
import { placesOf } from './places.ts'
import type { Places } from './places.ts'
import type { Space } from './space.ts'
import { totalOf } from './tally.ts'
import { totals } from './totals.ts'
import type { Piece, Totals } from './totals.ts'

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

/** The cheapest way to meet one list of conditions. */
export function wayOf(need: Need, spaces: readonly Space[], ground: Ground, levers: Levers): FoundWay {
  const asked = askedOf(need, ground)
  const moved = new Set(spaces.flatMap(({ piece }) => piece.leaves.map(({ id }) => id)))
  if (!leaves(ground.framework).every((leaf) => moved.has(leaf.id) || asked.fitsNow(leaf))) return { kind: 'none' }
  if (!spaces.every(({ piece }) => piece.leaves.every((leaf) => isScored(leaf, ground) || asked.fitsNow(leaf))))
    return { kind: 'none' }
  if (!holdsLeaf(need.leaves, 1, 1)) return { kind: 'none' }

  const places = placesOf(ground, new Set(need.domains.keys()))
  const told = new Set(need.together.flatMap((one) => readsOfLogic(one, []).map(({ id }) => id.split('.')[1] ?? '')))
  const pieces = spaces.map((space): Piece => {
    const apart = space.piece.leaves.some(({ id }) => told.has(id))
    const bins = apart ? oneByOne(places.binsOf(space.piece)) : places.binsOf(space.piece)
    // Of several criteria one may have fewer points so that another has some.
    const all = asked.all || apart || (need.counts.length > 0 && space.piece.leaves.length > 1)
    return { space, apart, ...optionsOf(space, ground, levers, { ...asked, all }, bins) }
  })
  const bounded = pieces.flatMap(({ complete, space }) => (complete ? [] : space.piece.leaves.map(({ id }) => id)))
  const all = totals(need, pieces, places, ground, (way) => holdsTogether(need.together, standings(way, ground)))
  if (all === null) return { kind: 'unknown', reason: 'size' }
  const best = all
    .flatMap((one) => cheapest(one, need, places, ground) ?? [])
    .reduce<Cheapest | null>((least, one) => (least === null || isCheaper(one, least) ? one : least), null)
  if (best === null) return bounded.length > 0 ? { kind: 'unknown', reason: 'search' } : { kind: 'none' }
  return { kind: 'way', cost: best.cost, index: best.index, picked: inOrder(best.picks(), spaces), bounded }
}

/** Every criterion of a piece by itself, so that its points are known from what is gained. */
const oneByOne = (bins: readonly Bin[]): readonly Bin[] =>
  bins.flatMap((bin) => bin.leaves.map((leaf): Bin => ({ ...bin, leaves: [leaf] })))

/** Everything that can be changed at its best for the index; null: it is not known. */
export function highestWay(spaces: readonly Space[], ground: Ground, levers: Levers): readonly PickedOption[] | null {
  const places = placesOf(ground, new Set())
  const asked = askedOf(NO_NEED, ground)
  const pieces = spaces.map((space): Piece => ({
    space,
    apart: false,
    ...optionsOf(space, ground, levers, asked, places.binsOf(space.piece)),
  }))
  const all = pieces.every(({ complete }) => complete) ? totals(NO_NEED, pieces, places, ground, () => true) : null
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
function cheapest({ base, bonus, penalty, cost, picks }: Totals, need: Need, places: Places, ground: Ground) {
  const { framework } = ground
  const { criterion, index: digits } = framework.rounding
  const holds = (name: string, units: number, scale: number): boolean =>
    holdsFigure(need.figures.get(name) ?? [], name, units / 10 ** scale)
  const standing = countsNow(need, ground)
  const bases = base.filter(
    ({ gain, counts }) =>
      need.counts.every((count, kind) => holdsCount(count, standing[kind]! + (counts[kind] ?? 0))) &&
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
