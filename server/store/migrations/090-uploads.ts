import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

const statements = [
  `create table upload (
     authority_id text not null, id text not null, assessment_id text not null, by_id text not null,
     size integer not null, received integer not null, at text not null, sha256 text, type text,
     primary key (authority_id, id),
     foreign key (authority_id, assessment_id) references assessment (authority_id, id))`,
  `create index upload_at on upload (at)`,
  `create table upload_slice (
     authority_id text not null, upload_id text not null, first integer not null, bytes blob not null,
     primary key (authority_id, upload_id, first),
     foreign key (authority_id, upload_id) references upload (authority_id, id) on delete cascade)`,
]

/** Large files on their way, slice by slice, so that every process knows how far each has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await define(db, statement)
}
