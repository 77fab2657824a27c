import type { Kysely } from 'kysely'

/** Requests that were carried out under a key of the client's, with the reply that each got. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idempotency')
    .addColumn('authority_id', 'text', (column) => column.notNull().references('authority.id'))
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('reply', 'text')
    .addPrimaryKeyConstraint('idempotency_key', ['authority_id', 'actor_id', 'key_hash'])
    .execute()
  await db.schema.createIndex('idempotency_at').on('idempotency').column('at').execute()
}
