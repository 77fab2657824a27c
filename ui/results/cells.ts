/**
 * A table described once, for the files that are made of it: CSV and spreadsheet show the same cells.
 * Figures are the engine's decimal strings. Pure.
 */
import type { Decimal } from '../../engine/live.ts'
import { add, compare } from './scores.ts'

/** Text as people read it, or an exact number. */
export type Cell = string | Figure

export interface Figure {
  readonly decimal: Decimal | null
  /** What it is the sum of: the spreadsheet adds them up itself. Row and column of the body, from 0. */
  readonly sum?: readonly Place[]
}

export type Place = readonly [row: number, column: number]

export interface Column {
  readonly label: string
  /** Digits after the decimal point; absent: text. */
  readonly digits?: number
}

export interface Table {
  /** Without its ending. */
  readonly file: string
  readonly title: string
  /** Of which round, revision, framework: beside its name, one a line. */
  readonly about: readonly (readonly [string, string])[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Places of the rows that sum up others. */
  readonly sums?: readonly number[]
}

export const figure = (decimal: Decimal | null): Figure => ({ decimal })

/** `decimal` with what it is the sum of, if that is so to the last digit; else the figure alone. */
export function summed(decimal: Decimal | null, places: readonly Place[], rows: readonly (readonly Cell[])[]): Figure {
  const parts = places.map(([row, column]) => rows[row]?.[column])
  const known = parts.flatMap((cell) => (typeof cell === 'object' && cell.decimal !== null ? [cell.decimal] : []))
  if (decimal === null || known.length === 0) return { decimal }
  const total = known.reduce<Decimal>((sum, one) => add(sum, one), '0')
  return compare(total, decimal) === 0 ? { decimal, sum: places } : { decimal }
}

/** A text that a spreadsheet would run as a formula, also in full-width forms, gets an apostrophe in front. */
export const harmless = (text: string): string => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text)
