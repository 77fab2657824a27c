/** cohort_mean: points by comparison with the mean of the round's units. Source: Hải Phòng 212/2025, 5.1.a (at or above the city mean 2, below 0). */
import { both, points } from '../words/rules.ts'
import { pointsSchema } from './form.ts'
import type { Form } from './form.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { checkValue } from './value-bounds.ts'
import { valueCases, valueName, valuesOf } from './value-words.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import { jump, zeroBoundary } from './boundary.ts'

interface CohortMean {
  readonly of: Value
  readonly at_or_above: number
  readonly below: number
}

/** The mean is known to 1e-10: whoever is that near to it is at the mean, so that equal units never fall below it. */
const STEP = 1e-10

export const cohortMean: Form<CohortMean> = {
  name: 'cohort_mean',
  schema: {
    type: 'object',
    required: ['of', 'at_or_above', 'below'],
    additionalProperties: false,
    properties: { of: valueSchema, at_or_above: pointsSchema, below: pointsSchema },
  },
  reads: ({ of }) => readsOfValue(of, ['of']),
  check: ({ of }, context) => checkValue(of, context, ['of']),
  measure: ({ of }) => valueLogic(of),
  desugar: (written, context) => {
    const name = valueName(written.of, context)
    const mean = { var: `cohort.${context.id}.mean` }
    return {
      values: [
        ...valuesOf(written.of, context),
        { id: 'mean', logic: mean, words: { vi: 'trung bình các đơn vị', en: 'mean of the units' }, unit: '' },
      ],
      cases: [
        ...valueCases(written.of, context),
        {
          when: { '>=': [{ '+': [valueLogic(written.of), STEP] }, mean] },
          points: written.at_or_above,
          words: both((lang) =>
            lang === 'vi'
              ? `${name.vi} bằng hoặc cao hơn trung bình các đơn vị: ${points(written.at_or_above, lang)}`
              : `${name.en} at or above the mean of the units: ${points(written.at_or_above, lang)}`,
          ),
        },
        {
          when: true,
          points: written.below,
          words: both((lang) => `${lang === 'vi' ? 'thấp hơn' : 'below'}: ${points(written.below, lang)}`),
        },
      ],
    }
  },
  range: ({ of, at_or_above, below }) => {
    const all = [at_or_above, below, ...pointsWhenZero(of)]
    return [Math.min(...all), Math.max(...all)]
  },
  // Who grows moves the mean as well, but by less.
  direction: ({ of, at_or_above, below }, context) =>
    together(
      ofValue(of, context, wayOf([below, at_or_above])),
      pastZero(of, context, [Math.min(at_or_above, below), Math.max(at_or_above, below)]),
    ),
  boundaries: ({ of }, context) => [
    ...ratiosOf(of).map(zeroBoundary),
    jump(valueLogic(of), { var: `cohort.${context.id}.mean` }),
  ],
}
