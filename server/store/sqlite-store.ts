/** The database in one file of the data folder. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Dialect, type DialectAdapter, Kysely, SqliteDialect } from 'kysely'
import type { Backend } from './open.ts'
import { connect, forKysely, type SqliteConnection } from './sqlite.ts'
import type { Tables } from './tables.ts'

export function openSqlite(file: string): Backend {
  const connection = connect(file)
  for (const setting of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'busy_timeout = 200']) {
    connection.exec(`pragma ${setting}`)
  }
  return {
    db: new Kysely<Tables>({ dialect: dialectOver(connection) }),
    // A transaction takes the write lock of the file at its begin: there is never a second one.
    hold: () => Promise.resolve(),
    backUp: (beforeMigration) => Promise.resolve(copyDatabase(connection, `${file}.before-${beforeMigration}`)),
    assertDurable: () => Promise.resolve(assertDurable(connection)),
  }
}

/** Kysely's own, told that SQLite changes tables in transactions as well: a migration happens whole or not at all. */
function dialectOver(connection: SqliteConnection): Dialect {
  const base = new SqliteDialect({ database: forKysely(connection) })
  return {
    createAdapter: () =>
      Object.create(base.createAdapter(), { supportsTransactionalDdl: { value: true } }) as DialectAdapter,
    createDriver: () => base.createDriver(),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  }
}

/** A whole copy by the database itself, while others read and write; the file is there complete or not at all. */
export function copyDatabase(connection: SqliteConnection, to: string): void {
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  connection.exec(`vacuum into '${unfinished.replaceAll("'", "''")}'`)
  sync(unfinished)
  renameSync(unfinished, to)
  sync(dirname(to))
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Some builds fall back to weaker settings in WAL; an acknowledged write must survive a power cut. */
function assertDurable(connection: SqliteConnection): void {
  const value = (name: string): unknown => {
    const row = connection.prepare(`pragma ${name}`).all()[0]
    return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
  }
  if (value('journal_mode') !== 'wal' || value('synchronous') !== 2 || value('foreign_keys') !== 1) {
    throw new Error('SQLite did not take the settings that keep saved data safe (WAL, synchronous FULL, foreign keys).')
  }
}
