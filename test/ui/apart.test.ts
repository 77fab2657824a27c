/** What is not accepted together with the rest says why, each for its own reason. */
import { expect, it } from 'vitest'
import { apartWords, shownBy } from '../../ui/appraisal/apart.ts'
import type { Appraisal } from '../../ui/appraisal/appraisal.ts'
import { isWaiting, wayOf } from '../../ui/appraisal/ways.ts'
import type { Part } from '../../engine/live.ts'
import { input, leaf } from '../fixtures/framework.ts'

const one = (id: string, more: object = {}) =>
  leaf({ id, number: '1.1', inputs: [input({ id: 'done', type: 'count' })], evidence: [], ...more })
const leaves = [
  one('plain'),
  one('survey', { scored_by: 'survey' }),
  one('open'),
  one('claimed'),
  one('unproven', { evidence: [{ id: 'paper', label: { vi: 'Văn bản' }, required: true }] }),
  one('asked'),
  one('sending'),
  one('decided'),
]
const said: Record<string, object> = {
  plain: { inputs: { done: '3' } },
  claimed: { inputs: {}, not_arising: 'không có' },
  unproven: { inputs: { done: '3' } },
  asked: { inputs: { done: '3' } },
  sending: { inputs: { done: '3' } },
  decided: { inputs: { done: '3' } },
}
const record = ({ id }: Part) => (id === 'decided' ? {} : undefined)
const way = (part: Part) => wayOf(part, said[part.id] as never, true)
const waits = (part: Part) => isWaiting(way(part), record(part) as never)
const appraisal = {
  said: (id: string) => said[id] && { answer: said[id], note: '' },
  assessment: { explanations: { asked: { answer: null } }, second: {} },
  may: () => true,
  way,
  waits,
  mayAccept: (part: Part) => way(part) === 'judge' && waits(part),
  files: () => [],
  decisions: { pending: (id: string) => (id === 'sending' ? { decision: 'accept' } : undefined) },
}

it('a survey’s criterion is not said to lack evidence', () => {
  const one = appraisal as unknown as Appraisal
  const { plain, others, counted } = shownBy([one], leaves)
  expect([counted, shownBy([one, one], leaves.slice(0, 1)).counted, shownBy([one, one], leaves).counted]).toEqual([
    'criteria',
    'units',
    'cells',
  ])
  expect(plain.map(({ leaf: { id } }) => id)).toEqual(['plain'])
  expect(others).toEqual(['enter', 'open', 'look', 'look', 'talk', 'sending'])
  expect(apartWords({ others: others.slice(0, 1), counted: 'units' })).toBe(
    '1 đơn vị khác phải xem riêng: 1 do hội đồng nhập điểm.',
  )
  expect(apartWords({ others: ['look', 'enter', 'enter'], counted })).toBe(
    '3 tiêu chí khác phải xem riêng: 2 do hội đồng nhập điểm; 1 thiếu minh chứng bắt buộc hoặc được báo không phát sinh.',
  )
  expect(apartWords({ others: [], counted })).toBe('')
})
