/** The explanation of a result. (SPEC T1–T3) */
import { describe, expect, it } from 'vitest'
import { score, showDecimal, trace } from '../../engine/live.ts'
import type { Answers, Lang, Result, TraceLine } from '../../engine/live.ts'
import { edited, full, loaded, noSurvey, setting, small } from './load-small.ts'

const answers: Answers = {
  ...full,
  'plan-issued': { inputs: { issued: true, issued_on: '2026-02-10' } },
  digital: { inputs: { online: '3', received: '7' } },
  initiatives: { inputs: { recognised: '3' }, adjusted: { points: '1.25', reason: 'Một sáng kiến trùng' } },
  waiting: { inputs: {}, not_arising: 'Không có người chờ' },
  'on-time': { inputs: { on_time: '1234', due: '1300' } },
}
const result = score(small, answers, setting)
const lines = (lang: Lang, of: Result = result, id?: string): readonly TraceLine[] => trace(small, of, lang, id)
const told = (list: readonly TraceLine[]): readonly string[] =>
  list.map(
    ({ depth, text, points, of }) =>
      `${'  '.repeat(depth)}${text}${points === null && of === null ? '' : ` [${points ?? ''}/${of ?? ''}]`}`,
  )

describe('what a trace tells', () => {
  it('[T1] the facts, the rate, the branch and the rounding of a criterion', () => {
    expect(told(lines('vi', result, 'on-time'))).toEqual([
      '2.1 Hồ sơ đúng hạn [2.00/2.00]',
      '  Đúng hạn: 1.234; Đến hạn: 1.300',
      '  “Đúng hạn” × 100 ÷ “Đến hạn” = 94,9230769231 %',
      '  trên 90 %: 2 điểm',
    ])
    expect(told(lines('en', result, 'digital'))).toEqual([
      '2.3 Hồ sơ trực tuyến [0.64/1.50]',
      '  Trực tuyến: 3; Tiếp nhận: 7',
      '  1.5 points × “Trực tuyến” ÷ “Tiếp nhận” = 0.6428571429',
      '  rounded half-up: 0.6428571429 → 0.64',
    ])
  })

  it('[T1] a group of which nothing is scored yet has no points, and one with a scored criterion has', () => {
    const begun = score(small, { 'plan-issued': answers['plan-issued']! }, setting)
    expect(told(lines('vi', begun)).filter((line) => /^ *(1|2|1\.1) /.test(line))).toEqual([
      '1 Chỉ đạo [0.50/8.00]',
      '  1.1 Kế hoạch [0.50/3.00]',
      '2 Phục vụ [/12.00]',
    ])
  })

  it('[T1] dates, yes and no', () => {
    expect(told(lines('vi', result, 'plan-issued'))).toEqual([
      '1.1.1 Ban hành kế hoạch [0.50/1.00]',
      '  Đã ban hành: Có; Ngày ban hành: 10/02/2026',
      '  “Ngày ban hành” chậm nhất ngày 15/02: 0,5 điểm',
    ])
  })

  it('[T1] an adjustment with its reason and what the rule gave', () => {
    expect(told(lines('vi', result, 'initiatives')).at(-1)).toBe(
      '  hội đồng cho 1,25 điểm thay cho 1,50 theo quy tắc. Lý do: Một sáng kiến trùng',
    )
    expect(told(lines('en', result, 'initiatives')).at(-1)).toBe(
      '  the council gave 1.25 in place of 1.50 by the rule. Reason: Một sáng kiến trùng',
    )
  })

  it('[T1] what is open, not arising, without survey or at fault says so', () => {
    const broken: Answers = {
      reports: { inputs: { late: '1,5' } },
      waiting: answers['waiting']!,
      'plan-content': { inputs: { tasks: true } },
    }
    const other = score(small, broken, noSurvey)
    expect(told(lines('vi', other, 'plan-content'))).toEqual([
      '1.1.2 Nội dung kế hoạch [/1.00]',
      '  chưa trả lời: “Có sản phẩm”, “Có người làm”',
    ])
    expect(told(lines('en', other, 'waiting'))).toEqual([
      '2.2 Thời gian chờ [0.00/1.00]',
      '  not arising (Không có người chờ): gets 0 points',
    ])
    expect(told(lines('en', other, 'citizens'))).toEqual([
      '2.5 Hài lòng',
      '  no survey was held: counts neither in points nor in the maximum',
    ])
    const [head, fault] = told(lines('vi', other, 'reports'))
    expect(head).toBe('1.2 Báo cáo [/2.00]')
    expect(fault).toMatch(/^ {2}không chấm được: .*dấu phẩy/)
    expect(told(lines('en', other)).at(-1)).toMatch(/^No index yet: 10 criteria not answered, 1 cannot be scored$/)
  })

  it('[T1] every criterion and group once, in printed order, with its sums', () => {
    const heads = lines('vi').filter(({ of }) => of !== null)
    expect(heads.map(({ text }) => text.split(' ')[0])).toEqual([
      '1',
      '1.1',
      '1.1.1',
      '1.1.2',
      '1.1.3',
      '1.2',
      '1.3',
      '1.4',
      '2',
      '2.1',
      '2.2',
      '2.3',
      '2.4',
      '2.5',
      '2.6',
      '2.7',
      'Tổng',
    ])
    expect(heads.map(({ points }) => points).filter((_, at) => [0, 1, 8, 16].includes(at))).toEqual([
      '6.75',
      '2.50',
      '10.14',
      '16.89',
    ])
  })

  it('[T1] the sum from points to index, and the class', () => {
    expect(told(lines('vi')).slice(-3)).toEqual([
      'Tổng điểm [16.89/20.00]',
      'Chỉ số = 16,89 × 20 ÷ 20,00 = 16,89 điểm',
      'Xếp loại: Tốt',
    ])
    expect(told(lines('en')).slice(-1)).toEqual(['Band: Good'])
  })

  it('[T1] a domain alone tells what is below it, from its own level', () => {
    const some = lines('vi', result, 'plan')
    expect(some.filter(({ of }) => of !== null).map(({ depth, text }) => `${depth} ${text}`)).toEqual([
      '0 1.1 Kế hoạch',
      '1 1.1.1 Ban hành kế hoạch',
      '1 1.1.2 Nội dung kế hoạch',
      '1 1.1.3 Bố trí kinh phí',
    ])
    expect(lines('vi', result, 'nothing')).toEqual([])
  })

  it('[T2] every figure stands in the result or in the framework', () => {
    for (const lang of ['vi', 'en'] as const) {
      // Figures of the framework's own words; a yearless date is written day first.
      const known = new Set(
        JSON.stringify([result, small])
          .replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$1 $2 $3')
          .replaceAll(/(\d\d)-(\d\d)/g, '$1 $2')
          .match(/\d+(?:[.,]\d+)*/g)
          ?.flatMap((figure) => [figure, showDecimal(figure, lang)]),
      )
      for (const { text, points, of } of lines(lang)) {
        const figures = [...(text.replaceAll('/', ' ').match(/\d+(?:[.,]\d+)*/g) ?? []), points ?? '0.00', of ?? '0.00']
        expect([text, figures.filter((figure) => !known.has(figure))]).toEqual([
          text,
          text.startsWith('Chỉ số') || text.startsWith('Index') ? expect.any(Array) : [],
        ])
      }
    }
  })

  it('[T2] a trace is worded from the result alone: another result, the same framework', () => {
    const changed: Result = { ...result, index: '77.77', points: '55.55', band: null }
    expect(told(lines('en', changed)).slice(-3)).toEqual([
      'Total [55.55/20.00]',
      'Index = 55.55 × 20 ÷ 20.00 = 77.77 điểm',
      'Band: in no band',
    ])
  })

  it('[T3] both languages say the same figures', () => {
    const figures = (lang: Lang): readonly (readonly string[])[] =>
      lines(lang).map(({ text, points, of }) => [
        ...(text.match(/\d[\d.,]*\d|\d/g) ?? []).map((figure) =>
          lang === 'vi' ? figure.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : figure,
        ),
        String(points),
        String(of),
      ])
    // Printed numbers ("1.1.1") are text and stay.
    const numbers = (list: readonly (readonly string[])[]) =>
      list.map((row) => row.filter((figure) => !/^\d[.,]\d([.,]\d)?$/.test(figure)))
    expect(numbers(figures('vi'))).toEqual(numbers(figures('en')))
  })

  it('[T3] money and percent have their units, with the signs of the language', () => {
    const framework = loaded(edited('formula\n        number', 'formula\n        number'))
    const part = score(
      framework,
      { formula: { inputs: { level: 'part', spent: '1500000' } }, citizens: { inputs: { satisfied: '87.35' } } },
      setting,
    )
    expect(told(trace(framework, part, 'vi', 'formula'))[1]).toBe('  Mức độ: Một phần; Kinh phí: 1.500.000 đồng')
    expect(told(trace(framework, part, 'vi', 'citizens'))[1]).toBe('  Tỷ lệ hài lòng: 87,35 %')
    expect(told(trace(framework, part, 'en', 'citizens'))[1]).toBe('  Satisfied: 87.35 %')
  })
})
