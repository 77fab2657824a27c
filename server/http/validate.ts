/** Checks what comes in (and, in tests, what goes out) against the schemas, with Ajv. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { TSchema } from 'typebox'
import { catalogue, type ProblemCode } from './problems.ts'
import { type ErrorPlace, place, Refusal } from './refusal.ts'

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  verbose: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
})
ajv.addFormat('day', isDay)
ajv.addKeyword({ keyword: 'absent', schemaType: 'string' })

/** A date that exists, yyyy-mm-dd. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const compiled = new WeakMap<TSchema, ValidateFunction>()

/** Compiled once, when it is first asked for. */
export function validator(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = ajv.compile(schema)
  compiled.set(schema, made)
  return made
}

/** Refuses `value` unless it fits; every misfit is listed. */
export function check(schema: TSchema, value: unknown): void {
  const validate = validator(schema)
  if (validate(value)) return
  const errors = (validate.errors ?? []).slice(0, 50)
  const special = errors.map(absentCode)[0]
  throw new Refusal(special ?? 'invalid-request', { errors: errors.map(toPlace) })
}

/** The misfits in plain words, for tests of replies. */
export function misfits(schema: TSchema, value: unknown): readonly string[] {
  const validate = validator(schema)
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** A missing field may state its own code with the keyword `absent`. */
function absentCode(error: ErrorObject): ProblemCode | undefined {
  if (error.keyword !== 'required') return undefined
  const { missingProperty } = error.params as { missingProperty: string }
  const parent = error.parentSchema as { properties?: Record<string, { absent?: string }> } | undefined
  const code = parent?.properties?.[missingProperty]?.absent
  return code !== undefined && isProblemCode(code) ? code : undefined
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(catalogue, code)

function toPlace(error: ErrorObject): ErrorPlace {
  switch (error.keyword) {
    case 'required': {
      const { missingProperty: name } = error.params as { missingProperty: string }
      return place(`${error.instancePath}/${name}`, 'required', { name })
    }
    case 'additionalProperties': {
      const { additionalProperty: name } = error.params as { additionalProperty: string }
      return place(`${error.instancePath}/${name.slice(0, 100)}`, 'unknown', { name: name.slice(0, 100) })
    }
    default:
      return place(error.instancePath, 'invalid')
  }
}
