import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { folder, khung, root } from './khung.ts'

describe('khung lint', () => {
  it('a clean file: nothing on stdout, one sentence besides, 0', () => {
    const said = { code: 0, out: '', err: 'Đã kiểm tra 1 tệp: không có lỗi.\n' }
    expect(khung('lint frameworks/mini/1.0.0.yaml')).toEqual(said)
    expect(khung('lint frameworks/xa-mau/1.0.0.yaml')).toEqual(said)
  })

  it('a folder stands for its framework files', () => {
    expect(khung('lint frameworks --lang en')).toEqual({ code: 0, out: '', err: '3 files checked: no problems.\n' })
  })

  it('every problem is a line with file, line, column, code, level and a sentence, from top to end', () => {
    const { code, out, err } = khung('lint broken/wrong.yaml')
    expect({ code, err }).toEqual({ code: 1, err: '3 lỗi, 0 cảnh báo, 0 lưu ý.\n' })
    expect(out.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'broken/wrong.yaml:15:10 decimal-comma lỗi',
      'broken/wrong.yaml:16:5 unknown-key lỗi',
      'broken/wrong.yaml:19:17 unquoted-text lỗi',
      '',
    ])
    expect(out.split('\n')[0]).toBe(
      'broken/wrong.yaml:15:10 decimal-comma lỗi “max: 2,5” dùng dấu phẩy thập phân. Trong tệp chỉ dùng dấu chấm: hãy viết 2.5.',
    )
  })

  it('in English', () => {
    const { out, err } = khung('lint broken/wrong.yaml --lang en')
    expect(out.split('\n')[2]).toBe(
      'broken/wrong.yaml:19:17 unquoted-text error "number" must be text but YAML reads 1.1. Put it in quotes as printed, such as "1.10".',
    )
    expect(err).toBe('3 errors, 0 warnings, 0 notes.\n')
  })

  it('for programs', () => {
    const { code, out, err } = khung('lint broken/wrong.yaml --format json --lang en')
    const { files, problems } = JSON.parse(out) as { files: number; problems: unknown[] }
    expect({ code, err, files, count: problems.length }).toEqual({ code: 1, err: '', files: 1, count: 3 })
    expect(problems[0]).toEqual({
      file: 'broken/wrong.yaml',
      line: 15,
      col: 10,
      code: 'decimal-comma',
      level: 'error',
      message: '"max: 2,5" has a decimal comma. Files take the dot only: write 2.5.',
      path: 'domains/0/max',
      params: { key: 'max', found: '2,5', expected: 'number', instead: '2.5' },
    })
    expect(JSON.parse(khung('lint frameworks --format json').out)).toEqual({ files: 3, known_defects: 0, problems: [] })
  })

  it('an unknown parent is found at the line that names it', () => {
    const { code, out } = khung('lint broken/orphan.yaml')
    expect(code).toBe(1)
    expect(out).toMatch(/^broken\/orphan\.yaml:7:10 unknown-framework lỗi /)
  })

  it('reads standard input for "-"', () => {
    const input = readFileSync(`${folder}/frameworks/mini/1.0.0.yaml`)
    expect(khung('lint -', { input })).toMatchObject({ code: 0, out: '' })
    expect(khung('lint -', { input: 'framework: "x' })).toMatchObject({ code: 3 })
  })

  it('[L50] defects that the text itself has are shown and counted apart, and nothing is left to mend', () => {
    const input = readFileSync(`${folder}/frameworks/mini/1.0.0.yaml`, 'utf8')
      .replace('number: "1.2"', 'number: "1.1"')
      .replace(
        'bands:\n',
        'known_defects:\n  - { code: duplicate-number, at: opinion, note: { vi: Đánh số hai lần, en: Numbered twice }, source: { document: 0, page: 3 } }\nbands:\n',
      )
    expect(khung('lint -', { input })).toEqual({
      code: 0,
      out: '-:28:17 duplicate-number lưu ý Số thứ tự “1.1” trùng với mục “plan”. Hãy đánh số lại. Văn bản có sẵn khuyết điểm này: Đánh số hai lần (1/QĐ-UBND, trang 3)\n',
      err: '0 lỗi, 0 cảnh báo, 0 lưu ý; 1 khuyết điểm đã biết của văn bản.\n',
    })
    expect(khung('lint - --lang en', { input }).err).toBe(
      '0 errors, 0 warnings, 0 notes; 1 known defect of the text.\n',
    )
    const { known_defects, problems } = JSON.parse(khung('lint - --format json', { input }).out) as {
      known_defects: number
      problems: { known: unknown }[]
    }
    expect([known_defects, problems.map(({ known }) => known)]).toEqual([
      1,
      [
        {
          note: { vi: 'Đánh số hai lần', en: 'Numbered twice' },
          source: { vi: '1/QĐ-UBND, trang 3', en: '1/QĐ-UBND, page 3' },
        },
      ],
    ])
  })

  it('what ships with the program has nothing to say but the known defects of real texts', () => {
    const { code, out } = khung('lint frameworks', { cwd: root })
    expect(code).toBe(0)
    const lines = out.split('\n').filter((line) => line !== '')
    // What a listed defect leaves out of reach of the whole is said beside it.
    expect(lines.filter((line) => !line.includes(' Văn bản có sẵn khuyết điểm này: '))).toEqual([
      expect.stringMatching(
        /^frameworks\/hai-phong-212-pl01\/1\.0\.0\.yaml:\d+:\d+ total-out-of-reach .* 99 trên 100 /,
      ),
    ])
  })
})

describe('khung lint, and a file that cannot be read', () => {
  it('ends with 3: it is missing', () => {
    expect(khung('lint nope.yaml')).toEqual({ code: 3, out: '', err: 'Không có tệp “nope.yaml”.\n' })
    expect(khung('lint frameworks/mini/1.0.0.yaml/x')).toMatchObject({ code: 3, out: '' })
  })

  it('ends with 3: it is no YAML', () => {
    const { code, out } = khung('lint broken/syntax.yaml')
    expect(code).toBe(3)
    expect(out).toMatch(/^broken\/syntax\.yaml:\d+:\d+ yaml-quote lỗi /)
  })

  it('ends with 3: it is no UTF-8', () => {
    const err = '“broken/latin1.yaml” không phải là văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8.\n'
    expect(khung('lint broken/latin1.yaml')).toEqual({ code: 3, out: '', err })
  })

  it('ends with 3: the folder holds no framework', () => {
    expect(khung(['lint', '../cli/empty'])).toMatchObject({ code: 3, out: '' })
  })

  it('still checks the other files', () => {
    const { code, out, err } = khung('lint broken')
    expect(code).toBe(3)
    expect(err).toContain('latin1.yaml')
    expect(out).toContain('broken/wrong.yaml:16:5 unknown-key')
  })
})
