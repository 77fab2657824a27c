/** What the pages of results make of a ranking: its order, its spread, and the files that leave the house. */
import { describe, expect, it } from 'vitest'
import { Workbook } from '@cj-tech-master/excelts'
import type { Framework } from '../../engine/live.ts'
import type { RankingRow } from '../../ui/api.ts'
import { figure, harmless, summed } from '../../ui/results/cells.ts'
import type { Table } from '../../ui/results/cells.ts'
import { csvOf } from '../../ui/results/csv.ts'
import { furthest } from '../../ui/results/movers.ts'
import { byPlace, sharedPlaces, shownRows, turned } from '../../ui/results/order.ts'
import { compare, compareShares } from '../../ui/results/scores.ts'
import { bins, byShare } from '../../ui/results/spread.ts'
import type { Track } from '../../ui/results/tracks.ts'
import { sumOf, workbook } from '../../ui/results/workbook.ts'

const row = (name: string, place: number | null, index: string | null, band: string | null = 'good'): RankingRow => ({
  place,
  unit: { id: name, name },
  framework: 'sha256:a',
  index,
  band,
  overruled: null,
  points: index,
  of: '100',
  domains: [{ id: 'one', points: index, of: '100' }],
  bonus: null,
  penalty: null,
})
const rows = [
  row('Đống Đa', 1, '92.86', 'excellent'),
  row('Ba Đình', 2, '85'),
  row('Tây Hồ', 2, '85.0'),
  row('Đông Anh', 4, '9.5', 'weak'),
  row('Chưa nộp', null, null, null),
]
const framework = {
  bands: [{ id: 'excellent' }, { id: 'good' }, { id: 'weak' }],
  scale: { total: 10000 },
  rounding: { criterion: 2, index: 2 },
} as unknown as Framework
const any = { name: '', band: '' }
const names = (some: readonly RankingRow[]): readonly string[] => some.map(({ unit }) => unit.name)

describe('decimals', () => {
  it('compare exactly, and by value', () => {
    expect([compare('85', '85.0'), compare('9.5', '10'), compare('0.30', '0.3'), compare('-1', '0')]).toEqual([
      0, -1, 0, -1,
    ])
  })

  it('compare as shares of what counts, where nothing counts last', () => {
    expect(compareShares({ points: '1', of: '3' }, { points: '33.33', of: '100' })).toBe(1)
    expect(compareShares({ points: '9', of: '10' }, { points: '4.5', of: '5' })).toBe(0)
    expect(compareShares({ points: '0', of: '0' }, { points: '0', of: '5' })).toBe(-1)
  })
})

describe('a ranking', () => {
  it('is found without marks, and keeps its places', () => {
    const found = shownRows(rows, framework, { name: ' dong ', band: '' }, byPlace)
    expect(found.map(({ place, unit }) => [place, unit.name])).toEqual([
      [1, 'Đống Đa'],
      [4, 'Đông Anh'],
    ])
    expect(names(shownRows(rows, framework, { name: '', band: 'good' }, byPlace))).toEqual(['Ba Đình', 'Tây Hồ'])
  })

  it('is put in another order by each column, and what has no figure stands last either way', () => {
    const by = (key: 'unit' | 'index' | 'band', twice = false): readonly string[] => {
      const once = turned(byPlace, key)
      return names(shownRows(rows, framework, any, twice ? turned(once, key) : once))
    }
    expect(by('index')).toEqual(['Đống Đa', 'Ba Đình', 'Tây Hồ', 'Đông Anh', 'Chưa nộp'])
    expect(by('index', true)).toEqual(['Đông Anh', 'Ba Đình', 'Tây Hồ', 'Đống Đa', 'Chưa nộp'])
    expect(by('unit')).toEqual(['Ba Đình', 'Chưa nộp', 'Đông Anh', 'Đống Đa', 'Tây Hồ'])
    expect(by('band', true)).toEqual(['Đông Anh', 'Ba Đình', 'Tây Hồ', 'Đống Đa', 'Chưa nộp'])
  })

  it('says which places are shared', () => {
    expect([...sharedPlaces(rows)]).toEqual([2])
  })
})

describe('the spread of indices', () => {
  it('counts a unit at a bound in the step that begins there', () => {
    const found = bins(rows, framework).map(({ from, below, rows: some }) => [from, below, some.length])
    expect(found[0]).toEqual(['5', '10', 1])
    expect(found.at(-1)).toEqual(['90', '95', 1])
    expect(found.find(([from]) => from === '85')).toEqual(['85', '90', 2])
    expect(found.find(([from]) => from === '80')).toEqual(['80', '85', 0])
    expect(bins([row('X', 1, '104.2')], framework).map(({ from, below }) => [from, below])).toEqual([['100', null]])
    expect(bins([row('X', null, null)], framework)).toEqual([])
  })

  it('puts the highest share first, equal ones as they are ranked', () => {
    expect(names(byShare(rows, 'one').map((one) => one.row))).toEqual(['Đống Đa', 'Ba Đình', 'Tây Hồ', 'Đông Anh'])
  })
})

const body = [
  ['Lĩnh vực 1', figure('1.25'), figure('2')],
  ['=1+1', figure('0.25'), figure(null)],
] as const
const table: Table = {
  file: 'bang',
  title: 'Bảng điểm: thử',
  about: [
    ['Lần công bố', '2'],
    ['small@1.0.0', 'sha256:abc'],
  ],
  columns: [{ label: 'Lĩnh vực' }, { label: 'Điểm', digits: 2 }, { label: 'Tối đa', digits: 2 }],
  rows: [
    ...body,
    [
      'Tổng',
      summed(
        '1.50',
        [
          [0, 1],
          [1, 1],
        ],
        body,
      ),
      summed(
        '3',
        [
          [0, 2],
          [1, 2],
        ],
        body,
      ),
    ],
  ],
  sums: [2],
}

describe('who moved', () => {
  const moved = (...by: readonly number[]): readonly Track[] =>
    by.map((steps, at) => ({
      unit: { id: `u${at}`, name: `u${at}`, type: 'phong' },
      rows: [],
      steps: [],
      places: [],
      move: { kind: 'up', by: steps, places: { before: 1 + steps, after: 1, of: 9, isAll: true }, why: [] },
    }))
  const named = (...by: readonly number[]): readonly string[] => furthest(moved(...by)).map(({ unit }) => unit.id)

  it('names three, and whoever moved as far as the third', () => {
    expect(named(1, 4)).toEqual(['u1', 'u0'])
    expect(named(1, 5, 2, 3)).toEqual(['u1', 'u3', 'u2'])
    expect(named(2, 5, 2, 3)).toEqual(['u1', 'u3', 'u0', 'u2'])
  })

  it('names those before where too many moved as far: none where all did', () => {
    expect(named(1, 1, 1, 1, 1, 1, 1, 5)).toEqual(['u7'])
    expect(named(1, 1, 1, 1, 1, 1, 1)).toEqual([])
  })
})

describe('a table that leaves the house', () => {
  it('is a CSV with its revision and hash above', () => {
    expect(csvOf(table, 'vi')).toBe(
      [
        'Bảng điểm: thử',
        'Lần công bố;2',
        'small@1.0.0;sha256:abc',
        '',
        'Lĩnh vực;Điểm;Tối đa',
        'Lĩnh vực 1;1,25;2',
        "'=1+1;0,25;",
        'Tổng;1,50;3',
        '',
      ].join('\r\n'),
    )
  })

  it('is a spreadsheet of real numbers, whose sums are formulas where they are true', async () => {
    const book = new Workbook()
    await book.xlsx.load(Buffer.from(await workbook(table)))
    const [sheet] = book.worksheets
    if (sheet === undefined) expect.unreachable('there is no sheet')
    expect(sheet.name).toBe('Bảng điểm  thử')
    expect(sheet.getCell('B6').value).toBe(1.25)
    expect(sheet.getCell('B6').numFmt).toBe('0.00')
    expect(sheet.getCell('A7').value).toBe("'=1+1")
    expect(sheet.getCell('C7').value).toBeNull()
    expect(sheet.getCell('B8').value).toEqual({ formula: 'SUM(B6:B7)', result: 1.5 })
    // 2 is not 3: no formula may say so.
    expect(sheet.getCell('C8').value).toBe(3)
    expect(sheet.getCell('B3').value).toBe('sha256:abc')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, printTitlesRow: '5:5' })
  })

  it.each([
    ['Bảng */?:[]\\ điểm', 'Bảng         điểm'],
    ["'Kết quả'", 'Kết quả'],
    ['Kết quả xếp hạng các đơn vị năm 2026 của quận', 'Kết quả xếp hạng các đơn vị năm'],
    [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
    ['Kê\u0301t qua\u0309', 'Kết quả'],
    ['*/?', 'Khung'],
  ])('names its sheet as spreadsheets allow: %j', async (title, name) => {
    const book = new Workbook()
    await book.xlsx.load(Buffer.from(await workbook({ ...table, title })))
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([name])
  })

  it('adds up runs of cells, and single ones', () => {
    const row = (columns: readonly number[]) => columns.map((column) => [0, column] as const)
    expect(sumOf(row([4, 5, 6]), 5)).toBe('SUM(E6:G6)')
    expect(sumOf(row([2, 4, 26]), 5)).toBe('SUM(C6,E6,AA6)')
    expect(
      sumOf(
        [
          [0, 1],
          [3, 1],
          [4, 1],
        ],
        2,
      ),
    ).toBe('SUM(B3,B6:B7)')
  })

  it('runs nothing, in full-width signs neither', () => {
    expect(['=1', '＝1', '＋1', '－1', '＠x', ' @x', '\t1', 'a=1'].map(harmless)).toEqual([
      "'=1",
      "'＝1",
      "'＋1",
      "'－1",
      "'＠x",
      "' @x",
      "'\t1",
      'a=1',
    ])
  })
})
