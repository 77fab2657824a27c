import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Moving a running round to another version of its framework: asked for by one person, approved by another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table version_move (
       authority_id text not null, id text not null, round_id text not null, from_hash text not null,
       framework text not null, changes text not null, reason text not null, asked_by_id text not null,
       asked_by text not null, asked_at text not null, approved integer check (approved in (0, 1)),
       decided_by_id text, decided_by text, decided_at text, primary key (authority_id, id),
       foreign key (authority_id, round_id) references round (authority_id, id))`,
  )
}
