import type { Kysely } from 'kysely'
import { define, writtenOnce } from './dialect.ts'

/** Tables whose rows are written once, and their keys. */
const once = { journal: 'seq', publication: 'round_id' } as const

const tables = [
  `create table authority (
     id text primary key, name text not null, demo integer not null check (demo in (0, 1)), created_at text not null)`,
  `create table unit (
     authority_id text not null references authority (id), id text not null, name text not null, type text not null,
     primary key (authority_id, id), unique (authority_id, name))`,
  `create table user (
     authority_id text not null references authority (id), id text not null, username text not null,
     name text not null, role text not null check (role in ('office', 'council', 'administrator', 'auditor')),
     unit_id text, password_hash text not null, demo integer not null check (demo in (0, 1)),
     primary key (authority_id, id), unique (authority_id, username),
     foreign key (authority_id, unit_id) references unit (authority_id, id),
     check ((role = 'office') = (unit_id is not null)))`,
  `create table session (
     authority_id text not null, token_hash text not null, user_id text not null,
     created_at text not null, seen_at text not null,
     primary key (authority_id, token_hash),
     foreign key (authority_id, user_id) references user (authority_id, id))`,
  `create table sign_in_failure (id text primary key, account text not null, at text not null)`,
  `create index sign_in_failure_account on sign_in_failure (account, at)`,
  `create table setup (code_hash text primary key, expires_at text not null)`,
  `create table round (
     authority_id text not null references authority (id), id text not null, rev integer not null,
     title text not null, state text not null check (state in ('draft', 'self-scoring', 'appraisal', 'published')),
     demo integer not null check (demo in (0, 1)), period_from text not null, period_until text not null,
     survey integer not null check (survey in (0, 1)),
     framework_id text not null, framework_version text not null, framework_hash text not null,
     framework text not null, self_scoring_until text not null, appraisal_until text not null,
     created_at text not null, published_at text,
     primary key (authority_id, id))`,
  `create table assessment (
     authority_id text not null, id text not null, round_id text not null, unit_id text not null,
     rev integer not null, state text not null check (state in ('open', 'submitted', 'closed')),
     submitted_at text check ((state = 'submitted') = (submitted_at is not null)), receipt_number text, receipt_hash text,
     primary key (authority_id, id), unique (authority_id, round_id, unit_id), unique (authority_id, receipt_number),
     foreign key (authority_id, round_id) references round (authority_id, id),
     foreign key (authority_id, unit_id) references unit (authority_id, id))`,
  `create table answer (
     authority_id text not null, assessment_id text not null, criterion text not null, answer text not null,
     note text not null, complete integer not null check (complete in (0, 1)), rev integer not null,
     by_id text not null, by_name text not null, at text not null,
     primary key (authority_id, assessment_id, criterion),
     foreign key (authority_id, assessment_id) references assessment (authority_id, id))`,
  `create table appraisal (
     authority_id text not null, assessment_id text not null, criterion text not null,
     decision text not null check (decision in ('accepted', 'changed', 'entered')), answer text not null,
     reason text not null, rev integer not null, by_id text not null, by_name text not null, at text not null,
     primary key (authority_id, assessment_id, criterion),
     foreign key (authority_id, assessment_id) references assessment (authority_id, id))`,
  `create table evidence (
     authority_id text not null, id text not null, assessment_id text not null, criterion text not null,
     requirement text, name text not null, type text not null, size integer not null, sha256 text not null,
     by_id text not null, by_name text not null, at text not null,
     primary key (authority_id, id),
     foreign key (authority_id, assessment_id) references assessment (authority_id, id))`,
  `create index evidence_assessment on evidence (authority_id, assessment_id)`,
  `create table publication (
     authority_id text not null, round_id text not null, at text not null, hash text not null, document text not null,
     primary key (authority_id, round_id),
     foreign key (authority_id, round_id) references round (authority_id, id))`,
  `create table journal (
     authority_id text not null, seq integer not null, at text not null, actor_id text not null, actor text not null,
     action text not null, object text not null, round_id text, detail text not null,
     previous text not null, hash text not null,
     primary key (authority_id, seq), unique (authority_id, hash))`,
  `create index journal_round on journal (authority_id, round_id, seq)`,
]

/** Takes any database: a migration knows the tables of its own time, not today's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await define(db, table)
  for (const [table, key] of Object.entries(once)) await writtenOnce(db, table, key)
}
