/** Units and people from a spreadsheet: what each row will do, all or none, and where the faults are. */
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../server/import/table.ts'
import { readZip } from '../../server/import/zip.ts'
import type { ApiProblem, Imported, Session, Unit, User } from '../../ui/api.ts'
import { harness, type Harness, type Voice } from './harness.ts'
import { makeZip } from './zip.ts'

let server: Harness
let admin: Voice
beforeAll(async () => {
  server = await harness()
  admin = await server.person('quan-tri', 'administrator')
})
afterAll(() => server.close())

type Cell = string | number | boolean | Date | null
async function workbook(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const book = new Workbook()
  const sheet = book.addWorksheet('Danh sách')
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const csv = (text: string) => Buffer.from(text)
const send = (kind: 'units' | 'people', file: Buffer, plan?: string) =>
  admin.upload<Imported & ApiProblem>(
    `/imports?kind=${kind}${plan === undefined ? '' : `&plan=${plan}`}`,
    new Uint8Array(file),
  )
const details = (body: ApiProblem) => body.errors?.map(({ detail }) => detail) ?? []
const units = async () => (await admin.get<Unit[]>('/units')).body

describe('units', () => {
  const rows = [
    ['Tên đơn vị', 'Loại', 'Từ ngày', 'Đến ngày', 'mountainous', 'population'],
    ['Phòng Đỏ', 'phong', new Date('2026-01-02'), null, 'có', 1200],
    ['Phòng Xanh', 'phong', '01/03/2026', '2026-12-31', 'Không', null],
  ]

  it('are previewed and then added, with type, dates and attributes', async () => {
    const file = await workbook(rows)
    const preview = await send('units', file)
    expect([preview.status, preview.body.done]).toEqual([200, false])
    expect(preview.body.rows).toEqual([
      { row: 2, does: 'add', name: 'Phòng Đỏ', detail: 'phong' },
      { row: 3, does: 'add', name: 'Phòng Xanh', detail: 'phong' },
    ])
    expect(await units()).toEqual([])
    const done = await send('units', file, preview.body.plan)
    expect([done.status, done.body.done]).toEqual([200, true])
    const shown = await units()
    expect(shown.map((unit) => ({ ...unit, id: '' }))).toEqual([
      {
        id: '',
        name: 'Phòng Đỏ',
        type: 'phong',
        attributes: { mountainous: true, population: '1200' },
        valid_from: '2026-01-02',
        valid_until: null,
        rev: 1,
      },
      {
        id: '',
        name: 'Phòng Xanh',
        type: 'phong',
        attributes: { mountainous: false },
        valid_from: '2026-03-01',
        valid_until: '2026-12-31',
        rev: 1,
      },
    ])
  })

  it('a second time do nothing, and a changed row says so; CSV with semicolons is the same table', async () => {
    const text = [
      '\uFEFFten don vi;LOẠI;population',
      '"Phòng Đỏ";phong;1200',
      'Phòng Xanh;"phong ""mới""";900',
      '',
    ].join('\r\n')
    await admin.post('/unit-types', { id: 'phong-moi', name: 'Phòng "mới"' })
    const preview = await send('units', csv(text))
    expect(preview.body.rows.map(({ does, name }) => `${does} ${name}`)).toEqual(['same Phòng Đỏ', 'change Phòng Xanh'])
    await send('units', csv(text), preview.body.plan)
    const [red, blue] = await units()
    expect([red?.rev, blue?.rev, blue?.type, blue?.valid_until]).toEqual([1, 2, 'phong-moi', '2026-12-31'])
    expect(blue?.attributes).toEqual({ mountainous: false, population: '900' })
  })

  it('are all or none: one fault, and nothing is done; each fault says where, what, and what to do', async () => {
    const before = await units()
    const file = await workbook([
      ['Tên đơn vị', 'Loại', 'Từ ngày', 'Đến ngày'],
      ['Phòng Vàng', 'phong', '31/02/2026', null],
      ['', 'phong', null, null],
      ['Phòng Tím', '', '2026-05-01', '2026-04-01'],
      ['Phòng Nâu', 'phong', null, null],
      ['Phòng Nâu', 'phong', null, null],
    ])
    const { status, body } = await send('units', file)
    expect([status, body.code]).toEqual([422, 'import-errors'])
    expect(body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/rows/2/Từ ngày cell-day',
      '/rows/3/Tên đơn vị cell-name',
      '/rows/4/Loại cell-type',
      '/rows/4/Đến ngày cell-days-order',
      '/rows/6/Tên đơn vị row-twice',
    ])
    expect(details(body).slice(0, 2)).toEqual([
      'Row 2, column “Từ ngày”: a day such as 31/12/2026 is needed, “31/02/2026” was found. Mend it or leave it empty.',
      'Row 3, column “Tên đơn vị”: a name of 1 to 200 characters is needed, the cell is empty. Write the name.',
    ])
    expect(await units()).toEqual(before)
  })

  it('have columns that are known', async () => {
    const { body } = await send('units', csv('Tên đơn vị,Ghi chú\nA,b\n'))
    expect(body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/rows/1/Ghi chú column-unknown',
      '/rows/1/loaidonvi column-missing',
    ])
  })

  it('are not done when something changed after the preview', async () => {
    const file = csv('Tên đơn vị,Loại\nPhòng Cam,phong\n')
    const preview = await send('units', file)
    await admin.post('/units', { units: [{ name: 'Phòng Cam', type: 'phong' }] })
    const late = await send('units', file, preview.body.plan)
    expect([late.status, late.body.code]).toEqual([409, 'import-changed'])
  })
})

describe('people', () => {
  it('are invited, get further roles, and leave the rest as it is', async () => {
    const file = await workbook([
      ['Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Đơn vị', 'Email', 'Đến ngày'],
      ['Trần Văn Tư', 'tran.tu', 'Cán bộ đơn vị', 'Phòng Đỏ', 'Tu@Example.vn', null],
      ['Trần Văn Tư', 'tran.tu', 'Hội đồng thẩm định', null, 'Tu@Example.vn', '31/12/2027'],
      ['Lê Thị Năm', 'le.nam', 'Lãnh đạo đơn vị', 'Phòng Xanh', null, null],
    ])
    const preview = await send('people', file)
    expect(preview.body.rows).toEqual([
      { row: 2, does: 'add', name: 'Trần Văn Tư', detail: 'tran.tu' },
      { row: 3, does: 'grant', name: 'Trần Văn Tư', detail: 'tran.tu' },
      { row: 4, does: 'add', name: 'Lê Thị Năm', detail: 'le.nam' },
    ])
    expect(preview.body.invitations).toEqual([])
    const done = await send('people', file, preview.body.plan)
    expect(done.body.invitations.map(({ username }) => username)).toEqual(['tran.tu', 'le.nam'])
    const code = done.body.invitations[0]?.code
    const entered = await server.voice().put<Session>('/invitation', { code, password: 'một câu dài khác hẳn' })
    expect(entered.body.memberships.map(({ role, valid_until }) => [role, valid_until])).toEqual([
      ['office', null],
      ['council', '2027-12-31'],
    ])
    const again = await send('people', file)
    expect(again.body.rows.map(({ does }) => does)).toEqual(['same', 'same', 'same'])
    const { body: users } = await admin.get<User[]>('/users')
    expect(users.find(({ username }) => username === 'tran.tu')?.email).toBe('tu@example.vn')
  })

  it('with faults are refused, each in its place', async () => {
    const rows = [
      'Họ và tên,Tên đăng nhập,Vai trò,Đơn vị,Email',
      'A,Có Dấu,office,Phòng Đỏ,',
      'B,b.b,vua,,',
      'C,c.c,office,Phòng Không Có,',
      'D,d.d,chair,Phòng Đỏ,',
      'E,quan-tri,auditor,,',
      'F,f.f,auditor,,không phải thư',
      'G,g.g,auditor,,tu@example.vn',
    ]
    const { body } = await send('people', csv(rows.join('\n')))
    expect(body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/rows/2/Tên đăng nhập cell-username',
      '/rows/3/Vai trò cell-role',
      '/rows/4/Đơn vị cell-unit',
      '/rows/5/Đơn vị cell-no-unit',
      '/rows/6/Tên đăng nhập cell-own-account',
      '/rows/7/Email cell-email',
      '/rows/8/Email cell-email-taken',
    ])
  })

  it('of another authority are neither touched nor told apart from other taken names', async () => {
    await admin.post('/authorities', {
      name: 'Quận dưới',
      administrator: { username: 'la.lam', name: 'Lạ' },
    })
    const { body } = await send('people', csv('Họ tên,Tên đăng nhập,Vai trò\nX,la.lam,auditor\n'))
    expect(body.errors?.map(({ code }) => code)).toEqual(['cell-username-taken'])
  })
})

describe('a file', () => {
  const code = async (file: Buffer) => {
    const { status, body } = await send('units', file)
    return `${status} ${body.code}`
  }

  it('that is no table is refused with the reason', async () => {
    expect(await code(csv('%PDF-1.4\u0000\n'))).toBe('422 import-not-a-table')
    expect(await code(Buffer.from([0x54, 0xea, 0x6e]))).toBe('422 import-not-utf8')
    expect(await code(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toBe('422 import-not-utf8')
    expect(await code(csv('Tên đơn vị,Loại\n"A,b\n'))).toBe('422 import-open-quote')
    expect(await code(csv('Tên đơn vị,Loại\n'))).toBe('422 import-empty')
    expect(await code(csv(`Tên đơn vị,Loại\n${'A,b\n'.repeat(5001)}`))).toBe('422 import-too-many-rows')
    expect(await code(csv('x'.repeat(5 * 1024 * 1024 + 1)))).toBe('413 file-too-large')
    expect(await code(makeZip([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]))).toBe(
      '422 import-not-a-table',
    )
  })

  it('with a formula gives its result; with a name like an object’s own, text', async () => {
    const table = await readTable(csv('a,b\n=1+1,__proto__\n"x\ny",2\n'))
    expect(table).toEqual({
      kind: 'table',
      rows: [
        { number: 1, cells: ['a', 'b'] },
        { number: 2, cells: ['=1+1', '__proto__'] },
        { number: 3, cells: ['x\ny', '2'] },
      ],
    })
  })

  const zeros = Buffer.alloc(30 * 1024 * 1024)
  const small = Buffer.from('<workbook/>')
  const bombs: readonly (readonly [string, () => Buffer])[] = [
    ['one huge entry', () => makeZip([{ name: 'xl/workbook.xml', bytes: zeros }])],
    ['a huge entry that says it is small', () => makeZip([{ name: 'xl/workbook.xml', bytes: zeros, size: 100 }])],
    [
      'many that are modest one by one',
      () =>
        makeZip(Array.from({ length: 30 }, (_, one) => ({ name: `a${one}`, bytes: zeros.subarray(0, 1024 * 1024) }))),
    ],
    ['too many entries', () => makeZip(Array.from({ length: 1001 }, (_, one) => ({ name: `a${one}`, bytes: small })))],
    ['tight packing', () => makeZip([{ name: 'xl/workbook.xml', bytes: zeros.subarray(0, 8 * 1024 * 1024) }])],
    [
      'one name twice',
      () =>
        makeZip([
          { name: 'xl/workbook.xml', bytes: small },
          { name: 'xl/workbook.xml', bytes: small },
        ]),
    ],
    ['a password', () => makeZip([{ name: 'xl/workbook.xml', bytes: small, flags: 1 }])],
    ['an entry that says it is larger', () => makeZip([{ name: 'xl/workbook.xml', bytes: small, size: 5000 }])],
    [
      'a billion laughs',
      () =>
        makeZip([
          { name: 'xl/workbook.xml', bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>') },
        ]),
    ],
    [
      'an entity from outside',
      () =>
        makeZip([
          { name: 'xl/workbook.xml', bytes: small },
          { name: 'xl/sharedStrings.xml', bytes: Buffer.from('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>') },
        ]),
    ],
  ]
  for (const [what, make] of bombs) {
    it(`that is a bomb is refused: ${what}`, async () => {
      const file = make()
      const before = process.memoryUsage().rss
      expect(await readTable(file)).toEqual({ kind: 'unreadable', code: 'not-a-table' })
      expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50)
    })
  }

  it('that is damaged, a thousand times in as many places, is refused or read, and never more than that', async () => {
    const whole = await workbook([
      ['Tên đơn vị', 'Loại'],
      ['Phòng Đỏ', 'phong'],
    ])
    expect(readZip(whole)?.some(({ name }) => name === 'xl/workbook.xml')).toBe(true)
    let refused = 0
    for (let place = 0; place < 1000; place += 1) {
      const damaged = Buffer.from(whole)
      const at = Math.floor((place * whole.length) / 1000)
      if (place % 3 === 0) damaged[at] = (damaged[at] ?? 0) ^ 0xff
      const table = await readTable(
        place % 3 === 1 ? damaged.subarray(0, at) : place % 3 === 2 ? damaged.fill(0, at, at + 8) : damaged,
      )
      if (table.kind === 'unreadable') refused += 1
      else expect(table.rows.length).toBeLessThanOrEqual(2)
    }
    expect(refused).toBeGreaterThan(800)
  })

  it('that merges and validates billions of cells is read like any other', async () => {
    const book = new Workbook()
    const sheet = book.addWorksheet('A')
    sheet.addRow(['Tên đơn vị', 'Loại'])
    sheet.addRow(['Phòng Đỏ', 'phong'])
    const whole = Buffer.from(await book.xlsx.writeBuffer())
    const entries = readZip(whole) ?? []
    const grown = makeZip(
      entries.map(({ name, bytes }) => ({
        name,
        bytes: name.endsWith('sheet1.xml')
          ? Buffer.from(
              bytes
                .toString()
                .replace(
                  '</sheetData>',
                  '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
                ),
            )
          : bytes,
      })),
    )
    expect(await readTable(grown)).toEqual({
      kind: 'table',
      rows: [
        { number: 1, cells: ['Tên đơn vị', 'Loại'] },
        { number: 2, cells: ['Phòng Đỏ', 'phong'] },
      ],
    })
  })
})
