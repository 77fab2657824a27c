/** The document of a publication is scored again without a server; whatever in it does not follow from its answers is named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sha256 } from '../../engine/index.ts'
import type { Answers } from '../../engine/index.ts'
import { khung, lines } from './khung.ts'
import { fixture, publicationText } from './publication.ts'

const scratch = mkdtempSync(join(tmpdir(), 'khung-verify-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const framework = fixture('mini@1.0.0')
const { hash } = framework
const said = (on_time: string): Answers => ({
  plan: { inputs: { issued: true } },
  'on-time': { inputs: { on_time, due: '40' } },
})
const text = publicationText([[framework, { 'Phòng Đỏ': said('38'), 'Phòng Xanh': said('30') }]], {
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: false,
})

/** A file of that text, verified. */
const verify = (content: string, words = '--lang en') => {
  writeFileSync(join(scratch, 'p.json'), content)
  return khung(`verify ${join(scratch, 'p.json')} ${words}`)
}
const forged = (from: string, to: string): string => {
  expect(text.split(from).length).toBeGreaterThan(1)
  return text.replace(from, to)
}

it('a document as it was published prints its hash and that everything follows, in both languages and as data', () => {
  expect(verify(text)).toEqual({
    code: 0,
    out: `Hash of the file: ${sha256(text)}\n2 units: scored again from the answers in the file, every point, index, class and place is as published.\n`,
    err: '',
  })
  expect(verify(text, '').out).toBe(
    `Mã kiểm chứng của tệp: ${sha256(text)}\n2 đơn vị: chấm lại từ câu trả lời trong tệp, mọi điểm, chỉ số, xếp loại và thứ hạng đều như đã công bố.\n`,
  )
  expect(JSON.parse(verify(text, '--format json').out)).toEqual({ hash: sha256(text), units: 2, differences: [] })
})

it('points, classes and places that do not follow from the answers are named', () => {
  const more = forged('"index":"78.13"', '"index":"88.13"')
  expect(verify(more)).toEqual({
    code: 4,
    out: `Hash of the file: ${sha256(more)}\nPhòng Xanh, final index: 88.13 was published, 78.13 is what the answers give.\n`,
    err: '',
  })
  // As an official reads it: the set of answers in words, decimals with a comma.
  expect(verify(more, '').out.split('\n')[1]).toBe('Phòng Xanh, chỉ số cuối cùng: đã công bố 88,13, chấm lại là 78,13.')
  expect(verify(forged('"on_time":"38"}}', '"on_time":"39"}}'), '').out.split('\n').slice(1)).toEqual([
    'Phòng Đỏ, chỉ số cuối cùng: đã công bố 95,63, chấm lại là 97,81.',
    'Phòng Đỏ, tổng điểm cuối cùng: đã công bố 76,50 / 80,00, chấm lại là 78,25 / 80,00.',
    'Phòng Đỏ, điểm của “service” cuối cùng: đã công bố 66,50 / 70,00, chấm lại là 68,25 / 70,00.',
    'Phòng Đỏ, điểm của “on-time” cuối cùng: đã công bố 66,50, chấm lại là 68,25.',
    '',
  ])
  expect(verify(forged('"place":2', '"place":1'), '').out.split('\n')[1]).toBe(
    'Phòng Xanh, thứ hạng: đã công bố 1, chấm lại là 2.',
  )
  const differences = (content: string): unknown =>
    (JSON.parse(verify(content, '--format json').out) as { differences: unknown }).differences
  expect(differences(forged('"place":2', '"place":1'))).toEqual([
    { unit: 'Phòng Xanh', figure: 'place', published: '1', again: '2' },
  ])
  // The answers of the first unit, as they count: its points no longer follow from them, nor do the sums above.
  expect(differences(forged('"on_time":"38"}}', '"on_time":"39"}}'))).toEqual([
    { unit: 'Phòng Đỏ', figure: 'final index', published: '95.63', again: '97.81' },
    { unit: 'Phòng Đỏ', figure: 'final points', published: '76.50 / 80.00', again: '78.25 / 80.00' },
    { unit: 'Phòng Đỏ', figure: 'final service', published: '66.50 / 70.00', again: '68.25 / 70.00' },
    { unit: 'Phòng Đỏ', figure: 'final on-time', published: '66.50', again: '68.25' },
  ])
})

it('another framework of the same name, another file and two things at once are refused', () => {
  const other = `sha256:${'0'.repeat(64)}`
  expect(verify(text.replaceAll(hash, other))).toEqual({
    code: 4,
    out: '',
    err: `The framework mini@1.0.0 here has the hash ${hash}, the publication was made with ${other}. Get that file of the framework.\n`,
  })
  for (const content of ['', '{', '[]', 'null', '{"kind":"publication"}', '{"kind":"result","units":[]}'])
    expect(verify(content)).toEqual({
      code: 3,
      out: '',
      err: `"${join(scratch, 'p.json')}" is not the document of a publication, as the page of a result hands it out.\n`,
    })
  expect(verify(text, '--journal --lang en')).toEqual({
    code: 2,
    out: '',
    err: lines`
      Say what to verify: the file of a publication, or --journal, --evidence.
      For help: khung help verify
    `,
  })
})
