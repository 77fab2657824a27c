/** Every migration, by name, in order. A released one never changes. */
import type { Migration } from 'kysely'
import * as start from './001-start.ts'
import * as memberships from './010-memberships.ts'
import * as access from './011-access.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': start,
  '010-memberships': memberships,
  '011-access': access,
}
