/** The steps of a round, in order, and who takes each. There is no way back and no way round. */
import type { Role, RoundState } from './http/schemas.ts'

export interface Transition {
  readonly from: RoundState
  readonly to: RoundState
  readonly by: readonly Role[]
}

export const transitions: readonly Transition[] = [
  { from: 'draft', to: 'self-scoring', by: ['administrator'] },
  { from: 'self-scoring', to: 'appraisal', by: ['administrator', 'council', 'chair'] },
  { from: 'appraisal', to: 'published', by: ['council', 'chair'] },
]

export const transition = (from: RoundState, to: RoundState): Transition | undefined =>
  transitions.find((step) => step.from === from && step.to === to)

/** The first moment after a day that is over in Việt Nam (UTC+7, no daylight saving): day + 24 h − 7 h in UTC. */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + 17 * 3_600_000)

/** The calendar day in Việt Nam. */
export const dayInVietnam = (now: Date): string => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
