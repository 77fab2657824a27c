/** The database on a server of PostgreSQL, shared by any number of processes. The only file that knows `pg`. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { CustomTypesConfig, types } from 'pg'
import type { Backend } from './open.ts'
import type { Tables } from './tables.ts'
import { DatabaseUnusable, troubleOf } from './trouble.ts'

const bigint = 20

/** Counts and whole columns come as numbers: none of ours leaves the exact range of a double. */
const typesBeside = (usual: typeof types): CustomTypesConfig => ({
  getTypeParser: (oid: number, format?: string) =>
    oid === bigint ? Number : (usual.getTypeParser(oid, format as 'text') as (value: string) => unknown),
})

export async function openPostgresql(address: string): Promise<Backend> {
  // Whoever has SQLite starts without it.
  const { Pool, types: usual } = await import('pg')
  const pool = new Pool({
    connectionString: address,
    application_name: 'khung',
    types: typesBeside(usual),
    max: 10,
    connectionTimeoutMillis: 5000,
    lock_timeout: 1000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that breaks while nobody uses it is replaced; whoever asks next learns of a real outage.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await assertReachable(db)
  return {
    db,
    transact: (work) => db.transaction().execute(work),
    hold: async (tx, scope) =>
      void (await sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0))`.execute(tx)),
    // Backups of a database server are its own.
    backUp: () => Promise.resolve(),
    assertDurable: () => assertDurable(db),
  }
}

async function assertReachable(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    const refused = error instanceof Error && 'code' in error && /^(28|3D)/.test(String(error.code))
    if (refused || troubleOf(error) === 'away') throw new DatabaseUnusable((error as Error).message, { cause: error })
    throw error
  }
}

async function assertDurable(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding')`.execute(db)
  const weak = rows.filter(
    ({ name, setting }) => setting === 'off' || (name === 'server_encoding' && setting !== 'UTF8'),
  )
  if (weak.length > 0) throw new DatabaseUnusable(weak.map(({ name, setting }) => `${name} = ${setting}`).join(', '))
}
