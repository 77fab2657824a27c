/**
 * What a rule form is. Each form is one file that holds everything about it; adding one
 * is listed in `rules/README.md`.
 */
import type { Case, DateSource, InputType, Json, Logic, RuleValue } from '../model.ts'
import type { ProblemParts } from '../problem.ts'
import type { ProblemCode } from '../words/problems.ts'
import type { Boundary } from './boundary.ts'
import type { Directions } from './direction.ts'
import { typeOf } from './operators.ts'
import type { LogicNames, Names } from './operators.ts'

/** What a form may know of the criterion it stands in. */
export interface RuleContext {
  /** Of the criterion. */
  readonly id: string
  /** Maximum in points: 1.5. */
  readonly max: number
  /** Digits of a criterion's points. */
  readonly digits: number
  /** By name: own inputs ("done") and shared names ("facts.dossiers", "criteria.plan-issued.points"). */
  readonly inputs: Names<RuleInput>
  /** For forms that hold other rules. */
  readonly nested: NestedRules
}

/** A rule inside a rule, whatever its form. */
export interface NestedRules {
  readonly reads: (rule: WrittenRule, at: readonly (string | number)[]) => readonly Reading[]
  readonly check: (rule: WrittenRule, context: RuleContext, at: readonly (string | number)[]) => readonly Finding[]
  readonly desugar: (rule: WrittenRule, context: RuleContext) => Desugared
  readonly range: (rule: WrittenRule, context: RuleContext) => Range
  readonly direction: (rule: WrittenRule, context: RuleContext) => Directions
  readonly boundaries: (rule: WrittenRule, context: RuleContext) => readonly Boundary[]
  readonly measure: (rule: WrittenRule, context: RuleContext) => Logic
}

/** Plain points, or one form by its name. */
export type WrittenRule = number | { readonly [form: string]: Json }

export interface RuleInput {
  readonly id: string
  readonly type: InputType
  readonly label: { readonly vi: string; readonly en: string }
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
  /** Of a choice: its ids. */
  readonly choices: readonly string[]
  readonly step: number | null
  readonly at_most: string | null
  /** Names taken off `at_most` first. */
  readonly at_most_less: readonly string[]
  readonly when: string | null
  readonly when_in: readonly string[]
  readonly dated_by: DateSource | null
}

/** Of a name that stands for itself: no choices, no limit but its bounds, always there. */
export const PLAIN = {
  choices: [],
  step: null,
  at_most: null,
  at_most_less: [],
  when: null,
  when_in: [],
  dated_by: null,
} as const satisfies Partial<RuleInput>

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

/** The whole rule as one expression: the first branch whose condition holds. */
export function logicOf(cases: readonly Case[]): Logic {
  const last = cases.at(-1)?.points ?? null
  const branches = cases.slice(0, -1).flatMap(({ when, points }) => [when, points])
  return branches.length === 0 ? last : { if: [...branches, last] }
}

/** The least and the most points that a rule can give, in points; null: not known. */
export type Range = readonly [least: number, most: number] | null

export interface Form<Written> {
  readonly name: string
  /** JSON Schema of what stands after the form's name. */
  readonly schema: object
  /** Input ids that the rule reads, with the types it can take and where it names them. */
  readonly reads: (written: Written, nested: NestedRules) => readonly Reading[]
  /** What the schema cannot say. Called only when every reading names an input of a fitting type. */
  readonly check: (written: Written, context: RuleContext) => readonly Finding[]
  readonly desugar: (written: Written, context: RuleContext) => Desugared
  readonly range: (written: Written, context: RuleContext) => Range
  /** For each name it reads: whether more of it raises or lowers the points. (SPEC R51) */
  readonly direction: (written: Written, context: RuleContext) => Directions
  /** The exact values at which the points change. (SPEC R50) */
  readonly boundaries: (written: Written, context: RuleContext) => readonly Boundary[]
  /** What units are compared by, null where nothing; only forms that look at the cohort, or hold such, have it. */
  readonly measure?: (written: Written, context: RuleContext) => Logic
}

export interface Reading {
  readonly id: string
  readonly types: readonly InputType[]
  readonly at: readonly (string | number)[]
  /** What has to hold before this place of the rule is reached. */
  readonly under?: readonly Guard[]
}

/** A yes/no input that is yes, or a choice input that is one of these. */
export interface Guard {
  readonly id: string
  readonly choices: readonly string[]
}

export const NUMBERS: readonly InputType[] = ['count', 'decimal', 'percent', 'money']

/** What `checkLogic` has to know of the names. */
export const typesOf = ({ inputs }: RuleContext): LogicNames => ({
  get: (name) => {
    const found = inputs.get(name)
    return found === undefined ? undefined : typeOf(found.type)
  },
  keys: () => inputs.keys(),
  choices: (name) => {
    const found = inputs.get(name)
    return found?.type === 'choice' ? found.choices : undefined
  },
})

export const input = (context: RuleContext, id: string): RuleInput => {
  const found = context.inputs.get(id)
  if (found === undefined) throw new Error(`the check let an unknown input through: ${id}`)
  return found
}

/** An input of the criterion ("done"), or a shared name ("facts.dossiers", "criteria.plan-issued.points"). */
export const nameSchema = {
  type: 'string',
  pattern:
    '^([a-z][a-z0-9_]*|(facts|constants|targets|attributes)\\.[a-z][a-z0-9_]*|(criteria|cohort)\\.[a-z][a-z0-9-]*\\.[a-z]+)$',
  problem: 'bad-name',
}
export const pointsSchema = { type: 'number', minimum: 0, maximum: 10_000 }
/** Points that are added again and again: they cannot be 0. */
export const gainSchema = { type: 'number', exclusiveMinimum: 0, maximum: 10_000 }
