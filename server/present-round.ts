/**
 * Rounds and assessments as they are sent, and to whom. Offices see their own assessment only,
 * and no appraisal, nor a count of decisions, before publication.
 */
import type { Static } from 'typebox'
import { leaves, parts } from '../engine/index.ts'
import type { Framework, Setting } from '../engine/index.ts'
import type { Opened } from './actions/open-assessment.ts'
import type { Actor } from './deps.ts'
import type * as schemas from './http/schemas.ts'
import { may } from './policy.ts'
import { byCriterion, presentAnswer, presentAppraisal, presentEvidence } from './present.ts'
import { answersOf, appraisalsOf, assessmentsOf, countsOf, evidenceOf } from './store/assessments.ts'
import type { AssessmentRow, Counts } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { standingsOf } from './standings.ts'
import { frameworkOf, type RoundRow, settingOf, unitFactsOf } from './store/rounds.ts'
import { endOfDay } from './workflow.ts'

export type Round = Static<typeof schemas.Round>
type AssessmentSummary = Static<typeof schemas.AssessmentSummary>

const beforePublication: readonly schemas.Role[] = ['council', 'chair', 'administrator', 'auditor']

/** What the others may not see before publication. */
export const seesAppraisals = (actor: Pick<Actor, 'role'>, round: Pick<RoundRow, 'state'>): boolean =>
  round.state === 'published' || beforePublication.includes(actor.role)

const seesUnit = (actor: Actor, unit_id: string, { state }: Pick<RoundRow, 'state'>): boolean =>
  may('read assessment', actor, { unit_id, state })

/** The round as this person sees it; `null`: as it is, with all its assessments. */
export async function presentRound(db: Db, actor: Actor | null, round: RoundRow): Promise<Round> {
  const framework = await frameworkOf(db, round)
  const rows = await assessmentsOf(db, round.authority_id, round.id)
  const counts = await countsOf(db, round.authority_id, round.id)
  const shown = rows.filter((row) => actor === null || seesUnit(actor, row.unit_id, round))
  const withDecisions = actor === null || seesAppraisals(actor, round)
  return {
    id: round.id,
    rev: round.rev,
    title: round.title,
    state: round.state,
    demo: round.demo === 1,
    period: { from: round.period_from, until: round.period_until },
    survey: round.survey === 1,
    framework: {
      id: round.framework_id,
      version: round.framework_version,
      hash: round.framework_hash,
      title: framework.title,
      provenance: framework.provenance,
    },
    self_scoring_until: round.self_scoring_until,
    appraisal_until: round.appraisal_until,
    assessments: shown.map((row) => presentSummary(row, counts.get(row.id), framework, round, withDecisions)),
    published_at: round.published_at,
  }
}

function presentSummary(
  row: AssessmentRow,
  counts: Counts | undefined,
  framework: Framework,
  round: RoundRow,
  withDecisions: boolean,
): AssessmentSummary {
  const all = parts(framework)
  const decidable = all.filter((part) => part.scored_by !== 'survey' || round.survey === 1)
  return {
    id: row.id,
    unit: { id: row.unit_id, name: row.unit_name },
    state: row.state,
    submitted_at: row.submitted_at,
    progress: {
      to_answer: all.filter((part) => part.scored_by === 'appraisal' && part.inputs.length > 0).length,
      answered: counts?.answered ?? 0,
      to_decide: decidable.length,
      decided: withDecisions ? (counts?.decided ?? 0) : 0,
    },
  }
}

/** A stored round (of a publication) with only the assessments that this person may open. */
export const ownPart = (actor: Actor, round: Round): Round => ({
  ...round,
  assessments: round.assessments.filter(({ unit }) => seesUnit(actor, unit.id, round)),
})

export async function presentAssessment(
  db: Db,
  actor: Actor,
  opened: Opened,
  now: Date,
): Promise<Static<typeof schemas.Assessment>> {
  const { assessment, round } = opened
  const { id, rev, state, submitted_at } = assessment
  const subject = { unit_id: assessment.unit_id, state: round.state }
  const open = state === 'open' && now < endOfDay(round.self_scoring_until)
  const appraisals = seesAppraisals(actor, round) ? await appraisalsOf(db, actor.authority, id) : []
  return {
    id,
    rev,
    round: await presentRound(db, actor, round),
    unit: { id: assessment.unit_id, name: assessment.unit_name },
    setting: await settingFor(db, actor, opened),
    state,
    submitted_at,
    answers: byCriterion(await answersOf(db, actor.authority, id), presentAnswer),
    appraisals: byCriterion(appraisals, presentAppraisal),
    evidence: (await evidenceOf(db, actor.authority, id)).map(presentEvidence),
    may: {
      answer: open && may('save answer', actor, subject),
      submit: open && may('submit assessment', actor, subject),
      appraise: state !== 'open' && may('appraise', actor, subject),
    },
  }
}

/** Where units are compared, those who see all of them also see what with. */
async function settingFor(db: Db, actor: Actor, { assessment, round, framework }: Opened): Promise<Setting> {
  const compares = leaves(framework).some(({ rule }) => rule.measure !== null)
  if (compares && seesAppraisals(actor, round)) {
    const { units } = await standingsOf(db, round)
    const found = units.find(({ unit }) => unit.id === assessment.unit_id)
    if (found !== undefined) return found.final.setting
  }
  const unit = unitFactsOf(framework, assessment)
  return { ...settingOf(round), ...(unit && { unit }) }
}
