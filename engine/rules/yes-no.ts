/** yes_no: one thing is so or not. Source: Cà Mau 2013, 1.1.3 ("requirement met 1, not met 0"). */
import { both, points, quoted } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { yes } from './boundary.ts'
import { each, wayOf } from './direction.ts'

interface YesNo {
  readonly of: string
  readonly yes: number
  readonly no: number
}

export const yesNo: Form<YesNo> = {
  name: 'yes_no',
  schema: {
    type: 'object',
    required: ['of', 'yes', 'no'],
    additionalProperties: false,
    properties: { of: nameSchema, yes: pointsSchema, no: pointsSchema },
  },
  reads: ({ of }) => [{ id: of, types: ['boolean'], at: ['of'] }],
  check: () => [],
  desugar: ({ of, yes, no }, context) => {
    const { label } = input(context, of)
    return {
      values: [],
      cases: [
        {
          when: { '==': [{ var: of }, true] },
          points: yes,
          words: both((lang) => `${quoted(label[lang])} ${lang === 'vi' ? 'là có' : 'is yes'}: ${points(yes, lang)}`),
        },
        {
          when: true,
          points: no,
          words: both((lang) => `${lang === 'vi' ? 'không' : 'no'}: ${points(no, lang)}`),
        },
      ],
    }
  },
  range: ({ yes, no }) => [Math.min(yes, no), Math.max(yes, no)],
  direction: ({ of, yes: met, no }) => each([of], wayOf([no, met])),
  boundaries: ({ of }) => [yes(of)],
}
