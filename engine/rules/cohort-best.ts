/** cohort_best: maximum × own value ÷ the best of the round's units. Source: ICT Index, Phụ lục 1B, criterion 3 (own rate ÷ highest ministry's rate × 40). */
import { both, points } from '../words/rules.ts'
import type { Form } from './form.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { checkValue } from './value-bounds.ts'
import { valueCases, valueName, valuesOf } from './value-words.ts'
import { ofValue, pastZero, together } from './direction.ts'
import { zeroBoundary } from './boundary.ts'

interface CohortBest {
  readonly of: Value
}

export const cohortBest: Form<CohortBest> = {
  name: 'cohort_best',
  schema: { type: 'object', required: ['of'], additionalProperties: false, properties: { of: valueSchema } },
  reads: ({ of }) => readsOfValue(of, ['of']),
  check: ({ of }, context) => checkValue(of, context, ['of']),
  measure: ({ of }) => valueLogic(of),
  desugar: ({ of }, context) => {
    const name = valueName(of, context)
    const best = { var: `cohort.${context.id}.max` }
    return {
      values: [
        ...valuesOf(of, context),
        { id: 'best', logic: best, words: { vi: 'cao nhất trong các đơn vị', en: 'highest of the units' }, unit: '' },
      ],
      cases: [
        ...valueCases(of, context),
        {
          // The best of nothing is nothing: no unit earns points then.
          when: { '<=': [best, 0] },
          points: 0,
          words: both((lang) => `${lang === 'vi' ? 'không đơn vị nào đạt' : 'no unit has any'}: ${points(0, lang)}`),
        },
        {
          when: true,
          points: { '/': [{ '*': [context.max, valueLogic(of)] }, best] },
          words: both(
            (lang) => `${points(context.max, lang)} × ${name[lang]} ÷ ${lang === 'vi' ? 'cao nhất' : 'highest'}`,
          ),
        },
      ],
    }
  },
  range: ({ of }, context) => [0, Math.max(context.max, ...pointsWhenZero(of))],
  direction: ({ of }, context) => together(ofValue(of, context), pastZero(of, context, [0, context.max], [0, 0])),
  boundaries: ({ of }) => ratiosOf(of).map(zeroBoundary),
}
