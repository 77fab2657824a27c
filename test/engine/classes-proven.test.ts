/** Bands as a proof: a class for every result, or the result that has none. (SPEC L57, L60–L64) */
import { describe, expect, it } from 'vitest'
import { say, score } from '../../engine/index.ts'
import type { Answers, Json, Logic } from '../../engine/index.ts'
import { codesOf, loaded, loadText, setting, textOf } from './load-small.ts'

const award = (id: string, number: string, max: number, more: { readonly [key: string]: Json } = {}) => ({
  id,
  number,
  title: 'Tiêu chí',
  max,
  scored_by: 'appraisal',
  inputs: [{ id: 'a', type: 'decimal', label: 'Điểm', min: 0, max }],
  rule: { logic: { var: 'a' } },
  ...more,
})
const domain = (
  id: string,
  number: string,
  ...criteria: readonly { readonly max: number; readonly [key: string]: Json }[]
) => ({
  id,
  number,
  title: 'Lĩnh vực',
  max: criteria.reduce((sum, { max }) => sum + max, 0),
  criteria,
})
const two = [
  domain('duty', '1', award('c1', '1.1', 10), award('c2', '1.2', 10)),
  domain('tasks', '2', award('c3', '2.1', 30), award('c4', '2.2', 50)),
]
const textWith = (whens: readonly Logic[], head: { readonly [key: string]: Json } = {}): string =>
  textOf([], {
    scale: { total: 100, unit: '%', survey: 'none' },
    not_arising: 'refuse',
    domains: two,
    bands: whens.map((when, index) => ({ id: `b${index + 1}`, title: `Mức ${index + 1}`, when })),
    ...head,
  })
const found = (whens: readonly Logic[], head = {}): readonly string[] =>
  loadText(textWith(whens, head)).problems.map(({ code, severity, path, params }) =>
    `${severity} ${code} ${path} ${params['found'] ?? ''}`.trim(),
  )

const index = { var: 'index' }
const lowest = { var: 'leaves.min' }
const tasks = { var: 'domains.tasks.ratio' }
const duty = { var: 'domains.duty.ratio' }
const all = (...of: Logic[]): Logic => ({ and: of })
const any = (...of: Logic[]): Logic => ({ or: of })
const from = (of: Logic, least: number): Logic => ({ '>=': [of, least] })
const above = (of: Logic, least: number): Logic => ({ '>': [of, least] })
const below = (of: Logic, most: number): Logic => ({ '<': [of, most] })
const until = (of: Logic, most: number): Logic => ({ '<=': [of, most] })

/** Cần Thơ 2579/2025: from 85 points on, no criterion may be 0; the next class ends below 85. */
const canTho = [
  all(from(index, 95), above(lowest, 0)),
  all(from(index, 85), above(lowest, 0)),
  all(from(index, 75), below(index, 85)),
  below(index, 75),
]

describe('a class for every result', () => {
  it.each<[string, readonly Logic[], readonly string[]]>([
    ['a last band that takes the rest', [from(index, 90), true], []],
    ['bands that meet', [from(index, 90), all(from(index, 50), below(index, 90)), below(index, 50)], []],
    ['bands that meet between two neighbours', [from(index, 90.01), until(index, 90)], []],
    ['neighbours that are left out', [from(index, 90.02), until(index, 90)], ['error class-gap bands chỉ số 90,01']],
    ['the bound itself', [above(index, 90), below(index, 90)], ['error class-gap bands chỉ số 90,00']],
    ['the lowest', [above(index, 0)], ['error class-gap bands chỉ số 0,00']],
    ['the highest', [below(index, 100)], ['error class-gap bands chỉ số 100,00']],
    ['Cần Thơ 2579/2025', canTho, ['error class-gap bands chỉ số 85,00, tiêu chí thấp nhất 0 %']],
    [
      'Hải Phòng 212/2025, with the share of tasks to standard',
      [all(from(index, 50), from(tasks, 80)), any(below(index, 50), below(tasks, 50))],
      ['error class-gap bands chỉ số 50,00, lĩnh vực 2 từ 50 % đến dưới 80 %'],
    ],
    [
      'two gaps that do not touch',
      [all(from(index, 10), below(index, 20)), all(from(index, 30), until(index, 100))],
      ['error class-gap bands chỉ số 0,00', 'error class-gap bands chỉ số 20,00'],
    ],
    ['no band at all that holds', [false], ['warning class-never-given bands/b1', 'error class-gap bands']],
    [
      'not, in, between and if',
      [{ '!': [from(index, 50)] }, { if: [from(index, 70), true, { '<=': [50, index, 70] }] }],
      [],
    ],
    ['a constant on the left', [{ '<=': [90, index] }, { '>': [90, index] }], []],
    ['neither equal nor unequal', [{ '==': [index, 90] }, { '!=': [index, 90] }], []],
  ])('[L60] %s', (_, whens, expected) => {
    expect(found(whens)).toEqual(expected)
  })

  it('[L61] a witness in English', () => {
    const [gap] = loadText(textWith(canTho)).problems
    expect(gap && say(gap, 'en')).toContain('Some results fit no band: index 85.00, lowest criterion 0 %.')
    expect(gap && say(gap, 'vi')).toContain('không thuộc mức xếp loại nào: chỉ số 85,00, tiêu chí thấp nhất 0 %.')
  })

  it('[L61] the witness is a result that the engine gives, without a class', () => {
    const defect = { code: 'class-gap', at: 'bands', note: 'Như văn bản', source: { item: '7' } }
    const framework = loaded(textWith(canTho, { known_defects: [defect] }))
    const answers: Answers = Object.fromEntries(
      Object.entries({ c1: '0', c2: '10', c3: '30', c4: '45' }).map(([id, a]) => [id, { inputs: { a } }]),
    )
    const result = score(framework, answers, setting)
    expect([result.index, result.band]).toEqual(['85.00', 'unclassified'])
  })

  it.each<[string, readonly Logic[]]>([
    ['an index below the share of every criterion', [from(index, 50), below(lowest, 60)]],
    ['a lowest criterion above a domain', [below(lowest, 50), from(duty, 50)]],
    ['an index above every domain', [any(from(duty, 90), from(tasks, 90)), below(index, 90)]],
    ['an index below every domain', [any(below(duty, 50), below(tasks, 50)), from(index, 50)]],
    ['a full index with a criterion at 0', [above(lowest, 0), until(index, 90)]],
  ])('[L61] what no form can give is no gap: %s', (_, whens) => {
    expect(found(whens)).toEqual([])
  })

  it('[L61] points move in whole units: 10 points lost by a criterion at 0 leave 90, not 90.01', () => {
    expect(found([above(lowest, 0), below(index, 90)])).toEqual([
      'error class-gap bands chỉ số 90,00, tiêu chí thấp nhất 0 %',
    ])
  })

  it('[L61] a criterion that does not count leaves a result that is none when all count', () => {
    const domains = [
      domain('duty', '1', award('c1', '1.1', 50, { not_arising: 'exclude' }), award('c2', '1.2', 5)),
      domain('tasks', '2', award('c3', '2.1', 45)),
    ]
    const whens = [any(above(duty, 10), below(index, 85)), false]
    expect(found(whens, { domains })).toContain('error class-gap bands chỉ số 85,00, lĩnh vực 1 từ 0 % đến 10 %')
    expect(found(whens)).not.toContain('error class-gap bands chỉ số 85,00, lĩnh vực 1 từ 0 % đến 10 %')
  })

  it('[L61] a listed gap does not hide a second one', () => {
    const whens = [all(from(index, 10), below(index, 20)), all(from(index, 30), until(index, 100))]
    const defect = { code: 'class-gap', at: 'bands', note: 'x', source: { item: '7' } }
    expect(found(whens, { known_defects: [defect] })).toEqual([
      'note class-gap bands chỉ số 0,00',
      'error class-gap bands chỉ số 20,00',
    ])
  })

  it.each<[string, readonly Logic[], readonly string[]]>([
    [
      'a sum of two values',
      [from({ '+': [index, tasks] }, 100), false],
      ['warning class-never-given bands/b2', 'warning class-gap-unsure bands'],
    ],
    ['a comparison of two values, both ways', [from(index, 50), { '<': [duty, tasks] }, { '>=': [duty, tasks] }], []],
  ])('[L62] %s', (_, whens, expected) => {
    expect(found(whens)).toEqual(expected)
  })

  it('[L62] more combinations than are tried', () => {
    const many = [index, lowest, tasks].flatMap((one) =>
      Array.from({ length: 30 }, (__, place) => above(one, place + 0.5)),
    )
    expect(found([any(...many, true)])).toEqual(['warning class-not-proven bands 29791'])
  })

  it.each<[string, readonly Logic[], readonly string[]]>([
    ['behind one that takes all', [true, from(index, 50)], ['warning class-never-given bands/b2']],
    [
      'with a condition that contradicts itself',
      [all(from(index, 90), below(index, 80)), true],
      ['warning class-never-given bands/b1'],
    ],
    ['above the scale', [above(index, 100), true], ['warning class-never-given bands/b1']],
    ['that no form can give', [all(from(lowest, 60), below(index, 50)), true], ['warning class-never-given bands/b1']],
    ['for a single result', [from(index, 100), true], []],
  ])('[L63] a band %s', (_, whens, expected) => {
    expect(found(whens)).toEqual(expected)
  })

  it.each<[string, Logic, readonly string[]]>([
    [
      '“trên 90 điểm trở lên”',
      all(above(index, 90), from(index, 90)),
      ['error contradictory-bounds bands/b1 > 90, >= 90'],
    ],
    [
      'with the constant on the left',
      all({ '<': [90, index] }, { '<=': [90, index] }),
      ['error contradictory-bounds bands/b1 > 90, >= 90'],
    ],
    [
      '“dưới 90 trở xuống”',
      all(below(index, 90), until(index, 90)),
      ['error contradictory-bounds bands/b1 < 90, <= 90'],
    ],
    [
      'inside',
      any(all(above(index, 90), from(index, 90)), from(tasks, 99)),
      ['error contradictory-bounds bands/b1 > 90, >= 90'],
    ],
    ['of two numbers', all(above(index, 90), from(index, 80)), []],
    ['of two names', all(above(index, 90), from(tasks, 90)), []],
  ])('[L57] %s', (_, when, expected) => {
    expect(found([when, true])).toEqual(expected)
  })

  it('[L57] the stricter one decides', () => {
    const defect = { code: 'contradictory-bounds', at: 'bands/b1', note: 'x', source: { item: '6' } }
    const framework = loaded(textWith([all(above(index, 90), from(index, 90)), true], { known_defects: [defect] }))
    const band = (c4: string): string | null =>
      score(
        framework,
        Object.fromEntries(
          Object.entries({ c1: '10', c2: '10', c3: '30', c4 }).map(([id, a]) => [id, { inputs: { a } }]),
        ),
        setting,
      ).band
    expect([band('40'), band('40.01')]).toEqual(['b2', 'b1'])
  })
})

it('[L50] a text with four defects: found by itself, and none in the way when they are listed', () => {
  const yesNo = (id: string, number: string, max: number, yes: number) => ({
    ...award(id, number, max),
    inputs: [{ id: 'a', type: 'boolean', label: 'Đạt' }],
    rule: { yes_no: { of: 'a', yes, no: 0 } },
  })
  const domains = [
    domain('general', '1', award('conduct', '1.1', 20)),
    domain('work', '2', award('lead', '2.1', 8), award('unite', '2.2', 70), yesNo('ddci', '2.2', 2, 1)),
  ]
  const bands: readonly Logic[] = [
    all(above(index, 90), from(index, 90)),
    all(from(index, 50), from({ var: 'domains.work.ratio' }, 80)),
    any(below(index, 50), below({ var: 'domains.work.ratio' }, 50)),
  ]
  expect(found(bands, { domains })).toEqual([
    'error duplicate-number ddci 2.2',
    'error unreachable-max ddci 1',
    'note total-out-of-reach scale/total 99',
    'error contradictory-bounds bands/b1 > 90, >= 90',
    'error class-gap bands chỉ số 50,00, lĩnh vực 2 từ 50 % đến dưới 80 %',
  ])
  const known_defects = [
    ['duplicate-number', 'ddci'],
    ['unreachable-max', 'ddci'],
    ['contradictory-bounds', 'bands/b1'],
    ['class-gap', 'bands'],
  ].map(([code, at]) => ({ code: code!, at: at!, note: 'Như văn bản', source: { item: '1' } }))
  const { kind, problems } = loadText(textWith(bands, { domains, known_defects }))
  expect([kind, codesOf({ problems: problems.filter(({ severity }) => severity !== 'note') })]).toEqual(['ok', []])
})

describe('vetoes and ceilings', () => {
  const flags = Array.from({ length: 20 }, (_, at) => ({ id: `f${at}`, label: `Việc ${at}` }))
  const flag = (at: number): Logic => ({ var: `flags.f${at}` })
  const vetoesOf = (...whens: readonly Logic[]) => ({
    vetoes: whens.map((when, at) => ({ id: `v${at}`, title: 'Xếp thẳng', when, band: 'b1' })),
  })
  const half = [from(index, 50)]
  const gap = 'error class-gap bands chỉ số 0,00'

  it('[L64] flags that stand alone do not multiply the combinations of the bands', () => {
    const ceilings = flags
      .slice(10)
      .map(({ id }) => ({ id, title: 'Giới hạn', when: { var: `flags.${id}` }, at_most: 'b1' }))
    const given = { flags, ceilings, ...vetoesOf(...flags.slice(0, 10).map((_, at) => flag(at))) }
    expect(found(half, given)).toEqual([gap])
    expect(found([...half, true], given)).toEqual([])
  })

  it.each<[string, readonly Logic[], readonly string[]]>([
    ['one of two always holds', [flag(0), { '!': [flag(0)] }], []],
    ['one of two need not hold', [flag(0), { '!': [flag(1)] }], [gap]],
    ['all that fits no band', [below(index, 50)], []],
    ['all but some of it', [below(index, 49)], ['error class-gap bands chỉ số 49,00']],
    ['with a flag', [all(flag(0), below(index, 50))], ['error class-gap bands chỉ số 0,00, “Việc 0”: không']],
    ['with a flag and without', [all(flag(0), below(index, 50)), { '!': [flag(0)] }], []],
    [
      'a comparison of two names',
      [{ '<': [{ var: 'attributes.a' }, { var: 'attributes.b' }] }],
      ['warning class-gap-unsure bands chỉ số 0,00'],
    ],
  ])('[L64] what fits no band has the class of a veto that holds: %s', (_, whens, expected) => {
    const attributes = ['a', 'b'].map((id) => ({ id, type: 'count', label: id }))
    const two = flags.slice(0, 2)
    const said = found(half, { flags: two, attributes, ...vetoesOf(...whens) })
    expect(said.filter((one) => !/unused-/.test(one))).toEqual(expected)
  })

  it.each<[string, Logic, readonly string[]]>([
    [
      'more criteria with 0 than there are',
      above({ var: 'leaves.zero' }, 4),
      ['warning condition-never-holds vetoes/v0'],
    ],
    [
      'a lowest criterion above 0 with one at 0',
      all(above(lowest, 0), above({ var: 'leaves.zero' }, 0)),
      ['warning condition-never-holds vetoes/v0'],
    ],
    [
      'a single criterion',
      all({ '==': [{ var: 'criteria.c1.points' }, 10] }, below(duty, 50)),
      ['warning condition-never-holds vetoes/v0'],
    ],
    [
      'the index of a single criterion at 0',
      all({ '==': [{ var: 'criteria.c4.ratio' }, 0] }, above(index, 50)),
      ['warning condition-never-holds vetoes/v0'],
    ],
    ['that index itself', all({ '==': [{ var: 'criteria.c4.ratio' }, 0] }, from(index, 50)), []],
    [
      'two criteria with 0, no two of which leave 81',
      all(from({ var: 'leaves.zero' }, 2), above(index, 80)),
      ['warning condition-never-holds vetoes/v0'],
    ],
    ['two criteria with 0 that leave 80', all(from({ var: 'leaves.zero' }, 2), from(index, 80)), []],
  ])('[L64] a condition that can never hold: %s', (_, when, expected) => {
    expect(found([...half, true], vetoesOf(when))).toEqual(expected)
  })

  it('[L61] bonus and penalty: the index passes the total only where that is allowed', () => {
    const award1 = { ...award('b0', 'B.1', 5), not_arising: 'refuse' }
    const given = (above_total: string) => ({
      scale: { total: 100, unit: 'điểm', survey: 'none', above_total },
      bonus: { number: 'B', title: 'Thưởng', max: 5, combine: 'sum', criteria: [award1] },
    })
    expect(found([until(index, 100)], given('capped'))).toEqual([])
    expect(found([until(index, 100)], given('allowed'))).toEqual(['error class-gap bands chỉ số 100,01'])
    const base = { var: 'base' }
    expect(found([below(base, 90), from(index, 90)], given('capped'))).toEqual([])
    expect(found([below(index, 90), from(base, 90)], given('capped'))).toEqual([
      'error class-gap bands chỉ số 90,00, chỉ số chưa cộng trừ từ 0 đến 89,99',
    ])
    expect(found([below(index, 90), from(base, 85)], given('capped'))).toEqual([])
  })
})
