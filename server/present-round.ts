/**
 * Rounds and assessments as they are sent, and to whom. Offices see their own assessment only,
 * and no appraisal, nor a count of decisions, before publication.
 * Past 250 lines, because who may see what of a round is decided here and nowhere else.
 */
import type { Static } from 'typebox'
import { leaves, parts } from '../engine/index.ts'
import type { Answer, Framework, Setting } from '../engine/index.ts'
import type { Opened } from './actions/open-assessment.ts'
import type { Actor } from './deps.ts'
import type * as schemas from './http/schemas.ts'
import { type Action, handsIn, may } from './policy.ts'
import {
  presentAsked,
  presentCancelled,
  presentEnding,
  presentMove,
  presentMoves,
  presentPublications,
  presentReminder,
} from './present-course.ts'
import { byCriterion, presentAnswer, presentAppraisal, presentEvidence, presentExplanation } from './present.ts'
import { answersOf, appraisalsOf, assessmentsOf, countsOf, evidenceOf } from './store/assessments.ts'
import type { AssessmentRow, Counts } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { standingsOf } from './standings.ts'
import { courseSet, frameworksOf, isWithdrawn, type RoundRow, unitSettingOf } from './store/rounds.ts'
import { ownSheets } from './store/delegations.ts'
import { explanationsOf } from './store/explanations.ts'
import { proposalsOf } from './store/proposals.ts'
import { storedPublications } from './store/publications.ts'
import {
  askedCorrection,
  askedEnding,
  askedMove,
  extensionOf,
  extensionsOf,
  type Frozen,
  frozenOf,
} from './store/stages.ts'
import { currentUntil, endOfDay, nextStep } from './workflow.ts'

export type Round = Static<typeof schemas.Round>
type AssessmentSummary = Static<typeof schemas.AssessmentSummary>

const beforePublication: readonly schemas.Role[] = ['council', 'chair', 'administrator', 'auditor']

/** What the others may not see before publication. */
const seesAppraisals = (
  actor: Pick<Actor, 'role' | 'scopes'>,
  round: Pick<RoundRow, 'state' | 'shows_appraisal' | 'published_at'>,
): boolean =>
  round.state === 'published' ||
  isWithdrawn(round) ||
  (round.state === 'clarification' && round.shows_appraisal === 1) ||
  seesProvisional(actor)

/** Who sees a result before it is published: people only, whatever the scopes of a program. */
export const seesProvisional = ({ role, scopes }: Pick<Actor, 'role' | 'scopes'>): boolean =>
  scopes === undefined && beforePublication.includes(role)

const seesUnit = (actor: Actor, unit_id: string, { state }: Pick<RoundRow, 'state'>): boolean =>
  may('read assessment', actor, { unit_id, state })

/** The round as this person sees it; `null`: as it is, with all its assessments. */
export async function presentRound(db: Db, actor: Actor | null, round: RoundRow): Promise<Round> {
  const frameworks = await frameworksOf(db, round)
  const rows = await assessmentsOf(db, round.authority_id, round.id)
  const counts = await countsOf(db, round.authority_id, round.id)
  const shown = rows.filter((row) => actor === null || seesUnit(actor, row.unit_id, round))
  const withDecisions = actor === null || seesAppraisals(actor, round)
  const extended = await extensionsOf(db, round.authority_id, round.id, round.state)
  const asks = actor !== null && seesProvisional(actor)
  const asked = asks ? await askedCorrection(db, round.authority_id, round.id) : undefined
  const move = asks ? await askedMove(db, round.authority_id, round.id) : undefined
  const ending = asks ? await askedEnding(db, round.authority_id, round.id) : undefined
  const { publications, correction } = await presentPublications(
    db,
    round,
    await storedPublications(db, round.authority_id, round.id),
  )
  const next = nextStep(round)
  return {
    id: round.id,
    rev: round.rev,
    title: round.title,
    state: round.state,
    demo: round.demo === 1,
    period: { from: round.period_from, until: round.period_until },
    survey: round.survey === 1,
    framework: pinned(frameworks[0]!),
    frameworks: frameworks.map(pinned),
    ...courseSet(round),
    next: next === undefined ? null : { to: next.to, by: next.by },
    revision: round.revision,
    publications,
    correction: asked === undefined ? correction : presentAsked(asked, actor),
    version_move: move === undefined ? null : presentMove(move, actor),
    version_moves: await presentMoves(db, round),
    cancelled: await presentCancelled(db, round),
    ending: ending === undefined ? null : presentEnding(ending, actor),
    reminder: asks ? await presentReminder(db, round) : null,
    assessments: shown.map((row) => ({
      ...presentSummary(row, counts.get(row.id), frameworkIn(frameworks, row), round, withDecisions),
      until: extended.get(row.id)?.until ?? currentUntil(round),
    })),
    published_at: round.published_at,
  }
}

const pinned = ({ id, version, hash, title, provenance }: Framework): Round['framework'] => ({
  id,
  version,
  hash,
  title,
  provenance,
})

const frameworkIn = (frameworks: readonly Framework[], { framework_hash }: AssessmentRow): Framework =>
  frameworks.find(({ hash }) => hash === framework_hash) ?? frameworks[0]!

function presentSummary(
  row: AssessmentRow,
  counts: Counts | undefined,
  framework: Framework,
  round: RoundRow,
  withDecisions: boolean,
): Omit<AssessmentSummary, 'until'> {
  const all = parts(framework)
  const decidable = all.filter((part) => part.scored_by !== 'survey' || round.survey === 1)
  return {
    id: row.id,
    unit: { id: row.unit_id, name: row.unit_name },
    state: row.state,
    submitted_at: row.submitted_at,
    ready_at: row.ready_at,
    framework: framework.hash,
    progress: {
      to_answer: all.filter((part) => part.scored_by === 'appraisal' && part.inputs.length > 0).length,
      answered: counts?.answered ?? 0,
      to_decide: decidable.length,
      decided: withDecisions ? (counts?.decided ?? 0) : 0,
    },
  }
}

/** A stored round (of a publication) with only the assessments that this person may open. */
export function ownPart(actor: Actor, round: Round): Round {
  // Who may read what concerns no unit in particular may read that of any.
  if (may('read assessment', actor, { unit_id: null, state: round.state })) return round
  return { ...round, assessments: round.assessments.filter(({ unit }) => seesUnit(actor, unit.id, round)) }
}

type Assessment = Static<typeof schemas.Assessment>

export const presentAssessment = async (db: Db, actor: Actor, opened: Opened, now: Date): Promise<Assessment> => ({
  ...(await presentWork(db, actor, opened, now)),
  round: await presentRound(db, actor, opened.round),
})

/** What whoever presents many assessments of a round has read for all of them. */
interface Shared {
  readonly setting: Setting | undefined
  readonly frozen: Frozen | undefined
}

/** The assessment without its round. */
export async function presentWork(
  db: Db,
  actor: Actor,
  opened: Opened,
  now: Date,
  shared?: Shared,
): Promise<Omit<Assessment, 'round'>> {
  const { assessment, round } = opened
  const { id, rev, state, submitted_at } = assessment
  const subject = { unit_id: assessment.unit_id, state: round.state, published: round.published_at !== null }
  const inTime = opened.until === null || now < endOfDay(opened.until)
  const open = state === 'open' && inTime
  const can = (action: Action): boolean => may(action, actor, subject)
  const extension = await extensionOf(db, actor.authority, id, round.state)
  const explanations = seesQuestions(actor, round) ? await explanationsOf(db, actor.authority, id) : []
  const seen = seesAppraisals(actor, round)
  const appraisals = seen ? await appraisalsOf(db, actor.authority, id) : []
  const frozen = seen
    ? (shared ?? { frozen: (await frozenOf(db, actor.authority, round.id)).get(id) }).frozen
    : undefined
  return {
    id,
    rev,
    unit: { id: assessment.unit_id, name: assessment.unit_name },
    setting: shared?.setting ?? (await settingFor(db, actor, opened)),
    state,
    submitted_at,
    receipt: receiptOf(assessment),
    ready_at: assessment.ready_at,
    returned_reason: assessment.returned_reason,
    until: opened.until,
    extension: extension
      ? { until: extension.until, reason: extension.reason, by: extension.by_name, at: extension.at }
      : null,
    answers: byCriterion(await answersOf(db, actor.authority, id), presentAnswer),
    appraisals: byCriterion(appraisals, presentAppraisal),
    evidence: (await evidenceOf(db, actor.authority, id)).map(presentEvidence),
    explanations: byCriterion(explanations, presentExplanation),
    second: await secondLooks(db, actor, opened),
    frozen: { appraised: frozen?.appraisal ?? null, clarified: frozen?.['appraisal-2'] ?? null },
    may: {
      answer: open && can('save answer'),
      ready: open && round.confirmed === 1 && can('mark ready'),
      submit: open && handsIn(actor.role, round) && can('submit assessment'),
      appraise: state !== 'open' && can('appraise'),
      sheets: await ownSheets(db, actor, round),
      ask: state !== 'open' && round.clarification_until !== null && can('ask explanation'),
      explain: inTime && can('answer explanation'),
      return: state !== 'open' && can('return assessment'),
      extend: can('extend deadline'),
      note: can('add note'),
    },
  }
}

/** What was given when it was handed in; null once it is returned. */
const receiptOf = ({
  submitted_at: at,
  receipt_number: number,
  receipt_hash: hash,
}: Opened['assessment']): Assessment['receipt'] =>
  at === null || number === null || hash === null ? null : { number, at, hash }

/** An office reads what it is asked once it may answer, and from then on. */
const seesQuestions = (actor: Actor, { state, revision }: RoundRow): boolean =>
  seesProvisional(actor) || !['self-scoring', 'appraisal'].includes(state) || revision > 1

/** What waits for another appraiser: to each their own proposal, both to the chair between them and to the auditor. */
async function secondLooks(
  db: Db,
  actor: Actor,
  { assessment }: Opened,
): Promise<Readonly<Record<string, schemas.SecondLook>>> {
  if (!seesProvisional(actor)) return {}
  const all = await proposalsOf(db, actor.authority, assessment.id)
  return Object.fromEntries(
    [...new Set(all.map(({ criterion }) => criterion))].map((criterion) => {
      const here = all.filter((one) => one.criterion === criterion)
      const mine = here.some(({ by_id }) => by_id === actor.id)
      const between = here.length > 1 && actor.role === 'chair'
      const seen = here.filter(({ by_id }) => by_id === actor.id || between || actor.role === 'auditor')
      const proposals = seen.map(({ answer, reason, by_name, at }) => ({
        answer: JSON.parse(answer) as Answer,
        reason,
        by: by_name,
        at,
      }))
      return [criterion, { waiting: here.length > 1 ? 'third' : 'second', mine, proposals } as const]
    }),
  )
}

export const comparesUnits = (framework: Framework): boolean =>
  leaves(framework).some(({ rule }) => rule.measure !== null)

/** Where units are compared, those who see all of them also see what with. */
async function settingFor(db: Db, actor: Actor, { assessment, round, framework }: Opened): Promise<Setting> {
  if (comparesUnits(framework) && seesAppraisals(actor, round)) {
    const { units } = await standingsOf(db, round)
    const found = units.find(({ unit }) => unit.id === assessment.unit_id)
    if (found !== undefined) return found.final.setting
  }
  return unitSettingOf(round, framework, assessment)
}
