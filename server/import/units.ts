/** What each row of a spreadsheet of units would do: add the unit, change it, or nothing. */
import { readNumber } from '../../engine/index.ts'
import type { Input } from '../../engine/index.ts'
import type { ErrorPlace } from '../http/refusal.ts'
import type { UnitTable } from '../store/tables.ts'
import type { UnitType } from '../unit-types.ts'
import { at, fold, type Headings, readDay, readSheet, type Sheet } from './columns.ts'
import type { TableRow } from './rows.ts'

type Name = 'name' | 'type' | 'from' | 'until'

const headings: Headings<Name> = {
  name: ['tendonvi', 'donvi', 'ten', 'name', 'unit', 'nameoftheunit'],
  type: ['loaidonvi', 'loai', 'type', 'typeofunit'],
  from: ['tungay', 'ngaybatdau', 'validfrom', 'from'],
  until: ['denngay', 'denhetngay', 'untiltheendof', 'ngayketthuc', 'validuntil', 'until'],
}

export interface UnitStep {
  readonly kind: 'unit'
  readonly row: number
  readonly does: 'add' | 'change' | 'same'
  readonly name: string
  /** Null: a new one. */
  readonly id: string | null
  readonly values: Pick<UnitTable, 'type' | 'attributes' | 'valid_from' | 'valid_until'>
}

/** A column that is missing, and an empty cell of an attribute, leave what is stored as it is. */
export function planUnits(
  rows: readonly TableRow[],
  existing: readonly UnitTable[],
  types: readonly UnitType[],
  errors: ErrorPlace[],
): readonly UnitStep[] {
  const sheet = readSheet(rows, headings, ['name', 'type'], true, errors)
  if (errors.length > 0) return []
  const byName = new Map(existing.map((unit) => [unit.name, unit]))
  const seen = new Set<string>()
  return sheet.rows.flatMap((row) => {
    const step = stepOf(row, sheet, { byName, types }, errors)
    if (step === null) return []
    if (seen.has(step.name)) errors.push(at(row.number, headingOf(sheet, 'name'), 'row-twice', step.name))
    seen.add(step.name)
    return [step]
  })
}

const headingOf = (sheet: Sheet<Name>, name: Name): string => sheet.headings[sheet.columns.get(name) ?? -1] ?? name

function stepOf(
  { number, cells }: TableRow,
  sheet: Sheet<Name>,
  { byName, types }: { readonly byName: ReadonlyMap<string, UnitTable>; readonly types: readonly UnitType[] },
  errors: ErrorPlace[],
): UnitStep | null {
  const before = errors.length
  const cell = (name: Name): string | undefined => {
    const column = sheet.columns.get(name)
    return column === undefined ? undefined : (cells[column] ?? '')
  }
  const day = (name: 'from' | 'until', kept: string | null): string | null => {
    const text = cell(name)
    if (text === undefined) return kept
    const read = readDay(text)
    if (read === undefined) errors.push(at(number, headingOf(sheet, name), 'cell-day', text))
    return read ?? null
  }
  const name = cell('name') ?? ''
  const written = cell('type') ?? ''
  const type = typeOf(written, types)
  if (name === '' || name.length > 200) errors.push(at(number, headingOf(sheet, 'name'), 'cell-name', name))
  if (written === '' || written.length > 100) errors.push(at(number, headingOf(sheet, 'type'), 'cell-type', written))
  else if (!types.some(({ id }) => id === type))
    errors.push(at(number, headingOf(sheet, 'type'), 'cell-type-unknown', written))
  const known = byName.get(name)
  const valid_from = day('from', known?.valid_from ?? null)
  const valid_until = day('until', known?.valid_until ?? null)
  if (valid_from !== null && valid_until !== null && valid_from > valid_until) {
    errors.push(at(number, headingOf(sheet, 'until'), 'cell-days-order', valid_until))
  }
  const kinds = kindsOf(types.find(({ id }) => id === type))
  const attributes = attributesOf(cells, sheet, { known, kinds }, (column, text) =>
    errors.push(at(number, column, 'cell-number', text)),
  )
  const values = { type, attributes, valid_from, valid_until }
  if (errors.length > before) return null
  const same = known !== undefined && isSame(known, values)
  return {
    kind: 'unit',
    row: number,
    does: known === undefined ? 'add' : same ? 'same' : 'change',
    name,
    id: known?.id ?? null,
    values,
  }
}

/** Written by its id or by its name; what is neither stays as it is. */
function typeOf(written: string, types: readonly UnitType[]): string {
  if (types.some(({ id }) => id === written)) return written
  return types.find(({ name }) => name !== null && fold(name) === fold(written))?.id ?? written
}

const isSame = (known: UnitTable, values: UnitStep['values']): boolean =>
  (['type', 'attributes', 'valid_from', 'valid_until'] as const).every((field) => known[field] === values[field])

/** What the frameworks of its type ask for as a number; decimals are counted when a round takes the values. */
type Kinds = ReadonlyMap<string, Pick<Input, 'type' | 'decimals'>>

const numeric = { count: 0, money: 0, decimal: 4, percent: 4 } as const

function kindsOf(type: UnitType | undefined): Kinds {
  const asked = type?.frameworks.flatMap(({ attributes }) => attributes) ?? []
  return new Map(
    asked.flatMap(({ id, type }) =>
      type in numeric
        ? [[id, { type: type as keyof typeof numeric, decimals: numeric[type as keyof typeof numeric] }] as const]
        : [],
    ),
  )
}

function attributesOf(
  cells: readonly string[],
  sheet: Sheet<Name>,
  { known, kinds }: { readonly known: UnitTable | undefined; readonly kinds: Kinds },
  wrong: (column: string, text: string) => void,
): string {
  const values = JSON.parse(known?.attributes ?? '{}') as Record<string, string | boolean>
  const given = [...sheet.attributes].flatMap(([id, column]) => {
    const text = cells[column] ?? ''
    const kind = kinds.get(id)
    if (text === '') return []
    if (kind === undefined) return [[id, valueOf(text)] as const]
    const read = readNumber(text, kind)
    if (read.kind === 'number') return [[id, read.value] as const]
    wrong(id, text)
    return []
  })
  return attributesText({ ...values, ...Object.fromEntries(given) })
}

/** In the order of the ids, so that equal attributes are equal texts. */
export const attributesText = (values: Readonly<Record<string, string | boolean>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))

function valueOf(text: string): string | boolean {
  const folded = fold(text)
  if (['co', 'true', 'yes'].includes(folded)) return true
  return ['khong', 'false', 'no'].includes(folded) ? false : text
}
