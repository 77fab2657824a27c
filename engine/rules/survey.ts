/**
 * survey: maximum × the share of satisfaction that the sociological survey found.
 * Source: Hải Phòng 3793/2022, section I (35 points by survey, no evidence); the plain mean of option
 * percents is an inference (Yên Bái's tool: options A–D stand for 100/60/20/0 %).
 */
import { both, points, quoted } from '../words/rules.ts'
import { input, nameSchema } from './form.ts'
import type { Form } from './form.ts'

interface SurveyRule {
  readonly of: string
}

export const survey: Form<SurveyRule> = {
  name: 'survey',
  schema: { type: 'object', required: ['of'], additionalProperties: false, properties: { of: nameSchema } },
  reads: ({ of }) => [{ id: of, types: ['percent'], at: ['of'] }],
  check: () => [],
  desugar: ({ of }, context) => ({
    values: [],
    cases: [
      {
        when: true,
        points: { '/': [{ '*': [context.max, { var: of }] }, 100] },
        words: both((lang) => `${points(context.max, lang)} × ${quoted(input(context, of).label[lang])} ÷ 100`),
      },
    ],
  }),
  range: ({ of }, context) => {
    const { min, max } = input(context, of)
    return [(context.max * (min ?? 0)) / 100, (context.max * (max ?? 100)) / 100]
  },
}
