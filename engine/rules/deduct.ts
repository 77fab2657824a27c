/** deduct: start from points and lose some for each event, down to a floor. Source: NĐ 335/2025 (each failed assessment takes a share). */
import { both, points, quoted } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'

interface Deduct {
  readonly of: string
  readonly start: number
  readonly each: number
  readonly floor: number
}

export const deduct: Form<Deduct> = {
  name: 'deduct',
  schema: {
    type: 'object',
    required: ['of', 'start', 'each', 'floor'],
    additionalProperties: false,
    properties: { of: nameSchema, start: pointsSchema, each: pointsSchema, floor: pointsSchema },
  },
  reads: ({ of }) => [{ id: of, types: ['count'], at: ['of'] }],
  check: ({ start, floor }) =>
    floor > start ? [{ code: 'floor-above-start', at: ['floor'], params: { found: floor, start } }] : [],
  desugar: ({ of, start, each, floor }, context) => ({
    values: [],
    cases: [
      {
        when: true,
        points: { max: [{ '-': [start, { '*': [each, { var: of }] }] }, floor] },
        words: both((lang) => {
          const label = quoted(input(context, of).label[lang])
          return lang === 'vi'
            ? `${points(start, lang)} − ${label} × ${points(each, lang)}, thấp nhất ${points(floor, lang)}`
            : `${points(start, lang)} − ${label} × ${points(each, lang)}, at least ${points(floor, lang)}`
        }),
      },
    ],
  }),
  range: ({ of, start, each, floor }, context) => {
    const { min, max } = input(context, of)
    return [max === null ? floor : Math.max(start - each * max, floor), Math.max(start - each * (min ?? 0), floor)]
  },
}
