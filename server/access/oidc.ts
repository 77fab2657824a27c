/** The sign-in provider (OpenID Connect, code flow with PKCE). The only file that knows the package that speaks it. */
import * as client from 'openid-client'
import type { OidcSettings } from './settings.ts'

const timeoutSeconds = 10

/** What leads to the provider, and what must come back from it. */
export interface Way {
  readonly url: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says it is. The address is null unless the provider has verified it. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
}

/** The provider could not be asked, or answered something that cannot be trusted. */
export class OidcFailure extends Error {
  override readonly name = 'OidcFailure'
}

const known = new Map<string, Promise<client.Configuration>>()

function configuration(settings: OidcSettings): Promise<client.Configuration> {
  const key = JSON.stringify([settings.issuer, settings.client])
  const found = known.get(key) ?? discover(settings)
  known.set(key, found)
  // Asked again when it failed: the provider may have been away.
  found.catch(() => known.delete(key))
  return found
}

function discover({ issuer, client: id, secret }: OidcSettings): Promise<client.Configuration> {
  // `settings/` takes http:// for this computer only.
  const plain = issuer.startsWith('http:')
  return client.discovery(new URL(issuer), id, undefined, client.ClientSecretPost(secret), {
    timeout: timeoutSeconds,
    ...(plain && { execute: [client.allowInsecureRequests] }),
  })
}

export async function wayToProvider(settings: OidcSettings, redirect: string): Promise<Way> {
  return trusted(async () => {
    const config = await configuration(settings)
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return { url: url.href, state, nonce, verifier }
  })
}

/** Redeems the code that came back. `returned`: the whole address to which the provider led back. */
export async function identityFrom(
  settings: OidcSettings,
  returned: URL,
  { state, nonce, verifier }: Omit<Way, 'url'>,
): Promise<Identity> {
  return trusted(async () => {
    const config = await configuration(settings)
    const tokens = await client.authorizationCodeGrant(config, returned, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new OidcFailure('no claims')
    const from =
      claims['email'] === undefined ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : claims
    const { email, email_verified: verified } = from
    const proven = typeof email === 'string' && verified === true
    return { issuer: claims.iss, subject: claims.sub, email: proven ? email.trim().toLowerCase() : null }
  })
}

async function trusted<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw new OidcFailure(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
