/** The movement over the rounds, for a file. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { Movement, Round } from '../api.ts'
import { day } from '../format.ts'
import { text } from '../text.ts'
import { figure } from './cells.ts'
import type { Table } from './cells.ts'
import { domainWords, moveWords, placeLabel } from './movement-table.ts'
import { aboutFigures, stateOf, tableName } from './rankings.ts'
import { tracks } from './tracks.ts'

export function movementSheet(movement: Movement, round: Round, framework: Framework): Table {
  const { rounds } = movement
  const last = rounds.at(-1)!
  const earlier = rounds
    .slice(0, -1)
    .flatMap((one) => [
      [one.title, `${stateOf(one)}; ${text('figures.revision')}: ${one.revision}`] as const,
      ...one.frameworks.map(({ id, version, hash }) => [`${id}@${version}`, hash] as const),
    ])
  return {
    file: text('figures.movement-file'),
    title: tableName(text('figures.movement'), round, framework),
    about: [...aboutFigures(round, framework, last), ...earlier],
    columns: [
      { label: text('unit') },
      ...rounds.flatMap(({ period }) => [
        { label: placeLabel(period.until), digits: 0 },
        { label: text('figures.index-until', { day: day(period.until) }), digits: framework.rounding.index },
      ]),
      { label: text('figures.move') },
      { label: text('figures.why') },
      { label: text('figures.unit-id') },
    ],
    rows: tracks(movement, framework).map(({ unit, rows, move }) => [
      unit.name,
      ...rows.flatMap((row) => [
        figure(row?.place === undefined || row.place === null ? null : String(row.place)),
        figure(row?.index ?? null),
      ]),
      moveWords(move),
      'why' in move ? move.why.map((one) => domainWords(one, framework)).join('; ') : '',
      unit.id,
    ]),
  }
}
