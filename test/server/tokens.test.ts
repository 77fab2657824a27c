/** Tokens of integrations: hashed, shown once, within their scopes, ended at will, and never a session. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName } from '../../server/http/endpoint.ts'
import { policy } from '../../server/policy.ts'
import type { ApiProblem, ApiToken, ApiTokenCreated, JournalEntry, Ranking, Round, Scope } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { cast, type Cast, opened, type Opened, published, submitted } from './round.ts'

const allScopes: readonly Scope[] = ['read results', 'read journal', 'enter survey']
let people: Cast
let done: Opened
let open: Opened
beforeAll(async () => {
  people = await cast()
  done = await published(people)
  open = await submitted(people, true)
})
afterAll(() => people.close())

const give = async (...scopes: Scope[]): Promise<ApiTokenCreated & { readonly voice: Voice }> => {
  const { status, body } = await people.asAdministrator.post<ApiTokenCreated>('/tokens', {
    name: scopes.join(),
    scopes,
    days: 30,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { ...body, voice: people.bearer(body.secret) }
}

describe('a token', () => {
  it('is shown once and stored as a hash', async () => {
    const { secret, token } = await give('read results')
    expect(secret).toMatch(/^khung_[\w-]{43}$/)
    const rows = await people.deps.store.db.selectFrom('api_token').selectAll().where('id', '=', token.id).execute()
    expect(rows).toHaveLength(1)
    const everything = JSON.stringify([
      rows,
      (await people.asAdministrator.get('/tokens')).body,
      await people.deps.store.db.selectFrom('journal').selectAll().execute(),
    ])
    expect(everything).not.toContain(secret.slice(6))
  })

  it('ends at its time, or when the administrator ends it', async () => {
    const apart = await cast()
    const made = await apart.asAdministrator.post<ApiTokenCreated>('/tokens', {
      name: 'Cổng',
      scopes: ['read results'],
      days: 1,
    })
    const voice = apart.bearer(made.body.secret)
    expect((await voice.get('/rounds')).status).toBe(200)
    apart.setClock('2026-11-11T02:00:00.000Z')
    expect((await voice.get<ApiProblem>('/rounds')).body.code).toBe('signed-out')
    await apart.close()

    const { token, voice: other } = await give('read results')
    expect((await other.get('/rounds')).status).toBe(200)
    expect((await people.asAdministrator.delete(`/tokens/${token.id}`)).status).toBe(428)
    expect((await people.asAdministrator.delete<ApiProblem>(`/tokens/${token.id}`, 2)).body.code).toBe('stale')
    expect((await people.asAdministrator.delete(`/tokens/${token.id}`, 1)).status).toBe(204)
    expect((await other.get<ApiProblem>('/rounds')).body.code).toBe('signed-out')
    const again = await people.asAdministrator.delete<ApiProblem>(`/tokens/${token.id}`, 2)
    expect([again.status, (again.body.current as ApiToken).rev]).toEqual([412, 2])
  })

  it('is given with a scope that exists and an end', async () => {
    const input = { name: 'Cổng', scopes: ['read results'], days: 30 }
    for (const bad of [
      { scopes: [] },
      { scopes: ['write'] },
      { scopes: ['read results', 'read results'] },
      { days: 0 },
      { days: 367 },
      { name: ' ' },
      { days: '30' },
    ])
      expect((await people.asAdministrator.post('/tokens', { ...input, ...bad })).status).toBe(400)
  })

  it('is listed with when it was last used', async () => {
    const { token, voice } = await give('read journal')
    expect(token.used_at).toBe(null)
    await voice.get('/journal')
    const { body } = await people.asAuditor.get<ApiToken[]>('/tokens')
    expect(body.find(({ id }) => id === token.id)?.used_at).toBe('2026-11-10T02:00:00.000Z')
  })
})

describe('a scope', () => {
  const filled = (path: string): string =>
    path
      .replace('/rounds/:id', `/rounds/${done.round.id}`)
      .replace('/assessments/:id', `/assessments/${open.own}`)
      .replace('/results/:unit', `/results/${people.units[0].id}`)
      .replace(/:(id|version|criterion|unit)/g, 'x')

  it.each(allScopes)('opens what its rows of the policy say, and nothing else: %s', async (scope) => {
    const { voice } = await give(scope)
    for (const route of routes) {
      const row = policy[route[2].action]
      if ('everyone' in row) continue
      const path = filled(route[1])
      const answer = await (route[0] === 'get'
        ? voice.get<ApiProblem>(path)
        : route[0] === 'delete'
          ? voice.delete<ApiProblem>(path, 99)
          : voice[route[0]]<ApiProblem>(path, {}, 99))
      const opens = 'scopes' in row && (row.scopes as readonly Scope[]).includes(scope)
      const refused = answer.status === 403 && answer.body.code === 'not-allowed'
      expect([routeName(route), refused]).toEqual([routeName(route), !opens])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  it('to read results shows what is published, never what is not', async () => {
    const { voice } = await give('read results')
    const { body } = await voice.get<Ranking>(`/rounds/${done.round.id}/ranking`)
    expect(body.rows.map(({ place }) => place)).toEqual([1, 2])
    const draft = await voice.get<ApiProblem>(`/rounds/${open.round.id}/ranking`)
    expect([draft.status, draft.body.code]).toEqual([403, 'not-published'])
  })

  it('to enter the survey enters its criteria, and no other', async () => {
    const apart = await give('enter survey')
    const other = await apart.voice.put<ApiProblem>(
      `/assessments/${open.own}/appraisals/plan`,
      { decision: 'accept' },
      0,
    )
    expect([other.status, other.body.code]).toEqual([403, 'not-allowed'])
    const judged = await apart.voice.put<ApiProblem>(
      `/assessments/${open.own}/survey/awarded`,
      { answer: { inputs: { given: '2' } }, reason: '' },
      0,
    )
    expect([judged.status, judged.body.code]).toEqual([404, 'not-found'])
    const entered = await apart.voice.put<{ by: string }>(
      `/assessments/${open.own}/survey/satisfaction`,
      { answer: { inputs: { satisfied: '80' } }, reason: '' },
      0,
    )
    expect([entered.status, entered.body.by]).toEqual([200, 'enter survey'])
    const { body: entries } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${open.round.id}/journal`)
    expect(entries.at(-1)).toMatchObject({ actor: 'enter survey', action: 'answer-entered' })
  })
})

describe('with a token', () => {
  it('nobody gets a session, and a cookie beside it does not count', async () => {
    const { secret } = await give('read results')
    const beside = await fetch(`${people.url}/api/v1/users`, {
      headers: { Authorization: `Bearer ${secret}`, Cookie: people.asAdministrator.cookie },
    })
    expect(beside.status).toBe(403)
    const own = await fetch(`${people.url}/api/v1/session`, { headers: { Authorization: `Bearer ${secret}` } })
    expect([own.status, await own.json(), own.headers.getSetCookie()]).toEqual([200, null, []])
    const asCookie = await people.voice(`__Host-khung=${secret}`).get<ApiProblem>('/rounds')
    expect(asCookie.status).toBe(401)
  })

  it.each([
    'Bearer khung_x',
    'Bearer ',
    'Basic a2h1bmc=',
    `Bearer khung_${'a'.repeat(43)}`,
    `bearer khung_${'a'.repeat(43)}`,
  ])('that is none, nothing opens: %s', async (header) => {
    const answer = await fetch(`${people.url}/api/v1/rounds`, { headers: { Authorization: header } })
    expect(answer.status).toBe(401)
  })

  it('nobody of another authority sees anything', async () => {
    const { voice } = await give('read results')
    const apart = await cast()
    const { round } = await opened(apart)
    expect((await voice.get(`/rounds/${round.id}`)).status).toBe(404)
    const { body } = await voice.get<Round[]>('/rounds')
    expect(body.map(({ id }) => id).toSorted()).toEqual([done.round.id, open.round.id].toSorted())
    await apart.close()
  })
})
