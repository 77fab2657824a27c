/** The next step of a round, for those who may take it, in words. The server decides the same way. */
import type { Ranking, Role, Round, RoundState } from '../api.ts'
import { byName, day, daysUntil, decimal } from '../format.ts'
import { appraises } from '../roles.ts'
import { stageWords } from '../states.ts'
import { leftOver } from '../rounds/left-over.ts'
import { text } from '../text.ts'

export interface Step {
  readonly to: RoundState
  readonly label: string
  readonly question: string
  /** What the step does, before it is taken. */
  readonly lines: readonly string[]
  /** Units that hold the step up, and how many of their criteria are undecided. */
  readonly waiting: readonly { readonly assessment: string; readonly unit: string; readonly count: number }[]
}

export function nextStep(round: Round, role: Role, now: Date = new Date()): Step | null {
  const { next } = round
  if (next === null || !next.by.includes(role)) return null
  if (next.to === 'self-scoring') return opening(round)
  if (round.state === 'self-scoring') return ending(round, now)
  if (next.to === 'published') return publishing(round)
  const state = stageWords(next.to)
  return {
    to: next.to,
    label: text('step.on', { state }),
    question: text('step.on-question', { state }),
    lines: [text('step.on-why', { here: stageWords(round.state) }), ...undecidedLines(round), text('step.frozen')],
    waiting: [],
  }
}

/** What moving on means for criteria without a decision: by the rules of scoring, never a silent 0. */
function undecidedLines(round: Round): readonly string[] {
  const { criteria: count, undecided } = leftOver(round)
  return count === 0 ? [] : [text('step.undecided', { count, units: undecided.length })]
}

const opening = ({ assessments }: Round): Step => ({
  to: 'self-scoring',
  label: text('step.open'),
  question: text('step.open-question'),
  lines: [text('step.open-why', { count: assessments.length })],
  waiting: [],
})

function ending({ assessments, self_scoring_until: until }: Round, now: Date): Step {
  const open = assessments.filter((one) => one.state === 'open').length
  return {
    to: 'appraisal',
    label: text('step.appraise'),
    question: text('step.appraise-question'),
    lines: [
      ...early(until, now),
      ...extended(assessments, until, now),
      text('step.appraise-why'),
      ...(open > 0
        ? [text('step.appraise-open', { count: open, of: assessments.length }), text('step.not-zero')]
        : [text('step.appraise-all')]),
    ],
    waiting: [],
  }
}

function publishing({ assessments }: Round): Step {
  const waiting = assessments
    .map(({ id, unit, progress }) => ({
      assessment: id,
      unit: unit.name,
      count: progress.to_decide - progress.decided,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => byName(a.unit, b.unit))
  const count = waiting.reduce((sum, one) => sum + one.count, 0)
  return {
    to: 'published',
    label: text('step.publish'),
    question: text('step.publish-question'),
    lines: [count > 0 ? text('step.publish-waiting', { count }) : text('step.publish-ready'), text('step.publish-why')],
    waiting,
  }
}

const firstPlaces = 3

/** What is about to be published: which round, how many units, and who comes first. */
export function publishedLines({ round, rows }: Pick<Ranking, 'round' | 'rows'>): readonly string[] {
  const first = rows
    .filter(({ place }) => place !== null && place <= firstPlaces)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ place, unit, index }) => `${place}. ${unit.name}${index === null ? '' : ` (${decimal(index)})`}`)
  return [
    text('step.publish-round', { round: round.title, count: round.assessments.length }),
    ...(first.length === 0 ? [] : [text('step.publish-first', { units: first.join('; ') })]),
  ]
}

/** While offices may still count on their deadline. */
function early(until: string, now: Date): readonly string[] {
  const days = daysUntil(until, now)
  if (days < 0) return []
  return [
    days === 0
      ? text('step.appraise-today', { day: day(until) })
      : text('step.appraise-early', { days, day: day(until) }),
  ]
}

/** Who was given longer than the others, and still has it. */
function extended(assessments: Round['assessments'], common: string, now: Date): readonly string[] {
  const given = assessments.flatMap(({ state, until }) =>
    state === 'open' && until !== null && until > common && daysUntil(until, now) >= 0 ? [until] : [],
  )
  const last = given.toSorted().at(-1)
  return last === undefined ? [] : [text('step.appraise-extended', { count: given.length, day: day(last) })]
}

/** Why this person decides nothing here: the account, or the time. */
export function readOnlyWords({ state }: Round, role: Role): string {
  if (!appraises(role)) return text('appraisal.not-you')
  return state === 'published' ? text('appraisal.published') : text('appraisal.not-yet')
}
