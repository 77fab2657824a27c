/**
 * The numbers of real decisions, by the names under which they stand as examples in YAML. What an example expects is
 * read here without the engine, so that neither a renamed example nor a changed expectation goes unseen.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runExamples } from '../../engine/index.ts'
import { files, shipped } from './shipped.ts'

interface Example {
  readonly name: string
  readonly expect?: Readonly<Record<string, unknown>>
  readonly total?: Readonly<Record<string, string>>
}

const { examples } = files.find(({ file }) => file.includes('cac-dang-quy-tac/'))!
const { framework } = shipped.find(({ file }) => file.includes('cac-dang-quy-tac/'))!
const text = readFileSync(examples, 'utf8')
const written = new Map((parse(text) as { readonly cases: readonly Example[] }).cases.map((one) => [one.name, one]))
const run = runExamples(text, examples.pathname, framework)
const passed = new Map(run.kind === 'ok' ? run.value.cases.map((one) => [one.name, one.passed]) : [])

describe.each<[kind: string, vectors: readonly (readonly [name: string, ...expected: readonly string[]])[]]>([
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
])('%s', (kind, vectors) => {
  it.each(vectors)('%s', (vector, ...expected) => {
    const name = `${kind.replace(/^\[\w+\] /, '')}, ${vector}`
    const one = written.get(name)
    expect([...Object.values(one?.expect ?? {}), ...Object.values(one?.total ?? {})]).toEqual(expected)
    expect(passed.get(name)).toBe(true)
  })
})
