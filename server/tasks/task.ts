/** What one task is, before it is filled in. */
import type { Static } from 'typebox'
import type * as schemas from '../http/schemas.ts'
import type { RoundRow } from '../store/rounds.ts'
import { currentUntil } from '../workflow.ts'

export type Task = Static<typeof schemas.Task>

const empty: Omit<Task, 'kind'> = {
  now: false,
  by: [],
  round: null,
  framework: null,
  assessment: null,
  to: null,
  until: null,
  progress: null,
  units: [],
  sheets: [],
  asked: null,
}

export const task = (kind: Task['kind'], more: Partial<Task>): Task => ({ ...empty, ...more, kind })

/** The round, and the last day of the stage that it is in; a draft looks forward to its first. */
export function inRound(round: RoundRow): Pick<Task, 'round' | 'until'> {
  const { id, title, state } = round
  const day = state === 'draft' ? round.self_scoring_until : currentUntil(round)
  const stage = state === 'draft' ? 'self-scoring' : state
  return { round: { id, title, state }, until: day === null ? null : { stage, day, extended: false } }
}
