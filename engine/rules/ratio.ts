/** ratio: maximum × part ÷ whole. Source: Hải Phòng 212/2025, PL01 II.3.b (done to requirement ÷ assigned × 10). */
import { both, points, quoted } from '../words/rules.ts'
import { input } from './form.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { checkDenominator, pairSchema, readsOfNames, whenZeroSchema, zeroCase } from './value.ts'

interface RatioRule {
  readonly of: readonly [string, string]
  readonly when_zero?: 'not_arising' | number
}

const asRatio = ({ of, when_zero }: RatioRule) => ({ ratio: of, ...(when_zero === undefined ? {} : { when_zero }) })

/** With 4 digits, shares of more than 10⁵ can lie nearer to a half than binary numbers can tell (SPEC S3). */
function checkExact(bottom: string, context: RuleContext): readonly Finding[] {
  const { max } = input(context, bottom)
  if (context.digits < 4 || (max !== null && max <= 100_000)) return []
  return [{ code: 'ratio-not-exact', at: ['of', 1], params: { found: bottom, limit: 100_000 } }]
}

export const ratio: Form<RatioRule> = {
  name: 'ratio',
  schema: {
    type: 'object',
    required: ['of'],
    additionalProperties: false,
    properties: { of: pairSchema, when_zero: whenZeroSchema },
  },
  reads: ({ of }) => readsOfNames(of, ['of']),
  check: (written, context): readonly Finding[] => {
    const [top, bottom] = written.of
    const denominator = [...checkDenominator(asRatio(written), context, []), ...checkExact(bottom, context)]
    if (input(context, top).at_most === bottom) return denominator
    return [...denominator, { code: 'ratio-past-max', at: ['of', 0], params: { found: top, whole: bottom } }]
  },
  desugar: (written, context) => {
    const [top, bottom] = written.of
    const labels = [input(context, top).label, input(context, bottom).label] as const
    return {
      values: [],
      cases: [
        ...zeroCase(asRatio(written), context),
        {
          when: true,
          points: { '/': [{ '*': [context.max, { var: top }] }, { var: bottom }] },
          words: both(
            (lang) => `${points(context.max, lang)} × ${quoted(labels[0][lang])} ÷ ${quoted(labels[1][lang])}`,
          ),
        },
      ],
    }
  },
  range: (written, context) => [
    0,
    Math.max(context.max, typeof written.when_zero === 'number' ? written.when_zero : 0),
  ],
}
