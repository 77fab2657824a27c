/** deduct: start from points and lose some for each event, down to a floor. Source: NĐ 335/2025 (each failed assessment takes a share; excused ones are subtracted first). */
import { both, points } from '../words/rules.ts'
import { bend } from './boundary.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import { pointsSchema } from './form.ts'
import type { Form, Range, RuleContext } from './form.ts'
import { pointsWhenZero, quotientOf, readsOfValue, valueLogic, valueSchema, withPoints } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkCounted } from './value-bounds.ts'
import { valueCases, valueName, valuesOf } from './value-words.ts'

interface Deduct {
  readonly of: Value
  readonly start: number
  readonly each: number
  readonly floor: number
}

const left = ({ of, start, each, floor }: Deduct, context: RuleContext): readonly [number, number] => {
  const { min, max } = boundsOfValue(of, context)
  return [max === null ? floor : Math.max(start - each * max, floor), Math.max(start - each * (min ?? 0), floor)]
}

export const deduct: Form<Deduct> = {
  name: 'deduct',
  schema: {
    type: 'object',
    required: ['of', 'start', 'each', 'floor'],
    additionalProperties: false,
    properties: { of: valueSchema, start: pointsSchema, each: pointsSchema, floor: pointsSchema },
  },
  reads: ({ of }) => readsOfValue(of, ['of'], ['count']),
  check: ({ of, start, floor }, context) => [
    ...checkCounted(of, context, ['of']),
    ...(floor > start ? [{ code: 'floor-above-start' as const, at: ['floor'], params: { found: floor, start } }] : []),
  ],
  desugar: ({ of, start, each, floor }, context) => ({
    values: valuesOf(of, context),
    cases: [
      ...valueCases(of, context),
      {
        when: true,
        points: { max: [{ '-': [start, withPoints(each, quotientOf(of))] }, floor] },
        words: both((lang) => {
          const name = valueName(of, context)[lang]
          return lang === 'vi'
            ? `${points(start, lang)} − ${name} × ${points(each, lang)}, thấp nhất ${points(floor, lang)}`
            : `${points(start, lang)} − ${name} × ${points(each, lang)}, at least ${points(floor, lang)}`
        }),
      },
    ],
  }),
  range: (written, context): Range => {
    const zero = pointsWhenZero(written.of)
    const [least, most] = left(written, context)
    return [Math.min(least, ...zero), Math.max(most, ...zero)]
  },
  direction: (written, context) =>
    together(
      ofValue(written.of, context, wayOf([written.each, 0])),
      pastZero(written.of, context, left(written, context)),
    ),
  boundaries: ({ of, start, each, floor }) => (each === 0 ? [] : [bend(valueLogic(of), (start - floor) / each)]),
}
