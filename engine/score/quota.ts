/** How many may be in a band, and who is beyond that. It takes nobody's band away: the council decides. (SPEC S47) */
import type { Framework, Quota, QuotaReport } from '../model.ts'
import { toUnits } from '../points.ts'
import { rankRound } from './rank.ts'
import type { RankedUnit } from './rank.ts'

/** A share has at most 4 digits after the point. */
const DIGITS = 4

/** One report for each quota of the framework. Units without a band are not counted. */
export function quotaReports(framework: Framework, units: readonly RankedUnit[]): readonly QuotaReport[] {
  const places = new Map(rankRound(framework, units).map(({ id, place }) => [id, place]))
  return (framework.quotas ?? []).map((quota) => reportOf(quota, units, places))
}

function reportOf(
  { id, band, share, of }: Quota,
  units: readonly RankedUnit[],
  places: ReadonlyMap<string, number | null>,
): QuotaReport {
  const counted = units.filter(({ result }) => result.band !== null && of.includes(result.band)).length
  const allowed = Number((BigInt(toUnits(share, DIGITS)) * BigInt(counted)) / (100n * 10n ** BigInt(DIGITS)))
  const found = units
    .filter(({ result }) => result.band === band)
    .map((unit) => ({ id: unit.id, place: places.get(unit.id) ?? 0 }))
    .toSorted((a, b) => a.place - b.place)
  const better = (place: number): number => found.filter((one) => one.place < place).length
  const alike = (place: number): number => found.filter((one) => one.place === place).length
  const past = found.filter(({ place }) => better(place) + alike(place) > allowed)
  const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map((one) => one.id)
  return {
    id,
    band,
    counted,
    allowed,
    found: found.length,
    beyond: idsOf(past.filter(({ place }) => better(place) >= allowed)),
    tied: idsOf(past.filter(({ place }) => better(place) < allowed)),
  }
}
