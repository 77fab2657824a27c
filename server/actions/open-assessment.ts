/** Finds what an action concerns, and refuses what this person may not do with it now. */
import { parts } from '../../engine/index.ts'
import type { Framework, Part } from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { type Action, permit } from '../policy.ts'
import { type AssessmentRow, findAssessment } from '../store/assessments.ts'
import type { Db, Tx } from '../store/open.ts'
import { findRound, frameworkOf, type RoundRow } from '../store/rounds.ts'
import { endOfDay } from '../workflow.ts'

export interface Opened {
  readonly assessment: AssessmentRow
  readonly round: RoundRow
  readonly framework: Framework
}

export async function openAssessment(db: Db, actor: Actor, action: Action, id: string): Promise<Opened> {
  const assessment = await findAssessment(db, actor.authority, id)
  const round = assessment && (await findRound(db, actor.authority, assessment.round_id))
  if (assessment === undefined || round === undefined) throw new Refusal('not-found')
  permit(action, actor, { unit_id: assessment.unit_id, state: round.state })
  return { assessment, round, framework: await frameworkOf(db, round) }
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

/** The server's clock decides; the day of the deadline belongs to the office, whole. */
export const deadlinePassed = (round: RoundRow, now: Date): boolean => now >= endOfDay(round.self_scoring_until)

/** Refuses an office's change once it has submitted or the deadline has passed. */
export function refuseClosed({ assessment, round }: Opened, now: Date): void {
  if (assessment.state === 'submitted') throw new Refusal('already-submitted')
  if (assessment.state === 'closed') throw new Refusal('wrong-state')
  if (deadlinePassed(round, now)) {
    const [year = '', month = '', day = ''] = round.self_scoring_until.split('-')
    throw new Refusal('deadline-passed', { params: { day: `${day}/${month}/${year}` } })
  }
}

/** Any change below an assessment is a change of the assessment. */
export async function bump(tx: Tx, { assessment }: Opened): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ rev: assessment.rev + 1 })
    .where('authority_id', '=', assessment.authority_id)
    .where('id', '=', assessment.id)
    .execute()
}

/** "Phòng A · 1.1.1": how the journal names a part of an assessment. */
export const objectOf = ({ assessment }: Opened, part?: Part): string =>
  part === undefined ? assessment.unit_name : `${assessment.unit_name} · ${nameOf(part)}`

/** A criterion by its number; what has none by its title. */
export const nameOf = (part: Part): string => part.number || part.title.vi
