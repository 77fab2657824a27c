/** A framework with every form of rule and every shared name, for comparing the two evaluators on. */
import { loadMade, madeText } from '../fixtures/made.ts'

const count = (id: string, more = {}) => ({ id, type: 'count', ...more })
const yes = (...ids: readonly string[]) => ids.map((id) => ({ id, type: 'boolean' }))
const label = 'Nhãn'

export const formsText = madeText(
  [
    { max: 1, inputs: yes('done'), rule: { yes_no: { of: 'done', yes: 1, no: 0 } } },
    { max: 2, inputs: yes('a', 'b'), rule: { all_of: { of: ['a', 'b'], points: 2, otherwise: 0.5 } } },
    {
      max: 1,
      inputs: yes('a', 'b', 'c'),
      rule: {
        checklist: [
          { of: 'a', points: 0.33 },
          { of: 'b', points: 0.33 },
          { of: 'c', points: 0.34 },
        ],
      },
    },
    {
      max: 2,
      inputs: [...yes('sent'), { id: 'sent_on', type: 'date', when: 'sent' }],
      rule: {
        deadline: {
          of: 'sent_on',
          done: 'sent',
          not_done: 0,
          tiers: [{ until: '01-31', points: 2 }, { until: '2026-03-15', points: 1 }, { otherwise: 0.5 }],
        },
      },
    },
    {
      max: 3,
      not_arising: 'full',
      inputs: [count('part', { at_most: 'whole' }), count('whole')],
      rule: {
        tiers: {
          of: { ratio: ['part', 'whole'], when_zero: 'not_arising' },
          steps: [
            { until: 50, points: 0 },
            { below: 58, points: 1 },
            { points: 2, below: 90 },
            { from: 90, points: 3 },
          ],
        },
      },
    },
    {
      max: 1.5,
      not_arising: 'zero',
      inputs: [count('part', { at_most: 'whole' }), count('whole')],
      rule: { ratio: { of: ['part', 'whole'], when_zero: 'not_arising' } },
    },
    { max: 2, inputs: [count('n')], rule: { count: { of: 'n', each: 0.3, cap: 2 } } },
    { max: 2, inputs: [count('n')], rule: { deduct: { of: 'n', start: 2, each: 0.7, floor: 0 } } },
    { max: 1, inputs: [count('n'), ...yes('warned')], rule: { none_of: { of: ['n', 'warned'], none: 1, any: 0 } } },
    {
      max: 10,
      inputs: [count('people')],
      rule: { steps: { of: 'people', base: 10, at: 15_000, per: 1090, add: 0.05, cap: 10 } },
    },
    {
      max: 10,
      inputs: [...yes('balanced'), { id: 'rate', type: 'percent' }],
      rule: {
        branch: {
          if: 'balanced',
          then: 10,
          else: { steps: { of: 'rate', base: 3, at: 40, per: 5, add: 0.5, cap: 8 } },
        },
      },
    },
    {
      max: 2,
      inputs: [count('n'), ...yes('prize')],
      rule: { best_of: [{ count: { of: 'n', each: 0.5, cap: 1.5 } }, { yes_no: { of: 'prize', yes: 2, no: 0 } }] },
    },
    {
      max: 1,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: { target: { of: 'rate', target: 'targets.rate', met: 1, missed: 0 } },
    },
    {
      max: 2,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: { cohort_mean: { of: 'rate', at_or_above: 2, below: 1 } },
    },
    { max: 2, inputs: [{ id: 'rate', type: 'percent' }], rule: { cohort_best: { of: 'rate' } } },
    {
      max: 4,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: { target_and_leader: { of: 'rate', target: 'targets.rate' } },
    },
    {
      max: 3,
      inputs: [{ id: 'rate', type: 'percent' }],
      rule: {
        rank_tiers: { of: 'rate', tiers: [{ until: 3, points: 3 }, { until: 8, points: 2 }, { otherwise: 1 }] },
      },
    },
    {
      max: 2,
      scored_by: 'judgement',
      inputs: [{ id: 'given', type: 'decimal', min: 0, max: 2, step: 0.25 }],
      rule: { judgement: { of: 'given' } },
    },
    {
      max: 2,
      inputs: [
        {
          id: 'level',
          type: 'choice',
          choices: [
            { id: 'high', label },
            { id: 'middle', label },
            { id: 'low', label },
          ],
        },
      ],
      rule: {
        logic: {
          if: [{ '==': [{ var: 'level' }, 'high'] }, 2, { in: [{ var: 'level' }, ['middle']] }, 1, 0],
        },
      },
    },
    {
      max: 1,
      inputs: [],
      rule: {
        logic: {
          if: [
            { '==': [{ var: 'facts.dossiers' }, 0] },
            null,
            { '/': [{ var: 'facts.done' }, { var: 'facts.dossiers' }] },
          ],
        },
      },
    },
    {
      max: 1,
      inputs: yes('asked'),
      rule: {
        logic: {
          if: [
            {
              and: [
                { '==': [{ var: 'asked' }, true] },
                { '>=': [{ var: 'criteria.c1.points' }, { var: 'constants.half' }] },
              ],
            },
            1,
            { '==': [{ var: 'attributes.kind' }, 'far'] },
            0.5,
            0,
          ],
        },
      },
    },
    {
      max: 1,
      inputs: [count('n', { max: 3 })],
      rule: {
        logic: {
          if: [
            { '<': [50, { var: 'criteria.c5.ratio' }, 100] },
            0.25,
            { '==': [{ '%': [{ var: 'n' }, 2] }, 1] },
            0.5,
            { min: [{ var: 'criteria.c21.points' }, 1] },
          ],
        },
      },
    },
  ],
  {
    facts: [
      { id: 'dossiers', type: 'count', label },
      { id: 'done', type: 'count', label, at_most: 'dossiers' },
    ],
    constants: { half: { value: 0.5, source: 'đặt ra để thử' } },
    targets: [{ id: 'rate', type: 'percent', label, min: 1 }],
    attributes: [
      {
        id: 'kind',
        type: 'choice',
        label,
        choices: [
          { id: 'near', label },
          { id: 'far', label },
        ],
      },
    ],
    bands: [
      {
        id: 'best',
        title: 'Tốt',
        when: { and: [{ '>=': [{ var: 'index' }, 25] }, { '>': [{ var: 'leaves.min' }, 0] }] },
      },
      { id: 'good', title: 'Khá', when: { '>=': [{ var: 'domains.d.ratio' }, 50] } },
      { id: 'rest', title: 'Còn lại', when: true },
    ],
  },
)

export const formsFramework = loadMade(formsText)
