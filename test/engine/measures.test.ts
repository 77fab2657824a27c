/** Rule forms that measure: facts → points, both sides of every bound. (SPEC R14–R22) */
import { describe } from 'vitest'
import type { Json } from '../../engine/index.ts'
import { count, percent, table, yes } from './table.ts'

describe('forms that measure', () => {
  const camau = [
    { below: 70, points: 0 },
    { from: 70, points: 1 },
    { above: 90, points: 2 },
  ]
  table(
    '[R14] Cà Mau 2013, 1.1.4',
    { max: 2, inputs: [percent('rate')], rule: { tiers: { of: 'rate', steps: camau } } },
    [
      [{ rate: '0' }, '0.00'],
      [{ rate: '69.99' }, '0.00'],
      [{ rate: '70' }, '1.00'],
      [{ rate: '90' }, '1.00'],
      [{ rate: '90.01' }, '2.00'],
      [{ rate: '100' }, '2.00'],
    ],
  )
  table(
    '[R14] the steps may stand from high to low',
    { max: 2, inputs: [percent('rate')], rule: { tiers: { of: 'rate', steps: camau.toReversed() } } },
    [
      [{ rate: '69.99' }, '0.00'],
      [{ rate: '70' }, '1.00'],
      [{ rate: '90' }, '1.00'],
      [{ rate: '90.01' }, '2.00'],
    ],
  )
  table(
    '[R14] Hải Phòng 2025, 5.2.a',
    {
      max: 2.5,
      inputs: [percent('rate')],
      rule: {
        tiers: {
          of: 'rate',
          steps: [
            { below: 95, points: 0 },
            { from: 95, points: 2.5 },
          ],
        },
      },
    },
    [
      [{ rate: '94.99' }, '0.00'],
      [{ rate: '95' }, '2.50'],
    ],
  )
  const pair = [count('n', { at_most: 'd' }), count('d')]
  const exact = [
    { below: 58, points: 0 },
    { from: 58, until: 66.6667, points: 1 },
    { above: 66.6667, points: 2 },
  ]
  table(
    '[R14] 29 of 50 is 58 % and not 57.99…',
    { max: 2, inputs: pair, rule: { tiers: { of: { ratio: ['n', 'd'], when_zero: 1 }, steps: exact } } },
    [
      [{ n: '28', d: '50' }, '0.00'],
      [{ n: '29', d: '50' }, '1.00'],
      [{ n: '57', d: '100' }, '0.00'],
      [{ n: '580000', d: '1000000' }, '1.00'],
      [{ n: '579999', d: '1000000' }, '0.00'],
      [{ n: '2', d: '3' }, '1.00'],
      [{ n: '666668', d: '1000000' }, '2.00'],
      [{ n: '0', d: '0' }, '1.00'],
    ],
  )
  table(
    '[R15] Hải Phòng 2025, PL01 II.3.b',
    { max: 10, inputs: pair, rule: { ratio: { of: ['n', 'd'], when_zero: 'not_arising' } } },
    [
      [{ n: '47', d: '60' }, '7.83'],
      [{ n: '3', d: '4' }, '7.50'],
      [{ n: '60', d: '60' }, '10.00'],
      [{ n: '0', d: '60' }, '0.00'],
      [{ n: '61', d: '60' }, 'fault: answer-above-other'],
      [{ n: '0', d: '0' }, 'not_arising 0.00 of 0.00'],
    ],
  )
  table('[R15] 2 of 3 of 5 points', { max: 5, inputs: pair, rule: { ratio: { of: ['n', 'd'], when_zero: 0 } } }, [
    [{ n: '2', d: '3' }, '3.33'],
    [{ n: '0', d: '0' }, '0.00'],
  ])
  table(
    '[R16] a denominator of 0 gives the points that when_zero states',
    { max: 10, inputs: pair, rule: { ratio: { of: ['n', 'd'], when_zero: 10 } } },
    [
      [{ n: '0', d: '0' }, '10.00'],
      [{ n: '0', d: '1' }, '0.00'],
    ],
  )
  table(
    '[R16] min: 1 needs no when_zero',
    { max: 10, inputs: [pair[0]!, count('d', { min: 1 })], rule: { ratio: { of: ['n', 'd'] } } },
    [
      [{ n: '1', d: '1' }, '10.00'],
      [{ n: '0', d: '0' }, 'fault: answer-too-small'],
    ],
  )
  table(
    '[R17] Phú Thọ 3.2: 0.5 for each, at most 2',
    { max: 2, inputs: [count('many')], rule: { count: { of: 'many', each: 0.5, cap: 2 } } },
    [
      [{ many: '0' }, '0.00'],
      [{ many: '3' }, '1.50'],
      [{ many: '4' }, '2.00'],
      [{ many: '7' }, '2.00'],
      [{ many: '1000000' }, '2.00'],
    ],
  )
  table(
    '[R18] 2 less 0.1 for each, which binary arithmetic misses',
    { max: 2, inputs: [count('late')], rule: { deduct: { of: 'late', start: 2, each: 0.1, floor: 0.5 } } },
    [
      [{ late: '0' }, '2.00'],
      [{ late: '7' }, '1.30'],
      [{ late: '15' }, '0.50'],
      [{ late: '16' }, '0.50'],
      [{ late: '1000000' }, '0.50'],
    ],
  )
  table(
    '[R19] Hải Phòng 2025, 5.2.d',
    { max: 2.5, inputs: [count('cases')], rule: { none_of: { of: 'cases', none: 2.5, any: 0 } } },
    [
      [{ cases: '0' }, '2.50'],
      [{ cases: '1' }, '0.00'],
    ],
  )
  table(
    '[R19] several things, counted or yes and no',
    {
      max: 1,
      inputs: [count('cases'), ...yes('fined')],
      rule: { none_of: { of: ['cases', 'fined'], none: 1, any: 0.5 } },
    },
    [
      [{ cases: '0', fined: false }, '1.00'],
      [{ cases: '1', fined: false }, '0.50'],
      [{ cases: '0', fined: true }, '0.50'],
    ],
  )
  const bySurvey = {
    scale: { total: 35, unit: 'điểm', survey: { points: 35, mandatory: false, when_absent: 'rescale' } },
  }
  table(
    '[R20] Hải Phòng 2022, section I',
    { max: 35, scored_by: 'survey', inputs: [percent('satisfied')], rule: { survey: { of: 'satisfied' } } },
    [
      [{ satisfied: '68' }, '23.80'],
      [{ satisfied: '0' }, '0.00'],
      [{ satisfied: '87.35' }, '30.57'],
      [{ satisfied: '100' }, '35.00'],
      [{ satisfied: '100.01' }, 'fault: answer-too-large'],
    ],
    bySurvey,
  )
  const awarded = { id: 'awarded', type: 'decimal', min: 0, max: 1.25, step: 0.25 }
  table(
    '[R21] Hải Phòng 2025, section I',
    { max: 1.25, scored_by: 'judgement', inputs: [awarded], rule: { judgement: { of: 'awarded' } } },
    [
      [{ awarded: '0' }, '0.00'],
      [{ awarded: '0.75' }, '0.75'],
      [{ awarded: '1.25' }, '1.25'],
      [{ awarded: '1.5' }, 'fault: answer-too-large'],
      [{ awarded: '0.3' }, 'fault: answer-off-step'],
      [{ awarded: '-0.25' }, 'fault: answer-too-small'],
    ],
  )
  // NĐ 307/2025, commune, 1: 16,000 people 10 points, +0.5 per 1,000 beyond, at most 25.
  const people = {
    min: [25, { max: [10, { '+': [10, { '/': [{ '*': [0.5, { '-': [{ var: 'people' }, 16000] }] }, 1000] }] }] }],
  }
  table('[R22] NĐ 307/2025, commune, 1', { max: 25, inputs: [count('people')], rule: { logic: people } }, [
    [{ people: '9000' }, '10.00'],
    [{ people: '16000' }, '10.00'],
    [{ people: '16090' }, '10.05'],
    [{ people: '16110' }, '10.06'],
    [{ people: '16333' }, '10.17'],
    [{ people: '20500' }, '12.25'],
    [{ people: '46000' }, '25.00'],
    [{ people: '60000' }, '25.00'],
  ])
  const budget: Json = {
    if: [{ var: 'self' }, 10, { min: [8, { '+': [3, { '/': [{ '*': [0.5, { '-': [{ var: 'rate' }, 40] }] }, 5] }] }] }],
  }
  table(
    '[R22] NĐ 307/2025, commune, 3.a',
    { max: 10, inputs: [...yes('self'), percent('rate')], rule: { logic: budget } },
    [
      [{ self: true, rate: '0' }, '10.00'],
      [{ self: false, rate: '40' }, '3.00'],
      [{ self: false, rate: '65' }, '5.50'],
      [{ self: false, rate: '100' }, '8.00'],
    ],
  )
})
