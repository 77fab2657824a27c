import { describe, expect, it } from 'vitest'
import { khung, lines, root } from './khung.ts'

describe('khung advise', () => {
  it('says what to change, and what it gives, so that it can be added up by hand', () => {
    expect(khung('advise mini@1.0.0 all.yaml --reach 90')).toEqual({
      code: 0,
      err: '',
      out: lines`
        Chỉ số thử
        mini@1.0.0 (minh họa, không phải văn bản chính thức)
        sha256:7920fecb13e775bba6bf5d0d1460800c1f556c615f08f0a3fdd03d037db15caf
        Kỳ đánh giá 01/01/2026 – 31/12/2026, có điều tra xã hội học

        Cần đạt: chỉ số từ 90 %
        Hiện nay: 76,30 %, xếp loại “Chưa tốt”
        Chỉ số = 76,30 × 100 ÷ 100,00 = 76,30 %

        Cần cải thiện 1 nội dung:
          2.1 Hồ sơ đúng hạn                                                                   50,00 → 70,00
            Số đúng hạn: 5 → 7

        Sau khi cải thiện: 96,30 %, xếp loại “Tốt”
        Chỉ số = 96,30 × 100 ÷ 100,00 = 96,30 %
      `,
    })
  })

  it('for a band it asks for no more than that: 6 of 7, not 7 of 7', () => {
    const { code, out } = khung('advise mini@1.0.0 all.yaml --band good --lang en')
    expect(code).toBe(0)
    expect(out.split('\n').slice(5)).toEqual([
      'To reach: the band "Good" or a better one',
      'Now: 76.30 %, band "Not yet good"',
      'Index = 76.30 × 100 ÷ 100.00 = 76.30 %',
      '',
      '1 thing to improve:',
      '  2.1 Dossiers on time                                                                 50.00 → 60.00',
      '    On time: 5 → 6',
      '',
      'After the improvements: 86.30 %, band "Good"',
      'Index = 86.30 × 100 ÷ 100.00 = 86.30 %',
      '',
    ])
  })

  it('what is reached already needs nothing', () => {
    const { code, out } = khung('advise mini@1.0.0 all.yaml --reach 76.3')
    expect([code, out.split('\n').at(-2)]).toEqual([0, 'Đã đạt, không cần cải thiện gì.'])
  })

  it('out of reach: the highest index, 1', () => {
    const { code, out } = khung('advise mini@1.0.0 all.yaml --reach 99')
    expect([code, out.split('\n').at(-2)]).toEqual([
      1,
      'Không đạt được. Cải thiện hết mức thì được 96,30 %, xếp loại “Tốt”.',
    ])
  })

  it('points that the council gave are named, with what the band lacks and what the rules alone would need', () => {
    const input = `
framework: mini@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: true
answers:
  plan: { issued: true }
  opinion: { satisfied: 81.5 }
  on-time: { on_time: 5, due: 7, adjusted: { points: 20, reason: Số liệu sai. } }
`
    const told = (lang: string) => {
      const { code, out } = khung(`advise mini@1.0.0 - --band good --lang ${lang}`, { input })
      return [code, out.split('\n').slice(5)]
    }
    expect(told('vi')).toEqual([
      1,
      [
        'Cần đạt: xếp loại “Tốt” hoặc cao hơn',
        'Hiện nay: 46,30 %, xếp loại “Chưa tốt”',
        'Chỉ số = 46,30 × 100 ÷ 100,00 = 46,30 %',
        'Giữ nguyên điểm hội đồng cho thay điểm theo quy tắc ở: 2.1',
        'Không đạt được. Cải thiện hết mức thì được 46,30 %, xếp loại “Chưa tốt”.',
        'Khi đó còn thiếu điều kiện: chỉ số từ 80 %.',
        '',
        'Nếu 2.1 được chấm theo quy tắc, không lấy điểm hội đồng cho:',
        'Hiện nay: 76,30 %, xếp loại “Chưa tốt”',
        'Chỉ số = 76,30 × 100 ÷ 100,00 = 76,30 %',
        '',
        'Cần cải thiện 1 nội dung:',
        '  2.1 Hồ sơ đúng hạn                                                                   50,00 → 60,00',
        '    Số đúng hạn: 5 → 6',
        '',
        'Sau khi cải thiện: 86,30 %, xếp loại “Tốt”',
        'Chỉ số = 86,30 × 100 ÷ 100,00 = 86,30 %',
        '',
      ],
    ])
    const [, english] = told('en') as [number, string[]]
    expect([english[3], english[5], english[7]]).toEqual([
      "Kept at the points that the council gave in place of the rule's: 2.1",
      'Still lacking there: index at least 80 %.',
      'If 2.1 were scored by the rules, not by the council:',
    ])
  })

  it('a goal that no answers reach is refused', () => {
    expect(khung('advise mini@1.0.0 open.json --reach 900')).toEqual({
      code: 2,
      out: '',
      err: '“--reach” là 900 %, nhưng khung này cho cao nhất 100,00 %; hãy nêu mục tiêu thấp hơn.\nXem hướng dẫn: khung help advise\n',
    })
  })

  it('what is open counts at its lowest, and is named', () => {
    const { code, out } = khung('advise mini@1.0.0 open.json --reach 60 --lang en')
    expect([code, out.split('\n').slice(5)]).toEqual([
      1,
      [
        'To reach: an index from 60 %',
        'Now: 0.00 %, band "Not yet good"',
        'Index = 0.00 × 100 ÷ 80.00 = 0.00 %',
        'Not fully answered, counted at their lowest: 1.1, 2.1',
        'Out of reach. With everything at its best: 0.00 %, band "Not yet good".',
        'Answering what is still open can bring the index up to 100.00 %.',
        '',
      ],
    ])
  })

  const canTho = (reprimanded: boolean) => `
framework: can-tho-2579-2025@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: false
answers:
  organisation-points: { awarded: 9 }
  implementation-points: { awarded: 75 }
  good-models: { awarded: 0 }
  deductions: { awarded: 2 }
  flags: { corruption_or_disunity: false, leader_dismissed: false, criminally_handled: false, no_self_assessment: false, head_reprimanded: ${reprimanded}, head_warned: false }
`

  it('bonus and penalty stand in the sum', () => {
    const { code, out } = khung('advise can-tho-2579-2025@1.0.0 - --band good --lang en', {
      cwd: root,
      input: canTho(false),
    })
    expect([code, out.split('\n').slice(6)]).toEqual([
      0,
      [
        'To reach: the band "Completed well" or a better one',
        'Now: 82.00 điểm, band "Completed"',
        'Index = 84.00 × 100 ÷ 100.00 + 0.00 − 2.00 = 82.00 điểm',
        '',
        '1 thing to improve:',
        '  3.1 Recognised models of good public mobilisation                                      0.00 → 3.00',
        '    Bonus points that the appraiser gives: 0 points → 3 points',
        '',
        'After the improvements: 85.00 điểm, band "Completed well"',
        'Index = 84.00 × 100 ÷ 100.00 + 3.00 − 2.00 = 85.00 điểm',
        '',
      ],
    ])
  })

  it('what keeps every result from a band is named', () => {
    const { code, out } = khung('advise can-tho-2579-2025@1.0.0 - --band excellent', { cwd: root, input: canTho(true) })
    expect([code, out.split('\n').slice(-3)]).toEqual([
      1,
      [
        'Dù cải thiện thế nào cũng không được, vì: Người đứng đầu hoặc cấp phó bị khiển trách',
        'Không đạt được. Cải thiện hết mức thì được 103,00 điểm, xếp loại “Hoàn thành tốt”.',
        '',
      ],
    ])
  })

  it('for programs it is the whole plan', () => {
    const { code, out } = khung('advise mini@1.0.0 all.yaml --reach 80 --format json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      goal: { kind: 'index', index: '80' },
      kind: 'plan',
      cost: 1,
      steps: [
        {
          changes: [{ owner: 'on-time', input: 'on_time', from: '5', to: '6' }],
          criteria: [{ id: 'on-time', from: '50.00', to: '60.00' }],
          cost: 1,
        },
      ],
      from: { index: '76.30', band: 'rest', points: '76.30', of: '100.00' },
      to: { index: '86.30', band: 'good', points: '86.30', of: '100.00' },
      assumed: [],
      bounded: [],
    })
  })

  it('answers that cannot be used are refused, files that cannot be read end with 3', () => {
    expect(khung('advise mini@1.0.0 wrong.yaml --reach 80')).toMatchObject({ code: 1, out: '' })
    expect(khung('advise mini@9.0.0 all.yaml --reach 80')).toMatchObject({ code: 3, out: '' })
  })
})
