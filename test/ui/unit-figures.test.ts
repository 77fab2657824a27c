/** One unit's figures: columns that mean one thing each and add up, and the band that comes next. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load, score } from '../../engine/index.ts'
import type { Answers, Framework } from '../../engine/index.ts'
import type { UnitResult } from '../../ui/api.ts'
import { annexColumns, annexRows } from '../../ui/results/annex.ts'
import { domainColumns } from '../../ui/results/domain-columns.ts'
import { domainLines } from '../../ui/results/domain-lines.ts'
import { nextBand, ownLevers } from '../../ui/results/goal.ts'
import { plainRound } from '../fixtures/round.ts'

const loaded = load(readFileSync('test/server/small.yaml', 'utf8'), 'small.yaml', () => null)
if (loaded.kind !== 'ok') throw new Error(JSON.stringify(loaded.problems))
const framework: Framework = loaded.value

const said: Answers = {
  plan: { inputs: { issued: true } },
  'on-time': { inputs: { on_time: '9', done: '10' } },
}
const decided: Answers = {
  ...said,
  'on-time': { inputs: { on_time: '7', done: '10' } },
  awarded: { inputs: { given: '1.5' } },
  satisfaction: { inputs: { satisfied: '80' } },
}

function resultOf(survey: boolean): UnitResult {
  const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey }
  const { satisfaction: surveyed, ...others } = decided
  const final = survey && surveyed ? { ...others, satisfaction: surveyed } : others
  return {
    unit: { id: 'u', name: 'Phòng Đỏ' },
    round: { ...plainRound } as unknown as UnitResult['round'],
    state: 'published',
    place: 1,
    self: score(framework, said, setting),
    appraised: null,
    clarified: null,
    final: score(framework, final, setting),
    answers: { self: said, appraised: null, clarified: null, final },
    appraisals: {},
  }
}

describe('points by domain', () => {
  it('stand beside the maximum that they are of, and add up to the total', () => {
    const lines = domainLines(framework, resultOf(false))
    expect(lines.isApart).toBe(true)
    expect(lines.domains.map(({ own, entered, points, of }) => [own, entered, points, of])).toEqual([
      [
        { of: '5', self: '4.6', appraised: null, clarified: null, final: '3.8' },
        { of: '0', points: null },
        '3.80',
        '5.00',
      ],
      [
        { of: '0', self: null, appraised: null, clarified: null, final: null },
        { of: '2', points: '1.5' },
        '1.50',
        '2.00',
      ],
    ])
    const { own, entered, points, of } = lines.total
    expect([own?.of, own?.self, own?.final, entered, points, of]).toEqual([
      '5',
      '4.6',
      '3.8',
      { of: '2', points: '1.5' },
      '5.30',
      '7.00',
    ])
  })

  it('have the columns of what others enter only where they enter something', () => {
    expect(domainColumns(domainLines(framework, resultOf(false))).map(({ label }) => label)).toEqual([
      'Tối đa, phần đơn vị tự chấm',
      'Điểm tự chấm',
      'Điểm thẩm định',
      'Tối đa, phần điều tra và hội đồng',
      'Điều tra, hội đồng chấm',
      'Điểm tối đa được tính',
      'Tổng điểm',
    ])
  })

  it('are no 0 where nothing is entered, and no self-score where nothing is appraised', () => {
    const scoring = { ...resultOf(true), state: 'provisional', answers: resultOf(true).answers } as const
    const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true }
    const none: UnitResult = { ...scoring, final: score(framework, said, setting) }
    const columns = (one: UnitResult) => {
      const lines = domainLines(framework, one)
      return [...lines.domains, lines.total].map((line) => domainColumns(lines).map(({ of }) => of(line)))
    }
    // The office's maximum, self-score and appraised points; the others' maximum and points; maximum and points of all.
    expect(columns(none)).toEqual([
      ['5', '4.6', null, '0', null, '5.00', '4.60'],
      ['0', null, null, '5', null, '5.00', null],
      ['5', '4.6', null, '5', null, '10.00', '4.60'],
    ])
    const record = { decision: 'accepted', reason: '', rev: 1, by: '', at: '', late: false } as const
    const one: UnitResult = { ...none, appraisals: { plan: { ...record, answer: said['plan']! } } }
    expect(columns(one)[0]).toEqual(['5', '4.6', '1', '0', null, '5.00', '4.60'])
    expect(annexRows(framework, one).map(({ number, self, final, entered }) => [number, self, final, entered])).toEqual(
      [
        ['1', '4.60', '1', null],
        ['1.1', '1.00', '1.00', null],
        ['1.2', '3.60', null, null],
        ['2', null, null, null],
        ['2.1', null, null, null],
        ['2.2', null, null, null],
      ],
    )
    const empty: UnitResult = { ...none, self: score(framework, {}, setting), final: score(framework, {}, setting) }
    expect(columns(empty)[2]).toEqual(['5', null, null, '5', null, '10.00', null])
    expect([domainLines(framework, none).isWaiting, domainLines(framework, resultOf(true)).isWaiting]).toEqual([
      true,
      false,
    ])
  })

  it('are not pulled apart where that would not add up', () => {
    const result = resultOf(false)
    const domains = result.final.domains.map((domain, at) => (at === 0 ? { ...domain, points: '3.90' } : domain))
    const rescaled = { ...result, final: { ...result.final, domains } }
    const lines = domainLines(framework, rescaled)
    expect([lines.isApart, lines.domains[0]?.own, lines.domains[0]?.points]).toEqual([false, null, '3.90'])
    expect(domainColumns(lines).map(({ label, of }) => [label, of(lines.domains[0]!)])).toEqual([
      ['Điểm tối đa được tính', '5.00'],
      ['Tổng điểm', '3.90'],
      ['Điểm tự chấm (chưa có phần điều tra, hội đồng)', '4.60'],
    ])
  })
})

describe('the annex', () => {
  it('has what others enter in a column of its own, and groups that are the sums of what is below', () => {
    const rows = annexRows(framework, resultOf(false)).map(({ number, self, final, entered, below }) => [
      number,
      self,
      final,
      entered,
      below,
    ])
    expect(rows).toEqual([
      ['1', '4.60', '3.8', null, [1, 2]],
      ['1.1', '1.00', '1.00', null, []],
      ['1.2', '3.60', '2.80', null, []],
      ['2', null, null, '1.5', [4, 5]],
      ['2.1', null, null, '1.50', []],
      ['2.2', null, null, null, []],
    ])
  })

  it('has the columns of the appraisals that there were', () => {
    const result = resultOf(false)
    expect(
      annexColumns({ ...result, appraised: result.self, clarified: result.final }).map(({ label }) => label),
    ).toEqual([
      'Điểm tối đa được tính',
      'Điểm tự chấm',
      'Thẩm định lần 1',
      'Sau giải trình',
      'Điểm thẩm định',
      'Điều tra, hội đồng chấm',
    ])
  })
})

describe('what comes next', () => {
  const bands = [{ id: 'best' }, { id: 'good' }, { id: 'fair' }] as unknown as Framework['bands']

  it('is the band above, from the lowest for whoever is in none, and none above the best', () => {
    expect(['best', 'good', 'fair', 'unclassified', null].map((id) => nextBand({ bands }, id)?.id ?? null)).toEqual([
      null,
      'best',
      'good',
      'fair',
      null,
    ])
  })

  it('asks a unit for nothing that a survey or the council enters', () => {
    expect(ownLevers(framework)).toEqual({ places: { awarded: null, satisfaction: null } })
  })
})
