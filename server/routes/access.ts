/** Set-up, signing in and out. What people do to their own account: `account.ts`. */
import { beginOidc, returnFromOidc } from '../actions/oidc-sign-in.ts'
import { signIn, signOut } from '../actions/sign-in.ts'
import { setUp, setupNeeded } from '../actions/set-up.ts'
import { hasSecondFactor } from '../access/second-factor.ts'
import { actorOf } from '../access/sessions.ts'
import type { Actor, Deps } from '../deps.ts'
import { forEveryone, forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import {
  Credentials,
  OidcReturn,
  OidcStart,
  OwnSession,
  Session,
  SetupDone,
  SetupInput,
  Status,
} from '../http/schemas.ts'
import { presentSession } from '../present.ts'
import { isValid, membershipsOf } from '../store/memberships.ts'
import { dayInVietnam } from '../workflow.ts'

export const status = forEveryone({
  action: 'see status',
  reply: Status,
  async run({ deps: { store, access } }) {
    const demo = await store.db.selectFrom('authority').select('id').where('demo', '=', 1).executeTakeFirst()
    const accounts = await store.db
      .selectFrom('user')
      .innerJoin('membership', (join) =>
        join.onRef('membership.authority_id', '=', 'user.authority_id').onRef('membership.user_id', '=', 'user.id'),
      )
      .select(['user.username', 'user.name', 'membership.role'])
      .where('user.demo', '=', 1)
      .orderBy((row) => row.case().when('membership.role', '=', 'office').then(1).else(0).end())
      .orderBy('user.username')
      .execute()
    const setup_needed = await setupNeeded(store.db)
    const provider = access.oidc?.name ?? null
    return { body: { setup_needed, provider, demo: demo !== undefined, demo_accounts: accounts } }
  },
})

export const setup = forEveryone({
  action: 'set up',
  keyless: true,
  body: SetupInput,
  reply: SetupDone,
  async run({ deps, body, agent }) {
    const { token, demo_password } = await setUp(deps, body, agent)
    return { body: { session: await sessionOf(deps, token), demo_password }, cookies: { session: token } }
  },
})

export const signInRoute = forEveryone({
  action: 'sign in',
  keyless: true,
  body: Credentials,
  reply: Session,
  async run({ deps, body, cookie, agent }) {
    const cookies = await signIn(deps, body, { device: cookie('device'), agent })
    return { body: await sessionOf(deps, cookies.session), cookies: { ...cookies } }
  },
})

export const postOidc = forEveryone({
  action: 'sign in',
  reply: OidcStart,
  async run({ deps }) {
    const { url, browser } = await beginOidc(deps)
    return { body: { url }, cookies: { oidc: browser } }
  },
})

export const postOidcReturn = forEveryone({
  action: 'sign in',
  body: OidcReturn,
  reply: Session,
  async run({ deps, body, cookie, agent }) {
    const browser = { device: cookie('device'), oidc: cookie('oidc'), agent }
    const cookies = await returnFromOidc(deps, body, browser)
    return { body: await sessionOf(deps, cookies.session), cookies: { ...cookies, oidc: '' } }
  },
})

/** Asked by every page that opens: that nobody is signed in is an answer, not a refusal. */
export const session = forEveryone({
  action: 'see own session',
  reply: OwnSession,
  async run({ deps, token }) {
    const actor = token === null ? null : await actorOf(deps, token)
    return { body: actor === null ? null : await sessionFor(deps, actor) }
  },
})

export const signOutRoute = forSignedIn({
  action: 'sign out',
  async run({ deps, actor, token }) {
    await signOut(deps, actor, token)
    return { cookies: { session: '' } }
  },
})

export async function sessionOf(deps: Deps, token: string) {
  const actor = await actorOf(deps, token)
  if (actor === null) throw new Refusal('signed-out')
  return sessionFor(deps, actor)
}

async function sessionFor({ store, now }: Deps, actor: Actor) {
  const authority = await store.db
    .selectFrom('authority')
    .selectAll()
    .where('id', '=', actor.authority)
    .executeTakeFirstOrThrow()
  const held = await membershipsOf(store.db, actor.authority, actor.id)
  const valid = held.filter((one) => isValid(one, dayInVietnam(now())))
  const secondFactor = await hasSecondFactor(store.db, { authority_id: actor.authority, id: actor.id })
  return presentSession(actor, authority, valid, secondFactor)
}
