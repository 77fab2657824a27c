import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/compare/frameworks.ts'
import { describeChange } from '../../engine/compare/words.ts'
import type { Change, Framework, Group, Leaf } from '../../engine/model.ts'
import { framework, group, input, leaf, rule } from '../fixtures/framework.ts'

const plan = leaf({ id: 'plan', number: '1.1' })
const meetings = leaf({ id: 'meetings', number: '1.2', max: 200 })
const reports = leaf({ id: 'reports', number: '1.3' })
const budget = leaf({ id: 'budget', number: '2.1', max: 150 })
const lead = group('lead', '1', [plan, meetings, reports])
const money = group('money', '2', [budget])
const base = framework([lead, money])

const next = (domains: readonly Group[], parts: Partial<Framework> = {}): Framework =>
  framework(domains, { version: '1.1.0', hash: 'sha256:2', ...parts })
const changesTo = (to: Framework, from = base): readonly Change[] => compare(from, to).changes
/** One change of `plan`, everything else equal. */
const changesOfPlan = (parts: Partial<Leaf>, from: Partial<Leaf> = {}): readonly Change[] =>
  changesTo(
    next([group('lead', '1', [{ ...plan, ...parts }], { max: 400 }), money]),
    framework([group('lead', '1', [{ ...plan, ...from }], { max: 400 }), money]),
  )
const brief = (changes: readonly Change[]) =>
  changes.map(({ kind, id, property }) => [kind, id, property ?? ''].join(' ').trim())
const said = (changes: readonly Change[]) => changes.map((one) => describeChange(one, 'vi'))

describe('two versions that say the same', () => {
  it('have no changes, whatever their id, version, hash and parent', () => {
    expect(changesTo(next([lead, money], { extends: 'thu@1.0.0' }))).toEqual([])
  })

  it('have no changes when only the order differs', () => {
    const turned = group('lead', '1', [reports, plan, meetings])
    expect(changesTo(next([money, turned], { unit_types: ['phong', 'so'] }))).toEqual([])
    const [a, b] = [input({ id: 'a' }), input({ id: 'b' })]
    expect(changesOfPlan({ inputs: [a, b] }, { inputs: [b, a] })).toEqual([])
    const keys = { no: 0, yes: 1, of: 'issued' }
    expect(changesOfPlan({ rule: rule('yes_no', keys) })).toEqual([])
  })

  it('have no changes when they keep more decimals of the same points, but for the rounding', () => {
    const domains = [group('d', '1', [leaf({ id: 'x', number: '1.1', max: 1000 })])]
    const finer = framework(domains, {
      rounding: { mode: 'half-up', criterion: 3, index: 2 },
      scale: { total: 100_000, unit: '%', survey: { points: 30_000, mandatory: false, when_absent: 'rescale' } },
    })
    const coarser = framework([group('d', '1', [leaf({ id: 'x', number: '1.1', max: 100 })])])
    expect(brief(changesTo(finer, coarser))).toEqual(['changed  rounding.criterion'])
  })
})

describe('nodes are matched by id over the whole tree', () => {
  it('added and removed, in printed order, removals at their old place', () => {
    const extra = leaf({ id: 'extra', number: '1.4', max: 50 })
    const to = next([group('lead', '1', [extra, plan, reports], { max: 400 }), money])
    expect(brief(changesTo(to))).toEqual(['added extra', 'removed meetings'])
    expect(changesTo(to)[0]).toEqual({
      kind: 'added',
      level: 'breaking',
      id: 'extra',
      number: '1.4',
      title: extra.title,
      property: null,
      before: null,
      after: { max: '0.5' },
      reason: null,
    })
    expect(said(changesTo(to))).toEqual(['1.4 “Tiêu chí 1.4”: thêm (0,5 điểm)', '1.2 “Tiêu chí 1.2”: bỏ (2 điểm)'])
  })

  it('a removal at the front stays at the front', () => {
    const to = next([group('lead', '1', [meetings, { ...reports, number: '9' }], { max: 400 }), money])
    expect(brief(changesTo(to))).toEqual(['removed plan', 'changed reports number'])
  })

  it('a whole group is one change that names what came or went with it', () => {
    const to = next([group('lead', '1', [plan, meetings, reports])])
    expect(changesTo(to)).toMatchObject([
      { kind: 'removed', id: 'money', before: { max: '1.5', criteria: ['budget'] } },
    ])
    const back = compare(to, base).changes
    expect(back).toMatchObject([{ kind: 'added', id: 'money', after: { max: '1.5', criteria: ['budget'] } }])
    expect(said(back)).toEqual(['2 “Lĩnh vực 2”: thêm (1,5 điểm, 1 tiêu chí)'])
  })

  it('a criterion that leaves a removed group is moved, not removed', () => {
    const to = next([group('lead', '1', [plan, meetings, reports, budget], { max: 400 })])
    expect(brief(changesTo(to))).toEqual(['moved budget under', 'removed money'])
    expect(said(changesTo(to))).toEqual([
      '2.1 “Tiêu chí 2.1”: chuyển từ 2 “Lĩnh vực 2” sang 1 “Lĩnh vực 1”',
      '2 “Lĩnh vực 2”: bỏ (1,5 điểm)',
    ])
  })

  it('moved to another parent, even when that one is new', () => {
    const fresh = group('fresh', '3', [reports, leaf({ id: 'more', number: '3.2' })])
    const to = next([group('lead', '1', [plan, meetings], { max: 400 }), money, fresh])
    expect(brief(changesTo(to))).toEqual(['added fresh', 'moved reports under'])
    expect(changesTo(to)[0]?.after).toEqual({ max: '2', criteria: ['more'] })
  })

  it('renamed when the newer one says what it replaces', () => {
    const to = next([group('lead', '1', [{ ...plan, id: 'plan-issued', replaces: 'plan' }, meetings, reports]), money])
    expect(brief(changesTo(to))).toEqual(['renamed plan-issued id'])
    expect(said(changesTo(to))).toEqual(['1.1 “Tiêu chí 1.1”: đổi mã plan → plan-issued'])
  })

  it('without that, another id is a removal and an addition', () => {
    const to = next([group('lead', '1', [{ ...plan, id: 'plan-issued' }, meetings, reports]), money])
    expect(brief(changesTo(to))).toEqual(['removed plan', 'added plan-issued'])
  })

  it('a group that is renamed keeps its criteria where they are', () => {
    const to = next([{ ...lead, id: 'leadership', replaces: 'lead' }, money])
    expect(brief(changesTo(to))).toEqual(['renamed leadership id'])
  })

  it('a rename of long ago is no change any more', () => {
    const renamed = { ...plan, id: 'plan-issued', replaces: 'plan' }
    const both = [group('lead', '1', [renamed, meetings, reports]), money]
    expect(compare(framework(both), next(both)).changes).toEqual([])
  })

  it('only the first of two that replace the same one continues it', () => {
    const first = { ...plan, id: 'first', replaces: 'plan' }
    const second = { ...plan, id: 'second', replaces: 'plan' }
    const to = next([group('lead', '1', [first, second, meetings, reports], { max: 400 }), money])
    expect(brief(changesTo(to))).toEqual(['renamed first id', 'added second'])
  })

  it('a criterion that becomes a group says so once', () => {
    const grown = group('plan', '1.1', [leaf({ id: 'plan-a', number: '1.1.1' })], { title: plan.title })
    const to = next([group('lead', '1', [grown, meetings, reports]), money])
    expect(brief(changesTo(to))).toEqual(['changed plan kind', 'added plan-a'])
    expect(said(changesTo(to))[0]).toBe('1.1 “Tiêu chí 1.1”: loại: tiêu chí chấm điểm → nhóm tiêu chí')
  })
})

type Row = readonly [property: string, level: Change['level'], parts: Partial<Leaf>, from: Partial<Leaf>, vi: string]

const count = input({ id: 'done', type: 'count', label: { vi: 'Số hồ sơ' } })
const steps = (from: number, points: number) => ({
  of: 'done',
  steps: [
    { below: 70, points: 0 },
    { from, points },
  ],
})
const choices = [{ id: 'a', label: { vi: 'Loại A' } }]

const rows: readonly Row[] = [
  ['number', 'info', { number: '1.10' }, {}, 'số thứ tự: 1.1 → 1.10'],
  ['title', 'risky', { title: { vi: 'Tên khác' } }, {}, 'tên: “Tiêu chí 1.1” → “Tên khác”'],
  ['title', 'info', { title: { vi: 'tiêu chí  1.1.' } }, {}, 'tên: “Tiêu chí 1.1” → “tiêu chí  1.1.”'],
  [
    'title',
    'risky',
    { title: { vi: 'Trên 15 %' } },
    { title: { vi: 'Trên 1,5 %' } },
    'tên: “Trên 1,5 %” → “Trên 15 %”',
  ],
  ['max', 'breaking', { max: 250 }, {}, 'điểm tối đa: 1 → 2,5'],
  ['scored_by', 'breaking', { scored_by: 'judgement' }, {}, 'cách chấm: thẩm định → hội đồng chấm'],
  ['not_arising', 'breaking', { not_arising: 'full' }, {}, 'khi không phát sinh: không tính → đủ điểm'],
  ['inputs.done', 'breaking', { inputs: [count] }, { inputs: [] }, 'thêm ô nhập done “Số hồ sơ”'],
  ['inputs.done', 'breaking', { inputs: [] }, { inputs: [count] }, 'bỏ ô nhập done “Số hồ sơ”'],
  [
    'inputs.done.type',
    'breaking',
    { inputs: [count] },
    { inputs: [{ ...count, type: 'decimal' }] },
    'kiểu dữ liệu (done): decimal → count',
  ],
  [
    'inputs.done.label',
    'risky',
    { inputs: [{ ...count, label: { vi: 'Số đơn' } }] },
    { inputs: [count] },
    'nhãn (done): “Số hồ sơ” → “Số đơn”',
  ],
  [
    'inputs.done.label',
    'info',
    { inputs: [{ ...count, label: { vi: 'Số hồ sơ', en: 'Files' } }] },
    { inputs: [count] },
    'nhãn (done), bản tiếng Anh: “Số hồ sơ” → “Files”',
  ],
  [
    'inputs.done.hint',
    'risky',
    { inputs: [{ ...count, hint: { vi: 'Cả năm' } }] },
    { inputs: [count] },
    'gợi ý (done): không có → “Cả năm”',
  ],
  [
    'inputs.done.unit',
    'risky',
    { inputs: [{ ...count, unit: { vi: 'hồ sơ' } }] },
    { inputs: [count] },
    'đơn vị tính (done): không có → “hồ sơ”',
  ],
  [
    'inputs.done.max',
    'breaking',
    { inputs: [{ ...count, max: '1000.5' }] },
    { inputs: [count] },
    'giá trị lớn nhất (done): không có → 1.000,5',
  ],
  [
    'inputs.done.at_most',
    'breaking',
    { inputs: [{ ...count, at_most: 'all' }] },
    { inputs: [count] },
    'không vượt quá ô (done): không có → all',
  ],
  [
    'inputs.done.choices.a',
    'breaking',
    { inputs: [{ ...count, choices }] },
    { inputs: [count] },
    'thêm lựa chọn a “Loại A”',
  ],
  [
    'inputs.done.choices.a.label',
    'risky',
    { inputs: [{ ...count, choices: [{ id: 'a', label: { vi: 'Loại 1' } }] }] },
    { inputs: [{ ...count, choices }] },
    'nhãn lựa chọn (done, a): “Loại A” → “Loại 1”',
  ],
  ['evidence.paper', 'risky', { evidence: [] }, {}, 'bỏ tài liệu kiểm chứng paper “Văn bản”'],
  [
    'evidence.paper.required',
    'risky',
    { evidence: [{ id: 'paper', label: { vi: 'Văn bản' }, required: false }] },
    {},
    'tài liệu bắt buộc (paper): có → không',
  ],
  [
    'evidence.paper.label',
    'risky',
    { evidence: [{ id: 'paper', label: { vi: 'Bản sao' }, required: true }] },
    {},
    'tên tài liệu (paper): “Văn bản” → “Bản sao”',
  ],
  [
    'rule',
    'breaking',
    { rule: rule('yes_no', { of: 'issued', yes: 0.5, no: 0 }) },
    {},
    'quy tắc tính điểm: có: 1 → 0,5',
  ],
  [
    'rule',
    'breaking',
    { rule: rule('tiers', steps(75, 1.5)) },
    { rule: rule('tiers', steps(70, 1)) },
    'quy tắc tính điểm: bậc 2, từ: 70 → 75; bậc 2, điểm: 1 → 1,5',
  ],
  [
    'rule',
    'breaking',
    { rule: rule('survey', { of: 'p' }) },
    {},
    'quy tắc tính điểm: yes_no tiếng Việt → survey tiếng Việt',
  ],
  [
    'rule',
    'breaking',
    { rule: rule('checklist', [{ of: 'a', points: 1 }]) },
    { rule: rule('checklist', [{ of: 'a', points: 0.5 }]) },
    'quy tắc tính điểm: mục 1, điểm: 0,5 → 1',
  ],
  ['guidance', 'risky', { guidance: { vi: 'Xem sổ' } }, {}, 'hướng dẫn: không có → “Xem sổ”'],
  ['source', 'info', { source: { item: '1.1', page: 3 } }, {}, 'nguồn trích: không có → { item: 1.1; page: 3 }'],
]

describe('what changed in a criterion', () => {
  for (const [property, level, parts, from, vi] of rows) {
    it(`[C2] ${property}, ${level}: ${vi}`, () => {
      const changes = changesOfPlan(parts, from)
      expect(changes).toMatchObject([{ kind: 'changed', id: 'plan', property, level }])
      expect(said(changes)[0]?.split('”: ').slice(1).join('”: ')).toBe(vi)
    })
  }

  it('has points as decimals and rules as they are written', () => {
    expect(changesOfPlan({ max: 1050 })).toMatchObject([{ before: '1', after: '10.5' }])
    expect(changesOfPlan({ rule: rule('survey', { of: 'p' }) })).toMatchObject([
      { before: { yes_no: { of: 'issued', yes: 1, no: 0 } }, after: { survey: { of: 'p' } } },
    ])
  })

  it('names a property that is not in the table and takes it as breaking', () => {
    const coloured = { ...count, colour: 'blue' }
    expect(changesOfPlan({ inputs: [coloured] }, { inputs: [count] })).toMatchObject([
      { property: 'inputs.done.colour', level: 'breaking' },
    ])
  })
})

type WholeRow = readonly [property: string, level: Change['level'], parts: Partial<Framework>, vi: string, en: string]
const { scale, rounding, bands } = base
const [good = { id: '', title: { vi: '' }, when: true }, rest = good] = bands

const wholeRows: readonly WholeRow[] = [
  [
    'title',
    'risky',
    { title: { vi: 'Khung khác' } },
    'Tên: “Khung thử” → “Khung khác”',
    'Title: “Trial framework” → “Khung khác”',
  ],
  [
    'provenance',
    'risky',
    { provenance: 'official' },
    'Nguồn gốc: minh họa → chính thức',
    'Provenance: illustrative → official',
  ],
  ['authority', 'info', { authority: 'HĐND' }, 'Cơ quan ban hành: UBND thử → HĐND', 'Authority: UBND thử → HĐND'],
  [
    'effective',
    'risky',
    { effective: { from: '2027-01-01' } },
    'Hiệu lực: { from: 01/01/2026 } → { from: 01/01/2027 }',
    'Effective dates: { from: 01/01/2026 } → { from: 01/01/2027 }',
  ],
  [
    'unit_types',
    'risky',
    { unit_types: ['xa', 'so'] },
    'Loại đơn vị: phong, so → so, xa',
    'Unit types: phong, so → so, xa',
  ],
  [
    'scale.total',
    'breaking',
    { scale: { ...scale, total: 12_050 } },
    'Tổng điểm của thang: 100 → 120,5',
    'Total of the scale: 100 → 120.5',
  ],
  [
    'scale.survey',
    'breaking',
    { scale: { ...scale, survey: null } },
    'Phần khảo sát: { points: 30; mandatory: không; when_absent: rescale } → không có',
    'Survey part: { points: 30; mandatory: no; when_absent: rescale } → none',
  ],
  [
    'scale.survey.points',
    'breaking',
    { scale: { ...scale, survey: { points: 2000, mandatory: false, when_absent: 'rescale' } } },
    'Điểm phần khảo sát: 30 → 20',
    'Points of the survey part: 30 → 20',
  ],
  [
    'scale.survey.mandatory',
    'breaking',
    { scale: { ...scale, survey: { points: 3000, mandatory: true, when_absent: 'rescale' } } },
    'Khảo sát bắt buộc: không → có',
    'Survey mandatory: no → yes',
  ],
  [
    'rounding.index',
    'breaking',
    { rounding: { ...rounding, index: 1 } },
    'Số chữ số thập phân của chỉ số: 2 → 1',
    'Decimals of the index: 2 → 1',
  ],
  [
    'bands.good.when',
    'breaking',
    {
      bands: [
        { ...good, when: { and: [{ '>=': [{ var: 'index' }, 80] }, { '>': [{ var: 'leaves.min' }, 0.5] }] } },
        rest,
      ],
    },
    'Điều kiện xếp loại (good): chỉ số từ 80 → chỉ số từ 80 và tỷ lệ điểm thấp nhất của một tiêu chí trên 0,5',
    'Band condition (good): the index is at least 80 → the index is at least 80 and the lowest share of any criterion is above 0.5',
  ],
  [
    'bands.good.title',
    'risky',
    { bands: [{ ...good, title: { vi: 'Giỏi', en: 'Good' } }, rest] },
    'Tên mức xếp loại (good): “Tốt” → “Giỏi”',
    'Band title (good), Vietnamese text: “Tốt” → “Giỏi”',
  ],
  ['bands.good', 'breaking', { bands: [rest] }, 'Bỏ mức xếp loại good “Tốt”', 'Removed band good “Good”'],
  [
    'bands.order',
    'breaking',
    { bands: [rest, good] },
    'Thứ tự xét các mức xếp loại: good, rest → rest, good',
    'Order in which bands are tried: good, rest → rest, good',
  ],
]

describe('what changed in the framework itself', () => {
  for (const [property, level, parts, vi, en] of wholeRows) {
    it(`[C2] ${property}, ${level}: ${vi}`, () => {
      const changes = changesTo(next([lead, money], parts))
      expect(changes).toMatchObject([{ kind: 'changed', id: '', title: null, property, level }])
      expect(said(changes)).toEqual([vi])
      expect(changes.map((one) => describeChange(one, 'en'))).toEqual([en])
    })
  }

  it('[C3] another framework has another header by nature: it stands in from and to', () => {
    const head = { id: 'khac', title: { vi: 'Khác' }, authority: 'HĐND', provenance: 'official' } as const
    const to = next([lead, money], { ...head, legal_basis: [], effective: { from: '2027-01-01' } })
    const comparison = compare(base, to)
    expect(comparison.changes).toEqual([])
    expect(comparison.from).toEqual({
      id: 'thu',
      version: '1.0.0',
      title: base.title,
      provenance: 'illustrative',
      authority: 'UBND thử',
      hash: 'sha256:1',
    })
    expect(comparison.to).toMatchObject({ id: 'khac', version: '1.1.0', authority: 'HĐND' })
  })

  it('stands before the criteria', () => {
    const to = next([group('lead', '1', [plan, meetings], { max: 400 }), money], { unit_types: ['xa'] })
    expect(brief(changesTo(to))).toEqual(['changed  unit_types', 'removed reports'])
  })
})

describe('reasons', () => {
  const to = next(
    [
      group('lead', '1', [{ ...plan, id: 'plan-issued', replaces: 'plan', max: 200, not_arising: 'full' }, meetings], {
        max: 400,
      }),
      money,
    ],
    {
      reasons: [
        { id: 'plan', property: 'max', reason: 'Quan trọng hơn' },
        { id: 'plan-issued', property: null, reason: 'Gọi đúng tên' },
        { id: 'reports', property: null, reason: 'Trùng với 1.2' },
        { id: '', property: 'not_arising', reason: 'Theo quyết định mới' },
        { id: 'meetings', property: 'max', reason: 'Đã nêu ở phiên bản trước' },
      ],
    },
  )
  const reasonsOf = (changes: readonly Change[]) =>
    changes.map(({ kind, property, reason }) => [kind, property, reason])

  it('an overlay states stand with what they explain, under the old id and the new one', () => {
    expect(reasonsOf(changesTo(to))).toEqual([
      ['renamed', 'id', 'Gọi đúng tên'],
      ['changed', 'max', 'Quan trọng hơn'],
      ['changed', 'not_arising', 'Theo quyết định mới'],
      ['removed', null, 'Trùng với 1.2'],
    ])
  })

  it('explain a part by what is said of the whole property', () => {
    const labelled = { ...plan, inputs: [input({ id: 'issued', label: { vi: 'Đã có' } })] }
    const inputs = { id: 'plan', property: 'inputs', reason: 'Cho dễ hiểu' }
    const newer = next([group('lead', '1', [labelled, meetings, reports]), money], { reasons: [inputs] })
    expect(reasonsOf(changesTo(newer))).toEqual([['changed', 'inputs.issued.label', 'Cho dễ hiểu']])
  })

  it('that the older version had already do not hide a newer one', () => {
    const old = { id: 'plan', property: 'max', reason: 'Cũ' }
    const fresh = { id: 'plan', property: 'max', reason: 'Mới' }
    const higher = [group('lead', '1', [{ ...plan, max: 150 }, meetings, reports], { max: 400 }), money]
    const older = framework([group('lead', '1', [plan, meetings, reports]), money], { reasons: [old] })
    expect(reasonsOf(changesTo(next(higher, { reasons: [old, fresh] }), older))).toEqual([['changed', 'max', 'Mới']])
    expect(reasonsOf(changesTo(next(higher, { reasons: [old] }), older))).toEqual([['changed', 'max', 'Cũ']])
  })

  it('of one framework are no reasons of another change', () => {
    const newer = next([group('lead', '1', [{ ...plan, number: '9' }, meetings, reports]), money], {
      reasons: [{ id: 'plan', property: 'max', reason: 'Điểm' }],
    })
    expect(reasonsOf(changesTo(newer))).toEqual([['changed', 'number', null]])
  })
})

describe('what criteria share', () => {
  const facts = (label: string) => [input({ id: 'dossiers', type: 'count', label: { vi: label } })]
  const constant = { id: 'mean', value: '87.5', label: { vi: 'Trung bình' }, source: 'Công bố 2025', until: null }

  it('[C1] a fact, a target, an attribute and a constant are compared by id', () => {
    const from = framework([lead, money], { facts: facts('Hồ sơ'), constants: [constant] })
    const to = next([lead, money], {
      facts: facts('Tổng số hồ sơ'),
      targets: [input({ id: 'goal', type: 'percent' })],
      attributes: [input({ id: 'mountainous' })],
      constants: [{ ...constant, value: '88' }],
    })
    expect(changesTo(to, from).map(({ property, level }) => [property, level])).toEqual([
      ['facts.dossiers.label', 'risky'],
      ['constants.mean.value', 'breaking'],
      ['targets.goal', 'breaking'],
      ['attributes.mountainous', 'breaking'],
    ])
  })
})
