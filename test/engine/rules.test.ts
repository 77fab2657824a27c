/** Rule forms of yes, no and dates: facts → points, both sides of every bound. (SPEC R10–R13) */
import { describe, expect, it } from 'vitest'
import { one, outcomeOf, setting, told } from './load-small.ts'
import { table, yes } from './table.ts'

describe('forms', () => {
  table(
    '[R10] yes may be worth less than no',
    { max: 1, inputs: yes('fined'), rule: { yes_no: { of: 'fined', yes: 0.25, no: 1 } } },
    [
      [{ fined: true }, '0.25'],
      [{ fined: false }, '1.00'],
    ],
  )
  table(
    '[R11] every one of three',
    { max: 1, inputs: yes('a', 'b', 'c'), rule: { all_of: { of: ['a', 'b', 'c'], points: 1, otherwise: 0.25 } } },
    [
      [{ a: true, b: true, c: true }, '1.00'],
      [{ a: false, b: true, c: true }, '0.25'],
      [{ a: true, b: true, c: false }, '0.25'],
      [{ a: false, b: false, c: false }, '0.25'],
    ],
  )
  const tiers = [{ until: '01-31', points: 1 }, { until: '02-15', points: 0.5 }, { otherwise: 0 }]
  const issued = { max: 1, inputs: [...yes('done'), { id: 'day', type: 'date', when: 'done' }] }
  table(
    '[R13] dates without a year',
    { ...issued, rule: { deadline: { of: 'day', done: 'done', not_done: 0.25, tiers } } },
    [
      [{ done: true, day: '2025-12-31' }, '1.00'],
      [{ done: true, day: '2026-01-31' }, '1.00'],
      [{ done: true, day: '2026-02-01' }, '0.50'],
      [{ done: true, day: '2026-02-15' }, '0.50'],
      [{ done: true, day: '2026-02-16' }, '0.00'],
      [{ done: true, day: '2027-01-15' }, '0.00'],
      [{ done: false }, '0.25'],
      [{ done: false, day: '2026-01-01' }, '0.25'],
      [{ done: true }, 'open: day'],
    ],
  )
  const years = [{ until: '2025-12-31', points: 1 }, { until: '2026-02-28', points: 0.5 }, { otherwise: 0 }]
  table(
    '[R13] dates with a year',
    { max: 1, inputs: [{ id: 'day', type: 'date' }], rule: { deadline: { of: 'day', tiers: years } } },
    [
      [{ day: '2025-12-31' }, '1.00'],
      [{ day: '2026-01-01' }, '0.50'],
      [{ day: '2026-02-28' }, '0.50'],
      [{ day: '2026-03-01' }, '0.00'],
    ],
  )
  it.each([
    ['2025-07-01', '2025-01-31', '1.00'],
    ['2025-07-01', '2025-02-01', '0.00'],
    ['2027-01-01', '2026-12-31', '1.00'],
    ['2027-01-01', '2027-01-31', '1.00'],
  ])('[R13] a period from %s: %s → %s', (from, day, points) => {
    const framework = one({
      max: 1,
      inputs: [{ id: 'day', type: 'date' }],
      rule: { deadline: { of: 'day', tiers: [tiers[0]!, tiers[2]!] } },
    })
    expect(
      told(outcomeOf('c1', { inputs: { day } }, framework, { ...setting, period: { from, until: '2027-12-31' } })),
    ).toBe(points)
  })
})
