/** count: points for each, up to a cap. Source: ICT Index, Phụ lục 1B, criterion 4 (1 point per application, at most 5). */
import { both, points } from '../words/rules.ts'
import { bend } from './boundary.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import { pointsSchema } from './form.ts'
import type { Form, Range, RuleContext } from './form.ts'
import { pointsWhenZero, quotientOf, readsOfValue, valueLogic, valueSchema, withPoints } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkCounted } from './value-bounds.ts'
import { valueCases, valueName, valuesOf } from './value-words.ts'

interface Count {
  readonly of: Value
  readonly each: number
  readonly cap: number
}

const counted = ({ of, each, cap }: Count, context: RuleContext): readonly [number, number] => {
  const { min, max } = boundsOfValue(of, context)
  return [Math.min(each * (min ?? 0), cap), max === null ? cap : Math.min(each * max, cap)]
}

export const count: Form<Count> = {
  name: 'count',
  schema: {
    type: 'object',
    required: ['of', 'each', 'cap'],
    additionalProperties: false,
    properties: { of: valueSchema, each: pointsSchema, cap: pointsSchema },
  },
  reads: ({ of }) => readsOfValue(of, ['of'], ['count']),
  check: ({ of }, context) => checkCounted(of, context, ['of']),
  desugar: ({ of, each, cap }, context) => ({
    values: valuesOf(of, context),
    cases: [
      ...valueCases(of, context),
      {
        when: true,
        points: { min: [withPoints(each, quotientOf(of)), cap] },
        words: both((lang) => {
          const name = valueName(of, context)[lang]
          return lang === 'vi'
            ? `${name} × ${points(each, lang)}, tối đa ${points(cap, lang)}`
            : `${name} × ${points(each, lang)}, at most ${points(cap, lang)}`
        }),
      },
    ],
  }),
  range: (written, context): Range => {
    const zero = pointsWhenZero(written.of)
    const [least, most] = counted(written, context)
    return [Math.min(least, ...zero), Math.max(most, ...zero)]
  },
  direction: (written, context) =>
    together(
      ofValue(written.of, context, wayOf([0, written.each])),
      pastZero(written.of, context, counted(written, context)),
    ),
  boundaries: ({ of, each, cap }) => (each === 0 ? [] : [bend(valueLogic(of), cap / each)]),
}
