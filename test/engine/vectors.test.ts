/**
 * The numbers of real decisions, each kind of rule with its own, by the names under which they stand as examples in YAML.
 * What an example expects is read here without the engine, so that neither a renamed example nor a changed expectation
 * goes unseen.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runExamples } from '../../engine/index.ts'
import { files, shipped } from './shipped.ts'

interface Example {
  readonly name: string
  readonly expect?: Readonly<Record<string, unknown>>
  readonly total?: Readonly<Record<string, string | readonly string[]>>
  readonly round?: Readonly<Record<string, object>>
}

interface Read {
  /** By name: as its file says, and whether the engine agrees. */
  readonly written: ReadonlyMap<string, Example>
  readonly passed: ReadonlyMap<string, boolean>
}

function readOf(id: string): Read {
  const { examples } = files.find(({ file }) => file.includes(`/${id}/`))!
  const { framework } = shipped.find(({ file }) => file.includes(`/${id}/`))!
  const text = readFileSync(examples, 'utf8')
  const run = runExamples(text, examples.pathname, framework)
  return {
    written: new Map((parse(text) as { readonly cases: readonly Example[] }).cases.map((one) => [one.name, one])),
    passed: new Map(run.kind === 'ok' ? run.value.cases.map((one) => [one.name, one.passed]) : []),
  }
}

const { written, passed } = readOf('cac-dang-quy-tac')

/** Without its clause. */
const kindOf = (kind: string): string => kind.replace(/^\[\w+\] /, '')

/** Of single criteria: what a case expects, one after the other. */
const ofCriteria: readonly [
  kind: string,
  vectors: readonly (readonly [name: string, ...expected: readonly string[]])[],
][] = [
  [
    '[R10] boolean',
    [
      ['Cà Mau 1.1.3, đạt yêu cầu được 1 điểm', '1.00'],
      ['Cà Mau 1.1.3, không đạt được 0 điểm', '0.00'],
    ],
  ],
  [
    '[R11] boolean_all',
    [
      ['Cà Mau 1.1.2, đủ nhiệm vụ và có kinh phí được 1 điểm', '1.00'],
      ['Cà Mau 1.1.2, thiếu kinh phí được 0 điểm', '0.00'],
      ['Cà Mau 1.1.2, thiếu nhiệm vụ được 0 điểm', '0.00'],
    ],
  ],
  [
    '[R12] checklist_sum',
    [
      ['Hải Phòng 1.1.2, bẫy 0,1 + 0,1 + 0,1 là 0,3 và không vượt điểm tối đa', '0.30'],
      ['Hải Phòng 1.1.2, không có nội dung nào được 0 điểm', '0.00'],
      ['Phụ lục 1B tiêu chí 4, nối 13 trên 20 đơn vị và 7 ứng dụng được 34,25 điểm', '34.25'],
    ],
  ],
  [
    '[R13] deadline',
    [
      ['Cà Mau 1.1.1, đúng ngày cuối của hạn được 1 điểm', '1.00'],
      ['Cà Mau 1.1.1, chậm một ngày được 0,5 điểm', '0.50'],
      ['Cà Mau 1.1.1, không ban hành được 0 điểm', '0.00'],
      ['Hải Phòng 1.1.1, ban hành trong tháng 1 được 0,2 điểm', '0.20'],
      ['Hải Phòng 1.1.1, ban hành từ tháng 2 được 0 điểm', '0.00'],
    ],
  ],
  [
    '[R14] percent_tiers',
    [
      ['Cà Mau 1.1.4, đúng 90 % được 1 điểm', '1.00'],
      ['Cà Mau 1.1.4, 90,01 % được 2 điểm', '2.00'],
      ['Cà Mau 1.1.4, đúng 70 % được 1 điểm', '1.00'],
      ['Cà Mau 1.1.4, 69,99 % được 0 điểm', '0.00'],
      ['Hải Phòng 5.2.a, đúng 95 % được 2,5 điểm', '2.50'],
      ['bẫy 29 trên 50 là đúng 58 %', '1.00'],
    ],
  ],
  [
    '[R15] ratio_linear',
    [
      ['Hải Phòng PL01 II.3.b, 47 trên 60 của 10 điểm được 7,83', '7.83'],
      ['2 trên 3 của 5 điểm được 3,33', '3.33'],
      ['Hải Phòng PL01 II.3.b, 0 trên 0 thì không phát sinh, không phải lỗi', 'not_arising'],
    ],
  ],
  [
    '[R23] step_increment',
    [
      ['NĐ 307 xã 1, 9.000 người được 10,00 điểm', '10.00'],
      ['NĐ 307 xã 1, 16.000 người được 10,00 điểm', '10.00'],
      ['NĐ 307 xã 1, 16.333 người được 10,17 điểm', '10.17'],
      ['NĐ 307 xã 1, bẫy 16.090 người được 10,05 điểm', '10.05'],
      ['NĐ 307 xã 1, bẫy 16.110 người được 10,06 điểm', '10.06'],
      ['NĐ 307 xã 1, 20.500 người được 12,25 điểm', '12.25'],
      ['NĐ 307 xã 1, 46.000 người được 25,00 điểm', '25.00'],
      ['NĐ 307 xã 1, 60.000 người được 25,00 điểm', '25.00'],
      ['NĐ 307 xã 3.d, hộ nghèo 9 % được 3,00 điểm', '3.00'],
      ['NĐ 307 xã 3.d, hộ nghèo 4,0 % được 3,50 điểm', '3.50'],
      ['NĐ 307 xã 3.d, hộ nghèo 2,5 % được 5,00 điểm', '5.00'],
      ['NĐ 307 xã 3.d, hộ nghèo 0 % được 5,00 điểm', '5.00'],
      ['NĐ 307 phường 2, 12,3 km² được 13,40 điểm', '13.40'],
    ],
  ],
  [
    '[R24] branch',
    [
      ['NĐ 307 xã 3.a, tự cân đối ngân sách được 10 điểm', '10.00'],
      ['NĐ 307 xã 3.a, không tự cân đối, 40 % được 3,00 điểm', '3.00'],
      ['NĐ 307 xã 3.a, không tự cân đối, 65 % được 5,50 điểm', '5.50'],
      ['NĐ 307 xã 3.a, không tự cân đối, 100 % được 8,00 điểm', '8.00'],
    ],
  ],
  [
    '[R17] count_capped',
    [
      ['Phú Thọ 3.2, 3 quy chế được 1,5 điểm', '1.50'],
      ['Phú Thọ 3.2, 7 quy chế được 2 điểm', '2.00'],
    ],
  ],
  ['[R18] deduction', [['NĐ 335, một lần không đạt mất 25 %', '3.00']]],
  [
    '[R19] zero_tolerance',
    [
      ['Hải Phòng 5.2.d, không có vi phạm được 2,5 điểm', '2.50'],
      ['Hải Phòng 5.2.d, có một vi phạm được 0 điểm', '0.00'],
      ['chuẩn tiếp cận pháp luật CT1, thiếu một văn bản và một văn bản trái luật được 0 điểm', '0.00', '0.00'],
    ],
  ],
  [
    '[R26] target_attainment',
    [
      ['Hải Phòng 5.2.b, đúng chỉ tiêu được 2,5 điểm', '2.50'],
      ['Hải Phòng 5.2.b, dưới chỉ tiêu được 0 điểm', '0.00'],
    ],
  ],
  [
    '[R27] peer_mean',
    [
      ['Hải Phòng 5.1.a, bằng trung bình được 2 điểm', '2.00'],
      ['Hải Phòng 5.1.a, thấp hơn trung bình được 0 điểm', '0.00'],
      ['NĐ 307 xã 3.e, bằng trung bình của tỉnh được 3,00 điểm', '3.00'],
      ['NĐ 307 xã 3.e, cao hơn 0,5 % được 3,25 điểm', '3.25'],
    ],
  ],
  [
    '[R28] peer_max',
    [
      ['Phụ lục 1B tiêu chí 3, 75 so với cao nhất 150 được 5,00 trên 10', '5.00'],
      ['Phụ lục 1B tiêu chí 3, 100 so với cao nhất 150 được 6,67 trên 10', '6.67'],
    ],
  ],
  [
    '[R29] target_and_leader',
    [
      ['thi đua loại 1, 80 trên chỉ tiêu 100 được 4,00 điểm', '4.00'],
      ['thi đua loại 1, đạt đúng chỉ tiêu 80 được 5,00 điểm', '5.00'],
      ['thi đua loại 1, vượt 10 % khi dẫn đầu vượt 20 % được 7,50 điểm', '7.50'],
    ],
  ],
  [
    '[R30] rank_tiers',
    [
      ['NĐ 307 tỉnh 3.k, hạng 10 được 3 điểm', '3.00'],
      ['NĐ 307 tỉnh 3.k, hạng 11 được 2 điểm', '2.00'],
      ['NĐ 307 tỉnh 3.k, hạng 20 được 2 điểm', '2.00'],
      ['NĐ 307 tỉnh 3.k, hạng 21 được 1 điểm', '1.00'],
    ],
  ],
  ['[R25] best_of', [['NĐ 307 Điều 9.4, hai mục ưu tiên chỉ tính mục cao nhất', '5.00']]],
  [
    '[R20] survey',
    [
      ['Hải Phòng mục I, hài lòng 68 % của 35 điểm được 23,80', '23.80'],
      ['mẫu của Yên Bái, A 10 B 5 C 3 D 2 là 68,00 %, của 35 điểm được 23,80', '23.80'],
    ],
  ],
  ['[R54] modifier', [['NĐ 307, xã miền núi 13.500 người được 11,00 điểm', '11.00']]],
  [
    '[R52] derived_input',
    [
      ['NĐ 307 phường 4.a, N0 = 2 × 36.500 × 1 ÷ 365 = 200 người là đúng 20 %', '1.00'],
      ['NĐ 307 phường 4.a, 36.499 lượt chưa tới 20 %', '0.00'],
    ],
  ],
  [
    '[R55] conditional_on_other',
    [['Hải Phòng 1.1.3, kế hoạch không có danh mục nhiệm vụ cụ thể thì được 0 điểm', '0.00']],
  ],
  [
    '[R52] excused_part',
    [
      ['Hải Phòng 1.1.3, nhiệm vụ không hoàn thành vì lý do khách quan không tính vào mẫu số', '0.75'],
      ['Hải Phòng 1.1.3, nhiệm vụ nào cũng có lý do khách quan thì không phát sinh', 'not_arising'],
    ],
  ],
  [
    '[R21] expert_award',
    [
      ['Hải Phòng mục I.1, người chấm cho 0,75 điểm', '0.75'],
      ['Hải Phòng mục I.1, cho 1,25 điểm là tối đa', '1.25'],
    ],
  ],
  [
    '[S7] full_points',
    [
      [
        'chuẩn tiếp cận pháp luật CT1, không được giao soạn văn bản nào vẫn được 3 trên 3',
        'not_arising',
        'not_arising',
        '3.00',
      ],
    ],
  ],
]

describe.each(ofCriteria)('%s', (kind, vectors) => {
  it.each(vectors)('%s', (vector, ...expected) => {
    const name = `${kindOf(kind)}, ${vector}`
    const one = written.get(name)
    expect([...Object.values(one?.expect ?? {}), ...Object.values(one?.total ?? {})]).toEqual(expected)
    expect(passed.get(name)).toBe(true)
  })
})

/** Of sums, classes and rounds: what a case expects of them. */
const ofWholes: readonly [kind: string, framework: string, vector: string, expected: Omit<Example, 'name'>][] = [
  [
    '[S44] bonus_penalty',
    'cac-cach-cong-diem',
    'TP. Hồ Chí Minh, 97 điểm và cờ của Thành phố 10 điểm là 107 điểm',
    {
      expect: { 'city-flag': '10.00' },
      total: { base: '97.00', bonus: '10.00', penalty: '0.00', index: '107.00', band: 'excellent' },
    },
  ],
  [
    '[S32] veto',
    'cac-cach-cong-diem',
    'Hải Phòng 212, được 100 điểm nhưng bị kỷ luật trong năm thì Không hoàn thành',
    { total: { vetoes: ['disciplined'], ceilings: [], index: '100.00', band: 'failed' } },
  ],
  [
    '[S33] band_ceiling',
    'cac-cach-cong-diem',
    'Hải Phòng 212, được 100 điểm nhưng nghỉ từ 3 đến dưới 6 tháng thì không quá Hoàn thành',
    { total: { vetoes: [], ceilings: ['absent'], index: '100.00', band: 'completed' } },
  ],
  [
    '[S30] no_zero_condition',
    'cac-cach-cong-diem',
    'được 99 điểm nhưng có một mục 0 điểm thì chỉ Tốt',
    { expect: { 'item-3': '0.00' }, total: { index: '99.00', band: 'good' } },
  ],
  [
    '[S47] quota',
    'cac-cach-cong-diem',
    'NĐ 335, 4 đơn vị Tốt thì chưa được đơn vị Xuất sắc nào, nhưng không ai tự bị hạ mức',
    {
      round: {
        bands: { self: 'excellent' },
        quotas: { 'excellent-share': { counted: 4, allowed: 0, found: 1, within: [], beyond: ['self'], tied: [] } },
      },
    },
  ],
  [
    '[S36] exclude_and_rescale',
    'hai-phong-212-pl01',
    'Hải Phòng PL01 ghi chú 7, được 3 trên 4 điểm được giao thì mục II.5 là 7,50 trên 10',
    { expect: { other: { points: '7.50', of: '10.00' } }, total: { points: '87.50', of: '90.00', index: '97.22' } },
  ],
  [
    '[S14] exclude_and_rescale',
    'cac-cach-cong-diem',
    'Hà Nội 2019, không điều tra, được 65 trên 70 điểm thì kết quả là 92,86%',
    { total: { points: '65.00', of: '70.00', index: '92.86', band: 'excellent' } },
  ],
  [
    '[S14] exclude_and_rescale',
    'cac-cach-cong-diem',
    'Hà Nội 2019, không điều tra, được 61,5 trên 70 điểm thì kết quả là 87,86%',
    { expect: { surveyed: 'no_survey' }, total: { points: '61.50', of: '70.00', index: '87.86', band: 'good' } },
  ],
  [
    '[S37] redistribute_equally',
    'cac-cach-cong-diem',
    'Hải Phòng PL03 ghi chú 2, 4 điểm của tiêu chí 5 chia đều, bốn tiêu chí 4 điểm thành 5 điểm, mục 1 điểm thành 1,25 điểm',
    {
      expect: {
        'fifth-criterion': 'not_arising',
        'first-four': { points: '5.00', of: '5.00' },
        'item-1': { points: '1.25', of: '1.25' },
        'item-4': { points: '1.25', of: '1.25' },
        'second-of-four': { points: '5.00', of: '5.00' },
        'fourth-of-four': { points: '5.00', of: '5.00' },
        shared: { points: '20.00', of: '20.00' },
      },
      total: { points: '100.00', of: '100.00', index: '100.00', band: 'excellent' },
    },
  ],
  [
    '[S7] exclude_from_denominator',
    'cac-cach-cong-diem',
    'Bộ Công an, chỉ tính tiêu chí được giao, được 13 trên 15 điểm thì kết quả là 86,67%',
    {
      expect: { 'left-out': { points: '13.00', of: '15.00' } },
      total: { points: '13.00', of: '15.00', index: '86.67', band: 'good' },
    },
  ],
  [
    '[S19] classification_gap',
    'can-tho-2579-2025',
    'Cần Thơ 2579, được 90 điểm nhưng có một tiêu chí 0 điểm thì không thuộc mức nào',
    { total: { index: '90.00', band: 'unclassified' } },
  ],
  [
    '[S19] classification_gap',
    'hai-phong-212-pl01',
    'Hải Phòng 212, đúng 50 điểm mà 20,01% tiêu chí chưa bảo đảm thì không thuộc mức nào',
    { total: { index: '50.00', band: 'unclassified' } },
  ],
]

it.each(ofWholes)('%s, %s: %s', (kind, id, vector, expected) => {
  const { written: cases, passed: held } = readOf(id)
  const name = `${kindOf(kind)}, ${vector}`
  expect(cases.get(name)).toMatchObject(expected)
  expect(held.get(name)).toBe(true)
})

it('every kind of rule that a decision was seen to use has an example', () => {
  const kinds = [...ofCriteria, ...ofWholes].map(([kind]) => kindOf(kind))
  expect([...new Set(kinds)].toSorted()).toEqual([
    'band_ceiling',
    'best_of',
    'bonus_penalty',
    'boolean',
    'boolean_all',
    'branch',
    'checklist_sum',
    'classification_gap',
    'conditional_on_other',
    'count_capped',
    'deadline',
    'deduction',
    'derived_input',
    'exclude_and_rescale',
    'exclude_from_denominator',
    'excused_part',
    'expert_award',
    'full_points',
    'modifier',
    'no_zero_condition',
    'peer_max',
    'peer_mean',
    'percent_tiers',
    'quota',
    'rank_tiers',
    'ratio_linear',
    'redistribute_equally',
    'step_increment',
    'survey',
    'target_and_leader',
    'target_attainment',
    'veto',
    'zero_tolerance',
  ])
})
