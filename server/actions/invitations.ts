/** Invitations: a link that works once and for a week, by which one person sets the password. */
import { hasSecondFactor } from '../access/second-factor.ts'
import { checkPassword } from '../access/password-rules.ts'
import { hashPassword } from '../access/passwords.ts'
import { beginSession, endSessions } from '../access/sessions.ts'
import { hashToken, newToken } from '../access/tokens.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { append } from '../store/journal.ts'
import type { Db, Tx } from '../store/open.ts'
import type { UserTable } from '../store/tables.ts'
import { setPassword } from './own-account.ts'
import { ownWordsOf } from './own-words.ts'

const days = 7

export interface Invitation {
  /** Shown once; the database keeps its hash. */
  readonly code: string
  readonly expires_at: string
}

/** A new code in place of any before. */
export async function invite(
  tx: Tx,
  now: Date,
  { authority_id, id }: Pick<UserTable, 'authority_id' | 'id'>,
): Promise<Invitation> {
  const code = newToken()
  const row = { code_hash: hashToken(code), expires_at: new Date(now.getTime() + days * 86_400_000).toISOString() }
  await tx
    .insertInto('invitation')
    .values({ authority_id, user_id: id, ...row })
    .onConflict((conflict) => conflict.columns(['authority_id', 'user_id']).doUpdateSet(row))
    .execute()
  return { code, expires_at: row.expires_at }
}

export interface Invited {
  readonly user: UserTable
  readonly authority: { readonly id: string; readonly name: string }
}

/** Whom the code invites; wrong, used, late and of somebody who may not come in are all alike. */
export async function invitedBy(db: Db, now: Date, code: string): Promise<Invited> {
  const found = await db
    .selectFrom('invitation')
    .innerJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'invitation.authority_id').onRef('user.id', '=', 'invitation.user_id'),
    )
    .innerJoin('authority', 'authority.id', 'user.authority_id')
    .selectAll('user')
    .select('authority.name as authority_name')
    .where('invitation.code_hash', '=', hashToken(code))
    .where('invitation.expires_at', '>', now.toISOString())
    .where('user.locked_at', 'is', null)
    .where('user.ended_at', 'is', null)
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('invitation-code')
  const { authority_name, ...user } = found
  return { user, authority: { id: user.authority_id, name: authority_name } }
}

/** Sets the password, uses the code up, and begins a session. */
export async function acceptInvitation(
  deps: Deps,
  { code, password }: { readonly code: string; readonly password: string },
  agent: string,
): Promise<string> {
  const { user } = await invitedBy(deps.store.db, deps.now(), code)
  const secondFactor = await hasSecondFactor(deps.store.db, user)
  const own = await ownWordsOf(deps.store.db, user)
  checkPassword(password, { own, secondFactor, settings: deps.access })
  const hash = await hashPassword(password)
  return deps.store.write(user.authority_id, async (tx) => {
    const now = deps.now()
    await invitedBy(tx, now, code)
    if (!(await withdraw(tx, user))) throw new Refusal('invitation-code')
    await setPassword(tx, user, hash, now)
    await endSessions(tx, user)
    const writer = { authority: user.authority_id, id: user.id, name: user.name }
    const object = { person: user.id }
    await append(tx, now, writer, { action: 'invitation-accepted', object, round: null, detail: {} })
    return beginSession(tx, now, user, { agent })
  })
}

/** The link works no longer; false: there was none. */
export async function withdraw(tx: Tx, { authority_id, id }: Pick<UserTable, 'authority_id' | 'id'>): Promise<boolean> {
  const gone = await tx
    .deleteFrom('invitation')
    .where('authority_id', '=', authority_id)
    .where('user_id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
