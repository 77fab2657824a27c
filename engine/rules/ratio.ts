/**
 * ratio: maximum × part ÷ whole. Source: Hải Phòng 212/2025, PL01 II.3.b (done to requirement ÷ assigned × 10); Hải Phòng
 * 3793/2022, 1.1.3 (tasks left undone for objective reasons are taken off the whole).
 */
import { both, points } from '../words/rules.ts'
import { zeroBoundary } from './boundary.ts'
import { ofValue, pastZero, together } from './direction.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { logicOfQuotient, pairSchema, pointsWhenZero, ratioOf, readsOfValue, whenZeroSchema } from './value.ts'
import type { Ratio, Value } from './value.ts'
import { boundsOfValue, checkValue, idsOfValue, isNeverAbove } from './value-bounds.ts'
import { partName, valueCases } from './value-words.ts'

interface RatioRule {
  readonly of: Ratio['ratio']
  readonly when_zero?: 'not_arising' | number
}

const asRatio = ({ of, when_zero }: RatioRule): Ratio => ({
  ratio: of,
  ...(when_zero === undefined ? {} : { when_zero }),
})

/** With 4 digits, shares of more than 10⁵ can lie nearer to a half than binary numbers can tell (SPEC S3). */
function checkExact(bottom: Value, context: RuleContext): readonly Finding[] {
  const { max } = boundsOfValue(bottom, context)
  if (context.digits < 4 || (max !== null && max <= 100_000)) return []
  return [{ code: 'ratio-not-exact', at: ['of', 1], params: { found: idsOfValue(bottom), limit: 100_000 } }]
}

/** `at_most` relates what is declared together, and names it without where that is. */
function pastMax(top: Value, bottom: Value): Finding {
  const params = { found: idsOfValue(top), whole: idsOfValue(bottom) }
  const places = new Set([top, bottom].flatMap((one) => readsOfValue(one, [])).map(({ id }) => placeOf(id)))
  const [place = ''] = places
  if (places.size > 1 || !TOGETHER.has(place)) return { code: 'ratio-apart', at: ['of', 0], params }
  const plain = (names: string): string => (place === '' ? names : names.replaceAll(`${place}.`, ''))
  return { code: 'ratio-past-max', at: ['of', 0], params: { found: plain(params.found), whole: plain(params.whole) } }
}

/** "facts" of "facts.done"; "" of the criterion's own input. */
const placeOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')))
const TOGETHER = new Set(['', 'facts', 'targets', 'attributes'])

export const ratio: Form<RatioRule> = {
  name: 'ratio',
  schema: {
    type: 'object',
    required: ['of'],
    additionalProperties: false,
    properties: { of: pairSchema, when_zero: whenZeroSchema },
  },
  reads: ({ of }) => of.flatMap((one, index) => readsOfValue(one, ['of', index])),
  check: (written, context): readonly Finding[] => {
    const [top, bottom] = written.of
    const sound = checkValue(asRatio(written), context, [])
    const findings = [...sound, ...checkExact(bottom, context)].map(({ at: [step, ...rest], ...one }) => ({
      ...one,
      at: step === 'ratio' ? ['of', ...rest] : step === undefined ? [] : [step, ...rest],
    }))
    return isNeverAbove(top, bottom, context) ? findings : [...findings, pastMax(top, bottom)]
  },
  desugar: (written, context) => {
    const [top, bottom] = written.of.map((one) => partName(one, context))
    return {
      values: [],
      cases: [
        ...valueCases(asRatio(written), context),
        {
          when: true,
          points: logicOfQuotient(ratioOf(context.max, written.of)),
          words: both((lang) => `${points(context.max, lang)} × ${top![lang]} ÷ ${bottom![lang]}`),
        },
      ],
    }
  },
  range: (written, context) => [0, Math.max(context.max, ...pointsWhenZero(asRatio(written)))],
  direction: (written, context) =>
    together(ofValue(asRatio(written), context), pastZero(asRatio(written), context, [0, context.max], [0, 0])),
  boundaries: (written) => (written.when_zero === undefined ? [] : [zeroBoundary(asRatio(written))]),
}
