/** target: points when a value reaches the unit's own target. Source: Hải Phòng 212/2025, 5.2.b (disbursement target met 2.5, else 0). */
import { both, points } from '../words/rules.ts'
import { jump, zeroBoundary } from './boundary.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import { pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { checkValue } from './value-bounds.ts'
import { valueCases, valueName, valuesOf } from './value-words.ts'

interface Target {
  readonly of: Value
  /** Usually "targets.…", but any number will do. */
  readonly target: Value
  readonly met: number
  readonly missed: number
}

const rangeOf = ({ met, missed }: Target): readonly [number, number] => [Math.min(met, missed), Math.max(met, missed)]

export const target: Form<Target> = {
  name: 'target',
  schema: {
    type: 'object',
    required: ['of', 'target', 'met', 'missed'],
    additionalProperties: false,
    properties: { of: valueSchema, target: valueSchema, met: pointsSchema, missed: pointsSchema },
  },
  reads: (written) => [...readsOfValue(written.of, ['of']), ...readsOfValue(written.target, ['target'])],
  check: (written, context) => [
    ...checkValue(written.of, context, ['of']),
    ...checkValue(written.target, context, ['target']),
  ],
  desugar: (written, context) => {
    const name = valueName(written.of, context)
    const goal = valueName(written.target, context)
    return {
      values: valuesOf(written.of, context),
      cases: [
        ...valueCases(written.of, context),
        ...valueCases(written.target, context),
        {
          when: { '>=': [valueLogic(written.of), valueLogic(written.target)] },
          points: written.met,
          words: both(
            (lang) => `${name[lang]} ${lang === 'vi' ? 'đạt' : 'reaches'} ${goal[lang]}: ${points(written.met, lang)}`,
          ),
        },
        {
          when: true,
          points: written.missed,
          words: both((lang) => `${lang === 'vi' ? 'chưa đạt' : 'not reached'}: ${points(written.missed, lang)}`),
        },
      ],
    }
  },
  range: (written) => {
    const all = [...rangeOf(written), ...pointsWhenZero(written.of), ...pointsWhenZero(written.target)]
    return [Math.min(...all), Math.max(...all)]
  },
  direction: (written, context) =>
    together(
      ofValue(written.of, context, wayOf([written.missed, written.met])),
      ofValue(written.target, context, wayOf([written.met, written.missed])),
      ...[written.of, written.target].map((value) => pastZero(value, context, rangeOf(written))),
    ),
  boundaries: ({ of, target: goal }) => [
    ...[of, goal].flatMap(ratiosOf).map(zeroBoundary),
    jump(valueLogic(of), valueLogic(goal)),
  ],
}
