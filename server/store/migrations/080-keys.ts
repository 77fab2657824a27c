import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Which keys, that lie elsewhere, belong to this database: one row a kind, so that no two processes work with two. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table pinned_key (name text primary key, id text not null, public_key text, at text not null)`,
  )
}
