/** The file of answers that a result hands out is read again as the same answers. */
import { expect, it } from 'vitest'
import { readAnswers } from '../../engine/answers.ts'
import { score } from '../../engine/live.ts'
import type { Answers, Framework, Setting } from '../../engine/live.ts'
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
const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: false }
const result = (of: Setting, framework = whole) => ({ final: score(framework, {}, of) })

it('keeps every fact, claim and adjustment', () => {
  const answers: Answers = {
    plan: { inputs: { issued: true }, adjusted: { points: '0.5', reason: 'Ban hành muộn' } },
    late: { inputs: { share: '98.65' } },
    fair: { inputs: {}, not_arising: 'Không có hội chợ' },
  }
  const file = answersFile(result(setting), { ...answers, empty: { inputs: {} } })
  const read = readAnswers(file, 'answers.json', whole)
  expect(read.problems).toEqual([])
  expect(read.kind === 'ok' ? read.value : null).toEqual({ answers, setting })
})

it('says what the round knew of the unit, and names the framework that rates it', () => {
  const asking: Framework = { ...whole, id: 'khac', targets: [input({ id: 'goal', type: 'percent', decimals: 2 })] }
  const of: Setting = { ...setting, unit: { targets: { goal: '90.5' }, attributes: {} } }
  const read = readAnswers(answersFile(result(of, asking), {}), 'answers.json', asking)
  expect(read.problems).toEqual([])
  expect(read.kind === 'ok' ? read.value : null).toEqual({ answers: {}, setting: of })
})
