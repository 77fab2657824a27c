/** The first page of everyone, as the server answers it: whose turn it is, on what, until when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assessment, Round, Task, Tasks, User } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { cast, type Cast, counts, decideAll, fillIn, move, roundInput, yes } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

const tasks = async (voice: Voice): Promise<Tasks> => (await voice.get<Tasks>('/tasks')).body

/** "fill now office+leader 0/2" of each task in one round. */
const short = async (voice: Voice, round: Round): Promise<readonly string[]> =>
  (await tasks(voice)).tasks.filter((one) => one.round?.id === round.id).map(line)

function line({ kind, now, by, progress, to, units }: Task): string {
  const count = progress === null ? '' : ` ${progress.done}/${progress.of}`
  const names = units.map(({ unit }) => unit.name).join(', ')
  return `${kind} ${now ? 'now' : 'waits'} ${by.join('+')}${count}${to === null ? '' : ` → ${to}`}${names && ` (${names})`}`
}

async function made(more: object = {}): Promise<Round> {
  const input = { ...roundInput(people.units), ...more }
  return (await people.asAdministrator.post<Round>('/rounds', input)).body
}
const idOf = (round: Round, unit: string): string => round.assessments.find((one) => one.unit.name === unit)?.id ?? ''
const rev = async (id: string): Promise<number> =>
  (await people.asAuditor.get<Assessment>(`/assessments/${id}`)).body.rev

describe('a round, from its draft to a correction, as each person meets it', () => {
  let round: Round
  let red: string
  let blue: string

  it('waits for the administrator to open it', async () => {
    round = await made({ clarification_until: '2026-12-22', council_until: '2026-12-26' })
    expect(await short(people.asAdministrator, round)).toEqual(['move now administrator → self-scoring'])
    expect(await short(people.asAuditor, round)).toEqual(['watch waits administrator'])
    expect(await short(people.asCouncil, round)).toEqual(['watch waits administrator'])
    for (const voice of [people.asOffice, people.asLeader, people.asAuthor, people.asSurvey])
      expect(await short(voice, round)).toEqual([])
    const [first] = (await tasks(people.asAdministrator)).tasks
    expect(first?.until).toEqual({ stage: 'self-scoring', day: '2026-11-20', extended: false })
  })

  it('then for the offices, by name', async () => {
    round = await move(people.asAdministrator, round, 'self-scoring')
    ;[red, blue] = [idOf(round, 'Phòng Đỏ'), idOf(round, 'Phòng Xanh')]
    expect(await short(people.asOffice, round)).toEqual(['fill now office+leader 0/2'])
    expect(await short(people.asLeader, round)).toEqual(['fill now office+leader 0/2'])
    for (const voice of [people.asAdministrator, people.asCouncil, people.asChair, people.asAuditor])
      expect(await short(voice, round)).toEqual(['watch waits office+leader 0/2 (Phòng Đỏ, Phòng Xanh)'])
  })

  it('shows an office its domains: not begun, papers missing, done', async () => {
    const sheets = async () =>
      (await tasks(people.asOffice)).tasks
        .find((one) => one.round?.id === round.id)
        ?.sheets.map((one) => `${one.number} ${one.state} ${one.done}/${one.of} ${one.criteria.join()}`)
    expect(await sheets()).toEqual(['1 todo 0/2 plan,on-time'])
    await people.asOffice.put(`/assessments/${red}/answers/on-time`, counts('9', '10'), 0)
    expect(await sheets()).toEqual(['1 doing 1/2 plan,on-time'])
    await people.asOffice.put(`/assessments/${red}/answers/plan`, { ...yes, note: '' }, 0)
    expect(await sheets()).toEqual(['1 paper 1/2 plan,on-time'])
    await people.asOffice.put(`/assessments/${red}/answers/plan`, yes, 1)
    expect(await sheets()).toEqual(['1 done 2/2 plan,on-time'])
    expect(await short(people.asOffice, round)).toEqual(['fill now office+leader 2/2'])
  })

  it('states the last day of the unit where it was extended, and of the others as it is', async () => {
    const given = { until: '2026-11-25', reason: 'Bão' }
    expect((await people.asChair.post(`/assessments/${red}/extension`, given, await rev(red))).status).toBe(204)
    const until = async (voice: Voice) => (await tasks(voice)).tasks.find((one) => one.round?.id === round.id)?.until
    expect(await until(people.asOffice)).toEqual({ stage: 'self-scoring', day: '2026-11-25', extended: true })
    expect(await until(people.asOther)).toEqual({ stage: 'self-scoring', day: '2026-11-20', extended: false })
    expect(await until(people.asAdministrator)).toEqual({ stage: 'self-scoring', day: '2026-11-20', extended: false })
  })

  it('waits for whoever moves it on once all have submitted, and for nobody else', async () => {
    await people.asOffice.post(`/assessments/${red}/submission`, undefined, await rev(red))
    expect(await short(people.asOffice, round)).toEqual(['fill waits administrator+council+chair 2/2'])
    expect(await short(people.asAdministrator, round)).toEqual(['watch waits office+leader 1/2 (Phòng Xanh)'])
    await fillIn(people.asOther, blue, '8')
    for (const voice of [people.asAdministrator, people.asCouncil, people.asChair])
      expect(await short(voice, round)).toEqual(['move now administrator+council+chair 2/2 → appraisal'])
    expect(await short(people.asAuditor, round)).toEqual(['watch waits administrator+council+chair 2/2'])
  })

  it('asks an appraiser for each domain, and says nothing of it to a unit', async () => {
    round = await move(people.asCouncil, round, 'appraisal')
    const appraise = 'appraise now council+chair 0/6 (Phòng Đỏ, Phòng Xanh)'
    expect(await short(people.asCouncil, round)).toEqual([appraise])
    await people.asCouncil.put(`/assessments/${red}/appraisals/plan`, { decision: 'accept' }, 0)
    const found = (await tasks(people.asCouncil)).tasks.find((one) => one.round?.id === round.id)
    expect(found?.sheets.map((one) => `${one.number} ${one.state} ${one.done}/${one.of}`)).toEqual([
      '1 doing 1/4',
      '2 todo 0/2',
    ])
    expect(found?.until).toEqual({ stage: 'appraisal', day: '2026-12-20', extended: false })
    expect(await short(people.asOffice, round)).toEqual(['watch waits council+chair'])
    expect(await short(people.asAdministrator, round)).toEqual(['watch waits council+chair 1/6 (Phòng Đỏ, Phòng Xanh)'])
  })

  it('asks a unit for what it is asked in clarification', async () => {
    const path = `/assessments/${red}/explanations/plan/question`
    expect((await people.asCouncil.put(path, { words: 'Ban hành ngày nào?' }, 0)).status).toBe(200)
    await people.asCouncil.put(`/assessments/${red}/appraisals/on-time`, { decision: 'accept' }, 0)
    await people.asCouncil.put(
      `/assessments/${red}/appraisals/awarded`,
      { decision: 'enter', answer: { inputs: { given: '1' } }, reason: '' },
      0,
    )
    await decideAll(people.asCouncil, blue)
    expect(await short(people.asCouncil, round)).toEqual(['move now council+chair 6/6 → clarification'])
    round = await move(people.asCouncil, round, 'clarification')
    expect(await short(people.asOffice, round)).toEqual(['explain now office+leader 0/1'])
    expect(await short(people.asOther, round)).toEqual(['explain waits administrator+council+chair 0/0'])
    expect(await short(people.asChair, round)).toEqual(['watch waits office+leader 0/1 (Phòng Đỏ)'])
    const [own] = (await tasks(people.asOffice)).tasks
    expect(own?.sheets.map((one) => `${one.number} ${one.state} ${one.done}/${one.of}`)).toEqual(['1 todo 0/1'])
    await people.asOffice.put(`/assessments/${red}/explanations/plan/answer`, { words: 'Ngày 02/01' }, 1)
    expect(await short(people.asOffice, round)).toEqual(['explain waits administrator+council+chair 1/1'])
    expect(await short(people.asAdministrator, round)).toEqual(['move now administrator+council+chair 1/1 → council'])
  })

  it('waits for the chair to publish, and then for nobody', async () => {
    round = await move(people.asChair, round, 'council')
    expect(await short(people.asCouncil, round)).toEqual(['watch waits chair 6/6'])
    expect(await short(people.asChair, round)).toEqual(['move now chair 6/6 → published'])
    round = await move(people.asChair, round, 'published')
    for (const voice of [people.asOffice, people.asCouncil, people.asChair, people.asAdministrator, people.asAuditor])
      expect(await short(voice, round)).toEqual([])
    const { published } = await tasks(people.asOffice)
    expect(published).toEqual([{ id: round.id, title: 'Đợt thử', published_at: round.published_at, takes_part: true }])
    expect((await tasks(people.asAuthor)).published.map(({ takes_part }) => takes_part)).toEqual([false])
  })

  it('waits for a second person where a correction is asked for', async () => {
    const asked = await people.asChair.post<Round>(`/rounds/${round.id}/corrections`, { reason: 'Cộng sai' }, round.rev)
    expect(asked.status).toBe(200)
    expect(await short(people.asChair, round)).toEqual(['correction waits chair+administrator'])
    expect(await short(people.asAdministrator, round)).toEqual(['correction now chair+administrator'])
    expect(await short(people.asAuditor, round)).toEqual(['correction waits chair+administrator'])
    expect(await short(people.asOffice, round)).toEqual([])
    const [first] = (await tasks(people.asAdministrator)).tasks
    expect(first?.asked).toMatchObject({ by: 'Người chu-tich', reason: 'Cộng sai' })
  })

  it('and where a published round is to be withdrawn', async () => {
    const current = async () => (await people.asAuditor.get<Round>(`/rounds/${round.id}`)).body
    const decision = { approved: false, reason: 'Không sai' }
    await people.asAdministrator.post(`/rounds/${round.id}/corrections/decision`, decision, (await current()).rev)
    const asked = await people.asAdministrator.post(
      `/rounds/${round.id}/cancellation`,
      { reason: 'Nhầm' },
      (await current()).rev,
    )
    expect(asked.status).toBe(200)
    expect(await short(people.asAdministrator, round)).toEqual(['cancellation waits chair+administrator'])
    expect(await short(people.asChair, round)).toEqual(['cancellation now chair+administrator'])
    expect(await short(people.asCouncil, round)).toEqual(['cancellation waits chair+administrator'])
  })
})

describe('where a round asks for more', () => {
  it('the staff fill in, and the leader confirms what they call ready', async () => {
    const round = await move(people.asAdministrator, await made({ confirmed: true }), 'self-scoring')
    const red = idOf(round, 'Phòng Đỏ')
    expect(await short(people.asOffice, round)).toEqual(['fill now office 0/2'])
    expect(await short(people.asLeader, round)).toEqual(['fill waits office 0/2'])
    await people.asOffice.put(`/assessments/${red}/answers/plan`, yes, 0)
    await people.asOffice.put(`/assessments/${red}/answers/on-time`, counts('9', '10'), 0)
    await people.asOffice.post(`/assessments/${red}/readiness`, { ready: true }, await rev(red))
    expect(await short(people.asOffice, round)).toEqual(['confirm waits leader 2/2'])
    expect(await short(people.asLeader, round)).toEqual(['confirm now leader 2/2'])
  })

  it('an appraiser is asked for what was given to them, and for a second look at what another proposed', async () => {
    const second = await people.person('hoi-dong-2', 'council')
    let round = await made({ delegated: true, tolerance: '0.5' })
    const { body: users } = await people.asAdministrator.get<User[]>('/users')
    const id = (username: string) => users.find((one) => one.username === username)?.id ?? ''
    const given = await people.asAdministrator.put<Round>(
      `/rounds/${round.id}/delegations`,
      {
        delegations: [
          { user_id: id('hoi-dong'), sheets: ['work'] },
          { user_id: id('hoi-dong-2'), sheets: ['work', 'esteem'] },
        ],
      },
      round.rev,
    )
    round = await move(people.asAdministrator, given.body, 'self-scoring')
    const [red, blue] = [idOf(round, 'Phòng Đỏ'), idOf(round, 'Phòng Xanh')]
    await fillIn(people.asOffice, red)
    await fillIn(people.asOther, blue)
    round = await move(people.asChair, round, 'appraisal')
    expect(await short(people.asCouncil, round)).toEqual(['appraise now council+chair 0/4 (Phòng Đỏ, Phòng Xanh)'])
    expect(await short(second, round)).toEqual(['appraise now council+chair 0/6 (Phòng Đỏ, Phòng Xanh)'])
    const change = (on_time: string) => ({
      decision: 'change',
      answer: { inputs: { on_time, done: '10' } },
      reason: 'Sổ ghi khác',
    })
    expect((await people.asCouncil.put(`/assessments/${red}/appraisals/on-time`, change('2'), 0)).status).toBe(202)
    expect(await short(people.asCouncil, round)).toEqual(['appraise now council+chair 1/4 (Phòng Đỏ, Phòng Xanh)'])
    expect(await short(second, round)).toEqual([
      'appraise now council+chair 1/6 (Phòng Đỏ, Phòng Xanh)',
      'second now council+chair 0/1 (Phòng Đỏ)',
    ])
    expect((await second.put(`/assessments/${red}/appraisals/on-time`, change('3'), 0)).status).toBe(202)
    expect(await short(people.asChair, round)).toEqual([
      'appraise now council+chair 1/6 (Phòng Đỏ, Phòng Xanh)',
      'third now chair 0/1 (Phòng Đỏ)',
    ])
  })

  it('the survey operator is asked for the points of the survey once decisions are made', async () => {
    let round = await move(people.asAdministrator, await made({ survey: true }), 'self-scoring')
    expect(await short(people.asSurvey, round)).toEqual(['survey waits administrator+council+chair 0/2'])
    const [red, blue] = [idOf(round, 'Phòng Đỏ'), idOf(round, 'Phòng Xanh')]
    await fillIn(people.asOffice, red)
    await fillIn(people.asOther, blue)
    round = await move(people.asChair, round, 'appraisal')
    expect(await short(people.asSurvey, round)).toEqual(['survey now survey 0/2 (Phòng Đỏ, Phòng Xanh)'])
    await people.asSurvey.put(
      `/assessments/${red}/survey/satisfaction`,
      { answer: { inputs: { satisfied: '80' } }, reason: '' },
      0,
    )
    expect(await short(people.asSurvey, round)).toEqual(['survey now survey 1/2 (Phòng Xanh)'])
  })

  it('the author is told which framework has errors', async () => {
    const found = (await tasks(people.asAuthor)).tasks.map(({ kind, framework }) => [
      kind,
      framework?.id,
      framework?.version,
    ])
    expect(found).toEqual([['framework', 'broken', '1.0.0']])
  })

  it('the author is led to what is being written, and nobody else is', async () => {
    const texts = ['1.2.0', '1.3.0'].map(
      (version) => `framework: small\nversion: "${version}"\ntitle: Khung đang soạn\n`,
    )
    const ids: string[] = []
    for (const text of texts)
      ids.push((await people.asAuthor.post<{ id: string }>('/drafts', { text, examples: '' })).body.id)
    const drafts = (all: readonly Task[]) =>
      all
        .flatMap(({ framework }) => (framework?.draft ? [framework] : []))
        .toSorted((a, b) => (a.version < b.version ? -1 : 1))
    expect(drafts((await tasks(people.asAuthor)).tasks)).toEqual(
      ['1.2.0', '1.3.0'].map((version, at) => ({
        id: 'small',
        version,
        title: { vi: 'Khung đang soạn' },
        problems: 0,
        draft: ids[at],
      })),
    )
    expect(drafts((await tasks(people.asAdministrator)).tasks)).toEqual([])
  })
})
