/** Every address that the server answers, on one screen. */
import compression from 'compression'
import express, { type Express, Router } from 'express'
import { pinoHttp } from 'pino-http'
import type { Deps } from './deps.ts'
import { type Endpoint, handler } from './http/endpoint.ts'
import { failures, nothingHere } from './http/failures.ts'
import { neverStored, securityHeaders } from './http/headers.ts'
import { addressLimit } from './http/limits.ts'
import { sameOrigin } from './http/origin.ts'
import { pages } from './http/pages.ts'
import * as access from './routes/access.ts'
import * as assessments from './routes/assessments.ts'
import * as frameworks from './routes/frameworks.ts'
import * as people from './routes/people.ts'
import * as results from './routes/results.ts'
import * as rounds from './routes/rounds.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** Under `/api/v1`. Who may use each: `policy.ts`, by the endpoint's action. */
export const routes: readonly (readonly [Method, string, Endpoint])[] = [
  ['get', '/status', access.status],
  ['post', '/setup', access.setup],
  ['get', '/session', access.session],
  ['post', '/session', access.signInRoute],
  ['delete', '/session', access.signOutRoute],
  ['put', '/password', access.password],

  ['get', '/units', people.listUnits],
  ['post', '/units', people.postUnits],
  ['get', '/users', people.listUsers],
  ['post', '/users', people.postUser],

  ['get', '/frameworks', frameworks.listFrameworks],
  ['get', '/frameworks/:id/:version', frameworks.getFramework],
  ['get', '/comparison', frameworks.getComparison],

  ['get', '/rounds', rounds.listRounds],
  ['post', '/rounds', rounds.postRound],
  ['get', '/rounds/:id', rounds.getRound],
  ['post', '/rounds/:id/transitions', rounds.postTransition],
  ['put', '/rounds/:id/dates', rounds.putDates],
  ['post', '/rounds/:id/closing', rounds.postClosing],
  ['post', '/rounds/:id/cancellation', rounds.postCancellation],
  ['post', '/rounds/:id/reopening', rounds.postReopening],
  ['post', '/rounds/:id/corrections', rounds.postCorrection],
  ['post', '/rounds/:id/corrections/decision', rounds.postCorrectionDecision],
  ['post', '/rounds/:id/version', rounds.postVersion],
  ['post', '/rounds/:id/version/decision', rounds.postVersionDecision],
  ['get', '/rounds/:id/delegations', rounds.getDelegations],
  ['put', '/rounds/:id/delegations', rounds.putDelegations],
  ['get', '/rounds/:id/framework', rounds.getRoundFramework],
  ['get', '/rounds/:id/unit-facts', rounds.getUnitFacts],
  ['put', '/rounds/:id/unit-facts', rounds.putUnitFacts],
  ['get', '/rounds/:id/journal', rounds.getJournal],
  ['get', '/rounds/:id/ranking', results.getRanking],
  ['get', '/rounds/:id/results/:unit', results.getResult],

  ['get', '/assessments/:id', assessments.getAssessment],
  ['get', '/assessments/:id/framework', assessments.getAssessmentFramework],
  ['put', '/assessments/:id/answers/:criterion', assessments.putAnswer],
  ['put', '/assessments/:id/appraisals/:criterion', assessments.putAppraisal],
  ['post', '/assessments/:id/readiness', assessments.postReadiness],
  ['post', '/assessments/:id/submission', assessments.postSubmission],
  ['post', '/assessments/:id/return', assessments.postReturn],
  ['post', '/assessments/:id/extension', assessments.postExtension],
  ['put', '/assessments/:id/explanations/:criterion/question', assessments.putQuestion],
  ['put', '/assessments/:id/explanations/:criterion/answer', assessments.putExplanation],
  ['get', '/assessments/:id/notes', assessments.getNotes],
  ['post', '/assessments/:id/notes', assessments.postNote],
  ['post', '/assessments/:id/evidence', assessments.postEvidence],
  ['get', '/evidence/:id', assessments.getEvidence],
  ['delete', '/evidence/:id', assessments.deleteEvidence],
]

/** Where passwords and the set-up code are tried. */
const guarded = ['/session', '/setup', '/password']

export interface AppOptions {
  /** The folder of the built pages. */
  readonly ui: string
  readonly proxies?: number
  /** Tries at a password from one address in 15 minutes. */
  readonly triesPerAddress?: number
  /** Hold every reply against its schema. */
  readonly proveReplies?: boolean
}

export function createApp(
  deps: Deps,
  { ui, proxies = 0, triesPerAddress = 300, proveReplies = false }: AppOptions,
): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('trust proxy', proxies).set('query parser', false)
  app.use(securityHeaders())
  app.use(
    pinoHttp({ logger: deps.log, customLogLevel: () => 'info', serializers: { req: requestLine, res: statusOf } }),
  )
  app.use(compression())

  app.get('/healthz', neverStored, (_request, response) => void response.json({ status: 'ok' }))
  app.get('/readyz', neverStored, async (_request, response) => {
    await deps.store.db.selectFrom('authority').select('id').limit(1).execute()
    response.json({ status: 'ok' })
  })

  const api = Router({ caseSensitive: true, strict: true })
  api.use(neverStored, sameOrigin)
  const limit = addressLimit(triesPerAddress)
  for (const path of guarded) api.post(path, limit).put(path, limit)
  for (const [method, path, endpoint] of routes) api[method](path, handler(deps, endpoint, proveReplies))
  app.use('/api/v1', api)
  app.use('/api', neverStored, nothingHere)

  app.use(pages(ui))
  app.use(nothingHere)
  app.use(failures(deps.log))
  return app
}

/** No query, cookie or header: an address may hold a set-up code or a file's name. */
const requestLine = ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
  id,
  method,
  path: url.split('?', 1)[0],
})
const statusOf = ({ statusCode }: { statusCode: number }) => ({ statusCode })
