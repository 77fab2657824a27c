/** Which places are left to each unit while some have open criteria: told by the ends of every index. (SPEC I10) */
import type { Decimal, Framework } from '../model.ts'
import { toUnits } from '../points.ts'

export interface IndexEnds {
  readonly lowest: Decimal
  readonly highest: Decimal
  /** False: an end is only a bound, that no answer need reach. */
  readonly reached: boolean
}

export interface PlacesLeft extends IndexEnds {
  readonly best: number
  readonly worst: number
  /** How many units have an index or ends of one; the others are not counted. */
  readonly of: number
}

export interface Ending {
  readonly id: string
  readonly ends: IndexEnds
}

/** By unit id. Where equal indices are told apart by further figures, either may come first. */
export function placesLeft(all: readonly Ending[], { rounding, ties }: Framework): ReadonlyMap<string, PlacesLeft> {
  const units = (index: Decimal): number => toUnits(index, rounding.index)
  const lowest = all.map(({ ends }) => units(ends.lowest))
  const highest = all.map(({ ends }) => units(ends.highest))
  const isShared = ties === undefined || ties === 'shared'
  return new Map(
    all.map(({ id, ends }) => {
      const [low, high] = [units(ends.lowest), units(ends.highest)]
      const ahead = lowest.filter((one) => one > high).length
      // It counts itself where equal ends count: its own highest is not below its lowest.
      const perhaps = highest.filter((one) => (isShared ? one > low : one >= low)).length
      const own = isShared ? Number(high > low) : 1
      return [id, { ...ends, best: 1 + ahead, worst: 1 + perhaps - own, of: all.length }]
    }),
  )
}
