/** The end of every request that did not work: one shape, in the caller's language, and nothing of our insides. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { takenIn, troubleOf } from '../store/trouble.ts'
import type { Metrics } from '../metrics.ts'
import { preferredLanguage } from './language.ts'
import { eventOf } from './observed.ts'
import type { ProblemCode } from './problems.ts'
import { apiProblem, Refusal } from './refusal.ts'

export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found')
}

export function failures(log: Logger, metrics: Metrics): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = refusalOf(error)
    metrics.refused(refusal.code)
    const event = { ...eventOf(response), code: refusal.code }
    if (refusal.code === 'fault') log.error({ event: 'failed', ...event, err: error })
    else log.info({ event: denials.has(refusal.code) ? 'denied' : 'refused', ...event, ...causeOf(refusal) })
    if (response.headersSent) {
      response.destroy()
      return
    }
    const lang = preferredLanguage(request.get('Accept-Language'))
    const problem = apiProblem(refusal, lang)
    if (refusal.extra.retryAfter !== undefined) response.set('Retry-After', String(refusal.extra.retryAfter))
    response.set('Content-Language', lang).set('Cache-Control', 'no-store').vary('Accept-Language')
    // What was not read of the request is not waited for.
    if (!request.complete) response.set('Connection', 'close')
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** A refusal with a cause is an outage: the one who keeps the server must see which. */
const causeOf = ({ cause }: Refusal): { readonly err?: unknown } => (cause === undefined ? {} : { err: cause })

/** Somebody asked for what is not theirs to ask. */
const denials: ReadonlySet<string> = new Set([
  'signed-out',
  'not-allowed',
  'not-found',
  'foreign-origin',
  'not-published',
])

/** Two authorities take the same at the same moment: each looked before the other wrote, so the database decides. */
const taken: Readonly<Record<string, ProblemCode>> = {
  'user.username': 'username-taken',
  'user.email': 'email-taken',
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return new Refusal('fault')
  const trouble = troubleOf(error)
  if (trouble === 'busy' || trouble === 'away') return new Refusal('busy', { retryAfter: 5 })
  if (trouble === 'full') return new Refusal('disk-full')
  if (trouble === 'unique') return new Refusal(taken[takenIn(error) ?? ''] ?? 'taken', { cause: error })
  const { type, code, status } = error as { type?: unknown; code?: unknown; status?: unknown }
  if (code === 'ENOSPC') return new Refusal('disk-full')
  if (code === 'ECONNRESET' || type === 'request.aborted') return new Refusal('upload-cut')
  if (type === 'entity.parse.failed') return new Refusal('malformed-json')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new Refusal('wrong-content-type', { params: { expected: 'application/json' } })
  }
  // A path that cannot be decoded, a body of another length than announced.
  if (status === 400) return new Refusal('invalid-request')
  return new Refusal('fault')
}
