/** Slips in measured values and in what an input says of itself. */
import type { Broken } from './entry.ts'

const ratio = 'ratio: { of: [online, received], when_zero: not_arising }'
const kept = (type: string, mark: string): string =>
  `{ id: kept, type: ${type}, label: Có sổ }\n        rule:\n          yes_no: { of: ${mark}kept,`

export const values: readonly Broken[] = [
  {
    code: 'negative-denominator',
    find: ratio,
    put: 'ratio: ‸{ of: [online, { difference: [online, received] }], when_zero: not_arising }',
    also: ['ratio-past-max'],
    says: 'online − received',
  },
  {
    code: 'ratio-apart',
    find: 'of: [online, received]',
    put: 'of: [‸online, criteria.reports.points]',
    says: 'facts',
  },
  {
    code: 'sum-not-exact',
    find: 'logic:\n            if:\n              - { "==": [{ var: level }, none] }',
    put: 'logic:\n            ‸if:\n              - { "==": [{ "+": [{ var: spent }, 0.5] }, 7.25] }',
    says: 'spent',
  },
  {
    code: 'negative-count',
    find: ratio,
    put: 'count: { of: ‸{ difference: [online, received] }, each: 0.5, cap: 1.5 }',
    says: 'online − received',
  },
  {
    code: 'not-a-share',
    find: 'survey: { of: satisfied }',
    put: 'survey: { of: ‸{ sum: [satisfied, satisfied] } }',
    says: 'satisfied + satisfied',
  },
  {
    code: 'when-not-choice',
    find: '{ id: owners, type: boolean,',
    put: '{ id: owners, type: boolean, when: ‸{ tasks: [whole] },',
    also: ['hidden-input-read'],
    says: 'tasks',
  },
  {
    code: 'judgement-step',
    find: 'max: 1, step: 0.25, label: Điểm hội đồng }\n        rule:\n          judgement: { of: awarded',
    put: 'max: 1, step: 0.3, label: Điểm hội đồng }\n        rule:\n          judgement: { of: ‸awarded',
    says: '0.3',
  },
  {
    code: 'two-measures',
    find: ratio,
    put: 'best_of: ‸[{ cohort_best: { of: online } }, { cohort_best: { of: received } }]',
  },
  { code: 'text-read', find: kept('boolean', ''), put: kept('text', '‸'), says: 'kept' },
  { code: 'dates-only', find: '{ id: kept,', put: '{ dated_by: ‸entry, id: kept,', says: 'kept' },
  {
    code: 'date-source',
    find: 'of: issued_on\n                done: issued',
    put: 'of: issued_on\n                dated_by: ‸stamp\n                done: issued',
    says: 'stamp',
  },
]
