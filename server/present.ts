/** What is sent: every field by name, so that a new column is never sent by accident. Rounds: `present-round.ts`. */
import type { Static } from 'typebox'
import { say } from '../engine/index.ts'
import type { Answer, Lang, Problem } from '../engine/index.ts'
import type { Actor } from './deps.ts'
import { actionWords } from './journal-words.ts'
import type { Shelved } from './frameworks.ts'
import type * as schemas from './http/schemas.ts'
import type {
  AnswerTable,
  ApiTokenTable,
  AppraisalTable,
  AuthorityTable,
  EvidenceTable,
  CheckpointTable,
  UnitTable,
} from './store/tables.ts'
import { actorOfEntry, type NamedEntry } from './store/read-journal.ts'

export function presentUser(
  row: { readonly id: string; readonly username: string; readonly name: string; readonly role: schemas.Role },
  unit: { readonly id: string; readonly name: string } | null,
): Static<typeof schemas.User> {
  const { id, username, name, role } = row
  return { id, username, name, role, unit: unit && { id: unit.id, name: unit.name } }
}

export const presentSession = (actor: Actor, authority: AuthorityTable): Static<typeof schemas.Session> => ({
  user: presentUser(actor, actor.unit),
  authority: { id: authority.id, name: authority.name },
  demo: authority.demo === 1,
})

export function presentFramework(shelved: Shelved, lang: Lang): Static<typeof schemas.FrameworkSummary> {
  const { id, version } = shelved
  if (shelved.kind === 'broken') {
    const unknown = { title: { vi: id }, provenance: 'illustrative', authority: '', extends: null, hash: '' } as const
    return { id, version, ...unknown, has_survey: false, problems: shelved.problems.filter(isError).map(located(lang)) }
  }
  const { title, provenance, authority, extends: parent, hash, scale } = shelved.framework
  return {
    id,
    version,
    title,
    provenance,
    authority,
    extends: parent,
    hash,
    has_survey: scale.survey !== null,
    problems: [],
  }
}

const isError = (problem: Problem): boolean => problem.severity === 'error'

const located = (lang: Lang) => (problem: Problem) => ({
  code: problem.code,
  severity: problem.severity,
  at: problem.place === null ? problem.path : `${problem.place.file}:${problem.place.line}:${problem.place.col}`,
  text: say(problem, lang),
})

export const presentAnswer = (row: AnswerTable): schemas.AnswerRecord => ({
  answer: JSON.parse(row.answer) as Answer,
  note: row.note,
  rev: row.rev,
  by: row.by_name,
  at: row.at,
})

export const presentAppraisal = (row: AppraisalTable): schemas.AppraisalRecord => ({
  decision: row.decision,
  answer: JSON.parse(row.answer) as Answer,
  reason: row.reason,
  rev: row.rev,
  by: row.by_name,
  at: row.at,
})

export const presentEvidence = (row: EvidenceTable): Static<typeof schemas.EvidenceLink> => ({
  id: row.id,
  criterion: row.criterion,
  requirement: row.requirement,
  name: row.name,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  by: row.by_name,
  at: row.at,
})

export const presentEntry = (row: NamedEntry, lang: Lang): Static<typeof schemas.JournalEntry> => ({
  seq: row.seq,
  at: row.at,
  actor: actorOfEntry(row),
  action: row.action,
  what: actionWords(row.action, lang),
  object: row.about === null ? row.object : (row.about_name ?? ''),
  detail: row.named === null ? row.detail : withNames(row.detail, row.named),
  hash: row.hash,
})

export const presentApiToken = (row: ApiTokenTable): Static<typeof schemas.ApiToken> => ({
  id: row.id,
  rev: row.rev,
  name: row.name,
  scopes: JSON.parse(row.scopes) as schemas.Scope[],
  created_at: row.created_at,
  expires_at: row.expires_at,
  used_at: row.used_at,
  ended_at: row.ended_at,
})

const withNames = (detail: string, named: string): string =>
  JSON.stringify({ ...(JSON.parse(detail) as object), ...(JSON.parse(named) as object) })

export const presentCheckpoint = (row: CheckpointTable, text: string): Static<typeof schemas.Checkpoint> => ({
  seq: row.seq,
  at: row.at,
  hash: row.hash,
  text,
  key: row.key,
  signature: row.signature,
})

/** By criterion id, in a plain object without a prototype to trip over. */
export function byCriterion<R extends { readonly criterion: string }, T>(
  rows: readonly R[],
  present: (row: R) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(rows.map((row) => [row.criterion, present(row)]))
}

export const presentUnit = ({ id, name, type }: UnitTable): Static<typeof schemas.Unit> => ({ id, name, type })
