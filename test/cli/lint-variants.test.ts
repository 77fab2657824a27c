/** Twenty slips in the first framework, each found by `khung lint` with its own code at its own place. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edit } from '../engine/load-small.ts'
import { khung, root } from './khung.ts'

const text = readFileSync(join(root, 'frameworks/ha-noi-phong/1.0.0.yaml'), 'utf8')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khung-lint-'))
  mkdirSync(join(folder, 'thu'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Slip {
  readonly code: string
  readonly find: string
  /** "‸" marks the place of the problem; `at` does when it is elsewhere. */
  readonly put: string
  readonly at?: string
  /** What the sentence says. */
  readonly says: string
}

const planIssued = `          - id: plan-issued
            number: "1.1.1"
            title:
              vi: Thời gian ban hành kế hoạch
              en: When the plan is issued
            max: 1
`

const slips: readonly Slip[] = [
  { code: 'wrong-sum', find: '    max: 18\n', put: '    max: ‸17.5\n', says: 'chênh 0.50' },
  {
    code: 'unknown-key',
    find: 'authority: UBND Thành phố Hà Nội\n',
    put: 'authority: UBND Thành phố Hà Nội\n‸autority: x\n',
    says: 'Ý bạn là “authority”?',
  },
  { code: 'unquoted-text', find: 'version: "1.0.0"', put: 'version: ‸1.10', says: '"1.10"' },
  {
    code: 'decimal-comma',
    find: '{ of: all_tasks, points: 0.5 }',
    put: '{ of: all_tasks, points: ‸0,5 }',
    says: 'dấu phẩy thập phân',
  },
  {
    code: 'yaml-tab',
    find: '    title: { vi: Yếu, en: Weak }\n    when: true',
    put: '    title: { vi: Yếu, en: Weak }\n‸\twhen: true',
    says: 'phím Tab',
  },
  {
    code: 'duplicate-id',
    find: '          - id: plan-content\n',
    put: '          - id: ‸plan-issued\n',
    says: '“plan-issued” đã được dùng',
  },
  {
    code: 'unknown-variable',
    find: '- { of: all_tasks, points: 0.5 }',
    put: '- { of: ‸al_tasks, points: 0.5 }',
    says: 'Ý bạn là “all_tasks”?',
  },
  {
    code: 'tier-gap',
    find: '                  - { below: 70, points: 0 }\n                  - { from: 70, points: 1 }\n                  - { from: 85, points: 1.5 }',
    put: '                  - { below: 70, points: 0 }\n                  - ‸{ from: 75, points: 1 }\n                  - { from: 85, points: 1.5 }',
    says: '70',
  },
  {
    code: 'tier-overlap',
    find: '                  - { below: 70, points: 0 }\n                  - { from: 70, points: 1 }\n                  - { from: 85, points: 1.5 }',
    put: '                  - { below: 70, points: 0 }\n                  - { from: 70, below: 90, points: 1 }\n                  - ‸{ from: 85, points: 1.5 }',
    says: 'chồng nhau',
  },
  {
    code: 'unknown-rule-form',
    find: '            rule:\n              checklist:\n                - { of: all_tasks',
    put: '            rule:\n              ‸check_list:\n                - { of: all_tasks',
    says: 'Ý bạn là “checklist”?',
  },
  {
    code: 'zero-denominator',
    find: '                type: count\n                min: 1\n                label: { vi: Số nhiệm vụ trong kế hoạch,',
    put: '                type: count\n                label: { vi: Số nhiệm vụ trong kế hoạch,',
    at: '{ ratio: [done, planned] }',
    says: 'when_zero',
  },
  {
    code: 'unreachable-max',
    find: '{ until: "01-31", points: 1 }',
    put: '{ until: "01-31", points: 0.75 }',
    at: `1\n            scored_by: appraisal\n            not_arising: refuse # năm nào cũng phải có kế hoạch\n            inputs:\n              - id: issued\n`,
    says: 'tối đa 1, nhưng quy tắc cho nhiều nhất 0.75',
  },
  { code: 'duplicate-number', find: 'number: "1.1.2"', put: 'number: ‸"1.1.1"', says: '“plan-issued”' },
  {
    code: 'yaml-alias',
    find: 'provenance: illustrative',
    put: 'provenance: &loai ‸illustrative',
    says: 'neo và tham chiếu',
  },
  { code: 'duplicate-key', find: planIssued, put: `${planIssued}            ‸max: 1\n`, says: 'đã có ở trên' },
  { code: 'bad-id', find: '          - id: plan-content\n', put: '          - id: ‸Nội_dung\n', says: '“Nội_dung”' },
  {
    code: 'bad-survey',
    find: 'survey: { points: 30, mandatory: false, when_absent: rescale }',
    put: 'survey: ‸yes',
    says: 'survey',
  },
  {
    code: 'one-rule-form',
    find: '            rule:\n              checklist:\n                - { of: all_tasks',
    put: '            rule:\n              ‸yes_no: { of: all_tasks, yes: 1, no: 0 }\n              checklist:\n                - { of: all_tasks',
    says: 'yes_no, checklist',
  },
  { code: 'smart-quotes', find: 'version: "1.0.0"', put: 'version: ‸“1.0.0”', says: 'dấu nháy cong' },
  { code: 'missing-key', find: '    number: "1"\n', put: '', at: 'id: leadership\n', says: '“number”' },
  {
    code: 'class-gap',
    find: 'Weak }\n    when: true',
    put: 'Weak }\n    when: { ">=": [{ var: index }, 1] }',
    at: '- id: excellent\n',
    says: 'không thuộc mức xếp loại nào: chỉ số 0,00, tiêu chí thấp nhất 0 %.',
  },
  {
    code: 'unknown-band',
    find: 'bands:\n',
    put: 'ceilings:\n  - { id: cap, title: Bị nhắc nhở, when: true, at_most: ‸god }\nbands:\n',
    says: '“good”',
  },
  { code: 'expected-number', find: '    max: 18\n', put: '    max: ‸mười tám\n', says: 'mười tám' },
  { code: 'number-form', find: '    max: 18\n', put: '    max: ‸1.8e1\n', says: '1.8e1' },
  {
    code: 'not-in-list',
    find: 'provenance: illustrative',
    put: 'provenance: ‸ilustrative',
    says: 'Ý bạn là “illustrative”?',
  },
]

const VIETNAMESE = /^thu\/\S+\.yaml:\d+:\d+ [a-z-]+ (lỗi|cảnh báo|lưu ý) .*[ạảấầẩậắặẻẽếềểệịọỏốồổộớờởợụủứừửữựđ]/i

function write(name: string, changed: string): string {
  const file = join('thu', name)
  writeFileSync(join(folder, file), changed)
  return file
}

function placeIn(marked: string, { at }: Pick<Slip, 'at'>): string {
  const changed = marked.replace('‸', '')
  const offset = at === undefined ? marked.indexOf('‸') : changed.split(at).length === 2 ? changed.indexOf(at) : -1
  if (offset === -1) throw new Error('the place of the problem is not marked')
  const before = changed.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}

describe('khung lint', () => {
  it('has nothing to say about the framework itself', () => {
    expect(khung(['lint', write('base.yaml', text)], { cwd: folder })).toMatchObject({ code: 0, out: '' })
  })

  it('has more than twenty slips here, no two with one code', () => {
    expect(new Set(slips.map(({ code }) => code)).size).toBe(slips.length)
    expect(slips.length).toBeGreaterThanOrEqual(20)
  })

  it.each(slips)('$code at its line and column, in Vietnamese', (slip) => {
    const marked = edit(text, slip.find, slip.put)
    const file = write(`${slip.code}.yaml`, marked.replace('‸', ''))
    const { code, out } = khung(['lint', file], { cwd: folder })
    const lines = out.trimEnd().split('\n')
    const start = `${file}:${placeIn(marked, slip)} ${slip.code} lỗi `
    const found = lines.find((line) => line.startsWith(start))
    expect(found ?? out).toContain(start)
    expect(found).toContain(slip.says)
    expect(code).toBe(1)
    for (const line of lines) expect(line).toMatch(VIETNAMESE)
  })

  it('ends with 3 when the file is missing, and when it is no YAML', () => {
    expect(khung(['lint', 'thu/nope.yaml'], { cwd: folder })).toMatchObject({ code: 3, out: '' })
    const { code, out } = khung(['lint', write('open.yaml', edit(text, 'version: "1.0.0"', 'version: "1.0.0'))], {
      cwd: folder,
    })
    expect(code).toBe(3)
    expect(out).toMatch(/^thu\/open\.yaml:\d+:\d+ yaml-quote lỗi /)
  })
})
