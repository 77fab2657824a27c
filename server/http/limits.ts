/**
 * How often one address may try a password or the set-up link. Generous: many offices share one address.
 * Counted in the database, so that all processes count together and a restart forgives nothing.
 */
import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { type ClientRateLimitInfo, rateLimit } from 'express-rate-limit'
import type { Deps } from '../deps.ts'
import { Refusal } from './refusal.ts'

const windowMs = 15 * 60_000

export const addressLimit = (deps: Deps, limit: number): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    store: {
      increment: (address) => countTry(deps, keyOf(address)),
      decrement: () => undefined,
      resetKey: () => undefined,
    },
    handler: () => {
      throw new Refusal('too-many-requests', { retryAfter: windowMs / 1000 })
    },
  })

const keyOf = (address: string): string => createHash('sha256').update(address).digest('hex')

async function countTry({ store, now }: Deps, address: string): Promise<ClientRateLimitInfo> {
  const at = now().toISOString()
  const until = new Date(now().getTime() + windowMs).toISOString()
  return store.write(`address ${address}`, async (tx) => {
    await tx.deleteFrom('address_try').where('until', '<=', at).execute()
    const { tries, until: end } = await tx
      .insertInto('address_try')
      .values({ address, tries: 1, until })
      .onConflict((known) =>
        known.column('address').doUpdateSet((row) => ({ tries: row('address_try.tries', '+', 1) })),
      )
      .returning(['tries', 'until'])
      .executeTakeFirstOrThrow()
    return { totalHits: tries, resetTime: new Date(end) }
  })
}
