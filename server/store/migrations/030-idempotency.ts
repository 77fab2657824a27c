import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Requests that were carried out under a key of the client's, with the reply that each got. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table idempotency (
     authority_id text not null references authority (id), actor_id text not null, key_hash text not null,
     request_hash text not null, at text not null, reply text,
     primary key (authority_id, actor_id, key_hash))`,
  )
  await define(db, `create index idempotency_at on idempotency (at)`)
}
