/** Sessions: a random token for the browser, its hash for the database. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { isOver, isValid, membershipsOf } from '../store/memberships.ts'
import type { Tx } from '../store/open.ts'
import { dayInVietnam } from '../workflow.ts'

const idleMinutes = 30
const absoluteHours = 12
/** How stale `seen_at` may be before a request writes it again. */
const touchSeconds = 60

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newToken = (): string => randomBytes(32).toString('base64url')

const before = (now: Date, seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString()

interface Account {
  readonly authority_id: string
  readonly id: string
}

/** Begins under the given membership, or the first that is valid today; refuses who has none. */
export async function beginSession(tx: Tx, now: Date, account: Account, membership?: string): Promise<string> {
  const token = newToken()
  const at = now.toISOString()
  const held = await membershipsOf(tx, account.authority_id, account.id)
  const chosen = held.find((one) => isValid(one, dayInVietnam(now)) && (membership ?? one.id) === one.id)
  if (chosen === undefined) throw new Refusal('no-membership')
  await tx
    .deleteFrom('session')
    .where((row) =>
      row.or([
        row('created_at', '<', before(now, absoluteHours * 3600)),
        row('seen_at', '<', before(now, idleMinutes * 60)),
      ]),
    )
    .execute()
  await tx
    .insertInto('session')
    .values({
      authority_id: account.authority_id,
      token_hash: hashToken(token),
      user_id: account.id,
      membership_id: chosen.id,
      created_at: at,
      seen_at: at,
    })
    .execute()
  return token
}

/** Who holds this token, or null when it is unknown or over, or the membership is. */
export async function actorOf(deps: Deps, token: string): Promise<Actor | null> {
  const now = deps.now()
  const rows = await deps.store.db
    .selectFrom('session')
    .innerJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'session.authority_id').onRef('user.id', '=', 'session.user_id'),
    )
    .innerJoin('membership', (join) =>
      join.onRef('membership.authority_id', '=', 'user.authority_id').onRef('membership.user_id', '=', 'user.id'),
    )
    .leftJoin('unit', (join) =>
      join.onRef('unit.authority_id', '=', 'membership.authority_id').onRef('unit.id', '=', 'membership.unit_id'),
    )
    .select(['session.seen_at', 'session.token_hash', 'session.membership_id as acting'])
    .select(['user.authority_id', 'user.id', 'user.username', 'user.name'])
    .select(['membership.id as membership', 'membership.role', 'membership.valid_from', 'membership.valid_until'])
    .select(['membership.unit_id', 'unit.name as unit_name'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.created_at', '>', before(now, absoluteHours * 3600))
    .where('session.seen_at', '>', before(now, idleMinutes * 60))
    .execute()
  const today = dayInVietnam(now)
  const found = rows.find((row) => row.membership === row.acting && isValid(row, today))
  if (found === undefined) return null
  if (found.seen_at < before(now, touchSeconds)) await touch(deps, found.token_hash, now)
  const unit = found.unit_id === null || found.unit_name === null ? null : { id: found.unit_id, name: found.unit_name }
  const units = rows.flatMap((row) => (row.unit_id === null || isOver(row, today) ? [] : [row.unit_id]))
  const { id, username, name, membership, role } = found
  return { authority: found.authority_id, id, username, name, membership, role, unit, units }
}

async function touch(deps: Deps, tokenHash: string, now: Date): Promise<void> {
  await deps.store.write((tx) =>
    tx.updateTable('session').set({ seen_at: now.toISOString() }).where('token_hash', '=', tokenHash).execute(),
  )
}
