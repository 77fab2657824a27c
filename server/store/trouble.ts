/** What a database can refuse, in our own words: the one place that knows the codes of both. */
import { sqliteCode } from './sqlite.ts'

/** There is no database to work with; the message says why. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

export type Trouble =
  | 'unique'
  | 'foreign-key'
  | 'check'
  /** A row that is written once was to be changed or removed. */
  | 'written-once'
  /** Somebody else was writing; the same again may work. */
  | 'busy'
  | 'full'
  /** A sync failed: nobody knows what is on the disk, and a second sync would say that all is well. */
  | 'unsynced'
  /** What lies there is no database, or no longer a whole one. */
  | 'damaged'
  /** The database is not there, or no longer. */
  | 'away'

/** SQLite's extended codes first, then its primary ones. */
const sqlite: Readonly<Record<number, Trouble>> = {
  2067: 'unique',
  1555: 'unique',
  787: 'foreign-key',
  275: 'check',
  1299: 'check',
  1811: 'written-once',
  // The pages of the log's index found no room.
  4874: 'full',
  1034: 'unsynced',
  1290: 'unsynced',
  5: 'busy',
  13: 'full',
  11: 'damaged',
  26: 'damaged',
}

/** SQLSTATE, whole or by its class. */
const postgresql: Readonly<Record<string, Trouble>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '23502': 'check',
  '23001': 'written-once',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '53100': 'full',
  XX001: 'damaged',
  XX002: 'damaged',
  '53300': 'away',
  '57': 'away',
  '08': 'away',
  ECONNREFUSED: 'away',
  ENOTFOUND: 'away',
}

/** The pool says these without a code. */
const withoutCode =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

/** Which column holds the value already, as "table.column"; null where the database does not say. */
export function takenIn(error: Error): string | null {
  const words = sqliteCode(error) === null ? uniqueOfPostgresql(error) : error.message
  return /\b(user\.username|user\.email)\b/.exec(words)?.[1] ?? null
}

/** PostgreSQL names the table, and the columns in the detail: `Key (username)=(an) already exists.` */
function uniqueOfPostgresql(error: Error): string {
  const { table = '', detail = '' } = error as { readonly table?: string; readonly detail?: string }
  return `${table}.${/^Key \(([a-z_]+)\)=/.exec(detail)?.[1] ?? ''}`
}

/** Null: no refusal of the database, or one that has no name here. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  const number = sqliteCode(error)
  if (number !== null) return sqlite[number] ?? sqlite[number & 0xff] ?? null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '') return withoutCode.test(error.message) ? 'away' : null
  if (code === 'EIO') return 'syscall' in error && error.syscall === 'fsync' ? 'unsynced' : null
  return postgresql[code] ?? postgresql[code.slice(0, 2)] ?? null
}
