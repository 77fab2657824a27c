/** One assessment: what the office answers, attaches and submits, and what the council decides. */
import { appraise } from '../actions/appraise.ts'
import { attachEvidence, readEvidence, removeEvidence } from '../actions/evidence.ts'
import { openAssessment } from '../actions/open-assessment.ts'
import { saveAnswer } from '../actions/save-answer.ts'
import { submit } from '../actions/submit.ts'
import { attachment } from '../evidence/name.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { fileSecurityPolicy } from '../http/headers.ts'
import {
  AnswerInput,
  AnswerRecord,
  AppraisalInput,
  AppraisalRecord,
  Assessment,
  EvidenceLink,
  EvidenceQuery,
  Receipt,
} from '../http/schemas.ts'
import { presentAssessment } from '../present-round.ts'
import { presentEvidence } from '../present.ts'

export const getAssessment = forSignedIn({
  action: 'read assessment',
  reply: Assessment,
  async run({ deps, actor, params }) {
    const opened = await openAssessment(deps.store.db, actor, 'read assessment', params['id'] ?? '')
    const body = await presentAssessment(deps.store.db, actor, opened, deps.now())
    return { body, rev: opened.assessment.rev }
  },
})

export const putAnswer = forSignedIn({
  action: 'save answer',
  body: AnswerInput,
  ifMatch: true,
  reply: AnswerRecord,
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const record = await saveAnswer(deps, actor, { assessment, criterion, rev, ...body })
    return { body: record, rev: record.rev }
  },
})

export const putAppraisal = forSignedIn({
  action: 'appraise',
  body: AppraisalInput,
  ifMatch: true,
  reply: AppraisalRecord,
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const record = await appraise(deps, actor, { assessment, criterion, rev, appraisal: body })
    return { body: record, rev: record.rev }
  },
})

export const postEvidence = forSignedIn({
  action: 'attach evidence',
  created: true,
  query: EvidenceQuery,
  upload: true,
  reply: EvidenceLink,
  async run({ deps, actor, params, query, bytes }) {
    const { criterion, requirement = null, name } = query
    const row = await attachEvidence(deps, actor, {
      assessment: params['id'] ?? '',
      criterion,
      requirement,
      name,
      bytes,
    })
    return { status: 201, body: presentEvidence(row) }
  },
})

export const getEvidence = forSignedIn({
  action: 'read evidence',
  answers: 'application/octet-stream',
  async run({ deps, actor, params }) {
    const row = await readEvidence(deps, actor, params['id'] ?? '')
    const headers = {
      'Content-Type': row.type,
      'Content-Length': String(row.size),
      'Content-Disposition': attachment(row.name),
      'Content-Security-Policy': fileSecurityPolicy,
    }
    return { file: { stream: deps.evidence.read(row.sha256), headers } }
  },
})

export const deleteEvidence = forSignedIn({
  action: 'remove evidence',
  async run({ deps, actor, params }) {
    await removeEvidence(deps, actor, params['id'] ?? '')
    return {}
  },
})

export const postSubmission = forSignedIn({
  action: 'submit assessment',
  ifMatch: true,
  reply: Receipt,
  run: async ({ deps, actor, params, rev }) => ({
    body: await submit(deps, actor, { assessment: params['id'] ?? '', rev }),
  }),
})
