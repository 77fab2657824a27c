/**
 * What the server says and takes: the shapes of `/api/v1`. The server states the
 * same shapes as JSON Schema (`server/http/schemas.ts`), which Ajv enforces;
 * `test/ui/api.types.test.ts` proves that the two agree.
 *
 * Times are UTC, ISO 8601. `rev` counts the changes of one record from 1; it travels
 * as a strong ETag (`"3"`), and every write of an existing record carries it in
 * `If-Match` (`"0"`: there is none yet).
 */
import type { Answer, Answers, Comparison, Decimal, Framework, Result, Text } from '../engine/live.ts'

/** `office` and `leader` work for one unit; the others for the authority. */
export type Role = 'office' | 'leader' | 'council' | 'chair' | 'administrator' | 'auditor' | 'author' | 'survey'
export type RoundState = 'draft' | 'self-scoring' | 'appraisal' | 'published'

/** GET /status (no sign-in) */
export interface Status {
  readonly setup_needed: boolean
  /** Name of the sign-in provider; null: there is none. POST /oidc → {url}; POST /oidc/return OidcReturn → Session. */
  readonly provider: string | null
  /** The installation holds the demonstration with made-up units. */
  readonly demo: boolean
  /** Usernames of the demonstration, to show on the sign-in page; empty otherwise. */
  readonly demo_accounts: readonly { readonly username: string; readonly name: string; readonly role: Role }[]
}

/** What stands in the address `/sign-in/return` to which the provider leads back. */
export interface OidcReturn {
  readonly state: string
  readonly code: string
  readonly iss?: string
  /** The code of the second factor, after `code-required`. */
  readonly second_factor?: string
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

/**
 * GET /session → Session, null for nobody; DELETE /session (204)
 * POST /session {username, password, code?}: refused with `code-required` where a second factor is set up.
 * PUT /session {membership} → Session, acting under another of one's own memberships.
 */
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
  /** What comes before anything else; every other request is refused until then. */
  readonly needs: 'password' | 'second-factor' | null
  readonly second_factor: boolean
  /** The one that is acted under, and all that are valid today. */
  readonly membership: string
  readonly memberships: readonly Membership[]
}
/** GET /sessions → one's own; DELETE /sessions/:id (204) */
export interface SessionInfo {
  readonly id: string
  readonly current: boolean
  readonly agent: string
  readonly role: Role
  readonly created_at: string
  readonly seen_at: string
}
/** POST /second-factor {password} → FactorSecret */
export interface FactorSecret {
  readonly secret: string
  readonly uri: string
  /** The same as a QR code: the path of an SVG in a square of so many units. */
  readonly qr: { readonly size: number; readonly path: string }
}
/** PUT /second-factor {code} → RecoveryCodes, shown once; POST /second-factor/removal {password, code} (204) */
export interface RecoveryCodes {
  readonly recovery_codes: readonly string[]
}
/** POST /invitation {code} → InvitationShown; PUT /invitation {code, password} → Session (both without sign-in) */
export interface InvitationShown {
  readonly username: string
  readonly name: string
  readonly authority: { readonly id: string; readonly name: string }
}

/** GET /units; POST /units {units: [{name, type, attributes?, valid_from?, valid_until?}]} → 201 Unit[] (administrator; all or none) */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly type: string
  /** By the id of a framework's attribute. */
  readonly attributes: Readonly<Record<string, string | boolean>>
  /** Days, inclusive; null: no bound. */
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly rev: number
}
/** PUT /units/:id with If-Match → Unit (administrator) */
export interface UnitChange {
  readonly name: string
  readonly type: string
  readonly attributes: Readonly<Record<string, string | boolean>>
  readonly valid_from: string | null
  readonly valid_until: string | null
}
/**
 * POST /imports?kind=units|people with an .xlsx or .csv file as the body → what each row would do; with `&plan=…` of that
 * answer and the same file, it is done, whole or not at all. Faults of cells: `import-errors`, each with row and column.
 */
export interface Imported {
  readonly plan: string
  readonly done: boolean
  readonly rows: readonly ImportRow[]
  /** Of the accounts that were added: `/invitation?code=…` */
  readonly invitations: readonly {
    readonly username: string
    readonly name: string
    readonly code: string
    readonly expires_at: string
  }[]
}
export interface ImportRow {
  readonly row: number
  readonly does: 'add' | 'change' | 'grant' | 'same'
  readonly name: string
  readonly detail: string
}
/**
 * GET /authorities → one's own and all below; POST /authorities AuthorityInput → 201 AuthorityCreated (administrator).
 * GET /authorities/:id/rounds → Round[] and GET /authorities/:id/rounds/:round/ranking → Ranking: what is published below.
 */
export interface Authority {
  readonly id: string
  readonly name: string
  readonly parent_id: string | null
}
export interface AuthorityInput {
  readonly name: string
  readonly administrator: { readonly username: string; readonly name: string }
}
export interface AuthorityCreated {
  readonly authority: Authority
  readonly invitation: Invitation
}

/**
 * GET /users; POST /users UserInput → 201 UserCreated (administrator). With If-Match, of others only: PUT /users/:id
 * {name, email}, PUT /users/:id/state {state}, POST /users/:id/memberships MembershipInput,
 * PUT /users/:id/memberships/:membership {valid_from, valid_until} → User; POST /users/:id/reset → UserReset.
 */
export interface User {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly rev: number
  /** invited: has no password yet. */
  readonly state: 'invited' | 'active' | 'locked' | 'ended'
  readonly second_factor: boolean
  /** In the order in which they were given. */
  readonly memberships: readonly Membership[]
}
/** What a person is, for whom and when. Dates are days, inclusive; null: no bound. */
export interface Membership {
  readonly id: string
  readonly role: Role
  readonly unit: { readonly id: string; readonly name: string } | null
  readonly valid_from: string | null
  readonly valid_until: string | null
}
export interface UserCreated {
  readonly user: User
  /** By default: `/invitation?code=…`, once and until then. */
  readonly invitation: Invitation | null
  /** Shown once; the person changes it with PUT /password {current, next} (204) before anything else. */
  readonly initial_password: string | null
}
export interface UserInput {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unit_id: string | null
  readonly email?: string | null
  readonly first?: 'invitation' | 'password'
}
export interface Invitation {
  readonly code: string
  readonly expires_at: string
}
export interface UserReset {
  readonly user: User
  readonly invitation: Invitation
}
export interface MembershipInput {
  readonly role: Role
  readonly unit_id: string | null
  readonly valid_from: string | null
  readonly valid_until: string | null
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

/** GET /rounds/:id/journal → JournalEntry[] (auditor, administrator, council), oldest first */
export interface JournalEntry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly detail: string
  readonly hash: string
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
  readonly current?: AnswerRecord | AppraisalRecord | Round | EvidenceLink | null
}
