import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** One row that says when the database was last proven to take a write. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(db, `create table heartbeat (id text primary key, at text not null)`)
}
