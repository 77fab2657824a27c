/** An examples file → cases that can be scored, under this framework or a changed one. (SPEC E1–E3, E10) */
import {
  answersSchema,
  checkPeriod,
  checkReference,
  periodSchema,
  referenceSchema,
  toAnswers,
  toUnit,
  unitSchema,
} from '../answers.ts'
import type { WrittenAnswers, WrittenUnit } from '../answers.ts'
import { parse } from '../load/parse.ts'
import { placeOf, placeOfKey } from '../load/source.ts'
import type { Places } from '../load/source.ts'
import { compileSchema, validate } from '../load/validate.ts'
import type { Answers, Framework, Node, Outcome, Place, Problem, Result, Setting } from '../model.ts'
import { isError, problem } from '../problem.ts'
import { leaves } from '../score/answers.ts'
import { scoreRound } from '../score/cohort.ts'
import type { RoundUnit } from '../score/cohort.ts'
import { score } from '../score/score.ts'
import { suggest } from '../suggest.ts'
import { expectedSchema, totalSchema } from './expected.ts'
import type { Expected, ExpectedTotal } from './expected.ts'

interface ExamplesFile {
  readonly framework: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answer_sets?: Readonly<Record<string, WrittenAnswers>>
  readonly cases: readonly Case[]
  readonly unreached?: readonly Unreached[]
}

/** Why no example shows a branch of a criterion, or a band. */
export interface Unreached {
  readonly criterion?: string
  /** From 1, in the order in which the rule tries them. */
  readonly branch?: number
  readonly band?: string
  readonly reason: string
}

interface Written {
  /** Of the unit: its targets and attributes. */
  readonly unit?: WrittenUnit
  readonly answers?: WrittenAnswers
}

interface Case extends Written {
  readonly name: string
  readonly from?: string
  readonly survey?: boolean
  /** The other units of the round; without them nothing is compared. */
  readonly others?: readonly Written[]
  readonly expect?: Readonly<Record<string, Expected>>
  readonly total?: ExpectedTotal
}

const words = { type: 'string', minLength: 1 }
const validator = compileSchema({
  type: 'object',
  required: ['framework', 'period', 'survey', 'cases'],
  additionalProperties: false,
  properties: {
    framework: referenceSchema,
    period: periodSchema,
    survey: { type: 'boolean' },
    answer_sets: { type: 'object', additionalProperties: answersSchema },
    unreached: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['reason'],
        if: { not: { required: ['band'] } },
        then: { required: ['criterion', 'branch'] },
        else: { properties: { criterion: false, branch: false } },
        additionalProperties: false,
        properties: { criterion: words, branch: { type: 'integer', minimum: 1 }, band: words, reason: words },
      },
    },
    cases: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name'],
        if: { not: { required: ['total'] } },
        then: { required: ['expect'] },
        additionalProperties: false,
        properties: {
          name: words,
          from: words,
          survey: { type: 'boolean' },
          unit: unitSchema,
          answers: answersSchema,
          others: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              properties: { unit: unitSchema, answers: answersSchema },
            },
          },
          expect: { type: 'object', minProperties: 1, additionalProperties: expectedSchema },
          total: totalSchema,
        },
      },
    },
  },
})

/** A case that was read: what it expects, and what its answers give. */
export interface Example {
  readonly name: string
  readonly place: Place | null
  readonly expect: Readonly<Record<string, Expected>>
  readonly total: ExpectedTotal
  /** Under the framework that it was written for, or under a changed one with the same criteria. */
  readonly score: (framework: Framework) => Result
}

export interface Examples {
  readonly framework: string
  readonly period: Setting['period']
  readonly cases: readonly Example[]
  readonly unreached: readonly Unreached[]
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
  return { kind: 'ok', value: { framework: examples.framework, period: examples.period, cases, unreached }, problems }
}

interface Reading {
  readonly examples: ExamplesFile
  readonly framework: Framework
  readonly places: Places
  readonly sets: ReadonlyMap<string, Answers>
  readonly problems: Problem[]
}

function readCase(one: Case, { examples, framework, places, sets, problems }: Reading): Example {
  const from = one.from === undefined ? {} : sets.get(one.from)
  if (from === undefined)
    problems.push(
      problem('unknown-answer-set', {
        place: placeOf(places, one, 'from'),
        path: 'cases',
        found: one.from,
        suggestion: suggest(one.from ?? '', [...sets.keys()]) ?? undefined,
      }),
    )
  // A case may expect a fault, so what its own answers break is for the score to say.
  const own: Problem[] = []
  const roundUnit = (id: string, { unit, answers = {} }: Written, before: Answers = {}): RoundUnit => ({
    id,
    answers: { ...before, ...toAnswers(answers, framework, places, own) },
    ...(unit === undefined ? {} : { unit: toUnit(unit, framework, places, own) }),
  })
  const self = roundUnit('self', one, from)
  const others = one.others?.map((other, index) => roundUnit(`other-${index + 1}`, other))
  problems.push(
    ...own.filter(({ code }) => code === 'unknown-criterion' || code === 'unknown-input' || code === 'wrong-type'),
  )
  const { name, expect = {}, total = {} } = one
  const known = namesOf(framework)
  for (const id of Object.keys(expect))
    if (!known.includes(id)) problems.push(unknownCriterion(placeOfKey(places, expect, id), id, known))
  const setting: Setting = { period: examples.period, survey: one.survey ?? examples.survey }
  const scored = (under: Framework): Result =>
    others === undefined
      ? score(under, self.answers, self.unit === undefined ? setting : { ...setting, unit: self.unit })
      : scoreRound(under, [self, ...others], setting).results['self']!
  return { name, place: placeOf(places, one), expect, total, score: scored }
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
