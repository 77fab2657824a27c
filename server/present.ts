/** What is sent: every field by name, so that a new column is never sent by accident. Rounds: `present-round.ts`. */
import type { Static } from 'typebox'
import type { Answer, Lang, Problem } from '../engine/index.ts'
import type { Actor } from './deps.ts'
import { type Finding, located } from './findings.ts'
import { actionWords } from './journal/action-words.ts'
import type { Shelved, Usable } from './frameworks.ts'
import type * as schemas from './http/schemas.ts'
import type { PersonStep } from './import/people.ts'
import type { UnitStep } from './import/units.ts'
import type { MembershipRow } from './store/memberships.ts'
import type {
  AnswerTable,
  ApiTokenTable,
  AppraisalTable,
  AuthorityTable,
  EvidenceTable,
  CheckpointTable,
  ExplanationTable,
  NoteTable,
  SessionTable,
  UnitTable,
  UploadTable,
  UserTable,
} from './store/tables.ts'
import { actorOfEntry, type NamedEntry } from './store/read-journal.ts'

export const presentUser = (
  user: UserTable,
  memberships: readonly MembershipRow[],
  second_factor: boolean,
): Static<typeof schemas.User> => ({
  id: user.id,
  username: user.username,
  name: user.name,
  email: user.email,
  rev: user.rev,
  state: stateOf(user),
  second_factor,
  memberships: memberships.map(presentMembership),
})

function stateOf(user: UserTable): Static<typeof schemas.User>['state'] {
  if (user.ended_at !== null) return 'ended'
  if (user.locked_at !== null) return 'locked'
  return user.password_hash === null && user.oidc_subject === null ? 'invited' : 'active'
}

const presentMembership = (row: MembershipRow): Static<typeof schemas.Membership> => ({
  id: row.id,
  role: row.role,
  unit: row.unit_id === null || row.unit_name === null ? null : { id: row.unit_id, name: row.unit_name },
  valid_from: row.valid_from,
  valid_until: row.valid_until,
})

export const presentOwnSession = (
  { id, agent, created_at, seen_at }: SessionTable,
  role: schemas.Role,
  current: boolean,
): Static<typeof schemas.SessionInfo> => ({ id, current, agent, role, created_at, seen_at })

export const presentSession = (
  { id, username, name, role, unit, membership, needs = null }: Actor,
  authority: AuthorityTable,
  memberships: readonly MembershipRow[],
  second_factor: boolean,
): Static<typeof schemas.Session> => ({
  user: { id, username, name, role, unit: unit && { id: unit.id, name: unit.name } },
  authority: { id: authority.id, name: authority.name },
  demo: authority.demo === 1,
  needs,
  second_factor,
  membership,
  memberships: memberships.map(presentMembership),
})

export function presentFramework(shelved: Shelved, lang: Lang): Static<typeof schemas.FrameworkSummary> {
  if (shelved.kind === 'usable') return presentUsable(shelved)
  const { id, version, from } = shelved
  const unknown = { title: { vi: id }, provenance: 'illustrative', authority: '', extends: null, hash: '' } as const
  const problems = shelved.problems.filter(isError).map(located).map(presentFinding(lang))
  return { id, version, ...unknown, has_survey: false, published: false, from, problems }
}

export const presentUsable = ({
  framework: { id, version, title, provenance, authority, extends: parent, hash, scale },
  published,
  from,
}: Pick<Usable, 'framework' | 'published' | 'from'>): Static<typeof schemas.FrameworkSummary> => ({
  id,
  version,
  title,
  provenance,
  authority,
  extends: parent,
  hash,
  has_survey: scale.survey !== null,
  published,
  from,
  problems: [],
})

const isError = (problem: Problem): boolean => problem.severity === 'error'

export const presentFinding =
  (lang: Lang) =>
  ({ code, severity, at, words }: Finding): Static<typeof schemas.LocatedProblem> => ({
    code,
    severity,
    at,
    text: words(lang),
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
  late: row.late === 1,
})

export const presentExplanation = (row: ExplanationTable): schemas.ExplanationRecord => ({
  question: row.question,
  asked_by: row.asked_by,
  asked_at: row.asked_at,
  answer: row.answer,
  answered_by: row.answered_by,
  answered_at: row.answered_at,
  rev: row.rev,
})

export const presentNote = (row: NoteTable): Static<typeof schemas.Note> => ({
  id: row.id,
  criterion: row.criterion,
  words: row.words,
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
  cites: row.cites === null ? null : (JSON.parse(row.cites) as Static<typeof schemas.Citation>),
  rev: row.rev,
})

export const presentUpload = ({ id, size, received }: UploadTable): Static<typeof schemas.Upload> => ({
  id,
  size,
  received,
})

/** Without its sentence: that is told of many at once (`journal/tell.ts`). */
export const presentEntry = (
  row: NamedEntry,
  lang: Lang,
): Omit<Static<typeof schemas.JournalEntry>, 'sentence' | 'changes'> => ({
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

export const presentUnit = (unit: UnitTable): Static<typeof schemas.Unit> => ({
  id: unit.id,
  name: unit.name,
  type: unit.type,
  attributes: JSON.parse(unit.attributes) as Readonly<Record<string, string | boolean>>,
  valid_from: unit.valid_from,
  valid_until: unit.valid_until,
  rev: unit.rev,
})

export const presentAuthority = ({ id, name, parent_id }: AuthorityTable): Static<typeof schemas.Authority> => ({
  id,
  name,
  parent_id,
})

export const presentStep = (step: UnitStep | PersonStep): Static<typeof schemas.ImportRow> => ({
  row: step.row,
  does: step.does,
  name: step.name,
  detail: step.kind === 'unit' ? step.values.type : step.username,
})
