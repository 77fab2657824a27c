/** The whole way of a round: its stages and dates, what goes back and forth in them, and what each leaves behind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stages } from '../../server/workflow.ts'
import type {
  ApiProblem,
  AppraisalRecord,
  Assessment,
  ExplanationRecord,
  JournalEntry,
  Note,
  Ranking,
  Round,
  UnitResult,
  User,
} from '../../ui/api.ts'
import { code, start, type Voice } from './harness.ts'
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
  expectTold,
} from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

const whole = {
  clarification_until: '2026-12-22',
  appraisal_2_until: '2026-12-24',
  council_until: '2026-12-26',
}

async function begun(more: object, who: Cast = people): Promise<{ round: Round; own: string; other: string }> {
  const { body: draft } = await who.asAdministrator.post<Round>('/rounds', { ...roundInput(who.units), ...more })
  const round = await move(who.asAdministrator, draft, 'self-scoring')
  const idOf = (unit: string) => round.assessments.find((one) => one.unit.id === unit)?.id ?? ''
  return { round, own: idOf(who.units[0].id), other: idOf(who.units[1].id) }
}

const read = async (voice: Voice, id: string): Promise<Assessment> =>
  (await voice.get<Assessment>(`/assessments/${id}`)).body
const roundNow = async (id: string): Promise<Round> => (await people.asAuditor.get<Round>(`/rounds/${id}`)).body
const journal = async (id: string): Promise<readonly JournalEntry[]> =>
  (await people.asAuditor.get<JournalEntry[]>(`/rounds/${id}/journal`)).body

describe('the stages', () => {
  it('are those that the round has a date for, in one order, each ended by those whose step it is', async () => {
    expect(stages.map(({ state }) => state)).toEqual([
      'self-scoring',
      'appraisal',
      'clarification',
      'appraisal-2',
      'council',
    ])
    const draft = async (more: object) =>
      (await people.asAdministrator.post<Round>('/rounds', { ...roundInput(people.units), ...more })).body
    const { own, other, round } = await begun({ clarification_until: '2026-12-22', council_until: '2026-12-26' })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    let now = await move(people.asCouncil, round, 'appraisal')
    expect(now.next).toEqual({ to: 'clarification', by: ['council', 'chair'] })
    expect(
      code(await people.asAdministrator.post(`/rounds/${now.id}/transitions`, { to: 'clarification' }, now.rev)),
    ).toBe('403 not-allowed')
    expect(code(await people.asChair.post(`/rounds/${now.id}/transitions`, { to: 'council' }, now.rev))).toBe(
      '409 wrong-state',
    )
    now = await move(people.asCouncil, now, 'clarification')
    now = await move(people.asCouncil, now, 'council')
    expect(now.next).toEqual({ to: 'published', by: ['chair'] })
    expect(code(await people.asCouncil.post(`/rounds/${now.id}/transitions`, { to: 'published' }, now.rev))).toBe(
      '403 not-allowed',
    )
    expect((await draft({ clarification_until: '2026-12-22' })) as unknown).toMatchObject({
      code: 'clarification-last',
    })
    expect((await draft({ clarification_until: '2026-12-19' })) as unknown).toMatchObject({
      code: 'dates-out-of-order',
    })
  })

  it('get other dates with a reason, but only those that are not over, and none is added or left out', async () => {
    const { round } = await begun(whole)
    const dates = { ...whole, self_scoring_until: '2026-11-25', appraisal_until: '2026-12-20', reason: 'Bão' }
    const put = (change: object, rev = round.rev) =>
      people.asAdministrator.put<Round>(`/rounds/${round.id}/dates`, { ...dates, ...change }, rev)
    expect(code(await put({ reason: ' ' }))).toBe('422 reason-required')
    expect(code(await put({ council_until: null }))).toBe('409 stage-settled')
    expect(code(await put({ self_scoring_until: '2026-12-21' }))).toBe('422 dates-out-of-order')
    expect(code(await people.asChair.put(`/rounds/${round.id}/dates`, dates, round.rev))).toBe('403 not-allowed')
    const done = await put({})
    expect([done.status, done.body.self_scoring_until]).toEqual([200, '2026-11-25'])
    const appraisal = await move(people.asCouncil, done.body, 'appraisal')
    expect(code(await put({ self_scoring_until: '2026-11-26' }, appraisal.rev))).toBe('409 stage-settled')
  })
})

describe('self-scoring', () => {
  it('is handed in by the leader where the round asks for it; the staff say that it is ready', async () => {
    const { own } = await begun({ confirmed: true })
    const office = people.asOffice
    expect(code(await office.post(`/assessments/${own}/readiness`, { ready: true }, 1))).toBe('409 not-ready')
    await office.put(`/assessments/${own}/answers/plan`, yes, 0)
    await office.put(`/assessments/${own}/answers/on-time`, counts('9', '10'), 0)
    expect(code(await office.post(`/assessments/${own}/submission`, undefined, 3))).toBe('403 leader-confirms')
    expect((await read(office, own)).may).toMatchObject({ answer: true, ready: true, submit: false })
    expect((await office.post(`/assessments/${own}/readiness`, { ready: true }, 3)).status).toBe(204)
    expect((await read(people.asLeader, own)).ready_at).not.toBe(null)
    await office.put(`/assessments/${own}/answers/on-time`, counts('8', '10'), 1)
    const changed = await read(people.asLeader, own)
    expect([changed.ready_at, changed.may.submit]).toEqual([null, true])
    expect((await people.asLeader.post(`/assessments/${own}/submission`, undefined, changed.rev)).status).toBe(200)
  })

  it('goes back to the office with a reason, and is handed in again under a new receipt', async () => {
    const { own, round } = await opened(people)
    const first = await fillIn(people.asOffice, own)
    const { rev } = await read(people.asCouncil, own)
    expect(code(await people.asCouncil.post(`/assessments/${own}/return`, { reason: '' }, rev))).toBe(
      '422 reason-required',
    )
    expect(code(await people.asOffice.post(`/assessments/${own}/return`, { reason: 'x' }, rev))).toBe('403 not-allowed')
    expect(code(await people.asCouncil.post(`/assessments/${own}/return`, { reason: 'Thiếu phụ lục' }, rev - 1))).toBe(
      '412 stale',
    )
    expect((await people.asCouncil.post(`/assessments/${own}/return`, { reason: 'Thiếu phụ lục' }, rev)).status).toBe(
      204,
    )
    const back = await read(people.asOffice, own)
    expect([back.state, back.submitted_at, back.receipt, back.returned_reason, back.may.answer]).toEqual([
      'open',
      null,
      null,
      'Thiếu phụ lục',
      true,
    ])
    const again = await people.asOffice.post<{ number: string }>(`/assessments/${own}/submission`, undefined, back.rev)
    expect(Number(again.body.number.slice(5))).toBe(Number(first.number.slice(5)) + 1)
    expect((await read(people.asOffice, own)).returned_reason).toBe(null)
    const done = (await journal(round.id)).filter(({ action }) =>
      ['assessment-submitted', 'assessment-returned'].includes(action),
    )
    expect(done.map(({ action }) => action)).toEqual([
      'assessment-submitted',
      'assessment-returned',
      'assessment-submitted',
    ])
    await move(people.asCouncil, round, 'appraisal')
    const late = await read(people.asCouncil, own)
    expect(code(await people.asCouncil.post(`/assessments/${own}/return`, { reason: 'x' }, late.rev))).toBe(
      '409 wrong-state',
    )
  })

  it('lasts longer for a unit that was given longer, and what is overdue is closed for all at once', async () => {
    const apart = await cast()
    const { own, other, round } = await begun({}, apart)
    const extend = (until: string, reason = 'Ốm', rev = 1) =>
      apart.asAdministrator.post(`/assessments/${own}/extension`, { until, reason }, rev)
    const short = await extend('2026-11-19')
    expect(code(short)).toBe('422 extension-too-short')
    expect(short.body).toMatchObject({ errors: [{ pointer: '/until', code: 'extension-too-short' }] })
    expect(code(await extend('2026-11-25', ' '))).toBe('422 reason-required')
    expect(
      code(await apart.asCouncil.post(`/assessments/${own}/extension`, { until: '2026-11-25', reason: 'x' }, 1)),
    ).toBe('403 not-allowed')
    expect((await extend('2026-11-25')).status).toBe(204)
    expect(code(await apart.asAdministrator.post(`/rounds/${round.id}/closing`, undefined, round.rev))).toBe(
      '409 nothing-overdue',
    )
    apart.setClock('2026-11-20T17:00:00.000Z')
    const [red, blue] = [await apart.signIn('phong-do'), await apart.signIn('phong-xanh')]
    expect((await red.put(`/assessments/${own}/answers/plan`, yes, 0)).status).toBe(200)
    expect(code(await blue.put(`/assessments/${other}/answers/plan`, yes, 0))).toBe('409 deadline-passed')
    const head = await apart.signIn('quan-tri')
    const closed = await head.post<Round>(`/rounds/${round.id}/closing`, undefined, round.rev)
    const told = closed.body.assessments.map(({ unit, state, until }) => [unit.name, state, until])
    expect(told).toEqual([
      ['Phòng Đỏ', 'open', '2026-11-25'],
      ['Phòng Xanh', 'closed', '2026-11-20'],
    ])
    expect((await read(red, own)).extension).toMatchObject({ until: '2026-11-25', reason: 'Ốm' })
    apart.setClock('2026-11-25T16:59:59.999Z')
    const before = await apart.signIn('phong-do')
    expect((await before.put(`/assessments/${own}/answers/plan`, yes, 1)).status).toBe(200)
    apart.setClock('2026-11-25T17:00:00.000Z')
    expect(code(await before.put(`/assessments/${own}/answers/plan`, yes, 2))).toBe('409 deadline-passed')
    await apart.close()
  })
})

describe('clarification', () => {
  it('is a record of questions and answers, with further papers where the council asked', async () => {
    const { own, other, round } = await begun(whole)
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    let now = await move(people.asCouncil, round, 'appraisal')
    const question = `/assessments/${own}/explanations/plan/question`
    const answer = `/assessments/${own}/explanations/plan/answer`
    const asked = await people.asCouncil.put<ExplanationRecord>(question, { words: 'Kế hoạch ký ngày nào?' }, 0)
    expect(asked.body).toMatchObject({ question: 'Kế hoạch ký ngày nào?', answer: null, rev: 1 })
    expect((await read(people.asOffice, own)).explanations).toEqual({})
    expect(code(await people.asOffice.put(answer, { words: 'x' }, 1))).toBe('409 wrong-state')
    expect(code(await people.asOffice.put(question, { words: 'x' }, 1))).toBe('403 not-allowed')
    const withdrawn = `/assessments/${other}/explanations/plan/question`
    await people.asCouncil.put(withdrawn, { words: 'Sao?' }, 0)
    expect((await people.asCouncil.put(withdrawn, { words: ' ' }, 1)).body).toBe(null)
    await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, { decision: 'accept' }, 0)
    now = await move(people.asCouncil, now, 'clarification')
    const seen = await read(people.asOffice, own)
    expect([seen.explanations['plan']?.question, seen.appraisals, seen.may.explain]).toEqual([
      'Kế hoạch ký ngày nào?',
      {},
      true,
    ])
    const attach = (voice: Voice, id: string, criterion: string) =>
      voice.upload<{ id: string }>(`/assessments/${id}/evidence?criterion=${criterion}&name=a.pdf`, pdf)
    expect(code(await attach(people.asOffice, own, 'on-time'))).toBe('409 not-asked')
    const paper = await attach(people.asOffice, own, 'plan')
    expect(paper.status).toBe(201)
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 1))).toBe('409 wrong-state')
    expect(code(await people.asOther.put(answer, { words: 'x' }, 1))).toBe('404 not-found')
    const early = await people.asCouncil.post<ApiProblem>(
      `/rounds/${round.id}/transitions`,
      { to: 'appraisal-2' },
      now.rev,
    )
    expect([code(early), early.body.errors?.map((one) => one.code)]).toEqual(['409 not-ready', ['unexplained']])
    expect(code(await people.asOffice.put(answer, { words: ' ' }, 1))).toBe('422 words-required')
    const told = await people.asOffice.put<ExplanationRecord>(answer, { words: 'Ngày 05/01/2026.' }, 1)
    expect(told.body).toMatchObject({ answer: 'Ngày 05/01/2026.', answered_by: 'Người phong-do', rev: 2 })
    expect(code(await people.asCouncil.put(question, { words: 'Khác' }, 2))).toBe('409 explained')
    expect((await people.asOffice.delete(`/evidence/${paper.body.id}`, 1)).status).toBe(204)
    now = await move(people.asCouncil, now, 'appraisal-2')
    expect(now.state).toBe('appraisal-2')
  })

  it('shows what was decided where the round says so, and is asked only where there is one', async () => {
    const { own, other, round } = await begun({
      clarification_until: '2026-12-22',
      council_until: '2026-12-26',
      shows_appraisal: true,
    })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const now = await move(people.asCouncil, round, 'appraisal')
    await people.asCouncil.put(`/assessments/${own}/appraisals/plan`, { decision: 'accept' }, 0)
    expect((await read(people.asOffice, own)).appraisals).toEqual({})
    await move(people.asCouncil, now, 'clarification')
    expect(Object.keys((await read(people.asOffice, own)).appraisals)).toEqual(['plan'])
    const plain = await submitted(people)
    const asked = await people.asCouncil.put(`/assessments/${plain.own}/explanations/plan/question`, { words: 'x' }, 0)
    expect(code(asked)).toBe('409 no-clarification')
  })
})

describe('notes of the council', () => {
  it('are for the council and the auditor, and reach no office', async () => {
    const { own } = await submitted(people)
    const path = `/assessments/${own}/notes`
    const note = await people.asCouncil.post<Note>(path, { criterion: 'plan', words: 'Hỏi lại phòng Nội vụ' })
    expect([note.status, note.body.by]).toEqual([201, 'Người hoi-dong'])
    expect(code(await people.asCouncil.post(path, { criterion: 'no-such', words: 'x' }))).toBe('404 not-found')
    expect(code(await people.asCouncil.post(path, { criterion: null, words: ' ' }))).toBe('422 words-required')
    for (const voice of [people.asChair, people.asAuditor])
      expect((await voice.get<Note[]>(path)).body.map(({ words }) => words)).toEqual(['Hỏi lại phòng Nội vụ'])
    for (const voice of [people.asOffice, people.asLeader, people.asAdministrator, people.asSurvey])
      expect(code(await voice.get(path))).toBe('403 not-allowed')
    expect(JSON.stringify(await read(people.asOffice, own))).not.toContain('Hỏi lại')
  })

  it('stand in the journal, with their words for those who may read them', async () => {
    const { own, round } = await submitted(people)
    await people.asCouncil.post<Note>(`/assessments/${own}/notes`, { criterion: null, words: 'Chờ họp hội đồng' })
    for (const path of [`/rounds/${round.id}/journal?action=note-added`, `/rounds/${round.id}/journal.csv`]) {
      for (const voice of [people.asCouncil, people.asChair, people.asAuditor])
        expect(JSON.stringify((await voice.get(path)).body)).toContain('Chờ họp hội đồng')
      const { body } = await people.asAdministrator.get(path)
      expect(JSON.stringify(body)).toContain('note-added')
      expect(JSON.stringify(body)).not.toContain('Chờ họp')
    }
    const council = await people.person('hoi-dong-do', 'council')
    const { body: users } = await people.asAdministrator.get<User[]>('/users')
    const user = users.find(({ username }) => username === 'hoi-dong-do')
    const membership = { role: 'office', unit_id: people.units[0].id, valid_from: null, valid_until: null }
    expect((await council.get(`/rounds/${round.id}/journal.csv`)).body).toContain('Chờ họp')
    await people.asAdministrator.post(`/users/${user?.id}/memberships`, membership, user?.rev)
    const again = await people.signIn('hoi-dong-do')
    expect((await again.get(`/rounds/${round.id}/journal.csv`)).body).not.toContain('Chờ họp')
  })
})

describe('four columns', () => {
  it('stand side by side: self-scored, appraised, after clarification, final', async () => {
    const { own, other, round } = await begun(whole)
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const change = (on_time: string) => ({
      decision: 'change',
      answer: counts(on_time, '10').answer,
      reason: 'Theo sổ',
    })
    const put = (on_time: string, rev: number) =>
      people.asCouncil.put<AppraisalRecord>(`/assessments/${own}/appraisals/on-time`, change(on_time), rev)
    let now = await move(people.asCouncil, round, 'appraisal')
    await put('7', 0)
    now = await move(people.asCouncil, now, 'clarification')
    now = await move(people.asCouncil, now, 'appraisal-2')
    await put('8', 1)
    now = await move(people.asCouncil, now, 'council')
    await put('6', 2)
    await people.asCouncil.put(`/assessments/${own}/appraisals/plan`, { decision: 'accept' }, 0)
    await decideAll(people.asCouncil, own)
    await decideAll(people.asCouncil, other)
    await move(people.asChair, now, 'published')
    const { body } = await people.asOffice.get<UnitResult>(`/rounds/${round.id}/results/${people.units[0].id}`)
    const columns = [body.self, body.appraised, body.clarified, body.final]
    // 0.4 points each, and what the council enters only in the last.
    expect(columns.map((one) => one?.points)).toEqual(['4.60', '3.80', '4.20', '5.40'])
    expect(body.answers.appraised?.['on-time']).toEqual(counts('7', '10').answer)
    const plain = await published(people)
    const { body: short } = await people.asOffice.get<UnitResult>(
      `/rounds/${plain.round.id}/results/${people.units[0].id}`,
    )
    expect([short.appraised, short.clarified, short.answers.appraised]).toEqual([null, null, null])
  })
})

describe('the council', () => {
  it('is late when it decides after the last day of the stage, and this is recorded', async () => {
    const apart = await cast()
    const { own, other, round } = await begun({}, apart)
    await fillIn(apart.asOffice, own)
    await fillIn(apart.asOther, other)
    await move(apart.asCouncil, round, 'appraisal')
    const decide = (voice: Voice, criterion: string) =>
      voice.put<AppraisalRecord>(`/assessments/${own}/appraisals/${criterion}`, { decision: 'accept' }, 0)
    expect((await decide(apart.asCouncil, 'plan')).body.late).toBe(false)
    apart.setClock('2026-12-20T17:00:00.000Z')
    expect((await decide(await apart.signIn('hoi-dong'), 'on-time')).body.late).toBe(true)
    await apart.close()
  })

  it('decides what was delegated to it, where the round delegates; the chair decides all', async () => {
    const { own, other, round } = await begun({ delegated: true })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const path = `/rounds/${round.id}/delegations`
    const { body: before } = await people.asChair.get<{
      people: { user_id: string; name: string }[]
      sheets: { id: string }[]
    }>(path)
    expect(before.sheets.map(({ id }) => id)).toEqual(['work', 'esteem'])
    const member = before.people.find(({ name }) => name === 'Người hoi-dong')!.user_id
    expect(code(await people.asCouncil.put(path, { delegations: [] }, round.rev))).toBe('403 not-allowed')
    const wrong = { delegations: [{ user_id: member, sheets: ['nowhere'] }] }
    expect(code(await people.asChair.put(path, wrong, round.rev))).toBe('422 delegation-unknown')
    const given = { delegations: [{ user_id: member, sheets: ['work'] }] }
    const set = await people.asChair.put<Round>(path, given, round.rev)
    await move(people.asChair, set.body, 'appraisal')
    const enter = { decision: 'enter', answer: { inputs: { given: '1' } }, reason: '' }
    expect((await people.asCouncil.put(`/assessments/${own}/appraisals/plan`, { decision: 'accept' }, 0)).status).toBe(
      200,
    )
    expect(code(await people.asCouncil.put(`/assessments/${own}/appraisals/awarded`, enter, 0))).toBe(
      '403 not-delegated',
    )
    expect((await people.asChair.put(`/assessments/${own}/appraisals/awarded`, enter, 0)).status).toBe(200)
    expect((await read(people.asCouncil, own)).may.sheets).toEqual(['work'])
    expect((await read(people.asChair, own)).may.sheets).toBe(null)
  })

  it('decides nothing of a unit of its own, nor publishes it', async () => {
    const apart = await cast()
    const { own, other, round } = await begun({}, apart)
    await fillIn(apart.asOffice, own)
    await fillIn(apart.asOther, other)
    const now = await move(apart.asCouncil, round, 'appraisal')
    const { db } = apart.deps.store
    for (const username of ['hoi-dong', 'chu-tich']) {
      const user = await db.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirstOrThrow()
      const dates = { valid_from: null, valid_until: null, created_at: '2026-11-11T00:00:00.000Z' }
      const membership = {
        authority_id: user.authority_id,
        id: `m-${username}`,
        user_id: user.id,
        role: 'office' as const,
      }
      await db
        .insertInto('membership')
        .values({ ...membership, unit_id: apart.units[0].id, ...dates })
        .execute()
    }
    const accept = { decision: 'accept' }
    expect(code(await apart.asCouncil.put(`/assessments/${own}/appraisals/plan`, accept, 0))).toBe('403 own-unit')
    expect((await apart.asCouncil.put(`/assessments/${other}/appraisals/plan`, accept, 0)).status).toBe(200)
    expect(code(await apart.asChair.post(`/rounds/${round.id}/transitions`, { to: 'published' }, now.rev))).toBe(
      '403 own-unit',
    )
    expect((await read(apart.asCouncil, own)).may.appraise).toBe(false)
    await apart.close()
  })
})

describe('four eyes', () => {
  const change = (on_time: string) => ({
    decision: 'change',
    answer: counts(on_time, '10').answer,
    reason: `Theo sổ ${on_time}`,
  })
  const at = (id: string) => `/assessments/${id}/appraisals/on-time`

  it('see a large change twice before it counts, the second without the first', async () => {
    const { own, other, round } = await begun({ tolerance: '0.5' })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const now = await move(people.asCouncil, round, 'appraisal')
    const second = await people.person('uy-vien', 'council')
    const third = people.asChair
    // 9 of 10 is 3.6 points; 8 of 10 is 0.4 less, and needs nobody else.
    expect((await people.asCouncil.put(at(other), change('8'), 0)).status).toBe(200)
    const first = await people.asCouncil.put(at(own), change('7'), 0)
    expect([first.status, first.body]).toEqual([202, { waiting: 'second' }])
    const mine = await read(people.asCouncil, own)
    expect(mine.second['on-time']).toMatchObject({
      waiting: 'second',
      mine: true,
      proposals: [{ reason: 'Theo sổ 7' }],
    })
    const blind = await read(second, own)
    expect(blind.second['on-time']).toEqual({ waiting: 'second', mine: false, proposals: [] })
    expect(blind.appraisals['on-time']).toBe(undefined)
    const { body: entries } = await second.get<JournalEntry[]>(`/rounds/${round.id}/journal`)
    const proposed = entries.find(({ action }) => action === 'answer-proposed')
    expect(Object.keys(JSON.parse(proposed!.detail) as object)).toEqual(['assessment', 'criterion', 'sealed'])
    const agreed = await second.put<AppraisalRecord>(at(own), { ...change('7'), reason: 'Đối chiếu' }, 0)
    expect(agreed.body).toMatchObject({ decision: 'changed', reason: 'Theo sổ 7\nĐối chiếu', rev: 1 })
    expect((await read(second, own)).second).toEqual({})

    await people.asCouncil.put(at(other), change('2'), 1)
    await decideAll(people.asCouncil, own)
    await decideAll(people.asCouncil, other)
    const early = await third.post<ApiProblem>(`/rounds/${round.id}/transitions`, { to: 'published' }, now.rev)
    expect(early.body.errors?.map((one) => one.code)).toContain('second-waits')
    const differs = await second.put(at(other), change('3'), 1)
    expect([differs.status, differs.body]).toEqual([202, { waiting: 'third' }])
    const fourth = await people.person('uy-vien-2', 'council')
    expect(code(await fourth.put(at(other), change('3'), 1))).toBe('409 third-decides')
    const between = await read(third, other)
    expect(between.second['on-time']?.proposals.map(({ reason }) => reason).toSorted()).toEqual([
      'Theo sổ 2',
      'Theo sổ 3',
    ])
    const decided = await third.put<AppraisalRecord>(at(other), change('3'), 1)
    expect([decided.status, decided.body.rev]).toEqual([200, 2])
  })

  it('are needed again to undo what two settled', async () => {
    const { own, other, round } = await begun({ tolerance: '0.5' })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    await move(people.asCouncil, round, 'appraisal')
    await people.asCouncil.put(at(own), change('7'), 0)
    await people.asChair.put(at(own), change('7'), 0)
    const back = (voice: Voice, assessment: string, rev: number) =>
      voice.post(`/rounds/${round.id}/withdrawals`, { items: [{ assessment, criterion: 'on-time', rev }] })
    expect((await back(people.asChair, own, 1)).body).toEqual({
      done: [],
      left: [{ assessment: own, criterion: 'on-time', code: 'decided-by-two' }],
    })
    // Back to what the office said is no change of its points, but one of what two settled.
    const alone = await people.asCouncil.put(at(own), { decision: 'accept' }, 1)
    expect([alone.status, alone.body]).toEqual([202, { waiting: 'second' }])
    expect((await read(people.asAuditor, own)).appraisals['on-time']).toMatchObject({ decision: 'changed', rev: 1 })
    expect((await people.asChair.put(at(own), { decision: 'accept' }, 1)).body).toMatchObject({
      decision: 'accepted',
      rev: 2,
    })
    // What one person may decide, one person takes back.
    await people.asCouncil.put(at(other), change('8'), 0)
    expect((await back(people.asCouncil, other, 1)).body).toEqual({
      done: [{ assessment: other, criterion: 'on-time' }],
      left: [],
    })
  })

  it('take a smaller second opinion for a disagreement as well', async () => {
    const { own, other, round } = await begun({ tolerance: '0.5' })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    await move(people.asCouncil, round, 'appraisal')
    await people.asCouncil.put(at(own), change('2'), 0)
    expect((await people.asChair.put(at(own), { decision: 'accept' }, 0)).body).toEqual({ waiting: 'third' })
    await people.asCouncil.put(at(own), change('9'), 0)
    // Whoever proposed may come round: then both say the same.
    expect((await read(people.asAuditor, own)).appraisals['on-time']).toMatchObject({ rev: 1 })
  })
})

describe('a round whose self-scoring is over already', () => {
  it('is not opened, and says what to do', async () => {
    const dates = { self_scoring_until: '2026-11-09', appraisal_until: '2026-12-20' }
    const made = await people.asAdministrator.post<Round>('/rounds', { ...roundInput(people.units), ...dates })
    const { id, rev } = made.body
    const opening = await people.asAdministrator.post(`/rounds/${id}/transitions`, { to: 'self-scoring' }, rev)
    expect(code(opening)).toBe('409 opens-too-late')
    people.setClock('2026-11-09T16:59:59.999Z')
    expect((await people.asAdministrator.post(`/rounds/${id}/transitions`, { to: 'self-scoring' }, rev)).status).toBe(
      200,
    )
    people.setClock(start)
  })
})

describe('four eyes, one of them the chair’s', () => {
  it('see both when they differ, and the chair’s next decision counts', async () => {
    const { own, other, round } = await begun({ tolerance: '0.5' })
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    await move(people.asCouncil, round, 'appraisal')
    const at = `/assessments/${own}/appraisals/on-time`
    const change = (on_time: string, reason: string) => ({
      decision: 'change',
      answer: counts(on_time, '10').answer,
      reason,
    })
    expect((await people.asCouncil.put(at, change('2', 'Theo sổ'), 0)).body).toEqual({ waiting: 'second' })
    expect((await people.asChair.put(at, change('4', 'Theo báo cáo'), 0)).body).toEqual({ waiting: 'third' })
    const shown = (await read(people.asChair, own)).second['on-time']
    expect(shown?.proposals.map(({ reason }) => reason).toSorted()).toEqual(['Theo báo cáo', 'Theo sổ'])
    const decided = await people.asChair.put<AppraisalRecord>(at, change('3', 'Sau khi họp'), 0)
    expect(decided.body).toMatchObject({ decision: 'changed', reason: 'Sau khi họp', rev: 1 })
    expect((await read(people.asChair, own)).second).toEqual({})
    const { body } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${round.id}/journal`)
    const { proposals } = JSON.parse(body.find(({ action }) => action === 'answer-changed')?.detail ?? '{}') as {
      proposals: readonly object[]
    }
    // Who proposed is an id: a name could not be erased from here.
    expect(proposals.map((one) => Object.keys(one).toSorted())).toEqual(
      Array.from({ length: 2 }, () => ['answer', 'at', 'by_id', 'decision', 'reason', 'seal']),
    )
  })
})

describe('a cancelled round', () => {
  it('stops, says why, and goes on where it was', async () => {
    const { own, round } = await opened(people)
    const cancel = (voice: Voice, reason: string, rev = round.rev) =>
      voice.post<Round>(`/rounds/${round.id}/cancellation`, { reason }, rev)
    expect(code(await cancel(people.asCouncil, 'x'))).toBe('403 not-allowed')
    expect(code(await cancel(people.asChair, ''))).toBe('422 reason-required')
    const cancelled = await cancel(people.asChair, 'Khung chỉ số thay đổi')
    expect(cancelled.body).toMatchObject({
      state: 'cancelled',
      cancelled: { from: 'self-scoring', reason: 'Khung chỉ số thay đổi' },
    })
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0))).toBe('409 wrong-state')
    expect((await people.asOffice.get<Round>(`/rounds/${round.id}`)).body.cancelled?.reason).toBe(
      'Khung chỉ số thay đổi',
    )
    const again = await people.asAdministrator.post<Round>(
      `/rounds/${round.id}/reopening`,
      { reason: 'Tiếp tục' },
      cancelled.body.rev,
    )
    expect([again.body.state, again.body.cancelled]).toEqual(['self-scoring', null])
    expect((await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0)).status).toBe(200)
    const actions = (await journal(round.id)).map(({ action }) => action)
    expect(actions.filter((action) => ['round-cancelled', 'round-reopened'].includes(action))).toEqual([
      'round-cancelled',
      'round-reopened',
    ])
  })
})

describe('a correction', () => {
  it('is asked for by one, approved by another, and leaves the old ranking in view', async () => {
    const { round, own } = await published(people)
    const path = `/rounds/${round.id}/corrections`
    const asked = await people.asCouncil.post<Round>(path, { reason: 'Nhập nhầm số' }, round.rev)
    expect(asked.body.correction).toMatchObject({ revision: 2, reason: 'Nhập nhầm số', own: true })
    expect(code(await people.asChair.post(path, { reason: 'x' }, asked.body.rev))).toBe('409 correction-asked')
    const decide = (voice: Voice, approved: boolean, rev: number, reason = '') =>
      voice.post<Round>(`${path}/decision`, { approved, reason }, rev)
    expect(code(await decide(people.asCouncil, true, asked.body.rev))).toBe('403 not-allowed')
    expect(code(await decide(people.asChair, false, asked.body.rev))).toBe('422 reason-required')
    const refused = await decide(people.asChair, false, asked.body.rev, 'Chưa rõ')
    expect([refused.body.state, refused.body.correction]).toEqual(['published', null])
    expect(code(await decide(people.asChair, true, refused.body.rev))).toBe('409 no-correction')
    const own2 = await people.asChair.post<Round>(path, { reason: 'Nhập nhầm số' }, refused.body.rev)
    expect(code(await decide(people.asChair, true, own2.body.rev))).toBe('403 second-person')
    const again = await decide(people.asAdministrator, true, own2.body.rev)
    expect([again.body.state, again.body.revision]).toEqual(['appraisal', 2])
    const change = { decision: 'change', answer: counts('1', '10').answer, reason: 'Nhập nhầm' }
    expect((await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, change, 1)).status).toBe(200)
    const ranking = (voice: Voice, query = '') => voice.get<Ranking>(`/rounds/${round.id}/ranking${query}`)
    const said = ({ body }: { body: Ranking }) => [
      body.state,
      body.revision,
      body.rows.map(({ index }) => index).join(' '),
    ]
    // An office still sees what is published, the council what it is making of it.
    expect(said(await ranking(people.asOffice))).toEqual(['published', 1, '9.43 8.86'])
    expect(said(await ranking(people.asCouncil))).toEqual(['provisional', 2, '8.86 4.86'])
    expect((await read(people.asOffice, own)).appraisals).toEqual({})
    await move(people.asChair, again.body, 'published')
    expect(said(await ranking(people.asOffice))).toEqual(['published', 2, '8.86 4.86'])
    expect(said(await ranking(people.asOffice, '?revision=1'))).toEqual(['published', 1, '9.43 8.86'])
    expect(code(await ranking(people.asOffice, '?revision=3'))).toBe('404 not-found')
    expect((await roundNow(round.id)).publications.map(({ revision }) => revision)).toEqual([1, 2])
  })
})
