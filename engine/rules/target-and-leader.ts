/**
 * target_and_leader: half of the maximum for reaching the target, in proportion below it; past it, the rest by
 * the excess over the target compared with the leader's. When nobody is past the target, reaching it gives half.
 * Source: formula 1 of the people's police emulation rules (below target 0.5·MS·A/T; leader MS; others
 * 0.5·MS + excess ÷ leader's excess · 0.5·MS).
 */
import type { Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import { nameSchema, NUMBERS } from './form.ts'
import type { Form, RuleContext } from './form.ts'
import { valueName } from './value.ts'

interface TargetAndLeader {
  readonly of: string
  readonly target: string
}

/** 100 × (own − target) ÷ target, in percent of the target. */
const excess = ({ of, target }: TargetAndLeader): Logic => ({
  '/': [{ '*': [100, { '-': [{ var: of }, { var: target }] }] }, { var: target }],
})

const half = ({ max }: RuleContext): number => max / 2

export const targetAndLeader: Form<TargetAndLeader> = {
  name: 'target_and_leader',
  schema: {
    type: 'object',
    required: ['of', 'target'],
    additionalProperties: false,
    properties: { of: nameSchema, target: nameSchema },
  },
  reads: ({ of, target }) => [
    { id: of, types: NUMBERS, at: ['of'] },
    { id: target, types: NUMBERS, at: ['target'] },
  ],
  check: ({ target }, context) => {
    const { min } = context.inputs.get(target) ?? { min: null }
    return min !== null && min > 0 ? [] : [{ code: 'zero-denominator', at: ['target'], params: { found: target } }]
  },
  measure: excess,
  desugar: (written, context) => {
    const name = valueName(written.of, context)
    const goal = valueName(written.target, context)
    const leader = { var: `cohort.${context.id}.max` }
    return {
      values: [
        {
          id: 'excess',
          logic: excess(written),
          words: { vi: 'tỷ lệ vượt mục tiêu', en: 'excess over the target' },
          unit: '%',
        },
        { id: 'leader', logic: leader, words: { vi: 'tỷ lệ vượt cao nhất', en: 'highest excess' }, unit: '%' },
      ],
      cases: [
        {
          when: { '<': [{ var: written.of }, { var: written.target }] },
          points: { '/': [{ '*': [half(context), { var: written.of }] }, { var: written.target }] },
          words: both(
            (lang) =>
              `${lang === 'vi' ? 'chưa đạt' : 'below'} ${goal[lang]}: ${points(half(context), lang)} × ${name[lang]} ÷ ${goal[lang]}`,
          ),
        },
        {
          when: { '<=': [leader, 0] },
          points: half(context),
          words: both(
            (lang) =>
              `${lang === 'vi' ? 'đạt, không đơn vị nào vượt' : 'reached, and no unit is past it'}: ${points(half(context), lang)}`,
          ),
        },
        {
          when: true,
          points: { '+': [half(context), { '/': [{ '*': [half(context), excess(written)] }, leader] }] },
          words: both((lang) =>
            lang === 'vi'
              ? `vượt: ${points(half(context), lang)} + ${points(half(context), lang)} × tỷ lệ vượt ÷ tỷ lệ vượt cao nhất`
              : `past it: ${points(half(context), lang)} + ${points(half(context), lang)} × excess ÷ highest excess`,
          ),
        },
      ],
    }
  },
  range: (_, { max }) => [0, max],
}
