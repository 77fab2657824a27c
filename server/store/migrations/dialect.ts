/** What lets one text of SQL make equal tables in SQLite and in PostgreSQL. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'

export const isPostgresql = <T>(db: Kysely<T>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Runs a statement that is written for SQLite, and does so there to the letter. */
export async function define<T>(db: Kysely<T>, statement: string): Promise<void> {
  await sql.raw(isPostgresql(db) ? forPostgresql(statement) : statement).execute(db)
}

/** Text compares byte by byte, whatever the locale; whole numbers have 64 bits; bytes are "bytea"; "user" is a word of PostgreSQL's own. */
const forPostgresql = (statement: string): string =>
  statement
    .replace(/\b(\w+ )text\b/g, '$1text collate "C"')
    .replace(/\binteger\b/g, 'bigint')
    .replace(/\bblob\b/g, 'bytea')
    .replace(/\b(table|references) user\b/g, '$1 "user"')

/** The database itself refuses to change or remove a row of this table. `key`: its primary key within an authority. */
export const writtenOnce = (db: Kysely<unknown>, table: string, key: string): Promise<void> =>
  writtenOnceBy(db, table, ['authority_id', key])

/** The same, by all columns of its primary key. */
export async function writtenOnceBy(db: Kysely<unknown>, table: string, key: readonly string[]): Promise<void> {
  for (const statement of isPostgresql(db) ? guardInPostgresql(table) : guardInSqlite(table, key))
    await sql.raw(statement).execute(db)
}

function guardInSqlite(table: string, key: readonly string[]): readonly string[] {
  const refuse = `begin select raise(abort, '${table}: written once'); end`
  const known = `select 1 from ${table} where ${key.map((column) => `${column} = new.${column}`).join(' and ')}`
  return [
    `create trigger ${table}_no_update before update on ${table} ${refuse}`,
    `create trigger ${table}_no_delete before delete on ${table} ${refuse}`,
    // REPLACE removes the old row without asking the trigger above.
    `create trigger ${table}_no_replace before insert on ${table} when exists (${known}) ${refuse}`,
  ]
}

function guardInPostgresql(table: string): readonly string[] {
  const raise = `raise exception '%: written once', tg_table_name using errcode = 'restrict_violation';`
  const refuse = 'execute function refuse_change()'
  return [
    `create or replace function refuse_change() returns trigger language plpgsql as $$ begin ${raise} end $$`,
    `create trigger ${table}_no_update before update on ${table} for each row ${refuse}`,
    `create trigger ${table}_no_delete before delete on ${table} for each row ${refuse}`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement ${refuse}`,
  ]
}
