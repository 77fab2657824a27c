/** Sessions: a random token for the browser, its hash for the database. */
import { randomUUID } from 'node:crypto'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { Role } from '../http/schemas.ts'
import { isOver, isValid, membershipsOf } from '../store/memberships.ts'
import type { Tx } from '../store/open.ts'
import { prepared } from '../store/prepared.ts'
import { troubleOf } from '../store/trouble.ts'
import { dayInVietnam } from '../workflow.ts'
import type { AccessSettings } from './settings.ts'
import { hashToken, newToken } from './tokens.ts'

const idleMinutes = 30
const absoluteHours = 12
/** How stale `seen_at` may be before a request writes it again. */
const touchSeconds = 60

const before = (now: Date, seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString()

interface Account {
  readonly authority_id: string
  readonly id: string
}

export interface Beginning {
  /** The membership to act under; absent: the first that is valid today. */
  readonly membership?: string
  readonly agent: string
}

/** Refuses who holds no membership today. */
export async function beginSession(
  tx: Tx,
  now: Date,
  account: Account,
  { membership, agent }: Beginning,
): Promise<string> {
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
      id: randomUUID(),
      agent,
      created_at: at,
      seen_at: at,
    })
    .execute()
  return token
}

/** Whoever the person is elsewhere has to sign in again. */
export async function endSessions(tx: Tx, account: Account): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .execute()
}

/** Every request asks this. */
const holdersOf = prepared((db, given: { readonly hash: string; readonly created: string; readonly seen: string }) =>
  db
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
    .innerJoin('authority', 'authority.id', 'session.authority_id')
    .leftJoin('second_factor', (join) =>
      join.onRef('second_factor.authority_id', '=', 'user.authority_id').onRef('second_factor.user_id', '=', 'user.id'),
    )
    .select(['session.seen_at', 'session.token_hash', 'session.membership_id as acting'])
    .select(['user.authority_id', 'user.id', 'user.username', 'user.name'])
    .select(['membership.id as membership', 'membership.role', 'membership.valid_from', 'membership.valid_until'])
    .select(['membership.unit_id', 'unit.name as unit_name'])
    .select(['user.first_password', 'user.password_hash', 'user.password_set_at', 'second_factor.confirmed_at'])
    .select('authority.demo as demo')
    .where('session.token_hash', '=', given.hash)
    .where('user.locked_at', 'is', null)
    .where('user.ended_at', 'is', null)
    .where('session.created_at', '>', given.created)
    .where('session.seen_at', '>', given.seen),
)

/** Who holds this token, or null when it is unknown or over, or the membership is. */
export async function actorOf(deps: Deps, token: string): Promise<Actor | null> {
  const now = deps.now()
  const rows = await holdersOf(deps.store.db, {
    hash: hashToken(token),
    created: before(now, absoluteHours * 3600),
    seen: before(now, idleMinutes * 60),
  })
  const today = dayInVietnam(now)
  const found = rows.find((row) => row.membership === row.acting && isValid(row, today))
  if (found === undefined) return null
  if (found.seen_at < before(now, touchSeconds)) await touch(deps, found.token_hash, now)
  const unit = found.unit_id === null || found.unit_name === null ? null : { id: found.unit_id, name: found.unit_name }
  const units = rows.flatMap((row) => (row.unit_id === null || isOver(row, today) ? [] : [row.unit_id]))
  const { id, username, name, membership, role } = found
  const roles = rows.filter((row) => isValid(row, today)).map((row) => row.role)
  const needs = needsOf(deps.access, now, found, roles)
  return { authority: found.authority_id, id, username, name, membership, role, unit, units, needs }
}

interface Standing {
  readonly demo: 0 | 1
  readonly first_password: 0 | 1
  readonly password_hash: string | null
  readonly password_set_at: string | null
  readonly confirmed_at: string | null
}

/** Whoever may change what others may do, and whoever publishes, proves twice who they are. */
const guarded: readonly Role[] = ['administrator', 'chair']

function needsOf(
  settings: AccessSettings,
  now: Date,
  found: Standing,
  roles: readonly Role[],
): NonNullable<Actor['needs']> | null {
  const { passwordDays, secondFactor } = settings
  const old = passwordDays > 0 && (found.password_set_at ?? '') < before(now, passwordDays * 86_400)
  if (found.first_password === 1 || (old && found.password_hash !== null)) return 'password'
  const asked = secondFactor === 'required' && found.demo === 0 && roles.some((role) => guarded.includes(role))
  return asked && found.confirmed_at === null ? 'second-factor' : null
}

async function touch(deps: Deps, tokenHash: string, now: Date): Promise<void> {
  try {
    await deps.store.write(`session ${tokenHash}`, (tx) =>
      tx.updateTable('session').set({ seen_at: now.toISOString() }).where('token_hash', '=', tokenHash).execute(),
    )
  } catch (error) {
    // Whoever only reads can go on reading: the session is as old as it was.
    const trouble = troubleOf(error)
    if (trouble !== 'full' && trouble !== 'busy') throw error
  }
}
