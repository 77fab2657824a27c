/** What charts are drawn from: how the indices are spread, and who is highest and lowest in a domain. Pure. */
import type { Decimal, Framework } from '../../engine/live.ts'
import type { RankingRow } from '../api.ts'
import { compare, compareShares, fromPoints } from './scores.ts'

export interface Bin {
  /** From this index on; below the next one's. */
  readonly from: Decimal
  /** null: nothing limits the last. */
  readonly below: Decimal | null
  readonly rows: readonly RankingRow[]
}

const parts = 20

/** Twentieths of the scale, from the lowest that somebody is in to the highest. */
export function bins(rows: readonly RankingRow[], { scale, rounding }: Framework): readonly Bin[] {
  const bound = (part: number): Decimal => fromPoints((scale.total * part * 100) / parts, rounding.criterion + 2)
  const all = Array.from({ length: parts + 1 }, (_, part): Bin => {
    const [from, next] = [bound(part), bound(part + 1)]
    const below = part === parts ? null : next
    const within = rows.filter(
      ({ index }) => index !== null && compare(index, from) >= 0 && (below === null || compare(index, below) < 0),
    )
    return { from, below, rows: within }
  })
  const held = all.flatMap(({ rows: some }, at) => (some.length > 0 ? [at] : []))
  return held.length === 0 ? [] : all.slice(held[0], (held.at(-1) ?? 0) + 1)
}

export interface Scored {
  readonly row: RankingRow
  readonly points: Decimal
  readonly of: Decimal
}

/** The units that have points in a domain, the highest share first; equal ones in the order of the ranking. */
export function byShare(rows: readonly RankingRow[], domain: string): readonly Scored[] {
  return rows
    .flatMap((row): readonly Scored[] => {
      const found = row.domains.find(({ id }) => id === domain)
      return found && found.points !== null && Number(found.of) > 0 ? [{ row, points: found.points, of: found.of }] : []
    })
    .toSorted((a, b) => compareShares(b, a))
}

/** How long a bar is, in parts of `length`; for the eye only, the figure stands beside it. */
export const barOf = ({ points, of }: Pick<Scored, 'points' | 'of'>, length: number): number =>
  Math.max(0, Math.min(1, Number(points) / Number(of))) * length
