/** Rows that are not as wide as their headings, quotes that are not right, and files in other letters. */
import { expect, it } from 'vitest'
import type { ErrorPlace } from '../../server/http/refusal.ts'
import { planPeople } from '../../server/import/people.ts'
import { readTable } from '../../server/import/table.ts'
import { planUnits } from '../../server/import/units.ts'
import type { UnitType } from '../../server/unit-types.ts'

const attributes = ['rate', 'other'].map((id) => ({ id, label: { vi: id }, type: 'decimal' as const }))
const types: readonly UnitType[] = [
  {
    id: 'phong',
    name: null,
    rev: 0,
    units: 0,
    frameworks: [{ id: 'f', version: '1.0.0', title: { vi: 'F' }, attributes }],
  },
]

async function planned(text: string | Buffer) {
  const table = await readTable(Buffer.from(text as string))
  const errors: ErrorPlace[] = []
  const steps = table.kind === 'table' ? planUnits(table.rows, [], types, errors) : []
  return {
    file: table.kind === 'table' ? 'read' : table.code,
    units: steps.map(({ name, values }) => [name, JSON.parse(values.attributes)]),
    errors,
  }
}

const told = ({ errors }: { readonly errors: readonly ErrorPlace[] }, lang: 'vi' | 'en') =>
  errors.map(({ words }) => words(lang))
const placed = ({ errors }: { readonly errors: readonly ErrorPlace[] }) =>
  errors.map(({ pointer, code }) => `${pointer} ${code}`)

it('8,5 without quotes between commas is refused by row and column, with what was found and what to do', async () => {
  const found = await planned('Tên,Loại,rate\nA,phong,8.5\nB,phong,8,5\n')
  expect(found.units).toEqual([])
  expect(placed(found)).toEqual(['/rows/3/rate cell-parted'])
  expect(told(found, 'vi')).toEqual([
    'Dòng 3, cột “rate”: tệp ngăn các cột bằng dấu phẩy nên không biết “8,5” là một số hay hai ô. Hãy đặt từng ô trong dấu ngoặc kép, ngăn các cột bằng dấu chấm phẩy, hoặc lưu thành .xlsx.',
  ])
  expect(told(found, 'en')).toEqual([
    'Row 3, column “rate”: the file parts its columns by commas, and nobody knows whether “8,5” is one number or two cells. Put each cell in quotes, part the columns by semicolons, or save as .xlsx.',
  ])
})

it('8,5 between semicolons is 8.5, as a spreadsheet program here writes it', async () => {
  const found = await planned('\ufeffTên;Loại;rate;other\r\nA;phong;8,5;\r\nB;phong;;1.234,5\r\nC;phong;8,5;9,5\r\n')
  expect(found.errors).toEqual([])
  expect(found.units).toEqual([
    ['A', { rate: '8.5' }],
    ['B', { other: '1234.5' }],
    ['C', { other: '9.5', rate: '8.5' }],
  ])
})

it.each([
  'Tên,Loại,rate,\nA,phong,8.5,khác\n',
  'Tên;Loại;rate\nA;phong;8;khác\n',
  'Tên\tLoại\trate\nA\tphong\t8\tkhác\n',
])('a cell without a heading refuses its row: %j', async (text) => {
  const found = await planned(text)
  expect([found.units, placed(found)]).toEqual([[], ['/rows/2/4 cell-no-column']])
  expect(told(found, 'vi')).toEqual([
    'Dòng 2, ô thứ 4: “khác” nằm ngoài các cột có tên; có thể một số như 8,5 đã bị tách thành hai ô. Hãy đặt số đó trong dấu ngoặc kép hoặc lưu thành .xlsx; nếu là một ô riêng, hãy đặt tên cho cột hoặc xóa ô.',
  ])
  expect(told(found, 'en')).toEqual([
    'Row 2, cell 4: “khác” stands outside the named columns; perhaps a number such as 8,5 was parted in two. Put it in quotes or save as .xlsx; if it is a cell of its own, name the column or empty the cell.',
  ])
})

it('a row that is short leaves what it does not reach as it is; empty cells and columns without a heading say nothing', async () => {
  const found = await planned('Tên;;Loại;rate;other;\nA;;phong\nB;;phong;8,5\nC;;phong;;9;;\n')
  expect(found.errors).toEqual([])
  expect(found.units).toEqual([
    ['A', {}],
    ['B', { rate: '8.5' }],
    ['C', { other: '9' }],
  ])
})

it('a row of people moves no cell either', async () => {
  const table = await readTable(Buffer.from('Họ tên,Tên đăng nhập,Vai trò\nA,a.a,auditor,8,5\nB,b.b,auditor,thừa\n'))
  const errors: ErrorPlace[] = []
  const existing = { units: [], users: [], memberships: [], actor: { authority: '', id: '' } }
  expect(table.kind === 'table' && planPeople(table.rows, existing, errors)).toEqual([])
  expect(placed({ errors })).toEqual(['/rows/2/4 cell-parted', '/rows/3/4 cell-no-column'])
})

it('line ends within quotes belong to the cell, and every kind of line end ends a row', async () => {
  const found = await planned('Tên;Loại;rate\r\n"Phòng\r\n""Một""";phong;"8,5"\rHai;phong;9\nBa;phong;10')
  expect(found.errors).toEqual([])
  expect(found.units).toEqual([
    ['Phòng\r\n"Một"', { rate: '8.5' }],
    ['Hai', { rate: '9' }],
    ['Ba', { rate: '10' }],
  ])
})

it.each(['Tên;Loại;rate\nA;phong;"8"5\n', 'Tên,Loại,rate\nA,phong,"8"5\n', 'Tên;Loại;rate\nA;phong;"8,5\n'])(
  'quotes that are not right make no number: %j',
  async (text) => expect(await planned(text)).toEqual({ file: 'open-quote', units: [], errors: [] }),
)

it('8 and 5 on two lines make no 85', async () => {
  const found = await planned('Tên;Loại;rate\rA;phong;8\r5\r')
  expect(placed(found)).toEqual(['/rows/3/Loại cell-type'])
})

const littleEndian = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

it('UTF-16 of either order is read by its first mark, and what is cut in it is refused', async () => {
  const text = 'Tên\tLoại\trate\r\nPhòng Đỏ\tphong\t8,5\r\n'
  const units = [['Phòng Đỏ', { rate: '8.5' }]]
  expect(await planned(littleEndian(text))).toEqual({ file: 'read', units, errors: [] })
  expect(await planned(littleEndian(text).swap16())).toEqual({ file: 'read', units, errors: [] })
  expect((await planned(littleEndian(text).subarray(0, -1))).file).toBe('not-utf8')
  expect((await planned(littleEndian(text).subarray(2))).file).toBe('not-utf8')
})

it('the separator is what parts the headings, not what stands in one of them', async () => {
  const found = await planned('"Tên";"Loại";rate\nA;phong;8,5\n')
  expect(found.units).toEqual([['A', { rate: '8.5' }]])
  const named = await planned('"Tên đơn vị";"Loại";"rate";"đã, đang, sẽ, sắp"\nA;phong;8,5\n')
  expect(placed(named)).toEqual(['/rows/1/đã, đang, sẽ, sắp column-unknown'])
})
