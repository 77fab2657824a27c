import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alteredPublications } from '../../server/store/journal.ts'
import type { ApiProblem, AppraisalRecord, Assessment, Ranking, Receipt, Round, UnitResult } from '../../ui/api.ts'
import { dropGuard } from './database.ts'
import { code } from './harness.ts'
import {
  cast,
  type Cast,
  counts,
  decideAll,
  fillIn,
  move,
  opened,
  published,
  roundInput,
  submitted,
  yes,
} from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

describe('a round goes its way and no other', () => {
  it('cannot be answered, submitted or appraised in draft', async () => {
    const { body: round } = await people.asAdministrator.post<Round>('/rounds', roundInput(people.units))
    const [first] = round.assessments
    expect(code(await people.asOffice.put(`/assessments/${first!.id}/answers/plan`, yes, 0))).toBe('404 not-found')
    expect(code(await people.asOffice.get(`/rounds/${round.id}`))).toBe('404 not-found')
    const accept = await people.asCouncil.put(`/assessments/${first!.id}/appraisals/plan`, { decision: 'accept' }, 0)
    expect(code(accept)).toBe('409 wrong-state')
  })

  it('skips no step and takes none back', async () => {
    const { round } = await opened(people)
    for (const to of ['published', 'draft', 'self-scoring']) {
      expect(code(await people.asCouncil.post(`/rounds/${round.id}/transitions`, { to }, round.rev))).toBe(
        '409 wrong-state',
      )
    }
  })

  it('is moved by those whose step it is', async () => {
    const { body: draft } = await people.asAdministrator.post<Round>('/rounds', roundInput(people.units))
    const path = `/rounds/${draft.id}/transitions`
    expect(code(await people.asCouncil.post(path, { to: 'self-scoring' }, draft.rev))).toBe('403 not-allowed')
    const { round } = await submitted(people)
    expect(
      code(await people.asAdministrator.post(`/rounds/${round.id}/transitions`, { to: 'published' }, round.rev)),
    ).toBe('403 not-allowed')
  })

  it('is moved once: a second press with the old revision is told what is stored', async () => {
    const { round } = await opened(people)
    await move(people.asCouncil, round, 'appraisal')
    const again = await people.asCouncil.post<ApiProblem>(
      `/rounds/${round.id}/transitions`,
      { to: 'appraisal' },
      round.rev,
    )
    expect(code(again)).toBe('412 stale')
    expect(again.body.current).toMatchObject({ id: round.id, state: 'appraisal', rev: round.rev + 1 })
  })

  it('cannot be answered or submitted after submission, nor appraised before it', async () => {
    const { own, other, round } = await opened(people)
    await fillIn(people.asOffice, own)
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 1))).toBe('409 already-submitted')
    expect(code(await people.asOffice.post(`/assessments/${own}/submission`, undefined, 9))).toBe(
      '409 already-submitted',
    )
    const early = await people.asCouncil.put(`/assessments/${own}/appraisals/plan`, { decision: 'accept' }, 0)
    expect(code(early)).toBe('409 wrong-state')
    await move(people.asCouncil, round, 'appraisal')
    expect(code(await people.asOther.put(`/assessments/${other}/answers/plan`, yes, 0))).toBe('409 wrong-state')
  })

  it('closes what was not handed in as it stands, and the council fills the gaps with a reason', async () => {
    const { own, other, round } = await opened(people)
    await fillIn(people.asOffice, own)
    const appraisal = await move(people.asCouncil, round, 'appraisal')
    const path = `/assessments/${other}/appraisals/plan`
    expect(code(await people.asCouncil.put(path, { decision: 'accept' }, 0))).toBe('409 not-answered')
    const change = { decision: 'change', answer: yes.answer, reason: 'Theo hồ sơ' }
    expect(code(await people.asCouncil.put(path, change, 0))).toBe('409 not-answered')
    const enter = { decision: 'enter', answer: { inputs: { issued: false } }, reason: '' }
    expect(code(await people.asCouncil.put(path, enter, 0))).toBe('422 reason-required')
    expect((await people.asCouncil.put(path, { ...enter, reason: 'Không nộp' }, 0)).status).toBe(200)
    const states = appraisal.assessments.map(({ id, state, submitted_at }) => [id, state, submitted_at !== null])
    expect(new Set(states)).toEqual(
      new Set([
        [own, 'submitted', true],
        [other, 'closed', false],
      ]),
    )
    const { body } = await people.asOther.get<Assessment>(`/assessments/${other}`)
    expect([body.state, body.submitted_at]).toEqual(['closed', null])
    expect(code(await people.asOther.post(`/assessments/${other}/submission`, undefined, body.rev))).toBe(
      '409 wrong-state',
    )
    await decideAll(people.asCouncil, own)
    await people.asCouncil.put(
      `/assessments/${other}/appraisals/on-time`,
      { ...enter, answer: counts('1', '2').answer, reason: 'Không nộp' },
      0,
    )
    await people.asCouncil.put(
      `/assessments/${other}/appraisals/awarded`,
      { decision: 'enter', answer: { inputs: { given: '1' } }, reason: '' },
      0,
    )
    const done = await move(people.asChair, appraisal, 'published')
    expect(done.assessments.find(({ id }) => id === other)).toMatchObject({ state: 'closed', submitted_at: null })
  })
})

describe('the deadline', () => {
  it('is the end of the day in Việt Nam, by the clock of the server', async () => {
    const apart = await cast()
    const { own } = await opened(apart)
    apart.setClock('2026-11-20T16:59:59.999Z')
    const office = await apart.signIn('phong-do')
    expect((await office.put(`/assessments/${own}/answers/plan`, yes, 0)).status).toBe(200)
    apart.setClock('2026-11-20T17:00:00.000Z')
    const late = await office.put<ApiProblem>(`/assessments/${own}/answers/plan`, yes, 1)
    expect(code(late)).toBe('409 deadline-passed')
    expect(late.body.detail).toContain('20/11/2026')
    expect(code(await office.post(`/assessments/${own}/submission`, undefined, 2))).toBe('409 deadline-passed')
    const { body } = await office.get<Assessment>(`/assessments/${own}`)
    expect(body.may).toMatchObject({ answer: false, submit: false, appraise: false, explain: false })
    await apart.close()
  })
})

describe('submission', () => {
  it('names every criterion that is not answered', async () => {
    const { own } = await opened(people)
    await people.asOffice.put(`/assessments/${own}/answers/on-time`, { answer: { inputs: { done: '3' } }, note: '' }, 0)
    const refused = await people.asOffice.post<ApiProblem>(`/assessments/${own}/submission`, undefined, 2)
    expect(code(refused)).toBe('409 not-ready')
    expect(refused.body.errors?.map(({ pointer, code: why }) => `${pointer} ${why}`)).toEqual([
      '/answers/plan unanswered',
      '/answers/on-time unanswered',
    ])
  })

  it('wants the required paper or an explanation', async () => {
    const { own } = await opened(people)
    await people.asOffice.put(`/assessments/${own}/answers/plan`, { ...yes, note: ' ' }, 0)
    const claim = { answer: { inputs: {}, not_arising: 'Không có hồ sơ.' }, note: '' }
    await people.asOffice.put(`/assessments/${own}/answers/on-time`, claim, 0)
    const refused = await people.asOffice.post<ApiProblem>(`/assessments/${own}/submission`, undefined, 3)
    expect(refused.body.errors).toMatchObject([{ pointer: '/answers/plan', code: 'evidence-missing' }])
    await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 1)
    expect((await people.asOffice.post(`/assessments/${own}/submission`, undefined, 4)).status).toBe(200)
  })

  it('gives a receipt with a number, the time and the hash of its journal entry', async () => {
    const { own, round } = await opened(people)
    const receipt: Receipt = await fillIn(people.asOffice, own)
    expect(receipt.number).toMatch(/^2026-\d{4}$/)
    for (const voice of [people.asOffice, people.asCouncil])
      expect((await voice.get<Assessment>(`/assessments/${own}`)).body.receipt).toEqual(receipt)
    const { body } = await people.asAuditor.get<{ action: string; hash: string }[]>(`/rounds/${round.id}/journal`)
    expect(body.find(({ hash }) => hash === receipt.hash)?.action).toBe('assessment-submitted')
  })

  it('is of what was read: another revision is refused', async () => {
    const { own } = await opened(people)
    expect(code(await people.asOffice.post(`/assessments/${own}/submission`, undefined, 7))).toBe('412 stale')
  })
})

describe('appraisal', () => {
  it('changes nothing without a reason', async () => {
    const { own } = await submitted(people)
    const path = `/assessments/${own}/appraisals/on-time`
    const change = { decision: 'change', answer: counts('5', '10').answer }
    for (const body of [change, { ...change, reason: '' }, { ...change, reason: ' \n ' }]) {
      expect(code(await people.asCouncil.put(path, body, 0))).toBe('422 reason-required')
    }
    const done = await people.asCouncil.put<AppraisalRecord>(path, { ...change, reason: 'Theo sổ' }, 0)
    expect(done.body).toMatchObject({ decision: 'changed', reason: 'Theo sổ', rev: 1, answer: change.answer })
    expect(done.headers.get('etag')).toBe('"1"')
  })

  it('knows which decisions a criterion has', async () => {
    const { own } = await submitted(people)
    const put = (criterion: string, body: object) =>
      people.asCouncil.put(`/assessments/${own}/appraisals/${criterion}`, body, 0)
    const given = { inputs: { given: '1.25' } }
    expect(code(await put('awarded', { decision: 'accept' }))).toBe('409 not-for-change')
    expect(code(await put('plan', { decision: 'enter', answer: yes.answer, reason: 'x' }))).toBe('409 not-for-entry')
    expect(code(await put('satisfaction', { decision: 'enter', answer: { inputs: {} }, reason: '' }))).toBe(
      '409 no-survey',
    )
    expect(code(await put('awarded', { decision: 'enter', answer: { inputs: {} }, reason: '' }))).toBe(
      '422 invalid-answer',
    )
    expect(code(await put('awarded', { decision: 'enter', answer: { inputs: { given: '9' } }, reason: '' }))).toBe(
      '422 invalid-answer',
    )
    expect((await put('awarded', { decision: 'enter', answer: given, reason: '' })).status).toBe(200)
    expect(code(await put('no-such', { decision: 'accept' }))).toBe('404 not-found')
  })

  it('gives points in place of the rule, with the reason', async () => {
    const { own } = await submitted(people)
    const answer = { inputs: {}, adjusted: { points: '1.5', reason: '' } }
    const body = { decision: 'change', answer, reason: 'Thiếu sổ' }
    const done = await people.asCouncil.put<AppraisalRecord>(`/assessments/${own}/appraisals/on-time`, body, 0)
    expect(done.body.answer.adjusted).toEqual({ points: '1.5', reason: 'Thiếu sổ' })
  })

  it('is hidden from the office until publication', async () => {
    const { own, round } = await submitted(people)
    await decideAll(people.asCouncil, own)
    const { body } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    expect(body.appraisals).toEqual({})
    expect(body.round.assessments.map(({ progress }) => progress.decided)).toEqual([0])
    expect(code(await people.asOffice.get(`/rounds/${round.id}/ranking`))).toBe('403 not-published')
    expect(code(await people.asOffice.get(`/rounds/${round.id}/results/${people.units[0].id}`))).toBe(
      '403 not-published',
    )
    const seen = await people.asAuditor.get<Assessment>(`/assessments/${own}`)
    expect(Object.keys(seen.body.appraisals).toSorted()).toEqual(['awarded', 'on-time', 'plan'])
  })
})

describe('publication', () => {
  it('is refused while anything is undecided, by unit and criterion', async () => {
    const { own, other, round } = await submitted(people)
    await decideAll(people.asCouncil, own)
    const refused = await people.asChair.post<ApiProblem>(
      `/rounds/${round.id}/transitions`,
      { to: 'published' },
      round.rev,
    )
    expect(code(refused)).toBe('409 not-ready')
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual(
      ['plan', 'on-time', 'awarded'].map((criterion) => `/assessments/${other}/${criterion}`),
    )
    expect(refused.body.errors?.[0]?.detail).toContain('Phòng Xanh')
  })

  it('ranks by the index of the final answers, and everyone reads the same', async () => {
    const { round } = await published(people)
    const [seen, own] = [
      await people.asAuditor.get<Ranking>(`/rounds/${round.id}/ranking`),
      await people.asOffice.get<Ranking>(`/rounds/${round.id}/ranking`),
    ]
    // 1 + 3.6 + 2 = 6.6 of 7 and 1 + 3.2 + 2 = 6.2 of 7, each on a scale of 10
    expect(seen.body.rows.map(({ place, index, band }) => [place, index, band])).toEqual([
      [1, '9.43', 'good'],
      [2, '8.86', 'rest'],
    ])
    expect(own.body.rows).toEqual(seen.body.rows)
    expect(own.body.round.assessments).toHaveLength(1)
    expect(seen.body.round.assessments).toHaveLength(2)
  })

  it('is read from the stored document, whatever happens to the rows', async () => {
    const { round, own } = await published(people)
    const result = `/rounds/${round.id}/results/${people.units[0].id}`
    const before = await people.asOffice.get<UnitResult>(result)
    const ranking = await people.asOffice.get<Ranking>(`/rounds/${round.id}/ranking`)
    await people.deps.store.db
      .updateTable('answer')
      .set({ answer: '{"inputs":{}}' })
      .where('assessment_id', '=', own)
      .execute()
    await people.deps.store.db.deleteFrom('appraisal').where('assessment_id', '=', own).execute()
    await people.deps.store.db
      .updateTable('unit')
      .set({ name: 'Tên khác' })
      .where('id', '=', people.units[0].id)
      .execute()
    expect((await people.asOffice.get(result)).body).toEqual(before.body)
    expect((await people.asOffice.get(`/rounds/${round.id}/ranking`)).body).toEqual(ranking.body)
    expect(before.body).toMatchObject({ state: 'published', place: 1 })
    await expect(people.deps.store.db.updateTable('publication').set({ at: '' }).execute()).rejects.toThrow(
      'written once',
    )
    await expect(people.deps.store.db.deleteFrom('publication').execute()).rejects.toThrow('written once')
    await people.deps.store.db
      .updateTable('unit')
      .set({ name: 'Phòng Đỏ' })
      .where('id', '=', people.units[0].id)
      .execute()
  })

  it('that was altered behind the back of the database is found by the journal', async () => {
    const apart = await cast()
    const { round } = await published(apart)
    const { db } = apart.deps.store
    const { id } = await db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
    expect(await alteredPublications(db, id)).toEqual([])
    await dropGuard(db, 'publication')
    const { document } = await db.selectFrom('publication').select('document').executeTakeFirstOrThrow()
    await db
      .updateTable('publication')
      .set({ document: document.replace('9.43', '9.99') })
      .execute()
    expect(await alteredPublications(db, id)).toEqual([round.id])
    await apart.close()
  })

  it('ends every change', async () => {
    const { round, own } = await published(people)
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 1))).toBe('409 wrong-state')
    const accept = await people.asCouncil.put(`/assessments/${own}/appraisals/plan`, { decision: 'accept' }, 1)
    expect(code(accept)).toBe('409 wrong-state')
    expect(code(await people.asCouncil.post(`/rounds/${round.id}/transitions`, { to: 'appraisal' }, round.rev))).toBe(
      '409 wrong-state',
    )
  })
})
