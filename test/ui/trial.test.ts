/** Which published rounds a framework is tried on, and what of a trial leaves as a file. */
import { expect, it } from 'vitest'
import { ends } from '../../engine/advise/index.ts'
import { trial } from '../../engine/compare/trial.ts'
import type { Pinned, Round } from '../../ui/api.ts'
import { roundsToTry } from '../../ui/comparison/rounds-to-try.ts'
import { trialSheet } from '../../ui/comparison/trial-sheet.ts'
import { loadWords } from '../../ui/text.ts'
import { loaded, one, setting, textOf } from '../engine/load-small.ts'
import { publishRound } from '../engine/publish-round.ts'

await loadWords('all')

const pinned = (id: string, version = '1.0.0'): Pinned => ({
  id,
  version,
  hash: `sha256:${id}${version}`,
  title: { vi: id },
  provenance: 'illustrative',
})
const round = (id: string, year: number, frameworks: readonly Pinned[], parts: Partial<Round> = {}): Round =>
  ({
    id,
    title: `Đợt ${year}`,
    state: 'published',
    period: { from: `${year}-01-01`, until: `${year}-12-31` },
    frameworks,
    publications: [1, 2].map((revision) => ({ revision, at: '', hash: `sha256:p${revision}`, correction: null })),
    ...parts,
  }) as Round

it('rounds in force by the same framework come first, the latest first; then by its parent and by its overlays', () => {
  const rounds = [
    round('a', 2023, [pinned('city')]),
    round('b', 2024, [pinned('district'), pinned('other')]),
    round('c', 2025, [pinned('district', '1.1.0')]),
    round('d', 2025, [pinned('ward')]),
    round('e', 2025, [pinned('other')]),
    round('f', 2025, [pinned('district')], { state: 'cancelled' }),
    round('g', 2025, [pinned('district')], { state: 'council', publications: [] }),
  ]
  const shelf = [
    { id: 'ward', version: '1.0.0', extends: 'district@1.0.0' },
    { id: 'district', version: '1.0.0', extends: 'city@1.0.0' },
  ]
  const found = roundsToTry({ id: 'district', extends: 'city@1.0.0' }, rounds, shelf)
  expect(found.map((one) => [one.round.id, one.framework.id, one.revision])).toEqual([
    ['c', 'district', 2],
    ['b', 'district', 2],
    ['a', 'city', 2],
    ['d', 'ward', 2],
  ])
  expect(roundsToTry({ id: 'new', extends: null }, rounds, shelf)).toEqual([])
})

it('a trial leaves with its places and indices as numbers, its notes and the words that it is no result', () => {
  const part = (at: number) => ({
    max: 10,
    inputs: [{ id: 'n', type: 'count', max: at }],
    rule: {
      tiers: {
        of: 'n',
        steps: [
          { below: 5, points: 0 },
          { from: 5, points: 10 },
        ],
      },
    },
  })
  const [before, after] = [one(part(20)), one({ ...part(9), title: 'Hồ sơ' }, { version: '2.0.0' })]
  const units = ['9', '12', '3'].map((n, at) => ({ id: 'xyz'[at]!, answers: { c1: { inputs: { n } } } }))
  const found = trial(publishRound(before, units, setting), before, after)
  const on = { round: round('r', 2025, [pinned('made')]), revision: 2, framework: pinned('made') }
  const { title, about, rows } = trialSheet({ trial: found, before, after, on })
  expect(title).toBe('Tính thử, không phải kết quả: Hạng và chỉ số trước, sau của các đơn vị')
  expect(about).toEqual([
    ['Đợt đánh giá', 'Đợt 2025'],
    ['Lần công bố', '2'],
    ['Mã kiểm chứng của bản công bố', 'sha256:p2'],
    ['Khung đã dùng: made@1.0.0', before.hash],
    ['Khung tính thử: made@2.0.0', after.hash],
    [
      'Không mang sang được, hoặc cần biết',
      '1.1 “Hồ sơ”: câu trả lời không hợp lệ theo khung sau (1 đơn vị). Lớn nhất là 9; đã nhập 12.',
    ],
    [
      'Không mang sang được, hoặc cần biết',
      '1.1 “Hồ sơ”: tên tiêu chí hoặc ô nhập đã viết khác, câu trả lời vẫn dùng nguyên (2 đơn vị); hãy xem có còn hỏi cùng một việc.',
    ],
  ])
  const again = (place: number) => `giữ hạng (thứ ${place} thành thứ ${place} trong 2 đơn vị có hạng cả hai lần)`
  expect(rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.decimal)))).toEqual([
    ['Đơn vị x', '1', '1', again(1), '10.00', '10.00', '0.00', 'Còn lại', 'Còn lại', '', 'x'],
    ['Đơn vị z', '3', '2', again(2), '0.00', '0.00', '0.00', 'Còn lại', 'Còn lại', '', 'z'],
    [
      'Đơn vị y',
      '1',
      null,
      'chỉ có hạng ở một lần',
      '10.00',
      null,
      null,
      'Còn lại',
      'Chưa xếp loại',
      '1.1 Hồ sơ: 10,00 / 10,00 → không hợp lệ / 10,00',
      'y',
    ],
  ])
})

it('while criteria are open it leaves with what is still possible', () => {
  const given = { max: 10, inputs: [{ id: 'n', type: 'count', max: 10 }], rule: { logic: { var: 'n' } } }
  const fresh = { max: 3, inputs: [{ id: 'yes', type: 'boolean' }], rule: { yes_no: { of: 'yes', yes: 3, no: 0 } } }
  const [before, after] = [one(given), loaded(textOf([given, fresh], { version: '2.0.0' }))]
  const units = ['9', '5'].map((n, at) => ({ id: 'xy'[at]!, answers: { c1: { inputs: { n } } } }))
  const found = trial(publishRound(before, units, setting), before, after, ends)
  const on = { round: round('r', 2025, [pinned('made')]), revision: 1, framework: pinned('made') }
  const { columns, rows } = trialSheet({ trial: found, before, after, on })
  expect(columns.map(({ label }) => label).slice(-5)).toEqual([
    'Chỉ số thấp nhất còn có thể',
    'Chỉ số cao nhất còn có thể',
    'Hạng cao nhất còn có thể',
    'Hạng thấp nhất còn có thể',
    'Mã đơn vị',
  ])
  const said = rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.decimal)))
  expect(said.map((cells) => [cells[3], ...cells.slice(-5)])).toEqual([
    ['còn có thể: hạng 1', '9.00', '12.00', '1', '1', 'x'],
    ['còn có thể: hạng 2', '5.00', '8.00', '2', '2', 'y'],
  ])
})
