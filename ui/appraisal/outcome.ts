/** What came of one criterion, in a few words: "1,50", "không tính", "chưa có điểm". */
import { say as sayProblem } from '../../engine/live.ts'
import type { Decimal, LeafResult, Part } from '../../engine/live.ts'
import { points } from '../format.ts'
import { language } from '../language.ts'
import { text } from '../text.ts'

/** Points where there are some; null where the criterion waits or does not count. */
export function outcomePoints(result: LeafResult | undefined): Decimal | null {
  const outcome = result?.outcome
  if (outcome?.kind === 'scored') return outcome.points
  const leftOut = outcome?.kind === 'not_arising' && (outcome.policy === 'exclude' || outcome.policy === 'redistribute')
  if (outcome?.kind === 'not_arising' && !leftOut) return outcome.points
  return null
}

export function outcomeWords(result: LeafResult | undefined): string {
  const scored = outcomePoints(result)
  if (scored !== null) return points(scored)
  const outcome = result?.outcome
  if (outcome?.kind === 'fault') return text('row.fault', { why: sayProblem(outcome.problem, language()) })
  const counts = outcome?.kind !== 'no_survey' && outcome?.kind !== 'not_arising'
  return counts ? text('outcome.open') : text('outcome.not-counted')
}

/** What its points after appraisal are called: only what an office scored itself is appraised, the rest is entered. */
export function finalWords({ scored_by }: Pick<Part, 'scored_by'>): string {
  return scored_by === 'appraisal' ? text('points.final') : text('points.entered')
}
