import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

const statements = [
  `alter table journal add column form integer not null default 1`,
  `alter table journal add column about text`,
  `alter table journal add column sealed text`,
  `create table journal_sealed (
     authority_id text not null, seq integer not null, person_id text not null, salt text not null, text text not null,
     primary key (authority_id, seq))`,
  `create table checkpoint (
     authority_id text not null references authority (id), seq integer not null, at text not null, hash text not null,
     key text not null, signature text not null,
     primary key (authority_id, seq))`,
]

/**
 * Entries from now on (form 2) name people by their id. What binds an id to a name is sealed: the
 * entry holds a salted hash of it, the text stands here and can be erased. Older entries (form 1)
 * keep their names and hashes as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await define(db, statement)
}
