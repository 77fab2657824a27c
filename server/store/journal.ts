/**
 * The journal: what happened, in order, each entry holding the hash of the one before.
 * The database refuses to change or remove an entry; `verifyJournal` finds it if someone
 * did so behind the database's back.
 *
 * Entries name people by id. Where an entry says who an id is, that text is sealed: the entry
 * holds a salted hash, the text stands beside it, and can be erased without breaking the chain.
 */
import { randomBytes } from 'node:crypto'
import { canonicalJson, sha256 } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { queueFor } from '../notices/queue.ts'
import type { Db, Tx } from './open.ts'
import { prepared } from './prepared.ts'
import type { JournalTable } from './tables.ts'

type Detail = { readonly [key: string]: Json }

/** An event about a person; `named` is what names them in plain words. */
interface AboutPerson {
  readonly person: string
  readonly named?: Detail
}

/** Something that happened: the action in the past tense, and its object in words or a person. */
export interface Event {
  readonly action: string
  readonly object: string | AboutPerson
  readonly round: string | null
  readonly detail: Detail
}

export interface Writer {
  readonly authority: string
  readonly id: string
  readonly name: string
}

const start = 'sha256:' + '0'.repeat(64)

const lastOf = prepared((db, { authority }: { readonly authority: string }) =>
  db
    .selectFrom('journal')
    .select(['seq', 'at', 'hash', 'action'])
    .where('authority_id', '=', authority)
    .orderBy('seq', 'desc')
    .limit(1),
)

const add = prepared((db, row: JournalTable) => db.insertInto('journal').values(row))

/** Adds one entry in the transaction of the change it records, and returns it. */
export async function append(tx: Tx, now: Date, writer: Writer, event: Event): Promise<JournalTable> {
  const [last] = await lastOf(tx, { authority: writer.authority })
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
  const about = typeof event.object === 'string' ? null : event.object
  const seal = about?.named === undefined ? null : sealOf(canonicalJson(about.named))
  const entry = {
    form: 2,
    authority_id: writer.authority,
    seq: (last?.seq ?? 0) + 1,
    at,
    actor_id: writer.id,
    actor: '',
    action: event.action,
    object: typeof event.object === 'string' ? event.object : '',
    about: about?.person ?? null,
    round_id: event.round,
    detail: canonicalJson(event.detail),
    sealed: seal?.hash ?? null,
    previous: last?.hash ?? start,
  }
  const row: JournalTable = { ...entry, hash: sha256(canonicalJson(entry)) }
  await add(tx, row)
  if (seal !== null && about !== null) {
    const { salt, text } = seal
    const { authority_id, seq } = entry
    await tx.insertInto('journal_sealed').values({ authority_id, seq, person_id: about.person, salt, text }).execute()
  }
  await queueFor(tx, row)
  return row
}

const sealOf = (text: string) => {
  const salt = randomBytes(16).toString('hex')
  return { salt, text, hash: sealHash(salt, text) }
}
const sealHash = (salt: string, text: string): string => sha256(canonicalJson([salt, text]))

export type JournalCheck =
  | { readonly kind: 'whole'; readonly entries: number; readonly last: string }
  | { readonly kind: 'broken'; readonly seq: number }

export interface JournalPlace {
  readonly seq: number
  readonly hash: string
}

/**
 * Reads the journal of an authority, whole or from a place on that is known to be right, and
 * names the first entry that does not follow from the one before.
 */
export async function verifyJournal(
  db: Db,
  authority: string,
  from: JournalPlace = { seq: 0, hash: start },
): Promise<JournalCheck> {
  let { hash: previous, seq: entries } = from
  const erased = await erasedPeople(db, authority)
  for await (const page of entriesAfter(db, authority, entries)) {
    const seals = await sealsOf(db, authority, entries, page.at(-1)?.seq ?? entries)
    for (const row of page) {
      const whole = row.seq === entries + 1 && row.previous === previous && isAsHashed(row)
      const told = row.sealed === null || seals.get(row.seq) === row.sealed
      const gone = row.about !== null && erased.has(row.about) && !seals.has(row.seq)
      if (!whole || !(told || gone)) return { kind: 'broken', seq: entries + 1 }
      previous = row.hash
      entries = row.seq
    }
  }
  return { kind: 'whole', entries, last: previous }
}

/** A thousand at a time: a journal may be larger than the memory. */
export async function* entriesAfter(db: Db, authority: string, seq: number): AsyncGenerator<readonly JournalTable[]> {
  for (let after = seq; ;) {
    const page = await db
      .selectFrom('journal')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1000)
      .execute()
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = last.seq
  }
}

/** Each form hashes what it hashed when it was new, and has nothing in the columns that it does not know. */
function isAsHashed({ hash, ...row }: JournalTable): boolean {
  if (row.form === 2) return row.actor === '' && sha256(canonicalJson(row)) === hash
  const { form, about, sealed, ...entry } = row
  return form === 1 && about === null && sealed === null && sha256(canonicalJson(entry)) === hash
}

/** People of whom a later entry says that their data was erased. */
async function erasedPeople(db: Db, authority: string): Promise<ReadonlySet<string | null>> {
  const entries = await db
    .selectFrom('journal')
    .select('about')
    .where('authority_id', '=', authority)
    .where('action', '=', 'person-erased')
    .execute()
  return new Set(entries.map(({ about }) => about))
}

/** The hashes of the sealed texts that are there, by entry. */
async function sealsOf(db: Db, authority: string, after: number, until: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('journal_sealed')
    .select(['seq', 'salt', 'text'])
    .where('authority_id', '=', authority)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .execute()
  return new Map(rows.map(({ seq, salt, text }) => [seq, sealHash(salt, text)]))
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
