/** From points to sums, index and band. (SPEC S12–S19) */
import { describe, expect, it } from 'vitest'
import { score } from '../../engine/live.ts'
import type { Answers, Framework } from '../../engine/live.ts'
import { full, loaded, noSurvey, one, setting, small, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'

const halfUp = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b)
const yesNo = (max: number, more = {}): Part => ({
  max,
  inputs: [{ id: 'a', type: 'boolean' }],
  rule: { yes_no: { of: 'a', yes: max, no: 0 } },
  ...more,
})
const without = (...ids: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(full).filter(([id]) => !ids.includes(id)))
const brief = (answers: Answers, at = setting, framework = small) => {
  const { state, points, of, index, band, open, faults } = score(framework, answers, at)
  return { state, points, of, index, band, open, faults }
}

describe('sums and index', () => {
  it('[S13] a group is the sum of its children', () => {
    const { domains } = score(
      small,
      {
        ...full,
        'plan-funded': { inputs: { complete: true, funded: false } },
        digital: { inputs: {}, not_arising: 'n' },
      },
      setting,
    )
    const plan = domains[0]?.children[0]
    expect(domains.map(({ points, of, max, open }) => [points, of, max, open])).toEqual([
      ['7.25', '8.00', '8.00', 0],
      ['10.50', '10.50', '12.00', 0],
    ])
    expect(plan?.kind === 'group' && [plan.points, plan.of, plan.max]).toEqual(['2.25', '3.00', '3.00'])
    expect(score(small, without('plan-funded', 'reports'), setting).domains.map(({ open }) => open)).toEqual([2, 0])
  })

  const given = { id: 'a', type: 'decimal', min: 0, max: 70 }
  const hundred = loaded(
    textOf(
      [
        { max: 70, scored_by: 'judgement', inputs: [given], rule: { judgement: { of: 'a' } } },
        { max: 30, scored_by: 'survey', inputs: [{ id: 's', type: 'percent' }], rule: { survey: { of: 's' } } },
      ],
      { scale: { total: 100, unit: 'điểm', survey: { points: 30, mandatory: false, when_absent: 'rescale' } } },
    ),
  )
  const indexOf = (a: string, s: string | null): string | null =>
    score(
      hundred,
      { c1: { inputs: { a } }, ...(s === null ? {} : { c2: { inputs: { s } } }) },
      s === null ? noSurvey : setting,
    ).index
  it.each([
    ['65', null, '92.86'],
    ['61.5', null, '87.86'],
    ['70', null, '100.00'],
    ['0', null, '0.00'],
    ['65', '90', '92.00'],
    ['65', '0', '65.00'],
    ['0.01', null, '0.01'],
    ['61.25', null, '87.50'],
  ])('[S14] %s of 70, survey %s: the index is %s', (a, s, index) => {
    expect(indexOf(a, s)).toBe(index)
  })

  it('[S14] 65 of 70 without a survey is 92.86', () => {
    expect(brief({ c1: { inputs: { a: '65' } } }, noSurvey, hundred)).toMatchObject({
      points: '65.00',
      of: '70.00',
      index: '92.86',
    })
  })

  it('[S14] without a survey it equals the exact fraction, in all 7,001 cases', () => {
    for (let units = 0; units <= 7000; units++) {
      const exact = Number(halfUp(BigInt(units) * 10_000n, 7000n))
      const found = indexOf((units / 100).toFixed(2), null)
      if (found !== (exact / 100).toFixed(2)) expect([units, found]).toEqual([units, (exact / 100).toFixed(2)])
    }
  })

  it('[S14] the digits of the index are the framework’s', () => {
    const thirds = [yesNo(1), yesNo(2)]
    for (const [index, expected] of [
      [0, '1'],
      [1, '1.0'],
      [4, '1.0000'],
    ] as const) {
      const framework = loaded(textOf(thirds, { rounding: { mode: 'half-up', criterion: 2, index } }))
      expect(score(framework, { c1: { inputs: { a: true } }, c2: { inputs: { a: false } } }, setting).index).toBe(
        expected,
      )
    }
  })

  it('[S15] open: no index; a fault outweighs what is open; nothing that counts is faulty', () => {
    expect(brief(without('ledger'))).toMatchObject({ state: 'open', index: null, band: null, open: ['ledger'] })
    expect(brief({ ...without('ledger'), reports: { inputs: { late: 'x' } } })).toMatchObject({
      state: 'faulty',
      index: null,
      band: null,
      open: ['ledger'],
      faults: ['reports'],
    })
    const only = one(yesNo(1))
    expect(brief({ c1: { inputs: {}, not_arising: 'n' } }, setting, only)).toMatchObject({
      state: 'faulty',
      points: '0.00',
      of: '0.00',
      index: null,
      band: null,
      open: [],
      faults: [],
    })
  })

  it('[S15] all answered with nothing achieved is an index of 0, not an empty one', () => {
    expect(brief({ c1: { inputs: { a: false } } }, setting, one(yesNo(1)))).toMatchObject({
      state: 'complete',
      index: '0.00',
      points: '0.00',
    })
  })
})

describe('bands', () => {
  it.each<[string, Answers, string]>([
    ['16 and no criterion at 0', full, 'good'],
    ['a criterion at 0', { ...full, ledger: { inputs: { kept: false } } }, 'fair'],
    ['what is left out is no 0', { ...full, digital: { inputs: {}, not_arising: 'n' } }, 'good'],
    ['what is claimed with 0 points is no scored 0', { ...full, waiting: { inputs: {}, not_arising: 'n' } }, 'good'],
    ['15.99', { ...full, citizens: { inputs: { satisfied: '19.8' } } }, 'fair'],
    ['16.00', { ...full, citizens: { inputs: { satisfied: '20' } } }, 'good'],
  ])('[S19] %s', (_, answers, band) => {
    expect(score(small, answers, setting).band).toBe(band)
  })

  const banded = (when: object): Framework =>
    loaded(
      textOf([yesNo(1), yesNo(2)], {
        bands: [
          { id: 'hit', title: 'A', when },
          { id: 'rest', title: 'B', when: true },
        ],
      } as never),
    )
  it.each<[object, Answers, string]>([
    [{ '==': [{ var: 'leaves.min' }, 0] }, { c1: { inputs: { a: true } }, c2: { inputs: { a: false } } }, 'hit'],
    [
      { '==': [{ var: 'leaves.min' }, 25] },
      { c1: { inputs: { a: true } }, c2: { inputs: {}, adjusted: { points: '0.5', reason: 'r' } } },
      'hit',
    ],
    [{ '==': [{ var: 'index' }, 1] }, { c1: { inputs: { a: true } }, c2: { inputs: { a: false } } }, 'hit'],
    [
      { '==': [{ var: 'domains.d.ratio' }, 100] },
      { c1: { inputs: { a: true } }, c2: { inputs: {}, not_arising: 'n' } },
      'hit',
    ],
    [{ '<': [{ var: 'domains.d.ratio' }, 33] }, { c1: { inputs: { a: true } }, c2: { inputs: { a: false } } }, 'rest'],
  ])('[S19] %j', (when, answers, band) => {
    expect(score(banded(when), answers, setting).band).toBe(band)
  })

  it('[S19] a domain of which nothing counts has ratio 100', () => {
    const domain = (id: string, number: string, max: number) => ({
      id,
      number,
      title: 'D',
      max,
      criteria: [
        {
          id: `${id}-c`,
          number: `${number}.1`,
          title: 'C',
          max,
          scored_by: 'appraisal',
          inputs: [{ id: 'a', type: 'boolean', label: 'A' }],
          rule: { yes_no: { of: 'a', yes: max, no: 0 } },
        },
      ],
    })
    const when = { '==': [{ var: 'domains.e.ratio' }, 100] }
    const head = {
      scale: { total: 2, unit: 'điểm', survey: 'none' },
      domains: [domain('d', '1', 1), domain('e', '2', 1)],
      bands: [
        { id: 'hit', title: 'A', when },
        { id: 'rest', title: 'B', when: true },
      ],
    }
    const framework = loaded(textOf([yesNo(1)], head))
    expect(
      score(framework, { 'd-c': { inputs: { a: true } }, 'e-c': { inputs: {}, not_arising: 'n' } }, setting).band,
    ).toBe('hit')
  })

  it('[S19] a result that fits none is unclassified, never the lowest', () => {
    const none: Framework = { ...small, bands: small.bands.map((band) => ({ ...band, when: false })) }
    expect(score(none, full, setting).band).toBe('unclassified')
  })
})
