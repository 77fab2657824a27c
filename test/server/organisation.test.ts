/** Authorities in a tree that see nothing of each other but what is published below; units that change and end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiProblem, Authority, AuthorityCreated, Ranking, Round, Session, Unit, User } from '../../ui/api.ts'
import { code, cookieOf, type Voice } from './harness.ts'
import { cast, type Cast, opened, published } from './round.ts'

let people: Cast
/** Administrators: of the authority, of one below, of one below that, of a sibling of the second. */
let below: Voice
let deep: Voice
let beside: Voice
const ids = { below: '', deep: '', beside: '' }

async function child(of: Voice, name: string, username: string): Promise<readonly [string, Voice]> {
  const made = await of.post<AuthorityCreated>('/authorities', { name, administrator: { username, name: 'Quản trị' } })
  expect(made.status).toBe(201)
  const { code: invitation } = made.body.invitation
  const { headers } = await people
    .voice()
    .put<Session>('/invitation', { code: invitation, password: 'một câu dài khác hẳn' })
  return [made.body.authority.id, people.voice(cookieOf(headers))]
}

beforeAll(async () => {
  people = await cast()
  ;[ids.below, below] = await child(people.asAdministrator, 'Phường A', 'quan-tri-a')
  ;[ids.deep, deep] = await child(below, 'Khu A1', 'quan-tri-a1')
  ;[ids.beside, beside] = await child(people.asAdministrator, 'Phường B', 'quan-tri-b')
})
afterAll(() => people.close())

describe('an authority', () => {
  it('begins below another with its first administrator, by a link', async () => {
    const { body } = await below.get<Session>('/session')
    expect([body.authority.name, body.user.role]).toEqual(['Phường A', 'administrator'])
    const taken = { name: 'Phường C', administrator: { username: 'quan-tri-a', name: 'X' } }
    expect(code(await people.asAdministrator.post('/authorities', taken))).toBe('409 username-taken')
    expect(code(await people.asOffice.post('/authorities', taken))).toBe('403 not-allowed')
    const journal = await people.deps.store.db.selectFrom('journal').select(['action', 'object']).execute()
    expect(journal).toContainEqual({ action: 'child-authority-added', object: 'Phường A' })
  })

  it('sees itself and what is below, neither what is above nor beside', async () => {
    const names = async (voice: Voice) => (await voice.get<Authority[]>('/authorities')).body.map(({ name }) => name)
    expect(await names(people.asAdministrator)).toEqual(['Quận thử', 'Phường A', 'Khu A1', 'Phường B'])
    expect(await names(below)).toEqual(['Phường A', 'Khu A1'])
    expect(await names(deep)).toEqual(['Khu A1'])
    expect(await names(beside)).toEqual(['Phường B'])
  })

  it('has people, units and rounds of its own', async () => {
    await opened(people)
    for (const voice of [below, deep, beside]) {
      expect((await voice.get<User[]>('/users')).body).toHaveLength(1)
      expect((await voice.get<Unit[]>('/units')).body).toEqual([])
      expect((await voice.get<Round[]>('/rounds')).body).toEqual([])
    }
    const [red] = people.units
    const change = { name: 'x', type: 'phong', attributes: {}, valid_from: null, valid_until: null }
    const there = await below.put<ApiProblem>(`/units/${red.id}`, change, 1)
    const nowhere = await below.put<ApiProblem>('/units/nothing', change, 1)
    expect([there.status, there.body]).toEqual([404, nowhere.body])
  })

  it('sees what is published below it, whole, and no draft; nobody else does', async () => {
    const shown = await published(people)
    // What the tests of rounds publish at the top is put below, so that each line of sight can be tried.
    const { db } = people.deps.store
    const put = async (authority: string, id: string) => {
      const round = await db.selectFrom('round').selectAll().where('id', '=', shown.round.id).executeTakeFirstOrThrow()
      await db
        .insertInto('round')
        .values({ ...round, authority_id: authority, id })
        .execute()
      const found = await db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
      const document = found.document.replaceAll(shown.round.id, id)
      await db
        .insertInto('publication')
        .values({ ...found, authority_id: authority, round_id: id, document })
        .execute()
      await db
        .insertInto('round')
        .values({ ...round, authority_id: authority, id: `${id}-draft`, state: 'draft', published_at: null })
        .execute()
    }
    await put(ids.deep, 'round-deep')
    const rounds = (voice: Voice, id: string) => voice.get<Round[]>(`/authorities/${id}/rounds`)
    for (const voice of [people.asAdministrator, people.asChair, people.asAuditor, below]) {
      const { body, status } = await rounds(voice, ids.deep)
      expect([status, body.map(({ id }) => id), body[0]?.assessments]).toEqual([200, ['round-deep'], []])
      const ranking = await voice.get<Ranking>(`/authorities/${ids.deep}/rounds/round-deep/ranking`)
      expect(ranking.body.rows.map(({ place, unit }) => `${place} ${unit.name}`)).toEqual([
        '1 Phòng Đỏ',
        '2 Phòng Xanh',
      ])
    }
    const unknown = await rounds(beside, 'nothing')
    expect([unknown.status, (await rounds(beside, ids.deep)).body]).toEqual([404, unknown.body])
    const { body: top } = await people.asAdministrator.get<Session>('/session')
    expect((await rounds(deep, top.authority.id)).status).toBe(404)
    expect((await rounds(below, ids.below)).status).toBe(404)
    const draft = `/authorities/${ids.deep}/rounds/round-deep-draft/ranking`
    expect((await people.asAdministrator.get(draft)).status).toBe(404)
    expect(code(await people.asOffice.get(`/authorities/${ids.deep}/rounds`))).toBe('403 not-allowed')
  })
})

describe('a unit', () => {
  it('is renamed, gets attributes, and ends, each with its entry; a stale change is refused', async () => {
    const [, blue] = people.units
    const change = { name: 'Phòng Lam', type: 'phong', attributes: { upland: true, size: '12' }, valid_from: null }
    const ended = { ...change, valid_until: '2026-06-30' }
    const done = await people.asAdministrator.put<Unit>(`/units/${blue.id}`, ended, 1)
    expect(done.body).toEqual({ id: blue.id, ...ended, rev: 2 })
    expect(code(await people.asAdministrator.put(`/units/${blue.id}`, ended, 1))).toBe('412 stale')
    const clash = { ...ended, name: 'Phòng Đỏ' }
    expect(code(await people.asAdministrator.put(`/units/${blue.id}`, clash, 2))).toBe('409 unit-name-taken')
    const order = { ...ended, valid_from: '2026-07-01' }
    expect(code(await people.asAdministrator.put(`/units/${blue.id}`, order, 2))).toBe('422 validity-out-of-order')
    const journal = await people.deps.store.db.selectFrom('journal').select(['action', 'object']).execute()
    expect(journal).toContainEqual({ action: 'unit-changed', object: 'Phòng Lam' })
  })

  it('is added with all of that at once', async () => {
    await people.asAdministrator.post('/unit-types', { id: 'so', name: 'Sở' })
    const unit = { name: 'Phòng Mới', type: 'so', attributes: { upland: false }, valid_from: '2026-01-01' }
    const { body } = await people.asAdministrator.post<Unit[]>('/units', { units: [unit] })
    expect(body[0]).toMatchObject({ ...unit, valid_until: null, rev: 1 })
    const wrong = { ...unit, name: 'x', attributes: { 'Không phải mã': true } }
    expect((await people.asAdministrator.post('/units', { units: [wrong] })).status).toBe(400)
  })
})
