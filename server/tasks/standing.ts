/** How far a round is, in the numbers that decide whose turn it is. Read in a few questions for the whole round. */
import { parts } from '../../engine/index.ts'
import type { Framework } from '../../engine/index.ts'
import { type AssessmentRow, assessmentsOf, byAssessment, countsOf, idsOfRound } from '../store/assessments.ts'
import { sheetsOf } from '../store/delegations.ts'
import { roundExplanations } from '../store/explanations.ts'
import type { Db } from '../store/open.ts'
import { frameworkFor, type RoundRow } from '../store/rounds.ts'
import { extensionsOf } from '../store/stages.ts'
import { currentUntil, endOfDay } from '../workflow.ts'

/** A proposal of a large change, without what it says. */
export interface Proposed {
  readonly criterion: string
  readonly by_id: string
}

export interface Form {
  readonly row: AssessmentRow
  readonly framework: Framework
  /** By criterion, the sheet that it stands on. */
  readonly sheets: ReadonlyMap<string, string>
  /** Criteria that somebody decides, and those decided. */
  readonly decidable: readonly string[]
  readonly survey: readonly string[]
  readonly decided: ReadonlySet<string>
  readonly proposed: readonly Proposed[]
  readonly answered: number
  /** The unit may still act in this stage, as far as its last day says. */
  readonly inTime: boolean
  /** Questions of the council, and those without an answer. */
  readonly questions: number
  readonly unanswered: number
}

export async function formsOf(db: Db, round: RoundRow, now: Date): Promise<readonly Form[]> {
  const { authority_id: authority, id } = round
  const rows = await assessmentsOf(db, authority, id)
  const counts = await countsOf(db, authority, id)
  const decided = byAssessment(await decidedPairs(db, round))
  const proposed = byAssessment(await proposedPairs(db, round))
  const asked = byAssessment(await roundExplanations(db, authority, id))
  const extended = await extensionsOf(db, authority, id, round.state)
  const forms: Form[] = []
  for (const row of rows) {
    const framework = await frameworkFor(db, round, row)
    const all = parts(framework)
    const until = extended.get(row.id)?.until ?? currentUntil(round)
    const questions = asked.get(row.id) ?? []
    forms.push({
      row,
      framework,
      sheets: sheetsOf(framework),
      decidable: all.filter(({ scored_by }) => scored_by !== 'survey' || round.survey === 1).map(({ id }) => id),
      survey: all.filter(({ scored_by }) => scored_by === 'survey').map(({ id }) => id),
      decided: new Set((decided.get(row.id) ?? []).map(({ criterion }) => criterion)),
      proposed: proposed.get(row.id) ?? [],
      answered: counts.get(row.id)?.answered ?? 0,
      inTime: until === null || now < endOfDay(until),
      questions: questions.length,
      unanswered: questions.filter(({ answer }) => answer === null).length,
    })
  }
  return forms
}

const decidedPairs = (db: Db, round: RoundRow) =>
  db
    .selectFrom('appraisal')
    .select(['assessment_id', 'criterion'])
    .where('authority_id', '=', round.authority_id)
    .where('assessment_id', 'in', idsOfRound(db, round.authority_id, round.id))
    .execute()

const proposedPairs = (db: Db, round: RoundRow) =>
  db
    .selectFrom('proposal')
    .select(['assessment_id', 'criterion', 'by_id'])
    .where('authority_id', '=', round.authority_id)
    .where('assessment_id', 'in', idsOfRound(db, round.authority_id, round.id))
    .execute()
