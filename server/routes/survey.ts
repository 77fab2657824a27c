/** The points of the survey, for whoever enters them: of each unit those criteria, and nothing else. */
import { appraise } from '../actions/appraise.ts'
import { openRound } from '../actions/open-round.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { AppraisalReply, lists, SurveyInput } from '../http/schemas.ts'
import { presentSurvey } from '../present-survey.ts'

export const getSurvey = forSignedIn({
  action: 'read survey',
  reply: lists.survey,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read survey')
    return { body: await presentSurvey(store.db, actor, round) }
  },
})

export const putSurvey = forSignedIn({
  action: 'enter survey',
  body: SurveyInput,
  ifMatch: true,
  reply: AppraisalReply,
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const appraisal = { decision: 'enter', ...body } as const
    const record = await appraise(deps, actor, { assessment, criterion, rev, appraisal }, 'enter survey')
    return 'waiting' in record ? { status: 202, body: record } : { body: record, rev: record.rev }
  },
})
