/**
 * One option or none from every piece so that the gains add up to something that is allowed, at the least
 * cost, then with the least gain; among equals the pieces printed first change first (multiple-choice
 * knapsack, by dynamic programming over the greatest unit that divides every gain). (SPEC D10)
 */
export interface Choice {
  readonly gain: number
  readonly cost: number
}

export interface Slot<C extends Choice> {
  /** Whether the slot may stay as it is: a gain of 0 at no cost. */
  readonly mayStay: boolean
  /** In the order in which equals are preferred. */
  readonly choices: readonly C[]
}

export interface Picked<C extends Choice> {
  readonly cost: number
  readonly gain: number
  /** By slot; null: it stays as it is. */
  readonly choices: readonly (C | null)[]
}

/** Steps of the search beyond which it would keep a person waiting. */
const MOST_STEPS = 200_000_000

export type Table<C extends Choice> =
  | { readonly kind: 'table'; readonly reachable: readonly Choice[]; readonly pick: (gain: number) => Picked<C> }
  | { readonly kind: 'too-large' }

/** Every total that the slots can add up to, with its least cost, and how. */
export function tableOf<C extends Choice>(slots: readonly Slot<C>[]): Table<C> {
  const unit = slots.flatMap(({ choices }) => choices.map(({ gain }) => Math.abs(gain))).reduce(greatestDivisor, 0) || 1
  const gains = slots.map(({ mayStay, choices }) => [
    ...(mayStay ? [0] : []),
    ...choices.map(({ gain }) => gain / unit),
  ])
  const least = gains.reduce((sum, list) => sum + Math.min(0, ...list), 0)
  const most = gains.reduce((sum, list) => sum + Math.max(0, ...list), 0)
  const size = most - least + 1
  if (size * gains.reduce((sum, list) => sum + list.length, 0) > MOST_STEPS) return { kind: 'too-large' }

  // costs[i][g]: the least cost at which slots i and after it gain g in all.
  const costs: Float64Array[] = Array.from({ length: slots.length + 1 }, () => new Float64Array(size).fill(Infinity))
  costs[slots.length]![-least] = 0
  for (let index = slots.length - 1; index >= 0; index -= 1) {
    const [own, after] = [costs[index]!, costs[index + 1]!]
    for (const { gain, cost } of all(slots[index]!)) {
      const shift = gain / unit
      for (let at = Math.max(0, shift); at < Math.min(size, size + shift); at += 1) {
        const total = after[at - shift]! + cost
        if (total < own[at]!) own[at] = total
      }
    }
  }

  const reachable = [...costs[0]!].flatMap((cost, at) =>
    cost === Infinity ? [] : [{ gain: (at + least) * unit, cost }],
  )
  const pick = (gain: number): Picked<C> => {
    let at = gain / unit - least
    const choices = slots.map((slot, index): C | null => {
      const wanted = costs[index]![at]!
      const choice = all(slot).find((one) => wanted === cost(index + 1, at - one.gain / unit) + one.cost)
      at -= (choice?.gain ?? 0) / unit
      return slot.choices.find((one) => one === choice) ?? null
    })
    return { gain, cost: costs[0]![gain / unit - least]!, choices }
  }
  const cost = (index: number, at: number): number => costs[index]![at] ?? Infinity
  return { kind: 'table', reachable, pick }
}

const STAY: Choice = { gain: 0, cost: 0 }

const all = <C extends Choice>({ mayStay, choices }: Slot<C>): readonly (C | Choice)[] => [
  ...choices,
  ...(mayStay ? [STAY] : []),
]

export const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))
