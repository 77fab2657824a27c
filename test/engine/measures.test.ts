/** Rule forms that measure: facts → points, both sides of every bound. (SPEC R14–R22) */
import { describe } from 'vitest'
import { count, percent, table, yes } from './table.ts'

describe('forms that measure', () => {
  const camau = [
    { below: 70, points: 0 },
    { from: 70, points: 1 },
    { above: 90, points: 2 },
  ]
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
  const pair = [count('n', { at_most: 'd' }), count('d')]
  const exact = [
    { below: 58, points: 0 },
    { from: 58, until: 66.6667, points: 1 },
    { above: 66.6667, points: 2 },
  ]
  table(
    '[R14] a percentage is exact up to a million',
    { max: 2, inputs: pair, rule: { tiers: { of: { ratio: ['n', 'd'], when_zero: 1 }, steps: exact } } },
    [
      [{ n: '57', d: '100' }, '0.00'],
      [{ n: '580000', d: '1000000' }, '1.00'],
      [{ n: '579999', d: '1000000' }, '0.00'],
      [{ n: '2', d: '3' }, '1.00'],
      [{ n: '666668', d: '1000000' }, '2.00'],
      [{ n: '0', d: '0' }, '1.00'],
    ],
  )
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
    '[R17] nothing for none, never more than the cap',
    { max: 2, inputs: [count('many')], rule: { count: { of: 'many', each: 0.5, cap: 2 } } },
    [
      [{ many: '0' }, '0.00'],
      [{ many: '4' }, '2.00'],
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
    '[R20] a share of the maximum',
    { max: 35, scored_by: 'survey', inputs: [percent('satisfied')], rule: { survey: { of: 'satisfied' } } },
    [
      [{ satisfied: '0' }, '0.00'],
      [{ satisfied: '87.35' }, '30.57'],
      [{ satisfied: '100' }, '35.00'],
      [{ satisfied: '100.01' }, 'fault: answer-too-large'],
    ],
    bySurvey,
  )
  const awarded = { id: 'awarded', type: 'decimal', min: 0, max: 1.25, step: 0.25 }
  table(
    '[R21] from 0',
    { max: 1.25, scored_by: 'judgement', inputs: [awarded], rule: { judgement: { of: 'awarded' } } },
    [
      [{ awarded: '0' }, '0.00'],
      [{ awarded: '-0.25' }, 'fault: answer-too-small'],
    ],
  )
})
