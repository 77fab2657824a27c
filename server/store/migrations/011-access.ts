/** Invitations, second factors with their recovery codes, and the devices on which somebody has signed in before. */
import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

const person = 'authority_id text not null, user_id text not null'
const foreign = 'foreign key (authority_id, user_id) references user (authority_id, id)'

const tables = [
  `create table invitation (
     ${person}, code_hash text not null, expires_at text not null,
     primary key (authority_id, user_id), unique (code_hash), ${foreign})`,
  `create table second_factor (
     ${person}, secret text not null, confirmed_at text, last_step integer not null,
     primary key (authority_id, user_id), ${foreign})`,
  `create table recovery_code (
     ${person}, code_hash text not null, primary key (authority_id, user_id, code_hash), ${foreign})`,
  `create table device (
     ${person}, token_hash text not null, seen_at text not null,
     primary key (authority_id, user_id, token_hash), ${foreign})`,
  `create table oidc_attempt (
     state_hash text primary key, browser_hash text not null, nonce text not null, verifier text not null,
     user_id text, expires_at text not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await define(db, table)
}
