import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** What is to be sent, written with the event that it tells of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table notice (
     authority_id text not null references authority (id), id text not null, event text not null,
     channel text not null, recipient text not null, subject text not null, body text not null,
     created_at text not null, state text not null, attempts integer not null, due_at text not null, error text,
     primary key (authority_id, id), unique (authority_id, event, channel, recipient))`,
  )
  await define(db, `create index notice_due on notice (state, due_at)`)
}
