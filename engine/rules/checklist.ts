/** checklist: parts that add up. Source: Hải Phòng 3793/2022, 1.1.2 (0.1 + 0.1 + 0.1, which binary arithmetic misses). */
import { both, number, points, quoted } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { yes } from './boundary.ts'
import { each, together, wayOf } from './direction.ts'

type Checklist = readonly { readonly of: string; readonly points: number }[]

const most = (parts: Checklist): number => Number(parts.reduce((sum, part) => sum + part.points, 0).toFixed(4))

export const checklist: Form<Checklist> = {
  name: 'checklist',
  schema: {
    type: 'array',
    minItems: 2,
    items: {
      type: 'object',
      required: ['of', 'points'],
      additionalProperties: false,
      properties: { of: nameSchema, points: pointsSchema },
    },
  },
  reads: (parts) => parts.map(({ of }, index) => ({ id: of, types: ['boolean'], at: [index, 'of'] })),
  check: () => [],
  desugar: (parts, context) => ({
    values: [],
    cases: [
      {
        when: true,
        points: { '+': parts.map((part) => ({ if: [{ '==': [{ var: part.of }, true] }, part.points, 0] })) },
        words: both((lang) => {
          const each = parts.map(
            (part) => `${quoted(input(context, part.of).label[lang])} ${number(part.points, lang)}`,
          )
          const sum = points(most(parts), lang)
          return lang === 'vi'
            ? `cộng điểm các nội dung đạt được: ${each.join(' + ')} (tối đa ${sum})`
            : `the parts achieved add up: ${each.join(' + ')} (at most ${sum})`
        }),
      },
    ],
  }),
  range: (parts) => [0, most(parts)],
  direction: (parts) => together(...parts.map(({ of, points: one }) => each([of], wayOf([0, one])))),
  boundaries: (parts) => parts.map(({ of }) => yes(of)),
}
