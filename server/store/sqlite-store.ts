/** The database in one file of the data folder. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Dialect, type DialectAdapter, Kysely, SqliteDialect } from 'kysely'
import type { Backend, Db } from './open.ts'
import { connect, forKysely, type SqliteConnection } from './sqlite.ts'
import type { Tables } from './tables.ts'
import { together } from './together.ts'
import { DatabaseUnusable } from './trouble.ts'

export function openSqlite(file: string): Backend {
  const connection = connect(file)
  for (const setting of ['busy_timeout = 200', 'journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) {
    connection.exec(`pragma ${setting}`)
  }
  // What the last process left in the log may not all be on the disk, if it ended because a sync had failed; what follows
  // in the log would be lost with it. So it is copied, synced, and the log begun anew, before anything is added.
  connection.exec('pragma wal_checkpoint(truncate)')
  // From here on whoever waits inside SQLite holds up everybody: `write` waits outside of it.
  connection.exec('pragma busy_timeout = 0')
  // Statements that are still prepared keep the file open a little longer: nothing may be left in its log till then.
  const db = new Kysely<Tables>({ dialect: dialectOver(connection, 'pragma wal_checkpoint(truncate)') })
  return {
    db,
    transact: together(db),
    // A transaction takes the write lock of the file at its begin: there is never a second one.
    hold: () => Promise.resolve(),
    backUp: (beforeMigration) => Promise.resolve(copyThrough(connection, `${file}.before-${beforeMigration}`)),
    assertDurable: () => Promise.resolve(assertDurable(connection)),
  }
}

export function openSqliteToRead(file: string): Db {
  if (!existsSync(file)) throw new DatabaseUnusable(file)
  const connection = connect(file)
  for (const setting of ['query_only = on', 'busy_timeout = 1000']) connection.exec(`pragma ${setting}`)
  return new Kysely<Tables>({ dialect: dialectOver(connection) })
}

/** Whether a file is a database without damage. */
export function isSound(file: string): boolean {
  const connection = connect(file)
  try {
    const [found] = connection.prepare('pragma integrity_check').all() as readonly {
      readonly integrity_check: string
    }[]
    return found?.integrity_check === 'ok' && connection.prepare('pragma foreign_key_check').all().length === 0
  } catch {
    return false
  } finally {
    connection.close()
  }
}

/** Kysely's own, told that SQLite changes tables in transactions as well: a migration happens whole or not at all. */
function dialectOver(connection: SqliteConnection, atClose?: string): Dialect {
  const database = forKysely(connection)
  const close = (): void => {
    if (atClose !== undefined) connection.exec(atClose)
    database.close()
  }
  const base = new SqliteDialect({ database: { prepare: (text) => database.prepare(text), close } })
  return {
    createAdapter: () =>
      Object.create(base.createAdapter(), { supportsTransactionalDdl: { value: true } }) as DialectAdapter,
    createDriver: () => base.createDriver(),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  }
}

/** A whole copy of a file, with what still stands in its log; see `copyThrough`. */
export function copyDatabase(from: string, to: string): void {
  const connection = connect(from)
  try {
    connection.exec('pragma busy_timeout = 5000')
    copyThrough(connection, to)
  } finally {
    connection.close()
  }
}

/** Takes the rows of these tables out of a file that nobody else has open; nothing of them is left in it. */
export function emptyTables(file: string, tables: readonly string[]): void {
  const connection = connect(file)
  try {
    const found = tables.filter(
      (table) =>
        connection.prepare('select 1 from sqlite_master where name = ?').all(table).length > 0 &&
        connection.prepare(`select 1 from ${table} limit 1`).all().length > 0,
    )
    if (found.length === 0) return
    for (const table of found) connection.exec(`delete from ${table}`)
    connection.exec('vacuum')
  } finally {
    connection.close()
  }
}

/** A copy by the database itself, while others read and write; the file is there complete or not at all. */
function copyThrough(connection: SqliteConnection, to: string): void {
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  connection.exec(`vacuum into '${unfinished.replaceAll("'", "''")}'`)
  settle(unfinished, to)
}

/** Takes a file's name in one step that survives a power cut. */
export function settle(from: string, to: string): void {
  sync(from)
  renameSync(from, to)
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
