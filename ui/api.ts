/**
 * What the server says and takes: the shapes of `/api/v1`. The server states the
 * same shapes as JSON Schema (`server/http/schemas.ts`), which Ajv enforces;
 * `test/ui/api.types.test.ts` proves that the two agree.
 *
 * Times are UTC, ISO 8601. `rev` counts the changes of one record from 1; it travels
 * as a strong ETag (`"3"`), and every write of an existing record carries it in
 * `If-Match` (`"0"`: there is none yet). Every POST may carry an `Idempotency-Key`: sent again
 * under its key it has its effect once. Units, users, rounds and the journal come in pages
 * (?limit=…): the header `Link` with rel="next" has the address of the next.
 */
import type { Answer, Answers, Comparison, Decimal, Framework, Result, Text } from '../engine/live.ts'

export type Role = 'office' | 'council' | 'administrator' | 'auditor'
export type RoundState = 'draft' | 'self-scoring' | 'appraisal' | 'published'

/** GET /status (no sign-in) */
export interface Status {
  readonly setup_needed: boolean
  /** The installation holds the demonstration with made-up units. */
  readonly demo: boolean
  /** Usernames of the demonstration, to show on the sign-in page; empty otherwise. */
  readonly demo_accounts: readonly { readonly username: string; readonly name: string; readonly role: Role }[]
}

/** POST /setup {code, authority, name, username, password, demo}: the one-time link of the first start. */
export interface SetupInput {
  readonly code: string
  readonly authority: string
  readonly name: string
  readonly username: string
  readonly password: string
  /** Load the demonstration as well; its password comes back once, in `demo_password`. */
  readonly demo: boolean
}
export interface SetupDone {
  readonly session: Session
  readonly demo_password: string | null
}

/** GET /session → Session, null for nobody; POST /session {username, password}; DELETE /session (204) */
export interface Session {
  readonly user: {
    readonly id: string
    readonly username: string
    readonly name: string
    readonly role: Role
    readonly unit: { readonly id: string; readonly name: string } | null
  }
  readonly authority: { readonly id: string; readonly name: string }
  readonly demo: boolean
}

/** GET /units; POST /units {units: [{name, type}]} → 201 Unit[] (administrator; all or none) */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** GET /users; POST /users {username, name, role, unit_id|null} → 201 UserCreated (administrator) */
export interface User {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unit: { readonly id: string; readonly name: string } | null
}
export interface UserCreated {
  readonly user: User
  /** Shown once; the person changes it with PUT /password {current, next} (204). */
  readonly initial_password: string
}

/** GET /frameworks */
export interface FrameworkSummary {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly provenance: 'official' | 'illustrative'
  readonly authority: string
  readonly extends: string | null
  readonly hash: string
  readonly has_survey: boolean
  /** Errors found when it was loaded: with any, no round can use it. */
  readonly problems: readonly LocatedProblem[]
}
export interface LocatedProblem {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** "ha-noi-phong/1.0.0.yaml:41:9" */
  readonly at: string
  readonly text: string
}
/** GET /frameworks/:id/:version → Framework; GET /comparison?from=ID@VERSION&to=ID@VERSION → Comparison */
export type { Comparison, Framework }

/** GET /rounds → Round[]; GET /rounds/:id → Round (ETag) */
export interface Round {
  readonly id: string
  readonly rev: number
  readonly title: string
  readonly state: RoundState
  readonly demo: boolean
  readonly period: { readonly from: string; readonly until: string }
  readonly survey: boolean
  readonly framework: {
    readonly id: string
    readonly version: string
    readonly hash: string
    readonly title: Text
    readonly provenance: 'official' | 'illustrative'
  }
  /** Dates (yyyy-mm-dd), inclusive to 23:59:59 in Asia/Ho_Chi_Minh. */
  readonly self_scoring_until: string
  readonly appraisal_until: string
  /** The assessments this person may open: own unit for an office, all for the others. */
  readonly assessments: readonly AssessmentSummary[]
  readonly published_at: string | null
}
/** closed: self-scoring ended before the office submitted; it is appraised as it stands. */
export type AssessmentState = 'open' | 'submitted' | 'closed'
export interface AssessmentSummary {
  readonly id: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly state: AssessmentState
  /** Null while open, and when it was closed without having been handed in. */
  readonly submitted_at: string | null
  /** Criteria the office answers, and those answered; then what the council decides and decided. */
  readonly progress: {
    readonly to_answer: number
    readonly answered: number
    readonly to_decide: number
    readonly decided: number
  }
}
/** POST /rounds (administrator) → 201 Round, state draft */
export interface RoundInput {
  readonly title: string
  readonly framework: string
  readonly period: { readonly from: string; readonly until: string }
  readonly survey: boolean
  readonly unit_ids: readonly string[]
  readonly self_scoring_until: string
  readonly appraisal_until: string
}
/**
 * POST /rounds/:id/transitions {to} with If-Match → Round.
 * draft → self-scoring (administrator), self-scoring → appraisal (administrator or council),
 * appraisal → published (council). Publishing is refused while anything is undecided,
 * open or faulty (`not-ready`, with one entry of `errors` a unit and criterion).
 */
export interface TransitionInput {
  readonly to: RoundState
}
/** GET /rounds/:id/framework → the pinned Framework */

/** GET /assessments/:id (ETag: rev) */
export interface Assessment {
  readonly id: string
  readonly rev: number
  readonly round: Round
  readonly unit: { readonly id: string; readonly name: string }
  readonly state: AssessmentState
  readonly submitted_at: string | null
  /** By criterion id; only criteria that were answered. */
  readonly answers: Readonly<Record<string, AnswerRecord>>
  /** By criterion id. An office sees them once the round is published. */
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
  readonly evidence: readonly EvidenceLink[]
  /** What this person may do here now. */
  readonly may: { readonly answer: boolean; readonly submit: boolean; readonly appraise: boolean }
}
export interface AnswerRecord {
  readonly answer: Answer
  /** The office's explanation to the council. */
  readonly note: string
  readonly rev: number
  readonly by: string
  readonly at: string
}
/** PUT /assessments/:id/answers/:criterion with If-Match → AnswerRecord. An answer without inputs clears it. */
export interface AnswerInput {
  readonly answer: Answer
  readonly note: string
}
export interface AppraisalRecord {
  readonly decision: 'accepted' | 'changed' | 'entered'
  /** The answer that counts: the office's when accepted, the council's otherwise. */
  readonly answer: Answer
  readonly reason: string
  readonly rev: number
  readonly by: string
  readonly at: string
}
/**
 * PUT /assessments/:id/appraisals/:criterion with If-Match → AppraisalRecord.
 * accept: as the office answered. change: with other facts or with `adjusted` points, and a
 * reason (refused without). enter: for a criterion by survey or judgement, which no office answers.
 */
export type AppraisalInput =
  | { readonly decision: 'accept' }
  | { readonly decision: 'change'; readonly answer: Answer; readonly reason: string }
  | { readonly decision: 'enter'; readonly answer: Answer; readonly reason: string }

/**
 * POST /assessments/:id/evidence?criterion=…&requirement=…&name=… with the file as the body → 201 EvidenceLink.
 * GET /evidence/:id → the file, as an attachment. DELETE /evidence/:id → 204.
 */
export interface EvidenceLink {
  readonly id: string
  readonly criterion: string
  /** Id of the framework's evidence entry, or null for other papers. */
  readonly requirement: string | null
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly by: string
  readonly at: string
}

/** POST /assessments/:id/submission with If-Match → Receipt; refused (`not-ready`) while anything is missing. */
export interface Receipt {
  readonly number: string
  readonly at: string
  /** Hash of the journal entry that records the submission. */
  readonly hash: string
}

/** GET /rounds/:id/ranking: published for everyone; provisional for council, administrator and auditor. */
export interface Ranking {
  readonly round: Round
  readonly state: 'provisional' | 'published'
  readonly published_at: string | null
  readonly rows: readonly RankingRow[]
}
export interface RankingRow {
  readonly place: number | null
  readonly unit: { readonly id: string; readonly name: string }
  readonly index: Decimal | null
  readonly band: string | null
  /** Null while no criterion has a score: not answered is not zero. So with the domains. */
  readonly points: Decimal | null
  readonly of: Decimal
  readonly domains: readonly { readonly id: string; readonly points: Decimal | null; readonly of: Decimal }[]
}

/** GET /rounds/:id/results/:unit: own unit for an office once published; all for the others. */
export interface UnitResult {
  readonly unit: { readonly id: string; readonly name: string }
  readonly round: Round
  readonly state: 'provisional' | 'published'
  readonly place: number | null
  /** What the office said, and what counts after appraisal. */
  readonly self: Result
  readonly final: Result
  readonly answers: { readonly self: Answers; readonly final: Answers }
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
}

/**
 * GET /rounds/:id/journal → JournalEntry[] (auditor, administrator, council), GET /journal: of the whole
 * authority (administrator, auditor); ?from=&until= (days), who=, action=, order=oldest|newest.
 * GET /rounds/:id/journal.csv, /journal.csv: the same as a file. GET /journal-actions → JournalAction[].
 */
export interface JournalEntry {
  readonly seq: number
  readonly at: string
  /** Null once the data of this person was erased. */
  readonly actor: string | null
  readonly action: string
  /** The action in words. */
  readonly what: string
  readonly object: string
  readonly detail: string
  readonly hash: string
}

/**
 * GET /tokens → ApiToken[] (administrator, auditor); POST /tokens {name, scopes, days} → 201 ApiTokenCreated,
 * DELETE /tokens/:id with If-Match → 204 (administrator). A program sends `Authorization: Bearer khung_…`.
 */
export type Scope = 'read results' | 'read journal' | 'enter survey'
export interface ApiToken {
  readonly id: string
  readonly rev: number
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly created_at: string
  readonly expires_at: string
  readonly used_at: string | null
  readonly ended_at: string | null
}
export interface ApiTokenInput {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly days: number
}
export interface ApiTokenCreated {
  readonly token: ApiToken
  /** Shown once. */
  readonly secret: string
}

export interface JournalAction {
  readonly action: string
  readonly what: string
}

/** GET /checkpoints → Checkpoint[], newest first; POST /checkpoints → Checkpoint (administrator): where the journal stands, signed. */
export interface Checkpoint {
  readonly seq: number
  readonly at: string
  readonly hash: string
  /** What is signed. */
  readonly text: string
  /** The public key (Ed25519, SPKI, base64) and its signature of the text (base64). */
  readonly key: string
  readonly signature: string
}

/** GET /receipts?number=…&hash=… (no sign-in): whether a receipt stands in the journal; as a page: /receipts. */
export interface ReceiptCheck {
  readonly stands: boolean
  readonly reason: 'unknown' | 'broken' | null
  readonly at: string | null
}

/**
 * Every refusal: application/problem+json (RFC 9457), in the language of Accept-Language.
 * `current` comes with `stale` (412): what is stored now, to show beside one's own; and with
 * `file-twice` (409): the same file as it is attached already.
 */
export interface ApiProblem {
  readonly type: string
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
  readonly current?: AnswerRecord | AppraisalRecord | Round | Assessment | EvidenceLink | ApiToken | null
  /** Who made `current` what it is, and when, where it does not say so itself. */
  readonly changed?: { readonly by: string; readonly at: string }
}
