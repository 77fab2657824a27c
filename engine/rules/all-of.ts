/** all_of: every one of several things is so. Source: Cà Mau 2013, 1.1.2 ("either missing 0"). */
import { both, labels, otherwise, points } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { yes } from './boundary.ts'
import { each, wayOf } from './direction.ts'

interface AllOf {
  readonly of: readonly string[]
  readonly points: number
  readonly otherwise: number
}

export const allOf: Form<AllOf> = {
  name: 'all_of',
  schema: {
    type: 'object',
    required: ['of', 'points', 'otherwise'],
    additionalProperties: false,
    properties: {
      of: { type: 'array', minItems: 2, items: nameSchema },
      points: pointsSchema,
      otherwise: pointsSchema,
    },
  },
  reads: ({ of }) => of.map((id, index) => ({ id, types: ['boolean'], at: ['of', index] })),
  check: () => [],
  desugar: (written, context) => {
    const inputs = written.of.map((id) => input(context, id))
    return {
      values: [],
      cases: [
        {
          when: { and: written.of.map((id) => ({ '==': [{ var: id }, true] })) },
          points: written.points,
          words: both(
            (lang) => `${lang === 'vi' ? 'đủ cả' : 'all of'} ${labels(inputs, lang)}: ${points(written.points, lang)}`,
          ),
        },
        {
          when: true,
          points: written.otherwise,
          words: both((lang) => `${otherwise[lang]}: ${points(written.otherwise, lang)}`),
        },
      ],
    }
  },
  range: (written) => [Math.min(written.points, written.otherwise), Math.max(written.points, written.otherwise)],
  direction: ({ of, points: all, otherwise: rest }) => each(of, wayOf([rest, all])),
  boundaries: ({ of }) => of.map(yes),
}
