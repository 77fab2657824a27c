/** One assessment: what the office answers, attaches and submits, and what the council decides. */
import type { Static } from 'typebox'
import { appraise } from '../actions/appraise.ts'
import {
  type Attach,
  attachEvidence,
  evidenceRev,
  readEvidence,
  receiveEvidence,
  removeEvidence,
} from '../actions/evidence.ts'
import { openAssessment } from '../actions/open-assessment.ts'
import { saveAnswer } from '../actions/save-answer.ts'
import { submit } from '../actions/submit.ts'
import { attachment } from '../evidence/name.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { fileSecurityPolicy } from '../http/headers.ts'
import { readRange } from '../http/range.ts'
import { Refusal } from '../http/refusal.ts'
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
  before: ({ deps, actor, params, query, bytes }) => receiveEvidence(deps, actor, attached(params, query), bytes),
  async run({ deps, actor, params, query, before }) {
    const row = await attachEvidence(deps, actor, attached(params, query), before)
    return { status: 201, body: presentEvidence(row) }
  },
})

const attached = (params: Readonly<Record<string, string>>, query: Static<typeof EvidenceQuery>): Attach => ({
  assessment: params['id'] ?? '',
  criterion: query.criterion,
  requirement: query.requirement ?? null,
  name: query.name,
})

export const getEvidence = forSignedIn({
  action: 'read evidence',
  answers: 'application/octet-stream',
  exports: true,
  async run({ deps, actor, params, range: asked }) {
    const { name, sha256, size, type } = await readEvidence(deps, actor, params['id'] ?? '')
    const range = readRange(asked, size)
    if (range === 'unsatisfiable') throw new Refusal('range', { params: { size: String(size) } })
    const headers = {
      'Content-Type': type,
      'Content-Length': String(range === null ? size : range.last - range.first + 1),
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': fileSecurityPolicy,
      'Accept-Ranges': 'bytes',
      ...(range !== null && { 'Content-Range': `bytes ${range.first}-${range.last}/${size}` }),
    }
    const stream = await deps.evidence.read(sha256, range ?? undefined)
    return { status: range === null ? 200 : 206, rev: evidenceRev, file: { stream, headers } }
  },
})

export const deleteEvidence = forSignedIn({
  action: 'remove evidence',
  ifMatch: true,
  async run({ deps, actor, params, rev }) {
    await removeEvidence(deps, actor, params['id'] ?? '', rev)
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
