/** Tries at a password are counted by account, known or not; after ten in fifteen minutes signing in pauses. */
import { createHash, randomUUID } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'

const allowed = 10
const minutes = 15

const accountOf = (username: string): string =>
  createHash('sha256').update(username.normalize('NFC').toLowerCase()).digest('hex')

/** Counts a try before the password is looked at, so that parallel tries count too; refuses the eleventh. */
export async function countTry(deps: Deps, username: string): Promise<void> {
  const now = deps.now()
  const account = accountOf(username)
  await deps.store.write(`account ${account}`, async (tx) => {
    const since = new Date(now.getTime() - minutes * 60_000).toISOString()
    await tx.deleteFrom('sign_in_failure').where('at', '<=', since).execute()
    const tries = await tx
      .selectFrom('sign_in_failure')
      .select('at')
      .where('account', '=', account)
      .orderBy('at', 'desc')
      .limit(allowed)
      .execute()
    const oldest = tries[allowed - 1]
    if (oldest !== undefined) throw paused(oldest.at, now)
    await tx.insertInto('sign_in_failure').values({ id: randomUUID(), account, at: now.toISOString() }).execute()
  })
}

function paused(oldest: string, now: Date): Refusal {
  const retryAfter = Math.max(1, Math.ceil((Date.parse(oldest) + minutes * 60_000 - now.getTime()) / 1000))
  return new Refusal('too-many-attempts', { retryAfter, params: { minutes: String(Math.ceil(retryAfter / 60)) } })
}

/** The right password was given: earlier tries no longer count. */
export async function forgetTries(deps: Deps, username: string): Promise<void> {
  const account = accountOf(username)
  await deps.store.write(`account ${account}`, (tx) =>
    tx.deleteFrom('sign_in_failure').where('account', '=', account).execute(),
  )
}
