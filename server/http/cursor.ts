/**
 * Lists that can grow come in pages: at most `limit` rows, and a `Link: …; rel="next"` when there
 * are more. The cursor is the key of the last row, so that a row added meanwhile shifts nothing.
 */
import { type Static, Type } from 'typebox'
import { Refusal } from './refusal.ts'

const usualRows = 200

/** Part of the query of every such list: from 1 to 500 rows. */
export const pageFields = {
  limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9]\\d|[1-4]\\d\\d|500)$' })),
  after: Type.Optional(Type.String({ maxLength: 1000 })),
}
const PageFields = Type.Object(pageFields)
export type PageWish = Static<typeof PageFields>

/** What a row is ordered by; unlike for any two rows. */
export type Key = readonly string[]

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export const limitOf = ({ limit }: PageWish): number => Number(limit ?? usualRows)

/** The key that the page starts after, or null for the first page. */
export function startOf({ after }: PageWish, parts: number): Key | null {
  if (after === undefined) return null
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
  } catch {
    throw new Refusal('cursor')
  }
  const whole = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')
  if (!whole) throw new Refusal('cursor')
  return key as string[]
}

/** `rows`: the page and, if there is one, the row after it. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => Key): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null }
}

/** The page of a list that is whole in memory, in the order of its keys. */
export function pageIn<T>(
  rows: readonly T[],
  wish: PageWish,
  parts: number,
  { keyOf, compare }: { readonly keyOf: (row: T) => Key; readonly compare: (a: Key, b: Key) => number },
): Page<T> {
  const start = startOf(wish, parts)
  const later = start === null ? rows : rows.filter((row) => compare(keyOf(row), start) > 0)
  return pageOf(
    later.toSorted((a, b) => compare(keyOf(a), keyOf(b))),
    limitOf(wish),
    keyOf,
  )
}

/** The address of the next page, for the header Link. */
export function nextLink(address: string, next: string): string {
  const [path = '', query] = address.split('?', 2)
  const search = new URLSearchParams(query)
  search.set('after', next)
  return `<${path}?${search.toString()}>; rel="next"`
}
