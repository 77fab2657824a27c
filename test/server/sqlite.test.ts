/** What is true of SQLite alone: its tables as they were released, and the copy that is made before they change. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { migrate } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { openStore } from '../../server/store/open.ts'
import { openSqlite } from '../../server/store/sqlite-store.ts'
import { connect } from '../../server/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database as the first released version left it, with something in it. */
async function firstVersion(file: string): Promise<void> {
  const { db } = openSqlite(file)
  const { '001-start': start } = migrations
  if (start === undefined) throw new Error('the first migration is gone')
  await migrate(db, () => Promise.resolve(), { '001-start': start })
  await db.insertInto('authority').values({ id: 'a', name: 'Quận thử', demo: 0, created_at: '' }).execute()
  await db.destroy()
}

const statements = (file: string): string => {
  const connection = connect(file)
  const rows = connection
    .prepare(`select sql from sqlite_master where sql is not null and tbl_name not like 'kysely%' order by rowid`)
    .all() as { readonly sql: string }[]
  connection.close()
  return rows.map(({ sql }) => `${sql};\n`).join('\n')
}

const released = readFileSync(new URL('store/001-start.sql', import.meta.url), 'utf8')
const inOrder = (text: string): readonly string[] => text.split(';\n\n').toSorted()

it('the first migration makes to the letter what it made when it was released', async () => {
  const file = join(folder, 'first.db')
  await firstVersion(file)
  expect(statements(file)).toBe(released)
})

it('a database is copied before its tables change, once for each step', async () => {
  const file = join(folder, 'old.db')
  await firstVersion(file)
  await (await openStore(file)).close()
  await (await openStore(file)).close()
  const copies = readdirSync(folder).filter((name) => name.startsWith('old.db.'))
  expect(copies).toEqual(['old.db.before-002-address-tries'])
  const copy = join(folder, 'old.db.before-002-address-tries')
  // A copied file holds its tables before its indexes.
  expect(inOrder(statements(copy).trim())).toEqual(inOrder(released.trim()))
  expect(statements(file)).toContain('address_try')
  const { db } = openSqlite(copy)
  expect(await db.selectFrom('authority').select('name').execute()).toEqual([{ name: 'Quận thử' }])
  await db.destroy()
})

it('a new database needs no copy', async () => {
  await (await openStore(join(folder, 'new.db'))).close()
  expect(readdirSync(folder).filter((name) => name.startsWith('new.db.'))).toEqual([])
})

it('a copy that could not be made leaves the tables as they are', async () => {
  const file = join(folder, 'stuck.db')
  await firstVersion(file)
  const { db } = openSqlite(file)
  await expect(migrate(db, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full')
  await db.destroy()
  expect(statements(file)).not.toContain('address_try')
})
