/** count: points for each, up to a cap. Source: ICT Index, Phụ lục 1B, criterion 4 (1 point per application, at most 5). */
import { both, points, quoted } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'

interface Count {
  readonly of: string
  readonly each: number
  readonly cap: number
}

export const count: Form<Count> = {
  name: 'count',
  schema: {
    type: 'object',
    required: ['of', 'each', 'cap'],
    additionalProperties: false,
    properties: { of: nameSchema, each: pointsSchema, cap: pointsSchema },
  },
  reads: ({ of }) => [{ id: of, types: ['count'], at: ['of'] }],
  check: () => [],
  desugar: ({ of, each, cap }, context) => ({
    values: [],
    cases: [
      {
        when: true,
        points: { min: [{ '*': [each, { var: of }] }, cap] },
        words: both((lang) => {
          const label = quoted(input(context, of).label[lang])
          return lang === 'vi'
            ? `${label} × ${points(each, lang)}, tối đa ${points(cap, lang)}`
            : `${label} × ${points(each, lang)}, at most ${points(cap, lang)}`
        }),
      },
    ],
  }),
  range: ({ of, each, cap }, context) => {
    const { min, max } = input(context, of)
    return [Math.min(each * (min ?? 0), cap), max === null ? cap : Math.min(each * max, cap)]
  },
}
