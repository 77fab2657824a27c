/**
 * branch: another rule when something is so. Source: NĐ 307/2025, xã 3.a (a self-balanced budget gives 10;
 * otherwise 3 points at 40 %, +0.5 per 5 %, at most 8).
 */
import { both, points } from '../words/rules.ts'
import { conditionBoundaries } from './boundary.ts'
import { branched, checkCondition, conditionLogic, conditionSchema, guardsOf, readsOfCondition } from './condition.ts'
import type { Condition } from './condition.ts'
import { ofCondition, through, together, wayBetween } from './direction.ts'
import { pointsSchema } from './form.ts'
import type { Desugared, Finding, Form, RuleContext, WrittenRule } from './form.ts'

interface Branch {
  readonly if: Condition
  readonly then: WrittenRule
  readonly else: WrittenRule
}

export const nestedRuleSchema = {
  ...pointsSchema,
  type: ['number', 'object'],
  minProperties: 1,
  maxProperties: 1,
  problem: 'one-rule-form',
}

const inside = (rule: WrittenRule, context: RuleContext): Desugared =>
  typeof rule === 'number'
    ? { values: [], cases: [{ when: true, points: rule, words: both((lang) => points(rule, lang)) }] }
    : context.nested.desugar(rule, context)

/** The units of a round are compared by one thing in each criterion. */
export function oneMeasure(rules: readonly WrittenRule[], context: RuleContext): readonly Finding[] {
  const sound = rules.every((rule) => context.nested.check(rule, context, []).length === 0)
  const measures = sound ? rules.map((rule) => context.nested.measure(rule, context)).filter((one) => one !== null) : []
  const different = new Set(measures.map((one) => JSON.stringify(one))).size
  return different > 1 ? [{ code: 'two-measures', at: [], params: {} }] : []
}

export const branch: Form<Branch> = {
  name: 'branch',
  schema: {
    type: 'object',
    required: ['if', 'then', 'else'],
    additionalProperties: false,
    properties: { if: conditionSchema, then: nestedRuleSchema, else: nestedRuleSchema },
  },
  reads: (written, nested) => [
    ...readsOfCondition(written.if, ['if']),
    ...nested.reads(written.then, ['then']).map((reading) => ({
      ...reading,
      under: [...(reading.under ?? []), ...guardsOf(written.if)],
    })),
    ...nested.reads(written.else, ['else']),
  ],
  check: (written, context) => [
    ...checkCondition(written.if, context, ['if']),
    ...context.nested.check(written.then, context, ['then']),
    ...context.nested.check(written.else, context, ['else']),
    ...oneMeasure([written.then, written.else], context),
  ],
  // Of the units for which no side compares, none is measured.
  measure: (written, context) => {
    const { nested } = context
    const [then, rest] = [nested.measure(written.then, context), nested.measure(written.else, context)]
    return then === null && rest === null ? null : { if: [conditionLogic(written.if), then, rest] }
  },
  desugar: (written, context) =>
    branched(written.if, inside(written.then, context), inside(written.else, context), context),
  range: (written, context) => {
    const [a, b] = [written.then, written.else].map((rule) => context.nested.range(rule, context))
    return a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : null
  },
  direction: (written, context) => {
    const { nested } = context
    const way = wayBetween(nested.range(written.else, context), nested.range(written.then, context))
    return together(
      through(ofCondition(conditionLogic(written.if), context), way),
      nested.direction(written.then, context),
      nested.direction(written.else, context),
    )
  },
  boundaries: (written, context) => [
    ...conditionBoundaries(conditionLogic(written.if)),
    ...context.nested.boundaries(written.then, context),
    ...context.nested.boundaries(written.else, context),
  ],
}
