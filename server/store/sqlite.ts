/**
 * The only file that knows which SQLite is here: Node's own where it has one, otherwise a
 * package with the same interface. Nothing else imports either.
 */
import { createRequire } from 'node:module'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

interface Statement {
  all(...values: readonly unknown[]): unknown[]
  run(...values: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(...values: readonly unknown[]): IterableIterator<unknown>
  columns(): readonly unknown[]
}

export interface SqliteConnection {
  prepare(sql: string): Statement
  exec(sql: string): void
  close(): void
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options?: { readonly timeout?: number }) => SqliteConnection
}

function sqliteModule(): SqliteModule {
  const builtIn = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined
  return builtIn ?? (createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule)
}

export function connect(path: string): SqliteConnection {
  return new (sqliteModule().DatabaseSync)(path)
}

/** Kysely's view of a connection. Transactions take the write lock at once, so none is refused half-way. */
export function forKysely(connection: SqliteConnection): SqliteDatabase {
  return {
    close: () => connection.close(),
    prepare(sql): SqliteStatement {
      const statement = connection.prepare(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      }
    },
  }
}

/** SQLite's primary result code (5 busy, 13 full, 19 constraint), or null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}
export const sqliteBusy = 5
export const sqliteFull = 13
export const sqliteConstraint = 19
