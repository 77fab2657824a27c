import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** A round may rate units of other types by other frameworks, each kept as it was that day. Null: the round's own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table round_framework (
       authority_id text not null, round_id text not null, framework_hash text not null, position integer not null,
       framework text not null, primary key (authority_id, round_id, framework_hash),
       foreign key (authority_id, round_id) references round (authority_id, id))`,
  )
  await define(db, 'alter table assessment add column framework_hash text')
}
