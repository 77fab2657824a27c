/** An answers file (YAML or JSON) → answers with exact numbers. (SPEC A7, A10, A20) */
import type { Answer, Answers, Framework, InputValue, Json, Outcome, Problem, Setting, UnitFacts } from './model.ts'
import { parse } from './load/parse.ts'
import { placeOf, placeOfKey } from './load/source.ts'
import type { Places, Source } from './load/source.ts'
import { compileSchema } from './load/compile-schema.ts'
import { validate } from './load/validate.ts'
import { isDay } from './dates.ts'
import { isError, problem } from './problem.ts'
import type { ProblemParts } from './problem.ts'
import { checkAnswer, checkInputs, checkShared, leaves, sharedInputs } from './score/answers.ts'
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
/** What the round knows of the unit. */
export const unitSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: { targets: { type: 'object' }, attributes: { type: 'object' } },
}

export const answersFileSchema = {
  type: 'object',
  required: ['period', 'survey', 'answers'],
  additionalProperties: false,
  properties: {
    framework: referenceSchema,
    period: periodSchema,
    survey: { type: 'boolean' },
    unit: unitSchema,
    answers: answersSchema,
  },
}

const validator = compileSchema('answers', answersFileSchema)

interface AnswersFile {
  readonly framework?: string
  readonly period: Setting['period']
  readonly survey: boolean
  readonly unit?: WrittenUnit
  readonly answers: WrittenAnswers
}

type Written = Readonly<Record<string, Json>>
export type WrittenAnswers = Readonly<Record<string, Written>>
export type WrittenUnit = Readonly<Partial<Record<keyof UnitFacts, Written>>>

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
  const { period, survey, unit: written, framework: meant } = shape.value
  const { places } = source.value
  const problems: Problem[] = [...checkReference(meant, framework, source.value), ...checkPeriod(period, places)]
  const answers = toAnswers(shape.value.answers, framework, places, problems)
  problems.push(...daysOutside(shape.value, framework, places))
  const unit = written === undefined ? {} : { unit: toUnit(written, framework, places, problems) }
  return problems.some(isError)
    ? { kind: 'refused', problems }
    : { kind: 'ok', value: { answers, setting: { period, survey, ...unit } }, problems }
}

/** A day of another year is a likely slip, but may be meant. */
function daysOutside({ answers, period }: AnswersFile, framework: Framework, places: Places): readonly Problem[] {
  if (!isDay(period.from) || !isDay(period.until)) return []
  return leaves(framework).flatMap(({ id, inputs }) =>
    inputs.flatMap(({ id: key, type }) => {
      const found = Object.hasOwn(answers, id) ? answers[id]?.[key] : undefined
      if (type !== 'date' || typeof found !== 'string' || !isDay(found)) return []
      if (found >= period.from && found <= period.until) return []
      const place = placeOf(places, answers[id]!, key)
      return [problem('day-outside-period', { place, path: `${id}/${key}`, found, ...period })]
    }),
  )
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

/** Targets and attributes of a unit, read with the checks of their inputs. */
export function toUnit(written: WrittenUnit, framework: Framework, places: Places, problems: Problem[]): UnitFacts {
  const read = (group: keyof UnitFacts): UnitFacts[typeof group] => {
    const [values, path] = [written[group] ?? {}, `unit/${group}`]
    const plain = toPlain(values, values, path, places, problems)
    for (const found of checkInputs(framework[group], plain)) problems.push(placed(found, values, path, places))
    return plain
  }
  return { targets: read('targets'), attributes: read('attributes') }
}

/** Values as the engine keeps them: numbers as the decimals that stand in the file. `holder` knows their places. */
function toPlain(
  values: Written,
  holder: Written,
  path: string,
  places: Places,
  problems: Problem[],
): Answer['inputs'] {
  const plain: Record<string, InputValue> = {}
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'boolean' || typeof value === 'string') plain[key] = value
    else if (typeof value === 'number') plain[key] = String(value)
    else
      problems.push(
        problem('wrong-type', {
          place: placeOf(places, holder, key),
          path,
          key,
          expected: 'true | false | 12.5 | "2026-01-31"',
          found: JSON.stringify(value),
        }),
      )
  }
  return plain
}

function placed(found: Problem, values: Written, path: string, places: Places): Problem {
  const find = found.code === 'unknown-input' ? placeOfKey : placeOf
  const place = found.path in values ? find(places, values, found.path) : placeOf(places, values)
  // "có" is a choice on a page; in a file it is written true.
  const inFile =
    found.code === 'not-yes-or-no' ? problem('expected-boolean', { key: found.path, ...found.params }) : found
  return { ...inFile, place, path: `${path}/${found.path}` }
}

function toAnswer(
  values: Written,
  id: string,
  check: (answer: Answer) => readonly Problem[],
  places: Places,
  problems: Problem[],
): Answer {
  const { not_arising, adjusted, ...rest } = values
  const refuse = (key: string, parts: ProblemParts): void => {
    problems.push(problem('wrong-type', { place: placeOf(places, values, key), path: id, key, ...parts }))
  }
  const inputs = toPlain(rest, values, id, places, problems)
  const claim = typeof not_arising === 'string' ? { not_arising } : {}
  if (not_arising !== undefined && typeof not_arising !== 'string')
    refuse('not_arising', { expected: '"lý do"', found: JSON.stringify(not_arising) })
  const points = toAdjusted(adjusted)
  if (adjusted !== undefined && points === null)
    refuse('adjusted', { expected: '{ points, reason }', found: JSON.stringify(adjusted) })
  const answer: Answer = { inputs, ...claim, ...(points === null ? {} : { adjusted: points }) }
  for (const found of check(answer)) problems.push(placed(found, values, id, places))
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
