/** What a worked example may expect of a whole round: classes, places and quotas of its units. (SPEC E21–E22) */
import type { Framework } from '../model.ts'
import { quotaReports } from '../score/quota.ts'
import { rankRound } from '../score/rank.ts'
import type { RankedUnit } from '../score/rank.ts'
import type { Difference } from './expected.ts'

/** The unit that a case is about; the others have the ids that they state, else "other-1" … */
export const SELF = 'self'

/** Of a quota's report; `within` are the units of its band that are neither beyond it nor tied. */
export interface ExpectedQuota {
  readonly counted?: number
  readonly allowed?: number
  readonly found?: number
  readonly within?: readonly string[]
  readonly beyond?: readonly string[]
  readonly tied?: readonly string[]
}

export interface ExpectedRound {
  /** By unit id; "none" of one without a band. */
  readonly bands?: Readonly<Record<string, string>>
  readonly places?: Readonly<Record<string, number>>
  /** By quota id. */
  readonly quotas?: Readonly<Record<string, ExpectedQuota>>
}

const count = { type: 'integer', minimum: 0 }
const ids = { type: 'array', items: { type: 'string', minLength: 1 } }
const map = (values: object) => ({ type: 'object', minProperties: 1, additionalProperties: values })
const some = (properties: object) => ({ type: 'object', minProperties: 1, additionalProperties: false, properties })
export const roundSchema = some({
  bands: map({ type: 'string', minLength: 1 }),
  places: map({ type: 'integer', minimum: 1 }),
  quotas: map(some({ counted: count, allowed: count, found: count, within: ids, beyond: ids, tied: ids })),
})

/** What came of each quota, in the words of what is expected. */
function quotasFound(framework: Framework, units: readonly RankedUnit[]) {
  const places = new Map(rankRound(framework, units).map(({ id, place }) => [id, place ?? 0]))
  return quotaReports(framework, units).map((report): { readonly id: string } & Required<ExpectedQuota> => {
    const { id, band, counted, allowed, found, beyond, tied } = report
    const within = units
      .filter((unit) => unit.result.band === band && !beyond.includes(unit.id) && !tied.includes(unit.id))
      .map((unit) => unit.id)
      .toSorted((a, b) => places.get(a)! - places.get(b)!)
    return { id, counted, allowed, found, within, beyond, tied }
  })
}

/** Where a round is not what the case expects: "round.quotas.best.allowed". */
export function roundDifferences(
  { bands = {}, places = {}, quotas = {} }: ExpectedRound,
  framework: Framework,
  units: readonly RankedUnit[],
): readonly Difference[] {
  const classes = new Map(units.map(({ id, result }) => [id, result.band ?? 'none']))
  const ranks = new Map(rankRound(framework, units).map(({ id, place }) => [id, place]))
  const reports = new Map(quotasFound(framework, units).map(({ id, ...report }) => [id, report]))
  const pairs: readonly (readonly [path: string, expected: Told, found: Told])[] = [
    ...Object.entries(bands).map(([id, band]) => [`bands.${id}`, band, classes.get(id)] as const),
    ...Object.entries(places).map(([id, place]) => [`places.${id}`, place, ranks.get(id)] as const),
    ...Object.entries(quotas).flatMap(([id, quota]) =>
      Object.entries(quota).map(
        ([key, expected]: [string, Told]) =>
          [`quotas.${id}.${key}`, expected, reports.get(id)?.[key as keyof ExpectedQuota]] as const,
      ),
    ),
  ]
  return pairs
    .map(([path, expected, found]) => ({ path: `round.${path}`, expected: spell(expected), found: spell(found) }))
    .filter(({ expected, found }) => expected !== found)
}

type Told = string | number | readonly string[] | null | undefined

function spell(value: Told): string {
  if (typeof value === 'object' && value !== null) return value.length > 0 ? value.join(', ') : 'none'
  return String(value ?? 'none')
}
