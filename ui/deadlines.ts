/** Deadlines of a round. Days are counted only while they still run for someone. */
import type { Round } from './api.ts'
import { day, deadline } from './format.ts'

type Step = Pick<Round, 'state' | 'self_scoring_until' | 'appraisal_until'>

/** "đến hết 31/01/2026 (còn 5 ngày)"; "31/01/2026" once the round has gone on. */
export function selfScoringUntil({ state, self_scoring_until: until }: Step, now: Date = new Date()): string {
  return state === 'draft' || state === 'self-scoring' ? deadline(until, now) : day(until)
}

export function appraisalUntil({ state, appraisal_until: until }: Step, now: Date = new Date()): string {
  return state === 'published' ? day(until) : deadline(until, now)
}
