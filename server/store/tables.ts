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
  /** Base32. */
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
  readonly authority_id: string
  readonly seq: number
  readonly at: string
  readonly actor_id: string
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly round_id: string | null
  /** Canonical JSON of what happened. */
  readonly detail: string
  readonly previous: string
  readonly hash: string
}

export interface Tables {
  readonly authority: AuthorityTable
  readonly unit: UnitTable
  readonly user: UserTable
  readonly membership: MembershipTable
  readonly session: SessionTable
  readonly invitation: InvitationTable
  readonly second_factor: SecondFactorTable
  readonly recovery_code: RecoveryCodeTable
  readonly device: DeviceTable
  readonly oidc_attempt: OidcAttemptTable
  readonly sign_in_failure: SignInFailureTable
  readonly setup: SetupTable
  readonly round: RoundTable
  readonly assessment: AssessmentTable
  readonly answer: AnswerTable
  readonly appraisal: AppraisalTable
  readonly evidence: EvidenceTable
  readonly publication: PublicationTable
  readonly journal: JournalTable
}
