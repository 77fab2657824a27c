import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** A decision that was taken back leaves its revision, so that a later one is never taken for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table withdrawal (
     authority_id text not null, assessment_id text not null, criterion text not null, rev integer not null,
     primary key (authority_id, assessment_id, criterion),
     foreign key (authority_id, assessment_id) references assessment (authority_id, id))`,
  )
}
