/** A published round under another framework, without a server: who would move, and what could not be carried over. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Answers, Trial } from '../../engine/index.ts'
import { folder, khung, lines } from './khung.ts'
import { fixture, publicationText } from './publication.ts'

const scratch = mkdtempSync(join(tmpdir(), 'khung-impact-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const said = (issued: boolean, on_time: string): Answers => ({
  plan: { inputs: { issued } },
  opinion: { inputs: { satisfied: '90' } },
  'on-time': { inputs: { on_time, due: '40' } },
})
const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true }
const mini = fixture('mini@1.0.0')
const text = publicationText(
  [[mini, { 'Phòng Đỏ': said(true, '34'), 'Phòng Xanh': said(false, '39'), 'Phòng Vàng': said(true, '20') }]],
  setting,
)

const impact = (content: string, framework: string, words = '') => {
  writeFileSync(join(scratch, 'p.json'), content)
  return khung(`impact ${join(scratch, 'p.json')} ${framework} ${words}`)
}
/** The newer version with one of its lines changed. */
const edited = (from: string, to: string): string => {
  const file = join(scratch, 'new.yaml')
  const newer = readFileSync(`${folder}/frameworks/mini/1.1.0.yaml`, 'utf8')
  expect(newer.split(from).length).toBe(2)
  writeFileSync(file, newer.replace(from, to))
  return file
}

it('who moves is told with the criteria that make the difference, and the exit code says that something does', () => {
  // Đỏ 10 + 18 + 59,50; Xanh 0 + 18 + 68,25, and 2,50 for no plan in the newer version; Vàng 10 + 18 + 35.
  expect(impact(text, 'mini@1.1.0')).toEqual({
    code: 1,
    err: '',
    out: lines`
      Tính thử, không phải kết quả
      − mini@1.0.0 · Chỉ số thử · UBND thử
      + mini@1.1.0 · Chỉ số thử · UBND thử
      Kỳ đánh giá 01/01/2026 – 31/12/2026, có điều tra xã hội học

      2 trên 3 đơn vị sẽ đổi hạng; nhiều nhất: Phòng Xanh lên 1 bậc (2 → 1); Phòng Đỏ xuống 1 bậc (1 → 2).
      1 đơn vị đổi chỉ số, 0 đơn vị đổi xếp loại.

      Hạng   Chỉ số                Đơn vị
      2 → 1  86,25 → 88,75  +2,50  Phòng Xanh: lên 1 bậc
                                   xếp loại: Tốt
                                   1.1 Ban hành kế hoạch năm: 0,00 / 10,00 → 2,50 / 10,00
      1 → 2  87,50 → 87,50  0,00   Phòng Đỏ: xuống 1 bậc
                                   xếp loại: Tốt
      3 → 3  63,00 → 63,00  0,00   Phòng Vàng: giữ hạng
                                   xếp loại: Chưa tốt

      Không mang sang được, hoặc cần biết:
        · 1.1 “Ban hành kế hoạch năm”: tên tiêu chí hoặc ô nhập đã viết khác, câu trả lời vẫn dùng nguyên
          (3 đơn vị); hãy xem có còn hỏi cùng một việc.
    `,
  })
})

it('what cannot be carried over leaves a unit without an index, and is said in either language', () => {
  const file = edited(
    '{ id: issued, type: boolean, label: { vi: Đã ban hành, en: Issued } }',
    '{ id: issued_on, type: boolean, label: { vi: Đã ký, en: Signed } }',
  )
  writeFileSync(file, readFileSync(file, 'utf8').replace('of: issued,', 'of: issued_on,'))
  expect(impact(text, file, '--lang en')).toEqual({
    code: 1,
    err: '',
    out: lines`
      A trial, not a result
      − mini@1.0.0 · Trial index · UBND thử
      + mini@1.1.0 · Trial index · UBND thử
      Period 01/01/2026 – 31/12/2026, with a survey

      Whatever is answered yet: 2 units certain to change place, 1 unit certain to keep it, 0 units
      undecided.
      3 units would have no index and so no place.

      Place  Index      Unit
      1 → –  87.50 → –  Phòng Đỏ
                        still possible: place 2, index 80.00 – 87.50
                        band: Good → –
                        1.1 Plan issued: 10.00 / 10.00 → open / 10.00
      2 → –  86.25 → –  Phòng Xanh
                        still possible: place 1, index 88.75 – 96.25
                        band: Good → –
                        1.1 Plan issued: 0.00 / 10.00 → open / 10.00
      3 → –  63.00 → –  Phòng Vàng
                        still possible: place 3, index 55.50 – 63.00
                        band: Not yet good → –
                        1.1 Plan issued: 10.00 / 10.00 → open / 10.00

      Not carried over, or good to know:
        · 1.1 "Plan issued": "Signed" is new, the round did not ask it (3 units without an answer).
        · 1.1 "Plan issued": "Issued" is gone, its answers are not used (3 units).
    `,
  })
})

it('under its own framework nothing moves, and an overlay of it is tried, too', () => {
  const own = impact(text, 'mini@1.0.0', '--format json')
  expect([own.code, own.err]).toEqual([0, ''])
  const { units, notes } = JSON.parse(own.out) as Trial
  expect(notes).toEqual([])
  expect(units.map(({ name, before, after, difference }) => [name, before.place, after.place, difference])).toEqual([
    ['Phòng Đỏ', 1, 1, '0.00'],
    ['Phòng Xanh', 2, 2, '0.00'],
    ['Phòng Vàng', 3, 3, '0.00'],
  ])
  expect(units.map(({ before, after }) => before.index === after.index)).toEqual([true, true, true])
  expect(impact(text, 'xa-mau@1.0.0').code).toBe(0)
})

it('of several frameworks in a round the one that is continued is meant; none is no guess', () => {
  const overlay = fixture('xa-mau@1.0.0')
  const parts = [[mini, { 'Phòng Đỏ': said(true, '34') }] as const, [overlay, { 'Xã A': said(true, '40') }] as const]
  const both = publicationText(parts, setting)
  const namesOf = (out: string): readonly string[] => (JSON.parse(out) as Trial).units.map(({ name }) => name)
  expect(namesOf(impact(both, 'xa-mau@1.0.0', '--format json').out)).toEqual(['Xã A'])
  expect(namesOf(impact(both, 'mini@1.1.0', '--format json').out)).toEqual(['Phòng Đỏ'])
  const file = edited('framework: mini', 'framework: khac')
  expect(impact(both, file)).toEqual({
    code: 2,
    out: '',
    err: lines`
      Đợt này chấm theo mini@1.0.0, xa-mau@1.0.0; “khac@1.1.0” không phải là phiên bản hay khung kế thừa của khung nào trong số đó.
      Xem hướng dẫn: khung help impact
    `,
  })
})

it('another framework of the same name, and another file, are refused', () => {
  const forged = `sha256:${'0'.repeat(64)}`
  expect(impact(text.replaceAll(mini.hash, forged), 'mini@1.1.0', '--lang en')).toEqual({
    code: 4,
    out: '',
    err: `The framework mini@1.0.0 here has the hash ${mini.hash}, the publication was made with ${forged}. Get that file of the framework.\n`,
  })
  expect(impact('{"kind":"result","units":[]}', 'mini@1.1.0', '--lang en')).toEqual({
    code: 3,
    out: '',
    err: `"${join(scratch, 'p.json')}" is not the document of a publication, as the page of a result hands it out.\n`,
  })
})
