import type { Kysely } from 'kysely'

/**
 * Entries from now on (form 2) name people by their id. What binds an id to a name is sealed: the
 * entry holds a salted hash of it, the text stands here and can be erased. Older entries (form 1)
 * keep their names and hashes as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('journal')
    .addColumn('form', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await db.schema.alterTable('journal').addColumn('about', 'text').execute()
  await db.schema.alterTable('journal').addColumn('sealed', 'text').execute()
  await db.schema
    .createTable('journal_sealed')
    .addColumn('authority_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('journal_sealed_key', ['authority_id', 'seq'])
    .execute()
  await db.schema
    .createTable('checkpoint')
    .addColumn('authority_id', 'text', (column) => column.notNull().references('authority.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['authority_id', 'seq'])
    .execute()
}
