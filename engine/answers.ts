/** An answers file (YAML or JSON) → answers with exact numbers. (SPEC A7) */
import type { Answer, Answers, Framework, InputValue, Json, Outcome, Problem, Setting } from './model.ts'
import { parse } from './load/parse.ts'
import { placeOf, placeOfKey } from './load/source.ts'
import type { Places, Source } from './load/source.ts'
import { compileSchema, validate } from './load/validate.ts'
import { isDay } from './dates.ts'
import { isError, problem } from './problem.ts'
import type { ProblemParts } from './problem.ts'
import { checkAnswer, checkShared, leaves, sharedInputs } from './score/answers.ts'
import { suggest } from './suggest.ts'

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', problem: 'bad-day' }
export const referenceSchema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9-]*@\\d+\\.\\d+\\.\\d+$',
  problem: 'bad-reference',
}
export const periodSchema = {
  type: 'object',
  required: ['from', 'until'],
  additionalProperties: false,
  properties: { from: day, until: day },
}
/** By criterion, `facts` or `flags`: values by input; of a criterion also `not_arising: reason`, `adjusted: {points, reason}`. */
export const answersSchema = { type: 'object', additionalProperties: { type: 'object' } }

const validator = compileSchema({
  type: 'object',
  required: ['period', 'survey', 'answers'],
  additionalProperties: false,
  properties: { framework: referenceSchema, period: periodSchema, survey: { type: 'boolean' }, answers: answersSchema },
})

interface AnswersFile {
  readonly framework?: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly answers: WrittenAnswers
}

export type WrittenAnswers = Readonly<Record<string, Readonly<Record<string, Json>>>>

export interface AnswersRead {
  readonly answers: Answers
  readonly setting: Setting
}

/** Everything wrong is located; a value that its criterion cannot take refuses the file. */
export function readAnswers(text: string, file: string, framework: Framework): Outcome<AnswersRead> {
  const source = parse(text, file)
  if (source.kind === 'refused') return source
  const shape = validate<AnswersFile>(source.value, validator)
  if (shape.kind === 'refused') return shape
  const { period, survey, answers: written, framework: meant } = shape.value
  const problems: Problem[] = [
    ...checkReference(meant, framework, source.value),
    ...checkPeriod(period, source.value.places),
  ]
  const answers = toAnswers(written, framework, source.value.places, problems)
  return problems.some(isError)
    ? { kind: 'refused', problems }
    : { kind: 'ok', value: { answers, setting: { period, survey } }, problems }
}

/** The period is made of real days, in order. */
export function checkPeriod(period: Setting['period'], places: Places): readonly Problem[] {
  const bad = (['from', 'until'] as const).filter((key) => !isDay(period[key]))
  const at = (key: 'from' | 'until'): ProblemParts => ({
    place: placeOf(places, period, key),
    path: `period/${key}`,
    key,
    found: period[key],
  })
  if (bad.length > 0) return bad.map((key) => problem('bad-day', at(key)))
  return period.until < period.from ? [problem('ends-before-start', { ...at('until'), from: period.from })] : []
}

export function checkReference(
  found: string | undefined,
  framework: Framework,
  { value, places }: Source,
): readonly Problem[] {
  const expected = `${framework.id}@${framework.version}`
  if (found === undefined || found === expected) return []
  return [
    problem('wrong-framework', {
      place: placeOf(places, value as object, 'framework'),
      path: 'framework',
      found,
      expected,
    }),
  ]
}

/** Numbers become the decimals that stand in the file. Problems go to `problems`, placed. */
export function toAnswers(written: WrittenAnswers, framework: Framework, places: Places, problems: Problem[]): Answers {
  const known = new Map(leaves(framework).map((leaf) => [leaf.id, leaf]))
  const entries = Object.entries(written).flatMap(([id, values]): readonly [string, Answer][] => {
    const leaf = known.get(id)
    const shared = sharedInputs(framework, id)
    const check = (answer: Answer): readonly Problem[] => {
      if (leaf !== undefined) return checkAnswer(leaf, answer, framework)
      return shared === null ? [] : checkShared(shared, answer)
    }
    if (leaf !== undefined || shared !== null) return [[id, toAnswer(values, id, check, places, problems)]]
    const suggestion = suggest(id, [...known.keys()]) ?? undefined
    problems.push(
      problem('unknown-criterion', { place: placeOfKey(places, written, id), path: id, found: id, suggestion }),
    )
    return []
  })
  return Object.fromEntries(entries)
}

function toAnswer(
  values: Readonly<Record<string, Json>>,
  id: string,
  check: (answer: Answer) => readonly Problem[],
  places: Places,
  problems: Problem[],
): Answer {
  const { not_arising, adjusted, ...rest } = values
  const refuse = (key: string, parts: ProblemParts): void => {
    problems.push(problem('wrong-type', { place: placeOf(places, values, key), path: id, key, ...parts }))
  }
  const inputs: Record<string, InputValue> = {}
  for (const [input, value] of Object.entries(rest)) {
    if (typeof value === 'boolean' || typeof value === 'string') inputs[input] = value
    else if (typeof value === 'number') inputs[input] = String(value)
    else refuse(input, { expected: 'true | false | 12.5 | "2026-01-31"', found: JSON.stringify(value) })
  }
  const claim = typeof not_arising === 'string' ? { not_arising } : {}
  if (not_arising !== undefined && typeof not_arising !== 'string')
    refuse('not_arising', { expected: '"lý do"', found: JSON.stringify(not_arising) })
  const points = toAdjusted(adjusted)
  if (adjusted !== undefined && points === null)
    refuse('adjusted', { expected: '{ points, reason }', found: JSON.stringify(adjusted) })
  const answer: Answer = { inputs, ...claim, ...(points === null ? {} : { adjusted: points }) }
  for (const found of check(answer)) {
    const find = found.code === 'unknown-input' ? placeOfKey : placeOf
    const place = found.path in values ? find(places, values, found.path) : placeOf(places, values)
    // "có" is a choice on a page; in a file it is written true.
    const inFile =
      found.code === 'not-yes-or-no' ? problem('expected-boolean', { key: found.path, ...found.params }) : found
    problems.push({ ...inFile, place, path: `${id}/${found.path}` })
  }
  return answer
}

function toAdjusted(value: Json | undefined): NonNullable<Answer['adjusted']> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { points, reason, ...rest } = value as Readonly<Record<string, Json>>
  const isPoints = typeof points === 'number' || typeof points === 'string'
  return isPoints && typeof reason === 'string' && Object.keys(rest).length === 0
    ? { points: String(points), reason }
    : null
}
