/** What the survey operator sees of a round: which units there are, and what was entered for their survey criteria. */
import type { Static } from 'typebox'
import { parts } from '../engine/index.ts'
import type { Actor } from './deps.ts'
import type { SurveyUnit } from './http/schemas.ts'
import { may } from './policy.ts'
import { byCriterion, presentAppraisal } from './present.ts'
import { assessmentsOf, roundAppraisals } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { frameworkFor, type RoundRow } from './store/rounds.ts'

/** By the name of the unit; none in a round without a survey. */
export async function presentSurvey(
  db: Db,
  actor: Actor,
  round: RoundRow,
): Promise<readonly Static<typeof SurveyUnit>[]> {
  if (round.survey === 0) return []
  const entered = await roundAppraisals(db, round.authority_id, round.id)
  const units: Static<typeof SurveyUnit>[] = []
  for (const row of await assessmentsOf(db, round.authority_id, round.id)) {
    const framework = await frameworkFor(db, round, row)
    const asked = new Set(
      parts(framework)
        .filter(({ scored_by }) => scored_by === 'survey')
        .map(({ id }) => id),
    )
    const open = row.state !== 'open' && may('enter survey', actor, { unit_id: row.unit_id, state: round.state })
    units.push({
      assessment: row.id,
      unit: { id: row.unit_id, name: row.unit_name },
      framework: framework.hash,
      may: open,
      points: byCriterion(
        (entered.get(row.id) ?? []).filter(({ criterion }) => asked.has(criterion)),
        presentAppraisal,
      ),
    })
  }
  return units
}
