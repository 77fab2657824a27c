/**
 * A schema as a function that checks. It is compiled when it is first used: most commands need one schema, or none. Pages
 * may not make functions out of text, and a start has better to do: every bundle has another text of this file, with the
 * same schemas compiled while it was built (`vite.config.ts`).
 */
import Ajv from 'ajv/dist/2020.js'
import type { ErrorObject, Options, ValidateFunction } from 'ajv/dist/2020.js'

/** Checks a value and lists what is wrong with it. */
export type SchemaCheck = (value: unknown) => readonly ErrorObject[]

export const schemaOptions = {
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strict: true,
  strictRequired: false,
  keywords: ['problem'],
} as const satisfies Options

/** `name`: by which a bundle knows it. */
export function compileSchema(_name: 'framework' | 'examples' | 'answers', schema: object): SchemaCheck {
  let check: ValidateFunction | undefined
  return (value) => {
    check ??= new Ajv({ ...schemaOptions, keywords: [...schemaOptions.keywords] }).compile(schema)
    return check(value) ? [] : (check.errors ?? [])
  }
}
