/** A condition inside a form: a yes/no name, or JSON-Logic over anything that the rule may read. */
import type { Case, Logic } from '../model.ts'
import { sayFormula } from '../words/formula.ts'
import { both, quoted } from '../words/rules.ts'
import type { Both } from '../words/rules.ts'
import { checkLogic } from './check-logic.ts'
import { contradictory } from './contradictions.ts'
import { input, nameSchema, typesOf } from './form.ts'
import type { Desugared, Finding, Guard, Reading, RuleContext } from './form.ts'
import { readsOfLogic } from './logic-names.ts'

export type Condition = string | { readonly [operator: string]: Logic }

export const conditionSchema = { type: ['string', 'object'], pattern: nameSchema.pattern, problem: 'bad-name' }

type At = readonly (string | number)[]

export const readsOfCondition = (condition: Condition, at: At): readonly Reading[] =>
  typeof condition === 'string' ? [{ id: condition, types: ['boolean'], at }] : readsOfLogic(condition, at)

export function checkCondition(condition: Condition, context: RuleContext, at: At): readonly Finding[] {
  if (typeof condition === 'string') return []
  const { type, findings } = checkLogic(condition, typesOf(context))
  if (findings.length > 0) return findings.map((finding) => ({ ...finding, at: [...at, ...finding.at] }))
  const params = { operator: String(at.at(-1)), expected: 'boolean', found: type }
  return type === 'boolean' ? contradictory(condition, at) : [{ code: 'logic-type', at, params }]
}

export const conditionLogic = (condition: Condition): Logic =>
  typeof condition === 'string' ? { '==': [{ var: condition }, true] } : condition

/** What surely holds where the condition does: a yes/no name, or a choice that is one of some. */
export function guardsOf(condition: Condition): readonly Guard[] {
  if (typeof condition === 'string') return [{ id: condition, choices: [] }]
  const [name = '', operand = null] = Object.entries(condition)[0] ?? []
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  if (name === 'var') return typeof operand === 'string' ? [{ id: operand, choices: [] }] : []
  if (name === 'and') return operands.flatMap((one) => guardsOf(one as Condition))
  const [first, second = null] = operands
  const id = (first as { readonly var?: string } | null)?.var
  if (id === undefined) return []
  if (name === 'in') return [{ id, choices: second as readonly string[] }]
  const isEqual = name === '==' || name === '==='
  if (isEqual && second === true) return [{ id, choices: [] }]
  return isEqual && typeof second === 'string' ? [{ id, choices: [second] }] : []
}

const words = (condition: Condition, context: RuleContext): Both =>
  both((lang) => {
    const naming = (id: string): string => quoted(input(context, id).label[lang])
    const said = typeof condition === 'string' ? naming(condition) : sayFormula(condition, naming, lang)
    return `${lang === 'vi' ? 'khi' : 'when'} ${said}`
  })

/** One rule when the condition holds, else the other. */
export function branched(condition: Condition, then: Desugared, rest: Desugared, context: RuleContext): Desugared {
  const when = conditionLogic(condition)
  const name = words(condition, context)
  const first = then.cases.map((one): Case => ({
    when: one.when === true ? when : { and: [when, one.when] },
    points: one.points,
    words: both((lang) => `${name[lang]}: ${one.words[lang]}`),
  }))
  const others = rest.cases.map((one, index): Case => ({
    ...one,
    words: index > 0 ? one.words : both((lang) => `${lang === 'vi' ? 'nếu không' : 'else'}: ${one.words[lang]}`),
  }))
  return { cases: [...first, ...others], values: renamed(then.values, rest.values) }
}

/** Values of both sides, once where they are the same, under ids that differ where not. */
const renamed = (then: Desugared['values'], rest: Desugared['values']): Desugared['values'] => [
  ...then,
  ...rest.flatMap((value) => {
    const same = then.find(({ id }) => id === value.id)
    if (same === undefined) return [value]
    return JSON.stringify(same.logic) === JSON.stringify(value.logic) ? [] : [{ ...value, id: `${value.id}_2` }]
  }),
]
