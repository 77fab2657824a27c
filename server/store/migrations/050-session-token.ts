import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Every request asks for its session by the token alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(db, `create index session_of_token on session (token_hash)`)
}
