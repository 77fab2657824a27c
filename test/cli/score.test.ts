import { describe, expect, it } from 'vitest'
import { khung, lines } from './khung.ts'

const printed = lines`
  Chỉ số thử
  mini@1.0.0 (minh họa, không phải văn bản chính thức)
  sha256:7920fecb13e775bba6bf5d0d1460800c1f556c615f08f0a3fdd03d037db15caf
  Kỳ đánh giá 01/01/2026 – 31/12/2026, có điều tra xã hội học

                                                                                         Điểm / tối đa
  1 Chỉ đạo                                                                             26,30 /  30,00
    1.1 Ban hành kế hoạch                                                               10,00 /  10,00
      Đã ban hành: Có
      “Đã ban hành” là có: 10 điểm
    1.2 Mức độ hài lòng                                                                 16,30 /  20,00
      Tỷ lệ hài lòng: 81,5 %
      20 điểm × “Tỷ lệ hài lòng” ÷ 100 = 16,30

  2 Giải quyết thủ tục                                                                  50,00 /  70,00
    2.1 Hồ sơ đúng hạn                                                                  50,00 /  70,00
      Số đúng hạn: 5; Số đến hạn: 7
      70 điểm × “Số đúng hạn” ÷ “Số đến hạn” = 50,00

  Tổng điểm                                                                             76,30 / 100,00
  Chỉ số = 76,30 × 100 ÷ 100,00 = 76,30 %
  Xếp loại: Chưa tốt
`

describe('khung score', () => {
  it('explains every point, with the points in one column', () => {
    expect(khung('score mini@1.0.0 all.yaml')).toEqual({ code: 0, out: printed, err: '' })
  })

  it('takes the framework by path as well', () => {
    expect(khung('score frameworks/mini/1.0.0.yaml all.yaml').out).toBe(printed)
  })

  it('without a survey, in English', () => {
    expect(khung('score mini@1.0.0 all.yaml --no-survey --lang en')).toEqual({
      code: 0,
      err: '',
      out: lines`
        Trial index
        mini@1.0.0 (illustrative, not an official text)
        sha256:7920fecb13e775bba6bf5d0d1460800c1f556c615f08f0a3fdd03d037db15caf
        Period 01/01/2026 – 31/12/2026, without a survey

                                                                                            Points / maximum
        1 Direction                                                                            10.00 / 10.00
          1.1 Plan issued                                                                      10.00 / 10.00
            Issued: Yes
            “Issued” is yes: 10 points
          1.2 Satisfaction
            no survey was held: counts neither in points nor in the maximum

        2 Service                                                                              50.00 / 70.00
          2.1 Dossiers on time                                                                 50.00 / 70.00
            On time: 5; Due: 7
            70 points × “On time” ÷ “Due” = 50.00

        Total                                                                                  60.00 / 80.00
        Index = 60.00 × 100 ÷ 80.00 = 75.00 %
        Band: Not yet good
      `,
    })
  })

  it('what is beside the domains: a rescaled group, a bonus with its cap, a flag and what it limits', () => {
    const { code, out, err } = khung('score totals/framework.yaml totals/answers.yaml')
    expect([code, err]).toEqual([0, ''])
    const wanted = [
      '  quy đổi trong mục: 4,00 trên 4,00 → 10,00 trên 10,00',
      '  cộng được 1,50, tính nhiều nhất 1,00',
      'Chỉ số = 10,00 × 10 ÷ 10,00 + 1,00, nhiều nhất là 10 = 10,00 điểm',
      'Người đứng đầu bị khiển trách: Có',
      'Theo điều kiện của các mức: Tốt',
      'Không được xếp trên mức “Khá”: Bị khiển trách',
      'Xếp loại: Khá',
    ]
    expect(out.split('\n').filter((line) => wanted.includes(line))).toEqual(wanted)
  })

  it('the points of each line add up to the line above, in the printed text alone', () => {
    const rows = printed.split('\n').flatMap((line) => {
      const [, indent = '', , points = '', of = ''] = /^( *)(\S.*?) +(\d+,\d\d) \/ +(\d+,\d\d)$/.exec(line) ?? []
      return points === '' ? [] : [{ depth: indent.length, points: cents(points), of: cents(of) }]
    })
    const [total, ...others] = rows.toReversed()
    const domains = others.filter(({ depth }) => depth === 0)
    for (const part of ['points', 'of'] as const) {
      expect(domains.reduce((sum, row) => sum + row[part], 0)).toBe(total?.[part])
      expect(others.filter(({ depth }) => depth === 2).reduce((sum, row) => sum + row[part], 0)).toBe(total?.[part])
    }
  })

  it('--survey scores as if one was held', () => {
    const { out } = khung('score mini@1.0.0 open.json --survey')
    expect(out).toContain('có điều tra xã hội học')
  })

  it('an open criterion: no index, what is missing besides, 1', () => {
    const { code, out, err } = khung('score mini@1.0.0 open.json')
    expect({ code, err }).toEqual({ code: 1, err: 'Chưa trả lời đủ: 1.1 Ban hành kế hoạch; 2.1 Hồ sơ đúng hạn\n' })
    expect(out).toContain('    chưa trả lời: “Số đến hạn”\n')
    expect(out).toContain('\nChưa có chỉ số: còn 2 tiêu chí chưa trả lời\n')
    expect(out).not.toContain('Xếp loại')
  })

  it('an open criterion: the index still attainable, and which answers matter most', () => {
    expect(khung('score mini@1.0.0 open.json').out.split('\n').slice(-5)).toEqual([
      'Chỉ số còn có thể đạt: từ 0,00 % đến 100,00 %',
      'Tiêu chí chưa trả lời đủ, ảnh hưởng nhiều nhất trước:',
      '  2.1 Hồ sơ đúng hạn                                       từ 0,00 đến 70,00 điểm, ảnh hưởng 87,50 %',
      '  1.1 Ban hành kế hoạch                                    từ 0,00 đến 10,00 điểm, ảnh hưởng 12,50 %',
      '',
    ])
    expect(khung('score mini@1.0.0 open.json --lang en').out.split('\n').slice(-5)).toEqual([
      'Index still attainable: from 0.00 % to 100.00 %',
      'Criteria not fully answered, those that matter most first:',
      '  2.1 Dossiers on time                                         0.00 to 70.00 points, decides 87.50 %',
      '  1.1 Plan issued                                              0.00 to 10.00 points, decides 12.50 %',
      '',
    ])
    expect(JSON.parse(khung('score mini@1.0.0 open.json --format json').out)).toMatchObject({
      attainable: {
        kind: 'attainable',
        lowest: { index: '0.00', band: 'rest' },
        highest: { index: '100.00', band: 'good' },
        bounded: [],
        open: [
          { id: 'on-time', span: '87.50' },
          { id: 'plan', span: '12.50' },
        ],
      },
    })
  })

  it('for programs it is the whole result', () => {
    const { code, out } = khung('score mini@1.0.0 all.yaml --format json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      kind: 'result',
      state: 'complete',
      points: '76.30',
      of: '100.00',
      index: '76.30',
      band: 'rest',
      attainable: null,
    })
  })

  it('answers that cannot be used are refused with their places', () => {
    const { code, out, err } = khung('score mini@1.0.0 wrong.yaml')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^wrong\.yaml:4:3 unknown-criterion lỗi Khung không có tiêu chí “pln”\. Ý bạn là “plan”\?\n/)
    expect(err).toContain('wrong.yaml:5:31 decimal-comma lỗi “due: 7,5” dùng dấu phẩy thập phân.')
  })

  it('and for programs on stdout', () => {
    const { code, out, err } = khung('score mini@1.0.0 wrong.yaml --format json')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: 'unknown-criterion', line: 4 }, { code: 'decimal-comma' }],
    })
  })

  it('what cannot be read ends with 3', () => {
    expect(khung('score mini@9.0.0 all.yaml')).toEqual({
      code: 3,
      out: '',
      err: 'Không có khung “mini@9.0.0” trong thư mục frameworks. Có: mini@1.0.0, mini@1.1.0, xa-mau@1.0.0.\n',
    })
    expect(khung('score mini@1.0.0 nope.yaml')).toEqual({ code: 3, out: '', err: 'Không có tệp “nope.yaml”.\n' })
    expect(khung('score mini@1.0.0 broken')).toEqual({
      code: 3,
      out: '',
      err: '“broken” là thư mục, ở đây cần một tệp.\n',
    })
    expect(khung('score mini@1.0.0 broken/syntax.yaml')).toMatchObject({ code: 3, out: '' })
    expect(khung('score broken/syntax.yaml all.yaml')).toMatchObject({ code: 3, out: '' })
  })
})

const cents = (text: string): number => Number(text.replace(',', ''))
