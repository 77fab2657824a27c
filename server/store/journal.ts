/**
 * The journal: what happened, in order, each entry holding the hash of the one before.
 * The database refuses to change or remove an entry; `verifyJournal` finds it if someone
 * did so behind the database's back.
 */
import { canonicalJson, sha256 } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import type { Db, Tx } from './open.ts'
import type { JournalTable } from './tables.ts'

/** Something that happened: the action in the past tense, and its object in words. */
export interface Event {
  readonly action: string
  readonly object: string
  readonly round: string | null
  readonly detail: { readonly [key: string]: Json }
}

export interface Writer {
  readonly authority: string
  readonly id: string
  readonly name: string
}

const start = 'sha256:' + '0'.repeat(64)

/** Adds one entry in the transaction of the change it records, and returns it. */
export async function append(tx: Tx, now: Date, writer: Writer, event: Event): Promise<JournalTable> {
  const last = await tx
    .selectFrom('journal')
    .select(['seq', 'at', 'hash', 'action'])
    .where('authority_id', '=', writer.authority)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const clock = now.toISOString()
  const setBack = last !== undefined && Date.parse(last.at) - now.getTime() > 1000
  if (setBack && last.action !== 'clock-set-back') {
    const warning = { action: 'clock-set-back', object: 'clock', round: null, detail: { clock, last: last.at } }
    await insert(tx, last, last.at, { ...writer, id: 'server', name: 'server' }, warning)
    return append(tx, now, writer, event)
  }
  const at = last !== undefined && last.at > clock ? last.at : clock
  return insert(tx, last, at, writer, event)
}

type Last = Pick<JournalTable, 'seq' | 'hash'> | undefined

async function insert(tx: Tx, last: Last, at: string, writer: Writer, event: Event): Promise<JournalTable> {
  const entry = {
    authority_id: writer.authority,
    seq: (last?.seq ?? 0) + 1,
    at,
    actor_id: writer.id,
    actor: writer.name,
    action: event.action,
    object: event.object,
    round_id: event.round,
    detail: canonicalJson(event.detail),
    previous: last?.hash ?? start,
  }
  const row = { ...entry, hash: sha256(canonicalJson(entry)) }
  await tx.insertInto('journal').values(row).execute()
  return row
}

export type JournalCheck =
  | { readonly kind: 'whole'; readonly entries: number; readonly last: string }
  | { readonly kind: 'broken'; readonly seq: number }

/** Reads the whole journal of an authority and names the first entry that does not follow from the one before. */
export async function verifyJournal(db: Db, authority: string): Promise<JournalCheck> {
  let previous = start
  let entries = 0
  for (;;) {
    const page = await db
      .selectFrom('journal')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('seq', '>', entries)
      .orderBy('seq')
      .limit(1000)
      .execute()
    for (const { hash, ...entry } of page) {
      const whole = entry.seq === entries + 1 && entry.previous === previous && sha256(canonicalJson(entry)) === hash
      if (!whole) return { kind: 'broken', seq: entries + 1 }
      previous = hash
      entries = entry.seq
    }
    if (page.length === 0) return { kind: 'whole', entries, last: previous }
  }
}

interface Published {
  readonly publication: string
  /** Absent where there was but one. */
  readonly revision?: number
}

/** Rounds whose stored publication is not the one that the journal names; none when all is well. */
export async function alteredPublications(db: Db, authority: string): Promise<readonly string[]> {
  const entries = await db
    .selectFrom('journal')
    .select(['round_id', 'detail'])
    .where('authority_id', '=', authority)
    .where('action', '=', 'round-published')
    .execute()
  const stored = await db.selectFrom('publication').selectAll().where('authority_id', '=', authority).execute()
  return entries.flatMap(({ round_id, detail }) => {
    const { publication, revision = 1 } = JSON.parse(detail) as Published
    const found = stored.find((one) => one.round_id === round_id && one.revision === revision)
    return found !== undefined && sha256(found.document) === publication ? [] : [round_id ?? '']
  })
}
