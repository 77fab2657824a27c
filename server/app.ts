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
import * as account from './routes/account.ts'
import * as assessments from './routes/assessments.ts'
import * as desk from './routes/desk.ts'
import * as drafts from './routes/drafts.ts'
import * as frameworks from './routes/frameworks.ts'
import * as journal from './routes/journal.ts'
import * as organisation from './routes/organisation.ts'
import * as people from './routes/people.ts'
import { withReference } from './routes/reference.ts'
import * as results from './routes/results.ts'
import * as rounds from './routes/rounds.ts'
import * as survey from './routes/survey.ts'
import * as tasks from './routes/tasks.ts'
import * as tokens from './routes/tokens.ts'
import * as uploads from './routes/uploads.ts'

/** Under `/api/v1`. Who may use each: `policy.ts`, by the endpoint's action. */
export const routes: readonly Route[] = withReference([
  ['get', '/status', access.status],
  ['post', '/setup', access.setup],
  ['get', '/session', access.session],
  ['post', '/session', access.signInRoute],
  ['delete', '/session', access.signOutRoute],

  ['put', '/session', account.putSession],
  ['post', '/oidc', access.postOidc],
  ['post', '/oidc/return', access.postOidcReturn],
  ['get', '/sessions', account.listSessions],
  ['delete', '/sessions/:id', account.deleteSession],
  ['put', '/password', account.password],
  ['post', '/second-factor', account.postFactor],
  ['put', '/second-factor', account.putFactor],
  ['post', '/second-factor/removal', account.postFactorRemoval],
  ['post', '/invitation', account.postInvitation],
  ['put', '/invitation', account.putInvitation],

  ['get', '/units', people.listUnits],
  ['post', '/units', people.postUnits],
  ['put', '/units/:id', organisation.putUnit],
  ['delete', '/units/:id', organisation.deleteUnit],
  ['get', '/unit-types', organisation.listUnitTypes],
  ['post', '/unit-types', organisation.postUnitType],
  ['put', '/unit-types/:id', organisation.putUnitType],
  ['delete', '/unit-types/:id', organisation.deleteUnitType],
  ['post', '/imports', organisation.postImport],
  ['get', '/authorities', organisation.listAuthorities],
  ['post', '/authorities', organisation.postAuthority],
  ['get', '/authorities/:id/rounds', organisation.listPublished],
  ['get', '/authorities/:id/rounds/:round/ranking', organisation.getPublishedRanking],
  ['get', '/users', people.listUsers],
  ['post', '/users', people.postUser],
  ['put', '/users/:id', people.putUser],
  ['put', '/users/:id/state', people.putUserState],
  ['post', '/users/:id/reset', people.postReset],
  ['post', '/users/:id/memberships', people.postMembership],
  ['put', '/users/:id/memberships/:membership', people.putMembership],
  ['post', '/users/:id/erasure', people.postErasure],

  ['get', '/tokens', tokens.listTokens],
  ['post', '/tokens', tokens.postToken],
  ['delete', '/tokens/:id', tokens.deleteToken],

  ['get', '/frameworks', frameworks.listFrameworks],
  ['get', '/frameworks/:id/:version', frameworks.getFramework],
  ['get', '/frameworks/:id/:version/standing', frameworks.getStanding],
  ['get', '/frameworks/:id/:version/source', frameworks.getSource],
  ['get', '/comparison', frameworks.getComparison],
  ['get', '/drafts', drafts.listDrafts],
  ['post', '/drafts', drafts.postDraft],
  ['get', '/drafts/:id', drafts.getDraft],
  ['put', '/drafts/:id', drafts.putDraft],
  ['delete', '/drafts/:id', drafts.deleteDraft],
  ['post', '/drafts/:id/publication', drafts.postPublication],

  ['get', '/tasks', tasks.getTasks],

  ['get', '/rounds', rounds.listRounds],
  ['post', '/rounds', rounds.postRound],
  ['get', '/rounds/:id', rounds.getRound],
  ['put', '/rounds/:id', rounds.putRound],
  ['delete', '/rounds/:id', rounds.dropRound],
  ['post', '/rounds/:id/transitions', rounds.postTransition],
  ['put', '/rounds/:id/dates', rounds.putDates],
  ['post', '/rounds/:id/closing', rounds.postClosing],
  ['post', '/rounds/:id/unsubmitted', rounds.postUnsubmitted],
  ['post', '/rounds/:id/reminders', rounds.postReminder],
  ['post', '/rounds/:id/cancellation', rounds.postCancellation],
  ['post', '/rounds/:id/reopening', rounds.postReopening],
  ['post', '/rounds/:id/ending/decision', rounds.postEndingDecision],
  ['post', '/rounds/:id/corrections', rounds.postCorrection],
  ['post', '/rounds/:id/corrections/decision', rounds.postCorrectionDecision],
  ['post', '/rounds/:id/version', rounds.postVersion],
  ['post', '/rounds/:id/version/decision', rounds.postVersionDecision],
  ['get', '/rounds/:id/delegations', rounds.getDelegations],
  ['put', '/rounds/:id/delegations', rounds.putDelegations],
  ['get', '/rounds/:id/desk', desk.getDesk],
  ['get', '/rounds/:id/progress', desk.getProgress],
  ['get', '/rounds/:id/phrases', desk.getPhrases],
  ['post', '/rounds/:id/acceptances', desk.postAcceptances],
  ['post', '/rounds/:id/withdrawals', desk.postWithdrawals],
  ['get', '/rounds/:id/framework', rounds.getRoundFramework],
  ['get', '/rounds/:id/unit-facts', rounds.getUnitFacts],
  ['put', '/rounds/:id/unit-facts', rounds.putUnitFacts],
  ['get', '/rounds/:id/survey', survey.getSurvey],
  ['get', '/rounds/:id/journal', journal.getRoundJournal],
  ['get', '/rounds/:id/journal.csv', journal.exportRoundJournal],
  ['get', '/rounds/:id/ranking', results.getRanking],
  ['get', '/rounds/:id/movement', results.getMovement],
  ['get', '/rounds/:id/results/:unit', results.getResult],
  ['get', '/rounds/:id/publications/:revision', results.getPublication],

  ['get', '/journal', journal.getJournal],
  ['get', '/journal.csv', journal.exportJournal],
  ['get', '/journal-actions', journal.getJournalActions],
  ['get', '/journal-check', journal.getJournalCheck],
  ['get', '/checkpoints', journal.getCheckpoints],
  ['post', '/checkpoints', journal.postCheckpoint],
  ['get', '/receipts', journal.getReceipt],

  ['get', '/assessments/:id', assessments.getAssessment],
  ['get', '/assessments/:id/framework', assessments.getAssessmentFramework],
  ['put', '/assessments/:id/answers/:criterion', assessments.putAnswer],
  ['put', '/assessments/:id/appraisals/:criterion', assessments.putAppraisal],
  ['put', '/assessments/:id/survey/:criterion', survey.putSurvey],
  ['post', '/assessments/:id/readiness', assessments.postReadiness],
  ['post', '/assessments/:id/submission', assessments.postSubmission],
  ['post', '/assessments/:id/return', assessments.postReturn],
  ['post', '/assessments/:id/extension', assessments.postExtension],
  ['put', '/assessments/:id/explanations/:criterion/question', assessments.putQuestion],
  ['put', '/assessments/:id/explanations/:criterion/answer', assessments.putExplanation],
  ['get', '/assessments/:id/history/:criterion', assessments.getHistory],
  ['get', '/assessments/:id/notes', assessments.getNotes],
  ['post', '/assessments/:id/notes', assessments.postNote],
  ['post', '/assessments/:id/evidence', assessments.postEvidence],
  ['post', '/assessments/:id/uploads', uploads.postUpload],
  ['get', '/assessments/:id/uploads/:upload', uploads.getUpload],
  ['put', '/assessments/:id/uploads/:upload', uploads.putSlice],
  ['get', '/evidence/:id', assessments.getEvidence],
  ['put', '/evidence/:id', assessments.putEvidence],
  ['delete', '/evidence/:id', assessments.deleteEvidence],
])

/** Pages that the server writes itself, for whoever has no account. */
const pageRoutes: readonly Route[] = [['get', '/receipts', journal.receiptsPage]]

/** Where passwords and codes are tried. */
const guarded = [
  '/session',
  '/setup',
  '/password',
  '/second-factor',
  '/second-factor/removal',
  '/invitation',
  '/oidc',
  '/oidc/return',
]

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
  const limit = addressLimit(deps, triesPerAddress)
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
