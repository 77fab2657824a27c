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
  [{ framework: 'shared@1.0.0' }, 422, 'framework-needs-more'],
  [{ self_scoring_until: '2026-12-21' }, 422, 'dates-out-of-order'],
  [{ period: { from: '2026-12-31', until: '2026-01-01' } }, 422, 'dates-out-of-order'],
])('refuses %j', async (change, status, code) => {
  const refused = await people.asAdministrator.post<ApiProblem>('/rounds', { ...roundInput(people.units), ...change })
  expect([refused.status, refused.body.code]).toEqual([status, code])
})

it('says which shared parts a round cannot take yet', async () => {
  const input = { ...roundInput(people.units), framework: 'shared@1.0.0' }
  const { body } = await people.asAdministrator.post<ApiProblem>('/rounds', input)
  expect(body.detail).toBe('A round has no place yet for: facts. This framework works with khung score only.')
})

it('says that it cannot take flags, bonus, penalty and quotas yet', async () => {
  const input = { ...roundInput(people.units), framework: 'totals@1.0.0' }
  const { status, body } = await people.asAdministrator.post<ApiProblem>('/rounds', input)
  expect([status, body.code]).toEqual([422, 'framework-needs-more'])
  expect(body.detail).toBe(
    'A round has no place yet for: flags, bonus, penalty, quotas. This framework works with khung score only.',
  )
})
