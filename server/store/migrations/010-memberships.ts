/**
 * What a person is stands in memberships (person × role × unit, with dates), no longer in the account. Authorities form
 * a tree; units get attributes and dates. Council members become chairs, so that nobody loses the right to publish.
 * Everybody signs in again: a session now acts under one membership.
 */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

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

const roles = ['office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey']

export async function up(db: Kysely<Then>): Promise<void> {
  await db.schema
    .alterTable('authority')
    .addColumn('parent_id', 'text', (column) => column.references('authority.id'))
    .execute()
  await db.schema
    .alterTable('unit')
    .addColumn('attributes', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute()
  await db.schema.alterTable('unit').addColumn('valid_from', 'text').execute()
  await db.schema.alterTable('unit').addColumn('valid_until', 'text').execute()
  await db.schema
    .alterTable('unit')
    .addColumn('rev', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  const people = await db.selectFrom('user').selectAll().execute()
  await db.schema.dropTable('session').execute()
  await remakeUser(db, people)
  await addMembership(db)
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
  await addSession(db)
}

/** A new table in place of the old: a column that a check names cannot be dropped everywhere. */
async function remakeUser(db: Kysely<Then>, people: readonly OldUser[]): Promise<void> {
  await db.schema
    .createTable('user_next')
    .addColumn('authority_id', 'text', (column) => column.notNull().references('authority.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('rev', 'integer', (column) => column.notNull())
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('password_hash', 'text')
    .addColumn('password_set_at', 'text')
    .addColumn('first_password', 'integer', (column) => column.notNull())
    .addColumn('locked_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('oidc_issuer', 'text')
    .addColumn('oidc_subject', 'text')
    .addColumn('demo', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('user_key', ['authority_id', 'id'])
    .addUniqueConstraint('user_username', ['username'])
    .addUniqueConstraint('user_email', ['email'])
    .addUniqueConstraint('user_oidc', ['oidc_issuer', 'oidc_subject'])
    .execute()
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

async function addMembership(db: Kysely<Then>): Promise<void> {
  await db.schema
    .createTable('membership')
    .addColumn('authority_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('valid_from', 'text')
    .addColumn('valid_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('membership_key', ['authority_id', 'id'])
    .addForeignKeyConstraint('membership_user', ['authority_id', 'user_id'], 'user', ['authority_id', 'id'])
    .addForeignKeyConstraint('membership_unit', ['authority_id', 'unit_id'], 'unit', ['authority_id', 'id'])
    .addCheckConstraint('membership_role', sql`role in (${sql.join(roles.map((role) => sql.lit(role)))})`)
    .execute()
  await db.schema.createIndex('membership_of_user').on('membership').columns(['authority_id', 'user_id']).execute()
}

async function addSession(db: Kysely<Then>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('authority_id', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('membership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('session_key', ['authority_id', 'token_hash'])
    .addUniqueConstraint('session_id', ['id'])
    .addForeignKeyConstraint('session_user', ['authority_id', 'user_id'], 'user', ['authority_id', 'id'])
    .addForeignKeyConstraint('session_membership', ['authority_id', 'membership_id'], 'membership', [
      'authority_id',
      'id',
    ])
    .execute()
}
