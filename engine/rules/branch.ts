/**
 * branch: another rule when something is so. Source: NĐ 307/2025, xã 3.a (a self-balanced budget gives 10;
 * otherwise 3 points at 40 %, +0.5 per 5 %, at most 8) and its 75 % levels for mountainous communes.
 */
import type { Case, Logic } from '../model.ts'
import { both, points, quoted } from '../words/rules.ts'
import { checkLogic } from './check-logic.ts'
import { contradictory } from './contradictions.ts'
import { input, nameSchema, pointsSchema, typesOf } from './form.ts'
import type { Desugared, Form, Reading, RuleContext, WrittenRule } from './form.ts'
import { readsOfLogic } from './logic-names.ts'

interface Branch {
  /** A yes/no name, or a condition in JSON-Logic. */
  readonly if: string | { readonly [operator: string]: Logic }
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

const condition = ({ if: test }: Branch): Logic => (typeof test === 'string' ? { '==': [{ var: test }, true] } : test)

function words({ if: test }: Branch, context: RuleContext) {
  return both((lang) => {
    if (typeof test !== 'string') return lang === 'vi' ? 'khi thỏa điều kiện' : 'when the condition holds'
    return `${lang === 'vi' ? 'khi' : 'when'} ${quoted(input(context, test).label[lang])}`
  })
}

/** What is read where the name is yes. (SPEC L80) */
const underYes = ({ if: test }: Branch, readings: readonly Reading[]): readonly Reading[] =>
  typeof test === 'string' ? readings.map((one) => ({ ...one, under: [...(one.under ?? []), test] })) : readings

const inside = (rule: WrittenRule, context: RuleContext): Desugared =>
  typeof rule === 'number'
    ? { values: [], cases: [{ when: true, points: rule, words: both((lang) => points(rule, lang)) }] }
    : context.nested.desugar(rule, context)

export const branch: Form<Branch> = {
  name: 'branch',
  schema: {
    type: 'object',
    required: ['if', 'then', 'else'],
    additionalProperties: false,
    properties: {
      if: { type: ['string', 'object'], pattern: nameSchema.pattern, problem: 'bad-name' },
      then: nestedRuleSchema,
      else: nestedRuleSchema,
    },
  },
  reads: (written, nested) => [
    ...(typeof written.if === 'string'
      ? [{ id: written.if, types: ['boolean' as const], at: ['if'] }]
      : readsOfLogic(written.if, ['if'])),
    ...underYes(written, nested.reads(written.then, ['then'])),
    ...nested.reads(written.else, ['else']),
  ],
  check: (written, context) => {
    const own = typeof written.if === 'string' ? null : checkLogic(written.if, typesOf(context))
    const findings = own?.findings.map((finding) => ({ ...finding, at: ['if', ...finding.at] })) ?? []
    if (own && findings.length === 0 && own.type !== 'boolean')
      findings.push({
        code: 'logic-type',
        at: ['if'],
        params: { operator: 'if', expected: 'boolean', found: own.type },
      })
    const sound = findings.length === 0 && typeof written.if !== 'string'
    return [
      ...findings,
      ...(sound ? contradictory(written.if).map((one) => ({ ...one, at: ['if', ...one.at] })) : []),
      ...context.nested.check(written.then, context, ['then']),
      ...context.nested.check(written.else, context, ['else']),
    ]
  },
  desugar: (written, context) => {
    const when = condition(written)
    const name = words(written, context)
    const then = inside(written.then, context)
    const rest = inside(written.else, context)
    const first = then.cases.map((one): Case => ({
      when: one.when === true ? when : { and: [when, one.when] },
      points: one.points,
      words: both((lang) => `${name[lang]}: ${one.words[lang]}`),
    }))
    const others = rest.cases.map((one, index): Case => ({
      ...one,
      words: index > 0 ? one.words : both((lang) => `${lang === 'vi' ? 'nếu không' : 'else'}: ${one.words[lang]}`),
    }))
    return { cases: [...first, ...others], values: renamed(then, rest) }
  },
  range: (written, context) => {
    const both = [written.then, written.else].map((rule) =>
      typeof rule === 'number' ? ([rule, rule] as const) : context.nested.range(rule, context),
    )
    const [a, b] = both
    return a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : null
  },
}

/** Values of both sides, under ids that differ. */
const renamed = (...sides: readonly Desugared[]): Desugared['values'] =>
  sides.flatMap(({ values }, side) =>
    values.map((value) => (side === 0 ? value : { ...value, id: `${value.id}_${side + 1}` })),
  )
