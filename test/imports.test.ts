/**
 * Every way in which a table comes into the house, with everything that people type in a cell of it: a number means what
 * it means in a field, or the row is refused. "8,5" is 8.5 or a refusal, and never 8 or 85.
 */
import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { leaves } from '../engine/index.ts'
import type { Framework, Input } from '../engine/index.ts'
import type { ErrorPlace } from '../server/http/refusal.ts'
import { readTable } from '../server/import/table.ts'
import { planUnits } from '../server/import/units.ts'
import type { UnitType } from '../server/unit-types.ts'
import { cellOf, readCells, readPaste } from '../ui/administration/unit-facts.ts'
import type { Column } from '../ui/administration/unit-facts.ts'
import { emptyEntry } from '../ui/self-score/entry.ts'
import { pasted } from '../ui/self-score/paste.ts'
import { cellsOf, column as columnOf } from '../ui/spreadsheet/cells.ts'
import { shipped } from './engine/shipped.ts'
import { numberFixtures } from './fixtures/numbers.ts'

type Field = (typeof numberFixtures)[number]['field']
/** "refused": nothing is taken of the cell, in words that name it; "empty": it leaves what is there. */
type Taken = { readonly value: unknown } | 'empty' | 'refused'

interface Import {
  readonly name: string
  readonly take: (cell: string, field: Field) => Promise<Taken>
  /** How many decimals the field has is asked later, when a round takes the value. */
  readonly decimalsLater?: true
}

const typesAsking = (type: Input['type']): readonly UnitType[] => [
  {
    id: 'phong',
    name: null,
    rev: 0,
    units: 0,
    frameworks: [
      { id: 'f', version: '1.0.0', title: { vi: 'F' }, attributes: [{ id: 'rate', label: { vi: 'R' }, type }] },
    ],
  },
]

async function unitsOf(file: Buffer, { type }: Field): Promise<Taken> {
  const table = await readTable(file)
  const errors: ErrorPlace[] = []
  if (table.kind === 'unreadable') return 'refused'
  const [step] = planUnits(table.rows, [], typesAsking(type), errors)
  if (errors.length > 0) return step === undefined ? 'refused' : { value: 'refused and taken' }
  const { rate } = JSON.parse(step?.values.attributes ?? '{}') as Record<string, unknown>
  return rate === undefined ? 'empty' : { value: rate }
}

const quoted = (cell: string, separator: string): string => (cell.includes(separator) ? `"${cell}"` : cell)
const unitsText = (cell: string, mark: string): string =>
  ['Tên', 'Loại', 'rate'].join(mark) + '\r\n' + ['A', 'phong', quoted(cell, mark)].join(mark) + '\r\n'

const input = (field: Field): Input => ({
  id: 'rate',
  label: { vi: 'Giải ngân' },
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
  ...field,
})
const commune = { unit: { id: 'a', name: 'Xã Đỏ' }, framework: '', targets: {}, attributes: {} }

const factsPasted =
  (group: Column['group'], mark: string): Import['take'] =>
  async (cell, field) => {
    const column: Column = { group, input: input(field) }
    const text = [['Xã', 'rate'].join(mark), ['Xã Đỏ', quoted(cell, mark)].join(mark)].join('\r\n')
    const { cells, problems } = readPaste(text, [commune], [column])
    if (problems.length > 0) return cells.has(cellOf('a', column)) ? { value: 'refused and taken' } : 'refused'
    const { units } = readCells([commune], [column], cells)
    const value = units[0]?.[group]['rate']
    return value === undefined ? 'empty' : { value }
  }

const { framework } = shipped.find(({ file }) => file.includes('ha-noi-phong'))!
const leaf = leaves(framework).find(({ id }) => id === 'late-apologies')!

async function formPasted(cell: string, field: Field): Promise<Taken> {
  const one = { ...leaf, inputs: [input(field)] }
  const domains = [{ ...framework.domains[0]!, children: [one] }]
  const small = { ...framework, facts: [], flags: [], domains } as Framework
  const place = { framework: small, entry: () => emptyEntry, leaf: one.id, input: 'rate', withLocked: false }
  const { cells, entries } = pasted(columnOf(cellsOf(`Tỷ lệ\t${cell}\n`), 1), place)
  const read = cells[0]?.read
  const stored = entries.get(one.id)?.inputs['rate']
  if (read?.kind === 'value') return { value: stored }
  return stored !== undefined ? { value: stored } : read?.kind === 'empty' ? 'empty' : 'refused'
}

async function workbook(cell: string | number | Date, format?: string): Promise<Buffer> {
  const book = new Workbook()
  const sheet = book.addWorksheet('A')
  sheet.addRow(['Tên', 'Loại', 'rate'])
  const row = sheet.addRow(['A', 'phong', cell])
  if (format !== undefined) row.getCell(3).numFmt = format
  return Buffer.from(await book.xlsx.writeBuffer())
}

const later = { decimalsLater: true } as const
const imports: readonly Import[] = [
  { name: 'units, a workbook with text', take: async (cell, field) => unitsOf(await workbook(cell), field), ...later },
  ...[',', ';', '\t'].map((mark) => ({
    name: `units, a file with ${JSON.stringify(mark)}`,
    take: async (cell: string, field: Field) => unitsOf(Buffer.from(`\ufeff${unitsText(cell, mark)}`), field),
    ...later,
  })),
  {
    name: 'units, “Unicode text” of a spreadsheet program',
    take: async (cell, field) => unitsOf(Buffer.from(`\ufeff${unitsText(cell, '\t')}`, 'utf16le'), field),
    ...later,
  },
  { name: 'targets pasted with tabs', take: factsPasted('targets', '\t') },
  { name: 'targets pasted with semicolons', take: factsPasted('targets', ';') },
  { name: 'attributes pasted with tabs', take: factsPasted('attributes', '\t') },
  { name: 'attributes pasted with semicolons', take: factsPasted('attributes', ';') },
  { name: 'a form, a column pasted', take: formPasted },
]

describe.each(imports)('$name', ({ take, decimalsLater }) => {
  it.each(numberFixtures)('takes in $name what typing gives, or refuses', async ({ field, cases }) => {
    const seen: unknown[] = []
    const wanted: unknown[] = []
    for (const [typed, expected] of cases) {
      if (decimalsLater && expected === 'too-many-decimals' && field.decimals > 0) continue
      seen.push([typed, await take(typed, field)])
      const refused = typeof expected === 'string' && expected !== 'empty'
      wanted.push([typed, typeof expected === 'object' ? { value: expected.value } : refused ? 'refused' : 'empty'])
    }
    expect(seen).toEqual(wanted)
  })
})

describe('a file that parts its columns by commas and quotes nothing', () => {
  const withCommas = numberFixtures.flatMap(({ field, cases }) =>
    cases.filter(([typed]) => typed.includes(',')).map(([typed]) => ({ typed, field })),
  )
  /** A comma beside no digit parts an empty cell, as every such file has them. */
  const besideNothing = [',5', '8,,5', '8,', ',']

  it('refuses every number with a comma, under as many headings as there should be', async () => {
    expect(withCommas.length).toBeGreaterThan(25)
    for (const { typed, field } of withCommas) {
      if (typed === '8,' || typed === ',') continue
      const text = `Tên,Loại,rate\nA,phong,${typed}\n`
      expect([typed, await unitsOf(Buffer.from(text), field)]).toEqual([typed, 'refused'])
    }
  })

  it('refuses them as well where a heading stands above each half', async () => {
    for (const { typed, field } of withCommas.filter((one) => !besideNothing.includes(one.typed)))
      for (const [more, rest] of [
        ['more', ''],
        ['more,other', ''],
        ['more,other', ','],
        ['more,other,last', ',,'],
      ]) {
        const text = `Tên,Loại,rate,${more}\nA,phong,${typed}${rest}\n`
        expect([text, await unitsOf(Buffer.from(text), field)]).toEqual([text, 'refused'])
      }
  })

  it('takes what stands alone between commas, and each half of what is quoted', async () => {
    const rate = (row: string) =>
      unitsOf(Buffer.from(`Tên,Loại,rate,more\nA,phong,${row}\n`), { type: 'decimal', decimals: 2 })
    expect(await rate('8.5,')).toEqual({ value: '8.5' })
    expect(await rate('8,khá')).toEqual({ value: '8' })
    expect(await rate('8,2026-12-31')).toEqual({ value: '8' })
    expect(await rate('"8","5"')).toEqual({ value: '8' })
    expect(await rate('"8,5",5')).toEqual({ value: '8.5' })
  })
})

describe('a cell of a workbook', () => {
  const of = async (type: Input['type'], cell: string | number | Date, format?: string) =>
    unitsOf(await workbook(cell, format), { type, decimals: 0 })

  it.each([
    ['decimal', 8.5, { value: '8.5' }],
    ['decimal', 1.234, { value: '1.234' }],
    ['count', 8.5, 'refused'],
    ['count', 1.234, 'refused'],
    ['count', 1234, { value: '1234' }],
    ['decimal', 0.1 + 0.2, 'refused'],
    ['decimal', 1e21, 'refused'],
    ['decimal', -8.5, 'refused'],
    ['decimal', new Date('2026-05-08'), 'refused'],
    ['count', new Date('2026-05-08'), 'refused'],
  ] as const)('that is no text, as %s: %s', async (type, cell, taken) => {
    expect(await of(type, cell)).toEqual(taken)
  })

  it.each([
    [0.875, '0.0%', '87.5'],
    [0.29, '0%', '29'],
    [1, '0%', '100'],
    [0.005, '0.00%', '0.5'],
    [12.5, '0%', '1250'],
    [87.5, '0.0"%"', '87.5'],
    [87.5, '#,##0.0', '87.5'],
  ])('that is the number %d under the format %s is what a person sees there: %s', async (cell, format, value) => {
    expect(await of('percent', cell, format)).toEqual({ value })
  })

  it('of several fonts keeps the space between them, and one of no result is no empty one', async () => {
    const special = async (value: unknown) => {
      const book = new Workbook()
      const sheet = book.addWorksheet('A')
      sheet.addRow(['Tên', 'Loại', 'rate'])
      sheet.addRow(['A', 'phong', value as string])
      return unitsOf(Buffer.from(await book.xlsx.writeBuffer()), { type: 'decimal', decimals: 2 })
    }
    expect(await special({ richText: [{ text: '8 ' }, { text: '5' }] })).toBe('refused')
    expect(await special({ richText: [{ text: '8' }, { text: ',5' }] })).toEqual({ value: '8.5' })
    expect(await special({ error: '#N/A' })).toBe('refused')
    expect(await special({ formula: 'A1/0', result: { error: '#DIV/0!' } })).toBe('refused')
    expect(await special({ formula: '17/2', result: 8.5 })).toEqual({ value: '8.5' })
  })
})
