/** The number line cut into pieces: what the steps of `tiers` are made of. */
import type { Lang } from '../model.ts'
import type { ProblemCode } from '../words/problems.ts'
import { number } from '../words/rules.ts'

export interface Step {
  readonly from?: number
  readonly above?: number
  readonly below?: number
  readonly until?: number
  readonly points: number
}

/** Where one piece ends and the next begins: `x` itself is behind the cut (from, below) or before it (above, until). */
export interface Cut {
  readonly x: number
  readonly side: 'before' | 'after'
}

export interface Piece {
  /** Place among the steps as written. */
  readonly index: number
  readonly low: Cut | null
  readonly high: Cut | null
  readonly points: number
}

export interface Line {
  readonly min: number | null
  readonly max: number | null
  /** Whole numbers only: “until 5” and “from 6” meet. */
  readonly whole: boolean
}

const cut = (before: number | undefined, after: number | undefined): Cut | null => {
  if (before !== undefined) return { x: before, side: 'before' }
  return after === undefined ? null : { x: after, side: 'after' }
}

/** Negative when `a` lies left of `b`, 0 when both cut at one place. */
const compare = (a: Cut, b: Cut): number => a.x - b.x || (a.side === b.side ? 0 : a.side === 'before' ? -1 : 1)

/** Between whole numbers “after 5” is “before 6”. */
const exact = (one: Cut, { whole }: Line): Cut => {
  if (!whole) return one
  return { x: one.side === 'after' ? Math.floor(one.x) + 1 : Math.ceil(one.x), side: 'before' }
}

/** The steps from low to high; authors may list them either way. A bound left out is the neighbour's. */
export function piecesOf(steps: readonly Step[]): readonly Piece[] {
  const pieces = stated(steps)
  return pieces.map((piece, position) => ({
    ...piece,
    low: piece.low ?? pieces[position - 1]?.high ?? null,
    high: piece.high ?? pieces[position + 1]?.low ?? null,
  }))
}

function stated(steps: readonly Step[]): readonly Piece[] {
  const pieces = steps.map(({ from, above, below, until, points }, index): Piece => ({
    index,
    low: cut(from, above),
    high: cut(below, until),
    points,
  }))
  const first = pieces[0]
  const last = pieces.at(-1)
  return first && last && isDescending(first, last) ? pieces.toReversed() : pieces
}

/** The step without a lower bound is the lowest; where both have one, the bounds say it. */
const isDescending = (first: Piece, last: Piece): boolean => {
  if (first.low === null || last.low === null) return last.low === null && first.low !== null
  return compare(first.low, last.low) > 0
}

export interface PieceFinding {
  readonly code: ProblemCode
  readonly index: number
  readonly params: Readonly<Record<string, string | number>>
}

/** Values of the line that no piece or more than one piece holds. */
export function checkPieces(steps: readonly Step[], line: Line): readonly PieceFinding[] {
  const findings: PieceFinding[] = []
  const add = (code: ProblemCode, { index }: Piece, before: number | string, found: number | string): void => {
    findings.push({ code, index, params: { before, found } })
  }
  const asWritten = stated(steps)
  const pieces = piecesOf(steps)
  pieces.forEach((piece, position) => {
    const { low, high } = piece
    if (low && high && compare(exact(low, line), exact(high, line)) >= 0) add('tier-empty', piece, low.x, high.x)
    const next = pieces[position + 1]
    if (next === undefined) return
    if (high === null || next.low === null) return add('tier-unbounded', next, '', '')
    const gap = compare(exact(high, line), exact(next.low, line))
    const bothStated = asWritten[position]?.high && asWritten[position + 1]?.low
    if (bothStated && gap !== 0) add(gap < 0 ? 'tier-gap' : 'tier-overlap', next, high.x, next.low.x)
  })
  const lowest = pieces[0]
  const highest = pieces.at(-1)
  if (lowest?.low && !(line.min !== null && compare(exact(lowest.low, line), { x: line.min, side: 'before' }) <= 0))
    add('tier-gap', lowest, line.min ?? '−∞', lowest.low.x)
  if (highest?.high && !(line.max !== null && compare(exact(highest.high, line), { x: line.max, side: 'after' }) >= 0))
    if (!(line.whole && line.max !== null && exact(highest.high, line).x > line.max))
      add('tier-gap', highest, highest.high.x, line.max ?? '∞')
  return findings
}

/** Whether a value of the line can lie in the piece. */
export function isReachable({ low, high }: Piece, line: Line): boolean {
  const above = low !== null && line.max !== null && compare(exact(low, line), { x: line.max, side: 'after' }) >= 0
  const below = high !== null && line.min !== null && compare(exact(high, line), { x: line.min, side: 'before' }) <= 0
  return !above && !below
}

/** "từ 70 % đến dưới 90 %", "trên 90 %", of whole numbers "từ 3 đến 5", "bằng 1". */
export function showPiece(piece: Piece, line: Line, unit: string, lang: Lang): string {
  const words = bounds[lang]
  const value = (x: number): string => number(x, lang) + unit
  const { low, high } = line.whole ? inclusive(piece, line) : piece
  if (low && high && line.whole && low.x === high.x) return `${words.equals} ${value(low.x)}`
  const start = low ? `${low.side === 'before' ? words.from : words.above} ${value(low.x)}` : ''
  if (high === null) return start
  if (low === null) return `${high.side === 'before' ? words.below : words.until} ${value(high.x)}`
  return `${start} ${high.side === 'before' ? words.toBelow : words.to} ${value(high.x)}`
}

/** A piece of whole numbers by its first and last one. */
function inclusive({ low, high }: Piece, line: Line): Pick<Piece, 'low' | 'high'> {
  const first = low ? exact(low, line).x : line.min
  return {
    low: first === null ? null : { x: first, side: 'before' },
    high: high ? { x: exact(high, line).x - 1, side: 'after' } : null,
  }
}

const bounds = {
  vi: { from: 'từ', above: 'trên', below: 'dưới', until: 'đến', toBelow: 'đến dưới', to: 'đến', equals: 'bằng' },
  en: {
    from: 'from',
    above: 'above',
    below: 'below',
    until: 'up to',
    toBelow: 'to below',
    to: 'to',
    equals: 'equal to',
  },
} as const
