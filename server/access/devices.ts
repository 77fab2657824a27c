/** Devices on which somebody has signed in before, known by a random token in a cookie of their own. */
import type { Db, Tx } from '../store/open.ts'
import { hashToken, newToken } from './tokens.ts'

interface Account {
  readonly authority_id: string
  readonly id: string
}

/** The hash of the device's token when this person has signed in there before. */
export async function knownDevice(db: Db, account: Account | undefined, token: string | null): Promise<string | null> {
  if (account === undefined || token === null) return null
  const found = await db
    .selectFrom('device')
    .select('token_hash')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return found?.token_hash ?? null
}

/** Remembers the device, and returns its token: the one it has, or a new one. */
export async function rememberDevice(tx: Tx, now: Date, account: Account, token: string | null): Promise<string> {
  const kept = token ?? newToken()
  const seen_at = now.toISOString()
  await tx
    .insertInto('device')
    .values({ authority_id: account.authority_id, user_id: account.id, token_hash: hashToken(kept), seen_at })
    .onConflict((row) => row.columns(['authority_id', 'user_id', 'token_hash']).doUpdateSet({ seen_at }))
    .execute()
  return kept
}

export async function forgetDevices(tx: Tx, account: Account): Promise<void> {
  await tx
    .deleteFrom('device')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .execute()
}
