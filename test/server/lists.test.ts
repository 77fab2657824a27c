/** Lists in pages: every row once, in a stable order, whatever is added meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiProblem, JournalEntry, Round, Unit, User } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { cast, type Cast, roundInput } from './round.ts'

let people: Cast
beforeAll(async () => {
  people = await cast()
  const names = ['Ấp 10', 'Ấp 2', 'ấp 2', 'An', 'Ân', 'Đông', 'Dương', 'Ê', 'Y']
  await people.asAdministrator.post('/units', { units: names.map((name) => ({ name, type: 'phong' })) })
  for (const year of ['2024', '2025', '2026', '2023', '2022']) {
    const made = await people.asAdministrator.post<Round>('/rounds', {
      ...roundInput(people.units),
      title: `Năm ${year}`,
      period: { from: `${year}-01-01`, until: `${year}-12-31` },
    })
    if (made.status !== 201) throw new Error('no round')
  }
})
afterAll(() => people.close())

const next = (headers: Headers): string | null => {
  const address = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
  return address ?? null
}

async function pages<T>(voice: Voice, path: string): Promise<readonly (readonly T[])[]> {
  const all: (readonly T[])[] = []
  for (let at: string | null = path; at !== null;) {
    const { body, headers, status } = await voice.get<T[]>(at)
    expect(status).toBe(200)
    all.push(body)
    at = next(headers)
  }
  return all
}

describe.each(['/units', '/users', '/rounds'])('%s', (path) => {
  it('comes whole without a wish, and in pages the same', async () => {
    const whole = await people.asAdministrator.get<{ id: string }[]>(path)
    expect(next(whole.headers)).toBe(null)
    expect(whole.body.length).toBeGreaterThan(4)
    for (const limit of [1, 2, 3, whole.body.length]) {
      const found = await pages<{ id: string }>(people.asAdministrator, `${path}?limit=${limit}`)
      expect(found.flat().map(({ id }) => id)).toEqual(whole.body.map(({ id }) => id))
      expect(found.length).toBe(Math.ceil(whole.body.length / limit))
    }
  })

  it.each(['0', '501', '1000', '-1', '1.5', '1e2', 'all', ' 5', ''])('refuses the limit "%s"', async (limit) => {
    const refused = await people.asAdministrator.get<ApiProblem>(`${path}?limit=${encodeURIComponent(limit)}`)
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-request'])
  })

  it.each(['x', 'bnVsbA', 'W10', 'WzFd', 'e30', Buffer.from('[1,2,3]').toString('base64url')])(
    'refuses a cursor that it never gave: %s',
    async (cursor) => {
      const refused = await people.asAdministrator.get<ApiProblem>(`${path}?after=${cursor}`)
      expect([refused.status, refused.body.code]).toEqual([400, 'cursor'])
    },
  )
})

describe('pages', () => {
  it('follow the Vietnamese order of names', async () => {
    const found = await pages<Unit>(people.asAdministrator, '/units?limit=2')
    expect(found.flat().map(({ name }) => name)).toEqual([
      'An',
      'Ân',
      'ấp 2',
      'Ấp 2',
      'Ấp 10',
      'Dương',
      'Đông',
      'Ê',
      'Phòng Đỏ',
      'Phòng Xanh',
      'Y',
    ])
  })

  it('of rounds begin with the newest period', async () => {
    const found = await pages<Round>(people.asAdministrator, '/rounds?limit=2')
    expect(found.map((page) => page.map(({ title }) => title))).toEqual([
      ['Năm 2026', 'Năm 2025'],
      ['Năm 2024', 'Năm 2023'],
      ['Năm 2022'],
    ])
  })

  it('neither repeat nor skip a row when one is added before their place', async () => {
    const first = await people.asAdministrator.get<User[]>('/users?limit=2')
    await people.person('aa-truoc', 'auditor')
    const second = await people.asAdministrator.get<User[]>(next(first.headers) ?? '')
    const known = new Set(first.body.map(({ id }) => id))
    expect(second.body.filter(({ id }) => known.has(id))).toEqual([])
    expect(second.body[0]?.username).toBe('hoi-dong')
  })

  it('of a journal are in its order', async () => {
    const { body: rounds } = await people.asAdministrator.get<Round[]>('/rounds?limit=1')
    const path = `/rounds/${rounds[0]?.id}/journal`
    const { body: whole } = await people.asAuditor.get<JournalEntry[]>(path)
    expect((await pages<JournalEntry>(people.asAuditor, `${path}?limit=1`)).flat()).toEqual(whole)
  })
})
