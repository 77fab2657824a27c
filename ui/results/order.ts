/** Which rows of a ranking are shown, and in which order. The place stays what it is. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { RankingRow, Round } from '../api.ts'
import { fold } from '../administration/fold.ts'
import { byName } from '../format.ts'
import { compare } from './scores.ts'

export const sortable = ['place', 'unit', 'index', 'band', 'points'] as const
export type SortKey = (typeof sortable)[number]

export interface Order {
  readonly by: SortKey
  readonly down: boolean
}

/** Best first, as it is published. */
export const byPlace: Order = { by: 'place', down: false }

/** The same column again turns it around; figures begin with the highest. */
export const turned = (now: Order, by: SortKey): Order =>
  now.by === by ? { by, down: !now.down } : { by, down: by === 'index' || by === 'points' }

export interface Wish {
  readonly name: string
  /** A band's id; "" for any. */
  readonly band: string
}

export function shownRows(
  rows: readonly RankingRow[],
  { bands }: Pick<Framework, 'bands'>,
  { name, band }: Wish,
  order: Order,
): readonly RankingRow[] {
  const wanted = fold(name.trim())
  const found = rows.filter(
    (row) => fold(row.unit.name).includes(wanted) && (band === '' || (row.band ?? 'none') === band),
  )
  const bandPlace = (id: string | null): number | null => {
    const at = bands.findIndex((one) => one.id === id)
    return id === null ? null : at === -1 ? bands.length : at
  }
  const figureOf = (row: RankingRow): number | string | null => {
    switch (order.by) {
      case 'place':
        return row.place
      case 'unit':
        return row.unit.name
      case 'index':
        return row.index
      case 'band':
        return bandPlace(row.band)
      case 'points':
        return row.points
      default:
        return order.by satisfies never
    }
  }
  return found.toSorted((a, b) => {
    const [left, right] = [figureOf(a), figureOf(b)]
    // What has none stands last, whichever way round.
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const step =
      typeof left === 'number'
        ? left - Number(right)
        : order.by === 'unit'
          ? byName(left, String(right))
          : compare(left, String(right))
    return order.down ? -step : step
  })
}

/** Places that several units share. */
export function sharedPlaces(rows: readonly Pick<RankingRow, 'place'>[]): ReadonlySet<number> {
  const places = rows.flatMap(({ place }) => (place === null ? [] : [place]))
  return new Set(places.filter((place, at) => places.indexOf(place) !== at))
}

/** How many units are ranked together with those that this framework rates. */
export const ratedBy = ({ assessments }: Pick<Round, 'assessments'>, framework: string): number =>
  assessments.filter((one) => one.framework === framework).length
