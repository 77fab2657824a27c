/**
 * The tables as they are stored. Every key starts with the authority, so that many can share
 * one database later. Times are UTC text (ISO 8601), flags are 0 or 1, documents are JSON text.
 */
import type { AssessmentState, Role, RoundState } from '../http/schemas.ts'

type Flag = 0 | 1

export interface AuthorityTable {
  readonly id: string
  readonly name: string
  readonly demo: Flag
  readonly created_at: string
}

export interface UnitTable {
  readonly authority_id: string
  readonly id: string
  readonly name: string
  readonly type: string
}

export interface UserTable {
  readonly authority_id: string
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unit_id: string | null
  readonly password_hash: string
  /** Where notices go; null: nowhere. */
  readonly email: string | null
  readonly demo: Flag
}

export interface SessionTable {
  readonly authority_id: string
  readonly token_hash: string
  readonly user_id: string
  readonly created_at: string
  readonly seen_at: string
}

export interface SignInFailureTable {
  readonly id: string
  readonly account: string
  readonly at: string
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
}

export interface AnswerTable {
  readonly authority_id: string
  readonly assessment_id: string
  readonly criterion: string
  readonly answer: string
  readonly note: string
  /** 1 when nothing is missing, so that progress is a count. */
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
}

export interface PublicationTable {
  readonly authority_id: string
  readonly round_id: string
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

export interface Tables {
  readonly authority: AuthorityTable
  readonly unit: UnitTable
  readonly user: UserTable
  readonly session: SessionTable
  readonly sign_in_failure: SignInFailureTable
  readonly setup: SetupTable
  readonly round: RoundTable
  readonly assessment: AssessmentTable
  readonly answer: AnswerTable
  readonly appraisal: AppraisalTable
  readonly evidence: EvidenceTable
  readonly publication: PublicationTable
  readonly journal: JournalTable
  readonly idempotency: IdempotencyTable
  readonly journal_sealed: JournalSealedTable
  readonly checkpoint: CheckpointTable
  readonly notice: NoticeTable
  readonly api_token: ApiTokenTable
  readonly heartbeat: HeartbeatTable
}
