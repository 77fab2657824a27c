/** Opens the database: newest tables, durable commits, and one way to write. */
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, Migrator, SqliteDialect, type Transaction } from 'kysely'
import { migrations } from './migrations/index.ts'
import { connect, forKysely, type SqliteConnection, sqliteBusy, sqliteCode } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface Store {
  /** For reading. Inside `write`, read from its transaction instead. */
  readonly db: Db
  /** All of the work is kept, on disk, before this resolves; or none of it. Never wait for the network inside. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A store whose writes join a transaction that is already open. */
export function within(tx: Tx): Store {
  return { db: tx, write: (work) => work(tx), close: () => Promise.resolve() }
}

export async function openStore(file: string): Promise<Store> {
  const connection = connect(file)
  for (const setting of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'busy_timeout = 200']) {
    connection.exec(`pragma ${setting}`)
  }
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(connection) }) })
  await migrate(db)
  await db.transaction().execute((tx) => tx.deleteFrom('sign_in_failure').where('at', '<', '').execute())
  assertDurable(connection)
  return {
    db,
    write: (work) => retryBusy(() => db.transaction().execute(work)),
    close: () => db.destroy(),
  }
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw new Error('The database was written by a newer version of Khung; start that version.', { cause: error })
  }
  if (error !== undefined) throw error
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

async function retryBusy<T>(attempt: () => Promise<T>): Promise<T> {
  for (const wait of [50, 150, 400]) {
    try {
      return await attempt()
    } catch (error) {
      if (sqliteCode(error) !== sqliteBusy) throw error
      await pause(wait)
    }
  }
  return attempt()
}
