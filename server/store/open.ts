/** Opens the database: newest tables, durable commits, and one way to write. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { migrate } from './migrate.ts'
import { openPostgresql } from './postgresql.ts'
import { openSqlite, openSqliteToRead } from './sqlite-store.ts'
import type { Tables } from './tables.ts'
import { troubleOf } from './trouble.ts'
import { type AtUnsynced, watchSync } from './unsynced.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface Store {
  /** For reading. Inside `write`, read from its transaction instead. */
  readonly db: Db
  /**
   * All of the work is kept, on disk, before this resolves; or none of it. No two with one scope run at once, in
   * however many processes, so what the work reads stays true until its end. The scope is an authority's id, or the
   * name of what is read first and written then. Never wait for the network inside.
   */
  write<T>(scope: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A store whose writes join a transaction that is already open. */
  within(tx: Tx): Store
  close(): Promise<void>
}

/** What each of the two databases does in its own way. */
export interface Backend {
  readonly db: Db
  /** All of the work is on disk before this resolves, or none of it. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Waits until no other transaction with this scope is under way, and keeps the next ones out until this one ends. */
  hold(tx: Tx, scope: string): Promise<void>
  /** Keeps a copy before the tables change. */
  backUp(beforeMigration: string): Promise<void>
  /** Throws unless an acknowledged write survives a power cut. Call after a first write. */
  assertDurable(): Promise<void>
}

/** The scope of what happens once, before there is an authority. */
export const firstStart = 'first start'

export const isPostgresqlAddress = (address: string): boolean => /^postgres(ql)?:\/\//.test(address)

/** `address`: the file of an SQLite database, or `postgres://…`. */
export async function openStore(address: string, atUnsynced: AtUnsynced = () => undefined): Promise<Store> {
  const backend = isPostgresqlAddress(address) ? await openPostgresql(address) : openSqlite(address)
  const { db } = backend
  try {
    await migrate(db, (first) => backend.backUp(first))
    await retryBusy(() =>
      db.transaction().execute((tx) => tx.deleteFrom('sign_in_failure').where('at', '<', '').execute()),
    )
    await backend.assertDurable()
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    write: (scope, work) =>
      watchSync(atUnsynced, () => retryBusy(() => backend.transact((tx) => inScope(backend, tx, scope, work)))),
    within: (tx) => joining(backend, tx),
    close: () => db.destroy(),
  }
}

/** For looking at a database, whatever its version, while a server may be writing it. Changes nothing. */
export async function openToRead(address: string): Promise<Db> {
  return isPostgresqlAddress(address) ? (await openPostgresql(address)).db : openSqliteToRead(address)
}

async function inScope<T>(backend: Backend, tx: Tx, scope: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  await backend.hold(tx, scope)
  return work(tx)
}

const joining = (backend: Backend, tx: Tx): Store => ({
  db: tx,
  write: (scope, work) => inScope(backend, tx, scope, work),
  within: (inner) => joining(backend, inner),
  close: () => Promise.resolve(),
})

async function retryBusy<T>(attempt: () => Promise<T>): Promise<T> {
  for (const wait of [20, 80, 200, 400]) {
    try {
      return await attempt()
    } catch (error) {
      if (troubleOf(error) !== 'busy') throw error
      await pause(wait)
    }
  }
  return attempt()
}
