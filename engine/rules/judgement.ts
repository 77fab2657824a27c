/** judgement: points an appraiser gives; the input states its step. Source: Hải Phòng 212/2025, section I (16 items of 0 to 1.25, no rule). */
import { both, points } from '../words/rules.ts'
import { input, nameSchema } from './form.ts'
import type { Form } from './form.ts'
import { each } from './direction.ts'

interface Judgement {
  readonly of: string
}

export const judgement: Form<Judgement> = {
  name: 'judgement',
  schema: {
    type: 'object',
    required: ['of'],
    additionalProperties: false,
    properties: { of: nameSchema },
  },
  reads: ({ of }) => [{ id: of, types: ['decimal'], at: ['of'] }],
  check: ({ of }, context) => {
    const { min, max, step } = input(context, of)
    if (min !== 0 || max !== context.max)
      return [{ code: 'judgement-bounds', at: ['of'], params: { found: of, max: context.max } }]
    const whole = step === null || Math.round(max * 10_000) % Math.round(step * 10_000) === 0
    return whole ? [] : [{ code: 'judgement-step', at: ['of'], params: { found: of, step, max: context.max } }]
  },
  desugar: ({ of }, context) => ({
    values: [],
    cases: [
      {
        when: true,
        points: { var: of },
        words: both((lang) =>
          lang === 'vi'
            ? `người thẩm định cho từ 0 đến ${points(context.max, lang)}`
            : `the appraiser gives 0 to ${points(context.max, lang)}`,
        ),
      },
    ],
  }),
  range: (_, context) => [0, context.max],
  direction: ({ of }) => each([of], 'up'),
  boundaries: () => [],
}
