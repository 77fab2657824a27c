/** Deadlines of a round. Days are counted only while they still run for someone. */
import type { Assessment, Round, RoundState } from './api.ts'
import { day, deadline } from './format.ts'
import { stageWords } from './states.ts'
import { text } from './text.ts'

type Dates = Pick<
  Round,
  'self_scoring_until' | 'appraisal_until' | 'clarification_until' | 'appraisal_2_until' | 'council_until'
>

/** The date that runs now, of the stage that the round is in; a draft looks forward to its first. */
function stageUntil(round: Dates & Pick<Round, 'state'>): string | null {
  switch (round.state) {
    case 'draft':
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
    case 'published':
    case 'cancelled':
      return null
    default:
      return round.state satisfies never
  }
}

export interface StageDeadline {
  /** "Hạn tự chấm" */
  readonly label: string
  /** "đến hết 31/01/2026 (còn 5 ngày)", and whether that is an extension. */
  readonly words: string
}

export function stageDeadline(stage: RoundState, until: string, extended: boolean, now = new Date()): StageDeadline {
  const words = deadline(until, now)
  return {
    label: text('deadline.of', {
      stage: stageWords(stage === 'draft' ? 'self-scoring' : stage).toLocaleLowerCase('vi'),
    }),
    words: extended ? text('deadline.extended', { words }) : words,
  }
}

/** Of the round for all; of one unit where `until` is its own. Null where nothing runs. */
export function deadlineOf(
  round: Dates & Pick<Round, 'state'>,
  until: string | null = stageUntil(round),
  extended = false,
  now?: Date,
): StageDeadline | null {
  return until === null || stageUntil(round) === null ? null : stageDeadline(round.state, until, extended, now)
}

/** Of one form: once it is handed in, the round's self-scoring runs for others only. */
export function formDeadline(
  { round, until, extension, submitted_at }: Pick<Assessment, 'round' | 'until' | 'extension' | 'submitted_at'>,
  now?: Date,
): StageDeadline | null {
  if (submitted_at !== null && round.state === 'self-scoring') return null
  return deadlineOf(round, until, extension !== null, now)
}

export function appraisalUntil(
  { state, appraisal_until: until }: Pick<Round, 'state' | 'appraisal_until'>,
  now: Date = new Date(),
): string {
  return state === 'published' ? day(until) : deadline(until, now)
}
