/** Signing in and out. */
import type { Static } from 'typebox'
import { knownDevice, rememberDevice } from '../access/devices.ts'
import { passwordFits } from '../access/passwords.ts'
import { spendCode } from '../access/second-factor.ts'
import { beginSession } from '../access/sessions.ts'
import { countTry, forgetTries } from '../access/throttle.ts'
import { hashToken } from '../access/tokens.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { Credentials } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { UserTable } from '../store/tables.ts'

/** The browser that asks: the token by which it may be known, and what it calls itself. */
export interface Browser {
  readonly device: string | null
  readonly agent: string
}

export interface SignedIn {
  readonly session: string
  readonly device: string
}

/** An unknown name costs the same work and gets the same answer as a wrong password. */
export async function signIn(deps: Deps, input: Static<typeof Credentials>, browser: Browser): Promise<SignedIn> {
  const username = input.username.trim().toLowerCase()
  const user = await deps.store.db.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirst()
  const trier = { username, device: await knownDevice(deps.store.db, user, browser.device) }
  await countTry(deps, trier)
  const fits = await passwordFits(user?.password_hash ?? undefined, input.password)
  if (user === undefined || !fits || user.ended_at !== null) {
    deps.log.info({ event: 'sign-in-refused', actor: user?.id ?? null, action: 'sign in', object: 'session' })
    throw new Refusal('wrong-credentials')
  }
  return enter(deps, user, input.code, browser, (joined) => forgetTries(joined, trier))
}

/** The person is who they say: with the code of the second factor where there is one, the session begins. */
export async function enter(
  deps: Deps,
  { authority_id, id }: Pick<UserTable, 'authority_id' | 'id'>,
  code: string | undefined,
  { device, agent }: Browser,
  done: (deps: Deps) => Promise<void>,
): Promise<SignedIn> {
  return deps.store.write(authority_id, async (tx) => {
    const now = deps.now()
    const user = await tx
      .selectFrom('user')
      .selectAll()
      .where('authority_id', '=', authority_id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (user.locked_at !== null || user.ended_at !== null) throw new Refusal('account-locked')
    const factor = await spendCode(deps.secrets, tx, now, user, code)
    await done({ ...deps, store: deps.store.within(tx) })
    const writer = { authority: user.authority_id, id: user.id, name: user.name }
    const detail = { second_factor: factor }
    await append(tx, now, writer, { action: 'signed-in', object: { person: user.id }, round: null, detail })
    deps.log.info({ event: 'signed-in', actor: user.id, action: 'sign in', object: 'session' })
    return {
      session: await beginSession(tx, now, user, { agent }),
      device: await rememberDevice(tx, now, user, device),
    }
  })
}

export async function signOut(deps: Deps, actor: Actor, token: string): Promise<void> {
  await deps.store.write(actor.authority, async (tx) => {
    await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
    const object = { person: actor.id }
    await append(tx, deps.now(), actor, { action: 'signed-out', object, round: null, detail: {} })
  })
}
