/** What the council changed, fact by fact. */
import { describe, expect, it } from 'vitest'
import { changedFacts } from '../../ui/results/changed-facts.ts'
import { input, leaf } from '../fixtures/framework.ts'

const plan = leaf({
  id: 'plan',
  number: '1.1',
  inputs: [
    input({ id: 'issued' }),
    input({ id: 'date', type: 'date', when: 'issued' }),
    input({ id: 'count', type: 'count', unit: { vi: 'hồ sơ' } }),
    input({ id: 'all', type: 'count' }),
  ],
})
const shown = (...[self, final]: [Parameters<typeof changedFacts>[1], Parameters<typeof changedFacts>[2]]): string[] =>
  changedFacts(plan, self, final).map(({ label, before, after }) => `${label}: ${before} → ${after}`)

describe('changed facts', () => {
  it('come in the order of the form, each from what to what; what stayed is left out', () => {
    const self = { inputs: { all: '9', count: '1234', date: '2026-01-20', issued: true } }
    const final = { inputs: { all: '9', count: '1200', date: '2026-02-10', issued: true } }
    expect(shown(self, final)).toEqual(['Nhãn date: 20/01/2026 → 10/02/2026', 'Nhãn count: 1.234 hồ sơ → 1.200 hồ sơ'])
  })

  it('tell a question that was left open from one that did not come up', () => {
    expect(shown({ inputs: { issued: true } }, { inputs: { issued: false, count: '1' } })).toEqual([
      'Nhãn issued: Có → Không',
      'Nhãn date: Chưa trả lời → –',
      'Nhãn count: Chưa trả lời → 1 hồ sơ',
    ])
  })

  it('name a claim that nothing arose', () => {
    expect(shown({ inputs: {}, not_arising: 'không có' }, { inputs: { issued: false } })[0]).toBe(
      'Không phát sinh trong kỳ: Có → Không',
    )
  })

  it('are none where the council gave points instead', () => {
    const said = { inputs: { issued: true } }
    expect(shown(said, { ...said, adjusted: { points: '0', reason: 'thiếu' } })).toEqual([])
  })
})
