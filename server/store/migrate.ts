/** Brings the tables of a database up to this version, and refuses those of a newer one. */
import { Migrator } from 'kysely'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'

/** The message names the migrations that this version does not know. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** All pending migrations happen, or none. `before` is called with the first of them when there are tables already. */
export async function migrate(db: Db, before: (first: string) => Promise<void>, known = migrations): Promise<void> {
  const done = await appliedTo(db)
  const unknown = done.filter((name) => !(name in known))
  if (unknown.length > 0) throw new NewerDatabase(unknown.join(', '))
  const pending = Object.keys(known).find((name) => !done.includes(name))
  if (pending === undefined) return
  if (done.length > 0) await before(pending)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...known }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/** By name, in order; none in an empty database. */
export async function appliedTo(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const rows = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}
