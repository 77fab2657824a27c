/** Plain values → a shape that the schema has proven, or located problems in a person's words. (SPEC L6) */
import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Json, Outcome, Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { ProblemParts } from '../problem.ts'
import { suggest } from '../suggest.ts'
import { compileSchema } from './compile-schema.ts'
import type { SchemaCheck } from './compile-schema.ts'
import type { ProblemCode } from '../words/problems.ts'
import { frameworkSchema } from './schema.ts'
import type { FrameworkShape, OverlayShape } from './shape.ts'
import { placeOf, placeOfKey } from './source.ts'
import type { Places, Source } from './source.ts'

const framework = compileSchema('framework', frameworkSchema)

export const validateFramework = (source: Source): Outcome<FrameworkShape | OverlayShape> =>
  validate<FrameworkShape | OverlayShape>(source, framework)

export function validate<Shape>(source: Source, check: SchemaCheck): Outcome<Shape> {
  const errors = check(source.value)
  if (errors.length === 0) return { kind: 'ok', value: source.value as Shape, problems: [] }
  // A value of the wrong type breaks every other keyword as well; the type says it all.
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  const problems = errors
    .filter((error) => error.keyword === 'type' || !mistyped.has(error.instancePath))
    .map((error) => toProblem(error, source.value, source.places))
    .filter((one) => one !== null)
  return { kind: 'refused', problems: unique(problems) }
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [JSON.stringify([one.code, one.path, one.params]), one])).values(),
]

const steps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

function toProblem(error: ErrorObject, root: Json, places: Places): Problem | null {
  const path = steps(error.instancePath)
  const { holder, key } = locate(root, path)
  const here: ProblemParts = { path: path.join('/'), place: placeOf(places, holder, key) }
  const value = error.data as Json
  const label = key ?? ''
  const { params, parentSchema = {} } = error
  const own = (parentSchema as { readonly problem?: ProblemCode }).problem

  switch (error.keyword) {
    case 'additionalProperties':
    case 'false schema': {
      // A key that is not known here, or not together with the others.
      const unknown = error.keyword === 'false schema'
      const extra = unknown ? label : String(params['additionalProperty'])
      const owner = (unknown ? holder : value) as object
      const known = Object.keys((parentSchema as { readonly properties?: object }).properties ?? {})
      const code = unknown ? 'misplaced-key' : own === 'one-rule-form' ? 'unknown-rule-form' : 'unknown-key'
      return problem(code, {
        ...here,
        place: placeOfKey(places, owner, extra),
        found: extra,
        known: known.join(', '),
        suggestion: suggest(extra, known) ?? undefined,
      })
    }
    case 'required':
    case 'dependentRequired':
      return problem('missing-key', {
        ...here,
        key: String(params['missingProperty']),
        at: label,
        place: placeOf(places, value as object),
      })
    case 'type':
      return problem(typeCode(value, error.schema as string | string[]), {
        ...here,
        key: label,
        found: shown(value),
        expected: String(error.schema),
        instead: shown(value).replace(',', '.'),
      })
    case 'enum':
      return problem('not-in-list', {
        ...here,
        key: label,
        found: shown(value),
        known: (error.schema as string[]).join(', '),
        suggestion: suggest(shown(value), error.schema as string[]) ?? undefined,
      })
    case 'pattern':
      return problem(own ?? 'bad-form', {
        ...here,
        key: label,
        found: shown(value),
        suggestion: own === 'bad-survey' ? noneFor(shown(value)) : undefined,
      })
    case 'not':
      return problem(own ?? 'bad-form', {
        ...here,
        place: placeOf(places, value as object),
        key: label,
        found: shown(value),
      })
    case 'minProperties':
    case 'maxProperties':
      return problem(own ?? 'bad-form', { ...here, key: label, found: Object.keys(value as object).join(', ') || '{}' })
    case 'minItems':
    case 'maxItems':
    case 'minLength':
    case 'maxLength':
      return problem('bad-length', {
        ...here,
        key: label,
        rule: error.message ?? '',
        limit: String(params['limit']),
        keyword: error.keyword,
      })
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return problem('number-out-of-range', {
        ...here,
        key: label,
        found: shown(value),
        limit: String(params['limit']),
        comparison: String(params['comparison']),
      })
    case 'if':
      return null
    default:
      return problem('bad-form', { ...here, key: label, found: shown(value) })
  }
}

function locate(root: Json, path: readonly string[]): { readonly holder: object; readonly key: string | undefined } {
  let holder = (typeof root === 'object' && root !== null ? root : {}) as Readonly<Record<string, Json>>
  for (const step of path.slice(0, -1)) holder = holder[step] as Readonly<Record<string, Json>>
  return { holder, key: path.at(-1) }
}

function typeCode(value: Json, schema: string | readonly string[]): ProblemCode {
  const expected = [schema].flat()
  if (typeof value === 'string' && expected.some((type) => type === 'number' || type === 'integer'))
    return /^-?\d+,\d+$/.test(value.trim()) ? 'decimal-comma' : 'expected-number'
  if ((typeof value === 'number' || typeof value === 'boolean') && expected.includes('string')) return 'unquoted-text'
  if (typeof value === 'string' && expected.includes('boolean')) return 'expected-boolean'
  return value === null ? 'empty-value' : 'wrong-type'
}

/** "none" for what says no in another word, or nearly says it. */
const noneFor = (text: string): string | undefined =>
  /^(?:không|khong|ko|no|0|non|null|false)$/i.test(text) ? 'none' : (suggest(text, ['none']) ?? undefined)

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
