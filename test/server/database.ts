/** An empty database of the kind that this project of the test run is about. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { Db } from '../../server/store/open.ts'

/** The address of the PostgreSQL server; none where SQLite is tested. */
const server = (): string | undefined => inject('postgresql')

export const isPostgresql = (): boolean => server() !== undefined

/** The address to open: a file in this folder, or a database of its own on the server. */
export async function emptyDatabase(folder: string): Promise<string> {
  const address = server()
  if (address === undefined) return join(folder, 'khung.db')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: address })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return Object.assign(new URL(address), { pathname: `/${name}` }).href
}

/** Takes away what keeps the rows of a table from being changed, as somebody with the keys of the database could. */
export async function dropGuard(db: Db, table: 'journal' | 'publication'): Promise<void> {
  await sql.raw(`drop trigger ${table}_no_update${isPostgresql() ? ` on ${table}` : ''}`).execute(db)
}
