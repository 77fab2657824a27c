import { describe, expect, it } from 'vitest'
import { khung, lines } from './khung.ts'

const overlay = 'frameworks/xa-mau/1.0.0.yaml'

describe('khung origins', () => {
  it('every value is a line with its place, the change that made it so, and what the parent had', () => {
    const { code, out, err } = khung('origins xa-mau@1.0.0 plan.title')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      `plan.title  Ban hành kế hoạch năm  ${overlay}:9:39 (set: “Gọi cho rõ”) ← Ban hành kế hoạch  frameworks/mini/1.0.0.yaml:21:22\n`,
    )
  })

  it('of one entry, with what it took over', () => {
    const { code, out } = khung('origins xa-mau@1.0.0 plan --lang en')
    expect(code).toBe(0)
    const rows = out.trimEnd().split('\n')
    expect(rows.every((row) => row.startsWith('plan.'))).toBe(true)
    expect(rows.filter((row) => row.includes(overlay))).toEqual([
      `plan.title  Ban hành kế hoạch năm  ${overlay}:9:39 (set: "Gọi cho rõ") ← Ban hành kế hoạch  frameworks/mini/1.0.0.yaml:21:22`,
    ])
  })

  it('of the whole framework, its own values first', () => {
    const { code, out } = khung(`origins ${overlay}`)
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 2).join('\n') + '\n').toBe(lines`
      framework  xa-mau  frameworks/xa-mau/1.0.0.yaml:1:12 ← mini  frameworks/mini/1.0.0.yaml:2:12
      version  1.0.0  frameworks/xa-mau/1.0.0.yaml:2:10 ← 1.0.0  frameworks/mini/1.0.0.yaml:3:10
    `)
  })

  it('for programs', () => {
    const { code, out } = khung('origins xa-mau@1.0.0 plan.title --format json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual([
      {
        id: 'plan',
        property: 'title',
        value: 'Ban hành kế hoạch năm',
        written: [
          {
            file: overlay,
            line: 9,
            col: 39,
            value: 'Ban hành kế hoạch năm',
            change: { kind: 'set', reason: 'Gọi cho rõ', source: null, document: null },
          },
          { file: 'frameworks/mini/1.0.0.yaml', line: 21, col: 22, value: 'Ban hành kế hoạch', change: null },
        ],
      },
    ])
  })

  it('an entry that is not there ends with 2, and says which was meant', () => {
    expect(khung('origins xa-mau@1.0.0 paln')).toEqual({
      code: 2,
      out: '',
      err: 'Khung không có “paln”. Ý bạn là “plan”?\nXem hướng dẫn: khung help origins\n',
    })
  })

  it('a framework with errors ends with 1 and says them', () => {
    const { code, out, err } = khung('origins broken/orphan.yaml')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^broken\/orphan\.yaml:7:10 unknown-framework lỗi /)
  })
})
