/**
 * The keys that lie outside the database, and the one of each kind that belongs to it. The first start pins its own in
 * the database; from then on whoever comes with another is refused, so no two processes work with two.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Lang } from '../../engine/index.ts'
import { Refusal } from '../http/refusal.ts'
import { otherKey } from './words.ts'
import type { Db, Store, Tx } from '../store/open.ts'
import { settle } from '../store/sqlite-store.ts'
import type { PinnedKeyTable } from '../store/tables.ts'

export type KeyName = 'journal' | 'secret'

export interface Key {
  /** A short name of it that gives nothing of it away: 16 hexadecimal digits. */
  readonly id: string
  /** The half that anybody may know; null: there is none. */
  readonly public: string | null
}

/** What the environment says of one key. */
export interface GivenKey {
  readonly text: string | null
  /** The id of the key that this one is to take the place of. */
  readonly replaces: string | null
}

/** Where a key comes from, and how it is read and made. */
export interface KeySource<Own extends Key> extends GivenKey {
  readonly name: KeyName
  readonly setting: 'JOURNAL_KEY' | 'SECRET_KEY'
  /** Where no key is given. */
  readonly file: string
  /** Throws `BadKey`. `where`: the setting or the file. */
  readonly read: (text: string, where: string) => Own
  /** The text of a new one. */
  readonly make: () => string
}

/** A key that is none, or not the one of the database; told in words, without the key. */
export class BadKey extends Error {
  override readonly name = 'BadKey'
  readonly words: Readonly<Record<Lang, string>>

  constructor(words: Readonly<Record<Lang, string>>) {
    super(`${words.vi}\n${words.en}`)
    this.words = words
  }
}

/** The scope in which keys are pinned. */
const scope = 'keys'

/** The key of this database: pinned if none was. `pinning` joins the moment in which it takes its place. Throws `BadKey`. */
export function openKey<Own extends Key>(
  store: Store,
  now: Date,
  source: KeySource<Own>,
  pinning: (tx: Tx, key: Own) => Promise<void> = () => Promise.resolve(),
): Promise<Own> {
  return store.write(scope, async (tx) => {
    const { pinned, own } = await lookAtKey(tx, source)
    const free = pinned === undefined || pinned.id === source.replaces
    if (own === null && !free) throw new BadKey(otherKey(source, pinned.id, null))
    // Made only by whoever pins it, so that a second process makes none that nobody can use.
    const key = own ?? makeKey(source)
    if (pinned?.id !== key.id && !free) throw new BadKey(otherKey(source, pinned.id, key.id))
    const row: PinnedKeyTable = { name: source.name, id: key.id, public_key: key.public, at: now.toISOString() }
    if (pinned?.id !== key.id) {
      const { id, public_key, at } = row
      await tx
        .insertInto('pinned_key')
        .values(row)
        .onConflict((taken) => taken.column('name').doUpdateSet({ id, public_key, at }))
        .execute()
    }
    await pinning(tx, key)
    return key
  })
}

/** What is pinned and what this process has; makes and changes nothing. Throws `BadKey`. */
async function lookAtKey<Own extends Key>(
  db: Db,
  source: KeySource<Own>,
): Promise<{ readonly pinned: PinnedKeyTable | undefined; readonly own: Own | null }> {
  const pinned = await db.selectFrom('pinned_key').selectAll().where('name', '=', source.name).executeTakeFirst()
  return { pinned, own: readKey(source) }
}

/** Why a start with this key would be refused; null: it would not. `db` null: there is no database yet. */
export async function keyProblem(db: Db | null, source: KeySource<Key>): Promise<BadKey | null> {
  try {
    const { pinned, own } = db === null ? { pinned: undefined, own: readKey(source) } : await lookAtKey(db, source)
    const fits = pinned === undefined || pinned.id === own?.id || pinned.id === source.replaces
    return fits ? null : new BadKey(otherKey(source, pinned.id, own?.id ?? null))
  } catch (error) {
    if (error instanceof BadKey) return error
    throw error
  }
}

/** Refuses where the key has been replaced since this process started. */
export async function assertPinned(tx: Tx, name: KeyName, { id }: Key): Promise<void> {
  const pinned = await tx.selectFrom('pinned_key').select('id').where('name', '=', name).executeTakeFirst()
  if (pinned?.id !== id) throw new Refusal('key-replaced')
}

/** The same until the transaction of the store ends: the key is not replaced meanwhile. */
export const holdPinned = (joined: Store, name: KeyName, key: Key): Promise<void> =>
  joined.write(scope, (tx) => assertPinned(tx, name, key))

/** The id of the key without which secrets of this database cannot be read; null: there are none. */
export async function neededKey(db: Db): Promise<string | null> {
  const sealed = await db.selectFrom('second_factor').select('user_id').limit(1).executeTakeFirst()
  if (sealed === undefined) return null
  const pinned = await db.selectFrom('pinned_key').select('id').where('name', '=', 'secret').executeTakeFirst()
  return pinned?.id ?? null
}

/** For a database that is taken to another place: whatever key is found there will do, unless there are secrets to open. */
export async function unpinKeys(tx: Tx): Promise<void> {
  const names = (await neededKey(tx)) === null ? ['journal', 'secret'] : ['journal']
  await tx.deleteFrom('pinned_key').where('name', 'in', names).execute()
}

function readKey<Own extends Key>({ text, setting, file, read }: KeySource<Own>): Own | null {
  if (text !== null) return read(text, setting)
  return existsSync(file) ? read(readFileSync(file, 'utf8'), file) : null
}

/** The file is there whole, for its owner only, and after a power cut as well; or not at all. */
function makeKey<Own extends Key>({ file, read, make }: KeySource<Own>): Own {
  const text = make()
  const unfinished = `${file}.unfinished`
  const handle = openSync(unfinished, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  settle(unfinished, file)
  return read(text, file)
}
