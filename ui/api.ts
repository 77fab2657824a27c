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
 * One long file, because it is one contract.
 */
import type {
  Answer,
  Answers,
  Change,
  Comparison,
  Decimal,
  Framework,
  InputValue,
  Overruled,
  QuotaReport,
  Result,
  Setting,
  Text,
} from '../engine/live.ts'

/** `office` and `leader` work for one unit; the others for the authority. */
export type Role = 'office' | 'leader' | 'council' | 'chair' | 'administrator' | 'auditor' | 'author' | 'survey'
export type RoundState =
  | 'draft'
  | 'self-scoring'
  | 'appraisal'
  | 'clarification'
  | 'appraisal-2'
  | 'council'
  | 'published'
  | 'cancelled'

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
/** GET /unit-types (staff); POST {id, name}, PUT /unit-types/:id {name}, DELETE with If-Match (administrator) */
export interface UnitType {
  readonly id: string
  /** Null: only frameworks name it; nobody of the authority did yet. */
  readonly name: string | null
  /** 0 where it has no name. */
  readonly rev: number
  readonly units: number
  /** The newest versions that rate units of this type, with what they read of a unit. */
  readonly frameworks: readonly {
    readonly id: string
    readonly version: string
    readonly title: Text
    readonly attributes: readonly { readonly id: string; readonly label: Text; readonly type: string }[]
  }[]
}
export interface UnitTypeInput {
  readonly id: string
  readonly name: string
}
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
  /** In the register of what was published, with this hash. */
  readonly published: boolean
  /** A file of the server's folder, published by its command; or published here, from a draft. */
  readonly from: 'file' | 'here'
  /** Errors found when it was loaded: with any, no round can use it. */
  readonly problems: readonly LocatedProblem[]
}
/** GET /frameworks/:id/:version/standing[?hash=…]: what speaks against opening a round by it. */
export interface FrameworkStanding {
  readonly framework: FrameworkSummary
  readonly findings: readonly LocatedProblem[]
}
/** GET /frameworks/:id/:version/source: as it was written, to the byte. */
export interface FrameworkSource {
  readonly id: string
  readonly version: string
  readonly text: string
  /** Null: there are none. */
  readonly examples: string | null
}
/** POST /drafts, PUT /drafts/:id (If-Match; the reply is a `DraftSummary`) */
export interface DraftInput {
  readonly text: string
  readonly examples: string
}
/** GET /drafts, the latest change first. */
export interface DraftSummary {
  readonly id: string
  /** What the text says of itself, as far as it can be read; otherwise "". */
  readonly framework: string
  readonly version: string
  readonly title: string
  readonly rev: number
  readonly created_at: string
  readonly changed_at: string
  readonly changed_by: string
}
/** GET /drafts/:id. POST /drafts/:id/publication {} (If-Match) → 201 FrameworkSummary, and the draft is gone. */
export interface Draft extends DraftSummary, DraftInput {}
export interface LocatedProblem {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** "ha-noi-phong/1.0.0.yaml:41:9" */
  readonly at: string
  readonly text: string
}
/** GET /frameworks/:id/:version → Framework; GET /comparison?from=ID@VERSION&to=ID@VERSION → Comparison */
export type { Comparison, Framework }

export interface ScoreChange {
  readonly unit: string
  readonly before: Figures
  readonly after: Figures
  /** Ids of what was answered and has no valid place in the other version. */
  readonly lost: readonly string[]
}
interface Figures {
  readonly points: Decimal
  readonly of: Decimal
  readonly index: Decimal | null
  readonly band: string | null
}

/** A framework as a round keeps it. */
export interface Pinned {
  readonly id: string
  readonly version: string
  readonly hash: string
  readonly title: Text
  readonly provenance: 'official' | 'illustrative'
}

/** GET /rounds → Round[]; GET /rounds/:id → Round (ETag) */
export interface Round {
  readonly id: string
  readonly rev: number
  readonly title: string
  readonly state: RoundState
  readonly demo: boolean
  readonly period: { readonly from: string; readonly until: string }
  readonly survey: boolean
  readonly framework: Pinned
  /** All, the round's own first: each rates the units of its types, and ranks them apart. */
  readonly frameworks: readonly Pinned[]
  /** Dates (yyyy-mm-dd), inclusive to 23:59:59 in Asia/Ho_Chi_Minh. */
  readonly self_scoring_until: string
  readonly appraisal_until: string
  /** Null: the round goes without this stage. */
  readonly clarification_until: string | null
  readonly appraisal_2_until: string | null
  readonly council_until: string | null
  /** The leader of a unit hands in; its staff only say that it is ready. */
  readonly confirmed: boolean
  /** A council member decides the sheets that were delegated to them, and no others. */
  readonly delegated: boolean
  /** An office sees what was decided while it explains. */
  readonly shows_appraisal: boolean
  /** In points: a larger change needs a second appraiser; null: none does. */
  readonly tolerance: Decimal | null
  /** The one step that comes next, and who takes it. */
  readonly next: { readonly to: RoundState; readonly by: readonly Role[] } | null
  /** Of the result, from 1; the next one is made by a correction. */
  readonly revision: number
  /** Oldest first; the hash is that of the stored document. */
  readonly publications: readonly {
    readonly revision: number
    readonly at: string
    readonly hash: string
    /** What led to it; null: it is the first. */
    readonly correction: Agreed | null
  }[]
  /** Asked for, or approved and not published yet; `own`: asked for by the person who reads this. */
  readonly correction: (Agreed & { readonly revision: number; readonly own: boolean }) | null
  /** Another version of a framework that was asked for and not decided on, with every score that would change. */
  readonly version_move: {
    readonly framework: string
    readonly version: string
    readonly reason: string
    readonly by: string
    readonly at: string
    readonly own: boolean
    readonly changes: readonly ScoreChange[]
  } | null
  /** The other versions that it was moved to, oldest first. */
  readonly version_moves: readonly (Agreed & { readonly framework: string; readonly version: string })[]
  /** With a result that was published: withdrawn. `by`, `at`: null where it was not kept yet. */
  readonly cancelled:
    | (Omit<Agreed, 'by' | 'at'> & {
        readonly from: RoundState
        readonly by: string | null
        readonly at: string | null
      })
    | null
  /** That a published round be cancelled, or a withdrawn one be in force again: asked for and not decided. */
  readonly ending: {
    readonly kind: 'cancel' | 'reopen'
    readonly reason: string
    readonly by: string
    readonly at: string
    readonly own: boolean
  } | null
  /** The last one that a person sent to those who had not submitted; for staff only. */
  readonly reminder: {
    readonly at: string
    readonly by: string
    readonly units: number
    readonly recipients: number
  } | null
  /** The assessments this person may open: own unit for an office, all for the others. */
  readonly assessments: readonly AssessmentSummary[]
  readonly published_at: string | null
}
/** What one person asked for and another agreed to; null: nobody yet, or one person was enough. */
export interface Agreed {
  readonly reason: string
  readonly by: string
  readonly at: string
  readonly approved_by: string | null
  readonly approved_at: string | null
}
/** closed: self-scoring ended before the office submitted; it is appraised as it stands. */
export type AssessmentState = 'open' | 'submitted' | 'closed'
export interface AssessmentSummary {
  readonly id: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly state: AssessmentState
  /** Null while open, and when it was closed without having been handed in. */
  readonly submitted_at: string | null
  /** When its staff said that it is ready for the leader. */
  readonly ready_at: string | null
  /** The last day that counts for this unit in the stage that the round is in. */
  readonly until: string | null
  /** Hash of the framework that rates it. */
  readonly framework: string
  /** Criteria the office answers, and those answered; then what the council decides and decided. */
  readonly progress: {
    readonly to_answer: number
    readonly answered: number
    readonly to_decide: number
    readonly decided: number
  }
}
/**
 * GET /tasks → Tasks: what waits for this person now, and of everything else that they may see, who acts next.
 * fill, confirm, explain: of a unit; appraise, second, third, survey: decisions; move: the next step of a round;
 * correction, version, cancellation, reopening: asked for and waiting for a second person; watch: others act; framework: one with errors.
 */
export interface Tasks {
  /** What waits for this person first, then what others have to do. */
  readonly tasks: readonly Task[]
  readonly published: readonly {
    readonly id: string
    readonly title: string
    readonly published_at: string
    /** The person's own unit does. */
    readonly takes_part: boolean
  }[]
  /** How many this person may see. */
  readonly rounds: number
}
export interface Task {
  readonly kind:
    | 'fill'
    | 'confirm'
    | 'explain'
    | 'appraise'
    | 'second'
    | 'third'
    | 'survey'
    | 'move'
    | 'correction'
    | 'version'
    | 'cancellation'
    | 'reopening'
    | 'watch'
    | 'framework'
  /** Waits for this person. */
  readonly now: boolean
  /** Who acts next. */
  readonly by: readonly Role[]
  readonly round: { readonly id: string; readonly title: string; readonly state: RoundState } | null
  readonly framework: {
    readonly id: string
    readonly version: string
    readonly title: Text
    readonly problems: number
    /** While it is written: the id of its draft. */
    readonly draft: string | null
  } | null
  /** Of the person's own unit. */
  readonly assessment: {
    readonly id: string
    readonly state: AssessmentState
    readonly submitted_at: string | null
  } | null
  /** Where the step leads. */
  readonly to: RoundState | null
  /** The last day of the stage in hand, for this unit where it is one's own. */
  readonly until: { readonly stage: RoundState; readonly day: string; readonly extended: boolean } | null
  readonly progress: { readonly done: number; readonly of: number } | null
  /** Whose part is missing. */
  readonly units: readonly {
    readonly assessment: string
    readonly unit: { readonly id: string; readonly name: string }
  }[]
  /** Of one's own part: criteria of the form, or decisions over all units. */
  readonly sheets: readonly {
    readonly id: string
    readonly number: string
    readonly title: Text
    /** Its hash: a round may have several, with sheets of one id. */
    readonly framework: string
    readonly state: 'todo' | 'doing' | 'paper' | 'done'
    readonly done: number
    readonly of: number
    readonly criteria: readonly string[]
  }[]
  readonly asked: { readonly by: string; readonly at: string; readonly reason: string } | null
}
/** POST /rounds (administrator) → 201 Round, state draft */
export interface RoundInput {
  readonly title: string
  readonly framework: string
  readonly period: { readonly from: string; readonly until: string }
  readonly survey: boolean
  /** For units of other types; no type may be of two. */
  readonly further_frameworks?: readonly string[]
  readonly unit_ids: readonly string[]
  readonly self_scoring_until: string
  readonly appraisal_until: string
  readonly clarification_until?: string | null
  readonly appraisal_2_until?: string | null
  readonly council_until?: string | null
  readonly confirmed?: boolean
  readonly delegated?: boolean
  readonly shows_appraisal?: boolean
  readonly tolerance?: Decimal | null
}
/** PUT /rounds/:id/dates with If-Match → Round (administrator): of stages that are not over. */
export interface DatesInput {
  readonly self_scoring_until: string
  readonly appraisal_until: string
  readonly clarification_until: string | null
  readonly appraisal_2_until: string | null
  readonly council_until: string | null
  readonly reason: string
}
/**
 * POST /rounds/:id/closing with If-Match → Round: closes every form whose last day is over (self-scoring).
 * POST /rounds/:id/cancellation {reason}, POST /rounds/:id/reopening {reason} with If-Match → Round. Once a result was
 * published both only ask; POST /rounds/:id/ending/decision {approved, reason} is another person's answer.
 * POST /rounds/:id/corrections {reason}, POST /rounds/:id/corrections/decision {approved, reason} with If-Match → Round:
 * one person asks, another decides; the round is then open again in its last stage, and the old ranking stays.
 * POST /rounds/:id/version {framework, reason}, POST /rounds/:id/version/decision {approved, reason} with If-Match →
 * Round: to another version of a framework of the round, by two people.
 * GET /rounds/:id/delegations → Delegations; PUT {delegations: [{user_id, sheets}]} with If-Match → Round.
 */
export interface CorrectionDecision {
  readonly approved: boolean
  readonly reason: string
}
export interface Delegations {
  /** A domain's id, or "facts", "bonus", "penalty", "flags". */
  readonly sheets: readonly { readonly id: string; readonly number: string; readonly title: Text }[]
  /** The whole council. */
  readonly people: readonly { readonly user_id: string; readonly name: string; readonly sheets: readonly string[] }[]
}
/**
 * POST /rounds/:id/transitions {to} with If-Match → Round. The next step and who takes it: `next` of the round;
 * stages without a date are left out, and the chair publishes. Publishing is refused while anything is undecided,
 * open or faulty (`not-ready`, with one entry of `errors` a unit and criterion).
 */
export interface TransitionInput {
  readonly to: RoundState
  /** What was undecided on the screen; refused (`undecided-changed`) when it is no longer so. */
  readonly seen?: { readonly unsubmitted: number; readonly undecided: number }
}
/** POST /rounds/:id/unsubmitted with If-Match → Round: units that have not submitted, all of them or none. */
export interface UnsubmittedInput {
  readonly assessments: readonly string[]
  readonly how: 'extend' | 'proceed'
  /** The new last day; null where the round goes on without them. */
  readonly until: string | null
  readonly reason: string
}
/** POST /rounds/:id/reminders with If-Match: to everybody of the units that have not submitted. */
export interface ReminderSent {
  readonly units: number
  readonly recipients: number
  /** Units of which nobody has an address. */
  readonly unreached: readonly string[]
  /** Whether the server can send mail at all. */
  readonly mail: boolean
}
/** GET /rounds/:id/framework[?hash=…] and GET /assessments/:id/framework → the pinned Framework */

/** GET /rounds/:id/unit-facts → UnitFacts[], by the name of the unit (council, administrator, auditor) */
export interface UnitFacts {
  readonly unit: { readonly id: string; readonly name: string }
  readonly framework: string
  readonly targets: Readonly<Record<string, InputValue>>
  readonly attributes: Readonly<Record<string, InputValue>>
}
/**
 * PUT /rounds/:id/unit-facts with If-Match of the round → Round (administrator, in draft). Replaces the values of
 * the units that are named, all or none. A round opens once every value is there (`not-ready`).
 */
export interface UnitFactsInput {
  readonly units: readonly {
    readonly unit_id: string
    readonly targets: Readonly<Record<string, InputValue>>
    readonly attributes: Readonly<Record<string, InputValue>>
  }[]
}

/** GET /assessments/:id (ETag: rev). Shared facts and flags stand beside the criteria, under "facts" and "flags". */
export interface Assessment {
  readonly id: string
  readonly rev: number
  readonly round: Round
  readonly unit: { readonly id: string; readonly name: string }
  /** What the criteria are scored with; how the units compare (`cohort`) is not for an office before publication. */
  readonly setting: Setting
  readonly state: AssessmentState
  readonly submitted_at: string | null
  /** Of what is handed in now. */
  readonly receipt: Receipt | null
  readonly ready_at: string | null
  /** Why the council returned it; null once it is handed in again. */
  readonly returned_reason: string | null
  readonly until: string | null
  /** In the stage that the round is in. */
  readonly extension: {
    readonly until: string
    readonly reason: string
    readonly by: string
    readonly at: string
  } | null
  /** By criterion id; only criteria that were answered. */
  readonly answers: Readonly<Record<string, AnswerRecord>>
  /** By criterion id. An office sees them once the round is published. */
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
  readonly evidence: readonly EvidenceLink[]
  readonly explanations: Readonly<Record<string, ExplanationRecord>>
  readonly second: Readonly<Record<string, SecondLook>>
  /** What counted when the first and the second appraisal ended; null: not yet, or not apart. */
  readonly frozen: { readonly appraised: Answers | null; readonly clarified: Answers | null }
  /** What this person may do here now. */
  readonly may: {
    readonly answer: boolean
    readonly ready: boolean
    readonly submit: boolean
    readonly appraise: boolean
    /** Of the appraisal, where it is delegated; null: all. */
    readonly sheets: readonly string[] | null
    readonly ask: boolean
    readonly explain: boolean
    readonly return: boolean
    readonly extend: boolean
    readonly note: boolean
  }
}
/** GET /rounds/:id/desk → every assessment of the round (council, administrator, auditor). */
export interface Desk {
  readonly round: Round
  readonly assessments: readonly Omit<Assessment, 'round'>[]
}
/** GET /rounds/:id/progress: how far the appraisal is. `own`: the sheets this person decides; null: all. */
export interface DeskProgress {
  readonly own: readonly string[] | null
  readonly units: readonly {
    readonly assessment: string
    readonly unit: { readonly id: string; readonly name: string }
    readonly framework: string
    readonly sheets: readonly SheetProgress[]
  }[]
}
export interface SheetProgress {
  readonly id: string
  readonly decided: number
  readonly of: number
  /** Asked to be explained and not answered; waiting for another appraiser. */
  readonly asked: number
  readonly second: number
}
/** GET /rounds/:id/phrases → Phrase[]: the reasons that were given in the rounds of the authority, those given
 * most often first. */
export interface Phrase {
  readonly words: string
  readonly criteria: readonly string[]
  readonly count: number
}
/**
 * POST /rounds/:id/acceptances → Acceptances: of at most 1,000 criteria those that nobody decided, as the offices
 * answered. POST /rounds/:id/withdrawals → Withdrawals: one's own decisions (the chair: any), each at the revision that
 * was seen. `left`: what was not done, with the code of the refusal.
 */
export interface AcceptancesInput {
  readonly items: readonly CriterionPlace[]
}
export interface WithdrawalsInput {
  readonly items: readonly (CriterionPlace & { readonly rev: number })[]
}
export interface CriterionPlace {
  readonly assessment: string
  readonly criterion: string
}
export interface Acceptances {
  readonly done: readonly (CriterionPlace & { readonly record: AppraisalRecord })[]
  readonly left: readonly (CriterionPlace & { readonly code: string })[]
}
export interface Withdrawals {
  readonly done: readonly CriterionPlace[]
  readonly left: readonly (CriterionPlace & { readonly code: string })[]
}
/**
 * PUT /assessments/:id/explanations/:criterion/question {words} with If-Match → ExplanationRecord, or null where empty
 * words took it back (council, in appraisal); PUT …/answer {words} → ExplanationRecord (office, in clarification).
 * An office sees the questions from clarification on.
 */
export interface ExplanationRecord {
  readonly question: string
  readonly asked_by: string
  readonly asked_at: string
  readonly answer: string | null
  readonly answered_by: string | null
  readonly answered_at: string | null
  readonly rev: number
}
/**
 * GET /assessments/:id/history/:criterion → HistoryEntry[], the newest first: to its own unit what the unit did, to
 * those who read the journal also what was asked and decided.
 */
export interface HistoryEntry {
  readonly seq: number
  readonly at: string
  readonly sentence: string
}
/** GET /assessments/:id/notes → Note[]; POST {criterion|null, words} → 201 Note. Of the council, for itself. */
export interface Note {
  readonly id: string
  readonly criterion: string | null
  readonly words: string
  readonly by: string
  readonly at: string
}
/**
 * Where the round has a tolerance: a larger change waits until a second appraiser, who does not see it, comes to the
 * same; where the two differ, the chair decides.
 */
export interface AppraisalWaiting {
  readonly waiting: 'second' | 'third'
}
export interface SecondLook extends AppraisalWaiting {
  readonly mine: boolean
  /** One's own; both for the chair who decides between them. */
  readonly proposals: readonly {
    readonly answer: Answer
    readonly reason: string
    readonly by: string
    readonly at: string
  }[]
}
export interface AnswerRecord {
  readonly answer: Answer
  /** The office's explanation to the council. */
  readonly note: string
  readonly rev: number
  readonly by: string
  readonly at: string
}
export interface SavedAnswer extends AnswerRecord {
  /** The whole form as this save left it; its points by the server's engine, as `points` of a result says them. */
  readonly assessment: { readonly rev: number; readonly points: string }
}
/** PUT /assessments/:id/answers/:criterion with If-Match → SavedAnswer. An answer without inputs clears it. */
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
  /** Decided after the stage should have ended. */
  readonly late: boolean
}
/**
 * PUT /assessments/:id/appraisals/:criterion with If-Match → AppraisalRecord, or AppraisalWaiting (202).
 * POST /assessments/:id/return {reason}, POST …/extension {until, reason}, POST …/readiness {ready} with If-Match (204).
 * accept: as the office answered. change: with other facts or with `adjusted` points, and a
 * reason (refused without). enter: for a criterion by survey or judgement, which no office answers.
 */
export type AppraisalInput =
  | { readonly decision: 'accept' }
  | { readonly decision: 'change'; readonly answer: Answer; readonly reason: string }
  | { readonly decision: 'enter'; readonly answer: Answer; readonly reason: string }

/**
 * GET /rounds/:id/survey → SurveyUnit[]; PUT /assessments/:id/survey/:criterion SurveyInput with If-Match →
 * AppraisalRecord: for whoever enters the points of the survey, and sees nothing else of an assessment.
 */
export interface SurveyUnit {
  readonly assessment: string
  readonly unit: { readonly id: string; readonly name: string }
  /** Hash of the framework that rates it. */
  readonly framework: string
  /** Whether this person enters points here now. */
  readonly may: boolean
  /** What was entered, by survey criterion. */
  readonly points: Readonly<Record<string, AppraisalRecord>>
}
export interface SurveyInput {
  readonly answer: Answer
  readonly reason: string
}

/**
 * POST /assessments/:id/evidence?criterion=…&requirement=…&name=… with the file as the body → 201 EvidenceLink; or with
 * &upload=… and no body, once all of it has come in slices.
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
  /** Null: nobody said. */
  readonly cites: Citation | null
  readonly rev: number
}
/**
 * A large file on its way, in bytes; `received` is its revision. POST /assessments/:id/uploads UploadInput → 201 Upload;
 * PUT /assessments/:id/uploads/:upload with the next bytes, at most 1 MiB, and If-Match → Upload; GET → Upload.
 */
export interface Upload {
  readonly id: string
  readonly size: number
  readonly received: number
}
/** `criterion`: where it is said already, a file without room is refused before anything travels. */
export interface UploadInput {
  readonly size: number
  readonly criterion?: string
}
/** Where in a paper it stands. PUT /evidence/:id Citation with If-Match → EvidenceLink (office, while it may attach). */
export interface Citation {
  readonly number: string | null
  readonly signed_on: string | null
  readonly section: string | null
  readonly page: number | null
}

/** POST /assessments/:id/submission with If-Match → Receipt; refused (`not-ready`) while anything is missing. */
export interface Receipt {
  readonly number: string
  readonly at: string
  /** Hash of the journal entry that records the submission. */
  readonly hash: string
}

/** GET /rounds/:id/ranking[?revision=N]: published for everyone; provisional for council, administrator and auditor. */
export interface Ranking {
  readonly round: Round
  readonly state: 'provisional' | 'published' | 'withdrawn'
  readonly revision: number
  readonly published_at: string | null
  readonly rows: readonly RankingRow[]
  /** How many may be in a band, and who is beyond that by rank; it takes nobody's band away. */
  readonly quotas: readonly (QuotaReport & { readonly framework: string })[]
}
export interface RankingRow {
  /** Among the units of the same framework. */
  readonly place: number | null
  /** Hash. */
  readonly framework: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly index: Decimal | null
  readonly band: string | null
  /** What forced or limited the band. */
  readonly overruled: Overruled | null
  /** Null while no criterion has a score: not answered is not zero. So with the domains. */
  readonly points: Decimal | null
  readonly of: Decimal
  readonly domains: readonly { readonly id: string; readonly points: Decimal | null; readonly of: Decimal }[]
  /** Null where the framework has none, or nothing of it has a score yet. */
  readonly bonus: Decimal | null
  readonly penalty: Decimal | null
}

/**
 * GET /rounds/:id/movement[?revision=N], to whom the ranking is shown: earlier published rounds of other periods, oldest
 * first, with the round itself last (`published_at` null: provisional). `steps`: between two rounds that follow each
 * other, for the frameworks that a unit was rated by in both; `breaking`: why they cannot be compared.
 */
export interface Movement {
  readonly rounds: readonly {
    readonly id: string
    readonly title: string
    readonly period: { readonly from: string; readonly until: string }
    readonly survey: boolean
    readonly frameworks: readonly Pinned[]
    readonly state: 'provisional' | 'published' | 'withdrawn'
    readonly revision: number
    readonly published_at: string | null
    readonly rows: readonly RankingRow[]
  }[]
  readonly steps: readonly {
    readonly round: string
    /** Hashes. */
    readonly from: string
    readonly to: string
    readonly comparable: boolean
    readonly breaking: readonly Change[]
  }[]
}

/**
 * GET /rounds/:id/publications/:revision: the document, byte for byte as it was hashed, to whoever may read the results
 * of all units.
 */

/** GET /rounds/:id/results/:unit: own unit for an office once published; all for the others. */
export interface UnitResult {
  readonly unit: { readonly id: string; readonly name: string }
  readonly round: Round
  readonly state: 'provisional' | 'published' | 'withdrawn'
  readonly place: number | null
  /** What the office said; what the first and the second appraisal left (null: not yet, or not apart); what counts. */
  readonly self: Result
  readonly appraised: Result | null
  readonly clarified: Result | null
  readonly final: Result
  readonly answers: {
    readonly self: Answers
    readonly appraised: Answers | null
    readonly clarified: Answers | null
    readonly final: Answers
  }
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
  /** Canonical JSON as it was recorded, for programs. */
  readonly detail: string
  /** Who did what, on which object, and what changed from what to what. */
  readonly sentence: string
  /** Null: there was nothing, or it is not known; it was taken away. */
  readonly changes: readonly { readonly label: string; readonly from: string | null; readonly to: string | null }[]
  readonly hash: string
}

/** GET /journal-check → JournalStanding (council, administrator, auditor): whether every entry follows from the one before. */
export interface JournalStanding {
  readonly whole: boolean
  /** How many were read. */
  readonly entries: number
  /** The first that does not follow. */
  readonly broken_at: number | null
  readonly checked_at: string
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
  readonly current?:
    | AnswerRecord
    | AppraisalRecord
    | Round
    | Assessment
    | EvidenceLink
    | Upload
    | ExplanationRecord
    | ApiToken
    | Draft
    | null
  /** Who made `current` what it is, and when, where it does not say so itself. */
  readonly changed?: { readonly by: string; readonly at: string }
}
