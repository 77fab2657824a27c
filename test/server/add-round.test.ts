/** Adding a round: what the framework and the dates must allow. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem, Unit } from '../../ui/api.ts'
import { cast, roundInput, type Cast } from './round.ts'

let people: Cast
beforeAll(async () => {
  people = await cast()
})
afterAll(() => people.close())

it.each([
  [{ framework: 'smal@1.0.0' }, 422, 'framework-unknown'],
  [{ framework: 'broken@1.0.0' }, 409, 'framework-broken'],
  [{ self_scoring_until: '2026-12-21' }, 422, 'dates-out-of-order'],
  [{ period: { from: '2026-12-31', until: '2026-01-01' } }, 422, 'dates-out-of-order'],
])('refuses %j', async (change, status, code) => {
  const refused = await people.asAdministrator.post<ApiProblem>('/rounds', { ...roundInput(people.units), ...change })
  expect([refused.status, refused.body.code]).toEqual([status, code])
})

it.each([
  ['has ended', { valid_from: null, valid_until: '2026-11-09' }],
  ['has not begun', { valid_from: '2026-11-11', valid_until: null }],
])('refuses a unit that %s', async (name, dates) => {
  const { body } = await people.asAdministrator.post<Unit[]>('/units', { units: [{ name, type: 'phong', ...dates }] })
  const units = [...people.units, ...body]
  const refused = await people.asAdministrator.post<ApiProblem>('/rounds', roundInput(units))
  expect([refused.status, refused.body.code]).toEqual([422, 'unit-not-valid'])
  expect(refused.body.detail).toContain(name)
})

it('takes a unit on its first and on its last day', async () => {
  const day = { valid_from: '2026-11-10', valid_until: '2026-11-10' }
  const { body } = await people.asAdministrator.post<Unit[]>('/units', {
    units: [{ name: 'Một ngày', type: 'phong', ...day }],
  })
  expect((await people.asAdministrator.post('/rounds', roundInput(body))).status).toBe(201)
})
