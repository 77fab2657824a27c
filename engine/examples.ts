/** Worked examples beside a framework: they are its tests. (SPEC E1–E4) */
import { answersSchema, checkPeriod, checkReference, periodSchema, referenceSchema, toAnswers } from './answers.ts'
import type { WrittenAnswers } from './answers.ts'
import { parse } from './load/parse.ts'
import { placeOf, placeOfKey } from './load/source.ts'
import type { Places } from './load/source.ts'
import { describe, expectedSchema, flagsOf, spell, totalDifferences, totalSchema } from './expected.ts'
import type { Difference, Expected, ExpectedTotal } from './expected.ts'
import { compileSchema, validate } from './load/validate.ts'
import type { Answers, Framework, Outcome, Place, Problem, Setting } from './model.ts'
import { isError, problem } from './problem.ts'
import { leaves } from './score/answers.ts'
import { nodesIn } from './score/nodes.ts'
import { score } from './score/score.ts'
import { suggest } from './suggest.ts'

interface ExamplesFile {
  readonly framework: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answer_sets?: Readonly<Record<string, WrittenAnswers>>
  readonly cases: readonly Case[]
}

interface Case {
  readonly name: string
  readonly from?: string
  readonly survey?: boolean
  readonly answers?: WrittenAnswers
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
          answers: answersSchema,
          expect: { type: 'object', minProperties: 1, additionalProperties: expectedSchema },
          total: totalSchema,
        },
      },
    },
  },
})

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
  const answers = { ...from, ...toAnswers(one.answers ?? {}, framework, places, own) }
  problems.push(
    ...own.filter(({ code }) => code === 'unknown-criterion' || code === 'unknown-input' || code === 'wrong-type'),
  )

  const { expect = {}, total = {} } = one
  const result = score(framework, answers, { period: examples.period, survey: one.survey ?? examples.survey })
  const results = nodesIn(result)
  const differences: Difference[] = []
  for (const [id, expected] of Object.entries(expect)) {
    const node = results.get(id)
    const found = id === 'flags' ? flagsOf(result) : node && describe(node, expected)
    if (found === undefined)
      problems.push(
        problem('unknown-criterion', {
          place: placeOfKey(places, expect, id),
          path: id,
          found: id,
          suggestion: suggest(id, [...results.keys()]) ?? undefined,
        }),
      )
    else if (spell(expected) !== found) differences.push({ path: id, expected: spell(expected), found })
  }
  differences.push(...totalDifferences(total, result))
  return { name: one.name, place: placeOf(places, one), passed: differences.length === 0, differences }
}
