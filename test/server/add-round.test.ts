/** Adding a round: what the framework and the dates must allow. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem } from '../../ui/api.ts'
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
