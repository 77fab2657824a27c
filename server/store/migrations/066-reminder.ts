import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Reminders that a person sent: when, by whom, to how many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table reminder (
       authority_id text not null, id text not null, round_id text not null, seq integer not null,
       units integer not null, recipients integer not null, by_id text not null, by_name text not null,
       at text not null, primary key (authority_id, id),
       foreign key (authority_id, round_id) references round (authority_id, id))`,
  )
}
