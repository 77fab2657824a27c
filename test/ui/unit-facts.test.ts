/** Targets and attributes as they are typed or pasted. */
import { describe, expect, it } from 'vitest'
import type { Input } from '../../engine/live.ts'
import type { UnitFacts } from '../../ui/api.ts'
import { cellOf, cellsOf, readCells, readPaste } from '../../ui/administration/unit-facts.ts'
import type { Column } from '../../ui/administration/unit-facts.ts'

const input = (id: string, type: Input['type'], label: string, more: Partial<Input> = {}): Input => ({
  id,
  type,
  label: { vi: label },
  hint: null,
  unit: null,
  min: null,
  max: null,
  step: null,
  at_most: null,
  at_most_less: [],
  when: null,
  when_in: [],
  dated_by: null,
  choices: [],
  decimals: type === 'percent' ? 2 : 0,
  ...more,
})
const rate: Column = { group: 'targets', input: input('rate', 'percent', 'Giải ngân', { max: '100' }) }
const hills: Column = { group: 'attributes', input: input('hills', 'boolean', 'Miền núi') }
const zone: Column = {
  group: 'attributes',
  input: input('zone', 'choice', 'Khu vực', { choices: [{ id: 'one', label: { vi: 'Khu vực I' } }] }),
}
const columns = [rate, hills, zone]
const unit = (id: string, name: string): UnitFacts => ({
  unit: { id, name },
  framework: '',
  targets: {},
  attributes: {},
})
const units = [unit('a', 'Xã Đỏ'), unit('b', 'Xã Xanh')]

describe('cells', () => {
  it('show what is stored and read back to the same', () => {
    const stored: UnitFacts = {
      unit: { id: 'a', name: 'Xã Đỏ' },
      framework: '',
      targets: { rate: '90.5' },
      attributes: { hills: false, zone: 'one' },
    }
    const cells = cellsOf([stored], columns)
    expect([...cells.values()]).toEqual(['90,5', 'no', 'one'])
    expect(readCells([stored], columns, cells)).toEqual({
      units: [{ unit_id: 'a', targets: { rate: '90.5' }, attributes: { hills: false, zone: 'one' } }],
      problems: new Map(),
    })
  })

  it('name what cannot be read, and leave out what is empty', () => {
    const cells = new Map([
      [cellOf('a', rate), '120'],
      [cellOf('b', rate), 'nhiều'],
    ])
    const { units: read, problems } = readCells(units, columns, cells)
    expect(read.map(({ targets }) => targets)).toEqual([{}, {}])
    expect([...problems]).toEqual([
      [cellOf('a', rate), 'Xã Đỏ, Giải ngân: chưa đọc được “120”'],
      [cellOf('b', rate), 'Xã Xanh, Giải ngân: chưa đọc được “nhiều”'],
    ])
  })
})

describe('a pasted table', () => {
  it('comes from a spreadsheet, with tabs and decimal commas', () => {
    const { cells, problems } = readPaste('Xã\tMiền núi\tGiải ngân\nxã  đỏ\tCó\t90,5\nXã Xanh\t\t88\n', units, columns)
    expect(problems).toEqual([])
    expect(Object.fromEntries(cells)).toEqual({
      [cellOf('a', hills)]: 'yes',
      [cellOf('a', rate)]: '90,5',
      [cellOf('b', rate)]: '88',
    })
  })

  it('comes from a file, with semicolons and quotes', () => {
    const { cells, problems } = readPaste('\ufeff"x";"zone"\r\n"Xã Đỏ";"Khu vực I"\r\n', units, columns)
    expect([problems, Object.fromEntries(cells)]).toEqual([[], { [cellOf('a', zone)]: 'one' }])
  })

  it('says what it does not know', () => {
    const { cells, problems } = readPaste('Xã\tDân số\thills\nXã Đỏ\t9\tcó thể\nXã Vàng\t1\tcó\n', units, columns)
    expect(cells.size).toBe(0)
    expect(problems).toEqual([
      'Không có cột “Dân số”',
      'Xã Đỏ, Miền núi: chưa đọc được “có thể”',
      'Không có đơn vị “Xã Vàng” trong đợt',
    ])
  })

  it('with commas between its columns is not read at all: 8,5 would be 8', () => {
    const { cells, problems } = readPaste('Xã,rate,hills\nXã Đỏ,8,5\n', units, columns)
    expect([cells.size, problems]).toEqual([0, [expect.stringContaining('“8,5” là một ô hay hai ô')]])
  })

  it.each(['Xã;rate\nXã Đỏ;8;5\nXã Xanh;88', 'Xã;rate;\nXã Đỏ;8;5\nXã Xanh;88;'])(
    'has a name for every column that holds something: %j',
    (pasted) => {
      const { cells, problems } = readPaste(pasted, units, columns)
      expect(Object.fromEntries(cells)).toEqual({ [cellOf('b', rate)]: '88' })
      expect(problems).toEqual([
        'Xã Đỏ, ô thứ 3: “5” nằm ngoài các cột có tên nên chưa điền ô nào của dòng này. Nếu một số như 8,5 đã bị tách thành hai ô, hãy đặt số đó trong dấu ngoặc kép hoặc sao chép thẳng từ bảng tính.',
      ])
    },
  )
})
