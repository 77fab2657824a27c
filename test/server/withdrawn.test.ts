/** A published result is withdrawn by two people, stays readable, and every answer of the server says what it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alteredPublications } from '../../server/store/journal.ts'
import type { Assessment, JournalEntry, Ranking, Round, UnitResult } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { code } from './harness.ts'
import { cast, type Cast, expectTold, type Opened, published } from './round.ts'

let people: Cast
let shown: Opened
const at = '2026-11-10T02:00:00.000Z'
beforeAll(async () => {
  people = await cast()
  shown = await published(people)
})
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

const of = async (voice: Voice = people.asChair): Promise<Round> =>
  (await voice.get<Round>(`/rounds/${shown.round.id}`)).body
const send = async (voice: Voice, path: string, body: object) =>
  voice.post<Round>(`/rounds/${shown.round.id}${path}`, body, (await of()).rev)

const withdrawal = {
  from: 'published',
  reason: 'Số liệu sai',
  by: 'Người chu-tich',
  at,
  approved_by: 'Người quan-tri',
  approved_at: at,
}

describe('a published round', () => {
  it('is not cancelled by one person: asking leaves it in force', async () => {
    expect(code(await send(people.asCouncil, '/cancellation', { reason: 'x' }))).toBe('403 not-allowed')
    expect(code(await send(people.asChair, '/cancellation', { reason: ' ' }))).toBe('422 reason-required')
    const { status, body } = await send(people.asChair, '/cancellation', { reason: 'Số liệu sai' })
    expect([status, body.state, body.cancelled]).toEqual([200, 'published', null])
    expect(body.ending).toEqual({ kind: 'cancel', reason: 'Số liệu sai', by: 'Người chu-tich', at, own: true })
    expect((await of(people.asAdministrator)).ending?.own).toBe(false)
    expect((await of(people.asOffice)).ending).toBe(null)
    expect((await people.asOffice.get<Ranking>(`/rounds/${shown.round.id}/ranking`)).body.state).toBe('published')
  })

  it('waits for another person, one request at a time', async () => {
    const approve = { approved: true, reason: '' }
    expect(code(await send(people.asChair, '/ending/decision', approve))).toBe('403 second-person')
    expect(code(await send(people.asCouncil, '/ending/decision', approve))).toBe('403 not-allowed')
    expect(code(await send(people.asAdministrator, '/cancellation', { reason: 'x' }))).toBe('409 ending-asked')
    expect(code(await send(people.asCouncil, '/corrections', { reason: 'x' }))).toBe('409 ending-asked')
  })

  it('stays in force when the other one refuses', async () => {
    expect(code(await send(people.asAdministrator, '/ending/decision', { approved: false, reason: '' }))).toBe(
      '422 reason-required',
    )
    const { body } = await send(people.asAdministrator, '/ending/decision', { approved: false, reason: 'Số đúng' })
    expect([body.state, body.ending, body.cancelled]).toEqual(['published', null, null])
    expect(code(await send(people.asAdministrator, '/ending/decision', { approved: true, reason: '' }))).toBe(
      '409 no-ending',
    )
  })

  it('is withdrawn when the other one agrees, and everybody is told why, by whom and when', async () => {
    await send(people.asChair, '/cancellation', { reason: 'Số liệu sai' })
    const { body } = await send(people.asAdministrator, '/ending/decision', { approved: true, reason: '' })
    expect([body.state, body.next, body.cancelled]).toEqual(['cancelled', null, withdrawal])
    for (const voice of [people.asOffice, people.asAuthor, people.asAuditor, people.asSurvey]) {
      const round = await of(voice)
      expect([round.state, round.cancelled, round.published_at]).toEqual(['cancelled', withdrawal, at])
    }
  })

  it('can still be read as it was published, marked as withdrawn', async () => {
    const { id } = shown.round
    for (const voice of [people.asOffice, people.asChair, people.asAuthor, people.asAuditor]) {
      for (const path of [`/rounds/${id}/ranking`, `/rounds/${id}/ranking?revision=1`]) {
        const { body } = await voice.get<Ranking>(path)
        expect([body.state, body.published_at, body.round.state, body.round.cancelled]).toEqual([
          'withdrawn',
          at,
          'cancelled',
          withdrawal,
        ])
        expect(body.rows.map(({ place, unit }) => [place, unit.name])).toEqual([
          [1, 'Phòng Đỏ'],
          [2, 'Phòng Xanh'],
        ])
      }
    }
    const { body } = await people.asOffice.get<UnitResult>(`/rounds/${id}/results/${people.units[0].id}`)
    expect([body.state, body.round.state, body.place]).toEqual(['withdrawn', 'cancelled', 1])
    const { body: form } = await people.asOffice.get<Assessment>(`/assessments/${shown.own}`)
    expect(Object.keys(form.appraisals).length).toBe(3)
    const { authority_id } = await people.deps.store.db
      .selectFrom('round')
      .select('authority_id')
      .executeTakeFirstOrThrow()
    expect(await alteredPublications(people.deps.store.db, authority_id)).toEqual([])
  })

  it('is put in force again by two people as well', async () => {
    const asked = await send(people.asAdministrator, '/reopening', { reason: 'Kiểm tra lại: số liệu đúng' })
    expect([asked.body.state, asked.body.ending?.kind]).toEqual(['cancelled', 'reopen'])
    expect(code(await send(people.asAdministrator, '/ending/decision', { approved: true, reason: '' }))).toBe(
      '403 second-person',
    )
    const { body } = await send(people.asChair, '/ending/decision', { approved: true, reason: '' })
    expect([body.state, body.cancelled, body.ending]).toEqual(['published', null, null])
    expect((await people.asOffice.get<Ranking>(`/rounds/${shown.round.id}/ranking`)).body.state).toBe('published')
    const { body: journal } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${shown.round.id}/journal`)
    const told = ['cancellation-asked', 'cancellation-refused', 'round-cancelled', 'reopening-asked', 'round-reopened']
    expect(journal.map(({ action }) => action).filter((action) => told.includes(action))).toEqual([
      'cancellation-asked',
      'cancellation-refused',
      'cancellation-asked',
      'round-cancelled',
      'reopening-asked',
      'round-reopened',
    ])
  })

  it('under correction takes two people too: a result is still in force', async () => {
    await send(people.asCouncil, '/corrections', { reason: 'Sai một tiêu chí' })
    expect(code(await send(people.asChair, '/cancellation', { reason: 'x' }))).toBe('409 correction-asked')
    const { body } = await send(people.asChair, '/corrections/decision', { approved: true, reason: '' })
    const correction = {
      revision: 2,
      reason: 'Sai một tiêu chí',
      by: 'Người hoi-dong',
      at,
      approved_by: 'Người chu-tich',
      approved_at: at,
      own: false,
    }
    expect([body.state, body.correction]).toEqual(['appraisal', correction])
    expect((await of(people.asOffice)).correction).toEqual(correction)
    const asked = await send(people.asAdministrator, '/cancellation', { reason: 'Hủy hẳn' })
    expect([asked.body.state, asked.body.ending?.kind]).toEqual(['appraisal', 'cancel'])
    await send(people.asChair, '/ending/decision', { approved: false, reason: 'Sửa tiếp' })
    const again = await send(people.asChair, '/transitions', { to: 'published' })
    expect(again.body.correction).toBe(null)
    const { revision: _, own: __, ...led } = correction
    expect(again.body.publications.map(({ revision, correction: why }) => [revision, why])).toEqual([
      [1, null],
      [2, led],
    ])
  })
})
