/** Every migration, by name, in order. A released one never changes. */
import type { Migration } from 'kysely'
import * as start from './001-start.ts'
import * as idempotency from './030-idempotency.ts'
import * as heartbeat from './031-heartbeat.ts'
import * as journalPeople from './032-journal-people.ts'
import * as notices from './033-notices.ts'
import * as apiTokens from './034-api-tokens.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': start,
  '030-idempotency': idempotency,
  '031-heartbeat': heartbeat,
  '032-journal-people': journalPeople,
  '033-notices': notices,
  '034-api-tokens': apiTokens,
}
