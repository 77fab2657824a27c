/**
 * Idempotency-Key: a request that is sent again under its key has its effect once and gets the
 * same reply again, for 24 hours. The reply is kept in the transaction of the effect, sealed with
 * the client's own key: who reads the database cannot read what was shown once.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { canonicalJson, sha256 } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { needsSignIn } from '../policy.ts'
import type { Reply, Route } from './endpoint.ts'
import { Refusal } from './refusal.ts'

const hours = 24

/** Whether the route's effect can be had once under a key of the client's. */
export const takesKey = ([method, , { action, keyless }]: Route): boolean =>
  method === 'post' && needsSignIn(action) && keyless !== true

/** Null when the client sent none. */
export function idempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null
  const found = /^"?([\x21\x23-\x7e]{16,100})"?$/.exec(header.trim())
  if (found?.[1] === undefined) throw new Refusal('idempotency-key')
  return found[1]
}

export interface Keyed {
  readonly key: string
  /** All that makes the request what it is. */
  readonly request: Json
}

/** Runs at most once for this person and key; everything that `run` does joins one transaction with the reply. */
export function once(
  deps: Deps,
  actor: Actor,
  { key, request }: Keyed,
  run: (deps: Deps) => Promise<Reply>,
): Promise<Reply> {
  const mine = { authority_id: actor.authority, actor_id: actor.id, key_hash: sha256(key) }
  const request_hash = sha256(canonicalJson([actor.role, actor.unit?.id ?? null, request]))
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const since = new Date(now.getTime() - hours * 3_600_000).toISOString()
    await tx.deleteFrom('idempotency').where('at', '<', since).execute()
    // The claim comes first: whoever sends the same at the same moment waits here for the first.
    const { numInsertedOrUpdatedRows: claimed } = await tx
      .insertInto('idempotency')
      .values({ ...mine, request_hash, at: now.toISOString(), reply: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    const stored = tx.selectFrom('idempotency').select(['request_hash', 'reply']).where('key_hash', '=', mine.key_hash)
    if (claimed !== 1n) {
      const found = await stored
        .where('authority_id', '=', mine.authority_id)
        .where('actor_id', '=', mine.actor_id)
        .executeTakeFirstOrThrow()
      if (found.request_hash !== request_hash || found.reply === null) throw new Refusal('idempotency-key-reused')
      return JSON.parse(unseal(key, found.reply)) as Reply
    }
    const { status, body, rev } = await run({ ...deps, store: deps.store.within(tx) })
    const reply: Reply = { ...(status && { status }), body, ...(rev !== undefined && { rev }) }
    await tx
      .updateTable('idempotency')
      .set({ reply: seal(key, JSON.stringify(reply)) })
      .where('authority_id', '=', mine.authority_id)
      .where('actor_id', '=', mine.actor_id)
      .where('key_hash', '=', mine.key_hash)
      .execute()
    return reply
  })
}

const secretOf = (key: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', 'khung idempotency reply', 32))

function seal(key: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

function unseal(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
}
