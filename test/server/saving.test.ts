import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../server/store/journal.ts'
import type { AnswerRecord, ApiProblem, AppraisalRecord, Assessment, JournalEntry, SavedAnswer } from '../../ui/api.ts'
import { dropGuard } from './database.ts'
import { code } from './harness.ts'
import { cast, type Cast, counts, opened, published, submitted, yes } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

describe('saving an answer', () => {
  it('gives back what is stored, and counts its revisions', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/on-time`
    const first = await people.asOffice.put<AnswerRecord>(path, counts('3', '4'), 0)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ ...counts('3', '4'), rev: 1, by: 'Người phong-do' })
    const second = await people.asOffice.put<SavedAnswer>(path, counts('4', '4'), 1)
    expect([second.body.rev, second.headers.get('etag')]).toEqual([2, '"2"'])
    const { body, headers } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    const { assessment, ...record } = second.body
    expect(body.answers['on-time']).toEqual(record)
    expect(assessment).toEqual({ rev: body.rev, points: '4.00' })
    expect(headers.get('etag')).toBe(`"${body.rev}"`)
    expect(body.round.assessments[0]?.progress).toEqual({ to_answer: 2, answered: 1, to_decide: 3, decided: 0 })
  })

  it('needs the revision that is changed', async () => {
    const { own } = await opened(people)
    const bare = await people.asOffice.put(`/assessments/${own}/answers/plan`, yes)
    expect(code(bare)).toBe('428 if-match-required')
    for (const header of ['*', '1', 'W/"1"', '"-1"', '"1", "2"']) {
      const response = await fetch(`${people.url}/api/v1/assessments/${own}/answers/plan`, {
        method: 'PUT',
        headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/json', 'If-Match': header },
        body: JSON.stringify(yes),
      })
      expect([header, response.status]).toEqual([header, 428])
    }
  })

  it('over a newer one is refused, with both values at hand', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/on-time`
    await people.asOffice.put(path, counts('3', '4'), 0)
    const mine = await people.asOffice.put<ApiProblem>(path, counts('1', '4'), 0)
    expect(code(mine)).toBe('412 stale')
    expect(mine.body.current).toMatchObject({
      ...counts('3', '4'),
      rev: 1,
      by: 'Người phong-do',
      at: expect.any(String),
    })
    const never = await people.asOffice.put<ApiProblem>(`/assessments/${own}/answers/plan`, yes, 5)
    expect([code(never), never.body.current]).toEqual(['412 stale', null])
  })

  it('by many at once loses none: one of each revision is taken', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/on-time`
    for (let rev = 0; rev < 5; rev += 1) {
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, one) => people.asOffice.put(path, counts(String(one), '9'), rev)),
      )
      expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        200, 412, 412, 412, 412, 412, 412, 412,
      ])
    }
  })

  it('without inputs clears it, and the revisions go on', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/plan`
    await people.asOffice.put(path, yes, 0)
    const cleared = await people.asOffice.put<AnswerRecord>(path, { answer: { inputs: {} }, note: '' }, 1)
    expect(cleared.body.rev).toBe(2)
    const { body } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    expect(body.round.assessments[0]?.progress.answered).toBe(0)
    expect((await people.asOffice.put(path, yes, 2)).status).toBe(200)
  })

  it('that the criterion cannot take is refused, in the language of the person, by field', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/on-time`
    const english = await people.asOffice.put<ApiProblem>(path, counts('5', '4'), 0)
    expect(code(english)).toBe('422 invalid-answer')
    expect(english.body.errors).toMatchObject([{ pointer: '/answer/inputs/on_time', code: 'answer-above-other' }])
    const response = await fetch(`${people.url}/api/v1${path}`, {
      method: 'PUT',
      headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/json', 'If-Match': '"0"' },
      body: JSON.stringify(counts('5', '4')),
    })
    const vietnamese = (await response.json()) as ApiProblem
    expect(vietnamese.title).toBe('Câu trả lời chưa đúng')
    expect(vietnamese.errors?.[0]?.detail).not.toBe(english.body.errors?.[0]?.detail)
    for (const bad of ['8,5', '1e3', '12abc', '-1', ' 5']) {
      expect(code(await people.asOffice.put(path, counts(bad, '9'), 0))).toBe('422 invalid-answer')
    }
    expect(code(await people.asOffice.put(path, { answer: { inputs: { done: 4 } }, note: '' }, 0))).toBe(
      '400 invalid-request',
    )
  })

  it('of a criterion that is not there, or not the office’s, is refused', async () => {
    const { own } = await opened(people)
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/khong-co`, yes, 0))).toBe('404 not-found')
    expect(code(await people.asOffice.put(`/assessments/${own}/answers/awarded`, yes, 0))).toBe('409 not-for-office')
  })

  it('with a character that no text holds is refused, wherever it stands', async () => {
    const { own } = await opened(people)
    const path = `/assessments/${own}/answers/plan`
    expect(code(await people.asOffice.put(path, { ...yes, note: 'a\u0000b' }, 0))).toBe('400 invalid-request')
    expect(code(await people.asOffice.put(`/assessments/${own}%00/answers/plan`, yes, 0))).toBe('404 not-found')
    expect(code(await people.asOffice.get('/rounds/%00'))).toBe('404 not-found')
    const answer = { inputs: { issued: true }, not_arising: 'a\u0000b' }
    expect(code(await people.asOffice.put(path, { answer, note: '' }, 0))).toMatch(/^4/)
    const someone = { username: 'kiem-toan\u0000', password: 'không phải mật khẩu' }
    expect(code(await people.voice().post('/session', someone))).toBe('400 invalid-request')
  })

  it('keeps words in NFC', async () => {
    const { own } = await opened(people)
    const note = 'Giải trình đầy đủ'
    const { body } = await people.asOffice.put<AnswerRecord>(
      `/assessments/${own}/answers/plan`,
      { ...yes, note: note.normalize('NFD') },
      0,
    )
    expect(body.note).toBe(note.normalize('NFC'))
  })
})

describe('an appraisal', () => {
  it('over a newer one is refused, with the stored decision', async () => {
    const { own } = await submitted(people)
    const path = `/assessments/${own}/appraisals/plan`
    const first = await people.asCouncil.put<AppraisalRecord>(path, { decision: 'accept' }, 0)
    const change = { decision: 'change', answer: { inputs: { issued: false } }, reason: 'Không có văn bản' }
    const stale = await people.asCouncil.put<ApiProblem>(path, change, 0)
    expect([code(stale), stale.body.current]).toEqual(['412 stale', first.body])
    expect((await people.asCouncil.put<AppraisalRecord>(path, change, 1)).body.rev).toBe(2)
  })
})

describe('the journal', () => {
  it('holds every change with its author and follows from the first entry to the last', async () => {
    const { round } = await published(people)
    const { body } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${round.id}/journal`)
    const actions = body.map(({ action }) => action)
    expect(actions.filter((action) => action === 'answer-saved')).toHaveLength(4)
    expect([actions[0], actions.at(-1)]).toEqual(['round-added', 'round-published'])
    expect(body.find(({ action }) => action === 'answer-saved')).toMatchObject({
      actor: 'Người phong-do',
      object: 'Phòng Đỏ · 1.1',
    })
    expect(body.map(({ seq }) => seq)).toEqual(body.map(({ seq }) => seq).toSorted((a, b) => a - b))
    const { id } = await people.deps.store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
    expect(await verifyJournal(people.deps.store.db, id)).toMatchObject({ kind: 'whole' })
  })

  it('is written in the same transaction: a refused change leaves no entry', async () => {
    const { own, round } = await opened(people)
    const count = async () => (await people.asAuditor.get<JournalEntry[]>(`/rounds/${round.id}/journal`)).body.length
    const before = await count()
    await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 9)
    await people.asOffice.put(`/assessments/${own}/answers/on-time`, counts('9', '1'), 0)
    await people.asOffice.post(`/assessments/${own}/submission`, undefined, 1)
    expect(await count()).toBe(before)
  })

  it('cannot be changed or removed in the database', async () => {
    const { db } = people.deps.store
    await expect(db.updateTable('journal').set({ actor: 'x' }).execute()).rejects.toThrow('journal: written once')
    await expect(db.deleteFrom('journal').where('seq', '=', 1).execute()).rejects.toThrow('journal: written once')
    await expect(
      db
        .replaceInto('journal')
        .values({ ...(await firstEntry()), actor: 'x' })
        .execute(),
    ).rejects.toThrow()
  })

  it('shows the first entry that was forged behind the back of the database', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    const { id } = await db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
    await dropGuard(db, 'journal')
    for (const forged of [
      { actor: 'x' },
      { at: '2020-01-01T00:00:00.000Z' },
      { detail: '{}' },
      { object: 'x' },
      { round_id: 'x' },
    ]) {
      const entry = await db.selectFrom('journal').selectAll().where('seq', '=', 4).executeTakeFirstOrThrow()
      await db.updateTable('journal').set(forged).where('seq', '=', 4).execute()
      expect(await verifyJournal(db, id)).toEqual({ kind: 'broken', seq: 4 })
      await db.updateTable('journal').set(entry).where('seq', '=', 4).execute()
      expect(await verifyJournal(db, id)).toMatchObject({ kind: 'whole' })
    }
    await apart.close()
  })

  it('keeps its times in order when the clock goes back, and says so', async () => {
    const apart = await cast()
    const { own, round } = await opened(apart)
    apart.setClock('2026-11-10T01:55:00.000Z')
    await apart.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0)
    await apart.asOffice.put(`/assessments/${own}/answers/plan`, yes, 1)
    const entries = await apart.deps.store.db.selectFrom('journal').selectAll().orderBy('seq').execute()
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted())
    expect(entries.filter(({ action }) => action === 'clock-set-back').length).toBeGreaterThan(0)
    expect(round.state).toBe('self-scoring')
    await apart.close()
  })

  const firstEntry = () =>
    people.deps.store.db.selectFrom('journal').selectAll().where('seq', '=', 1).executeTakeFirstOrThrow()
})
