/** Who enters the survey sees its criteria and enters them, in the stages in which points are decided; nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppraisalRecord, Round, SurveyUnit } from '../../ui/api.ts'
import { code } from './harness.ts'
import { cast, type Cast, decideAll, expectTold, move, opened, type Opened, submitted } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast()
  open = await submitted(people, true)
})
afterAll(() => people.close())

const found = (satisfied: string) => ({ answer: { inputs: { satisfied } }, reason: '' })

describe('the survey operator', () => {
  it('sees the units with their survey criteria, and no more of an assessment', async () => {
    await decideAll(people.asCouncil, open.own)
    const { body, status } = await people.asSurvey.get<SurveyUnit[]>(`/rounds/${open.round.id}/survey`)
    expect([status, body.map(({ unit, may, points }) => [unit.name, may, points])]).toEqual([
      200,
      [
        ['Phòng Đỏ', true, {}],
        ['Phòng Xanh', true, {}],
      ],
    ])
    expect(code(await people.asSurvey.get(`/assessments/${open.own}`))).toBe('403 not-allowed')
    expect((await people.asSurvey.get<Round>(`/rounds/${open.round.id}`)).body.assessments).toEqual([])
  })

  it('enters them, changes them against what stands, and no other', async () => {
    const path = `/assessments/${open.own}/survey`
    const first = await people.asSurvey.put<AppraisalRecord>(`${path}/satisfaction`, found('80'), 0)
    expect([first.status, first.body.decision, first.body.by, first.body.rev]).toEqual([
      200,
      'entered',
      'Người dieu-tra',
      1,
    ])
    expect(code(await people.asSurvey.put(`${path}/satisfaction`, found('70'), 0))).toBe('412 stale')
    expect((await people.asSurvey.put<AppraisalRecord>(`${path}/satisfaction`, found('70'), 1)).body.rev).toBe(2)
    expect(code(await people.asSurvey.put(`${path}/satisfaction`, found('101'), 2))).toBe('422 invalid-answer')
    for (const criterion of ['plan', 'awarded', 'nothing'])
      expect(code(await people.asSurvey.put(`${path}/${criterion}`, found('70'), 0))).toBe('404 not-found')
    const { body } = await people.asSurvey.get<SurveyUnit[]>(`/rounds/${open.round.id}/survey`)
    expect(Object.keys(body[0]?.points ?? {})).toEqual(['satisfaction'])
    expect(body[0]?.points['satisfaction']?.answer.inputs).toEqual({ satisfied: '70' })
  })

  it('does so only while points are decided, in a round with a survey, and not for a unit of their own', async () => {
    const early = await opened(people, true)
    const path = `/assessments/${early.own}/survey/satisfaction`
    expect(code(await people.asSurvey.put(path, found('80'), 0))).toBe('409 wrong-state')
    const [unit] = (await people.asSurvey.get<SurveyUnit[]>(`/rounds/${early.round.id}/survey`)).body
    expect(unit?.may).toBe(false)

    const without = await submitted(people)
    expect((await people.asSurvey.get(`/rounds/${without.round.id}/survey`)).body).toEqual([])
    const refused = await people.asSurvey.put(`/assessments/${without.own}/survey/satisfaction`, found('80'), 0)
    expect(code(refused)).toBe('409 no-survey')

    const both = await people.person('ca-hai', 'survey')
    const { body: users } = await people.asAdministrator.get<{ id: string; username: string; rev: number }[]>('/users')
    const user = users.find(({ username }) => username === 'ca-hai')
    const membership = { role: 'office', unit_id: people.units[1].id, valid_from: null, valid_until: null }
    await people.asAdministrator.post(`/users/${user?.id}/memberships`, membership, user?.rev)
    expect((await both.get('/rounds')).status).toBe(401)
    const again = await people.signIn('ca-hai')
    const blue = `/assessments/${open.other}/survey/satisfaction`
    expect(code(await again.put(blue, found('80'), 0))).toBe('403 own-unit')
    const seen = (await again.get<SurveyUnit[]>(`/rounds/${open.round.id}/survey`)).body
    expect(seen.map(({ may }) => may)).toEqual([true, false])
  })

  it('is the same to the ranking as the council that enters it, and to the journal', async () => {
    await people.asSurvey.put(`/assessments/${open.other}/survey/satisfaction`, found('60'), 0)
    await decideAll(people.asCouncil, open.other)
    await move(people.asChair, open.round, 'published')
    expect(code(await people.asSurvey.put(`/assessments/${open.own}/survey/satisfaction`, found('1'), 2))).toBe(
      '409 wrong-state',
    )
    await expectTold(people)
  })
})
