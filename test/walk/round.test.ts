/** A whole round over HTTP, from a YAML framework to a published ranking, against a golden result. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import type { Answers, Framework } from '../../engine/index.ts'
import type { Ranking, Role, Round, Unit, UnitResult } from '../../ui/api.ts'
import { answersOf, period } from './answers.ts'
import { fillIn } from './office.ts'
import { enter, join } from './person.ts'
import type { Person } from './person.ts'
import { setupCode, startProduct } from './product.ts'
import type { Product } from './product.ts'

const password = 'mật khẩu đủ dài để thử'
/** Which worked answer set each office gives; two of them give the same, so that there is a tie. */
const offices = {
  'Phòng Nội vụ': 'full',
  'Phòng Tư pháp': 'sixty-five',
  'Phòng Tài chính - Kế hoạch': 'typical',
  'Phòng Văn hóa và Thông tin': 'sixty-five',
} as const

let product: Product
let administrator: Person
let council: Person
const staff = new Map<string, Person>()
let units: readonly Unit[]

beforeAll(async () => {
  product = await startProduct()
  administrator = await enter(product.url, '/setup', {
    code: setupCode(product),
    authority: 'UBND quận Mẫu',
    name: 'Quản trị viên',
    username: 'quantri',
    password,
    demo: false,
  })
  units = await administrator.post<Unit[]>('/units', {
    units: Object.keys(offices).map((name) => ({ name, type: 'phong' })),
  })
  council = await newPerson('hoidong', 'chair', null)
  for (const [index, unit] of units.entries())
    staff.set(unit.name, await newPerson(`phong${index + 1}`, 'office', unit.id))
})

afterAll(() => product?.stop())

const newPerson = (username: string, role: Role, unit_id: string | null): Promise<Person> =>
  join(product.url, administrator, { username, name: username, role, unit_id })

const state = (round: Round): Promise<Round> => administrator.get<Round>(`/rounds/${round.id}`)

/** Opens a round, lets every office answer and submit, and appraises: all accepted, `changes` apart. */
async function wholeRound(title: string, survey: boolean, changes: Readonly<Record<string, Answers>>): Promise<Round> {
  const input = {
    title,
    framework: 'ha-noi-phong@1.0.0',
    period,
    survey,
    unit_ids: units.map(({ id }) => id),
    self_scoring_until: '2099-11-30',
    appraisal_until: '2099-12-31',
  }
  const draft = await administrator.post<Round>('/rounds', input)
  const open = await administrator.post<Round>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, draft.rev)
  const framework = await administrator.get<Framework>(`/rounds/${draft.id}/framework`)
  for (const { id, unit } of open.assessments) {
    const answers = await answersOf(offices[unit.name as keyof typeof offices], framework)
    await fillIn(staff.get(unit.name)!, id, framework, answers)
  }
  const filled = await state(open)
  const appraisal = await administrator.post<Round>(`/rounds/${draft.id}/transitions`, { to: 'appraisal' }, filled.rev)
  for (const summary of appraisal.assessments)
    await appraise(summary.id, framework, survey, changes[summary.unit.name] ?? {})
  const done = await state(open)
  return council.post<Round>(`/rounds/${draft.id}/transitions`, { to: 'published' }, done.rev)
}

async function appraise(id: string, framework: Framework, survey: boolean, changes: Answers): Promise<void> {
  const surveyed = await answersOf('typical', framework)
  for (const leaf of leaves(framework)) {
    const changed = changes[leaf.id]
    const path = `/assessments/${id}/appraisals/${leaf.id}`
    if (leaf.scored_by === 'survey') {
      if (survey)
        await council.put(path, { decision: 'enter', answer: surveyed[leaf.id], reason: 'Kết quả điều tra' }, 0)
    } else if (changed) {
      await council.put(path, { decision: 'change', answer: changed, reason: 'Theo hồ sơ kiểm chứng' }, 0)
    } else await council.put(path, { decision: 'accept' }, 0)
  }
}

/** What a ranking says, without ids and times. */
const plain = ({ rows }: Ranking): unknown =>
  rows.map(({ place, unit, index, band, points, of, domains }) => ({
    place,
    unit: unit.name,
    index,
    band,
    points,
    of,
    domains,
  }))

describe('a whole round over HTTP', () => {
  it('without a survey ends in the golden ranking: 65 of 70 is 92.86', async () => {
    const changes = { 'Phòng Nội vụ': { 'plan-issued': { inputs: { issued: true, issued_on: '2026-02-10' } } } }
    const round = await wholeRound('Đợt không điều tra', false, changes)
    expect(round.state).toBe('published')
    const ranking = await council.get<Ranking>(`/rounds/${round.id}/ranking`)
    await expect(JSON.stringify(plain(ranking), null, 2)).toMatchFileSnapshot('golden/without-survey.json')
    const tied = ranking.rows.filter(({ index }) => index === '92.86')
    expect(tied.map(({ place, points, of }) => [place, points, of])).toEqual([
      [2, '65.00', '70.00'],
      [2, '65.00', '70.00'],
    ])
  })

  it('with a survey, an adjustment and its reason ends in the golden ranking', async () => {
    const adjusted = { points: '0.50', reason: 'Thiếu một báo cáo' }
    const changes = { 'Phòng Tư pháp': { 'reports-sent': { inputs: {}, adjusted } } }
    const round = await wholeRound('Đợt có điều tra', true, changes)
    const ranking = await council.get<Ranking>(`/rounds/${round.id}/ranking`)
    await expect(JSON.stringify(plain(ranking), null, 2)).toMatchFileSnapshot('golden/with-survey.json')

    const unit = units.find(({ name }) => name === 'Phòng Tư pháp')!
    const result = await staff.get('Phòng Tư pháp')!.get<UnitResult>(`/rounds/${round.id}/results/${unit.id}`)
    expect(result.state).toBe('published')
    expect(result.appraisals['reports-sent']).toMatchObject({ decision: 'changed', answer: { adjusted } })
  })

  it('keeps a published round as it is: nobody can answer, appraise or move it', async () => {
    const rounds = await administrator.get<Round[]>('/rounds')
    const round = rounds.find(({ state: at }) => at === 'published')
    const [first] = round!.assessments
    const answer = { answer: { inputs: { issued: false } }, note: '' }
    const office = await staff
      .get(first!.unit.name)!
      .send('PUT', `/assessments/${first!.id}/answers/plan-issued`, answer, 1)
    const chair = await council.send(
      'PUT',
      `/assessments/${first!.id}/appraisals/plan-issued`,
      { decision: 'accept' },
      1,
    )
    const moved = await administrator.send('POST', `/rounds/${round!.id}/transitions`, { to: 'appraisal' }, round!.rev)
    expect([office.status, chair.status, moved.status]).toEqual([409, 409, 409])
  })
})
