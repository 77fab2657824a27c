import { describe, expect, it } from 'vitest'
import { khung, lines, root } from './khung.ts'

describe('khung diff', () => {
  it('groups the changes by criterion, with signs, before and after', () => {
    expect(khung('diff mini@1.0.0 mini@1.1.0')).toEqual({
      code: 1,
      out: lines`
        − mini@1.0.0 · Chỉ số thử · UBND thử
        + mini@1.1.0 · Chỉ số thử · UBND thử

        1.1 “Ban hành kế hoạch năm” (plan)
          ~ tên: “Ban hành kế hoạch” → “Ban hành kế hoạch năm” [vừa]
          ~ quy tắc tính điểm: không: 0 → 2,5 [lớn]
              − “Đã ban hành” là có: 10 điểm; không: 0 điểm
              + “Đã ban hành” là có: 10 điểm; không: 2,5 điểm

        1.2 “Mức độ hài lòng” (satisfaction)
          ⇄ đổi mã opinion → satisfaction [lớn]
      `,
      err: lines`

        3 thay đổi: 2 lớn (có thể đổi điểm), 1 vừa (có thể đổi nghĩa), 0 nhỏ (câu chữ).
        Phiên bản mới phải tăng số thứ nhất (lớn).
      `,
    })
  })

  it('tells the reasons of an overlay', () => {
    expect(khung('diff mini@1.0.0 xa-mau@1.0.0 --lang en')).toEqual({
      code: 1,
      out: lines`
        − mini@1.0.0 · Trial index · UBND thử
        + xa-mau@1.0.0 · Chỉ số xã Mẫu · UBND xã Mẫu

        1.1 “Ban hành kế hoạch năm” (plan)
          ~ title: “Plan issued” → “Ban hành kế hoạch năm” [risky]
              Reason: Gọi cho rõ
      `,
      err: '\n1 change: 0 breaking (can change a score), 1 risky (can change a meaning), 0 info (wording).\n',
    })
  })

  it('no changes: 0, and nothing on stdout', () => {
    expect(khung('diff mini@1.0.0 frameworks/mini/1.0.0.yaml')).toEqual({
      code: 0,
      out: '',
      err: 'Không có thay đổi.\n',
    })
  })

  it('for programs it is the whole comparison', () => {
    const { code, out, err } = khung('diff mini@1.0.0 mini@1.1.0 --format json')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      from: { id: 'mini', version: '1.0.0' },
      to: { id: 'mini', version: '1.1.0' },
      changes: [{ property: 'title' }, { property: 'rule', level: 'breaking' }, { kind: 'renamed' }],
    })
    expect(JSON.parse(khung('diff mini@1.0.0 mini@1.0.0 --format json').out)).toMatchObject({ changes: [] })
  })

  it('what cannot be read is never "no changes"', () => {
    expect(khung('diff mini@1.0.0 nope.yaml')).toMatchObject({ code: 3, out: '' })
    expect(khung('diff broken/syntax.yaml broken/syntax.yaml')).toMatchObject({ code: 3, out: '' })
    expect(khung('diff broken/wrong.yaml broken/wrong.yaml')).toMatchObject({ code: 1, out: '' })
  })

  it('compares what ships with the program', () => {
    const { code, out } = khung('diff ha-noi-phong@1.0.0 quan-mau-phong@1.0.0', { cwd: root })
    expect(code).toBe(1)
    expect(out).toContain('Lý do: ')
  })
})
