import { describe, expect, it } from 'vitest'
import { khung, lines, root } from './khung.ts'

describe('khung test', () => {
  it('runs the examples beside a framework', () => {
    expect(khung('test frameworks/mini/1.0.0.yaml')).toEqual({
      code: 0,
      out: 'frameworks/mini/1.0.0.yaml\n  2/2 ví dụ đúng\n',
      err: '1 khung: 2 ví dụ đúng, 0 sai, 0 tiêu chí chưa có ví dụ.\n',
    })
  })

  it('shows what failed, what has no example, and which framework has none at all', () => {
    expect(khung('test')).toEqual({
      code: 1,
      out: lines`
        frameworks/mini/1.0.0.yaml
          2/2 ví dụ đúng
        frameworks/mini/1.1.0.yaml
          1/2 ví dụ đúng
          SAI frameworks/mini/1.1.0.examples.yaml:8:5 Ví dụ sai
              plan: cần 10.00, ra 2.50
          tiêu chí chưa có ví dụ: satisfaction, on-time
        frameworks/xa-mau/1.0.0.yaml
          chưa có tệp ví dụ 1.0.0.examples.yaml; mẫu để chép: frameworks/README.md
      `,
      err: '3 khung: 3 ví dụ đúng, 1 sai, 2 tiêu chí chưa có ví dụ; 1 khung chưa chạy được ví dụ nào.\n',
    })
  })

  it('in English', () => {
    expect(khung('test frameworks/mini --lang en')).toEqual({
      code: 1,
      out: lines`
        frameworks/mini/1.0.0.yaml
          2/2 examples passed
        frameworks/mini/1.1.0.yaml
          1/2 examples passed
          FAILED frameworks/mini/1.1.0.examples.yaml:8:5 Ví dụ sai
              plan: expected 10.00, found 2.50
          criteria without an example: satisfaction, on-time
      `,
      err: '2 frameworks: 3 examples passed, 1 failed, 2 criteria without an example.\n',
    })
  })

  it('for programs', () => {
    const { code, out } = khung('test frameworks/mini/1.1.0.yaml --format json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      frameworks: [
        {
          file: 'frameworks/mini/1.1.0.yaml',
          report: { cases: [{ passed: true }, { passed: false }], uncovered: ['satisfaction', 'on-time'] },
          problems: [],
          why: null,
        },
      ],
    })
  })

  it('a framework with problems has no examples to run', () => {
    const { code, out } = khung('test broken/wrong.yaml')
    expect(code).toBe(1)
    expect(out).toMatch(/^broken\/wrong\.yaml\n {2}khung có lỗi, chưa chạy được ví dụ\n {2}broken\/wrong\.yaml:\d/)
  })

  it('a file that cannot be read ends with 3, after the others have run', () => {
    expect(khung('test nope.yaml')).toMatchObject({ code: 3, out: 'nope.yaml\n  Không có tệp “nope.yaml”.\n' })
    const { code, out } = khung('test broken/syntax.yaml frameworks/mini/1.0.0.yaml')
    expect(code).toBe(3)
    expect(out).toContain('2/2 ví dụ đúng')
    expect(khung('test', { cwd: `${root}/test` })).toMatchObject({ code: 3 })
  })

  it('says what no example shows, and which small mistakes no example would catch', () => {
    expect(khung('test frameworks/mini/1.0.0.yaml --coverage --mutate').out).toBe(lines`
      frameworks/mini/1.0.0.yaml
        2/2 ví dụ đúng
        đã có ví dụ: 3/5 nhánh quy tắc, 1/6 kết cục khác, 1/2 mức xếp loại
          plan: chưa có ví dụ cho nhánh 2 (không: 0 điểm). Trả lời như sau sẽ vào: { issued: false }
          on-time: chưa có ví dụ cho nhánh 1 (“Số đến hạn” = 0: không phát sinh). Trả lời như sau sẽ vào:
          { on_time: 0, due: 0 }
          chưa có ví dụ nào xếp loại “rest”.
          chưa có ví dụ “còn để ngỏ”: plan, opinion, on-time
          chưa có ví dụ “đề nghị không phát sinh”: plan, on-time
        gài lỗi: ví dụ phát hiện 0,0% (0 lỗi, để lọt 7); ngoài ra lint chặn 9, 0 lỗi không làm đổi kết quả
        nào
          frameworks/mini/1.0.0.yaml:26:52 plan: no 0 → 0.01
            lọt. Ví dụ bắt được: { issued: false } cần 0.00, lỗi cho 0.01.
          frameworks/mini/1.0.0.yaml:12:14 framework: not_arising exclude → full
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          frameworks/mini/1.0.0.yaml:12:14 framework: not_arising exclude → zero
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          frameworks/mini/1.0.0.yaml:12:14 framework: not_arising exclude → redistribute
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          frameworks/mini/1.0.0.yaml:49:78 good: >= 80 → 79.99
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          frameworks/mini/1.0.0.yaml:49:78 good: >= 80 → 80.01
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          frameworks/mini/1.0.0.yaml:49:55 good: >= → >
            lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.
          Lỗi nào không ví dụ nào bắt được thì nêu lý do dưới survivors trong tệp ví dụ (path: xem
          --format json), như: { id: framework, path: not_arising, after: "full", reason: … }
    `)
    expect(khung('test frameworks/mini/1.0.0.yaml --coverage --mutate').code).toBe(0)
    expect(khung('test frameworks/mini/1.1.0.yaml --mutate').out).toContain(
      'gài lỗi: chưa làm, hãy sửa cho mọi ví dụ đều đúng trước\n',
    )
  })

  it('for programs, with what is missing', () => {
    const { out } = khung('test frameworks/mini/1.0.0.yaml --coverage --mutate --format json')
    expect(JSON.parse(out)).toMatchObject({
      frameworks: [
        {
          coverage: {
            branches: { shown: 3, all: 5 },
            unshown: [{ kind: 'branch', id: 'plan', branch: 2 }, {}, {}, {}, {}, {}, {}, {}],
          },
          mutation: {
            killed: 0,
            refused: 9,
            score: '0.0',
            stated: [],
            survivors: [{ id: 'plan', before: '0', after: '0.01' }, {}, {}, {}, {}, {}, {}],
            problems: [],
          },
        },
      ],
    })
  })

  it('lists what no example can catch with its reason, and fails over a reason that is none', () => {
    const { code, out } = khung('test stated/framework.yaml --mutate --lang en')
    expect(out).toContain('result; of 1 the examples file says why none can notice\n')
    expect(out).toContain(
      '    stated/framework.yaml:26:91 spent: cap 3 → 3.01\n      no example can notice it. Reason: Nhiều nhất là 100%\n',
    )
    expect(out).toContain(
      '  stated/framework.examples.yaml:6:5 not-a-survivor error The mistake "spent: rule/steps/cap',
    )
    expect(code).toBe(1)
  })

  it('fails below the least score that is asked for', () => {
    expect(khung('test frameworks/mini/1.0.0.yaml --min-score 0').code).toBe(0)
    expect(khung('test frameworks/mini/1.0.0.yaml --min-score 0.1').code).toBe(1)
    expect(khung('test frameworks/mini/1.0.0.yaml --min-score 101').code).toBe(2)
  })

  it('what ships with the program catches at least 95 of 100 small mistakes', () => {
    expect(khung('test --min-score 95', { cwd: root })).toMatchObject({ code: 0 })
  }, 240_000)
})
