/** Quotas over a round, and what tells equal indices apart. (SPEC L36, S47–S48) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, describeChange, describeQuota, quotaReports, rank, rankRound } from '../../engine/index.ts'
import type { RankedUnit } from '../../engine/index.ts'
import { codesOf, loadText } from './load-small.ts'
import { node, scored, textOfTree, tree } from './made.ts'
import type { Given, Spec } from './made.ts'

const from = (least: number) => ({ '>=': [{ var: 'index' }, least] })
const domains: readonly Spec[] = [{ id: 'd', criteria: [{ id: 'a', max: 100 }] }]

// NĐ 335/2025: the classes of officials, and "xuất sắc" at most 20 % of those rated "tốt". Whether "tốt" counts
// "xuất sắc" too is not stated in what is public; here it does not.
const rating = {
  bands: [
    { id: 'excellent', title: 'Hoàn thành xuất sắc', when: from(90) },
    { id: 'good', title: 'Hoàn thành tốt', when: from(70) },
    { id: 'done', title: 'Hoàn thành', when: from(50) },
    { id: 'failed', title: 'Không hoàn thành', when: { '<': [{ var: 'index' }, 50] } },
  ],
  quotas: [{ id: 'excellent', title: 'Tỷ lệ xuất sắc', band: 'excellent', share: 20, of: ['good'] }],
}
const framework = tree(domains, rating)
const round = (...points: readonly (string | null)[]): readonly RankedUnit[] =>
  points.map((a, at) => ({ id: `u${at + 1}`, result: scored(framework, a === null ? {} : { a }) }))
const times = (many: number, points: string): readonly string[] => Array.from({ length: many }, () => points)

describe('NĐ 335/2025: at most 20 % of those rated good', () => {
  it.each([
    [['95', ...times(5, '80')], { counted: 5, allowed: 1, found: 1, beyond: [], tied: [] }],
    [['95', ...times(4, '80')], { counted: 4, allowed: 0, found: 1, beyond: ['u1'], tied: [] }],
    [['92', '99', '95', ...times(9, '80')], { counted: 9, allowed: 1, found: 3, beyond: ['u3', 'u1'], tied: [] }],
    [['92', '99', '95', ...times(10, '80')], { counted: 10, allowed: 2, found: 3, beyond: ['u1'], tied: [] }],
    [['95', '99', '95', ...times(10, '80')], { counted: 10, allowed: 2, found: 3, beyond: [], tied: ['u1', 'u3'] }],
    [
      ['95', '99', '95', '91', ...times(10, '80')],
      { counted: 10, allowed: 2, found: 4, beyond: ['u4'], tied: ['u1', 'u3'] },
    ],
    [['95', '99', '95', ...times(15, '80')], { counted: 15, allowed: 3, found: 3, beyond: [], tied: [] }],
    [[], { counted: 0, allowed: 0, found: 0, beyond: [], tied: [] }],
  ])('[S47] %j', (points, expected) => {
    expect(quotaReports(framework, round(...points))).toEqual([{ id: 'excellent', band: 'excellent', ...expected }])
  })

  it('[S47] who has no result yet is not counted, and no band changes', () => {
    const units = round('95', null, '80')
    const before = JSON.stringify(units)
    expect(quotaReports(framework, units)).toMatchObject([{ counted: 1, allowed: 0, found: 1, beyond: ['u1'] }])
    expect(JSON.stringify(units)).toBe(before)
  })

  it('[S47] the share is exact: 28.57 % of 7 are 1, and 14.2858 % too', () => {
    const allowed = (share: number): number =>
      quotaReports(tree(domains, { ...rating, quotas: [{ ...rating.quotas[0], share }] }), round(...times(7, '80')))[0]!
        .allowed
    expect([28.57, 28.5714, 28.5715, 14.2857, 14.2858, 100, 0].map(allowed)).toEqual([1, 1, 2, 0, 1, 7, 0])
  })

  it('[S47] in words: what is allowed, found and beyond, and that the council decides', () => {
    const [report] = quotaReports(framework, round('95', '99', '95', '91', ...times(10, '80')))
    const nameOf = (id: string): string => `Phòng ${id}`
    expect(describeQuota(framework, report!, nameOf, 'vi')).toEqual([
      '“Hoàn thành xuất sắc”: nhiều nhất 20 % của 10 đơn vị xếp “Hoàn thành tốt”, tức 2; có 4.',
      'Vượt tỷ lệ theo thứ hạng: Phòng u4.',
      'Đồng hạng ở ranh giới: Phòng u1, Phòng u3.',
      'Không đơn vị nào bị tự động hạ mức; hội đồng quyết định.',
    ])
    expect(describeQuota(framework, report!, nameOf, 'en').at(-1)).toBe('No band changes by this; the council decides.')
  })

  it('[S47] the order of the units never changes who is beyond it, and found are allowed, beyond or tied', () => {
    const points = fc.array(
      fc.constantFrom('95', '91', '92.5', '80', '60').map((a) => a),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(points, (all) => {
        const units = round(...all)
        const [report] = quotaReports(framework, units)
        const [turned] = quotaReports(framework, units.toReversed())
        expect(turned!.beyond.toSorted()).toEqual(report!.beyond.toSorted())
        expect(turned!.tied.toSorted()).toEqual(report!.tied.toSorted())
        const { found, allowed, beyond, tied } = report!
        expect(found - beyond.length - tied.length <= allowed).toBe(true)
        expect(found <= allowed).toBe(beyond.length + tied.length === 0)
      }),
      { seed: 47, numRuns: 100 },
    )
  })
})

describe('ties', () => {
  const parts: readonly Spec[] = [
    {
      id: 'd',
      criteria: [
        { id: 'a', max: 3 },
        { id: 'b', max: 7 },
      ],
    },
    { id: 'e', criteria: [{ id: 'c', max: 10 }] },
  ]
  const penalty = {
    number: '3',
    title: 'Điểm trừ',
    max: 2,
    combine: 'sum',
    criteria: [node({ id: 'p', max: 2 }, '3.1')],
  }
  const places = (ties: unknown, ...all: readonly Given[]): readonly string[] => {
    const made = tree(parts, { penalty, ...(ties === undefined ? {} : { ties }) })
    const units = all.map((given, at) => ({ id: `u${at + 1}`, result: scored(made, { p: '0', ...given }) }))
    return rankRound(made, units).map(({ id, place }) => `${id} ${place}`)
  }
  const x: Given = { a: '1', b: '7', c: '2' }
  const y: Given = { a: '3', b: '5', c: '2' }
  const z: Given = { a: '3', b: '2', c: '5' }

  it.each<[unknown, readonly Given[], readonly string[]]>([
    [undefined, [x, y, z], ['u1 1', 'u2 1', 'u3 1']],
    ['shared', [x, y, z], ['u1 1', 'u2 1', 'u3 1']],
    [{ then_by: ['domains.e.ratio'] }, [x, y, z], ['u3 1', 'u1 2', 'u2 2']],
    [{ then_by: ['domains.e.ratio', 'criteria.a.points'] }, [x, y, z], ['u3 1', 'u2 2', 'u1 3']],
    [{ then_by: ['criteria.b.ratio'] }, [x, y, z], ['u1 1', 'u2 2', 'u3 3']],
    [{ then_by: ['leaves.min'] }, [x, y, z], ['u3 1', 'u2 2', 'u1 2'].toSorted()],
    [{ then_by: ['penalty'] }, [{ ...x, c: '3', p: '1' }, y], ['u2 1', 'u1 2']],
    [{ then_by: ['base'] }, [{ ...x, c: '3', p: '1' }, y], ['u1 1', 'u2 2']],
    [{ then_by: ['leaves.zero'] }, [{ a: '0', b: '7', c: '3' }, x], ['u2 1', 'u1 2']],
    [
      { then_by: ['criteria.a.points'] },
      [{ a: '1', b: '7', c: '2' }, {}, { a: '3', b: '6', c: '9' }],
      ['u3 1', 'u1 2', 'u2 null'],
    ],
  ])('[S48] %j', (ties, given, expected) => {
    const found = places(ties, ...given)
    expect(JSON.stringify(ties)?.includes('leaves.min') ? found.toSorted() : found).toEqual(expected)
  })

  it('[S48] what does not count has all of it', () => {
    expect(
      places({ then_by: ['criteria.a.ratio'] }, { a: '1.5', b: '3.5', c: '5' }, { a: null, b: '3.5', c: '5' }),
    ).toEqual(['u2 1', 'u1 2'])
  })

  it('[S48] figures are compared exactly: 1 of 3 against 33.33 of 100', () => {
    const made = tree(
      [
        {
          id: 'd',
          criteria: [
            { id: 'a', max: 3 },
            { id: 'b', max: 97, not_arising: 'exclude' },
          ],
        },
        { id: 'e', criteria: [{ id: 'c', max: 100 }] },
      ],
      { ties: { then_by: ['domains.d.ratio'] }, rounding: { mode: 'half-up', criterion: 2, index: 0 } },
    )
    const units = [
      { id: 'hundred', result: scored(made, { a: '0', b: '33.33', c: '50' }) },
      { id: 'third', result: scored(made, { a: '1', b: null, c: '42' }) },
    ]
    expect(units.map(({ result }) => result.index)).toEqual(['83', '83'])
    expect(rankRound(made, units)).toEqual([
      { id: 'third', place: 1 },
      { id: 'hundred', place: 2 },
    ])
  })

  it('[S48] the order of units never changes a place, and without then_by it is the ranking by index', () => {
    const given = fc.record({
      a: fc.constantFrom('0', '1', '3'),
      b: fc.constantFrom('0', '5', '7'),
      c: fc.constantFrom('2', '4'),
    })
    fc.assert(
      fc.property(fc.array(given, { maxLength: 12 }), fc.boolean(), (all, shared) => {
        const made = tree(parts, {
          penalty,
          ...(shared ? {} : { ties: { then_by: ['domains.d.ratio', 'leaves.zero'] } }),
        })
        const units = all.map((one, at) => ({ id: `u${at}`, result: scored(made, { p: '0', ...one }) }))
        const by = (list: readonly RankedUnit[]) => new Map(rankRound(made, list).map(({ id, place }) => [id, place]))
        expect(by(units.toReversed())).toEqual(by(units))
        const plain = rank(units.map(({ id, result }) => ({ id, index: result.index })))
        if (shared) expect(rankRound(made, units)).toEqual(plain)
        else for (const { id, place } of plain) expect(by(units).get(id)! >= place!).toBe(true)
      }),
      { seed: 48, numRuns: 40 },
    )
  })

  it('[L36] then_by names figures of the result', () => {
    const codes = (then_by: readonly string[], head = {}): readonly string[] =>
      codesOf(loadText(textOfTree(parts, { ties: { then_by }, ...head })))
    expect(codes(['leaves.min', 'criteria.a.points', 'base'])).toEqual([])
    expect(codes(['penalty'])).toEqual(['unknown-variable'])
    expect(codes(['index'])).toEqual(['unknown-variable'])
    expect(codes(['criteria.x.points'])).toEqual(['unknown-variable'])
    const attributes = [{ id: 'people', type: 'count', label: 'Dân số' }]
    const bands = [{ id: 'rest', title: 'A', when: { '>=': [{ var: 'attributes.people' }, 0] } }]
    expect(codes(['attributes.people'], { attributes, bands })).toEqual(['unknown-variable'])
    expect(codesOf(loadText(textOfTree(parts, { ties: 'split' })))).toEqual(['not-in-list'])
    expect(codesOf(loadText(textOfTree(parts, { ties: { then: ['base'] } })))).toEqual(['missing-key', 'unknown-key'])
  })
})

it('[L36] a quota names bands of the framework and has its own id', () => {
  const codes = (...quotas: readonly object[]): readonly string[] =>
    codesOf(loadText(textOfTree(domains, { ...rating, quotas })))
  const [quota] = rating.quotas
  expect(codes(quota!)).toEqual([])
  expect(codes({ ...quota, band: 'best' })).toEqual(['unknown-band'])
  expect(codes({ ...quota, of: ['good', 'fair'] })).toEqual(['unknown-band'])
  expect(codes(quota!, quota!)).toEqual(['duplicate-id'])
  expect(codes({ ...quota, share: 101 })).toEqual(['number-out-of-range'])
})

it('[C2] quotas and ties are compared and worded', () => {
  const newer = tree(domains, {
    ...rating,
    quotas: [{ ...rating.quotas[0], share: 25.5, of: ['good', 'done'] }],
    ties: { then_by: ['domains.d.ratio', 'base'] },
  })
  expect(compare(framework, newer).changes.map((one) => `${one.level}: ${describeChange(one, 'vi')}`)).toEqual([
    'breaking: Tỷ lệ khống chế (%) (excellent): 20 → 25,5',
    'breaking: Tính trên các mức (excellent): [good] → [good; done]',
    'breaking: Cách xếp khi bằng điểm: đồng hạng → xét tiếp tỷ lệ điểm của d, chỉ số chưa kể điểm thưởng, điểm trừ',
  ])
})
