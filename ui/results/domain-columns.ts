/** The columns of the table by domain, for the page and for a file: which there are, and what stands in each. Pure. */
import type { Decimal } from '../../engine/live.ts'
import { text } from '../text.ts'
import type { DomainLines, Line } from './domain-lines.ts'

export interface DomainColumn {
  readonly label: string
  readonly of: (line: Line) => Decimal | null
}

export function domainColumns({ isApart, isEntered, isWaiting, total }: DomainLines): readonly DomainColumn[] {
  const own = (label: string, of: (line: NonNullable<Line['own']>) => Decimal | null): DomainColumn => ({
    label,
    of: (line) => line.own && of(line.own),
  })
  const points: DomainColumn = { label: text('points.total'), of: (line) => line.points }
  const whole: readonly DomainColumn[] = [{ label: text('results.counted'), of: ({ of }) => of }, points]
  if (!isApart)
    return [...whole, { label: isEntered ? text('figures.self-without') : text('points.self'), of: ({ self }) => self }]
  return [
    own(isEntered ? text('figures.own-of') : text('results.counted'), ({ of }) => of),
    own(text('points.self'), ({ self }) => self),
    ...((total.own?.appraised ?? null) === null ? [] : [own(text('result.appraised'), ({ appraised }) => appraised)]),
    ...((total.own?.clarified ?? null) === null ? [] : [own(text('result.clarified'), ({ clarified }) => clarified)]),
    own(text('points.final'), ({ final }) => final),
    ...(isEntered
      ? [
          { label: text('figures.entered-of'), of: ({ entered }: Line) => entered && entered.of },
          { label: text('result.entered'), of: ({ entered }: Line) => entered && entered.points },
          ...whole,
        ]
      : isWaiting
        ? [points]
        : []),
  ]
}
