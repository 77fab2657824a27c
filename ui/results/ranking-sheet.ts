/** The ranking for a file: with the points of every domain, so that they can be added up. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { Ranking } from '../api.ts'
import { say, text } from '../text.ts'
import { figure, summed } from './cells.ts'
import type { Cell, Column, Table } from './cells.ts'
import { aboutRanking, sectionsOf, stateOf, tableName } from './rankings.ts'
import { bandWords } from './words.ts'

export function rankingSheet(ranking: Ranking, framework: Framework): Table {
  const { criterion, index } = framework.rounding
  const sections = sectionsOf(framework)
  const columns: readonly Column[] = [
    { label: text('results.place'), digits: 0 },
    { label: text('unit') },
    { label: `${text('results.index')} (${framework.scale.unit})`, digits: index },
    { label: text('results.band') },
    ...framework.domains.map(({ number, title }) => ({ label: `${number}. ${say(title)}`, digits: criterion })),
    { label: text('points.total'), digits: criterion },
    { label: text('results.counted'), digits: criterion },
    ...sections.map(({ label }) => ({ label, digits: criterion })),
    { label: text('figures.state') },
    { label: text('figures.unit-id') },
  ]
  const first = 4
  const state = stateOf(ranking)
  const rows = ranking.rows.map((row, at): readonly Cell[] => {
    const domains = row.domains.map(({ points }) => figure(points))
    const head: readonly Cell[] = [
      figure(row.place === null ? null : String(row.place)),
      row.unit.name,
      figure(row.index),
      bandWords(framework, row.band),
      ...domains,
    ]
    const places = domains.map((_, column) => [at, first + column] as const)
    const body = Array.from({ length: at + 1 }, () => head)
    return [
      ...head,
      summed(row.points, places, body),
      figure(row.of),
      ...sections.map(({ id }) => figure(row[id])),
      state,
      row.unit.id,
    ]
  })
  return {
    file: text('results.file'),
    title: tableName(text('results.table'), ranking.round, framework),
    about: aboutRanking(ranking, framework),
    columns,
    rows,
  }
}
