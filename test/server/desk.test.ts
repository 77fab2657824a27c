/** The council across the units of a round: what all of them said, accepting many at once, and taking it back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { presentPhrases } from '../../server/present-desk.ts'
import type {
  Acceptances,
  ApiProblem,
  AppraisalRecord,
  Assessment,
  AuthorityCreated,
  Delegations,
  Desk,
  DeskProgress,
  JournalEntry,
  Phrase,
  Round,
  Withdrawals,
} from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { cast, type Cast, counts, expectTold, fillIn, move, type Opened, roundInput, submitted } from './round.ts'

let people: Cast
beforeAll(async () => {
  people = await cast()
})
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

const at = (assessment: string, criterion: string) => ({ assessment, criterion })
const accept = (voice: Voice, { round }: Opened, ...items: object[]) =>
  voice.post<Acceptances>(`/rounds/${round.id}/acceptances`, { items })
const withdraw = (voice: Voice, { round }: Opened, ...items: object[]) =>
  voice.post<Withdrawals>(`/rounds/${round.id}/withdrawals`, { items })
const decided = async (id: string) => (await people.asCouncil.get<Assessment>(`/assessments/${id}`)).body.appraisals
const change = (reason: string, on_time = '7') => ({ decision: 'change', answer: counts(on_time, '10').answer, reason })

describe('the desk', () => {
  it('holds every assessment as it stands, without the round in each', async () => {
    const open = await submitted(people)
    const { body } = await people.asCouncil.get<Desk>(`/rounds/${open.round.id}/desk`)
    expect(body.assessments.map(({ unit }) => unit.name)).toEqual(['Phòng Đỏ', 'Phòng Xanh'])
    for (const one of body.assessments) {
      const { round, ...alone } = (await people.asCouncil.get<Assessment>(`/assessments/${one.id}`)).body
      expect(one).toEqual(alone)
      expect(body.round).toEqual(round)
    }
  })

  it('says how far each unit is on each sheet, and what waits', async () => {
    const draft = await people.asAdministrator.post<Round>('/rounds', {
      ...roundInput(people.units),
      clarification_until: '2026-12-22',
      council_until: '2026-12-26',
      delegated: true,
    })
    const round = await move(people.asAdministrator, draft.body, 'self-scoring')
    const [red = '', blue = ''] = round.assessments.map(({ id }) => id)
    await fillIn(people.asOffice, red)
    await fillIn(people.asOther, blue)
    const { body: before } = await people.asChair.get<Delegations>(`/rounds/${round.id}/delegations`)
    const member = before.people.find(({ name }) => name === 'Người hoi-dong')?.user_id
    const given = { delegations: [{ user_id: member, sheets: ['work'] }] }
    const set = await people.asChair.put<Round>(`/rounds/${round.id}/delegations`, given, round.rev)
    const open = { round: await move(people.asChair, set.body, 'appraisal'), own: red, other: blue }
    const asked = await people.asCouncil.put(`/assessments/${red}/explanations/plan/question`, { words: 'Số mấy?' }, 0)
    expect(asked.status).toBe(200)
    const { body: done } = await accept(people.asChair, open, at(red, 'plan'), at(red, 'on-time'), at(blue, 'plan'))
    expect(done.done.length).toBe(3)
    const { body } = await people.asCouncil.get<DeskProgress>(`/rounds/${round.id}/progress`)
    expect(body.own).toEqual(['work'])
    expect(body.units.map(({ unit, sheets }) => [unit.name, ...sheets])).toEqual([
      [
        'Phòng Đỏ',
        { id: 'work', decided: 2, of: 2, asked: 1, second: 0 },
        { id: 'esteem', decided: 0, of: 1, asked: 0, second: 0 },
      ],
      [
        'Phòng Xanh',
        { id: 'work', decided: 1, of: 2, asked: 0, second: 0 },
        { id: 'esteem', decided: 0, of: 1, asked: 0, second: 0 },
      ],
    ])
    expect((await people.asChair.get<DeskProgress>(`/rounds/${round.id}/progress`)).body.own).toBe(null)
    const { body: apart } = await accept(people.asCouncil, open, at(blue, 'awarded'), at(blue, 'on-time'))
    expect([apart.left, apart.done.map(({ criterion }) => criterion)]).toEqual([
      [{ ...at(blue, 'awarded'), code: 'not-delegated' }],
      ['on-time'],
    ])
  })
})

describe('accepting many at once', () => {
  it('decides what nobody decided, names the rest, and tells the journal of each', async () => {
    const open = await submitted(people)
    await people.asCouncil.put(`/assessments/${open.own}/appraisals/on-time`, change('Theo sổ'), 0)
    const { status, body } = await accept(
      people.asCouncil,
      open,
      at(open.own, 'plan'),
      at(open.own, 'on-time'),
      at(open.other, 'plan'),
      at(open.other, 'awarded'),
      at(open.other, 'nowhere'),
      at('00000000-0000-4000-8000-000000000000', 'plan'),
    )
    expect(status).toBe(200)
    expect(body.done.map(({ assessment, criterion, record }) => [assessment, criterion, record.decision])).toEqual([
      [open.own, 'plan', 'accepted'],
      [open.other, 'plan', 'accepted'],
    ])
    expect(body.left.map(({ criterion, code }) => `${criterion} ${code}`)).toEqual([
      'on-time stale',
      'awarded not-for-change',
      'nowhere not-found',
      'plan not-found',
    ])
    expect((await decided(open.own))['plan']).toEqual(body.done[0]?.record)
    expect((await decided(open.own))['on-time']?.reason).toBe('Theo sổ')
    const { body: entries } = await people.asCouncil.get<JournalEntry[]>(`/rounds/${open.round.id}/journal`)
    expect(entries.filter(({ action }) => action === 'answer-accepted').map(({ object }) => object)).toEqual([
      'Phòng Đỏ · 1.1',
      'Phòng Xanh · 1.1',
    ])
  })

  it('has its effect once under one key', async () => {
    const open = await submitted(people)
    const path = `/rounds/${open.round.id}/acceptances`
    const items = { items: [at(open.own, 'plan')] }
    const key = crypto.randomUUID()
    const first = await people.asCouncil.post<Acceptances>(path, items, undefined, key)
    const again = await people.asCouncil.post<Acceptances>(path, items, undefined, key)
    expect(again.body).toEqual(first.body)
    expect((await decided(open.own))['plan']?.rev).toBe(1)
  })

  it('leaves what a second appraiser has to look at', async () => {
    const draft = await people.asAdministrator.post<Round>('/rounds', { ...roundInput(people.units), tolerance: '0.5' })
    const self = await move(people.asAdministrator, draft.body, 'self-scoring')
    const [own = '', other = ''] = self.assessments.map(({ id }) => id)
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const open = { own, other, round: await move(people.asCouncil, self, 'appraisal') }
    await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, change('Chờ người thứ hai', '2'), 0)
    const { body } = await accept(people.asChair, open, at(own, 'on-time'))
    expect(body).toEqual({ done: [], left: [{ ...at(own, 'on-time'), code: 'third-decides' }] })
    const { body: progress } = await people.asChair.get<DeskProgress>(`/rounds/${open.round.id}/progress`)
    expect(progress.units[0]?.sheets[0]).toEqual({ id: 'work', decided: 0, of: 2, asked: 0, second: 1 })
    // What was proposed and is not settled is nobody's phrase.
    const { body: phrases } = await people.asChair.get<Phrase[]>(`/rounds/${open.round.id}/phrases`)
    expect(phrases.filter(({ words }) => words === 'Chờ người thứ hai')).toEqual([])
  })

  it('waits for its stage, and is of those who appraise', async () => {
    const open = await submitted(people)
    const refused = await accept(people.asAuditor, open, at(open.own, 'plan'))
    expect([refused.status, (refused.body as unknown as ApiProblem).code]).toEqual([403, 'not-allowed'])
    const none = await accept(people.asCouncil, open)
    expect(none.status).toBe(400)
  })
})

describe('taking back', () => {
  it('leaves a criterion as undecided as it was, and the journal says who did', async () => {
    const open = await submitted(people)
    await accept(people.asCouncil, open, at(open.own, 'plan'), at(open.own, 'on-time'))
    const { body } = await withdraw(
      people.asCouncil,
      open,
      { ...at(open.own, 'plan'), rev: 1 },
      { ...at(open.own, 'on-time'), rev: 2 },
    )
    expect(body).toEqual({ done: [at(open.own, 'plan')], left: [{ ...at(open.own, 'on-time'), code: 'stale' }] })
    expect(Object.keys(await decided(open.own))).toEqual(['on-time'])
    const { body: entries } = await people.asCouncil.get<JournalEntry[]>(`/rounds/${open.round.id}/journal`)
    expect(entries.filter(({ action }) => action === 'answer-withdrawn').map((one) => [one.actor, one.object])).toEqual(
      [['Người hoi-dong', 'Phòng Đỏ · 1.1']],
    )
  })

  it('is never mistaken for what was decided before it', async () => {
    const open = await submitted(people)
    const path = `/assessments/${open.own}/appraisals/on-time`
    await accept(people.asCouncil, open, at(open.own, 'on-time'))
    await withdraw(people.asCouncil, open, { ...at(open.own, 'on-time'), rev: 1 })
    // Who still has the first decision on the screen is told that it is gone.
    const gone = await people.asChair.put<ApiProblem>(path, change('Theo sổ'), 1)
    expect([gone.status, gone.body.code, gone.body.current]).toEqual([412, 'stale', null])
    const next = await people.asCouncil.put<AppraisalRecord>(path, change('Sổ khác'), 0)
    expect(next.body.rev).toBe(2)
    expect((await people.asChair.put(path, change('Theo sổ'), 1)).status).toBe(412)
  })

  it('is for whoever decided, or the chair', async () => {
    const open = await submitted(people)
    await accept(people.asChair, open, at(open.own, 'plan'))
    await accept(people.asCouncil, open, at(open.own, 'on-time'))
    const other = await withdraw(people.asCouncil, open, { ...at(open.own, 'plan'), rev: 1 })
    expect(other.body.left).toEqual([{ ...at(open.own, 'plan'), code: 'decided-by-other' }])
    const chair = await withdraw(people.asChair, open, { ...at(open.own, 'on-time'), rev: 1 })
    expect(chair.body.done).toEqual([at(open.own, 'on-time')])
  })
})

it('the reasons of all rounds of the authority come back as phrases, those given most often first', async () => {
  const own = await cast()
  const before = await submitted(own)
  const now = await submitted(own)
  const decide = (assessment: string, criterion: string, decision: object) =>
    own.asCouncil.put(`/assessments/${assessment}/appraisals/${criterion}`, decision, 0)
  const no = { decision: 'change', answer: { inputs: { issued: false } }, reason: 'Thiếu văn bản' }
  await decide(before.own, 'on-time', change('Theo sổ theo dõi'))
  await decide(before.other, 'on-time', change('Theo sổ theo dõi'))
  await decide(before.own, 'plan', no)
  await decide(now.own, 'plan', { ...no, reason: ' Thiếu văn bản ' })
  await decide(now.own, 'on-time', change('Thiếu văn bản'))
  await decide(now.other, 'plan', { decision: 'accept' })
  const all: Phrase[] = [
    { words: 'Thiếu văn bản', criteria: ['on-time', 'plan'], count: 3 },
    { words: 'Theo sổ theo dõi', criteria: ['on-time'], count: 2 },
  ]
  for (const { round } of [before, now])
    expect((await own.asCouncil.get<Phrase[]>(`/rounds/${round.id}/phrases`)).body).toEqual(all)
  // They are of those who read the desk, and nothing of them leaves the authority.
  for (const voice of [own.asOffice, own.asLeader, own.asAuthor, own.asSurvey])
    expect((await voice.get<ApiProblem>(`/rounds/${now.round.id}/phrases`)).body.code).toBe('not-allowed')
  const administrator = { username: 'quan-tri-a', name: 'Quản trị' }
  const ward = await own.asAdministrator.post<AuthorityCreated>('/authorities', { name: 'Phường A', administrator })
  expect(await presentPhrases(own.deps.store.db, ward.body.authority.id)).toEqual([])
  await own.close()
})
