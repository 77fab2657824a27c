/** What each row of a spreadsheet of people would do: add the account, give it one more role, or nothing. */
import type { ErrorPlace } from '../http/refusal.ts'
import type { Role } from '../http/schemas.ts'
import { type MembershipRow, ofUnit } from '../store/memberships.ts'
import type { UnitTable, UserTable } from '../store/tables.ts'
import { at, fold, type Headings, readDay, readSheet, type Sheet } from './columns.ts'
import type { TableRow } from './rows.ts'

type Name = 'name' | 'username' | 'role' | 'unit' | 'email' | 'from' | 'until'

const headings: Headings<Name> = {
  name: ['hovaten', 'hoten', 'ten', 'name'],
  username: ['tendangnhap', 'username'],
  role: ['vaitro', 'role'],
  unit: ['donvi', 'tendonvi', 'unit'],
  email: ['thudientu', 'email'],
  from: ['tungay', 'ngaybatdau', 'validfrom', 'from'],
  until: ['denngay', 'denhetngay', 'untiltheendof', 'ngayketthuc', 'validuntil', 'until'],
}

/** What people write for a role, folded. */
const roles: Readonly<Record<Role, readonly string[]>> = {
  office: ['office', 'donviduocdanhgia', 'canbodonvi', 'chuyenvien', 'canbo', 'officestaff'],
  leader: ['leader', 'lanhdaodonvi', 'lanhdao', 'leaderofaunit'],
  council: ['council', 'hoidongthamdinh', 'thanhvienhoidong', 'thamdinh', 'appraisalcouncil', 'memberofthecouncil'],
  chair: ['chair', 'chutichhoidong', 'chairofthecouncil'],
  administrator: ['administrator', 'quantri', 'nguoiquantri', 'quantrivien', 'administration'],
  auditor: ['auditor', 'kiemtragiamsat', 'nguoikiemtragiamsat', 'kiemtra', 'giamsat', 'audit'],
  author: ['author', 'soankhungchiso', 'nguoisoankhungchiso', 'frameworkauthor'],
  survey: ['survey', 'phutrachdieutra', 'nguoiphutrachdieutra', 'dieutra', 'surveyoperator'],
}

export interface PersonStep {
  readonly kind: 'person'
  readonly row: number
  readonly does: 'add' | 'grant' | 'same'
  readonly name: string
  readonly username: string
  readonly email: string | null
  readonly role: Role
  readonly unit: string | null
  readonly valid_from: string | null
  readonly valid_until: string | null
  /** Null: a new one. */
  readonly id: string | null
}

export interface Existing {
  readonly units: readonly UnitTable[]
  /** Of the whole installation: usernames and addresses are unique in it. */
  readonly users: readonly Pick<UserTable, 'authority_id' | 'id' | 'username' | 'email' | 'ended_at'>[]
  readonly memberships: readonly MembershipRow[]
  readonly actor: { readonly authority: string; readonly id: string }
}

export function planPeople(rows: readonly TableRow[], existing: Existing, errors: ErrorPlace[]): readonly PersonStep[] {
  const sheet = readSheet(rows, headings, ['name', 'username', 'role'], false, errors)
  if (errors.length > 0) return []
  const seen = new Map<string, PersonStep>()
  const held = new Set<string>()
  return sheet.rows.flatMap((row) => {
    const step = stepOf(row, sheet, existing, errors)
    if (step === null) return []
    const first = seen.get(step.username)
    const key = `${step.username} ${step.role} ${step.unit}`
    if (held.has(key) || (first !== undefined && (first.name !== step.name || first.email !== step.email))) {
      errors.push(at(row.number, headingOf(sheet, 'username'), 'row-twice', step.username))
    }
    held.add(key)
    seen.set(step.username, first ?? step)
    // The second row of a new account gives it one more role.
    return [first?.does === 'add' ? { ...step, does: 'grant' as const } : step]
  })
}

const headingOf = (sheet: Sheet<Name>, name: Name): string => sheet.headings[sheet.columns.get(name) ?? -1] ?? name

function stepOf(
  { number, cells }: TableRow,
  sheet: Sheet<Name>,
  { units, users, memberships, actor }: Existing,
  errors: ErrorPlace[],
): PersonStep | null {
  const before = errors.length
  const cell = (name: Name): string => cells[sheet.columns.get(name) ?? -1] ?? ''
  const wrong = (name: Name, code: Parameters<typeof at>[2]) =>
    errors.push(at(number, headingOf(sheet, name), code, cell(name)))
  const day = (name: 'from' | 'until'): string | null => {
    const read = readDay(cell(name))
    if (read === undefined) wrong(name, 'cell-day')
    return read ?? null
  }
  const name = cell('name')
  const username = cell('username').toLowerCase()
  if (name === '' || name.length > 200) wrong('name', 'cell-name')
  if (!/^[a-z0-9][a-z0-9._-]{1,62}$/.test(username)) wrong('username', 'cell-username')
  const role = (Object.keys(roles) as Role[]).find((one) => roles[one].includes(fold(cell('role'))))
  if (role === undefined) wrong('role', 'cell-role')
  const unit = units.find((one) => one.name === cell('unit'))
  if (role !== undefined && ofUnit(role) && unit === undefined) wrong('unit', 'cell-unit')
  if (role !== undefined && !ofUnit(role) && cell('unit') !== '') wrong('unit', 'cell-no-unit')
  const email = cell('email') === '' ? null : cell('email').toLowerCase()
  if (email !== null && !/^[^@\s]+@[^@\s]+$/.test(email)) wrong('email', 'cell-email')
  const [valid_from, valid_until] = [day('from'), day('until')]
  if (valid_from !== null && valid_until !== null && valid_from > valid_until) wrong('until', 'cell-days-order')

  const known = users.find((user) => user.username === username)
  if (known !== undefined && (known.authority_id !== actor.authority || known.ended_at !== null)) {
    wrong('username', 'cell-username-taken')
  }
  if (known?.id === actor.id) wrong('username', 'cell-own-account')
  if (email !== null && users.some((user) => user.email === email && user.username !== username)) {
    wrong('email', 'cell-email-taken')
  }
  if (errors.length > before || role === undefined) return null
  const unit_id = ofUnit(role) ? (unit?.id ?? null) : null
  const holds = memberships.some((one) => one.user_id === known?.id && one.role === role && one.unit_id === unit_id)
  return {
    kind: 'person',
    row: number,
    does: known === undefined ? 'add' : holds ? 'same' : 'grant',
    name,
    username,
    email,
    role,
    unit: unit_id,
    valid_from,
    valid_until,
    id: known?.id ?? null,
  }
}
