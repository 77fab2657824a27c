/** Worked examples beside a framework: they are its tests. (SPEC E1–E4) */
import {
  answersSchema,
  checkPeriod,
  checkReference,
  periodSchema,
  referenceSchema,
  toAnswers,
  toUnit,
  unitSchema,
} from './answers.ts'
import type { WrittenAnswers, WrittenUnit } from './answers.ts'
import { parse } from './load/parse.ts'
import { placeOf, placeOfKey } from './load/source.ts'
import type { Places } from './load/source.ts'
import { compileSchema, validate } from './load/validate.ts'
import type { Answers, Framework, LeafOutcome, NodeResult, Outcome, Place, Problem, Result, Setting } from './model.ts'
import { isError, problem } from './problem.ts'
import { leaves } from './score/answers.ts'
import { scoreRound } from './score/cohort.ts'
import type { RoundUnit } from './score/cohort.ts'
import { score } from './score/score.ts'
import { suggest } from './suggest.ts'

type Expected = string | { readonly open: readonly string[] } | { readonly fault: string }

interface ExamplesFile {
  readonly framework: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answer_sets?: Readonly<Record<string, WrittenAnswers>>
  readonly cases: readonly Case[]
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
  readonly total?: Readonly<Partial<Record<'points' | 'of' | 'index' | 'band', string>>>
}

const words = { type: 'string', minLength: 1 }
const outcome = {
  type: ['string', 'object'],
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: { open: { type: 'array', items: words, minItems: 1 }, fault: words },
}
const validator = compileSchema({
  type: 'object',
  required: ['framework', 'period', 'survey', 'cases'],
  additionalProperties: false,
  properties: {
    framework: referenceSchema,
    period: periodSchema,
    survey: { type: 'boolean' },
    answer_sets: { type: 'object', additionalProperties: answersSchema },
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
          expect: { type: 'object', minProperties: 1, additionalProperties: outcome },
          total: {
            type: 'object',
            minProperties: 1,
            additionalProperties: false,
            properties: { points: words, of: words, index: words, band: words },
          },
        },
      },
    },
  },
})

export interface Difference {
  /** A criterion's id, or "total.index". */
  readonly path: string
  readonly expected: string
  readonly found: string
}

export interface CaseReport {
  readonly name: string
  readonly place: Place | null
  readonly passed: boolean
  readonly differences: readonly Difference[]
}

export interface ExamplesReport {
  readonly framework: string
  readonly cases: readonly CaseReport[]
  /** Criteria that no case expects anything of. */
  readonly uncovered: readonly string[]
}

/** Refused when the file cannot be understood; a case that fails is a report, not a problem. */
export function runExamples(text: string, file: string, framework: Framework): Outcome<ExamplesReport> {
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
  const run = examples.cases.map((one) => runCase(one, { examples, framework, places, sets, problems }))
  if (problems.some(isError)) return { kind: 'refused', problems }
  const covered = new Set(examples.cases.flatMap(({ expect = {} }) => Object.keys(expect)))
  const uncovered = leaves(framework).flatMap(({ id }) => (covered.has(id) ? [] : [id]))
  return { kind: 'ok', value: { framework: examples.framework, cases: run, uncovered }, problems }
}

interface Running {
  readonly examples: ExamplesFile
  readonly framework: Framework
  readonly places: Places
  readonly sets: ReadonlyMap<string, Answers>
  readonly problems: Problem[]
}

function runCase(one: Case, { examples, framework, places, sets, problems }: Running): CaseReport {
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

  const { expect = {}, total = {} } = one
  const setting = { period: examples.period, survey: one.survey ?? examples.survey }
  const result =
    others === undefined
      ? score(framework, self.answers, self.unit === undefined ? setting : { ...setting, unit: self.unit })
      : scoreRound(framework, [self, ...others], setting).results['self']!
  const outcomes = new Map(result.domains.flatMap(outcomesOf))
  const differences: Difference[] = []
  for (const [id, expected] of Object.entries(expect)) {
    const found = outcomes.get(id)
    if (found === undefined)
      problems.push(
        problem('unknown-criterion', {
          place: placeOfKey(places, expect, id),
          path: id,
          found: id,
          suggestion: suggest(id, [...outcomes.keys()]) ?? undefined,
        }),
      )
    else if (spell(expected) !== describe(found))
      differences.push({ path: id, expected: spell(expected), found: describe(found) })
  }
  for (const [key, expected] of Object.entries(total)) {
    const found = result[key as keyof Result & keyof typeof total] ?? 'none'
    if (found !== expected) differences.push({ path: `total.${key}`, expected, found })
  }
  return { name: one.name, place: placeOf(places, one), passed: differences.length === 0, differences }
}

const outcomesOf = (node: NodeResult): readonly (readonly [string, LeafOutcome])[] =>
  node.kind === 'leaf' ? [[node.id, node.outcome]] : node.children.flatMap(outcomesOf)

const spell = (expected: Expected): string => {
  if (typeof expected === 'string') return expected
  return 'open' in expected ? `open: ${expected.open.join(', ')}` : `fault: ${expected.fault}`
}

function describe(outcome: LeafOutcome): string {
  switch (outcome.kind) {
    case 'scored':
      return outcome.points
    case 'open':
      return `open: ${outcome.needs.join(', ')}`
    case 'fault':
      return `fault: ${outcome.problem.code}`
    case 'not_arising':
    case 'no_survey':
      return outcome.kind
    default:
      return outcome satisfies never
  }
}
