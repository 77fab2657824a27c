/** Every migration, by name, in order. A released one never changes. */
import type { Migration } from 'kysely'
import * as start from './001-start.ts'
import * as addressTries from './002-address-tries.ts'
import * as memberships from './010-memberships.ts'
import * as access from './011-access.ts'
import * as unitFacts from './020-unit-facts.ts'
import * as workflow from './021-workflow.ts'
import * as frameworks from './022-frameworks.ts'
import * as versionMove from './023-version-move.ts'
import * as idempotency from './030-idempotency.ts'
import * as heartbeat from './031-heartbeat.ts'
import * as journalPeople from './032-journal-people.ts'
import * as notices from './033-notices.ts'
import * as apiTokens from './034-api-tokens.ts'
import * as sessionToken from './050-session-token.ts'
import * as ending from './065-ending.ts'
import * as reminder from './066-reminder.ts'
import * as unitType from './067-unit-type.ts'
import * as withdrawals from './074-withdrawals.ts'
import * as citations from './075-citations.ts'
import * as keys from './080-keys.ts'
import * as uploads from './090-uploads.ts'
import * as ownFrameworks from './091-frameworks.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': start,
  '002-address-tries': addressTries,
  '010-memberships': memberships,
  '011-access': access,
  '020-unit-facts': unitFacts,
  '021-workflow': workflow,
  '022-frameworks': frameworks,
  '023-version-move': versionMove,
  '030-idempotency': idempotency,
  '031-heartbeat': heartbeat,
  '032-journal-people': journalPeople,
  '033-notices': notices,
  '034-api-tokens': apiTokens,
  '050-session-token': sessionToken,
  '065-ending': ending,
  '066-reminder': reminder,
  '067-unit-type': unitType,
  '074-withdrawals': withdrawals,
  '075-citations': citations,
  '080-keys': keys,
  '090-uploads': uploads,
  '091-frameworks': ownFrameworks,
}
