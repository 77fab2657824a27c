/** The units of an example's round, and what it may name of them. (SPEC E21) */
import { toAnswers, toUnit } from '../answers.ts'
import type { WrittenAnswers, WrittenUnit } from '../answers.ts'
import { placeOf, placeOfKey } from '../load/source.ts'
import type { Places } from '../load/source.ts'
import type { Answers, Framework, Place, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { RoundUnit } from '../score/cohort.ts'
import { suggest } from '../suggest.ts'
import type { ExpectedRound } from './round.ts'

export interface Written {
  /** A set of answers to start from. */
  readonly from?: string
  /** Of the unit: its targets and attributes. */
  readonly unit?: WrittenUnit
  readonly answers?: WrittenAnswers
}

export interface Other extends Written {
  readonly id?: string
  /** So many units alike: "b" is then "b-1", "b-2" … */
  readonly times?: number
}

interface Reading {
  readonly framework: Framework
  readonly places: Places
  readonly sets: ReadonlyMap<string, Answers>
  readonly problems: Problem[]
}

export function readUnit(id: string, written: Written, { framework, places, sets, problems }: Reading): RoundUnit {
  const from = written.from === undefined ? {} : sets.get(written.from)
  if (from === undefined)
    problems.push(
      problem('unknown-answer-set', {
        place: placeOf(places, written, 'from'),
        path: 'cases',
        found: written.from,
        suggestion: suggest(written.from ?? '', [...sets.keys()]) ?? undefined,
      }),
    )
  // A case may expect a fault, so what its own answers break is for the score to say.
  const own: Problem[] = []
  const { unit, answers = {} } = written
  const read: RoundUnit = {
    id,
    answers: { ...from, ...toAnswers(answers, framework, places, own) },
    ...(unit === undefined ? {} : { unit: toUnit(unit, framework, places, own) }),
  }
  problems.push(
    ...own.filter(({ code }) => code === 'unknown-criterion' || code === 'unknown-input' || code === 'wrong-type'),
  )
  return read
}

export function readOthers(other: Other, index: number, reading: Reading): readonly RoundUnit[] {
  const { id = `other-${index + 1}`, times } = other
  const unit = readUnit(id, other, reading)
  return times === undefined ? [unit] : Array.from({ length: times }, (_, at) => ({ ...unit, id: `${id}-${at + 1}` }))
}

/** Units of a round are told apart by their ids. */
export function repeated(units: readonly RoundUnit[], others: readonly Other[], places: Places): readonly Problem[] {
  const seen = new Set<string>()
  return units.flatMap(({ id }) => {
    const isNew = !seen.has(id)
    seen.add(id)
    if (isNew) return []
    // The last that states this id, or stands for several units under it.
    const later = others.findLast(
      (other) => other.id !== undefined && (id === other.id || id.startsWith(`${other.id}-`)),
    )
    const place = placeOf(places, later ?? others, 'id')
    return [problem('duplicate-id', { place, path: 'cases', found: id })]
  })
}

/** Units, bands and quotas that there are none of. */
export function unknownIn(
  round: ExpectedRound,
  units: readonly RoundUnit[],
  { bands, quotas = [] }: Framework,
  places: Places,
): readonly Problem[] {
  const unitIds = units.map(({ id }) => id)
  const check = (known: readonly string[], found: string, place: Place | null): readonly Problem[] =>
    known.includes(found) ? [] : [problem('unknown-in-round', { place, path: 'cases', found, known: known.join(', ') })]
  const keys = (map: object = {}, known: readonly string[]): readonly Problem[] =>
    Object.keys(map).flatMap((id) => check(known, id, placeOfKey(places, map, id)))
  const lists = Object.values(round.quotas ?? {}).flatMap(({ within = [], beyond = [], tied = [] }) => [
    within,
    beyond,
    tied,
  ])
  return [
    ...keys(round.bands, unitIds),
    ...keys(round.places, unitIds),
    ...keys(
      round.quotas,
      quotas.map(({ id }) => id),
    ),
    ...lists.flatMap((list) => list.flatMap((id, at) => check(unitIds, id, placeOf(places, list, at)))),
    ...Object.entries(round.bands ?? {}).flatMap(([id, band]) =>
      check(['none', ...bands.map((one) => one.id)], band, placeOf(places, round.bands!, id)),
    ),
  ]
}
