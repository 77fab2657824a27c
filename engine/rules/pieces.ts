/** The number line cut into pieces: what the steps of `tiers` are made of. */
import type { Lang } from '../model.ts'
import type { Finding } from './form.ts'
import type { ProblemCode } from '../words/problems.ts'
import { number } from '../words/rules.ts'
import { compareCuts, onSteps } from './axis.ts'
import type { Cut } from './axis.ts'

export interface Step {
  readonly from?: number
  readonly above?: number
  readonly below?: number
  readonly until?: number
  readonly points: number
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
  /** Values are whole multiples of 10^−digits: of whole numbers, “until 5” and “from 6” meet; null: any number. */
  readonly digits: number | null
}

/** A step that states both bounds of one end is read by the stricter of the two. (SPEC L57) */
function cut(before: number | undefined, after: number | undefined, stricter: (a: Cut, b: Cut) => boolean): Cut | null {
  const cuts = [
    ...(before === undefined ? [] : [{ x: before, side: 'before' } as const]),
    ...(after === undefined ? [] : [{ x: after, side: 'after' } as const]),
  ]
  const [a, b] = cuts
  if (a === undefined) return null
  return b === undefined || stricter(a, b) ? a : b
}
const higher = (a: Cut, b: Cut): boolean => compareCuts(a, b) > 0
const lower = (a: Cut, b: Cut): boolean => compareCuts(a, b) < 0

const exact = (one: Cut, { digits }: Line): Cut => onSteps(one, digits)

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
    low: cut(from, above, higher),
    high: cut(below, until, lower),
    points,
  }))
  const first = pieces[0]
  const last = pieces.at(-1)
  return first && last && isDescending(first, last) ? pieces.toReversed() : pieces
}

/** The step without a lower bound is the lowest; where both have one, the bounds say it. */
const isDescending = (first: Piece, last: Piece): boolean => {
  if (first.low === null || last.low === null) return last.low === null && first.low !== null
  return compareCuts(first.low, last.low) > 0
}

export interface PieceFinding {
  readonly code: ProblemCode
  readonly index: number
  readonly params: Readonly<Record<string, string | number>>
}

/** Values that no piece holds: before the piece at `position`, or at the end when there is none. */
export interface Gap {
  readonly position: number
  readonly low: Cut | null
  readonly high: Cut | null
}

export function gapsOf(steps: readonly Step[], line: Line): readonly Gap[] {
  const asWritten = stated(steps)
  const pieces = piecesOf(steps)
  const gaps: Gap[] = []
  pieces.forEach(({ low }, position) => {
    const before = pieces[position - 1]
    if (low === null) return
    if (before === undefined) {
      const start = line.min === null ? null : exact({ x: line.min, side: 'before' }, line)
      if (start === null || compareCuts(exact(low, line), start) > 0) gaps.push({ position, low: start, high: low })
    } else if (before.high !== null && asWritten[position - 1]?.high && asWritten[position]?.low)
      if (compareCuts(exact(before.high, line), exact(low, line)) < 0)
        gaps.push({ position, low: before.high, high: low })
  })
  const high = pieces.at(-1)?.high ?? null
  const end = line.max === null ? null : exact({ x: line.max, side: 'after' }, line)
  if (high !== null && (end === null || compareCuts(exact(high, line), end) < 0))
    gaps.push({ position: pieces.length, low: high, high: end })
  return gaps
}

/** What is wrong with the steps: values that no piece or more than one holds, bounds that contradict each other. */
export function checkPieces(steps: readonly Step[], line: Line): readonly PieceFinding[] {
  const findings: PieceFinding[] = []
  const add = (code: ProblemCode, { index }: Pick<Piece, 'index'>, params: PieceFinding['params']): void => {
    findings.push({ code, index, params })
  }
  for (const [index, step] of steps.entries())
    for (const params of contradictions(step)) add('contradictory-bounds', { index }, params)
  const asWritten = stated(steps)
  const pieces = piecesOf(steps)
  const gaps = gapsOf(steps, line)
  pieces.forEach((piece, position) => {
    const { low, high } = piece
    if (low && high && compareCuts(exact(low, line), exact(high, line)) >= 0)
      add('tier-empty', piece, { before: low.x, found: high.x })
    const before = pieces[position - 1]
    if (before === undefined) return
    if (before.high === null || low === null) return add('tier-unbounded', piece, { before: '', found: '' })
    const overlaps = compareCuts(exact(before.high, line), exact(low, line)) > 0
    if (overlaps && asWritten[position - 1]?.high && asWritten[position]?.low)
      add('tier-overlap', piece, { before: before.high.x, found: low.x })
  })
  for (const { position, low, high } of gaps)
    add('tier-gap', pieces[position] ?? pieces.at(-1)!, { before: low?.x ?? '−∞', found: high?.x ?? '∞' })
  const odd = oddOneOut(pieces.map(({ points }) => points))
  if (odd !== null)
    add('points-inverted', pieces[odd]!, { before: pieces[odd - 1]!.points, found: pieces[odd]!.points })
  return findings
}

/** “trên 90 trở lên”: both bounds of one end. The stricter one scores. */
function contradictions({ from, above, below, until }: Step): readonly PieceFinding['params'][] {
  const both = (one: string, x: number, other: string, y: number, scores: string) => ({
    found: `${one} ${x}, ${other} ${y}`,
    scores,
  })
  return [
    ...(from === undefined || above === undefined
      ? []
      : [both('from', from, 'above', above, above >= from ? `above ${above}` : `from ${from}`)]),
    ...(below === undefined || until === undefined
      ? []
      : [both('below', below, 'until', until, below <= until ? `below ${below}` : `until ${until}`)]),
  ]
}

/** The tier, if there is one, at which alone points go the other way than at all the others. */
export function againstTheOthers(points: readonly number[]): readonly Finding[] {
  const odd = oddOneOut(points)
  if (odd === null) return []
  return [{ code: 'points-inverted', at: ['tiers', odd], params: { before: points[odd - 1], found: points[odd] } }]
}

/** Place of the one number that goes the other way than all the others, of which there are at least two; else null. */
function oddOneOut(points: readonly number[]): number | null {
  const places = points.map((_, index) => index).slice(1)
  const rising = places.filter((index) => points[index]! > points[index - 1]!)
  const falling = places.filter((index) => points[index]! < points[index - 1]!)
  if (rising.length > 1 && falling.length === 1) return falling[0]!
  return falling.length > 1 && rising.length === 1 ? rising[0]! : null
}

/** Whether a value of the line can lie in the piece. */
export function isReachable({ low, high }: Piece, line: Line): boolean {
  const above = low !== null && line.max !== null && compareCuts(exact(low, line), { x: line.max, side: 'after' }) >= 0
  const below =
    high !== null && line.min !== null && compareCuts(exact(high, line), { x: line.min, side: 'before' }) <= 0
  return !above && !below
}

/** "từ 70 % đến dưới 90 %", "trên 90 %", of whole numbers "từ 3 đến 5", "bằng 1". */
export function showPiece(piece: Piece, line: Line, unit: string, lang: Lang): string {
  const words = bounds[lang]
  const value = (x: number): string => number(x, lang) + unit
  const { low, high } = line.digits === 0 ? inclusive(piece, line) : piece
  if (low && high && line.digits === 0 && low.x === high.x) return `${words.equals} ${value(low.x)}`
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
