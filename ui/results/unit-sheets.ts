/** The tables of one unit's result, for a file. Pure. */
import type { Framework } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { sheetTitle } from '../sheets.ts'
import { text } from '../text.ts'
import { annexColumns, annexRows } from './annex.ts'
import { figure, summed } from './cells.ts'
import type { Cell, Table } from './cells.ts'
import { domainColumns } from './domain-columns.ts'
import { domainLines } from './domain-lines.ts'
import type { Line } from './domain-lines.ts'
import { aboutFigures, shownRevision } from './rankings.ts'
import { decisionWords } from './words.ts'

function aboutUnit(framework: Framework, { round, unit, state }: UnitResult): Table['about'] {
  const revision = shownRevision(round)
  const published_at = round.publications.find((one) => one.revision === revision)?.at ?? null
  const standing = { state, revision, published_at: state === 'provisional' ? null : published_at }
  return [[text('unit'), unit.name], [text('figures.unit-id'), unit.id], ...aboutFigures(round, framework, standing)]
}

export function domainSheet(framework: Framework, result: UnitResult): Table {
  const lines = domainLines(framework, result)
  const columns = domainColumns(lines)
  const rowOf = (line: Line): readonly Cell[] => [
    line.sheet === null ? text('check.total') : sheetTitle(line.sheet),
    ...columns.map(({ of }) => figure(of(line))),
    line.sheet?.id ?? '',
  ]
  const domains = lines.domains.map(rowOf)
  const total: readonly Cell[] = [
    text('check.total'),
    ...columns.map(({ of }, column) =>
      summed(
        of(lines.total),
        domains.map((_, at) => [at, column + 1] as const),
        domains,
      ),
    ),
    '',
  ]
  return {
    file: text('figures.domains-file'),
    title: text('result.domains'),
    about: aboutUnit(framework, result),
    columns: [
      { label: text('tasks.domain') },
      ...columns.map(({ label }) => ({ label, digits: framework.rounding.criterion })),
      { label: text('figures.id') },
    ],
    rows: [...domains, total, ...lines.sections.map(rowOf)],
    sums: [domains.length],
  }
}

export function annexSheet(framework: Framework, result: UnitResult): Table {
  const [columns, rows] = [annexColumns(result), annexRows(framework, result)]
  const plain = rows.map((row): readonly Cell[] => [
    row.number,
    row.title,
    ...columns.map(({ of }) => figure(of(row))),
    row.decision === null ? '' : decisionWords(row.decision),
    result.appraisals[row.id]?.reason ?? '',
    row.id,
  ])
  const cells = rows.map((row, at): readonly Cell[] =>
    row.kind === 'leaf'
      ? plain[at]!
      : plain[at]!.map((cell, column) =>
          typeof cell === 'string'
            ? cell
            : summed(
                cell.decimal,
                row.below.map((below) => [below, column] as const),
                plain,
              ),
        ),
  )
  return {
    file: text('figures.annex-file'),
    title: text('figures.annex'),
    about: aboutUnit(framework, result),
    columns: [
      { label: text('check.number') },
      { label: text('criterion') },
      ...columns.map(({ label }) => ({ label, digits: framework.rounding.criterion })),
      { label: text('figures.note') },
      { label: text('figures.reason') },
      { label: text('figures.id') },
    ],
    rows: cells,
    sums: rows.flatMap(({ kind }, at) => (kind === 'leaf' ? [] : [at])),
  }
}
