import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Tokens of integrations: only their hashes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(
    db,
    `create table api_token (
     authority_id text not null references authority (id), id text not null, rev integer not null,
     name text not null, scopes text not null, token_hash text not null, created_at text not null,
     expires_at text not null, used_at text, ended_at text,
     primary key (authority_id, id), unique (token_hash))`,
  )
}
