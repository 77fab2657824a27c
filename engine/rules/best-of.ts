/**
 * best_of: the highest of several rules. Sources: ICT Index, Phụ lục 1B, criterion 5 ("score the case with the
 * highest points"); NĐ 307/2025, Điều 9.4 (several bonuses apply: only the highest).
 */
import type { Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import { nestedRuleSchema, oneMeasure } from './branch.ts'
import { logicOf } from './form.ts'
import type { Form, RuleContext, WrittenRule } from './form.ts'
import { together } from './direction.ts'

type BestOf = readonly WrittenRule[]

const partOf = (rule: WrittenRule, context: RuleContext): Logic =>
  typeof rule === 'number' ? rule : logicOf(context.nested.desugar(rule, context).cases)

const sentence = (rule: WrittenRule, context: RuleContext) =>
  both((lang) =>
    typeof rule === 'number'
      ? points(rule, lang)
      : context.nested
          .desugar(rule, context)
          .cases.map(({ words }) => words[lang])
          .join(', '),
  )

export const bestOf: Form<BestOf> = {
  name: 'best_of',
  schema: { type: 'array', minItems: 2, items: nestedRuleSchema },
  reads: (rules, nested) => rules.flatMap((rule, index) => nested.reads(rule, [index])),
  check: (rules, context) => [
    ...oneMeasure(rules, context),
    ...rules.flatMap((rule, index) => context.nested.check(rule, context, [index])),
    ...rules.flatMap((rule, index) => {
      const none =
        typeof rule !== 'number' && context.nested.desugar(rule, context).cases.some((one) => one.points === null)
      return none ? [{ code: 'best-of-nothing' as const, at: [index], params: {} }] : []
    }),
  ],
  measure: (rules, context) =>
    rules.map((rule) => context.nested.measure(rule, context)).find((one) => one !== null) ?? null,
  desugar: (rules, context) => ({
    values: rules.map((rule, index) => ({
      id: `best_${index + 1}`,
      logic: partOf(rule, context),
      words: sentence(rule, context),
      unit: '',
    })),
    cases: [
      {
        when: true,
        points: { max: rules.map((rule) => partOf(rule, context)) },
        words: both(
          (lang) =>
            `${lang === 'vi' ? 'lấy mức cao nhất trong' : 'the highest of'}: ${rules.map((rule) => `(${sentence(rule, context)[lang]})`).join(' ')}`,
        ),
      },
    ],
  }),
  range: (rules, context) => {
    const all = rules.map((rule) =>
      typeof rule === 'number' ? ([rule, rule] as const) : context.nested.range(rule, context),
    )
    if (all.some((one) => one === null)) return null
    return [Math.max(...all.map((one) => one![0])), Math.max(...all.map((one) => one![1]))]
  },
  direction: (rules, context) => together(...rules.map((rule) => context.nested.direction(rule, context))),
  // Where one rule overtakes another is not among them.
  boundaries: (rules, context) => rules.flatMap((rule) => context.nested.boundaries(rule, context)),
}
