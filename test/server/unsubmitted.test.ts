/** Units that have not submitted: reminded, given more time or left, all at once and each in the journal. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApiProblem, Assessment, JournalEntry, ReminderSent, Round } from '../../ui/api.ts'
import { code } from './harness.ts'
import { cast, type Cast, decideAll, expectTold, fillIn, move, opened, type Opened, submitted } from './round.ts'

let people: Cast
let open: Opened
const all: Cast[] = []
beforeEach(async () => {
  people = await cast()
  all.push(people)
})
afterAll(async () => {
  for (const one of all) await one.close()
})

const path = (rest: string) => `/rounds/${open.round.id}${rest}`
const of = async (): Promise<Round> => (await people.asAdministrator.get<Round>(path(''))).body
const journal = async () => (await people.asAuditor.get<JournalEntry[]>(path('/journal'))).body

describe('a reminder', () => {
  beforeEach(async () => {
    open = await opened(people)
    await fillIn(people.asOffice, open.own)
  })

  it('goes to everybody of the units that have not submitted, and names those it cannot reach', async () => {
    const { db } = people.deps.store
    const none = await people.asAdministrator.post<ReminderSent>(path('/reminders'), undefined, (await of()).rev)
    expect(none.body).toEqual({ units: 1, recipients: 0, unreached: ['Phòng Xanh'], mail: false })
    await db.updateTable('user').set({ email: 'xanh@example.org' }).where('username', '=', 'phong-xanh').execute()
    await db.updateTable('user').set({ email: 'do@example.org' }).where('username', '=', 'phong-do').execute()
    const sent = await people.asChair.post<ReminderSent>(path('/reminders'), undefined, (await of()).rev)
    expect(sent.body).toEqual({ units: 1, recipients: 1, unreached: [], mail: false })
    const notices = await db.selectFrom('notice').selectAll().where('event', 'like', 'reminder:%').execute()
    expect(notices.map(({ channel, recipient, subject }) => [channel, recipient, subject])).toEqual([
      ['mail', 'xanh@example.org', 'Đợt thử: hạn tự chấm 20/11/2026'],
    ])
    const calls = await db.selectFrom('notice').select('body').where('subject', '=', 'reminder-sent').execute()
    expect(calls.map(({ body }) => (JSON.parse(body) as { units: string[] }).units)).toEqual([
      ['Phòng Xanh'],
      ['Phòng Xanh'],
    ])
    expect((await of()).reminder).toEqual({
      at: '2026-11-10T02:00:00.000Z',
      by: 'Người chu-tich',
      units: 1,
      recipients: 1,
    })
    expect((await people.asOffice.get<Round>(path(''))).body.reminder).toBe(null)
  })

  it('is sent once for one press, by those who may, while somebody is left', async () => {
    const { rev } = await of()
    expect(code(await people.asCouncil.post(path('/reminders'), undefined, rev))).toBe('403 not-allowed')
    expect((await people.asAdministrator.post(path('/reminders'), undefined, rev)).status).toBe(200)
    expect(code(await people.asAdministrator.post(path('/reminders'), undefined, rev))).toBe('412 stale')
    await fillIn(people.asOther, open.other)
    expect(code(await people.asAdministrator.post(path('/reminders'), undefined, (await of()).rev))).toBe(
      '409 nobody-to-remind',
    )
  })
})

describe('units that have not submitted', () => {
  beforeEach(async () => void (open = await opened(people)))
  const settle = async (body: object, voice = people.asAdministrator) =>
    voice.post<Round>(path('/unsubmitted'), { until: null, reason: 'Lũ lụt', ...body }, (await of()).rev)

  it('are given more time together, each with the reason', async () => {
    const assessments = [open.own, open.other]
    expect(code(await settle({ assessments, how: 'extend', until: '2026-11-30' }, people.asCouncil))).toBe(
      '403 not-allowed',
    )
    expect(code(await settle({ assessments, how: 'extend' }))).toBe('422 extension-too-short')
    expect(code(await settle({ assessments, how: 'extend', until: '2026-11-19' }))).toBe('422 extension-too-short')
    expect(code(await settle({ assessments, how: 'extend', until: '2026-11-30', reason: '' }))).toBe(
      '422 reason-required',
    )
    const { body } = await settle({ assessments, how: 'extend', until: '2026-11-30' })
    expect(body.assessments.map(({ until }) => until)).toEqual(['2026-11-30', '2026-11-30'])
    const told = (await journal()).filter(({ action }) => action === 'deadline-extended')
    expect(told.map(({ object, detail }) => [object, (JSON.parse(detail) as { reason: string }).reason])).toEqual([
      ['Phòng Đỏ', 'Lũ lụt'],
      ['Phòng Xanh', 'Lũ lụt'],
    ])
    const { body: form } = await people.asOffice.get<Assessment>(`/assessments/${open.own}`)
    expect(form.extension).toMatchObject({ until: '2026-11-30', reason: 'Lũ lụt', by: 'Người quan-tri' })
    await expectTold(people)
  })

  it('are left as they stand, all that were named or none', async () => {
    await fillIn(people.asOffice, open.own)
    const both = await settle({ assessments: [open.other, open.own], how: 'proceed' })
    expect(code(both)).toBe('409 no-longer-open')
    expect((await of()).assessments.map(({ state }) => state)).toEqual(['submitted', 'open'])
    const { body } = await settle({ assessments: [open.other], how: 'proceed', reason: 'Không nộp' })
    expect(body.assessments.map(({ state }) => state)).toEqual(['submitted', 'closed'])
    const told = (await journal()).find(({ action }) => action === 'assessment-closed')
    expect(JSON.parse(told?.detail ?? '')).toEqual({ assessment: open.other, reason: 'Không nộp' })
    await expectTold(people)
  })
})

describe('moving on', () => {
  it('is refused when what was undecided on the screen is no longer so, and tells the journal how much there was', async () => {
    open = await submitted(people)
    const { body: later } = await people.asAdministrator.put<Round>(
      path('/dates'),
      {
        self_scoring_until: '2026-11-20',
        appraisal_until: '2026-12-20',
        clarification_until: null,
        appraisal_2_until: null,
        council_until: null,
        reason: 'x',
      },
      open.round.rev,
    )
    await decideAll(people.asCouncil, open.own)
    const to = (undecided: number, unsubmitted = 0) =>
      people.asChair.post<ApiProblem>(
        path('/transitions'),
        { to: 'published', seen: { unsubmitted, undecided } },
        later.rev,
      )
    const refused = await to(6)
    expect([code(refused), refused.body.detail]).toEqual([
      '409 undecided-changed',
      '0 units have not submitted and 3 criteria are undecided now; look again before moving on.',
    ])
    expect(code(await to(3))).toBe('409 not-ready')
  })

  it('out of self-scoring counts those who have not submitted', async () => {
    open = await opened(people)
    const go = (unsubmitted: number) =>
      people.asAdministrator.post<Round>(
        path('/transitions'),
        { to: 'appraisal', seen: { unsubmitted, undecided: 0 } },
        open.round.rev,
      )
    await fillIn(people.asOffice, open.own)
    expect(code(await go(2))).toBe('409 undecided-changed')
    expect((await go(1)).body.state).toBe('appraisal')
    await expect(move(people.asChair, await of(), 'published')).rejects.toThrow('not-ready')
  })
})
