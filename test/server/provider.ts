/** A real OpenID provider on this computer, which knows the people it is given. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface StartedProvider {
  readonly issuer: string
  readonly close: () => Promise<void>
}

export const client = { id: 'khung', secret: 'bi-mat-cua-may-khach-chi-de-thu-nghiem' } as const

/** By subject: what the provider says of somebody. */
export type Known = Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>

/** `publicUrl`: of the server to which people are led back. */
export async function startProvider(publicUrl: string, people: Known): Promise<StartedProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicUrl}/sign-in/return`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        // A server of this computer, in the browser of this computer.
        application_type: publicUrl.startsWith('http:') ? 'native' : 'web',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['một khóa chỉ để thử'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  })
  answer = provider.callback()
  return {
    issuer,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
