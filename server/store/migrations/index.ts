/** Every migration, by name, in order. A released one never changes. */
import type { Migration } from 'kysely'
import * as start from './001-start.ts'
import * as addressTries from './002-address-tries.ts'
import * as memberships from './010-memberships.ts'
import * as unitFacts from './020-unit-facts.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': start,
  '002-address-tries': addressTries,
  '010-memberships': memberships,
  '020-unit-facts': unitFacts,
}
