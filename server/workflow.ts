/**
 * The way of a round: its stages in order, who takes it out of each, and what each date means. A round has
 * the stages that it states a date for; the first two it always has. Tables, to be read by an official.
 */
import type { Role, RoundState } from './http/schemas.ts'
import type { RoundTable } from './store/tables.ts'

/** Between draft and publication: a time in which something is done. */
export type Stage = Exclude<RoundState, 'draft' | 'published' | 'cancelled'>

type Dates = Pick<
  RoundTable,
  'self_scoring_until' | 'appraisal_until' | 'clarification_until' | 'appraisal_2_until' | 'council_until'
>

interface StageRow {
  readonly state: Stage
  /** Where the round keeps its last day. */
  readonly until: keyof Dates
  /** Who ends it. */
  readonly by: readonly Role[]
}

/** In order. */
export const stages: readonly StageRow[] = [
  { state: 'self-scoring', until: 'self_scoring_until', by: ['administrator', 'council', 'chair'] },
  { state: 'appraisal', until: 'appraisal_until', by: ['council', 'chair'] },
  { state: 'clarification', until: 'clarification_until', by: ['administrator', 'council', 'chair'] },
  { state: 'appraisal-2', until: 'appraisal_2_until', by: ['council', 'chair'] },
  { state: 'council', until: 'council_until', by: ['chair'] },
]

/** Whoever ends the last stage, only the chair publishes. */
const publishedBy: readonly Role[] = ['chair']

export const stagesOf = (dates: Dates): readonly StageRow[] => stages.filter(({ until }) => dates[until] !== null)

/** The stage in which a correction starts over: the last one before publication. */
export const lastStage = (dates: Dates): Stage => stagesOf(dates).at(-1)?.state ?? 'appraisal'

export interface Transition {
  readonly from: RoundState
  readonly to: RoundState
  readonly by: readonly Role[]
}

/** The one step that a round may take next; none once it is published or cancelled. */
export function nextStep(round: Dates & Pick<RoundTable, 'state'>): Transition | undefined {
  const own = stagesOf(round)
  if (round.state === 'draft') return { from: 'draft', to: 'self-scoring', by: ['administrator'] }
  const at = own.findIndex(({ state }) => state === round.state)
  const here = own[at]
  if (here === undefined) return undefined
  const next = own[at + 1]
  return next === undefined
    ? { from: here.state, to: 'published', by: publishedBy }
    : { from: here.state, to: next.state, by: here.by }
}

/** The last day of the stage that the round is in; null where it is in none. */
export function currentUntil(round: Dates & Pick<RoundTable, 'state'>): string | null {
  const here = stages.find(({ state }) => state === round.state)
  return here === undefined ? null : round[here.until]
}

/** Whether the council is late with what it does now. */
export function isLate(round: Dates & Pick<RoundTable, 'state'>, now: Date): boolean {
  const until = currentUntil(round)
  return until !== null && now >= endOfDay(until)
}

/** The first moment after a day that is over in Việt Nam (UTC+7, no daylight saving): day + 24 h − 7 h in UTC. */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + 17 * 3_600_000)

/** The calendar day in Việt Nam. */
export const dayInVietnam = (now: Date): string => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
