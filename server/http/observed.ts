/** Each request gets an id and leaves a line in the log and a mark in the metrics. */
import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'
import type { Action } from '../policy.ts'

/** Who asks for what, as far as it is known yet. */
export interface Asking {
  /** For the log and for the person who reports a fault: the header X-Request-Id. */
  readonly id: string
  route: string
  action: Action | null
  actor: string | null
}

export const askingOf = (response: Response): Asking => response.locals['asking'] as Asking

export function observed(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const asking: Asking = { id: randomUUID(), route: 'other', action: null, actor: null }
    response.locals['asking'] = asking
    response.set('X-Request-Id', asking.id)
    response.once('close', () => {
      const { method } = request
      const status = response.writableFinished ? response.statusCode : 499
      metrics.answered(
        asking.route === 'other' ? `${method} other` : asking.route,
        status,
        (performance.now() - began) / 1000,
      )
      log.debug({ event: 'answered', request: asking.id, method, object: objectOf(request.originalUrl), status })
    })
    next()
  }
}

/** The address without its query, which may hold a set-up code or the name of a file. */
const objectOf = (address: string): string => (address.split('?', 1)[0] ?? '').slice(0, 300)

/** What an event of a request says besides its name. */
export function eventOf(response: Response): object {
  const { id, actor, action } = askingOf(response)
  return { request: id, actor, action, object: objectOf(response.req.originalUrl) }
}
