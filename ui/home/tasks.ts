/** What waits for whom: a table of role × state of the round. Pure. */
import type { AssessmentSummary, Role, Round } from '../api.ts'
import { paths } from '../paths.ts'
import { isDeciding } from '../states.ts'

export type HomeTask =
  | {
      readonly kind: 'self-score'
      readonly round: Round
      readonly assessment: AssessmentSummary
      readonly href: string
    }
  | { readonly kind: 'appraise' | 'survey' | 'open' | 'close' | 'watch'; readonly round: Round; readonly href: string }

export interface Home {
  /** Someone has to act now. */
  readonly open: readonly HomeTask[]
  /** Nothing to do here until others did their part. */
  readonly waiting: readonly HomeTask[]
  readonly published: readonly Round[]
}

export function homeOf(rounds: readonly Round[], role: Role): Home {
  const running = rounds.filter(({ state }) => state !== 'published')
  const tasks = running.flatMap((round) => tasksOf(round, role))
  return {
    open: tasks.filter(({ now }) => now).map(({ task }) => task),
    waiting: tasks.filter(({ now }) => !now).map(({ task }) => task),
    // What was published stays in view while it is corrected.
    published: rounds.filter(({ state, published_at }) => state === 'published' || published_at !== null),
  }
}

interface Found {
  readonly task: HomeTask
  readonly now: boolean
}

function tasksOf(round: Round, role: Role): readonly Found[] {
  const href = paths.appraisal(round.id)
  switch (role) {
    case 'office':
    case 'leader':
      return round.assessments.map((assessment) => ({
        task: { kind: 'self-score', round, assessment, href: paths.assessment(assessment.id) },
        now: (round.state === 'self-scoring' && assessment.state === 'open') || round.state === 'clarification',
      }))
    case 'council':
    case 'chair':
      return [
        {
          task: { kind: isDeciding(round.state) ? 'appraise' : 'watch', round, href },
          now: isDeciding(round.state),
        },
      ]
    case 'administrator': {
      const kind = round.state === 'draft' ? 'open' : round.state === 'self-scoring' ? 'close' : 'watch'
      return [{ task: { kind, round, href }, now: kind !== 'watch' }]
    }
    case 'auditor':
      return [{ task: { kind: 'watch', round, href }, now: false }]
    case 'survey': {
      const task = { kind: 'survey', round, href: paths.survey(round.id) } as const
      return round.survey ? [{ task, now: isDeciding(round.state) }] : []
    }
    case 'author':
      return []
    default:
      return role satisfies never
  }
}

export interface RoundProgress {
  readonly units: number
  readonly submitted: number
  readonly toDecide: number
  readonly decided: number
}

export function progressOf(round: Round): RoundProgress {
  const sum = (pick: (one: AssessmentSummary) => number): number =>
    round.assessments.reduce((total, one) => total + pick(one), 0)
  return {
    units: round.assessments.length,
    submitted: sum(({ state }) => (state === 'submitted' ? 1 : 0)),
    toDecide: sum(({ progress }) => progress.to_decide),
    decided: sum(({ progress }) => progress.decided),
  }
}
