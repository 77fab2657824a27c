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
  readonly DatabaseSync: new (path: string) => SqliteConnection
  readonly StatementSync: { readonly prototype: object }
}

function sqliteModule(): SqliteModule {
  const builtIn = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined
  // Early versions of Node's own cannot tell a question from a command.
  const usable = builtIn !== undefined && 'columns' in builtIn.StatementSync.prototype
  return usable ? builtIn : (createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule)
}

export function connect(path: string): SqliteConnection {
  return new (sqliteModule().DatabaseSync)(path)
}

/** A statement that is asked again and again is prepared once. */
const mostKept = 500

/** Kysely's view of a connection. Transactions take the write lock at once, so none is refused half-way. */
export function forKysely(connection: SqliteConnection): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => connection.close(),
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement = statementOf(connection.prepare(sql === 'begin' ? 'begin immediate' : sql))
      const made = sql === 'rollback' ? forgiving(statement) : statement
      if (kept.size < mostKept) kept.set(sql, made)
      return made
    },
  }
}

const statementOf = (statement: Statement): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (values) => statement.all(...values),
  run: (values) => statement.run(...values),
  iterate: (values) => statement.iterate(...values),
})

/** After a full disk, say, SQLite has rolled back already; that there is nothing left to do must not hide why. */
const forgiving = (rollback: SqliteStatement): SqliteStatement => ({
  ...rollback,
  run(values) {
    try {
      return rollback.run(values)
    } catch (error) {
      if (error instanceof Error && error.message.includes('no transaction is active'))
        return { changes: 0, lastInsertRowid: 0 }
      throw error
    }
  },
})

/** SQLite's extended result code, or null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode
}
