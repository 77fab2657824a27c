/** The tables of the page by domain, for a file. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { Ranking } from '../api.ts'
import { say, text } from '../text.ts'
import { figure, summed } from './cells.ts'
import type { Cell, Table } from './cells.ts'
import { binWords } from './charts.ts'
import { aboutRanking, tableName } from './rankings.ts'
import { bins } from './spread.ts'

/** Points and what counts of the maximum, domain by domain, and both sums. */
export function heatSheet(ranking: Ranking, framework: Framework): Table {
  const digits = framework.rounding.criterion
  const counted = text('results.counted')
  const first = 2
  const rows = ranking.rows.map((row, at): readonly Cell[] => {
    const cells: readonly Cell[] = [
      figure(row.place === null ? null : String(row.place)),
      row.unit.name,
      ...row.domains.flatMap(({ points, of }) => [figure(points), figure(of)]),
    ]
    const body = Array.from({ length: at + 1 }, () => cells)
    const every = (offset: number) => row.domains.map((_, domain) => [at, first + domain * 2 + offset] as const)
    return [...cells, summed(row.points, every(0), body), summed(row.of, every(1), body), row.unit.id]
  })
  return {
    file: text('figures.heat-file'),
    title: tableName(text('figures.heat-table'), ranking.round, framework),
    about: aboutRanking(ranking, framework),
    columns: [
      { label: text('results.place'), digits: 0 },
      { label: text('unit') },
      ...framework.domains.flatMap(({ number, title }) => [
        { label: `${number}. ${say(title)}`, digits },
        { label: `${number}. ${counted}`, digits },
      ]),
      { label: text('points.total'), digits },
      { label: counted, digits },
      { label: text('figures.unit-id') },
    ],
    rows,
  }
}

export function spreadSheet(ranking: Ranking, framework: Framework): Table {
  const { index } = framework.rounding
  const found = bins(ranking.rows, framework)
  const counts = found.map(({ rows }, at): readonly Cell[] => [
    binWords(found[at]!),
    figure(String(rows.length)),
    rows.map(({ unit }) => unit.name).join('; '),
  ])
  const total = summed(
    String(found.reduce((sum, { rows }) => sum + rows.length, 0)),
    counts.map((_, at) => [at, 1] as const),
    counts,
  )
  return {
    file: text('figures.spread-file'),
    title: tableName(text('figures.spread'), ranking.round, framework),
    about: [...aboutRanking(ranking, framework), [text('figures.index-digits'), String(index)]],
    columns: [
      { label: `${text('results.index')} (${framework.scale.unit})` },
      { label: text('figures.count'), digits: 0 },
      { label: text('unit') },
    ],
    rows: [...counts, [text('check.total'), total, '']],
    sums: [counts.length],
  }
}
