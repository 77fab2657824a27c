/**
 * Whether a receipt stands in the journal: its entry is there, under its number, and the whole
 * chain follows from the first entry to the last. Anyone may ask, so one reading answers all who
 * ask within a minute.
 */
import type { Static } from 'typebox'
import type { Deps } from '../deps.ts'
import type { ReceiptCheck, ReceiptQuery } from '../http/schemas.ts'
import { type JournalCheck, verifyJournal } from '../store/journal.ts'

type Found = Static<typeof ReceiptCheck>

export async function checkReceipt(deps: Deps, { number, hash }: Static<typeof ReceiptQuery>): Promise<Found> {
  const entry = await deps.store.db
    .selectFrom('journal')
    .select(['authority_id', 'seq', 'at', 'detail'])
    .where('hash', '=', hash.trim().toLowerCase())
    .where('action', '=', 'assessment-submitted')
    .executeTakeFirst()
  const named = entry && (JSON.parse(entry.detail) as { readonly receipt: string }).receipt === number.trim()
  if (entry === undefined || !named) return { stands: false, reason: 'unknown', at: null }
  const chain = await verifiedLately(deps, entry.authority_id, entry.seq)
  return chain.kind === 'whole'
    ? { stands: true, reason: null, at: entry.at }
    : { stands: false, reason: 'broken', at: entry.at }
}

interface Reading {
  readonly at: number
  readonly check: Promise<JournalCheck>
}
const readings = new WeakMap<object, Map<string, Reading>>()
const minute = 60_000

/** Read at most a minute ago, and as far as this entry at least. */
export async function verifiedLately(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  authority: string,
  seq: number,
): Promise<JournalCheck> {
  const mine = readings.get(store) ?? new Map<string, Reading>()
  readings.set(store, mine)
  const known = mine.get(authority)
  const time = now().getTime()
  const reading =
    known !== undefined && Math.abs(time - known.at) < minute
      ? known
      : { at: time, check: verifyJournal(store.db, authority) }
  mine.set(authority, reading)
  const check = await reading.check.catch((error: unknown) => {
    mine.delete(authority)
    throw error
  })
  if (check.kind === 'broken' || check.entries >= seq || reading !== known) return check
  mine.delete(authority)
  return verifiedLately({ store, now }, authority, seq)
}
