/**
 * Tries at a password are counted by account, known or not: after ten in fifteen minutes signing in pauses, and after a
 * hundred in a day. A device on which the person has signed in before has a count of its own, which no stranger can fill.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'

interface Limit {
  readonly tries: number
  readonly minutes: number
}

const limits: readonly Limit[] = [
  { tries: 10, minutes: 15 },
  { tries: 100, minutes: 24 * 60 },
]
const longest = 24 * 60

/** Whose tries are counted together. `device`: hash of a known device's token; null: strangers. */
export interface Trier {
  readonly username: string
  readonly device: string | null
}

const accountOf = ({ username, device }: Trier): string =>
  createHash('sha256')
    .update(username.normalize('NFC').toLowerCase())
    .update(device === null ? '' : `\n${device}`)
    .digest('hex')

const minutesBefore = (now: Date, minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString()

/** Counts a try before the password is looked at, so that parallel tries count too; refuses the one too many. */
export async function countTry(deps: Deps, trier: Trier): Promise<void> {
  const now = deps.now()
  const account = accountOf(trier)
  await deps.store.write(`account ${account}`, async (tx) => {
    await tx.deleteFrom('sign_in_failure').where('at', '<=', minutesBefore(now, longest)).execute()
    const latest = await tx
      .selectFrom('sign_in_failure')
      .select('at')
      .where('account', '=', account)
      .orderBy('at', 'desc')
      .limit(Math.max(...limits.map(({ tries }) => tries)))
      .execute()
    for (const { tries, minutes } of limits) {
      const oldest = latest[tries - 1]
      if (oldest !== undefined && oldest.at > minutesBefore(now, minutes)) throw paused(oldest.at, minutes, now)
    }
    await tx.insertInto('sign_in_failure').values({ id: randomUUID(), account, at: now.toISOString() }).execute()
  })
}

function paused(oldest: string, minutes: number, now: Date): Refusal {
  const retryAfter = Math.max(1, Math.ceil((Date.parse(oldest) + minutes * 60_000 - now.getTime()) / 1000))
  return new Refusal('too-many-attempts', { retryAfter, params: { minutes: String(Math.ceil(retryAfter / 60)) } })
}

/** The right password was given: earlier tries no longer count. */
export async function forgetTries(deps: Deps, trier: Trier): Promise<void> {
  const account = accountOf(trier)
  await deps.store.write(`account ${account}`, (tx) =>
    tx.deleteFrom('sign_in_failure').where('account', '=', account).execute(),
  )
}
