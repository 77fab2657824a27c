import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Tries at a password by address, so that every process of one database counts the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    'create table address_try (address text not null primary key, tries integer not null, until text not null)',
  )
}
