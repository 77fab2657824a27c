import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Types of units have names, which an authority chooses. What is in use is called by its id until somebody names it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table unit_type (
       authority_id text not null references authority (id), id text not null, name text not null, rev integer not null,
       primary key (authority_id, id))`,
  )
  await define(
    db,
    `insert into unit_type (authority_id, id, name, rev)
       select distinct authority_id, type, type, 1 from unit`,
  )
}
