/** Signing in, out, and changing one's password. */
import type { Static } from 'typebox'
import { checkPassword, hashPassword, passwordFits } from '../access/passwords.ts'
import { beginSession, hashToken } from '../access/sessions.ts'
import { countTry, forgetTries } from '../access/throttle.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { Credentials, PasswordInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'

/** A new session's token. An unknown name costs the same work and gets the same answer as a wrong password. */
export async function signIn(deps: Deps, { username, password }: Static<typeof Credentials>): Promise<string> {
  const name = username.trim().toLowerCase()
  await countTry(deps, name)
  const user = await deps.store.db.selectFrom('user').selectAll().where('username', '=', name).executeTakeFirst()
  const fits = await passwordFits(user?.password_hash ?? undefined, password)
  if (user === undefined || !fits) {
    deps.log.info({ event: 'sign-in-refused', actor: user?.id ?? null, action: 'sign in', object: 'session' })
    throw new Refusal('wrong-credentials')
  }
  await forgetTries(deps, name)
  deps.log.info({ event: 'signed-in', actor: user.id, action: 'sign in', object: 'session' })
  return deps.store.write(user.authority_id, async (tx) => {
    const now = deps.now()
    const writer = { authority: user.authority_id, id: user.id, name: user.name }
    await append(tx, now, writer, {
      action: 'signed-in',
      object: { person: user.id },
      round: null,
      detail: {},
    })
    return beginSession(tx, now, user)
  })
}

export async function signOut(deps: Deps, actor: Actor, token: string): Promise<void> {
  await deps.store.write(actor.authority, async (tx) => {
    await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
    const object = { person: actor.id }
    await append(tx, deps.now(), actor, { action: 'signed-out', object, round: null, detail: {} })
  })
}

/** Every session of the person ends; the token of a new one comes back. */
export async function changePassword(deps: Deps, actor: Actor, input: Static<typeof PasswordInput>): Promise<string> {
  await countTry(deps, actor.username)
  const user = await deps.store.db
    .selectFrom('user')
    .select('password_hash')
    .where('authority_id', '=', actor.authority)
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (!(await passwordFits(user.password_hash ?? undefined, input.current))) throw new Refusal('wrong-password')
  await forgetTries(deps, actor.username)
  checkPassword(input.next, actor.username)
  const hash = await hashPassword(input.next)
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const mine = tx.updateTable('user').set({ password_hash: hash }).where('authority_id', '=', actor.authority)
    await mine.where('id', '=', actor.id).execute()
    await tx.deleteFrom('session').where('authority_id', '=', actor.authority).where('user_id', '=', actor.id).execute()
    const object = { person: actor.id }
    await append(tx, now, actor, { action: 'password-changed', object, round: null, detail: {} })
    return beginSession(tx, now, { authority_id: actor.authority, id: actor.id }, actor.membership)
  })
}
