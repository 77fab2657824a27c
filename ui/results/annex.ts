/** Every criterion of a result in one table, as the annex of a decision has it: for the page, for paper and for a file. Pure. */
import type { Decimal, Framework, GroupResult, LeafResult, Part, Result } from '../../engine/live.ts'
import type { AppraisalRecord, UnitResult } from '../api.ts'
import { outcomePoints } from '../appraisal/outcome.ts'
import { leafOf, resultOf, sheets, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'
import { countedOf, sumKnown } from './domain-lines.ts'
import { compare } from './scores.ts'
import { waits } from './waiting.ts'

export interface AnnexRow {
  readonly kind: 'sheet' | 'group' | 'leaf'
  readonly id: string
  readonly number: string
  readonly title: string
  /** Of the maximum, what counts. */
  readonly of: Decimal | null
  readonly self: Decimal | null
  readonly appraised: Decimal | null
  readonly clarified: Decimal | null
  readonly final: Decimal | null
  /** What a survey or the council entered; it is no change of a self-score. */
  readonly entered: Decimal | null
  /** What counts, whoever gave it: not appraised, a self-score. */
  readonly counts: Decimal | null
  /** Something of it is not appraised yet. */
  readonly waits: boolean
  readonly decision: AppraisalRecord['decision'] | null
  /** Places of the rows that it is the sum of. */
  readonly below: readonly number[]
}

export function annexRows(framework: Framework, result: UnitResult): readonly AnnexRow[] {
  const rows: AnnexRow[] = []
  for (const sheet of sheets(framework)) {
    if (sheet.kind !== 'shared') addGroup(rows, 'sheet', sheet, sheet.nodes, result, (one) => sumOf(one, sheet.id))
  }
  return rows
}

/** Adds a group and all below it; returns its place. */
function addGroup(
  rows: AnnexRow[],
  kind: 'sheet' | 'group',
  named: Pick<Sheet, 'id' | 'number' | 'title'>,
  nodes: Sheet['nodes'],
  result: UnitResult,
  sum: (result: Result) => GroupResult | undefined,
): number {
  const place = rows.length
  rows.push({ ...nothing, kind, id: named.id, number: named.number, title: say(named.title) })
  const below = nodes.flatMap((node) => {
    if (node.kind === 'shared') return []
    if (node.kind === 'leaf') return [rows.push(leafRow(node, result)) - 1]
    return [addGroup(rows, 'group', node, node.children, result, (one) => groupOf(one, node.id))]
  })
  const children = below.map((at) => rows[at]!)
  rows[place] = { ...rows[place]!, ...sumsOf(children, result, sum), below }
  return place
}

const nothing = {
  of: null,
  self: null,
  appraised: null,
  clarified: null,
  final: null,
  entered: null,
  counts: null,
  waits: false,
  decision: null,
  below: [],
} as const

type Sums = Pick<AnnexRow, 'of' | 'self' | 'appraised' | 'clarified' | 'final' | 'entered' | 'counts'>

/** What is below added up; where that is not what counts (it was rescaled, or capped), what counts and nothing apart. */
function sumsOf(
  children: readonly AnnexRow[],
  { self, final }: UnitResult,
  sum: (result: Result) => GroupResult | undefined,
): Sums & Pick<AnnexRow, 'waits'> {
  const added = (column: keyof Sums): Decimal | null => sumKnown(children.map((child) => child[column]))
  const whole = sum(final)
  const isWhole = compare(added('counts') ?? '0', whole?.points ?? '0') === 0
  const isWaiting = children.some((child) => child.waits)
  return {
    of: whole?.of ?? null,
    self: added('self') === null ? null : (sum(self)?.points ?? null),
    appraised: added('appraised'),
    clarified: added('clarified'),
    final: isWhole ? added('final') : isWaiting ? null : (whole?.points ?? null),
    entered: isWhole ? added('entered') : null,
    counts: whole?.points ?? null,
    waits: isWaiting,
  }
}

function groupOf(result: Result, id: string): GroupResult | undefined {
  const found = resultOf(result, id)
  return found?.kind === 'group' ? found : undefined
}

function leafRow(leaf: Part, result: UnitResult): AnnexRow {
  const own = leaf.scored_by === 'appraisal'
  const at = (one: Result | null): Decimal | null => one && countedPoints(leafOf(one, leaf.id))
  const counts = at(result.final)
  const isWaiting = waits(result, leaf)
  return {
    kind: 'leaf',
    id: leaf.id,
    number: leaf.number,
    title: say(leaf.title),
    of: countedOf(leafOf(result.final, leaf.id)),
    self: own ? at(result.self) : null,
    appraised: own ? at(result.appraised) : null,
    clarified: own ? at(result.clarified) : null,
    final: own && !isWaiting ? counts : null,
    entered: own ? null : counts,
    counts,
    waits: isWaiting,
    decision: result.appraisals[leaf.id]?.decision ?? null,
    below: [],
  }
}

const countedPoints = (leaf: LeafResult | undefined): Decimal | null => leaf?.counted?.points ?? outcomePoints(leaf)

export interface AnnexColumn {
  readonly label: string
  readonly of: (row: AnnexRow) => Decimal | null
}

/** The four columns of an appraisal, as far as there are such, and what others entered. */
export function annexColumns({ appraised, clarified }: UnitResult): readonly AnnexColumn[] {
  return [
    { label: text('results.counted'), of: ({ of }) => of },
    { label: text('points.self'), of: ({ self }) => self },
    ...(appraised ? [{ label: text('result.appraised'), of: (row: AnnexRow) => row.appraised }] : []),
    ...(clarified ? [{ label: text('result.clarified'), of: (row: AnnexRow) => row.clarified }] : []),
    { label: text('points.final'), of: ({ final }) => final },
    { label: text('result.entered'), of: ({ entered }) => entered },
  ]
}
