import type { Kysely } from 'kysely'

/** What is to be sent, written with the event that it tells of; and where a person can be written to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const users = (await db.introspection.getTables()).find(({ name }) => name === 'user')
  // An earlier migration may have given people an address already.
  if (users?.columns.some(({ name }) => name === 'email') !== true) {
    await db.schema.alterTable('user').addColumn('email', 'text').execute()
  }
  await db.schema
    .createTable('notice')
    .addColumn('authority_id', 'text', (column) => column.notNull().references('authority.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('notice_key', ['authority_id', 'id'])
    .addUniqueConstraint('notice_once', ['authority_id', 'event', 'channel', 'recipient'])
    .execute()
  await db.schema.createIndex('notice_due').on('notice').columns(['state', 'due_at']).execute()
}
