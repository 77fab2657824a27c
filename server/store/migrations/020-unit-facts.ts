import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** What a round knows of each unit: its targets, and its attributes as they were when the round opened. JSON, by id. */
const columns = ['targets', 'attributes']

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of columns)
    await define(db, `alter table assessment add column ${column} text not null default '{}'`)
}
