/** Idempotency-Key: one effect, equal replies, another body refused, nothing to read in the database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName } from '../../server/http/endpoint.ts'
import { takesKey } from '../../server/http/once.ts'
import type { ApiProblem, Assessment, EvidenceLink, Receipt, Round, Unit, UserCreated } from '../../ui/api.ts'
import { cast, type Cast, counts, opened, roundInput, yes } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

const unit = (name: string) => ({ units: [{ name, type: 'phong' }] })
const unitsNamed = async (name: string) =>
  (await people.asAdministrator.get<Unit[]>('/units')).body.filter((one) => one.name === name).length

describe('a key', () => {
  let people: Cast
  beforeAll(async () => void (people = await cast()))
  afterAll(() => people.close())

  it('is remembered for 24 hours', async () => {
    const key = randomUUID()
    people.setClock('2026-11-10T03:00:00.000Z')
    const first = await people.signIn('quan-tri')
    expect((await first.post('/units', unit('Phòng Bảy'), undefined, key)).status).toBe(201)
    people.setClock('2026-11-11T02:59:59.000Z')
    const early = await people.signIn('quan-tri')
    expect((await early.post('/units', unit('Phòng Bảy'), undefined, key)).status).toBe(201)
    people.setClock('2026-11-11T03:00:01.000Z')
    const late = await early.post<ApiProblem>('/units', unit('Phòng Bảy'), undefined, key)
    expect([late.status, late.body.code]).toEqual([409, 'unit-name-taken'])
  })
})

describe('a request with an Idempotency-Key', () => {
  it('has one effect and the same reply when it is sent again', async () => {
    const key = randomUUID()
    const first = await people.asAdministrator.post<Unit[]>('/units', unit('Phòng Một'), undefined, key)
    const again = await people.asAdministrator.post<Unit[]>('/units', unit('Phòng Một'), undefined, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect(await unitsNamed('Phòng Một')).toBe(1)
  })

  it('is refused with another body, another address or another revision', async () => {
    const key = randomUUID()
    const draft = await people.asAdministrator.post<Round>('/rounds', roundInput(people.units), undefined, key)
    expect(draft.status).toBe(201)
    const others = [
      await people.asAdministrator.post<ApiProblem>(
        '/rounds',
        { ...roundInput(people.units), title: 'Khác' },
        undefined,
        key,
      ),
      await people.asAdministrator.post<ApiProblem>('/units', unit('Phòng Hai'), undefined, key),
      await people.asAdministrator.post<ApiProblem>('/rounds', roundInput(people.units), 7, key),
    ]
    expect(others.slice(0, 2).map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'idempotency-key-reused'],
      [422, 'idempotency-key-reused'],
    ])
    // A route that takes no revision does not look at one.
    expect(others[2]?.body).toEqual(draft.body)
    expect(await unitsNamed('Phòng Hai')).toBe(0)
  })

  it('belongs to the person who chose it', async () => {
    const key = randomUUID()
    const mine = await people.asAdministrator.post<Unit[]>('/units', unit('Phòng Ba'), undefined, key)
    const another = await people.person('quan-tri-2', 'administrator')
    const theirs = await another.post<Unit[]>('/units', unit('Phòng Bốn'), undefined, key)
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body[0]?.name).toBe('Phòng Bốn')
  })

  it('that was refused had no effect, so the key may be used once the obstacle is gone', async () => {
    const key = randomUUID()
    await people.asAdministrator.post('/units', unit('Phòng Năm'))
    const refused = await people.asAdministrator.post<ApiProblem>('/units', unit('Phòng Năm'), undefined, key)
    const other = await people.asAdministrator.post('/units', unit('Phòng Sáu'), undefined, key)
    expect([refused.body.code, other.status]).toEqual(['unit-name-taken', 201])
  })

  it.each(['short', 'with space in the middle', 'có dấu tiếng Việt dài', 'x'.repeat(101)])(
    'that is no key is refused: %s',
    async (key) => {
      const answer = await fetch(`${people.url}/api/v1/units`, {
        method: 'POST',
        headers: {
          Cookie: people.asAdministrator.cookie,
          'Content-Type': 'application/json',
          'Idempotency-Key': Buffer.from(key, 'utf8').toString('latin1'),
        },
        body: JSON.stringify(unit('Phòng Tám')),
      })
      expect([answer.status, ((await answer.json()) as ApiProblem).code]).toEqual([400, 'idempotency-key'])
    },
  )

  it('keeps nothing that the database could tell: what was shown once is sealed', async () => {
    const key = randomUUID()
    const person = { username: 'moi-den', name: 'Người Mới', role: 'auditor', unit_id: null }
    const first = await people.asAdministrator.post<UserCreated>('/users', person, undefined, key)
    const again = await people.asAdministrator.post<UserCreated>('/users', person, undefined, key)
    expect(again.body.initial_password).toBe(first.body.initial_password)
    const rows = await people.deps.store.db.selectFrom('idempotency').selectAll().execute()
    const text = JSON.stringify(rows)
    for (const secret of [key, first.body.initial_password, 'moi-den', 'Người Mới']) expect(text).not.toContain(secret)
  })

  it('is taken by every POST of a signed-in person', () => {
    const without = routes.filter((route) => route[0] === 'post' && !takesKey(route)).map(routeName)
    expect(without).toEqual(['POST /setup', 'POST /session', 'POST /oidc', 'POST /oidc/return', 'POST /invitation'])
  })
})

describe('100 equal requests at the same moment', () => {
  it('submit once and get the same receipt', async () => {
    const { own, round } = await opened(people)
    await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0)
    await people.asOffice.put(`/assessments/${own}/answers/on-time`, counts('9', '10'), 0)
    const { body } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    const key = randomUUID()
    const all = await Promise.all(
      Array.from({ length: 100 }, () =>
        people.asOffice.post<Receipt>(`/assessments/${own}/submission`, undefined, body.rev, key),
      ),
    )
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200))
    expect(new Set(all.map((one) => JSON.stringify(one.body))).size).toBe(1)
    const entries = await people.deps.store.db
      .selectFrom('journal')
      .select('hash')
      .where('round_id', '=', round.id)
      .where('action', '=', 'assessment-submitted')
      .execute()
    expect(entries.map(({ hash }) => hash)).toEqual([all[0]?.body.hash])
  })

  it('attach a file once', async () => {
    const { own } = await opened(people)
    const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')
    const key = randomUUID()
    const send = async (bytes: Uint8Array<ArrayBuffer>) => {
      const answer = await fetch(`${people.url}/api/v1/assessments/${own}/evidence?criterion=plan&name=a.pdf`, {
        method: 'POST',
        headers: {
          Cookie: people.asOffice.cookie,
          'Content-Type': 'application/octet-stream',
          'Idempotency-Key': key,
        },
        body: bytes,
      })
      return { status: answer.status, body: (await answer.json()) as EvidenceLink & ApiProblem }
    }
    const all = await Promise.all(Array.from({ length: 20 }, () => send(pdf)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
    const { body } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    expect(body.evidence).toHaveLength(1)
    const other = await send(new TextEncoder().encode('%PDF-1.4\n% other\n%%EOF\n'))
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
  })
})
