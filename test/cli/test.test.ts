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
          chưa có tệp ví dụ 1.0.0.examples.yaml
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

  it('what ships with the program passes', () => {
    expect(khung('test', { cwd: root })).toMatchObject({ code: 0 })
  })
})
