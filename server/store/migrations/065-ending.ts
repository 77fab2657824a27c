import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Who cancelled a round, or opened it again, and who agreed: a published result is withdrawn by two people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table ending (
       authority_id text not null, id text not null, round_id text not null,
       kind text not null check (kind in ('cancel', 'reopen')), reason text not null, asked_by_id text not null,
       asked_by text not null, asked_at text not null, approved integer check (approved in (0, 1)),
       decided_by_id text, decided_by text, decided_at text, decided_reason text, primary key (authority_id, id),
       foreign key (authority_id, round_id) references round (authority_id, id))`,
  )
  await define(db, 'alter table round add column cancellation_id text')
}
