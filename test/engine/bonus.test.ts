/** Bonus and penalty. (SPEC L34–L35, S43–S46) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, describeChange, leaves, load, runExamples, trace } from '../../engine/index.ts'
import type { Framework, Json, Result } from '../../engine/index.ts'
import { conditionNames } from '../../engine/load/condition-names.ts'
import type { FrameworkShape } from '../../engine/load/shape.ts'
import { indexOf } from '../../engine/total.ts'
import { codesOf, loadText, setting } from './load-small.ts'
import { node, scored, textOfTree, tree } from './made.ts'
import type { Given, Spec } from './made.ts'

const at = (name: string, least: number): Json => ({ '>=': [{ var: name }, least] })
const section = (number: string, max: number, combine: 'sum' | 'best', criteria: readonly Spec[]) => ({
  number,
  title: `Mục ${number}`,
  max,
  combine,
  criteria: criteria.map((one, index) => node(one, `${number}.${index + 1}`)),
})
const whole: readonly Spec[] = [{ id: 'd', criteria: [{ id: 'a', max: 100 }] }]

describe('Cần Thơ 2579/2025: bonus at most 3, penalty at most 3', () => {
  // The sections, their caps and the scale as published; the items are ours.
  const canTho = tree(whole, {
    scale: { above_total: 'capped' },
    bonus: section('3', 3, 'sum', [
      { id: 'city', max: 2 },
      { id: 'ward', max: 2 },
    ]),
    penalty: section('4', 3, 'sum', [
      { id: 'late', max: 3 },
      { id: 'unpaid', max: 1 },
    ]),
  })
  const told = (given: Given) => {
    const { index, base, bonus, penalty, points, of, held } = scored(canTho, {
      city: '0',
      ward: '0',
      late: '0',
      unpaid: '0',
      ...given,
    })
    return {
      index,
      base,
      bonus: `${bonus?.points} of ${bonus?.sum}`,
      penalty: `${penalty?.points} of ${penalty?.sum}`,
      points,
      of,
      held,
    }
  }
  it('[S43] they add up to their caps, beside the sums of the domains', () => {
    expect(told({ a: '90', city: '2', ward: '2', late: '0.5' })).toEqual({
      index: '92.50',
      base: '90.00',
      bonus: '3.00 of 4.00',
      penalty: '0.50 of 0.50',
      points: '90.00',
      of: '100.00',
      held: undefined,
    })
    expect(told({ a: '90', late: '3', unpaid: '1' })).toMatchObject({ index: '87.00', penalty: '3.00 of 4.00' })
  })

  it('[S45] capped: the index is held at the total, and says so', () => {
    expect(told({ a: '99', city: '2' })).toMatchObject({ index: '100.00', base: '99.00', held: 'at-total' })
    expect(told({ a: '98', city: '2' })).toMatchObject({ index: '100.00', held: undefined })
    expect(told({ a: '99', city: '2', late: '3' })).toMatchObject({ index: '98.00', held: undefined })
  })

  it('[S45] the index is never below 0', () => {
    expect(told({ a: '2', late: '3' })).toMatchObject({ index: '0.00', base: '2.00', held: 'at-zero' })
    expect(told({ a: '3', late: '3' })).toMatchObject({ index: '0.00', held: undefined })
  })

  it('[S43] a criterion of theirs that waits leaves the result open', () => {
    const open = scored(canTho, { a: '90', city: '0', late: '0', unpaid: '0' })
    expect([open.state, open.index, open.base, open.open]).toEqual(['open', null, null, ['ward']])
    const fault = scored(canTho, { a: '90', city: '9', ward: '0', late: '0', unpaid: '0' })
    expect([fault.state, fault.faults, fault.bonus?.points]).toEqual(['faulty', ['city'], '0.00'])
  })

  it('[S43] what does not arise there gives nothing and takes nothing', () => {
    expect(told({ a: '90', city: null, ward: '1', late: null })).toMatchObject({ index: '91.00', of: '100.00' })
  })

  it('[T1] the trace shows the sections, their caps and the one sum', () => {
    const lines = (given: Given, lang: 'vi' | 'en' = 'vi') =>
      trace(canTho, scored(canTho, { city: '0', ward: '0', late: '0', unpaid: '0', ...given }), lang).map(
        ({ depth, text, points, of }) => `${depth} ${text}${of === null ? '' : ` [${points}/${of}]`}`,
      )
    const told = lines({ a: '90', city: '2', ward: '2', late: '0.5' })
    expect(told.filter((line) => /^0|cộng được/.test(line))).toEqual([
      '0 1 Mục d [90.00/100.00]',
      '0 3 Mục 3 [3.00/3.00]',
      '1 cộng được 4,00, tính nhiều nhất 3,00',
      '0 4 Mục 4 [0.50/3.00]',
      '0 Tổng điểm [90.00/100.00]',
      '0 Chỉ số = 90,00 × 100 ÷ 100,00 + 3,00 − 0,50 = 92,50 điểm',
      '0 Xếp loại: Còn lại',
    ])
    expect(told).toContain('1 3.1 Mục city [2.00/2.00]')
    expect(lines({ a: '99', city: '2' }, 'en')).toContain(
      '0 Index = 99.00 × 100 ÷ 100.00 + 2.00 − 0.00, at most 100 = 100.00 điểm',
    )
    expect(lines({ a: '1', late: '3' })).toContain(
      '0 Chỉ số = 1,00 × 100 ÷ 100,00 + 0,00 − 3,00, ít nhất là 0 = 0,00 điểm',
    )
    const result = scored(canTho, { a: '99', city: '2', ward: '0', late: '0', unpaid: '0' })
    expect(
      trace(canTho, result, 'vi', 'city')
        .map(({ depth, text }) => `${depth} ${text}`)
        .slice(0, 2),
    ).toEqual(['0 3.1 Mục city', '1 Điểm: 2'])
    expect(trace(canTho, result, 'vi', 'penalty').map(({ text }) => text)[0]).toBe('4 Mục 4')
  })

  it('[E1] an example states base, bonus, penalty, and each of their criteria', () => {
    const examples = JSON.stringify({
      framework: 'made@1.0.0',
      period: setting.period,
      survey: false,
      cases: [
        {
          name: 'Một',
          answers: { a: { p: 90 }, city: { p: 2 }, ward: { p: 2 }, late: { p: 0.5 }, unpaid: { p: 0 } },
          expect: { city: '2.00', late: '0.50' },
          total: { base: '90.00', bonus: '3.00', penalty: '0.50', index: '92.50' },
        },
        { name: 'Hai', answers: {}, total: { base: 'none', bonus: '0.50' } },
      ],
    })
    const run = runExamples(examples, 'e.yaml', canTho)
    expect(run.kind === 'ok' && run.value.cases.map(({ differences }) => differences)).toEqual([
      [],
      [{ path: 'total.bonus', expected: '0.50', found: '0.00' }],
    ])
    expect(run.kind === 'ok' && run.value.uncovered).toEqual(['a', 'ward', 'unpaid'])
  })
})

it('[S45] Hồ Chí Minh City: 97 + 10 is 107 where the total may be passed', () => {
  const city = (above_total: string): Result =>
    scored(
      tree(whole, {
        scale: { above_total },
        bonus: section('9', 15, 'best', [
          { id: 'flag', max: 10 },
          { id: 'higher', max: 15 },
        ]),
      }),
      {
        a: '97',
        flag: '10',
        higher: '0',
      },
    )
  expect([city('allowed').index, city('allowed').held]).toEqual(['107.00', undefined])
  expect([city('capped').index, city('capped').held]).toEqual(['100.00', 'at-total'])
})

describe('NĐ 307/2025', () => {
  // Điều 9.4: of several bonuses only the highest. Điều 8: for the special class the bonus does not count.
  const units = tree(whole, {
    scale: { above_total: 'allowed' },
    bonus: section('9', 10, 'best', [
      { id: 'population', max: 10 },
      { id: 'cluster', max: 3 },
      { id: 'centre', max: 5 },
    ]),
    bands: [
      { id: 'special', title: 'Đặc biệt', when: at('base', 90) },
      { id: 'one', title: 'Loại I', when: at('index', 75) },
      { id: 'two', title: 'Loại II', when: at('index', 60) },
      { id: 'three', title: 'Loại III', when: true },
    ],
  })
  const classOf = (a: string, bonus: Given = {}): readonly (string | null | undefined)[] => {
    const result = scored(units, { a, population: '0', cluster: '0', centre: '0', ...bonus })
    return [result.index, result.base, result.band]
  }
  it('[S43] of several bonuses only the highest', () => {
    expect(classOf('50', { population: '5.5', cluster: '3', centre: '5' })).toEqual(['55.50', '50.00', 'three'])
    expect(classOf('50', { cluster: null, centre: null })).toEqual(['50.00', '50.00', 'three'])
  })
  it.each([
    ['90', {}, ['90.00', '90.00', 'special']],
    ['89.99', { population: '10' }, ['99.99', '89.99', 'one']],
    ['65', { population: '10' }, ['75.00', '65.00', 'one']],
    ['64.99', { population: '10' }, ['74.99', '64.99', 'two']],
    ['57', { cluster: '3' }, ['60.00', '57.00', 'two']],
  ])('[S46] %s with %j: index, base, class', (a, bonus, expected) => {
    expect(classOf(a, bonus)).toEqual(expected)
  })
  it('[S46] conditions read bonus and penalty, and the names say how far they go', () => {
    const head = {
      scale: { above_total: 'allowed' },
      bonus: section('9', 10, 'sum', [{ id: 'b', max: 10 }]),
      penalty: section('10', 3, 'sum', [{ id: 'p', max: 3 }]),
      bands: [
        {
          id: 'hit',
          title: 'A',
          when: { and: [{ '===': [{ var: 'bonus' }, 2.5] }, { '===': [{ var: 'penalty' }, 0.25] }] },
        },
        { id: 'rest', title: 'B', when: true },
      ],
    }
    expect(scored(tree(whole, head), { a: '1', b: '2.5', p: '0.25' }).band).toBe('hit')
    const names = conditionNames(JSON.parse(textOfTree(whole, head)) as FrameworkShape)
    expect(
      ['index', 'base', 'bonus', 'penalty', 'leaves.zero', 'criteria.b.points'].map((name) => names.get(name)?.axis),
    ).toMatchObject([110, 100, 10, 3, 1, 10].map((most) => ({ kind: 'number', least: 0, most })))
    expect(conditionNames(JSON.parse(textOfTree(whole)) as FrameworkShape).has('bonus')).toBe(false)
  })
  it('[S43] leaves.min and leaves.zero do not know them', () => {
    const head = {
      scale: { above_total: 'allowed' },
      bonus: section('9', 10, 'sum', [{ id: 'b', max: 10 }]),
      bands: [
        {
          id: 'hit',
          title: 'A',
          when: { and: [{ '===': [{ var: 'leaves.zero' }, 0] }, { '===': [{ var: 'leaves.min' }, 50] }] },
        },
        { id: 'rest', title: 'B', when: true },
      ],
    }
    expect(scored(tree(whole, head), { a: '50', b: '0' }).band).toBe('hit')
  })
})

describe('the fraction', () => {
  it('[S44] one half-up over everything, not one for each part', () => {
    // 1 ÷ 3 of 100 is 33.333…, and 0.005 more is 33.338…; rounded apart it would be 33.33 + 0.01.
    const digits = { points: 3, index: 2 }
    const part = { points: 1000, of: 3000, total: 100_000, penalty: 0, capped: false, digits }
    expect(indexOf({ ...part, bonus: 5 })).toEqual({ index: 3334, base: 3333, held: null })
    expect(indexOf({ ...part, bonus: 1 })).toEqual({ index: 3333, base: 3333, held: null })
    expect(indexOf({ ...part, bonus: 0, penalty: 3 })).toEqual({ index: 3333, base: 3333, held: null })
    expect(indexOf({ ...part, bonus: 0, penalty: 9 })).toEqual({ index: 3332, base: 3333, held: null })
  })

  it('[S44] it is exact, and lies from 0 to the total where that is capped', () => {
    const units = (max: number) => fc.integer({ min: 0, max })
    const parts = units(1_000_000).chain((of) =>
      fc.tuple(fc.constant(of + 1), units(of + 1), units(100_000), units(100_000), fc.boolean()),
    )
    fc.assert(
      fc.property(parts, ([of, points, bonus, penalty, capped]) => {
        const total = 10_000
        const { index, base } = indexOf({ points, of, total, bonus, penalty, capped, digits: { points: 2, index: 2 } })
        const exact = BigInt(points) * BigInt(total) + BigInt(bonus - penalty) * BigInt(of)
        const most = capped ? BigInt(total) * BigInt(of) : exact < 0n ? 0n : exact
        const kept = exact < 0n ? 0n : exact > most ? most : exact
        expect(BigInt(index)).toBe((2n * kept + BigInt(of)) / (2n * BigInt(of)))
        expect(index >= 0 && (!capped || index <= total) && base <= total).toBe(true)
      }),
      { seed: 44, numRuns: 1000 },
    )
  })
})

describe('at load', () => {
  const codes = (head: object): readonly string[] => codesOf(loadText(textOfTree(whole, { ...head })))
  const scale = { above_total: 'allowed' }
  const bonus = (criteria: readonly Spec[], max = 3) => ({ bonus: section('3', max, 'sum', criteria) })
  it.each<[string, object, readonly string[]]>([
    ['sound', { scale, ...bonus([{ id: 'b', max: 3 }]) }, []],
    ['more than the cap', { scale, ...bonus([{ id: 'b', max: 5 }]) }, []],
    ['a bonus without above_total', bonus([{ id: 'b', max: 3 }]), ['missing-key']],
    ['a penalty without above_total', { penalty: section('3', 3, 'sum', [{ id: 'b', max: 3 }]) }, []],
    [
      'a cap out of reach',
      {
        scale,
        ...bonus([
          { id: 'b', max: 2 },
          { id: 'c', max: 0.5 },
        ]),
      },
      ['unreachable-max'],
    ],
    [
      'a cap of the best out of reach',
      {
        penalty: section('3', 3, 'best', [
          { id: 'b', max: 2 },
          { id: 'c', max: 2 },
        ]),
      },
      ['unreachable-max'],
    ],
    ['a finer cap', { scale, ...bonus([{ id: 'b', max: 5 }], 2.005) }, ['too-many-decimals']],
    ['an id that is taken', { scale, ...bonus([{ id: 'a', max: 3 }]) }, ['duplicate-id']],
    [
      'a number that is taken',
      { scale, bonus: section('1', 3, 'sum', [{ id: 'b', max: 3 }]) },
      ['duplicate-number', 'duplicate-number'],
    ],
    ['a group', { scale, ...bonus([{ id: 'g', criteria: [{ id: 'b', max: 3 }] }]) }, ['misplaced-key']],
    [
      'another way to combine',
      { scale, bonus: { ...section('3', 3, 'sum', [{ id: 'b', max: 3 }]), combine: 'mean' } },
      ['not-in-list'],
    ],
  ])('[L34] %s', (_, head, expected) => {
    expect(codes(head)).toEqual(expected)
  })

  it('[L35] nothing is shared out there', () => {
    const shared = { scale, not_arising: 'redistribute', ...bonus([{ id: 'b', max: 3 }]) }
    const framework = tree(whole, shared)
    expect(leaves(framework).map(({ id, not_arising }) => `${id} ${not_arising}`)).toEqual([
      'a redistribute',
      'b exclude',
    ])
    expect(codes({ scale, ...bonus([{ id: 'b', max: 3, not_arising: 'redistribute' }]) })).toEqual([
      'nothing-to-share-with',
    ])
    expect(codes({ scale, ...bonus([{ id: 'b', max: 3, not_arising: { policy: 'exclude', within: 'd' } }]) })).toEqual([
      'scope-not-above',
    ])
  })

  it('[L17] they are part of the hash', () => {
    const hash = (max: number): string => tree(whole, { scale, ...bonus([{ id: 'b', max: 5 }], max) }).hash
    expect(hash(3)).not.toBe(hash(2))
  })

  it('[L8] an overlay sets them whole', () => {
    const parent = textOfTree(whole)
    const overlay = (changes: object) =>
      load(
        JSON.stringify({
          framework: 'ward',
          version: '1.0.0',
          title: 'Khung phường',
          provenance: 'illustrative',
          authority: 'UBND phường thử',
          effective: { from: '2026-01-01' },
          extends: 'made@1.0.0',
          changes,
        }),
        'ward.yaml',
        () => ({ file: 'made.yaml', text: parent }),
      )
    const reason = 'Theo quyết định'
    const made = overlay([
      { set: 'scale.above_total', to: 'capped', reason },
      { set: 'bonus', to: section('3', 3, 'sum', [{ id: 'b', max: 3 }]), reason },
      { set: 'flags', to: [{ id: 'warned', label: 'Cảnh cáo' }], reason },
      { set: 'ceilings', to: [{ id: 'c', title: 'C', when: { var: 'flags.warned' }, at_most: 'rest' }], reason },
      { set: 'd', property: 'not_arising', to: { policy: 'exclude', within: 'd' }, reason },
    ])
    expect(made.problems).toEqual([])
    const framework = (made as { value: Framework }).value
    expect([framework.bonus?.max, framework.scale.above_total, framework.flags?.[0]?.id]).toEqual([
      300,
      'capped',
      'warned',
    ])
    expect(framework.domains[0]?.not_arising_in).toBe('d')
    expect(codesOf(overlay([{ set: 'bonus', to: { number: '3' }, reason }]))).toContain('missing-key')
    expect(codesOf(overlay([{ set: 'penalties', to: {}, reason }]))).toEqual(['unknown-node'])
  })
})

it('[C2] what changes in a section is told with its level', () => {
  const made = (
    max: number,
    combine: 'sum' | 'best',
    above_total: string,
    b: number,
    more: readonly Spec[] = [],
  ): Framework =>
    tree(whole, { scale: { above_total }, bonus: section('3', max, combine, [{ id: 'b', max: b }, ...more]) })
  const told = (from: Framework, to: Framework) =>
    compare(from, to).changes.map((one) => `${one.level}: ${describeChange(one, 'vi')}`)
  expect(
    told(made(3, 'sum', 'capped', 4), made(2, 'best', 'allowed', 3, [{ id: 'c', max: 2 }])).filter(
      (line) => !/rule|ô nhập|giá trị|quy tắc/.test(line),
    ),
  ).toEqual([
    'breaking: Chỉ số vượt tổng điểm: không được vượt → được vượt',
    'breaking: Cách tính điểm thưởng: cộng lại → chỉ tính mục cao nhất',
    'breaking: 3 “Mục 3”: điểm tối đa: 3 → 2',
    'breaking: 3.1 “Mục b”: điểm tối đa: 4 → 3',
    'breaking: 3.2 “Mục c”: thêm (2 điểm)',
  ])
  expect(told(tree(whole), made(3, 'sum', 'capped', 4))).toEqual([
    'breaking: Chỉ số vượt tổng điểm: không có → không được vượt',
    'breaking: 3 “Mục 3”: thêm (3 điểm, 1 tiêu chí)',
  ])
})
