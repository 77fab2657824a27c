/** A small round with two offices, an administrator, a council and an auditor, for tests to start from. */
import { expect } from 'vitest'
import { checkJournals } from '../../server/store/check-journals.ts'
import type { Assessment, Receipt, Round, Unit } from '../../ui/api.ts'
import { harness, type Harness, type Voice } from './harness.ts'

export interface Cast extends Harness {
  readonly asAdministrator: Voice
  readonly asCouncil: Voice
  readonly asChair: Voice
  readonly asAuditor: Voice
  /** Of the first unit and of the second. */
  readonly asOffice: Voice
  readonly asOther: Voice
  /** Leads the first unit. */
  readonly asLeader: Voice
  readonly asAuthor: Voice
  readonly asSurvey: Voice
  readonly units: readonly [Unit, Unit]
}

/** Call last: whatever was done, the journal tells of every row that is there. */
export async function expectTold({ deps }: Pick<Harness, 'deps'>): Promise<void> {
  for (const { check, altered, records } of await checkJournals(deps.store.db))
    expect({ kind: check.kind, altered, records }).toEqual({ kind: 'whole', altered: [], records: [] })
}

export async function cast(options: Parameters<typeof harness>[0] = {}): Promise<Cast> {
  const made = await harness(options)
  const asAdministrator = await made.person('quan-tri', 'administrator')
  const { body } = await asAdministrator.post<Unit[]>('/units', {
    units: [
      { name: 'Phòng Đỏ', type: 'phong' },
      { name: 'Phòng Xanh', type: 'phong' },
    ],
  })
  const [red, blue] = body
  if (red === undefined || blue === undefined) throw new Error('the units were not added')
  return {
    ...made,
    asAdministrator,
    asCouncil: await made.person('hoi-dong', 'council'),
    asChair: await made.person('chu-tich', 'chair'),
    asAuditor: await made.person('kiem-toan', 'auditor'),
    asOffice: await made.person('phong-do', 'office', red.id),
    asOther: await made.person('phong-xanh', 'office', blue.id),
    asLeader: await made.person('truong-phong', 'leader', red.id),
    asAuthor: await made.person('soan-khung', 'author'),
    asSurvey: await made.person('dieu-tra', 'survey'),
    units: [red, blue],
  }
}

export const roundInput = (units: readonly Unit[], survey = false) => ({
  title: 'Đợt thử',
  framework: 'small@1.0.0',
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey,
  unit_ids: units.map(({ id }) => id),
  self_scoring_until: '2026-11-20',
  appraisal_until: '2026-12-20',
})

export interface Opened {
  readonly round: Round
  /** Assessment ids of the two offices. */
  readonly own: string
  readonly other: string
}

/** A round in self-scoring. */
export async function opened(people: Cast, survey = false): Promise<Opened> {
  const draft = await people.asAdministrator.post<Round>('/rounds', roundInput(people.units, survey))
  const round = await move(people.asAdministrator, draft.body, 'self-scoring')
  const idOf = (unit: string) => round.assessments.find((one) => one.unit.id === unit)?.id ?? ''
  return { round, own: idOf(people.units[0].id), other: idOf(people.units[1].id) }
}

export async function move(voice: Voice, { id, rev }: Round, to: string): Promise<Round> {
  const { status, body } = await voice.post<Round>(`/rounds/${id}/transitions`, { to }, rev)
  if (status !== 200) throw new Error(`not moved to ${to}: ${JSON.stringify(body)}`)
  return body
}

export const yes = { answer: { inputs: { issued: true } }, note: 'Giấy tờ lưu ở phòng.' }
export const counts = (on_time: string, done: string) => ({ answer: { inputs: { on_time, done } }, note: '' })

/** Answers all and submits. */
export async function fillIn(office: Voice, id: string, on_time = '9'): Promise<Receipt> {
  await office.put(`/assessments/${id}/answers/plan`, yes, 0)
  await office.put(`/assessments/${id}/answers/on-time`, counts(on_time, '10'), 0)
  const { body } = await office.get<Assessment>(`/assessments/${id}`)
  const submitted = await office.post<Receipt>(`/assessments/${id}/submission`, undefined, body.rev)
  if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body))
  return submitted.body
}

/** A round in appraisal, both offices submitted. */
export async function submitted(people: Cast, survey = false): Promise<Opened> {
  const open = await opened(people, survey)
  await fillIn(people.asOffice, open.own)
  await fillIn(people.asOther, open.other, '8')
  return { ...open, round: await move(people.asCouncil, open.round, 'appraisal') }
}

export async function decideAll(council: Voice, id: string, given = '2'): Promise<void> {
  for (const criterion of ['plan', 'on-time']) {
    await council.put(`/assessments/${id}/appraisals/${criterion}`, { decision: 'accept' }, 0)
  }
  await council.put(
    `/assessments/${id}/appraisals/awarded`,
    { decision: 'enter', answer: { inputs: { given } }, reason: '' },
    0,
  )
}

/** A published round. */
export async function published(people: Cast): Promise<Opened> {
  const open = await submitted(people)
  await decideAll(people.asCouncil, open.own)
  await decideAll(people.asCouncil, open.other)
  return { ...open, round: await move(people.asChair, open.round, 'published') }
}
