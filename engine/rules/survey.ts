/**
 * survey: maximum × the share of satisfaction that the sociological survey found.
 * Source: Hải Phòng 3793/2022, section I (35 points by survey, no evidence); the plain mean of option
 * percents is an inference (Yên Bái's tool: options A–D stand for 100/60/20/0 %).
 */
import { both, points } from '../words/rules.ts'
import { zeroBoundary } from './boundary.ts'
import { ofValue, pastZero, together } from './direction.ts'
import type { Form, Range, RuleContext } from './form.ts'
import { pointsWhenZero, quotientOf, ratiosOf, readsOfValue, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkValue, idsOfValue } from './value-bounds.ts'
import { partName, valueCases, valuesOf } from './value-words.ts'

interface SurveyRule {
  /** In percent. */
  readonly of: Value
}

const share = ({ of }: SurveyRule, context: RuleContext): readonly [number, number] => {
  const { min, max } = boundsOfValue(of, context)
  return [(context.max * (min ?? 0)) / 100, (context.max * (max ?? 100)) / 100]
}

export const survey: Form<SurveyRule> = {
  name: 'survey',
  schema: { type: 'object', required: ['of'], additionalProperties: false, properties: { of: valueSchema } },
  reads: ({ of }) => (typeof of === 'string' ? [{ id: of, types: ['percent'], at: ['of'] }] : readsOfValue(of, ['of'])),
  check: ({ of }, context) => {
    const findings = checkValue(of, context, ['of'])
    if (findings.length > 0 || typeof of === 'string') return findings
    const { min, max } = boundsOfValue(of, context)
    const isShare = min !== null && min >= 0 && max !== null && max <= 100
    return isShare ? [] : [{ code: 'not-a-share', at: ['of'], params: { found: idsOfValue(of) } }]
  },
  desugar: ({ of }, context) => {
    const { top, bottom } = quotientOf(of)
    return {
      values: valuesOf(of, context),
      cases: [
        ...valueCases(of, context),
        {
          when: true,
          points: { '/': [{ '*': [context.max, top] }, bottom === null ? 100 : { '*': [100, bottom] }] },
          words: both((lang) => `${points(context.max, lang)} × ${partName(of, context)[lang]} ÷ 100`),
        },
      ],
    }
  },
  range: (written, context): Range => {
    const zero = pointsWhenZero(written.of)
    const [least, most] = share(written, context)
    return [Math.min(least, ...zero), Math.max(most, ...zero)]
  },
  direction: (written, context) =>
    together(ofValue(written.of, context), pastZero(written.of, context, share(written, context), [0, 0])),
  boundaries: ({ of }) => ratiosOf(of).map(zeroBoundary),
}
