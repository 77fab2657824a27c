/** "Việc của tôi" shows each role what waits for it, and everyone what is published. */
import { describe, expect, it } from 'vitest'
import type { AssessmentSummary, Role, Round, RoundState } from '../../ui/api.ts'
import { homeOf, progressOf } from '../../ui/home/tasks.ts'
import { plainRound } from '../fixtures/round.ts'

const assessment = (state: AssessmentSummary['state']): AssessmentSummary => ({
  id: 'a1',
  unit: { id: 'u1', name: 'Phòng A' },
  state,
  submitted_at: state === 'submitted' ? '2026-01-02T03:04:05Z' : null,
  ready_at: null,
  until: null,
  framework: '',
  progress: { to_answer: 4, answered: 3, to_decide: 5, decided: 2 },
})

const round = (state: RoundState, own: AssessmentSummary['state'] = 'open'): Round => ({
  id: `r-${state}`,
  rev: 1,
  title: state,
  state,
  demo: false,
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: false,
  framework: { id: 'thu', version: '1.0.0', hash: '', title: { vi: 'Thử' }, provenance: 'illustrative' },
  self_scoring_until: '2026-12-01',
  appraisal_until: '2026-12-20',
  ...plainRound,
  assessments: [assessment(own)],
  published_at: null,
})

const all = [round('draft'), round('self-scoring'), round('appraisal'), round('published')]
const open = (role: Role, rounds: readonly Round[] = all): readonly string[] =>
  homeOf(rounds, role).open.map((task) => `${task.kind} ${task.round.state}`)

describe('a published result', () => {
  it('stays in view while the round is corrected', () => {
    const corrected = { ...round('council'), published_at: '2026-12-24T03:04:05Z' }
    expect(homeOf([corrected], 'office').published).toEqual([corrected])
    expect(homeOf([round('council')], 'office').published).toEqual([])
  })
})

describe('the home page', () => {
  it('asks each role for its own part', () => {
    expect(open('office')).toEqual(['self-score self-scoring'])
    expect(open('council')).toEqual(['appraise appraisal'])
    expect(open('administrator')).toEqual(['open draft', 'close self-scoring'])
    expect(open('auditor')).toEqual([])
    expect(open('leader')).toEqual(open('office'))
    expect(open('chair')).toEqual(open('council'))
    expect(open('author')).toEqual([])
    expect(open('survey')).toEqual([])
    expect(
      open(
        'survey',
        all.map((one) => ({ ...one, survey: true })),
      ),
    ).toEqual(['survey appraisal'])
  })

  it('asks an office no more once it has submitted', () => {
    const home = homeOf([round('self-scoring', 'submitted')], 'office')
    expect(home.open).toEqual([])
    expect(home.waiting.map(({ kind }) => kind)).toEqual(['self-score'])
  })

  it('does not count as submitted what was only closed', () => {
    expect(progressOf(round('appraisal', 'closed')).submitted).toBe(0)
    expect(homeOf([round('appraisal', 'closed')], 'office').open).toEqual([])
  })

  it('shows everyone what is published', () => {
    for (const role of ['office', 'council', 'administrator', 'auditor'] as const)
      expect(homeOf(all, role).published.map(({ state }) => state)).toEqual(['published'])
  })

  it('adds up how far a round is', () => {
    expect(progressOf(round('appraisal', 'submitted'))).toEqual({ units: 1, submitted: 1, toDecide: 5, decided: 2 })
  })
})
