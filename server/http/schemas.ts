/**
 * The shapes of `ui/api.ts` as JSON Schema: what Ajv enforces on every request, and what the
 * tests hold every reply to. Unknown fields are refused everywhere. One long file, because it
 * is one contract: it is read beside `ui/api.ts`, in the same order.
 */
import { type Static, type TProperties, Type } from 'typebox'
import type {
  Answer,
  Change as EngineChange,
  Comparison as EngineComparison,
  Framework as EngineFramework,
  InputValue,
  Overruled as EngineOverruled,
  QuotaReport as EngineQuotaReport,
  Result,
  Setting as EngineSetting,
} from '../../engine/index.ts'
import { pageFields } from './cursor.ts'

const object = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const list = <T extends Parameters<typeof Type.Array>[0]>(items: T, options = {}) =>
  Type.Immutable(Type.Array(items, options))
const orNull = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()])

/** Words a person typed: not blank, no line breaks. */
const words = (max: number) => Type.String({ maxLength: max, pattern: '^(?=\\s*\\S)[^\\u0000-\\u001f\\u007f]*$' })
/** U+0000 is no character of a text: not every database can keep it. */
const whole = { pattern: '^[^\\u0000]*$' }
const text = (max: number) => Type.String({ maxLength: max, ...whole })
const id = Type.String({ maxLength: 64, ...whole })
const day = Type.String({ format: 'day' })

export const Role = Type.Union([
  Type.Literal('office'),
  Type.Literal('leader'),
  Type.Literal('council'),
  Type.Literal('chair'),
  Type.Literal('administrator'),
  Type.Literal('auditor'),
  Type.Literal('author'),
  Type.Literal('survey'),
])
export type Role = Static<typeof Role>

export const RoundState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('self-scoring'),
  Type.Literal('appraisal'),
  Type.Literal('clarification'),
  Type.Literal('appraisal-2'),
  Type.Literal('council'),
  Type.Literal('published'),
  Type.Literal('cancelled'),
])
export type RoundState = Static<typeof RoundState>

const Provenance = Type.Union([Type.Literal('official'), Type.Literal('illustrative')])
const Text = object({ vi: Type.String(), en: Type.Optional(Type.String()) })
const Named = object({ id: Type.String(), name: Type.String() })

/** What the address holds to which the provider led back; `second_factor`: where one is set up here. */
export const OidcStart = object({ url: Type.String() })
export const OidcReturn = object({
  state: Type.String({ maxLength: 500 }),
  code: Type.String({ maxLength: 4000 }),
  iss: Type.Optional(Type.String({ maxLength: 2000 })),
  second_factor: Type.Optional(Type.String({ maxLength: 40 })),
})

export const Status = object({
  setup_needed: Type.Boolean(),
  /** Name of the sign-in provider; null: there is none. */
  provider: orNull(Type.String()),
  demo: Type.Boolean(),
  demo_accounts: list(object({ username: Type.String(), name: Type.String(), role: Role })),
})

const username = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,62}$' })
const password = Type.String({ maxLength: 800 })

export const SetupInput = object({
  code: Type.String({ maxLength: 100 }),
  authority: words(200),
  name: words(200),
  username,
  password,
  demo: Type.Boolean(),
})
/** `code`: of the second factor, or a recovery code. */
const code = text(40)
export const Credentials = object({ username: text(2000), password, code: Type.Optional(code) })
export const PasswordInput = object({ current: password, next: password })

/** Dates are days, inclusive; null: no bound. */
export const Membership = object({
  id: Type.String(),
  role: Role,
  unit: orNull(Named),
  valid_from: orNull(Type.String()),
  valid_until: orNull(Type.String()),
})
export const User = object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  email: orNull(Type.String()),
  rev: Type.Integer(),
  state: Type.Union([Type.Literal('invited'), Type.Literal('active'), Type.Literal('locked'), Type.Literal('ended')]),
  second_factor: Type.Boolean(),
  memberships: list(Membership),
})
const email = Type.String({ maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+$' })
/** `first`: how the person gets in first; absent: by an invitation. */
export const UserInput = object({
  username,
  name: words(200),
  role: Role,
  unit_id: orNull(id),
  email: Type.Optional(orNull(email)),
  first: Type.Optional(Type.Union([Type.Literal('invitation'), Type.Literal('password')])),
})
const Invitation = object({ code: Type.String(), expires_at: Type.String() })
export const UserCreated = object({
  user: User,
  invitation: orNull(Invitation),
  initial_password: orNull(Type.String()),
})
export const UserChange = object({ name: words(200), email: orNull(email) })
export const UserStateInput = object({
  state: Type.Union([Type.Literal('active'), Type.Literal('locked'), Type.Literal('ended')]),
})
export type UserState = Static<typeof UserStateInput>['state']
export const ValidityInput = object({ valid_from: orNull(day), valid_until: orNull(day) })
export const MembershipInput = object({
  role: Role,
  unit_id: orNull(id),
  valid_from: orNull(day),
  valid_until: orNull(day),
})
export const UserReset = object({ user: User, invitation: Invitation })

const invitationCode = Type.String({ maxLength: 100 })
export const InvitationQuestion = object({ code: invitationCode })
export const InvitationShown = object({ username: Type.String(), name: Type.String(), authority: Named })
export const InvitationAnswer = object({ code: invitationCode, password })

export const FactorStart = object({ password })
export const FactorSecret = object({
  secret: Type.String(),
  uri: Type.String(),
  qr: object({ size: Type.Integer(), path: Type.String() }),
})
export const FactorConfirmation = object({ code })
export const RecoveryCodes = object({ recovery_codes: list(Type.String()) })
export const FactorRemoval = object({ password, code })

export const SessionInfo = object({
  id: Type.String(),
  current: Type.Boolean(),
  agent: Type.String(),
  role: Role,
  created_at: Type.String(),
  seen_at: Type.String(),
})
export const MembershipChoice = object({ membership: id })

export const Session = object({
  user: object({
    id: Type.String(),
    username: Type.String(),
    name: Type.String(),
    role: Role,
    unit: orNull(Named),
  }),
  authority: Named,
  demo: Type.Boolean(),
  needs: orNull(Type.Union([Type.Literal('password'), Type.Literal('second-factor')])),
  second_factor: Type.Boolean(),
  membership: Type.String(),
  memberships: list(Membership),
})
/** Who is signed in; null: nobody. */
export const OwnSession = orNull(Session)
export const SetupDone = object({ session: Session, demo_password: orNull(Type.String()) })

/** By the id of a framework's attribute. */
const Attributes = Type.Unsafe<Readonly<Record<string, string | boolean>>>({
  type: 'object',
  maxProperties: 200,
  patternProperties: { '^[a-z][a-z0-9_]{0,63}$': { type: ['string', 'boolean'], maxLength: 2000 } },
  additionalProperties: false,
})
export const Unit = object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  attributes: Attributes,
  valid_from: orNull(Type.String()),
  valid_until: orNull(Type.String()),
  rev: Type.Integer(),
})
/** A type of unit; `name`: null where only frameworks name it. `frameworks`: the newest versions that rate such units. */
export const UnitType = object({
  id: Type.String(),
  name: orNull(Type.String()),
  rev: Type.Integer(),
  units: Type.Integer(),
  frameworks: list(
    object({
      id: Type.String(),
      version: Type.String(),
      title: Text,
      attributes: list(object({ id: Type.String(), label: Text, type: Type.String() })),
    }),
  ),
})
export const UnitTypeInput = object({
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' }),
  name: words(100),
})
export const UnitTypeName = object({ name: words(100) })
export const UnitChange = object({
  name: words(200),
  type: words(100),
  attributes: Attributes,
  valid_from: orNull(day),
  valid_until: orNull(day),
})
export const UnitsInput = object({
  units: list(
    object({
      name: words(200),
      type: words(100),
      attributes: Type.Optional(Attributes),
      valid_from: Type.Optional(orNull(day)),
      valid_until: Type.Optional(orNull(day)),
    }),
    { minItems: 1, maxItems: 1000 },
  ),
})

export const Authority = object({ id: Type.String(), name: Type.String(), parent_id: orNull(Type.String()) })
export const AuthorityInput = object({
  name: words(200),
  administrator: object({ username, name: words(200) }),
})
export const AuthorityCreated = object({ authority: Authority, invitation: Invitation })

/** `plan`: do what the plan with this hash says; absent: only say what would be done. */
export const ImportQuery = object({
  kind: Type.Union([Type.Literal('units'), Type.Literal('people')]),
  plan: Type.Optional(Type.String({ maxLength: 100 })),
})
export const ImportRow = object({
  row: Type.Integer(),
  does: Type.Union([Type.Literal('add'), Type.Literal('change'), Type.Literal('grant'), Type.Literal('same')]),
  name: Type.String(),
  /** Username of a person, type of a unit. */
  detail: Type.String(),
})
export const Imported = object({
  plan: Type.String(),
  done: Type.Boolean(),
  rows: list(ImportRow),
  invitations: list(
    object({ username: Type.String(), name: Type.String(), code: Type.String(), expires_at: Type.String() }),
  ),
})

export const LocatedProblem = object({
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]),
  at: Type.String(),
  text: Type.String(),
})
export const FrameworkSummary = object({
  id: Type.String(),
  version: Type.String(),
  title: Text,
  provenance: Provenance,
  authority: Type.String(),
  extends: orNull(Type.String()),
  hash: Type.String(),
  has_survey: Type.Boolean(),
  published: Type.Boolean(),
  from: Type.Union([Type.Literal('file'), Type.Literal('here')]),
  problems: list(LocatedProblem),
})
/** What speaks against opening a round by it; empty: nothing. */
export const FrameworkStanding = object({ framework: FrameworkSummary, findings: list(LocatedProblem) })
/** As it was written, to the byte; `examples`: null where there are none. */
export const FrameworkSource = object({
  id: Type.String(),
  version: Type.String(),
  text: Type.String(),
  examples: orNull(Type.String()),
})
/** Whoever publishes says only which draft, at which revision. */
export const Nothing = object({})
/** The engine says how long they may be; what is wrong with them is for whoever publishes. */
export const DraftInput = object({ text: Type.String(whole), examples: Type.String(whole) })
const draftFields = {
  id: Type.String(),
  framework: Type.String(),
  version: Type.String(),
  title: Type.String(),
  rev: Type.Integer(),
  created_at: Type.String(),
  changed_at: Type.String(),
  changed_by: Type.String(),
}
export const DraftSummary = object(draftFields)
export const Draft = object({ ...draftFields, text: Type.String(), examples: Type.String() })
/** The engine's own types: it made them, so they are passed on whole. */
export const Framework = Type.Unsafe<EngineFramework>({ type: 'object', title: 'Framework' })
const Change = Type.Unsafe<EngineChange>({ type: 'object', title: 'Change' })
export const Comparison = Type.Unsafe<EngineComparison>({ type: 'object', title: 'Comparison' })
const Setting = Type.Unsafe<EngineSetting>({ type: 'object', title: 'Setting' })
const Overruled = Type.Unsafe<EngineOverruled>({ type: 'object', title: 'Overruled' })
const QuotaReport = Type.Unsafe<EngineQuotaReport & { readonly framework: string }>({
  type: 'object',
  title: 'QuotaReport',
})
const EngineResult = Type.Unsafe<Result>({ type: 'object', title: 'Result' })

const InputId = '^[a-z][a-z0-9_]{0,63}$'
/** Values by input id; the engine checks them. */
const Values = Type.Unsafe<Readonly<Record<string, InputValue>>>({
  type: 'object',
  patternProperties: { [InputId]: { type: ['string', 'boolean'], maxLength: 2000 } },
  additionalProperties: false,
})

/** An engine `Answer`: values are text or yes/no; the engine checks them against the criterion. */
export const AnswerShape = Type.Unsafe<Answer>(
  object({
    inputs: Type.Object(
      {},
      {
        patternProperties: { [InputId]: { type: ['string', 'boolean'], maxLength: 2000 } },
        additionalProperties: false,
      },
    ),
    not_arising: Type.Optional(text(4000)),
    adjusted: Type.Optional(object({ points: Type.String({ maxLength: 40 }), reason: text(4000) })),
  }),
)
const Answers = Type.Unsafe<Readonly<Record<string, Answer>>>({ type: 'object', additionalProperties: AnswerShape })
const byCriterion = <T>(schema: object) =>
  Type.Unsafe<Readonly<Record<string, T>>>({ type: 'object', additionalProperties: schema })

const Period = object({ from: day, until: day })
const Progress = object({
  to_answer: Type.Integer(),
  answered: Type.Integer(),
  to_decide: Type.Integer(),
  decided: Type.Integer(),
})
export const AssessmentState = Type.Union([Type.Literal('open'), Type.Literal('submitted'), Type.Literal('closed')])
export type AssessmentState = Static<typeof AssessmentState>
export const AssessmentSummary = object({
  id: Type.String(),
  unit: Named,
  state: AssessmentState,
  submitted_at: orNull(Type.String()),
  ready_at: orNull(Type.String()),
  until: orNull(Type.String()),
  framework: Type.String(),
  progress: Progress,
})
/** A framework as the round keeps it. */
const Pinned = object({
  id: Type.String(),
  version: Type.String(),
  hash: Type.String(),
  title: Text,
  provenance: Provenance,
})
const Figures = object({
  points: Type.String(),
  of: Type.String(),
  index: orNull(Type.String()),
  band: orNull(Type.String()),
})
/** `lost`: ids of what was answered and has no valid place in the other version. */
export const ScoreChange = object({ unit: Type.String(), before: Figures, after: Figures, lost: list(Type.String()) })
/** What one person asked for and another agreed to; null: nobody yet, or it took one person only. */
const agreed = {
  reason: Type.String(),
  by: Type.String(),
  at: Type.String(),
  approved_by: orNull(Type.String()),
  approved_at: orNull(Type.String()),
}
const Ending = Type.Union([Type.Literal('cancel'), Type.Literal('reopen')])
export type Ending = Static<typeof Ending>
export const Round = object({
  id: Type.String(),
  rev: Type.Integer(),
  title: Type.String(),
  state: RoundState,
  demo: Type.Boolean(),
  period: Period,
  survey: Type.Boolean(),
  framework: Pinned,
  frameworks: list(Pinned),
  self_scoring_until: Type.String(),
  appraisal_until: Type.String(),
  clarification_until: orNull(Type.String()),
  appraisal_2_until: orNull(Type.String()),
  council_until: orNull(Type.String()),
  confirmed: Type.Boolean(),
  delegated: Type.Boolean(),
  shows_appraisal: Type.Boolean(),
  tolerance: orNull(Type.String()),
  next: orNull(object({ to: RoundState, by: list(Role) })),
  revision: Type.Integer(),
  publications: list(
    object({
      revision: Type.Integer(),
      at: Type.String(),
      hash: Type.String(),
      correction: orNull(object(agreed)),
    }),
  ),
  correction: orNull(object({ revision: Type.Integer(), ...agreed, own: Type.Boolean() })),
  version_move: orNull(
    object({
      framework: Type.String(),
      version: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
      own: Type.Boolean(),
      changes: list(ScoreChange),
    }),
  ),
  version_moves: list(object({ framework: Type.String(), version: Type.String(), ...agreed })),
  cancelled: orNull(object({ from: RoundState, ...agreed, by: orNull(Type.String()), at: orNull(Type.String()) })),
  ending: orNull(
    object({
      kind: Ending,
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
      own: Type.Boolean(),
    }),
  ),
  reminder: orNull(object({ at: Type.String(), by: Type.String(), units: Type.Integer(), recipients: Type.Integer() })),
  assessments: list(AssessmentSummary),
  published_at: orNull(Type.String()),
})
const TaskKind = Type.Union([
  Type.Literal('fill'),
  Type.Literal('confirm'),
  Type.Literal('explain'),
  Type.Literal('appraise'),
  Type.Literal('second'),
  Type.Literal('third'),
  Type.Literal('survey'),
  Type.Literal('move'),
  Type.Literal('correction'),
  Type.Literal('version'),
  Type.Literal('cancellation'),
  Type.Literal('reopening'),
  Type.Literal('watch'),
  Type.Literal('framework'),
])
const TaskSheet = object({
  id: Type.String(),
  number: Type.String(),
  title: Text,
  framework: Type.String(),
  state: Type.Union([Type.Literal('todo'), Type.Literal('doing'), Type.Literal('paper'), Type.Literal('done')]),
  done: Type.Integer(),
  of: Type.Integer(),
  criteria: list(Type.String()),
})
export const Task = object({
  kind: TaskKind,
  now: Type.Boolean(),
  by: list(Role),
  round: orNull(object({ id: Type.String(), title: Type.String(), state: RoundState })),
  framework: orNull(
    object({
      id: Type.String(),
      version: Type.String(),
      title: Text,
      problems: Type.Integer(),
      draft: orNull(Type.String()),
    }),
  ),
  assessment: orNull(object({ id: Type.String(), state: AssessmentState, submitted_at: orNull(Type.String()) })),
  to: orNull(RoundState),
  until: orNull(object({ stage: RoundState, day: Type.String(), extended: Type.Boolean() })),
  progress: orNull(object({ done: Type.Integer(), of: Type.Integer() })),
  units: list(object({ assessment: Type.String(), unit: Named })),
  sheets: list(TaskSheet),
  asked: orNull(object({ by: Type.String(), at: Type.String(), reason: Type.String() })),
})
export const Tasks = object({
  tasks: list(Task),
  published: list(
    object({ id: Type.String(), title: Type.String(), published_at: Type.String(), takes_part: Type.Boolean() }),
  ),
  rounds: Type.Integer(),
})
export const RoundInput = object({
  title: words(300),
  framework: Type.String({ maxLength: 2000 }),
  period: Period,
  survey: Type.Boolean(),
  further_frameworks: Type.Optional(list(Type.String({ maxLength: 2000 }), { maxItems: 20, uniqueItems: true })),
  unit_ids: list(id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
  self_scoring_until: day,
  appraisal_until: day,
  clarification_until: Type.Optional(orNull(day)),
  appraisal_2_until: Type.Optional(orNull(day)),
  council_until: Type.Optional(orNull(day)),
  confirmed: Type.Optional(Type.Boolean()),
  delegated: Type.Optional(Type.Boolean()),
  shows_appraisal: Type.Optional(Type.Boolean()),
  tolerance: Type.Optional(orNull(Type.String({ pattern: '^\\d{1,6}(\\.\\d{1,4})?$' }))),
})
export const DatesInput = object({
  self_scoring_until: day,
  appraisal_until: day,
  clarification_until: orNull(day),
  appraisal_2_until: orNull(day),
  council_until: orNull(day),
  reason: text(4000),
})
export const ReasonInput = object({ reason: Type.String({ maxLength: 4000, absent: 'reason-required' }) })
export const CorrectionDecision = object({ approved: Type.Boolean(), reason: text(4000) })
export const VersionInput = object({ framework: Type.String({ maxLength: 2000 }), reason: text(4000) })
export const ReadyInput = object({ ready: Type.Boolean() })
export const ExtensionInput = object({
  until: day,
  reason: Type.String({ maxLength: 4000, absent: 'reason-required' }),
})
const Delegation = object({ user_id: id, sheets: list(Type.String({ maxLength: 100 }), { maxItems: 200 }) })
export const DelegationsInput = object({ delegations: list(Delegation, { maxItems: 500 }) })
export const Delegations = object({
  sheets: list(object({ id: Type.String(), number: Type.String(), title: Text })),
  people: list(object({ user_id: Type.String(), name: Type.String(), sheets: list(Type.String()) })),
})
export const FrameworkQuery = object({ hash: Type.Optional(Type.String({ maxLength: 100 })) })
export const RankingQuery = object({ revision: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,4}$' })) })
/** `seen`: what was undecided on the screen of whoever moves the round on. */
export const TransitionInput = object({
  to: RoundState,
  seen: Type.Optional(object({ unsubmitted: Type.Integer({ minimum: 0 }), undecided: Type.Integer({ minimum: 0 }) })),
})
export const UnsubmittedInput = object({
  assessments: list(id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
  how: Type.Union([Type.Literal('extend'), Type.Literal('proceed')]),
  until: orNull(day),
  reason: Type.String({ maxLength: 4000, absent: 'reason-required' }),
})
/** `unreached`: units of which nobody has an address; `mail`: whether a server for mail is set at all. */
export const ReminderSent = object({
  units: Type.Integer(),
  recipients: Type.Integer(),
  unreached: list(Type.String()),
  mail: Type.Boolean(),
})

/** What a round knows of its units. */
export const UnitFacts = object({ unit: Named, framework: Type.String(), targets: Values, attributes: Values })
export const UnitFactsInput = object({
  units: list(object({ unit_id: id, targets: Values, attributes: Values }), { minItems: 1, maxItems: 2000 }),
})

const answerFields = {
  answer: AnswerShape,
  note: Type.String(),
  rev: Type.Integer(),
  by: Type.String(),
  at: Type.String(),
}
export const AnswerRecord = object(answerFields)
export type AnswerRecord = Static<typeof AnswerRecord>
export const SavedAnswer = object({
  ...answerFields,
  assessment: object({ rev: Type.Integer(), points: Type.String() }),
})
export type SavedAnswer = Static<typeof SavedAnswer>
export const AnswerInput = object({ answer: AnswerShape, note: text(10_000) })

export const AppraisalRecord = object({
  decision: Type.Union([Type.Literal('accepted'), Type.Literal('changed'), Type.Literal('entered')]),
  answer: AnswerShape,
  reason: Type.String(),
  rev: Type.Integer(),
  by: Type.String(),
  at: Type.String(),
  late: Type.Boolean(),
})
export type AppraisalRecord = Static<typeof AppraisalRecord>

export const AppraisalWaiting = object({ waiting: Type.Union([Type.Literal('second'), Type.Literal('third')]) })
export type AppraisalWaiting = Static<typeof AppraisalWaiting>
export const AppraisalReply = Type.Union([AppraisalRecord, AppraisalWaiting])

/** What waits for another appraiser. `proposals`: one's own; both for the chair who decides between them. */
const SecondLook = object({
  waiting: Type.Union([Type.Literal('second'), Type.Literal('third')]),
  mine: Type.Boolean(),
  proposals: list(object({ answer: AnswerShape, reason: Type.String(), by: Type.String(), at: Type.String() })),
})
export type SecondLook = Static<typeof SecondLook>

export const ExplanationRecord = object({
  question: Type.String(),
  asked_by: Type.String(),
  asked_at: Type.String(),
  answer: orNull(Type.String()),
  answered_by: orNull(Type.String()),
  answered_at: orNull(Type.String()),
  rev: Type.Integer(),
})
export type ExplanationRecord = Static<typeof ExplanationRecord>
export const WordsInput = object({ words: text(10_000) })

export const Note = object({
  id: Type.String(),
  criterion: orNull(Type.String()),
  words: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export const NoteInput = object({ criterion: orNull(Type.String({ maxLength: 100 })), words: text(10_000) })

/** `absent`: the code of the refusal when the field is missing, where that says more than "missing". */
const reason = Type.String({ maxLength: 4000, absent: 'reason-required' })
const AppraisalForms = [
  object({ decision: Type.Literal('accept') }),
  object({ decision: Type.Literal('change'), answer: AnswerShape, reason }),
  object({ decision: Type.Literal('enter'), answer: AnswerShape, reason: text(4000) }),
] as const
export const AppraisalInput = Type.Unsafe<Static<(typeof AppraisalForms)[number]>>({
  type: 'object',
  discriminator: { propertyName: 'decision' },
  required: ['decision'],
  oneOf: AppraisalForms,
})

/** One unit in the eyes of whoever enters the survey: its survey criteria, and nothing else of its assessment. */
export const SurveyUnit = object({
  assessment: Type.String(),
  unit: Named,
  framework: Type.String(),
  may: Type.Boolean(),
  points: byCriterion<AppraisalRecord>(AppraisalRecord),
})
export const SurveyInput = object({ answer: AnswerShape, reason: text(4000) })

/** Where in a paper it stands. */
export const Citation = object({
  number: orNull(words(100)),
  signed_on: orNull(day),
  section: orNull(words(200)),
  page: orNull(Type.Integer({ minimum: 1, maximum: 10_000 })),
})
export const EvidenceLink = object({
  id: Type.String(),
  criterion: Type.String(),
  requirement: orNull(Type.String()),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  by: Type.String(),
  at: Type.String(),
  cites: orNull(Citation),
  rev: Type.Integer(),
})
export const EvidenceQuery = object({
  criterion: Type.String({ maxLength: 100 }),
  requirement: Type.Optional(Type.String({ maxLength: 100 })),
  name: Type.String({ maxLength: 255 }),
  upload: Type.Optional(Type.String({ maxLength: 100 })),
})
/** A large file on its way; sizes in bytes. */
export const UploadInput = object({
  size: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  criterion: Type.Optional(Type.String({ maxLength: 100 })),
})
export const Upload = object({ id: Type.String(), size: Type.Integer(), received: Type.Integer() })
export const ComparisonQuery = object({ from: Type.String({ maxLength: 2000 }), to: Type.String({ maxLength: 2000 }) })

/** A list that comes in pages, without other wishes. */
export const PageQuery = object(pageFields)
export const LanguageQuery = object({ lang: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])) })

export const Receipt = object({ number: Type.String(), at: Type.String(), hash: Type.String() })

const assessmentFields = {
  id: Type.String(),
  rev: Type.Integer(),
  unit: Named,
  setting: Setting,
  state: AssessmentState,
  submitted_at: orNull(Type.String()),
  receipt: orNull(Receipt),
  ready_at: orNull(Type.String()),
  returned_reason: orNull(Type.String()),
  until: orNull(Type.String()),
  extension: orNull(object({ until: Type.String(), reason: Type.String(), by: Type.String(), at: Type.String() })),
  answers: byCriterion<AnswerRecord>(AnswerRecord),
  appraisals: byCriterion<AppraisalRecord>(AppraisalRecord),
  evidence: list(EvidenceLink),
  explanations: byCriterion<ExplanationRecord>(ExplanationRecord),
  second: byCriterion<SecondLook>(SecondLook),
  frozen: object({ appraised: orNull(Answers), clarified: orNull(Answers) }),
  may: object({
    answer: Type.Boolean(),
    ready: Type.Boolean(),
    submit: Type.Boolean(),
    appraise: Type.Boolean(),
    sheets: orNull(list(Type.String())),
    ask: Type.Boolean(),
    explain: Type.Boolean(),
    return: Type.Boolean(),
    extend: Type.Boolean(),
    note: Type.Boolean(),
  }),
}
export const Assessment = object({ ...assessmentFields, round: Round })

/** Every assessment of a round, for those who decide across them. */
export const Desk = object({ round: Round, assessments: list(object(assessmentFields)) })
const SheetProgress = object({
  id: Type.String(),
  decided: Type.Integer(),
  of: Type.Integer(),
  asked: Type.Integer(),
  second: Type.Integer(),
})
export const DeskProgress = object({
  own: orNull(list(Type.String())),
  units: list(
    object({ assessment: Type.String(), unit: Named, framework: Type.String(), sheets: list(SheetProgress) }),
  ),
})
export const Phrase = object({ words: Type.String(), criteria: list(Type.String()), count: Type.Integer() })
const Place = { assessment: id, criterion: Type.String({ maxLength: 100 }) }
const many = { minItems: 1, maxItems: 1000 }
export const AcceptancesInput = object({ items: list(object(Place), many) })
export const WithdrawalsInput = object({ items: list(object({ ...Place, rev: Type.Integer({ minimum: 1 }) }), many) })
const Left = object({ assessment: Type.String(), criterion: Type.String(), code: Type.String() })
export const Acceptances = object({
  done: list(object({ assessment: Type.String(), criterion: Type.String(), record: AppraisalRecord })),
  left: list(Left),
})
export const Withdrawals = object({
  done: list(object({ assessment: Type.String(), criterion: Type.String() })),
  left: list(Left),
})

const PublicationState = Type.Union([Type.Literal('provisional'), Type.Literal('published'), Type.Literal('withdrawn')])
export const RankingRow = object({
  place: orNull(Type.Integer()),
  unit: Named,
  framework: Type.String(),
  index: orNull(Type.String()),
  band: orNull(Type.String()),
  overruled: orNull(Overruled),
  points: orNull(Type.String()),
  of: Type.String(),
  domains: list(object({ id: Type.String(), points: orNull(Type.String()), of: Type.String() })),
  bonus: orNull(Type.String()),
  penalty: orNull(Type.String()),
})
export const Ranking = object({
  round: Round,
  state: PublicationState,
  revision: Type.Integer(),
  published_at: orNull(Type.String()),
  rows: list(RankingRow),
  quotas: list(QuotaReport),
})
/** `steps`: between two rounds that follow each other, for the frameworks that a unit was rated by in both. */
export const Movement = object({
  rounds: list(
    object({
      id: Type.String(),
      title: Type.String(),
      period: Period,
      survey: Type.Boolean(),
      frameworks: list(Pinned),
      state: PublicationState,
      revision: Type.Integer(),
      published_at: orNull(Type.String()),
      rows: list(RankingRow),
    }),
  ),
  steps: list(
    object({
      round: Type.String(),
      from: Type.String(),
      to: Type.String(),
      comparable: Type.Boolean(),
      breaking: list(Change),
    }),
  ),
})
export const UnitResult = object({
  unit: Named,
  round: Round,
  state: PublicationState,
  place: orNull(Type.Integer()),
  self: EngineResult,
  appraised: orNull(EngineResult),
  clarified: orNull(EngineResult),
  final: EngineResult,
  answers: object({ self: Answers, appraised: orNull(Answers), clarified: orNull(Answers), final: Answers }),
  appraisals: byCriterion<AppraisalRecord>(AppraisalRecord),
})

export const JournalEntry = object({
  seq: Type.Integer(),
  at: Type.String(),
  actor: orNull(Type.String()),
  action: Type.String(),
  what: Type.String(),
  object: Type.String(),
  detail: Type.String(),
  sentence: Type.String(),
  changes: list(object({ label: Type.String(), from: orNull(Type.String()), to: orNull(Type.String()) })),
  hash: Type.String(),
})
export const HistoryEntry = object({ seq: Type.Integer(), at: Type.String(), sentence: Type.String() })
export const JournalStanding = object({
  whole: Type.Boolean(),
  entries: Type.Integer(),
  broken_at: orNull(Type.Integer()),
  checked_at: Type.String(),
})

export const Scope = Type.Union([
  Type.Literal('read results'),
  Type.Literal('read journal'),
  Type.Literal('enter survey'),
])
export type Scope = Static<typeof Scope>
export const ApiToken = object({
  id: Type.String(),
  rev: Type.Integer(),
  name: Type.String(),
  scopes: list(Scope),
  created_at: Type.String(),
  expires_at: Type.String(),
  used_at: orNull(Type.String()),
  ended_at: orNull(Type.String()),
})
export const ApiTokenInput = object({
  name: words(100),
  scopes: list(Scope, { minItems: 1, uniqueItems: true }),
  days: Type.Integer({ minimum: 1, maximum: 366 }),
})
export const ApiTokenCreated = object({ token: ApiToken, secret: Type.String() })

const journalWishes = {
  from: Type.Optional(day),
  until: Type.Optional(day),
  who: Type.Optional(text(200)),
  action: Type.Optional(text(100)),
}
const language = Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')]))
export const JournalQuery = object({
  ...pageFields,
  ...journalWishes,
  order: Type.Optional(Type.Union([Type.Literal('oldest'), Type.Literal('newest')])),
})
export const JournalExportQuery = object({ ...journalWishes, lang: language })
export const JournalAction = object({ action: Type.String(), what: Type.String() })

/** `text` is what the signature signs. */
export const Checkpoint = object({
  seq: Type.Integer(),
  at: Type.String(),
  hash: Type.String(),
  text: Type.String(),
  key: Type.String(),
  signature: Type.String(),
})
export const ReceiptQuery = object({ number: text(40), hash: text(100) })
export const ReceiptPageQuery = object({
  number: Type.Optional(text(40)),
  hash: Type.Optional(text(100)),
  lang: language,
})
export const ReceiptCheck = object({
  stands: Type.Boolean(),
  reason: orNull(Type.Union([Type.Literal('unknown'), Type.Literal('broken')])),
  at: orNull(Type.String()),
})

export const ApiProblem = object({
  type: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  title: Type.String(),
  detail: Type.String(),
  errors: Type.Optional(list(object({ pointer: Type.String(), code: Type.String(), detail: Type.String() }))),
  current: Type.Optional(
    orNull(
      Type.Union([
        AnswerRecord,
        AppraisalRecord,
        Round,
        Assessment,
        EvidenceLink,
        Upload,
        ExplanationRecord,
        ApiToken,
        Draft,
      ]),
    ),
  ),
  changed: Type.Optional(object({ by: Type.String(), at: Type.String() })),
})
export type ApiProblem = Static<typeof ApiProblem>

/** Lists and single values that replies are made of. */
export const lists = {
  units: list(Unit),
  unitTypes: list(UnitType),
  users: list(User),
  authorities: list(Authority),
  sessions: list(SessionInfo),
  frameworks: list(FrameworkSummary),
  drafts: list(DraftSummary),
  rounds: list(Round),
  unitFacts: list(UnitFacts),
  notes: list(Note),
  phrases: list(Phrase),
  survey: list(SurveyUnit),
  journal: list(JournalEntry),
  history: list(HistoryEntry),
  journalActions: list(JournalAction),
  checkpoints: list(Checkpoint),
  tokens: list(ApiToken),
} as const
