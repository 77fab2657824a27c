/** For those who watch the server: `/healthz` (it lives), `/readyz` (it can work), `/metrics` (how it fares). */
import { timingSafeEqual } from 'node:crypto'
import { type Request, Router } from 'express'
import { hashToken } from '../access/tokens.ts'
import type { Deps } from '../deps.ts'
import type { Metrics } from '../metrics.ts'
import { gauges, readiness } from '../store/ready.ts'
import { neverStored } from './headers.ts'
import { Refusal } from './refusal.ts'

export function watch(deps: Deps, metrics: Metrics, token: string | null): Router {
  const router = Router()
  router.get('/healthz', neverStored, (_request, response) => void response.json({ status: 'ok' }))

  /** Questions that come at the same moment share one answer: a probe writes, and may not be made to write much. */
  let asked: ReturnType<typeof readiness> | null = null
  router.get('/readyz', neverStored, async (_request, response) => {
    asked ??= readiness(deps).finally(() => (asked = null))
    const { ready, ...checks } = await asked
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not-ready', ...checks })
  })

  router.get('/metrics', neverStored, (request, response, next) => {
    if (!mayScrape(request, token)) throw new Refusal('not-found')
    const send = (found: Readonly<Record<string, number>>) =>
      response.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text(found))
    gauges(deps.store.db).then(send).catch(next)
  })
  return router
}

/** With a token set: whoever has it. Without one: this machine only, and nothing that came through a proxy. */
function mayScrape(request: Request, token: string | null): boolean {
  if (token !== null) {
    const given = /^Bearer (.+)$/.exec(request.get('Authorization') ?? '')?.[1] ?? ''
    return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
  }
  const direct = request.get('X-Forwarded-For') === undefined && request.get('Forwarded') === undefined
  return direct && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
}
