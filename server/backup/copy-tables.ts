/** Every row of one database into another, empty one of the same version; of either kind. */
import { sql } from 'kysely'
import type { Db } from '../store/open.ts'
import type { Tables } from '../store/tables.ts'

/** Files on their way are begun again elsewhere. What refers to another stands before it. */
export const notCopied = ['upload_slice', 'upload'] as const
type NotCopied = 'kysely_migration' | (typeof notCopied)[number]

/** What a row may refer to stands before it; with the columns of each key. */
const keys = {
  // A parent is there before its children.
  authority: ['created_at', 'id'],
  unit: ['authority_id', 'id'],
  unit_type: ['authority_id', 'id'],
  user: ['authority_id', 'id'],
  membership: ['authority_id', 'id'],
  session: ['authority_id', 'token_hash'],
  invitation: ['authority_id', 'user_id'],
  second_factor: ['authority_id', 'user_id'],
  recovery_code: ['authority_id', 'user_id', 'code_hash'],
  device: ['authority_id', 'user_id', 'token_hash'],
  oidc_attempt: ['state_hash'],
  sign_in_failure: ['id'],
  address_try: ['address'],
  setup: ['code_hash'],
  round: ['authority_id', 'id'],
  round_framework: ['authority_id', 'round_id', 'framework_hash'],
  version_move: ['authority_id', 'id'],
  assessment: ['authority_id', 'id'],
  answer: ['authority_id', 'assessment_id', 'criterion'],
  appraisal: ['authority_id', 'assessment_id', 'criterion'],
  withdrawal: ['authority_id', 'assessment_id', 'criterion'],
  evidence: ['authority_id', 'id'],
  extension: ['authority_id', 'assessment_id', 'stage'],
  frozen: ['authority_id', 'assessment_id', 'stage'],
  explanation: ['authority_id', 'assessment_id', 'criterion'],
  note: ['authority_id', 'id'],
  delegation: ['authority_id', 'round_id', 'user_id', 'sheet'],
  proposal: ['authority_id', 'assessment_id', 'criterion', 'by_id'],
  correction: ['authority_id', 'id'],
  ending: ['authority_id', 'id'],
  reminder: ['authority_id', 'id'],
  publication: ['authority_id', 'id'],
  journal: ['authority_id', 'seq'],
  journal_sealed: ['authority_id', 'seq'],
  checkpoint: ['authority_id', 'seq'],
  notice: ['authority_id', 'id'],
  api_token: ['authority_id', 'id'],
  idempotency: ['authority_id', 'actor_id', 'key_hash'],
  heartbeat: ['id'],
  pinned_key: ['name'],
  framework_draft: ['authority_id', 'id'],
  published_framework: ['framework', 'version'],
} as const satisfies { readonly [Name in Exclude<keyof Tables, NotCopied>]: readonly (keyof Tables[Name])[] }

const page = 500

/** Call inside one transaction of each, so that all rows are of one moment and all arrive. */
export async function copyTables(from: Db, to: Db): Promise<void> {
  for (const [table, key] of Object.entries(keys)) await copyTable(from, to, table, key)
}

type Row = Readonly<Record<string, unknown>>

async function copyTable(from: Db, to: Db, table: string, key: readonly string[]): Promise<void> {
  const columns = sql.join(key.map((name) => sql.ref(name)))
  for (let last: Row | undefined, more = true; more;) {
    const after = last === undefined ? sql`` : sql`where (${columns}) > (${sql.join(key.map((name) => last?.[name]))})`
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(page)}`.execute(from)
    if (rows.length > 0) await insert(to, table, rows)
    last = rows.at(-1)
    more = rows.length === page
  }
}

async function insert(to: Db, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`)
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values ${sql.join(values)}`.execute(to)
}
