/** Every write of what is there already says which revision it means; who comes late is told what stands now, and whose it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName } from '../../server/http/endpoint.ts'
import type { ApiProblem, Assessment, EvidenceLink, Round } from '../../ui/api.ts'
import { cast, type Cast, counts, opened, type Opened, yes } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast()
  open = await opened(people)
})
afterAll(() => people.close())

/** Writes without a revision, and why. */
const exempt: Readonly<Record<string, string>> = {
  'POST /setup': 'makes the first records',
  'POST /session': 'makes a session',
  'DELETE /session': 'ends the one session that asks',
  'PUT /session': 'begins a session in place of the one that asks',
  'DELETE /sessions/:id': 'ends a session, which is never changed',
  'POST /oidc': 'begins a sign-in',
  'POST /oidc/return': 'ends a sign-in',
  'POST /invitation': 'reads whose it is',
  'PUT /invitation': 'spends a code that works once',
  'POST /second-factor': 'makes a secret',
  'PUT /second-factor': 'states a code, which says more than a revision',
  'POST /second-factor/removal': 'states password and code, which say more than a revision',
  'POST /authorities': 'makes an authority',
  'POST /imports': 'states the hash of the plan that was seen',
  'PUT /password': 'states the current password, which says more than a revision',
  'POST /units': 'makes units',
  'POST /unit-types': 'names a type',
  'POST /users': 'makes an account',
  'POST /rounds': 'makes a round',
  'POST /drafts': 'makes a draft',
  'POST /tokens': 'makes a token',
  'POST /checkpoints': 'makes a checkpoint',
  'POST /users/:id/erasure': 'takes the name away, whatever it is by now',
  'POST /rounds/:id/acceptances': 'decides only what nobody has decided',
  'POST /rounds/:id/withdrawals': 'states the revision of each decision',
  'POST /assessments/:id/evidence': 'makes an evidence',
  'POST /assessments/:id/uploads': 'makes an upload',
  'POST /assessments/:id/notes': 'makes a note',
}

describe('a write of an existing record', () => {
  it('asks for If-Match on every route, but for those that change none', () => {
    const without = routes.filter(([method, , { ifMatch }]) => method !== 'get' && !ifMatch).map(routeName)
    expect(without.toSorted()).toEqual(Object.keys(exempt).toSorted())
  })

  it.each(['none', '*', 'W/"1"', '"x"', '1'])('is refused with the revision %s', async (rev) => {
    for (const [method, path] of [
      ['PUT', `/assessments/${open.own}/answers/plan`],
      ['POST', `/assessments/${open.own}/submission`],
    ]) {
      const answer = await fetch(`${people.url}/api/v1${path}`, {
        method: method!,
        headers: {
          Cookie: people.asOffice.cookie,
          'Content-Type': 'application/json',
          ...(rev !== 'none' && { 'If-Match': rev }),
        },
        ...(method === 'PUT' && { body: JSON.stringify(yes) }),
      })
      expect([answer.status, ((await answer.json()) as ApiProblem).code]).toEqual([428, 'if-match-required'])
    }
  })
})

describe('an older revision', () => {
  it('of an answer comes back with the answer that stands, its author and its time', async () => {
    const path = `/assessments/${open.own}/answers/plan`
    await people.asOffice.put(path, yes, 0)
    const { status, body } = await people.asOffice.put<ApiProblem>(path, { ...yes, note: 'Khác' }, 0)
    expect([status, body.code]).toEqual([412, 'stale'])
    expect(body.current).toEqual({ ...yes, rev: 1, by: 'Người phong-do', at: '2026-11-10T02:00:00.000Z' })
  })

  it('of a round comes back with the round, who moved it and when', async () => {
    const { status, body } = await people.asCouncil.post<ApiProblem>(
      `/rounds/${open.round.id}/transitions`,
      { to: 'appraisal' },
      1,
    )
    expect([status, body.code, (body.current as Round).rev]).toEqual([412, 'stale', 2])
    expect(body.changed).toEqual({ by: 'Người quan-tri', at: '2026-11-10T02:00:00.000Z' })
  })

  it('of an assessment at its submission comes back with the assessment, who changed it and when', async () => {
    await people.asOffice.put(`/assessments/${open.own}/answers/on-time`, counts('9', '10'), 0)
    const { status, body } = await people.asOffice.post<ApiProblem>(`/assessments/${open.own}/submission`, undefined, 1)
    expect([status, body.code]).toEqual([412, 'stale'])
    expect((body.current as Assessment).rev).toBe(3)
    expect(body.changed).toEqual({ by: 'Người phong-do', at: '2026-11-10T02:00:00.000Z' })
  })

  it('of an evidence leaves it where it is', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')
    const path = `/assessments/${open.own}/evidence?criterion=plan&name=a.pdf`
    const { body: file } = await people.asOffice.upload<EvidenceLink>(path, pdf)
    const { headers } = await people.asOffice.get(`/evidence/${file.id}`)
    expect(headers.get('etag')).toBe('"1"')
    expect((await people.asOffice.delete(`/evidence/${file.id}`)).status).toBe(428)
    const refused = await people.asOffice.delete<ApiProblem>(`/evidence/${file.id}`, 2)
    expect([refused.status, refused.body.code, refused.body.current]).toEqual([412, 'stale', file])
    expect((await people.asOffice.delete(`/evidence/${file.id}`, 1)).status).toBe(204)
  })
})
