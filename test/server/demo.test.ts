import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offerSetup } from '../../server/actions/set-up.ts'
import { startDemo } from '../../server/demo/start.ts'
import type { Publication } from '../../server/standings.ts'
import { verifyJournal } from '../../server/store/journal.ts'
import type {
  Assessment,
  Movement,
  Ranking,
  Round,
  RoundState,
  Session,
  SetupDone,
  Status,
  SurveyUnit,
} from '../../ui/api.ts'
import { cookieOf, harness, type Harness, password, type Voice } from './harness.ts'

let server: Harness
let secret: string
let asAuditor: Voice
let rounds: readonly Round[]

const roundIn = (state: RoundState): Round => rounds.find((one) => one.state === state)!

const signIn = async (username: string, shared: string): Promise<Voice> =>
  server.voice(cookieOf((await server.voice().post('/session', { username, password: shared })).headers))

beforeAll(async () => {
  server = await harness({ people: false, frameworks: 'frameworks' })
  secret = await startDemo(server.deps)
  asAuditor = await signIn('demo-kiem-tra', secret)
  rounds = (await asAuditor.get<Round[]>('/rounds')).body
})
afterAll(() => server.close())

describe('the demonstration', () => {
  it('says that it is one, and who can sign in', async () => {
    const { body } = await server.voice().get<Status>('/status')
    expect([body.setup_needed, body.demo]).toEqual([false, true])
    const roles = body.demo_accounts.map(({ role }) => role)
    expect(roles.toSorted()).toEqual([
      'administrator',
      'auditor',
      'author',
      'chair',
      'council',
      ...Array.from({ length: 12 }, () => 'leader'),
      ...Array.from({ length: 12 }, () => 'office'),
      'survey',
    ])
    expect((await asAuditor.get<Session>('/session')).body.demo).toBe(true)
    expect(new Set(rounds.map(({ demo }) => demo))).toEqual(new Set([true]))
  })

  it('has a round in each state that leaves something to do', () => {
    expect(rounds.map(({ state }) => state).toSorted()).toEqual([
      'appraisal',
      'appraisal-2',
      'cancelled',
      'clarification',
      'council',
      'draft',
      'published',
      'published',
      'published',
      'self-scoring',
    ])
    expect(roundIn('self-scoring').framework.id).toBe('quan-mau-phong')
    expect(roundIn('published').framework.id).toBe('ha-noi-phong')
    const { cancelled, published_at } = roundIn('cancelled')
    expect([cancelled?.from, cancelled?.reason, published_at]).toEqual([
      'self-scoring',
      'Minh họa: mở nhầm kỳ đánh giá, các đơn vị chấm trong đợt năm 2026.',
      null,
    ])
  })

  it('has something in them for each role', async () => {
    const as = (username: string) => signIn(username, secret)
    const points = await (await as('demo-dieu-tra')).get<SurveyUnit[]>(`/rounds/${roundIn('appraisal').id}/survey`)
    expect(points.body.filter(({ may }) => may)).toHaveLength(3)
    const asked = roundIn('clarification').assessments.find(({ unit }) => unit.name.startsWith('Phòng Nội vụ'))
    for (const username of ['demo-noi-vu', 'demo-lanh-dao']) {
      const { body } = await (await as(username)).get<Assessment>(`/assessments/${asked?.id}`)
      expect([body.may.explain, Object.values(body.explanations).map(({ answer }) => answer)]).toEqual([true, [null]])
    }
    const { body: own } = await (await as('demo-lanh-dao-do-thi')).get<Session>('/session')
    expect(own.user.unit?.name).toBe('Phòng Quản lý đô thị (mẫu)')
    const last = roundIn('council')
    expect(last.next).toEqual({ to: 'published', by: ['chair'] })
    const chair = await as('demo-chu-tich')
    const { status } = await chair.post(`/rounds/${last.id}/transitions`, { to: 'published' }, last.rev)
    expect(status).toBe(200)
    const draft = roundIn('draft')
    const opened = await (
      await as('demo-quan-tri')
    ).post<Round>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, draft.rev)
    expect(opened.status).toBe(200)
  })

  it('has one round being filled in, with two offices that submitted', () => {
    const open = roundIn('self-scoring').assessments
    expect(open.filter(({ state }) => state === 'submitted')).toHaveLength(2)
    const shares = open.map(({ progress }) => progress.answered / progress.to_answer)
    expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(5)
    expect(shares).toContain(0)
  })

  it('has a ranking with differences and a tie', async () => {
    const { body } = await asAuditor.get<Ranking>(`/rounds/${roundIn('published').id}/ranking`)
    const indices = body.rows.map(({ index }) => Number(index))
    expect(indices).toHaveLength(12)
    expect(new Set(indices).size).toBeGreaterThan(7)
    expect(new Set(body.rows.map(({ place }) => place)).size).toBeLessThan(12)
    expect(Math.max(...indices) - Math.min(...indices)).toBeGreaterThan(5)
    expect(Math.min(...indices)).toBeGreaterThan(40)
    expect(new Set(body.rows.map(({ band }) => band)).size).toBeGreaterThan(1)
  })

  it('has two earlier results: one that the last is compared with, and one before a break', async () => {
    const { body } = await asAuditor.get<Movement>(`/rounds/${roundIn('published').id}/movement`)
    expect(body.rounds.map(({ title, state, rows }) => [title, state, rows.length])).toEqual(
      [2023, 2024, 2025].map((year) => [`Đánh giá cải cách hành chính năm ${year} (minh họa)`, 'published', 12]),
    )
    expect(body.steps.map(({ comparable, breaking }) => [comparable, breaking.length])).toEqual([
      [false, 7],
      [true, 0],
    ])
    const [, before, now] = body.rounds
    const placeBefore = (id: string) => before?.rows.find(({ unit }) => unit.id === id)?.place
    expect(now?.rows.map(({ unit, place }) => `${unit.name}: ${placeBefore(unit.id)} → ${place}`)).toEqual([
      'Văn phòng HĐND và UBND (mẫu): 6 → 1',
      'Phòng Tài chính – Kế hoạch (mẫu): 1 → 2',
      'Phòng Nội vụ (mẫu): 2 → 3',
      'Phòng Lao động – Xã hội (mẫu): 3 → 4',
      'Phòng Văn hóa và Thông tin (mẫu): 3 → 4',
      'Phòng Y tế (mẫu): 12 → 6',
      'Phòng Kinh tế (mẫu): 5 → 7',
      'Phòng Tư pháp (mẫu): 11 → 8',
      'Phòng Giáo dục và Đào tạo (mẫu): 8 → 9',
      'Thanh tra (mẫu): 9 → 10',
      'Phòng Tài nguyên và Môi trường (mẫu): 7 → 11',
      'Phòng Quản lý đô thị (mẫu): 10 → 12',
    ])
  })

  it('was made by the actions of people: its journal is whole and names them', async () => {
    const { id } = await server.deps.store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
    expect(await verifyJournal(server.deps.store.db, id)).toMatchObject({ kind: 'whole' })
    const actors = await server.deps.store.db.selectFrom('journal').select('actor_id').distinct().execute()
    expect(actors.length).toBeGreaterThan(14)
  })

  it('is loaded once; another start only gives a new password', async () => {
    const again = await startDemo(server.deps)
    expect(again).not.toBe(secret)
    expect((await (await signIn('demo-hoi-dong', again)).get('/session')).status).toBe(200)
    expect((await asAuditor.get<Round[]>('/rounds')).body).toHaveLength(10)
  })

  it('comes with the set-up as well, beside the real administrator, and is the same every time', async () => {
    const other = await harness({ people: false, frameworks: 'frameworks' })
    const input = { authority: 'Quận thật', name: 'A', username: 'quan-tri', password, demo: true }
    const done = await other.voice().post<SetupDone>('/setup', { ...input, code: await offerSetup(other.deps) })
    expect([done.status, done.body.session.demo, done.body.session.authority.name]).toEqual([200, true, 'Quận thật'])
    const credentials = { username: 'demo-noi-vu', password: done.body.demo_password }
    expect((await other.voice().post('/session', credentials)).status).toBe(200)
    expect(await indices(other)).toEqual(await indices(server))
    await other.close()
  })
})

/** "unit index" of every published unit, by name. */
async function indices({ deps }: Harness): Promise<readonly string[]> {
  const { document } = await deps.store.db
    .selectFrom('publication')
    .select('document')
    .orderBy('at')
    .executeTakeFirstOrThrow()
  const { units } = JSON.parse(document) as Publication
  return units.map(({ unit, final }) => `${unit.name} ${final.index}`).toSorted()
}
