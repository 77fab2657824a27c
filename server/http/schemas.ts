/**
 * The shapes of `ui/api.ts` as JSON Schema: what Ajv enforces on every request, and what the
 * tests hold every reply to. Unknown fields are refused everywhere. One long file, because it
 * is one contract: it is read beside `ui/api.ts`, in the same order.
 */
import { type Static, type TProperties, Type } from 'typebox'
import type {
  Answer,
  Comparison as EngineComparison,
  Framework as EngineFramework,
  Result,
} from '../../engine/index.ts'
import { pageFields } from './cursor.ts'

const object = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const list = <T extends Parameters<typeof Type.Array>[0]>(items: T, options = {}) =>
  Type.Immutable(Type.Array(items, options))
const orNull = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()])

/** Words a person typed: not blank, no line breaks. */
const words = (max: number) =>
  Type.String({ maxLength: max, pattern: '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$' })
const text = (max: number) => Type.String({ maxLength: max })
const id = Type.String({ maxLength: 64 })
const day = Type.String({ format: 'day' })

export const Role = Type.Union([
  Type.Literal('office'),
  Type.Literal('council'),
  Type.Literal('administrator'),
  Type.Literal('auditor'),
])
export type Role = Static<typeof Role>

export const RoundState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('self-scoring'),
  Type.Literal('appraisal'),
  Type.Literal('published'),
])
export type RoundState = Static<typeof RoundState>

const Provenance = Type.Union([Type.Literal('official'), Type.Literal('illustrative')])
const Text = object({ vi: Type.String(), en: Type.Optional(Type.String()) })
const Named = object({ id: Type.String(), name: Type.String() })

export const Status = object({
  setup_needed: Type.Boolean(),
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
export const Credentials = object({ username: Type.String({ maxLength: 2000 }), password })
export const PasswordInput = object({ current: password, next: password })

export const User = object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  role: Role,
  unit: orNull(Named),
})
export const UserInput = object({ username, name: words(200), role: Role, unit_id: orNull(id) })
export const UserCreated = object({ user: User, initial_password: Type.String() })
export const Session = object({ user: User, authority: Named, demo: Type.Boolean() })
/** Who is signed in; null: nobody. */
export const OwnSession = orNull(Session)
export const SetupDone = object({ session: Session, demo_password: orNull(Type.String()) })

export const Unit = object({ id: Type.String(), name: Type.String(), type: Type.String() })
export const UnitsInput = object({
  units: list(object({ name: words(200), type: words(100) }), { minItems: 1, maxItems: 1000 }),
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
  problems: list(LocatedProblem),
})
/** The engine's own types: it made them, so they are passed on whole. */
export const Framework = Type.Unsafe<EngineFramework>({ type: 'object', title: 'Framework' })
export const Comparison = Type.Unsafe<EngineComparison>({ type: 'object', title: 'Comparison' })
const EngineResult = Type.Unsafe<Result>({ type: 'object', title: 'Result' })

/** An engine `Answer`: values are text or yes/no; the engine checks them against the criterion. */
const InputId = '^[a-z][a-z0-9_]{0,63}$'
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
  progress: Progress,
})
export const Round = object({
  id: Type.String(),
  rev: Type.Integer(),
  title: Type.String(),
  state: RoundState,
  demo: Type.Boolean(),
  period: Period,
  survey: Type.Boolean(),
  framework: object({
    id: Type.String(),
    version: Type.String(),
    hash: Type.String(),
    title: Text,
    provenance: Provenance,
  }),
  self_scoring_until: Type.String(),
  appraisal_until: Type.String(),
  assessments: list(AssessmentSummary),
  published_at: orNull(Type.String()),
})
export const RoundInput = object({
  title: words(300),
  framework: Type.String({ maxLength: 2000 }),
  period: Period,
  survey: Type.Boolean(),
  unit_ids: list(id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
  self_scoring_until: day,
  appraisal_until: day,
})
export const TransitionInput = object({ to: RoundState })

export const AnswerRecord = object({
  answer: AnswerShape,
  note: Type.String(),
  rev: Type.Integer(),
  by: Type.String(),
  at: Type.String(),
})
export type AnswerRecord = Static<typeof AnswerRecord>
export const AnswerInput = object({ answer: AnswerShape, note: text(10_000) })

export const AppraisalRecord = object({
  decision: Type.Union([Type.Literal('accepted'), Type.Literal('changed'), Type.Literal('entered')]),
  answer: AnswerShape,
  reason: Type.String(),
  rev: Type.Integer(),
  by: Type.String(),
  at: Type.String(),
})
export type AppraisalRecord = Static<typeof AppraisalRecord>

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
})
export const EvidenceQuery = object({
  criterion: Type.String({ maxLength: 100 }),
  requirement: Type.Optional(Type.String({ maxLength: 100 })),
  name: Type.String({ maxLength: 255 }),
})
export const ComparisonQuery = object({ from: Type.String({ maxLength: 2000 }), to: Type.String({ maxLength: 2000 }) })

/** A list that comes in pages, without other wishes. */
export const PageQuery = object(pageFields)
export const LanguageQuery = object({ lang: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])) })

export const Assessment = object({
  id: Type.String(),
  rev: Type.Integer(),
  round: Round,
  unit: Named,
  state: AssessmentState,
  submitted_at: orNull(Type.String()),
  answers: byCriterion<AnswerRecord>(AnswerRecord),
  appraisals: byCriterion<AppraisalRecord>(AppraisalRecord),
  evidence: list(EvidenceLink),
  may: object({ answer: Type.Boolean(), submit: Type.Boolean(), appraise: Type.Boolean() }),
})
export const Receipt = object({ number: Type.String(), at: Type.String(), hash: Type.String() })

const PublicationState = Type.Union([Type.Literal('provisional'), Type.Literal('published')])
export const RankingRow = object({
  place: orNull(Type.Integer()),
  unit: Named,
  index: orNull(Type.String()),
  band: orNull(Type.String()),
  points: orNull(Type.String()),
  of: Type.String(),
  domains: list(object({ id: Type.String(), points: orNull(Type.String()), of: Type.String() })),
})
export const Ranking = object({
  round: Round,
  state: PublicationState,
  published_at: orNull(Type.String()),
  rows: list(RankingRow),
})
export const UnitResult = object({
  unit: Named,
  round: Round,
  state: PublicationState,
  place: orNull(Type.Integer()),
  self: EngineResult,
  final: EngineResult,
  answers: object({ self: Answers, final: Answers }),
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
  hash: Type.String(),
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
    orNull(Type.Union([AnswerRecord, AppraisalRecord, Round, Assessment, EvidenceLink, ApiToken])),
  ),
  changed: Type.Optional(object({ by: Type.String(), at: Type.String() })),
})
export type ApiProblem = Static<typeof ApiProblem>

/** Lists and single values that replies are made of. */
export const lists = {
  units: list(Unit),
  users: list(User),
  frameworks: list(FrameworkSummary),
  rounds: list(Round),
  journal: list(JournalEntry),
  journalActions: list(JournalAction),
  checkpoints: list(Checkpoint),
  tokens: list(ApiToken),
} as const
