/** One assessment: what the office answers, attaches and submits, and what the council decides. */
import { type Static, Type } from 'typebox'
import { appraise } from '../actions/appraise.ts'
import {
  type Attach,
  attachEvidence,
  citeEvidence,
  readEvidence,
  receiveEvidence,
  removeEvidence,
} from '../actions/evidence.ts'
import { answerExplanation, askExplanation } from '../actions/explain.ts'
import { markReady } from '../actions/mark-ready.ts'
import { addNote } from '../actions/notes.ts'
import { openAssessment, partOf } from '../actions/open-assessment.ts'
import { extend, returnAssessment } from '../actions/return-assessment.ts'
import { saveAnswer } from '../actions/save-answer.ts'
import { submit } from '../actions/submit.ts'
import { attachment } from '../evidence/name.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { fileSecurityPolicy } from '../http/headers.ts'
import { readRange } from '../http/range.ts'
import { Refusal } from '../http/refusal.ts'
import {
  AnswerInput,
  SavedAnswer,
  AppraisalInput,
  AppraisalReply,
  Assessment,
  Citation,
  EvidenceLink,
  EvidenceQuery,
  ExplanationRecord,
  ExtensionInput,
  Framework,
  lists,
  Note,
  NoteInput,
  ReadyInput,
  ReasonInput,
  Receipt,
  WordsInput,
} from '../http/schemas.ts'
import { historyOf } from '../journal/history.ts'
import { presentAssessment } from '../present-round.ts'
import { presentEvidence, presentNote } from '../present.ts'
import { notesOf } from '../store/explanations.ts'

export const getAssessment = forSignedIn({
  action: 'read assessment',
  reply: Assessment,
  async run({ deps, actor, params }) {
    const opened = await openAssessment(deps.store.db, actor, 'read assessment', params['id'] ?? '')
    const body = await presentAssessment(deps.store.db, actor, opened, deps.now())
    return { body, rev: opened.assessment.rev }
  },
})

export const getAssessmentFramework = forSignedIn({
  action: 'read assessment',
  reply: Framework,
  async run({ deps: { store }, actor, params }) {
    const { framework } = await openAssessment(store.db, actor, 'read assessment', params['id'] ?? '')
    return { body: framework }
  },
})

export const putAnswer = forSignedIn({
  action: 'save answer',
  body: AnswerInput,
  ifMatch: true,
  reply: SavedAnswer,
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
  reply: AppraisalReply,
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const record = await appraise(deps, actor, { assessment, criterion, rev, appraisal: body })
    return 'waiting' in record ? { status: 202, body: record } : { body: record, rev: record.rev }
  },
})

export const postEvidence = forSignedIn({
  action: 'attach evidence',
  created: true,
  query: EvidenceQuery,
  upload: true,
  reply: EvidenceLink,
  before: ({ deps, actor, params, query, bytes, announced }) =>
    receiveEvidence(deps, actor, attached(params, query), { bytes, announced }),
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
  upload: query.upload ?? null,
})

export const getEvidence = forSignedIn({
  action: 'read evidence',
  answers: 'application/octet-stream',
  exports: true,
  async run({ deps, actor, params, range: asked }) {
    const { name, sha256, size, type, rev } = await readEvidence(deps, actor, params['id'] ?? '')
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
    return { status: range === null ? 200 : 206, rev, file: { stream, headers } }
  },
})

export const putEvidence = forSignedIn({
  action: 'attach evidence',
  body: Citation,
  ifMatch: true,
  reply: EvidenceLink,
  async run({ deps, actor, params, rev, body }) {
    const row = await citeEvidence(deps, actor, { id: params['id'] ?? '', rev, cites: body })
    return { body: presentEvidence(row), rev: row.rev }
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

export const postReadiness = forSignedIn({
  action: 'mark ready',
  body: ReadyInput,
  ifMatch: true,
  async run({ deps, actor, params, rev, body }) {
    await markReady(deps, actor, { assessment: params['id'] ?? '', rev, ...body })
    return {}
  },
})

export const postReturn = forSignedIn({
  action: 'return assessment',
  body: ReasonInput,
  ifMatch: true,
  async run({ deps, actor, params, rev, body }) {
    await returnAssessment(deps, actor, { assessment: params['id'] ?? '', rev, ...body })
    return {}
  },
})

export const postExtension = forSignedIn({
  action: 'extend deadline',
  body: ExtensionInput,
  ifMatch: true,
  async run({ deps, actor, params, rev, body }) {
    await extend(deps, actor, { assessment: params['id'] ?? '', rev, ...body })
    return {}
  },
})

export const putQuestion = forSignedIn({
  action: 'ask explanation',
  body: WordsInput,
  ifMatch: true,
  reply: Type.Union([ExplanationRecord, Type.Null()]),
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const record = await askExplanation(deps, actor, { assessment, criterion, rev, ...body })
    return record === null ? { body: null } : { body: record, rev: record.rev }
  },
})

export const putExplanation = forSignedIn({
  action: 'answer explanation',
  body: WordsInput,
  ifMatch: true,
  reply: ExplanationRecord,
  async run({ deps, actor, params, rev, body }) {
    const { id: assessment = '', criterion = '' } = params
    const record = await answerExplanation(deps, actor, { assessment, criterion, rev, ...body })
    return { body: record, rev: record.rev }
  },
})

export const getHistory = forSignedIn({
  action: 'read assessment',
  reply: lists.history,
  async run({ deps: { store }, actor, params, lang }) {
    const opened = await openAssessment(store.db, actor, 'read assessment', params['id'] ?? '')
    const { id } = partOf(opened.framework, params['criterion'] ?? '')
    return { body: await historyOf(store.db, actor, opened, id, lang) }
  },
})

export const getNotes = forSignedIn({
  action: 'read notes',
  reply: lists.notes,
  async run({ deps: { store }, actor, params }) {
    const { assessment } = await openAssessment(store.db, actor, 'read notes', params['id'] ?? '')
    return { body: (await notesOf(store.db, actor.authority, assessment.id)).map(presentNote) }
  },
})

export const postNote = forSignedIn({
  action: 'add note',
  created: true,
  body: NoteInput,
  reply: Note,
  run: async ({ deps, actor, params, body }) => ({
    status: 201,
    body: presentNote(await addNote(deps, actor, { assessment: params['id'] ?? '', ...body })),
  }),
})
