/** rank_tiers: points by the place among the round's units. Source: NĐ 307/2025, tỉnh 3.k (SIPAS rank 1–10 3 points, 11–20 2, rest 1). */
import type { Case, Logic } from '../model.ts'
import { both, number, otherwise, points } from '../words/rules.ts'
import { pointsSchema } from './form.ts'
import type { Finding, Form } from './form.ts'
import { againstTheOthers } from './pieces.ts'
import { pointsWhenZero, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { checkValue } from './value-bounds.ts'
import { valueCases, valuesOf } from './value-words.ts'
import { ofValue, pastZero, together, wayOf } from './direction.ts'
import { jump, zeroBoundary } from './boundary.ts'

interface Tier {
  readonly until?: number
  readonly points?: number
  readonly otherwise?: number
}

interface RankTiers {
  /** Higher is better. */
  readonly of: Value
  readonly tiers: readonly Tier[]
}

const given = (tier: Tier): number => tier.points ?? tier.otherwise ?? 0

export const rankTiers: Form<RankTiers> = {
  name: 'rank_tiers',
  schema: {
    type: 'object',
    required: ['of', 'tiers'],
    additionalProperties: false,
    properties: {
      of: valueSchema,
      tiers: {
        type: 'array',
        minItems: 2,
        items: {
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          dependentRequired: { until: ['points'], points: ['until'] },
          properties: { until: { type: 'integer', minimum: 1 }, points: pointsSchema, otherwise: pointsSchema },
        },
      },
    },
  },
  reads: ({ of }) => readsOfValue(of, ['of']),
  check: ({ of, tiers }, context) => {
    const findings: Finding[] = [...checkValue(of, context, ['of'])]
    tiers.forEach((tier, index) => {
      if ((tier.otherwise !== undefined) !== (index === tiers.length - 1))
        findings.push({ code: 'deadline-otherwise-last', at: ['tiers', index], params: {} })
      const before = tiers[index - 1]?.until
      if (before !== undefined && tier.until !== undefined && before >= tier.until)
        findings.push({ code: 'tier-overlap', at: ['tiers', index, 'until'], params: { before, found: tier.until } })
    })
    return [...findings, ...againstTheOthers(tiers.map(given))]
  },
  measure: ({ of }) => valueLogic(of),
  desugar: ({ of, tiers }, context) => {
    const rank: Logic = { var: `cohort.${context.id}.rank` }
    return {
      values: [...valuesOf(of, context), { id: 'rank', logic: rank, words: { vi: 'thứ hạng', en: 'rank' }, unit: '' }],
      cases: [
        ...valueCases(of, context),
        ...tiers.map((tier): Case => ({
          when: tier.until === undefined ? true : { '<=': [rank, tier.until] },
          points: given(tier),
          words: both((lang) => {
            const place =
              tier.until === undefined
                ? otherwise[lang]
                : `${lang === 'vi' ? 'hạng đến' : 'rank up to'} ${number(tier.until, lang)}`
            return `${place}: ${points(given(tier), lang)}`
          }),
        })),
      ],
    }
  },
  range: ({ of, tiers }) => {
    const all = [...tiers.map(given), ...pointsWhenZero(of)]
    return [Math.min(...all), Math.max(...all)]
  },
  direction: ({ of, tiers }, context) => {
    const points = tiers.map(given).toReversed()
    return together(
      ofValue(of, context, wayOf(points)),
      pastZero(of, context, [Math.min(...points), Math.max(...points)]),
    )
  },
  boundaries: ({ of, tiers }, context) => [
    ...ratiosOf(of).map(zeroBoundary),
    ...tiers.flatMap(({ until }) =>
      until === undefined ? [] : [jump({ var: `cohort.${context.id}.rank` }, until, 'below')],
    ),
  ],
}
