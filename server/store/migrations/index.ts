/** Every migration, by name, in order. A released one never changes. */
import type { Migration } from 'kysely'
import * as start from './001-start.ts'
import * as memberships from './010-memberships.ts'
import * as unitFacts from './020-unit-facts.ts'
import * as workflow from './021-workflow.ts'
import * as frameworks from './022-frameworks.ts'
import * as versionMove from './023-version-move.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': start,
  '010-memberships': memberships,
  '020-unit-facts': unitFacts,
  '021-workflow': workflow,
  '022-frameworks': frameworks,
  '023-version-move': versionMove,
}
