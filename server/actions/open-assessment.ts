/** Finds what an action concerns, and refuses what this person may not do with it now. */
import { parts } from '../../engine/index.ts'
import type { Framework, Part } from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { type Action, permit } from '../policy.ts'
import { type AssessmentRow, findAssessment } from '../store/assessments.ts'
import { explanationsOf } from '../store/explanations.ts'
import type { Db, Tx } from '../store/open.ts'
import { prepared } from '../store/prepared.ts'
import { findRound, frameworkFor, type RoundRow } from '../store/rounds.ts'
import { extensionOf } from '../store/stages.ts'
import { currentUntil, endOfDay } from '../workflow.ts'

export interface Opened {
  readonly assessment: AssessmentRow
  readonly round: RoundRow
  readonly framework: Framework
  /** The last day of the stage that the round is in: as it states it for all, and as it is for this unit. */
  readonly roundUntil: string | null
  readonly until: string | null
}

export async function openAssessment(db: Db, actor: Actor, action: Action, id: string): Promise<Opened> {
  const assessment = await findAssessment(db, actor.authority, id)
  const round = assessment && (await findRound(db, actor.authority, assessment.round_id))
  if (assessment === undefined || round === undefined) throw new Refusal('not-found')
  permit(action, actor, {
    unit_id: assessment.unit_id,
    state: round.state,
    published: round.published_at !== null,
  })
  const roundUntil = currentUntil(round)
  const extension = await extensionOf(db, actor.authority, id, round.state)
  const until = roundUntil === null ? null : (extension?.until ?? roundUntil)
  return { assessment, round, framework: await frameworkFor(db, round, assessment), roundUntil, until }
}

export function partOf(framework: Framework, id: string): Part {
  const part = parts(framework).find((one) => one.id === id)
  if (part === undefined) throw new Refusal('not-found')
  return part
}

/** A part that offices answer. */
export function officePart(framework: Framework, id: string): Part {
  const part = partOf(framework, id)
  if (part.scored_by !== 'appraisal') throw new Refusal('not-for-office')
  return part
}

/** Refuses an office's change once it has submitted or the deadline has passed. */
export function refuseClosed(opened: Opened, now: Date): void {
  const { assessment } = opened
  if (assessment.state === 'submitted') throw new Refusal('already-submitted')
  if (assessment.state === 'closed') throw new Refusal('wrong-state')
  refusePast(opened, now)
}

/** The server's clock decides; the last day belongs to the office, whole. */
export function refusePast({ until }: Opened, now: Date): void {
  if (until === null || now < endOfDay(until)) return
  const [year = '', month = '', day = ''] = until.split('-')
  throw new Refusal('deadline-passed', { params: { day: `${day}/${month}/${year}` } })
}

/**
 * While an office scores itself, anywhere; in clarification, where the council asked. `criterion`: null before it is
 * said for which.
 */
export async function refuseAttach(db: Db, opened: Opened, criterion: string | null, now: Date): Promise<void> {
  if (opened.round.state !== 'clarification') return refuseClosed(opened, now)
  refusePast(opened, now)
  const asked = await explanationsOf(db, opened.assessment.authority_id, opened.assessment.id)
  if (!asked.some((one) => criterion === null || one.criterion === criterion)) throw new Refusal('not-asked')
}

const change = prepared((db, given: { readonly authority: string; readonly id: string; readonly rev: number }) =>
  db
    .updateTable('assessment')
    .set({ rev: given.rev, ready_at: null })
    .where('authority_id', '=', given.authority)
    .where('id', '=', given.id),
)

/** Any change below an assessment is a change of the assessment, and it is no longer what was called ready. */
export async function bump(tx: Tx, { assessment }: Opened): Promise<void> {
  await change(tx, { authority: assessment.authority_id, id: assessment.id, rev: assessment.rev + 1 })
}

/** "Phòng A · 1.1.1": how the journal names a part of an assessment. */
export const objectOf = ({ assessment }: Opened, part?: Part): string =>
  part === undefined ? assessment.unit_name : `${assessment.unit_name} · ${nameOf(part)}`

/** A criterion by its number; what has none by its title. */
export const nameOf = (part: Part): string => part.number || part.title.vi
