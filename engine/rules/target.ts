/** target: points when a value reaches the unit's own target. Source: Hải Phòng 212/2025, 5.2.b (disbursement target met 2.5, else 0). */
import { both, points } from '../words/rules.ts'
import { nameSchema, NUMBERS, pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import {
  checkValue,
  pointsWhenZero,
  readsOfValue,
  valueCases,
  valueLogic,
  valueName,
  valueSchema,
  valuesOf,
} from './value.ts'
import type { Value } from './value.ts'

interface Target {
  readonly of: Value
  /** Usually "targets.…", but any number will do. */
  readonly target: string
  readonly met: number
  readonly missed: number
}

export const target: Form<Target> = {
  name: 'target',
  schema: {
    type: 'object',
    required: ['of', 'target', 'met', 'missed'],
    additionalProperties: false,
    properties: { of: valueSchema, target: nameSchema, met: pointsSchema, missed: pointsSchema },
  },
  reads: (written) => [...readsOfValue(written.of, ['of']), { id: written.target, types: NUMBERS, at: ['target'] }],
  check: ({ of }, context) => checkValue(of, context, ['of']),
  desugar: (written, context) => {
    const name = valueName(written.of, context)
    const goal = valueName(written.target, context)
    return {
      values: valuesOf(written.of, context),
      cases: [
        ...valueCases(written.of, context),
        {
          when: { '>=': [valueLogic(written.of, context), { var: written.target }] },
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
  range: ({ of, met, missed }) => {
    const all = [met, missed, ...[pointsWhenZero(of)].filter((one) => one !== null)]
    return [Math.min(...all), Math.max(...all)]
  },
}
