/**
 * The whole way of a round: more stages with their dates, return and extension, answers as each stage left them,
 * explanations, notes, delegation, second appraisals, corrections, and a publication for each revision.
 */
import type { Kysely } from 'kysely'
import { define, writtenOnce } from './dialect.ts'

const roundStates =
  "'draft', 'self-scoring', 'appraisal', 'clarification', 'appraisal-2', 'council', 'published', 'cancelled'"

/** A check cannot be changed, but it goes with its column. */
const widened = [
  `alter table round add column state_next text not null default 'draft' check (state_next in (${roundStates}))`,
  `update round set state_next = state`,
  `alter table round drop column state`,
  `alter table round rename column state_next to state`,
]

const columns = [
  `alter table round add column clarification_until text`,
  `alter table round add column appraisal_2_until text`,
  `alter table round add column council_until text`,
  `alter table round add column confirmed integer not null default 0 check (confirmed in (0, 1))`,
  `alter table round add column delegated integer not null default 0 check (delegated in (0, 1))`,
  `alter table round add column shows_appraisal integer not null default 0 check (shows_appraisal in (0, 1))`,
  `alter table round add column tolerance text`,
  `alter table round add column revision integer not null default 1`,
  `alter table round add column cancelled_from text`,
  `alter table round add column cancelled_reason text`,
  `alter table assessment add column ready_at text`,
  `alter table assessment add column returned_reason text`,
  `alter table appraisal add column late integer not null default 0 check (late in (0, 1))`,
  `alter table evidence add column stage text not null default 'self-scoring'`,
]

const assessment = 'foreign key (authority_id, assessment_id) references assessment (authority_id, id)'
const round = 'foreign key (authority_id, round_id) references round (authority_id, id)'

const tables = [
  `create table extension (
     authority_id text not null, assessment_id text not null, stage text not null, until text not null,
     reason text not null, by_id text not null, by_name text not null, at text not null,
     primary key (authority_id, assessment_id, stage), ${assessment})`,
  `create table frozen (
     authority_id text not null, assessment_id text not null, stage text not null, answers text not null,
     at text not null, primary key (authority_id, assessment_id, stage), ${assessment})`,
  `create table explanation (
     authority_id text not null, assessment_id text not null, criterion text not null, question text not null,
     asked_by_id text not null, asked_by text not null, asked_at text not null,
     answer text, answered_by_id text, answered_by text, answered_at text, rev integer not null,
     primary key (authority_id, assessment_id, criterion), ${assessment})`,
  `create table note (
     authority_id text not null, id text not null, assessment_id text not null, criterion text, words text not null,
     by_id text not null, by_name text not null, at text not null,
     primary key (authority_id, id), ${assessment})`,
  `create index note_assessment on note (authority_id, assessment_id)`,
  `create table delegation (
     authority_id text not null, round_id text not null, user_id text not null, sheet text not null,
     primary key (authority_id, round_id, user_id, sheet), ${round})`,
  `create table proposal (
     authority_id text not null, assessment_id text not null, criterion text not null, by_id text not null,
     by_name text not null, decision text not null, answer text not null, reason text not null, seal text not null,
     at text not null, primary key (authority_id, assessment_id, criterion, by_id), ${assessment})`,
  `create table correction (
     authority_id text not null, id text not null, round_id text not null, revision integer not null,
     reason text not null, asked_by_id text not null, asked_by text not null, asked_at text not null,
     approved integer check (approved in (0, 1)), decided_by_id text, decided_by text, decided_at text,
     decided_reason text, primary key (authority_id, id), ${round})`,
  `create table publication_next (
     authority_id text not null, id text not null, round_id text not null, revision integer not null,
     at text not null, hash text not null, document text not null,
     primary key (authority_id, id), ${round})`,
  // The id says round and revision, so that a row cannot be replaced under another id.
  `insert into publication_next (authority_id, id, round_id, revision, at, hash, document)
     select authority_id, round_id || '/1', round_id, 1, at, hash, document from publication`,
  `drop table publication`,
  `alter table publication_next rename to publication`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...widened, ...columns, ...tables]) await define(db, statement)
  await writtenOnce(db, 'publication', 'id')
}
