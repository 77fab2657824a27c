/** How often one address may try a password or the set-up link. Generous: many offices share one address. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Refusal } from './refusal.ts'

const windowMs = 15 * 60_000

export const addressLimit = (limit: number): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    handler: () => {
      throw new Refusal('too-many-requests', { retryAfter: windowMs / 1000 })
    },
  })
