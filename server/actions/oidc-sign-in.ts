/**
 * Signing in at a provider. It finds an account that is there already, by what the provider called the person before or
 * by a verified address; it never makes one and never gives a right. A second factor that is set up here is asked for.
 */
import type { Static } from 'typebox'
import { identityFrom, OidcFailure, wayToProvider } from '../access/oidc.ts'
import type { Identity } from '../access/oidc.ts'
import type { OidcSettings } from '../access/settings.ts'
import { countTry, forgetTries } from '../access/throttle.ts'
import { hashToken, newToken } from '../access/tokens.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { OidcReturn } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { OidcAttemptTable, UserTable } from '../store/tables.ts'
import { type Browser, enter, type SignedIn } from './sign-in.ts'

const minutes = 10
const returnPath = '/sign-in/return'

interface Provider {
  readonly settings: OidcSettings
  readonly redirect: string
}

function provider({ access: { oidc, publicUrl } }: Deps): Provider {
  if (oidc === null || publicUrl === null) throw new Refusal('not-found')
  return { settings: oidc, redirect: `${publicUrl}${returnPath}` }
}

/** The address of the provider, and a token that ties the way back to this browser. */
export async function beginOidc(deps: Deps): Promise<{ readonly url: string; readonly browser: string }> {
  const { settings, redirect } = provider(deps)
  const { url, state, nonce, verifier } = await asked(deps, () => wayToProvider(settings, redirect))
  const browser = newToken()
  await deps.store.write('oidc', async (tx) => {
    const now = deps.now()
    await tx.deleteFrom('oidc_attempt').where('expires_at', '<=', now.toISOString()).execute()
    const expires_at = new Date(now.getTime() + minutes * 60_000).toISOString()
    const hashes = { state_hash: hashToken(state), browser_hash: hashToken(browser) }
    await tx
      .insertInto('oidc_attempt')
      .values({ ...hashes, nonce, verifier, user_id: null, expires_at })
      .execute()
  })
  return { url, browser }
}

/** What the provider led back with; with the code of the second factor in a second try, where one is set up. */
export async function returnFromOidc(
  deps: Deps,
  input: Static<typeof OidcReturn>,
  browser: Browser & { readonly oidc: string | null },
): Promise<SignedIn> {
  const { settings, redirect } = provider(deps)
  const attempt = await attemptOf(deps, input.state, browser.oidc)
  const user =
    attempt.user_id === null
      ? await redeem(deps, settings, redirect, attempt, input)
      : await byId(deps, attempt.user_id)
  const trier = { username: user.username, device: 'provider' }
  await countTry(deps, trier)
  return enter(deps, user, input.second_factor, browser, async (joined) => {
    await forgetTries(joined, trier)
    await joined.store.write('oidc', (tx) =>
      tx.deleteFrom('oidc_attempt').where('state_hash', '=', attempt.state_hash).execute(),
    )
  })
}

async function attemptOf(deps: Deps, state: string, browser: string | null): Promise<OidcAttemptTable> {
  const found = await deps.store.db
    .selectFrom('oidc_attempt')
    .selectAll()
    .where('state_hash', '=', hashToken(state))
    .where('browser_hash', '=', hashToken(browser ?? ''))
    .where('expires_at', '>', deps.now().toISOString())
    .executeTakeFirst()
  if (found === undefined) throw new Refusal('oidc-over')
  return found
}

/** The code works once: whose it is stays with the attempt while the second factor is asked for. */
async function redeem(
  deps: Deps,
  settings: OidcSettings,
  redirect: string,
  attempt: OidcAttemptTable,
  { state, code, iss }: Static<typeof OidcReturn>,
): Promise<UserTable> {
  const returned = new URL(redirect)
  returned.search = new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }).toString()
  const { nonce, verifier } = attempt
  const identity = await asked(deps, () => identityFrom(settings, returned, { state, nonce, verifier }))
  return deps.store.write('oidc', async (tx) => {
    const account = tx.selectFrom('user').selectAll().where('ended_at', 'is', null)
    const linked = await account
      .where('oidc_issuer', '=', identity.issuer)
      .where('oidc_subject', '=', identity.subject)
      .executeTakeFirst()
    const named =
      linked === undefined && identity.email !== null
        ? await account.where('email', '=', identity.email).where('oidc_subject', 'is', null).executeTakeFirst()
        : undefined
    const user = linked ?? named
    if (user === undefined) {
      deps.log.info({ event: 'oidc-unknown' })
      throw new Refusal('oidc-unknown')
    }
    if (linked === undefined) await link({ ...deps, store: deps.store.within(tx) }, user, identity)
    await tx
      .updateTable('oidc_attempt')
      .set({ user_id: user.id })
      .where('state_hash', '=', attempt.state_hash)
      .execute()
    return user
  })
}

/** From now on the person is known by what the provider calls them, whatever becomes of the address. */
const link = (deps: Deps, { authority_id, id, name }: UserTable, { issuer, subject }: Identity): Promise<void> =>
  deps.store.write(authority_id, async (tx) => {
    await tx
      .updateTable('user')
      .set({ oidc_issuer: issuer, oidc_subject: subject })
      .where('authority_id', '=', authority_id)
      .where('id', '=', id)
      .execute()
    const writer = { authority: authority_id, id, name }
    const event = { action: 'provider-linked', object: { person: id }, round: null, detail: { issuer } }
    await append(tx, deps.now(), writer, event)
  })

const byId = (deps: Deps, id: string): Promise<UserTable> =>
  deps.store.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function asked<T>(deps: Deps, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof OidcFailure)) throw error
    deps.log.warn({ event: 'oidc-failed', reason: error.message })
    throw new Refusal('oidc-failed')
  }
}
