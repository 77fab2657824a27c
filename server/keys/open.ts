/** The keys of a start: those of the database, with everything secret in it sealed. */
import { sql } from 'kysely'
import { sealFactors } from '../access/second-factor.ts'
import type { Deps } from '../deps.ts'
import { type KeySource, openKey } from './pinned.ts'
import type { SecretSource } from './secrets.ts'
import type { SigningKey } from './signing.ts'
import { isPostgresql } from '../store/migrations/dialect.ts'
import type { Store } from '../store/open.ts'

/** The keys that lie outside the database: given, or in the data folder. */
export interface KeySources {
  /** Signs checkpoints. */
  readonly journal: KeySource<SigningKey>
  /** Seals the secrets of second factors. */
  readonly secret: SecretSource
}

/** What stands in clear, or under the key before, is sealed with the key of now. Throws `BadKey`. */
export async function openKeys(
  store: Store,
  now: Date,
  { journal, secret }: KeySources,
): Promise<Pick<Deps, 'signing' | 'secrets'>> {
  const signing = await openKey(store, now, journal)
  let cleared = 0
  const secrets = await openKey(store, now, secret, async (tx, key) => {
    cleared = await sealFactors(tx, key, secret.before)
  })
  if (cleared > 0 && !isPostgresql(store.db)) await forgetOldBytes(store)
  return { signing, secrets }
}

/** A file of SQLite keeps the bytes of what was changed, until it is written anew. */
async function forgetOldBytes({ db }: Store): Promise<void> {
  await sql`vacuum`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
