/**
 * A published round scored again under another framework: who would move, and why. The door of its own for pages that
 * ask for it: it reaches neither `yaml` nor `ajv`. What was published is read, never computed again; what would be is
 * scored by the engine like any round. A trial, not a result. (SPEC I1–I9)
 */
import type {
  Answers,
  Decimal,
  Framework,
  Identity,
  LeafOutcome,
  QuotaReport,
  Result,
  Setting,
  Text,
} from '../model.ts'
import { decimalsOf, fromUnits, toUnits } from '../points.ts'
import { scoreRound } from '../score/cohort.ts'
import { quotaReports } from '../score/quota.ts'
import { rankRound } from '../score/rank.ts'
import { carry } from './carry.ts'
import type { Carried } from './carry.ts'
import { differingCriteria } from './differing.ts'
import { identity } from './identity.ts'
import { match } from './match.ts'
import { notesOf } from './notes.ts'
import type { TrialNote } from './notes.ts'
import { placesLeft } from './places-left.ts'
import type { IndexEnds, PlacesLeft } from './places-left.ts'
import { decimal } from './values.ts'

export type { TrialNote, TrialNoteKind } from './notes.ts'
export { describeTrial, describeTrialNote, sayDifference, sayMove, sayTrialPoints } from './trial-words.ts'

/** The parts of the document of a publication that a trial reads. */
export interface PublishedRound {
  readonly setting: Setting
  readonly units: readonly PublishedUnit[]
}

export interface PublishedUnit {
  readonly unit: { readonly id: string; readonly name: string }
  readonly place: number | null
  /** As it was published; its setting has the targets and attributes of the unit. */
  readonly final: Result
  readonly answers: { readonly final: Answers }
}

export interface Trial {
  readonly kind: 'trial'
  readonly before: Identity
  readonly after: Identity
  readonly setting: Pick<Setting, 'period' | 'survey'>
  /** Both have the same total in the same unit: only then is there a difference of indices. */
  readonly comparable: boolean
  /** In the order of the places that they would have; those without one come last. */
  readonly units: readonly TrialUnit[]
  /** As published, and as it would be. */
  readonly quotas: { readonly before: readonly QuotaReport[]; readonly after: readonly QuotaReport[] }
  /** What could not be carried over, or has to be known of what was. */
  readonly notes: readonly TrialNote[]
}

export interface TrialUnit {
  readonly id: string
  readonly name: string
  readonly before: TrialStanding
  readonly after: TrialStanding
  /** Index after less index before, exactly; null where one is missing, or they are of different scales. */
  readonly difference: Decimal | null
  /** Null: it has no place in one of the two. */
  readonly move: TrialMove | null
  /** While units of the round have open criteria, what is left to this one; null: nothing is open, or nothing can be said. */
  readonly left: PlacesLeft | null
  /** Those whose points differ, the largest difference first. */
  readonly criteria: readonly TrialCriterion[]
}

export interface TrialStanding {
  readonly state: Result['state']
  readonly index: Decimal | null
  readonly place: number | null
  readonly band: string | null
  /** Points, and what counts of the maximum. */
  readonly points: Decimal
  readonly of: Decimal
  /** Ids of what waits and of what cannot be scored, as in a result. */
  readonly open: readonly string[]
  readonly faults: readonly string[]
}

/** Places counted again among the units that have one both times, so that nobody moves because another one is missing. */
export interface TrialMove {
  readonly before: number
  readonly after: number
  /** How many units these are. */
  readonly of: number
  /** Places gained; below 0: lost. */
  readonly by: number
}

export interface TrialCriterion {
  /** Of the newer framework; of what is gone, of the older. */
  readonly id: string
  readonly number: string
  readonly title: Text
  readonly kind: 'changed' | 'new' | 'gone'
  readonly before: TrialPoints | null
  readonly after: TrialPoints | null
}

export interface TrialPoints {
  readonly kind: LeafOutcome['kind']
  /** What it adds to the sum above it; null while it has none. */
  readonly points: Decimal | null
  /** What counts of its maximum. */
  readonly of: Decimal
}

/** What answers can still lead to; null: nothing can be said. Another part of the engine finds it, so whoever asks brings it. */
export type EndsOf = (framework: Framework, answers: Answers, setting: Setting) => IndexEnds | null

/** Of the units that `before` rated. Without `endsOf` nothing is said of what open criteria leave. */
export function trial(
  { setting, units }: PublishedRound,
  before: Framework,
  after: Framework,
  endsOf: EndsOf = () => null,
): Trial {
  const own = units.filter(({ final }) => final.framework.hash === before.hash)
  const both = { before, after, matches: match(before, after) }
  const carried = own.map(({ final, answers }) => carry(answers.final, final.setting.unit, both))
  const { period, survey } = setting
  const { results, compared } = scoreRound(
    after,
    own.map(({ unit }, at) => roundUnit(unit.id, carried[at]!)),
    { period, survey },
  )
  const then = own.map(({ unit, final }) => ({ id: unit.id, result: final }))
  const now = own.map(({ unit }) => ({ id: unit.id, result: results[unit.id]! }))
  const ranked = rankRound(after, now)
  const places = new Map(ranked.map(({ id, place }) => [id, place]))
  const comparable = before.scale.unit === after.scale.unit && totalOf(before) === totalOf(after)
  const standings = own.map(({ unit, final, place }) => ({
    unit,
    before: standing(final, place),
    after: standing(results[unit.id]!, places.get(unit.id) ?? null),
  }))
  const moveOf = movesAmong(standings)
  // What one unit answers to a criterion that compares the units would move the others, too.
  const isSettled = Object.values(compared).every(({ count, of }) => count === of)
  const isOpen = now.some(({ result }) => result.state === 'open')
  const left =
    isOpen && isSettled
      ? placesLeft(
          now.flatMap(({ id, result }, at) => {
            const ends = endsIn(result, () => endsOf(after, carried[at]!.answers, result.setting))
            return ends === null ? [] : [{ id, ends }]
          }),
          after,
        )
      : null
  const tried = standings.map(({ unit, ...one }, at): TrialUnit => ({
    ...unit,
    ...one,
    difference: comparable ? differenceOf(one.before.index, one.after.index) : null,
    move: moveOf(one),
    left: left?.get(unit.id) ?? null,
    criteria: differingCriteria(then[at]!.result, now[at]!.result, both),
  }))
  const rank = new Map(ranked.map(({ id }, at) => [id, at]))
  return {
    kind: 'trial',
    before: identity(before),
    after: identity(after),
    setting: { period, survey },
    comparable,
    units: tried.toSorted((a, b) => rank.get(a.id)! - rank.get(b.id)!),
    quotas: { before: quotaReports(before, then), after: quotaReports(after, now) },
    notes: notesOf(
      own.map(({ unit, final }, at) => ({
        id: unit.id,
        carried: carried[at]!,
        before: final,
        after: results[unit.id]!,
      })),
      both,
    ),
  }
}

const totalOf = ({ scale, rounding }: Framework): Decimal => decimal(scale.total, rounding.criterion)

const roundUnit = (id: string, { answers, unit }: Carried) => ({ id, answers, ...(unit && { unit }) })

const standing = ({ state, index, band, points, of, open, faults }: Result, place: number | null): TrialStanding => ({
  state,
  index,
  place,
  band,
  points,
  of,
  open,
  faults,
})

interface Placed {
  readonly before: TrialStanding
  readonly after: TrialStanding
}

function endsIn({ state, index }: Result, ofOpen: () => IndexEnds | null): IndexEnds | null {
  if (index !== null) return { lowest: index, highest: index, reached: true }
  return state === 'open' ? ofOpen() : null
}

/** Equal places stay equal, as in a ranking. */
function movesAmong(all: readonly Placed[]): (one: Placed) => TrialMove | null {
  const placed = all.filter((one) => one.before.place !== null && one.after.place !== null)
  const among = (one: Placed, which: keyof Placed): number =>
    1 + placed.filter((other) => other[which].place! < one[which].place!).length
  return (one) => {
    if (one.before.place === null || one.after.place === null) return null
    const [before, after] = [among(one, 'before'), among(one, 'after')]
    return { before, after, of: placed.length, by: before - after }
  }
}

/** Exact, with the digits of the longer one: "87.5" → "92.86" is "5.36". */
function differenceOf(before: Decimal | null, after: Decimal | null): Decimal | null {
  if (before === null || after === null) return null
  const digits = Math.max(decimalsOf(before), decimalsOf(after))
  return fromUnits(toUnits(after, digits) - toUnits(before, digits), digits)
}
