import type { Kysely } from 'kysely'
import { define } from './dialect.ts'

/** Where in a paper it stands: number, day of signing, section and page; JSON, null while nobody said so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await define(db, `alter table evidence add column cites text`)
  await define(db, `alter table evidence add column rev integer not null default 1`)
}
