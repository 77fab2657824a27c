/** What is undecided while a round goes on: units that have not submitted, criteria without a decision. Pure. */
import type { AssessmentSummary, Round } from '../api.ts'
import { byName, daysUntil } from '../format.ts'
import { isDeciding } from '../states.ts'

export interface LeftOver {
  /** While they still could, by name. */
  readonly unsubmitted: readonly AssessmentSummary[]
  /** With how many criteria of each, by name; while the council could decide. */
  readonly undecided: readonly { readonly row: AssessmentSummary; readonly count: number }[]
  /** Of all of those units. */
  readonly criteria: number
}

export function leftOver({ state, assessments }: Pick<Round, 'state' | 'assessments'>): LeftOver {
  const rows = assessments.toSorted((a, b) => byName(a.unit.name, b.unit.name))
  const undecided = (isDeciding(state) ? rows : [])
    .map((row) => ({ row, count: row.progress.to_decide - row.progress.decided }))
    .filter(({ count }) => count > 0)
  return {
    unsubmitted: state === 'self-scoring' ? rows.filter((row) => row.state === 'open') : [],
    undecided,
    criteria: undecided.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Who has not submitted though the last day that counts for them is over: what the server would lock now. */
export function overdue(
  round: Pick<Round, 'state' | 'assessments' | 'self_scoring_until'>,
  now: Date = new Date(),
): readonly AssessmentSummary[] {
  return leftOver(round).unsubmitted.filter(({ until }) => daysUntil(until ?? round.self_scoring_until, now) < 0)
}

/** As the server compares it with what it knows. */
export const seen = ({ unsubmitted, criteria }: LeftOver) => ({
  unsubmitted: unsubmitted.length,
  undecided: criteria,
})
