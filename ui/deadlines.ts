/** Deadlines of a round. Days are counted only while they still run for someone. */
import type { Round } from './api.ts'
import { day, deadline } from './format.ts'

type Step = Pick<Round, 'state' | 'self_scoring_until' | 'appraisal_until'>

/** The date that runs now, of the stage that the round is in. */
export function stageUntil(round: Round): string | null {
  switch (round.state) {
    case 'self-scoring':
      return round.self_scoring_until
    case 'appraisal':
      return round.appraisal_until
    case 'clarification':
      return round.clarification_until
    case 'appraisal-2':
      return round.appraisal_2_until
    case 'council':
      return round.council_until
    case 'draft':
    case 'published':
    case 'cancelled':
      return null
    default:
      return round.state satisfies never
  }
}

/** "đến hết 31/01/2026 (còn 5 ngày)"; "31/01/2026" once the round has gone on. */
export function selfScoringUntil({ state, self_scoring_until: until }: Step, now: Date = new Date()): string {
  return state === 'draft' || state === 'self-scoring' ? deadline(until, now) : day(until)
}

export function appraisalUntil({ state, appraisal_until: until }: Step, now: Date = new Date()): string {
  return state === 'published' ? day(until) : deadline(until, now)
}
