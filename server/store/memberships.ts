/** Memberships: who holds which role, for which unit, and when. */
import { randomUUID } from 'node:crypto'
import type { Role } from '../http/schemas.ts'
import type { Db, Tx } from './open.ts'
import type { MembershipTable } from './tables.ts'

export interface MembershipRow extends MembershipTable {
  readonly unit_name: string | null
}

type Dates = Pick<MembershipTable, 'valid_from' | 'valid_until'>

export const isOver = ({ valid_until }: Dates, day: string): boolean => valid_until !== null && valid_until < day

export const isValid = (dates: Dates, day: string): boolean =>
  !isOver(dates, day) && (dates.valid_from === null || dates.valid_from <= day)

/** Roles that are held for one unit; the others are held for the authority. */
export const ofUnit = (role: Role): boolean => role === 'office' || role === 'leader'

const withUnit = (db: Db, authority: string) =>
  db
    .selectFrom('membership')
    .leftJoin('unit', (join) =>
      join.onRef('unit.authority_id', '=', 'membership.authority_id').onRef('unit.id', '=', 'membership.unit_id'),
    )
    .selectAll('membership')
    .select('unit.name as unit_name')
    .where('membership.authority_id', '=', authority)
    .orderBy('membership.created_at')
    .orderBy('membership.id')

/** In the order in which they were given. */
export const membershipsOf = (db: Db, authority: string, user: string): Promise<readonly MembershipRow[]> =>
  withUnit(db, authority).where('membership.user_id', '=', user).execute()

export const allMemberships = (db: Db, authority: string): Promise<readonly MembershipRow[]> =>
  withUnit(db, authority).execute()

type Given = Pick<MembershipTable, 'authority_id' | 'user_id' | 'role' | 'unit_id' | 'valid_from' | 'valid_until'>

/** After all that the person holds: the order in which they were given is the order in which they are shown. */
export async function addMembership(tx: Tx, now: Date, given: Given): Promise<MembershipTable> {
  const last = (await membershipsOf(tx, given.authority_id, given.user_id)).at(-1)
  const after = last === undefined ? 0 : Date.parse(last.created_at) + 1
  const created_at = new Date(Math.max(now.getTime(), after)).toISOString()
  const membership: MembershipTable = { ...given, id: randomUUID(), created_at }
  await tx.insertInto('membership').values(membership).execute()
  return membership
}
