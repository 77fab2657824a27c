/**
 * The tables as they are stored. Every key starts with the authority, so that many can share
 * one database later. Times are UTC text (ISO 8601), flags are 0 or 1, documents are JSON text.
 * One long file, because it is one schema.
 */
import type { AssessmentState, Role, RoundState } from '../http/schemas.ts'

type Flag = 0 | 1

export interface AuthorityTable {
  readonly id: string
  readonly name: string
  readonly demo: Flag
  readonly created_at: string
  /** The authority above; null at the top of a tree. */
  readonly parent_id: string | null
}

export interface UnitTable {
  readonly authority_id: string
  readonly id: string
  readonly name: string
  readonly type: string
  /** JSON: values by the id of a framework's attribute. */
  readonly attributes: string
  /** Days, inclusive; null: no bound. */
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly rev: number
}

/** How an authority calls the units that frameworks name by this id. */
export interface UnitTypeTable {
  readonly authority_id: string
  readonly id: string
  readonly name: string
  readonly rev: number
}

export interface UserTable {
  readonly authority_id: string
  readonly id: string
  readonly rev: number
  /** Unique over the whole installation. */
  readonly username: string
  readonly name: string
  readonly email: string | null
  /** Null: cannot sign in with a password. */
  readonly password_hash: string | null
  readonly password_set_at: string | null
  /** 1: somebody else chose the password, so it is changed before anything else. */
  readonly first_password: Flag
  readonly locked_at: string | null
  readonly ended_at: string | null
  /** Who this is for the sign-in provider. */
  readonly oidc_issuer: string | null
  readonly oidc_subject: string | null
  readonly demo: Flag
}

/** What a person is, for whom and when. Somebody may hold several. */
export interface MembershipTable {
  readonly authority_id: string
  readonly id: string
  readonly user_id: string
  readonly role: Role
  readonly unit_id: string | null
  /** Days in Việt Nam, inclusive; null: no bound. */
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly created_at: string
}

export interface SessionTable {
  readonly authority_id: string
  readonly token_hash: string
  readonly user_id: string
  /** The membership that this session acts under. */
  readonly membership_id: string
  /** How the list of one's sessions names it. */
  readonly id: string
  /** The browser, in its own words. */
  readonly agent: string
  readonly created_at: string
  readonly seen_at: string
}

/** A link by which one person sets a password, once. */
export interface InvitationTable {
  readonly authority_id: string
  readonly user_id: string
  readonly code_hash: string
  readonly expires_at: string
}

export interface SecondFactorTable {
  readonly authority_id: string
  readonly user_id: string
  /** Sealed; see `keys/secrets.ts`. */
  readonly secret: string
  /** Null: not yet proven with a code, so not asked for. */
  readonly confirmed_at: string | null
  /** The latest 30 s step whose code was used; an older or equal one is refused. */
  readonly last_step: number
}

export interface RecoveryCodeTable {
  readonly authority_id: string
  readonly user_id: string
  readonly code_hash: string
}

/** A browser on which this person has signed in before: strangers cannot pause it. */
export interface DeviceTable {
  readonly authority_id: string
  readonly user_id: string
  readonly token_hash: string
  readonly seen_at: string
}

/** One way to the sign-in provider and back, in one browser. */
export interface OidcAttemptTable {
  readonly state_hash: string
  readonly browser_hash: string
  readonly nonce: string
  readonly verifier: string
  /** Who the provider says it is, while the code of the second factor is awaited. */
  readonly user_id: string | null
  readonly expires_at: string
}

export interface SignInFailureTable {
  readonly id: string
  readonly account: string
  readonly at: string
}

/** Tries at a password from one address, by its hash, until the window ends. */
export interface AddressTryTable {
  readonly address: string
  readonly tries: number
  readonly until: string
}

export interface SetupTable {
  readonly code_hash: string
  readonly expires_at: string
}

export interface RoundTable {
  readonly authority_id: string
  readonly id: string
  readonly rev: number
  readonly title: string
  readonly state: RoundState
  readonly demo: Flag
  readonly period_from: string
  readonly period_until: string
  readonly survey: Flag
  readonly framework_id: string
  readonly framework_version: string
  readonly framework_hash: string
  /** The compiled framework as it was when the round was made. */
  readonly framework: string
  readonly self_scoring_until: string
  readonly appraisal_until: string
  readonly created_at: string
  readonly published_at: string | null
  /** Null: the round goes without this stage. */
  readonly clarification_until: string | null
  readonly appraisal_2_until: string | null
  readonly council_until: string | null
  /** The leader of a unit hands in, its staff only say that it is ready. */
  readonly confirmed: Flag
  /** A council member decides the sheets that were delegated to them, and no others. */
  readonly delegated: Flag
  /** An office sees what was decided while it explains. */
  readonly shows_appraisal: Flag
  /** In points: a larger change needs a second appraiser; null: none does. */
  readonly tolerance: string | null
  /** Of the result, from 1. */
  readonly revision: number
  readonly cancelled_from: RoundState | null
  readonly cancelled_reason: string | null
  /** The row of `ending` that tells of it; null also where it was cancelled before those were kept. */
  readonly cancellation_id: string | null
}

export interface AssessmentTable {
  readonly authority_id: string
  readonly id: string
  readonly round_id: string
  readonly unit_id: string
  readonly rev: number
  readonly state: AssessmentState
  readonly submitted_at: string | null
  readonly receipt_number: string | null
  readonly receipt_hash: string | null
  /** JSON, by id: what the round sets for the unit, and what the unit is, as the round knows it. */
  readonly targets: string
  readonly attributes: string
  readonly ready_at: string | null
  /** Why it was last returned; null once it is handed in again. */
  readonly returned_reason: string | null
  /** Of the framework that rates it; null: the round's own. */
  readonly framework_hash: string | null
}

/** A framework of a round beside its own. */
export interface RoundFrameworkTable {
  readonly authority_id: string
  readonly round_id: string
  readonly framework_hash: string
  readonly position: number
  readonly framework: string
}

export interface AnswerTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly answer: string
  readonly note: string
  /** 1 when something is asked and nothing is missing, so that progress is a count. */
  readonly complete: Flag
  readonly rev: number
  readonly by_id: string
  readonly by_name: string
  readonly at: string
}

export interface AppraisalTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly decision: 'accepted' | 'changed' | 'entered'
  readonly answer: string
  readonly reason: string
  readonly rev: number
  readonly by_id: string
  readonly by_name: string
  readonly at: string
  /** Decided after the stage should have ended. */
  readonly late: Flag
}

/** The last revision of a decision that was taken back: the next one goes on from there. */
export interface WithdrawalTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly rev: number
}

export interface EvidenceTable {
  readonly authority_id: string
  readonly id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly requirement: string | null
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly by_id: string
  readonly by_name: string
  readonly at: string
  readonly stage: RoundState
  /** JSON: where in the paper it stands; null: nobody said. */
  readonly cites: string | null
  readonly rev: number
}

/** Another version of a round's framework, asked for by one person. */
export interface VersionMoveTable {
  readonly authority_id: string
  readonly id: string
  readonly round_id: string
  readonly from_hash: string
  readonly framework: string
  /** JSON: the scores that change. */
  readonly changes: string
  readonly reason: string
  readonly asked_by_id: string
  readonly asked_by: string
  readonly asked_at: string
  readonly approved: Flag | null
  readonly decided_by_id: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
}

export interface ExtensionTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly stage: RoundState
  readonly until: string
  readonly reason: string
  readonly by_id: string
  readonly by_name: string
  readonly at: string
}

/** The answers of a unit as a stage left them. */
export interface FrozenTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly stage: RoundState
  /** JSON: `Answers`. */
  readonly answers: string
  readonly at: string
}

export interface ExplanationTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly question: string
  readonly asked_by_id: string
  readonly asked_by: string
  readonly asked_at: string
  readonly answer: string | null
  readonly answered_by_id: string | null
  readonly answered_by: string | null
  readonly answered_at: string | null
  readonly rev: number
}

/** Of the council, for itself. */
export interface NoteTable {
  readonly authority_id: string
  readonly id: string
  readonly assessment_id: string
  readonly criterion: string | null
  readonly words: string
  readonly by_id: string
  readonly by_name: string
  readonly at: string
}

export interface DelegationTable {
  readonly authority_id: string
  readonly round_id: string
  readonly user_id: string
  /** A domain's id, or "facts", "bonus", "penalty", "flags". */
  readonly sheet: string
}

/** A large change that waits for a second appraiser, who must not see it. */
export interface ProposalTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly by_id: string
  readonly by_name: string
  readonly decision: 'accepted' | 'changed' | 'entered'
  readonly answer: string
  readonly reason: string
  /** Random: with it the journal's hash of the answer tells nothing before the decision. */
  readonly seal: string
  readonly at: string
}

export interface CorrectionTable {
  readonly authority_id: string
  readonly id: string
  readonly round_id: string
  /** The revision that it leads to. */
  readonly revision: number
  readonly reason: string
  readonly asked_by_id: string
  readonly asked_by: string
  readonly asked_at: string
  readonly approved: Flag | null
  readonly decided_by_id: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly decided_reason: string | null
}

/** Sent by a person. */
export interface ReminderTable {
  readonly authority_id: string
  readonly id: string
  readonly round_id: string
  /** In the round, from 1. */
  readonly seq: number
  /** How many had not submitted, and how many addresses were written to. */
  readonly units: number
  readonly recipients: number
  readonly by_id: string
  readonly by_name: string
  readonly at: string
}

/** A round cancelled, or a cancelled one opened again; of a published result by two people. */
export interface EndingTable {
  readonly authority_id: string
  readonly id: string
  readonly round_id: string
  readonly kind: 'cancel' | 'reopen'
  readonly reason: string
  readonly asked_by_id: string
  readonly asked_by: string
  readonly asked_at: string
  readonly approved: Flag | null
  /** Null as long as it is undecided, and where one person was enough. */
  readonly decided_by_id: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly decided_reason: string | null
}

export interface PublicationTable {
  readonly authority_id: string
  /** "<round>/<revision>" */
  readonly id: string
  readonly round_id: string
  readonly revision: number
  readonly at: string
  readonly hash: string
  readonly document: string
}

export interface JournalTable {
  /** 1: with the names of people in it. 2: with their ids. */
  readonly form: number
  readonly authority_id: string
  readonly seq: number
  readonly at: string
  readonly actor_id: string
  /** Empty in form 2. */
  readonly actor: string
  readonly action: string
  readonly object: string
  /** The person whom the entry is about. */
  readonly about: string | null
  readonly round_id: string | null
  /** Canonical JSON of what happened. */
  readonly detail: string
  /** The salted hash of the text that names this person. */
  readonly sealed: string | null
  readonly previous: string
  readonly hash: string
}

/** Kysely's own: which migrations were applied. */
export interface MigrationTable {
  readonly name: string
}

/** Requests that were carried out under a key of the client's. */
export interface IdempotencyTable {
  readonly authority_id: string
  readonly actor_id: string
  readonly key_hash: string
  readonly request_hash: string
  readonly at: string
  /** Sealed with the key; null only inside the transaction that carries the request out. */
  readonly reply: string | null
}

/** What binds an id to a name: it can be erased, and the chain stays whole. */
export interface JournalSealedTable {
  readonly authority_id: string
  readonly seq: number
  readonly person_id: string
  readonly salt: string
  /** Canonical JSON. */
  readonly text: string
}

export interface ApiTokenTable {
  readonly authority_id: string
  readonly id: string
  readonly rev: number
  /** Of the integration. */
  readonly name: string
  /** A JSON list. */
  readonly scopes: string
  readonly token_hash: string
  readonly created_at: string
  readonly expires_at: string
  readonly used_at: string | null
  readonly ended_at: string | null
}

/** A mail or a call of the webhook that is to be sent, or was. */
export interface NoticeTable {
  readonly authority_id: string
  readonly id: string
  /** What it tells of: with channel and recipient, once. */
  readonly event: string
  readonly channel: 'mail' | 'webhook'
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly created_at: string
  /** `unsure`: it may have arrived, so it is not sent again. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed'
  readonly attempts: number
  readonly due_at: string
  readonly error: string | null
}

/** Where a journal stood, signed. */
export interface CheckpointTable {
  readonly authority_id: string
  readonly seq: number
  readonly at: string
  readonly hash: string
  /** The public key. */
  readonly key: string
  readonly signature: string
}

export interface HeartbeatTable {
  readonly id: string
  readonly at: string
}

/** A key that lies elsewhere and belongs to this database. */
export interface PinnedKeyTable {
  readonly name: string
  readonly id: string
  readonly public_key: string | null
  readonly at: string
}

/** A large file that comes in slices; after it was attached, what it was, until it is swept. */
export interface UploadTable {
  readonly authority_id: string
  readonly id: string
  readonly assessment_id: string
  readonly by_id: string
  /** Bytes, as announced. */
  readonly size: number
  readonly received: number
  /** When the latest slice came. */
  readonly at: string
  /** Of the whole file, once it is attached; its slices are gone then. */
  readonly sha256: string | null
  readonly type: string | null
}

export interface UploadSliceTable {
  readonly authority_id: string
  readonly upload_id: string
  /** Where in the file it begins. */
  readonly first: number
  readonly bytes: Uint8Array
}

/** A version of a framework while it is written. It may be broken at any time, and is kept to the byte. */
export interface FrameworkDraftTable {
  readonly authority_id: string
  readonly id: string
  readonly rev: number
  /** What its text says of itself, as far as it can be read; otherwise "". */
  readonly framework: string
  readonly version: string
  readonly title: string
  readonly text: string
  /** The text of its examples. */
  readonly examples: string
  readonly created_at: string
  readonly created_by_id: string
  readonly changed_at: string
  readonly changed_by_id: string
}

/** A version that was published here: the database refuses to change it. One of a name in the whole installation. */
export interface PublishedFrameworkTable {
  readonly framework: string
  readonly version: string
  /** Who published it. */
  readonly authority_id: string
  readonly text: string
  readonly examples: string
  /** Canonical JSON of the framework as it was compiled that day. */
  readonly compiled: string
  readonly hash: string
  readonly published_at: string
  readonly published_by_id: string
}

export interface Tables {
  readonly kysely_migration: MigrationTable
  readonly authority: AuthorityTable
  readonly unit: UnitTable
  readonly unit_type: UnitTypeTable
  readonly user: UserTable
  readonly membership: MembershipTable
  readonly session: SessionTable
  readonly invitation: InvitationTable
  readonly second_factor: SecondFactorTable
  readonly recovery_code: RecoveryCodeTable
  readonly device: DeviceTable
  readonly oidc_attempt: OidcAttemptTable
  readonly sign_in_failure: SignInFailureTable
  readonly address_try: AddressTryTable
  readonly setup: SetupTable
  readonly round: RoundTable
  readonly assessment: AssessmentTable
  readonly answer: AnswerTable
  readonly appraisal: AppraisalTable
  readonly withdrawal: WithdrawalTable
  readonly evidence: EvidenceTable
  readonly upload: UploadTable
  readonly upload_slice: UploadSliceTable
  readonly publication: PublicationTable
  readonly round_framework: RoundFrameworkTable
  readonly version_move: VersionMoveTable
  readonly extension: ExtensionTable
  readonly frozen: FrozenTable
  readonly explanation: ExplanationTable
  readonly note: NoteTable
  readonly delegation: DelegationTable
  readonly proposal: ProposalTable
  readonly correction: CorrectionTable
  readonly ending: EndingTable
  readonly reminder: ReminderTable
  readonly journal: JournalTable
  readonly idempotency: IdempotencyTable
  readonly journal_sealed: JournalSealedTable
  readonly checkpoint: CheckpointTable
  readonly notice: NoticeTable
  readonly api_token: ApiTokenTable
  readonly heartbeat: HeartbeatTable
  readonly pinned_key: PinnedKeyTable
  readonly framework_draft: FrameworkDraftTable
  readonly published_framework: PublishedFrameworkTable
}
