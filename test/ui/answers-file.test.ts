/** The file of answers that a result hands out is read again as the same answers. */
import { expect, it } from 'vitest'
import { readAnswers } from '../../engine/answers.ts'
import type { Answers } from '../../engine/live.ts'
import { plainRound } from '../fixtures/round.ts'
import { answersFile } from '../../ui/results/answers-file.ts'
import { framework, group, input, leaf } from '../fixtures/framework.ts'

const whole = framework([
  group('d', '1', [
    leaf({ id: 'plan', number: '1.1' }),
    leaf({ id: 'late', number: '1.2', inputs: [input({ id: 'share', type: 'percent', decimals: 2 })] }),
    leaf({ id: 'fair', number: '1.3' }),
    leaf({ id: 'empty', number: '1.4' }),
  ]),
])
const round = {
  id: 'r',
  rev: 1,
  title: 'Đợt',
  state: 'published',
  demo: false,
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: false,
  framework: { id: 'thu', version: '1.0.0', hash: '', title: { vi: '' }, provenance: 'official' },
  self_scoring_until: '2027-01-15',
  appraisal_until: '2027-02-28',
  ...plainRound,
  assessments: [],
  published_at: null,
} as const

it('keeps every fact, claim and adjustment', () => {
  const answers: Answers = {
    plan: { inputs: { issued: true }, adjusted: { points: '0.5', reason: 'Ban hành muộn' } },
    late: { inputs: { share: '98.65' } },
    fair: { inputs: {}, not_arising: 'Không có hội chợ' },
  }
  const file = answersFile({ round }, { ...answers, empty: { inputs: {} } })
  const read = readAnswers(file, 'answers.json', whole)
  expect(read.problems).toEqual([])
  expect(read.kind === 'ok' ? read.value : null).toEqual({ answers, setting: { period: round.period, survey: false } })
})
