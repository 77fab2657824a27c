import type { Kysely } from 'kysely'
import { define, writtenOnceBy } from './dialect.ts'

const statements = [
  `create table framework_draft (
     authority_id text not null references authority (id), id text not null, rev integer not null,
     framework text not null, version text not null, title text not null, text text not null, examples text not null,
     created_at text not null, created_by_id text not null, changed_at text not null, changed_by_id text not null,
     primary key (authority_id, id))`,
  `create table published_framework (
     framework text not null, version text not null, authority_id text not null references authority (id),
     text text not null, examples text not null, compiled text not null, hash text not null,
     published_at text not null, published_by_id text not null,
     primary key (framework, version))`,
]

/** Frameworks that are written here: as texts that change, and as versions that never do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await define(db, statement)
  await writtenOnceBy(db, 'published_framework', ['framework', 'version'])
}
