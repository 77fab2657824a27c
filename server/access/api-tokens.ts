/** Tokens of integrations: a program acts under one, within its scopes, and never gets a session. */
import type { Actor, Deps } from '../deps.ts'
import type { Scope } from '../http/schemas.ts'
import { hashToken, newToken } from './tokens.ts'

const prefix = 'khung_'
/** How stale `used_at` may be before a request writes it again. */
const touchMs = 60_000

export const newApiToken = (): string => `${prefix}${newToken()}`

/** The token of `Authorization: Bearer khung_…`; null when the header is another or none. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer (khung_[\w-]{43})$/.exec(header ?? '')?.[1] ?? null
}

/** The integration that holds this token, or null when it is unknown, over or ended. */
export async function integrationOf(deps: Deps, token: string): Promise<Actor | null> {
  const now = deps.now()
  const found = await deps.store.db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now.toISOString())
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (found === undefined) return null
  const { authority_id: authority, id, name, used_at } = found
  if (used_at === null || now.getTime() - Date.parse(used_at) > touchMs) {
    await deps.store.write(authority, (tx) =>
      tx
        .updateTable('api_token')
        .set({ used_at: now.toISOString() })
        .where('authority_id', '=', authority)
        .where('id', '=', id)
        .execute(),
    )
  }
  // It reads what is published, as an auditor does; what it may at all, its scopes say (`policy.ts`).
  return {
    authority,
    id,
    name,
    username: '',
    membership: '',
    role: 'auditor',
    unit: null,
    units: [],
    scopes: JSON.parse(found.scopes) as Scope[],
  }
}
