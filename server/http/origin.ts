/** Refuses changes that another site makes a browser send. */
import type { RequestHandler } from 'express'
import { Refusal } from './refusal.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export const sameOrigin: RequestHandler = (request, _response, next) => {
  if (!safe.has(request.method)) {
    const site = request.get('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('foreign-origin')
    const origin = request.get('Origin')
    if (origin !== undefined && hostOf(origin) !== request.get('Host')) throw new Refusal('foreign-origin')
  }
  next()
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null // "null" and nonsense belong to no host, so they are refused
  }
}
