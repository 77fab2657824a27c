/** Every address that the server answers, on one screen. */
import compression from 'compression'
import express, { type Express, Router } from 'express'
import type { Deps } from './deps.ts'
import { handler, type Route } from './http/endpoint.ts'
import { failures, nothingHere } from './http/failures.ts'
import { neverStored, securityHeaders } from './http/headers.ts'
import { addressLimit } from './http/limits.ts'
import { sameOrigin } from './http/origin.ts'
import { observed } from './http/observed.ts'
import { pages } from './http/pages.ts'
import { watch } from './http/watch.ts'
import { createMetrics } from './metrics.ts'
import * as access from './routes/access.ts'
import * as assessments from './routes/assessments.ts'
import * as frameworks from './routes/frameworks.ts'
import * as journal from './routes/journal.ts'
import * as people from './routes/people.ts'
import { withReference } from './routes/reference.ts'
import * as results from './routes/results.ts'
import * as rounds from './routes/rounds.ts'
import * as tokens from './routes/tokens.ts'

/** Under `/api/v1`. Who may use each: `policy.ts`, by the endpoint's action. */
export const routes: readonly Route[] = withReference([
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
  ['post', '/users/:id/erasure', people.postErasure],

  ['get', '/tokens', tokens.listTokens],
  ['post', '/tokens', tokens.postToken],
  ['delete', '/tokens/:id', tokens.deleteToken],

  ['get', '/frameworks', frameworks.listFrameworks],
  ['get', '/frameworks/:id/:version', frameworks.getFramework],
  ['get', '/comparison', frameworks.getComparison],

  ['get', '/rounds', rounds.listRounds],
  ['post', '/rounds', rounds.postRound],
  ['get', '/rounds/:id', rounds.getRound],
  ['post', '/rounds/:id/transitions', rounds.postTransition],
  ['get', '/rounds/:id/framework', rounds.getRoundFramework],
  ['get', '/rounds/:id/journal', journal.getRoundJournal],
  ['get', '/rounds/:id/journal.csv', journal.exportRoundJournal],
  ['get', '/rounds/:id/ranking', results.getRanking],
  ['get', '/rounds/:id/results/:unit', results.getResult],

  ['get', '/journal', journal.getJournal],
  ['get', '/journal.csv', journal.exportJournal],
  ['get', '/journal-actions', journal.getJournalActions],
  ['get', '/checkpoints', journal.getCheckpoints],
  ['post', '/checkpoints', journal.postCheckpoint],
  ['get', '/receipts', journal.getReceipt],

  ['get', '/assessments/:id', assessments.getAssessment],
  ['put', '/assessments/:id/answers/:criterion', assessments.putAnswer],
  ['put', '/assessments/:id/appraisals/:criterion', assessments.putAppraisal],
  ['post', '/assessments/:id/submission', assessments.postSubmission],
  ['post', '/assessments/:id/evidence', assessments.postEvidence],
  ['get', '/evidence/:id', assessments.getEvidence],
  ['delete', '/evidence/:id', assessments.deleteEvidence],
])

/** Pages that the server writes itself, for whoever has no account. */
export const pageRoutes: readonly Route[] = [['get', '/receipts', journal.receiptsPage]]

/** Where passwords and the set-up code are tried. */
const guarded = ['/session', '/setup', '/password']

export interface AppOptions {
  /** The folder of the built pages. */
  readonly ui: string
  readonly proxies?: number
  /** Tries at a password from one address in 15 minutes. */
  readonly triesPerAddress?: number
  /** Who has it may read `/metrics`; without one only this machine may. */
  readonly metricsToken?: string | null
  /** Hold every reply against its schema. */
  readonly proveReplies?: boolean
}

export function createApp(
  deps: Deps,
  { ui, proxies = 0, triesPerAddress = 300, proveReplies = false, metricsToken = null }: AppOptions,
): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('trust proxy', proxies).set('query parser', false)
  app.use(securityHeaders())
  const metrics = createMetrics()
  app.use(observed(deps.log, metrics))
  app.use(compression())
  app.use(watch(deps, metrics, metricsToken))

  const api = Router({ caseSensitive: true, strict: true })
  api.use(neverStored, sameOrigin)
  const limit = addressLimit(triesPerAddress)
  for (const path of guarded) api.post(path, limit).put(path, limit)
  for (const route of routes) api[route[0]](route[1], handler(deps, route, proveReplies))
  app.use('/api/v1', api)
  app.use('/api', neverStored, nothingHere)

  for (const route of pageRoutes) app[route[0]](route[1], neverStored, handler(deps, route, proveReplies))
  app.use(pages(ui))
  app.use(nothingHere)
  app.use(failures(deps.log, metrics))
  return app
}
