/**
 * From a written rule to its findings and to its compiled reading, whatever its form.
 * Past 250 lines, because each step needs what the one before it found.
 */
import type { Case, Json, Logic, Rule } from '../model.ts'
import type { Boundary } from './boundary.ts'
import type { Directions } from './direction.ts'
import { deadline, yearlessDays } from './deadline.ts'
import { decimalsOf } from '../points.ts'
import { exactly } from './exact.ts'
import type { Exactly } from './exact.ts'
import { decimalNames } from './exact-names.ts'
import { logicOf, pointsSchema } from './form.ts'
import type { Finding, Guard, NestedRules, Range, Reading, RuleContext, RuleInput } from './form.ts'
import { forms } from './forms.ts'
import type { AnyForm } from './forms.ts'
import { logic as formula } from './logic.ts'
import { readsOfLogic } from './logic-names.ts'
import { pastBounds, proveRule } from './prove-rule.ts'
import type { Proof } from './prove.ts'
import { reachOf } from './reach.ts'
import type { DeadBranch } from './reach.ts'
import type { ProblemCode } from '../words/problems.ts'

export type Written = { readonly [form: string]: Json }

function formOf(written: Written): { readonly form: AnyForm; readonly body: never } {
  const [name = '', body] = Object.entries(written)[0] ?? []
  const form = forms[name]
  if (form === undefined) throw new Error(`the schema let an unknown rule form through: ${name}`)
  return { form, body: body as never }
}

type At = readonly (string | number)[]

const below = <T extends { readonly at: At }>(found: readonly T[], at: At): readonly T[] =>
  found.map((one) => ({ ...one, at: [...at, ...one.at] }))

/** How a form reaches the rules that it holds: plain points, or any form by its name. */
export const nested: NestedRules = {
  reads: (rule, at) => {
    if (typeof rule === 'number' || unknownForm(rule) !== null) return []
    const { form, body } = formOf(rule)
    return below(form.reads(body, nested), [...at, form.name])
  },
  check: (rule, context, at) => {
    if (typeof rule === 'number') return tooFine(pointsSchema, rule, context.digits, at)
    const unknown = unknownForm(rule)
    if (unknown !== null)
      return [
        {
          code: 'unknown-rule-form',
          at: [...at, unknown],
          params: { found: unknown, known: Object.keys(forms).join(', ') },
        },
      ]
    const { form, body } = formOf(rule)
    const findings = [...tooFine(form.schema, body, context.digits, []), ...form.check(body, context)]
    return below(findings, [...at, form.name])
  },
  desugar: (rule, context) => {
    const { form, body } = formOf(rule as Written)
    return form.desugar(body, context)
  },
  range: (rule, context) => {
    if (typeof rule === 'number') return [rule, rule]
    const { form, body } = formOf(rule)
    return form.range(body, context)
  },
  direction: (rule, context) => {
    if (typeof rule === 'number') return new Map()
    const { form, body } = formOf(rule)
    return form.direction(body, context)
  },
  boundaries: (rule, context) => {
    if (typeof rule === 'number') return []
    const { form, body } = formOf(rule)
    return form.boundaries(body, context)
  },
  measure: (rule, context) => {
    if (typeof rule === 'number') return null
    const { form, body } = formOf(rule)
    return form.measure?.(body, context) ?? null
  },
}

interface SchemaPart {
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, SchemaPart>>
  readonly items?: SchemaPart
}

/** Stated points with more digits than the framework keeps: wherever a form's schema says that points stand. */
function tooFine(schema: SchemaPart, value: Json, digits: number, at: At): readonly Finding[] {
  if (schema === pointsSchema) {
    const fine = typeof value === 'number' && decimalsOf(String(value)) > digits
    return fine ? [{ code: 'too-many-decimals', at, params: { found: value, digits } }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    const part = Array.isArray(value) ? schema.items : schema.properties?.[key]
    return part === undefined ? [] : tooFine(part, one, digits, [...at, Array.isArray(value) ? Number(key) : key])
  })
}

function unknownForm(rule: Written): string | null {
  const [name = ''] = Object.keys(rule)
  return name in forms ? null : name
}

export interface RuleCheck {
  readonly findings: readonly Finding[]
  /** The names that the rule reads. */
  readonly reads: ReadonlySet<string>
  /** Null when there are findings or the form does not know. */
  readonly range: Range
  /** The least and the most that answers within their bounds can reach; never narrower than what is reached. */
  readonly reach: Range
  /** Whether a branch says "not arising". */
  readonly mayNotArise: boolean
}

/** Whether an input is asked wherever the guard holds. */
const opens = ({ id, choices }: Guard, { when, when_in }: RuleInput): boolean =>
  id === when &&
  (when_in.length === 0 ? choices.length === 0 : choices.length > 0 && choices.every((one) => when_in.includes(one)))

/** Everything wrong with a rule; `at` of a finding starts with the form's name. */
export function checkRule(written: Written, context: RuleContext): RuleCheck {
  const readings = nested.reads(written, [])
  const known = [...context.inputs.keys()]
  const findings: Finding[] = []
  for (const { id, types, at, under = [] } of readings) {
    const found = context.inputs.get(id)
    if (found === undefined)
      findings.push({ code: 'unknown-variable', at, params: { found: id, known: known.join(', ') } })
    else if (found.type === 'text') findings.push({ code: 'text-read', at, params: { found: id } })
    else if (!types.includes(found.type))
      findings.push({ code: 'wrong-input-type', at, params: { found: found.type, id, expected: types.join(', ') } })
    else if (found.when !== null && !at.includes(deadline.name) && !under.some((guard) => opens(guard, found)))
      findings.push({ code: 'hidden-input-read', at, params: { found: id, when: found.when } })
  }
  if (findings.length === 0) findings.push(...nested.check(written, context, []))
  const names = new Set(readings.map(({ id }) => id))
  if (!provable(names, context))
    return {
      findings: findings.filter(({ code }) => !PROVABLE.has(code)),
      reads: names,
      range: null,
      reach: null,
      mayNotArise: false,
    }
  if (findings.some(({ code }) => !PROVABLE.has(code)))
    return { findings, reads: names, range: null, reach: null, mayNotArise: false }
  const { cases } = nested.desugar(written, context)
  const logic = logicOf(cases)
  const reached = reachOf(logic, context)
  if (!findings.some(({ code }) => code === 'dead-branch')) findings.push(...deadBranches(written, cases, reached.dead))
  const stated = nested.range(written, context)
  const proof = proofOf(written, logic, context)
  const range = both(reached.range, proof.range)
  findings.push(...proof.findings, ...tooManySteps(written, cases, context))
  // A division by 0 has no bounds, and of points past the maximum that the form states itself the criterion is told.
  const isTold = stated !== null && stated[1] > context.max
  if (!isTold && proof.findings.every(({ code }) => code !== 'divisor-may-be-zero'))
    findings.push(...below(pastBounds(range, context), [formOf(written).form.name]))
  return {
    findings,
    reads: names,
    range: stated,
    reach: both(stated, range),
    mayNotArise: cases.some(({ points }) => points === null),
  }
}

/** Divisions by 0, wherever the rule divides; of a form other than `logic` the form itself is the place. */
function proofOf(written: Written, logic: Logic, context: RuleContext): Proof {
  const { form, body } = formOf(written)
  const { range, findings } = proveRule(logic, context, form.measure?.(body, context))
  const placed = findings.map((finding) => ({ ...finding, at: form.name === formula.name ? finding.at : [] }))
  return { range, findings: below(placed, [form.name]) }
}

/** Sums that could be more steps than binary numbers tell apart, where something is decided or divided by them. */
function tooManySteps(written: Written, cases: readonly Case[], context: RuleContext): readonly Finding[] {
  const exact = exactly(decimalNames(context))
  for (const one of cases) exactCase(one, exact)
  const [first] = exact.tooLarge()
  if (first === undefined) return []
  const found = namesIn(first).join(', ')
  return [{ code: 'sum-not-exact', at: [formOf(written).form.name], params: { found } }]
}

/** Findings with which a rule still has a meaning that can be proven. */
const PROVABLE: ReadonlySet<ProblemCode> = new Set([
  'logic-may-leave-range',
  'tier-gap',
  'tier-overlap',
  'contradictory-bounds',
  'points-inverted',
  'dead-branch',
])

/** What two bounds of the same thing leave. */
const both = (a: Range, b: Range): Range =>
  a === null || b === null ? (a ?? b) : [Math.max(a[0], b[0]), Math.min(a[1], b[1])]

/** An input whose bounds are wrong has no values, and nothing about them is proven. */
const provable = (names: ReadonlySet<string>, { inputs }: RuleContext): boolean =>
  [...names].every((name) => {
    const { min = null, max = null } = inputs.get(name) ?? {}
    return min === null || max === null || min <= max
  })

/** In the words of the branch, where the form has them. A formula needs its last branch even when no value is left for it. */
function deadBranches(written: Written, cases: readonly Case[], dead: readonly DeadBranch[]): readonly Finding[] {
  const { form } = formOf(written)
  return dead.flatMap(({ at, index, last }): readonly Finding[] => {
    const words = form.name !== formula.name && at.length === 2 ? cases[index]?.words : undefined
    if (last && words === undefined) return []
    const params = words
      ? { branch: words.vi, branch_en: words.en }
      : { branch: `nhánh ${index + 1}`, branch_en: `branch ${index + 1}` }
    return [{ code: 'dead-branch', at: [form.name, ...(form.name === formula.name ? at : [])], params }]
  })
}

/** A rule as a sentence, while it is written; null where it reads or says what cannot be worded. Proves nothing. */
export function sentenceOf(written: Written, context: RuleContext): Rule['sentence'] | null {
  const knows = ({ id, types }: Reading): boolean => types.some((type) => type === context.inputs.get(id)?.type)
  if (!nested.reads(written, []).every(knows)) return null
  if (nested.check(written, context, []).some(({ code }) => !PROVABLE.has(code))) return null
  const { cases } = nested.desugar(written, context)
  return {
    vi: cases.map(({ words }) => words.vi).join('; '),
    en: cases.map(({ words }) => words.en).join('; '),
  }
}

/** The compiled rule. Called only when `checkRule` found nothing. */
export function compileRule(written: Written, context: RuleContext): Rule {
  const { form, body } = formOf(written)
  const desugared = form.desugar(body, context)
  const exact = exactly(decimalNames(context))
  const cases = desugared.cases.map((one) => exactCase(one, exact))
  const values = desugared.values.map((one) => ({ ...one, logic: exact.result(one.logic) }))
  const measure = exact.result(form.measure?.(body, context) ?? null)
  return {
    form: form.name,
    written: body,
    logic: logicOf(cases),
    cases,
    values,
    sentence: {
      vi: cases.map(({ words }) => words.vi).join('; '),
      en: cases.map(({ words }) => words.en).join('; '),
    },
    needs: namesIn([logicOf(cases), measure, values.map(({ logic }) => logic)]),
    measure,
  }
}

const exactCase = (one: Case, { condition, result }: Exactly): Case => ({
  ...one,
  when: condition(one.when),
  points: result(one.points),
})

/** Every name that stands in a `var`. */
function namesIn(logic: Logic): readonly string[] {
  return [...new Set(readsOfLogic(logic, []).map(({ id }) => id))]
}

/** Dates without a year that a rule compares with, at any depth. */
export function periodDays(written: Json): readonly string[] {
  if (typeof written !== 'object' || written === null) return []
  return Object.entries(written).flatMap(([key, value]) =>
    key === deadline.name ? yearlessDays(value as never) : periodDays(value),
  )
}

/** For each name that a rule reads: whether more of it raises or lowers the points. (SPEC R51) */
export const directionOf = (written: Written, context: RuleContext): Directions => nested.direction(written, context)

/** Where the points of a rule change. (SPEC R50) */
export const boundariesOf = (written: Written, context: RuleContext): readonly Boundary[] =>
  nested.boundaries(written, context)
