/**
 * What a rule form is. Each form is one file that holds everything about it; adding one
 * is listed in `rules/README.md`.
 */
import type { Case, InputType, RuleValue } from '../model.ts'
import type { ProblemParts } from '../problem.ts'
import type { ProblemCode } from '../words/problems.ts'

/** What a form may know of the criterion it stands in. */
export interface RuleContext {
  /** Maximum in points: 1.5. */
  readonly max: number
  /** Digits of a criterion's points. */
  readonly digits: number
  readonly inputs: ReadonlyMap<string, RuleInput>
}

export interface RuleInput {
  readonly id: string
  readonly type: InputType
  readonly label: { readonly vi: string; readonly en: string }
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
  readonly at_most: string | null
  readonly when: string | null
}

/** A problem before it has a place: `at` leads from the form's value to what is wrong. */
export interface Finding {
  readonly code: ProblemCode
  readonly at: readonly (string | number)[]
  readonly params: ProblemParts
}

export interface Desugared {
  /** In order; the last one has `when: true`. */
  readonly cases: readonly Case[]
  readonly values: readonly RuleValue[]
}

/** The least and the most points that a rule can give, in points; null: not known. */
export type Range = readonly [least: number, most: number] | null

export interface Form<Written> {
  readonly name: string
  /** JSON Schema of what stands after the form's name. */
  readonly schema: object
  /** Input ids that the rule reads, with the types it can take and where it names them. */
  readonly reads: (written: Written) => readonly Reading[]
  /** What the schema cannot say. Called only when every reading names an input of a fitting type. */
  readonly check: (written: Written, context: RuleContext) => readonly Finding[]
  readonly desugar: (written: Written, context: RuleContext) => Desugared
  readonly range: (written: Written, context: RuleContext) => Range
}

export interface Reading {
  readonly id: string
  readonly types: readonly InputType[]
  readonly at: readonly (string | number)[]
}

export const NUMBERS: readonly InputType[] = ['count', 'decimal', 'percent', 'money']

export const input = (context: RuleContext, id: string): RuleInput => {
  const found = context.inputs.get(id)
  if (found === undefined) throw new Error(`the check let an unknown input through: ${id}`)
  return found
}

/** Schemas that several forms share. */
export const nameSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', problem: 'bad-name' }
export const pointsSchema = { type: 'number', minimum: 0, maximum: 10_000 }
