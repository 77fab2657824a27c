/** What is said of two rounds that follow each other: places among the same units, points of the same maximum. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../engine/index.ts'
import type { Framework } from '../../engine/index.ts'
import type { Movement, RankingRow, Round } from '../../ui/api.ts'
import { domainMoves } from '../../ui/results/domain-moves.ts'
import { movementSheet } from '../../ui/results/movement-sheet.ts'
import { domainWords, moveWords } from '../../ui/results/movement-table.ts'
import { ratedBy } from '../../ui/results/order.ts'
import { compareGains, percent } from '../../ui/results/scores.ts'
import { isCountedAgain, tracks } from '../../ui/results/tracks.ts'
import { plainRound } from '../fixtures/round.ts'

const loaded = load(readFileSync('test/server/small.yaml', 'utf8'), 'small.yaml', () => null)
if (loaded.kind !== 'ok') throw new Error(JSON.stringify(loaded.problems))
// Its second domain has 2 points, and 3 more of a survey.
const framework: Framework = loaded.value

type Domain = RankingRow['domains'][number]

const row = (id: string, place: number | null, domains: readonly Domain[] = [], hash = framework.hash): RankingRow => ({
  place,
  unit: { id, name: `Đơn vị ${id}` },
  framework: hash,
  index: place === null ? null : '50.00',
  band: null,
  overruled: null,
  points: null,
  of: '10',
  domains,
  bonus: null,
  penalty: null,
})

function movement(before: readonly RankingRow[], after: readonly RankingRow[], surveys = [true, true]): Movement {
  const shown = (year: number, rows: readonly RankingRow[], survey: boolean): Movement['rounds'][number] => ({
    id: `r${year}`,
    title: `Đợt ${year}`,
    period: { from: `${year}-01-01`, until: `${year}-12-31` },
    survey,
    frameworks: [framework],
    state: 'published',
    revision: 1,
    published_at: '2026-01-01T00:00:00.000Z',
    rows,
  })
  const hashes = [...new Set(before.map((one) => one.framework))]
  return {
    rounds: [shown(2024, before, surveys[0] === true), shown(2025, after, surveys[1] === true)],
    steps: hashes.map((from) => ({ round: 'r2025', from, to: framework.hash, comparable: true, breaking: [] })),
  }
}

const moves = (one: Movement): readonly string[] => tracks(one, framework).map(({ move }) => moveWords(move))

describe('places of two rounds', () => {
  const among = (moved: string, before: number, after: number): string =>
    `${moved} (thứ ${before} thành thứ ${after} trong 3 đơn vị có hạng ở cả hai đợt)`

  it('are counted again among the units that both rank: the last of twelve is the last of three', () => {
    const twelve = ['b', 'x1', 'x2', 'c', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'a', 'x9']
    const before = twelve.map((id, at) => row(id, at + 1))
    const found = movement(before, [row('c', 1), row('b', 2), row('a', 3)])
    expect(moves(found)).toEqual([among('lên 1 bậc', 2, 1), among('xuống 1 bậc', 1, 2), among('giữ hạng', 3, 3)])
    expect(isCountedAgain(tracks(found, framework))).toBe(true)
    const sheet = movementSheet(
      found,
      { ...plainRound, title: 'Đợt 2025', period: found.rounds[1]!.period } as unknown as Round,
      framework,
    )
    expect(sheet.rows.map((cells) => cells[5])).toEqual(moves(found))
  })

  it('are as they were told where both rank the same units, shared ones too', () => {
    const found = movement(
      [row('a', 1), row('b', 2), row('c', 2), row('d', null)],
      [row('b', 1), row('c', 2), row('a', 3), row('d', null)],
    )
    expect(moves(found)).toEqual(['lên 1 bậc', 'giữ hạng', 'xuống 2 bậc', 'chưa có hạng ở một trong hai đợt'])
    expect(isCountedAgain(tracks(found, framework))).toBe(false)
  })

  it('are not those of units that another framework rated then', () => {
    const found = movement(
      [row('a', 1, [], 'sha256:other'), row('b', 1), row('c', 2)],
      [row('c', 1), row('a', 2), row('b', 3)],
    )
    expect(moves(found)).toEqual([
      'lên 1 bậc (thứ 2 thành thứ 1 trong 2 đơn vị có hạng ở cả hai đợt)',
      'không có đơn vị nào khác có hạng ở cả hai đợt',
      'xuống 1 bậc (thứ 1 thành thứ 2 trong 2 đơn vị có hạng ở cả hai đợt)',
    ])
  })
})

describe('what a domain contributed', () => {
  const [one, two] = framework.domains.map(({ id }) => id) as [string, string]
  const words = (before: readonly Domain[], after: readonly Domain[], surveys: readonly [boolean, boolean]): string[] =>
    domainMoves(framework, [row('a', 1, before), surveys[0]], [row('a', 1, after), surveys[1]]).map((move) =>
      domainWords(move, framework),
    )

  it('is compared in points where the maximum is the same', () => {
    expect(
      words([{ id: one, points: '4.60', of: '5.00' }], [{ id: one, points: '3.00', of: '5' }], [true, true]),
    ).toEqual(['Lĩnh vực 1: giảm 1,60 (4,60 / 5 thành 3,00 / 5)'])
  })

  it('is compared in shares of the maximum where a survey was held in one round alone', () => {
    const [held, none] = [[{ id: two, points: '3.91', of: '5.00' }], [{ id: two, points: '1.50', of: '2.00' }]]
    expect(words(held, none, [true, false])).toEqual([
      'Lĩnh vực 2: giảm từ 78,2\u00a0% xuống 75,0\u00a0% điểm tối đa (3,91 / 5 thành 1,50 / 2; đợt trước có điều tra xã hội học, đợt này không có)'.replace(
        'lên',
        'xuống',
      ),
    ])
    expect(words(none, held, [false, true])).toEqual([
      'Lĩnh vực 2: tăng từ 75,0\u00a0% lên 78,2\u00a0% điểm tối đa (1,50 / 2 thành 3,91 / 5; đợt này có điều tra xã hội học, đợt trước không có)',
    ])
  })

  it('that has fewer points of a smaller maximum, because something did not arise, may have helped', () => {
    expect(
      words([{ id: one, points: '20.39', of: '25.00' }], [{ id: one, points: '19.39', of: '22.00' }], [true, true]),
    ).toEqual([
      'Lĩnh vực 1: tăng từ 81,6\u00a0% lên 88,1\u00a0% điểm tối đa (20,39 / 25 thành 19,39 / 22; phần không phát sinh ở hai đợt khác nhau)',
    ])
  })

  it('says both reasons where a survey alone does not explain the maximum', () => {
    expect(words([{ id: two, points: '4', of: '5' }], [{ id: two, points: '1.2', of: '1.5' }], [true, false])).toEqual([
      'Lĩnh vực 2: vẫn đạt 80,0\u00a0% điểm tối đa (4,00 / 5 thành 1,20 / 1,5; đợt trước có điều tra xã hội học, đợt này không có; phần không phát sinh ở hai đợt khác nhau)',
    ])
  })

  it('has no share where nothing of it counts, and stands last', () => {
    expect(
      words(
        [
          { id: one, points: '0', of: '0' },
          { id: two, points: '3', of: '5' },
        ],
        [
          { id: one, points: '4', of: '5' },
          { id: two, points: '3.01', of: '5' },
        ],
        [true, true],
      ),
    ).toEqual([
      'Lĩnh vực 2: tăng 0,01 (3,00 / 5 thành 3,01 / 5)',
      'Lĩnh vực 1: chỉ được tính ở một trong hai đợt (0,00 / 0 thành 4,00 / 5; phần không phát sinh ở hai đợt khác nhau)',
    ])
  })

  it('is told with as many digits as tell the two shares apart', () => {
    expect(words([{ id: one, points: '1', of: '3' }], [{ id: one, points: '33.3', of: '100' }], [true, true])).toEqual([
      'Lĩnh vực 1: giảm từ 33,33\u00a0% xuống 33,30\u00a0% điểm tối đa (1,00 / 3 thành 33,30 / 100; phần không phát sinh ở hai đợt khác nhau)',
    ])
  })

  it('is rounded once, half-up, from the exact fraction', () => {
    expect([
      percent({ points: '19.39', of: '22' }, 1),
      percent({ points: '1', of: '8' }, 0),
      percent({ points: '0.5', of: '1000' }, 1),
    ]).toEqual(['88.1', '13', '0.1'])
  })

  it('is put in order by what it is worth of the maximum now, in points', () => {
    const gain = (before: readonly [string, string], after: readonly [string, string]) => ({
      before: { points: before[0], of: before[1] },
      after: { points: after[0], of: after[1] },
    })
    // 1.00 points of the same maximum; 6.57 percent of 22.
    expect(compareGains(gain(['4', '5'], ['3', '5']), gain(['20.39', '25'], ['19.39', '22']))).toBe(1)
    expect(compareGains(gain(['4', '5'], ['3', '5.0']), gain(['1', '2'], ['6', '10']))).toBe(0)
    expect(compareGains(gain(['0', '0'], ['3', '5']), gain(['1', '2'], ['1', '2']))).toBe(1)
  })
})

describe('a place', () => {
  it('is one of the units that the same framework rates', () => {
    const rated = (framework: string) => ({ framework }) as Round['assessments'][number]
    const assessments = [rated('sha256:a'), rated('sha256:b'), rated('sha256:a')]
    expect([ratedBy({ assessments }, 'sha256:a'), ratedBy({ assessments }, 'sha256:b')]).toEqual([2, 1])
  })
})
