/** none_of: points only when nothing of the kind happened. Source: Hải Phòng 212/2025, 5.2.d (no violation 2.5, any 0). */
import type { Logic } from '../model.ts'
import { both, labels, otherwise, points } from '../words/rules.ts'
import { input, nameSchema, pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { jump, yes } from './boundary.ts'
import { each, wayOf } from './direction.ts'

interface NoneOf {
  readonly of: string | readonly string[]
  readonly none: number
  readonly any: number
}

const ids = ({ of }: NoneOf): readonly string[] => (typeof of === 'string' ? [of] : of)

export const noneOf: Form<NoneOf> = {
  name: 'none_of',
  schema: {
    type: 'object',
    required: ['of', 'none', 'any'],
    additionalProperties: false,
    properties: {
      of: {
        type: ['string', 'array'],
        pattern: nameSchema.pattern,
        problem: 'bad-name',
        minItems: 1,
        items: nameSchema,
      },
      none: pointsSchema,
      any: pointsSchema,
    },
  },
  reads: (written) =>
    typeof written.of === 'string'
      ? [{ id: written.of, types: ['count', 'boolean'], at: ['of'] }]
      : written.of.map((id, index) => ({ id, types: ['count', 'boolean'], at: ['of', index] })),
  check: () => [],
  desugar: (written, context) => {
    const inputs = ids(written).map((id) => input(context, id))
    const nothing = inputs.map(({ id, type }): Logic => ({ '==': [{ var: id }, type === 'boolean' ? false : 0] }))
    return {
      values: [],
      cases: [
        {
          when: nothing.length === 1 ? nothing[0]! : { and: nothing },
          points: written.none,
          words: both(
            (lang) => `${lang === 'vi' ? 'không có' : 'no'} ${labels(inputs, lang)}: ${points(written.none, lang)}`,
          ),
        },
        { when: true, points: written.any, words: both((lang) => `${otherwise[lang]}: ${points(written.any, lang)}`) },
      ],
    }
  },
  range: ({ none, any }) => [Math.min(none, any), Math.max(none, any)],
  direction: (written) => each(ids(written), wayOf([written.none, written.any])),
  boundaries: (written, context) =>
    ids(written).map((id) => (input(context, id).type === 'boolean' ? yes(id) : jump({ var: id }, 0, 'below'))),
}
