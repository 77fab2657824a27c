/** Invitations, second factors with their recovery codes, and the devices on which somebody has signed in before. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('authority_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
  await table('invitation')
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_key', ['authority_id', 'user_id'])
    .addUniqueConstraint('invitation_code', ['code_hash'])
    .addForeignKeyConstraint(...foreign('invitation_user'))
    .execute()
  await table('second_factor')
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('second_factor_key', ['authority_id', 'user_id'])
    .addForeignKeyConstraint(...foreign('second_factor_user'))
    .execute()
  await table('recovery_code')
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_code_key', ['authority_id', 'user_id', 'code_hash'])
    .addForeignKeyConstraint(...foreign('recovery_code_user'))
    .execute()
  await table('device')
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('device_key', ['authority_id', 'user_id', 'token_hash'])
    .addForeignKeyConstraint(...foreign('device_user'))
    .execute()
  await db.schema
    .createTable('oidc_attempt')
    .addColumn('state_hash', 'text', (column) => column.primaryKey())
    .addColumn('browser_hash', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('verifier', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}

type Foreign = [string, ['authority_id', 'user_id'], 'user', ['authority_id', 'id']]
const foreign = (name: string): Foreign => [name, ['authority_id', 'user_id'], 'user', ['authority_id', 'id']]
