/**
 * What a person is stands in memberships (person × role × unit, with dates), no longer in the account. Authorities form
 * a tree; units get attributes and dates. Council members become chairs, so that nobody loses the right to publish.
 * Everybody signs in again: a session now acts under one membership.
 */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

interface OldUser {
  readonly authority_id: string
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: string
  readonly unit_id: string | null
  readonly password_hash: string
  readonly demo: 0 | 1
}

type NewUser = Omit<OldUser, 'role' | 'unit_id'> & { readonly rev: number; readonly first_password: 0 | 1 }

interface Membership {
  readonly authority_id: string
  readonly id: string
  readonly user_id: string
  readonly role: string
  readonly unit_id: string | null
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly created_at: string
}

interface Then {
  readonly user: OldUser
  readonly user_next: NewUser
  readonly membership: Membership
}

const roles = `'office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey'`

const additions = [
  `alter table authority add column parent_id text references authority (id)`,
  `alter table unit add column attributes text not null default '{}'`,
  `alter table unit add column valid_from text`,
  `alter table unit add column valid_until text`,
  `alter table unit add column rev integer not null default 1`,
]

/** In place of the old one: a column that a check names cannot be dropped everywhere. */
const user = `create table user_next (
     authority_id text not null references authority (id), id text not null, rev integer not null,
     username text not null, name text not null, email text, password_hash text, password_set_at text,
     first_password integer not null check (first_password in (0, 1)), locked_at text, ended_at text,
     oidc_issuer text, oidc_subject text, demo integer not null check (demo in (0, 1)),
     primary key (authority_id, id), unique (username), unique (email), unique (oidc_issuer, oidc_subject))`

const membership = [
  `create table membership (
     authority_id text not null, id text not null, user_id text not null, role text not null check (role in (${roles})),
     unit_id text, valid_from text, valid_until text, created_at text not null,
     primary key (authority_id, id),
     foreign key (authority_id, user_id) references user (authority_id, id),
     foreign key (authority_id, unit_id) references unit (authority_id, id))`,
  `create index membership_of_user on membership (authority_id, user_id)`,
]

const session = `create table session (
     authority_id text not null, token_hash text not null, user_id text not null, membership_id text not null,
     id text not null, agent text not null, created_at text not null, seen_at text not null,
     primary key (authority_id, token_hash), unique (id),
     foreign key (authority_id, user_id) references user (authority_id, id),
     foreign key (authority_id, membership_id) references membership (authority_id, id))`

export async function up(db: Kysely<Then>): Promise<void> {
  for (const addition of additions) await define(db, addition)
  const people = await db.selectFrom('user').selectAll().execute()
  await db.schema.dropTable('session').execute()
  await remakeUser(db, people)
  for (const statement of membership) await define(db, statement)
  const created_at = new Date(0).toISOString()
  for (const { authority_id, id, role, unit_id } of people) {
    await db
      .insertInto('membership')
      .values({
        authority_id,
        id: randomUUID(),
        user_id: id,
        role: role === 'council' ? 'chair' : role,
        unit_id,
        valid_from: null,
        valid_until: null,
        created_at,
      })
      .execute()
  }
  await define(db, session)
}

async function remakeUser(db: Kysely<Then>, people: readonly OldUser[]): Promise<void> {
  await define(db, user)
  for (const { authority_id, id, username, name, password_hash, demo } of people) {
    const kept = { authority_id, id, username, name, password_hash, demo }
    await db
      .insertInto('user_next')
      .values({ ...kept, rev: 1, first_password: 0 })
      .execute()
  }
  await db.schema.dropTable('user').execute()
  await db.schema.alterTable('user_next').renameTo('user').execute()
}
