/** Giving a token to an integration, and ending it. */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { newApiToken } from '../access/api-tokens.ts'
import { hashToken } from '../access/tokens.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { ApiTokenInput } from '../http/schemas.ts'
import { presentApiToken } from '../present.ts'
import { append } from '../store/journal.ts'
import type { ApiTokenTable } from '../store/tables.ts'

const dayMs = 24 * 3_600_000

export interface AddedToken {
  readonly row: ApiTokenTable
  /** Shown once. */
  readonly secret: string
}

export function addApiToken(deps: Deps, actor: Actor, input: Static<typeof ApiTokenInput>): Promise<AddedToken> {
  return deps.store.write(actor.authority, async (tx) => {
    const secret = newApiToken()
    const now = deps.now()
    const name = input.name.trim()
    const expires_at = new Date(now.getTime() + input.days * dayMs).toISOString()
    const id = randomUUID()
    const entry = await append(tx, now, actor, {
      action: 'token-added',
      object: name,
      round: null,
      detail: { token: id, scopes: input.scopes, expires_at },
    })
    const row: ApiTokenTable = {
      authority_id: actor.authority,
      id,
      rev: 1,
      name,
      scopes: JSON.stringify(input.scopes),
      token_hash: hashToken(secret),
      created_at: entry.at,
      expires_at,
      used_at: null,
      ended_at: null,
    }
    await tx.insertInto('api_token').values(row).execute()
    return { row, secret }
  })
}

/** From the next request on it opens nothing. */
export function endApiToken(deps: Deps, actor: Actor, id: string, rev: number): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const row = await tx
      .selectFrom('api_token')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) throw new Refusal('not-found')
    if (row.rev !== rev || row.ended_at !== null) throw new Refusal('stale', { current: presentApiToken(row) })
    await append(tx, now, actor, { action: 'token-ended', object: row.name, round: null, detail: { token: id } })
    await tx
      .updateTable('api_token')
      .set({ ended_at: now.toISOString(), rev: rev + 1 })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .execute()
  })
}
