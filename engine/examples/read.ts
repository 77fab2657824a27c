/** An examples file → cases that can be scored, under this framework or a changed one. (SPEC E1–E3, E10, E21, E25) */
import { checkPeriod, checkReference, toAnswers } from '../answers.ts'
import type { WrittenAnswers } from '../answers.ts'
import { parse } from '../load/parse.ts'
import { placeOf, placeOfKey } from '../load/source.ts'
import type { Places } from '../load/source.ts'
import { compileSchema } from '../load/compile-schema.ts'
import { validate } from '../load/validate.ts'
import type { Answers, Framework, Node, Outcome, Place, Problem, Result, Setting } from '../model.ts'
import { isError, problem } from '../problem.ts'
import { leaves } from '../score/answers.ts'
import { scoreRound } from '../score/cohort.ts'
import { score } from '../score/score.ts'
import type { RankedUnit } from '../score/rank.ts'
import { suggest } from '../suggest.ts'
import type { Expected, ExpectedTotal } from './expected.ts'
import { readOthers, readUnit, repeated, unknownIn } from './read-round.ts'
import type { Other, Written } from './read-round.ts'
import { SELF } from './round.ts'
import type { ExpectedRound } from './round.ts'
import { examplesSchema } from './schema.ts'
import type { StatedSurvivor } from './stated.ts'

interface ExamplesFile {
  readonly framework: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answer_sets?: Readonly<Record<string, WrittenAnswers>>
  readonly cases: readonly Case[]
  readonly unreached?: readonly Unreached[]
  readonly survivors?: readonly Omit<StatedSurvivor, 'place'>[]
}

/** Why no example shows a branch of a criterion, or a band. */
export interface Unreached {
  readonly criterion?: string
  /** From 1, in the order in which the rule tries them. */
  readonly branch?: number
  readonly band?: string
  readonly reason: string
}

interface Case extends Written {
  readonly name: string
  readonly survey?: boolean
  /** The other units of the round; without them nothing is compared. */
  readonly others?: readonly Other[]
  readonly expect?: Readonly<Record<string, Expected>>
  readonly total?: ExpectedTotal
  readonly round?: ExpectedRound
}

const validator = compileSchema('examples', examplesSchema)

/** A case that was read: what it expects, and what its answers give. */
export interface Example {
  readonly name: string
  readonly place: Place | null
  readonly expect: Readonly<Record<string, Expected>>
  readonly total: ExpectedTotal
  readonly round: ExpectedRound | null
  /** Under the framework that it was written for, or under a changed one with the same criteria. */
  readonly score: (framework: Framework) => Result
  /** The same of every unit of its round, its own first. */
  readonly units: (framework: Framework) => readonly RankedUnit[]
}

export interface Examples {
  readonly framework: string
  readonly period: Setting['period']
  readonly cases: readonly Example[]
  readonly unreached: readonly Unreached[]
  readonly survivors: readonly StatedSurvivor[]
}

/** Refused when the file cannot be understood. */
export function readExamples(text: string, file: string, framework: Framework): Outcome<Examples> {
  const source = parse(text, file)
  if (source.kind === 'refused') return source
  const shape = validate<ExamplesFile>(source.value, validator)
  if (shape.kind === 'refused') return shape
  const { places } = source.value
  const examples = shape.value
  const problems: Problem[] = [
    ...checkReference(examples.framework, framework, source.value),
    ...checkPeriod(examples.period, places),
  ]
  const sets = new Map(
    Object.entries(examples.answer_sets ?? {}).map(([name, set]) => [
      name,
      toAnswers(set, framework, places, problems),
    ]),
  )
  const cases = examples.cases.map((one) => readCase(one, { examples, framework, places, sets, problems }))
  const { unreached = [] } = examples
  for (const one of unreached) problems.push(...checkUnreached(one, framework, places))
  if (problems.some(isError)) return { kind: 'refused', problems }
  const survivors = (examples.survivors ?? []).map((one) => ({ ...one, place: placeOf(places, one) }))
  const { framework: reference, period } = examples
  return { kind: 'ok', value: { framework: reference, period, cases, unreached, survivors }, problems }
}

interface Reading {
  readonly examples: ExamplesFile
  readonly framework: Framework
  readonly places: Places
  readonly sets: ReadonlyMap<string, Answers>
  readonly problems: Problem[]
}

function readCase(one: Case, reading: Reading): Example {
  const { examples, framework, places, problems } = reading
  const self = readUnit(SELF, one, reading)
  const others = one.others?.flatMap((other, index) => readOthers(other, index, reading))
  const { name, expect = {}, total = {}, round = null } = one
  const known = namesOf(framework)
  for (const id of Object.keys(expect))
    if (!known.includes(id)) problems.push(unknownCriterion(placeOfKey(places, expect, id), id, known))
  const units = [self, ...(others ?? [])]
  problems.push(
    ...repeated(units, one.others ?? [], places),
    ...(round === null ? [] : unknownIn(round, units, framework, places)),
  )
  const setting: Setting = { period: examples.period, survey: one.survey ?? examples.survey }
  const ofUnits = (under: Framework): readonly RankedUnit[] => {
    const { results } = scoreRound(under, units, setting)
    return units.map(({ id }) => ({ id, result: results[id]! }))
  }
  const scored = (under: Framework): Result =>
    others === undefined
      ? score(under, self.answers, self.unit === undefined ? setting : { ...setting, unit: self.unit })
      : ofUnits(under)[0]!.result
  return { name, place: placeOf(places, one), expect, total, round, score: scored, units: ofUnits }
}

/** What a case may expect something of. */
const namesOf = ({ domains, bonus, penalty, flags }: Framework): readonly string[] => [
  ...domains.flatMap(idsOf),
  ...[bonus, penalty].flatMap((section) => section?.criteria.map(({ id }) => id) ?? []),
  ...(flags ? ['flags'] : []),
]

const idsOf = (node: Node): readonly string[] =>
  node.kind === 'leaf' ? [node.id] : [node.id, ...node.children.flatMap(idsOf)]

const unknownCriterion = (place: Place | null, id: string, known: readonly string[]): Problem =>
  problem('unknown-criterion', { place, path: id, found: id, suggestion: suggest(id, known) ?? undefined })

function checkUnreached(one: Unreached, framework: Framework, places: Places): readonly Problem[] {
  const { criterion, branch = 0, band } = one
  const unknown = (key: string, found: string | number, most: string | number): Problem =>
    problem('unknown-branch', { place: placeOf(places, one, key), path: 'unreached', found, known: most })
  if (criterion === undefined) {
    const known = framework.bands.map(({ id }) => id)
    return known.includes(band ?? '') ? [] : [unknown('band', band ?? '', known.join(', '))]
  }
  const all = leaves(framework)
  const leaf = all.find(({ id }) => id === criterion)
  if (leaf === undefined)
    return [
      unknownCriterion(
        placeOf(places, one, 'criterion'),
        criterion,
        all.map(({ id }) => id),
      ),
    ]
  const count = leaf.rule.cases.length
  return branch <= count ? [] : [unknown('branch', branch, `1 – ${count}`)]
}
