import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { ApiProblem as ProblemSchema } from '../../server/http/schemas.ts'
import { misfits } from '../../server/http/validate.ts'
import type { ApiProblem } from '../../ui/api.ts'
import { harness } from './harness.ts'
import { cast, type Cast, opened, type Opened, roundInput, yes } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast()
  open = await opened(people)
})
afterAll(() => people.close())

const policyText =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'"
const raw = (path: string, init: RequestInit = {}) =>
  fetch(`${people.url}${path}`, {
    ...init,
    headers: { Cookie: people.asOffice.cookie, ...(init.headers as Record<string, string>) },
  })

describe('every response', () => {
  const paths = [
    '/',
    '/rounds/1',
    '/assets/app-1.js',
    '/assets/no.js',
    '/healthz',
    '/readyz',
    '/api/v1/status',
    '/api/v1/rounds',
    '/api/v1/no',
    '/api/v2',
    '/no.png',
    '/%E0%A4%A',
  ]
  for (const path of paths) {
    it(`says what a page may do: ${path}`, async () => {
      const { headers } = await raw(path)
      expect(headers.get('content-security-policy')).toBe(policyText)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.has('x-powered-by')).toBe(false)
    })
  }

  it('of the API, refusals too, is never stored', async () => {
    for (const path of ['/status', '/rounds', '/no', `/assessments/${open.own}`]) {
      expect((await raw(`/api/v1${path}`)).headers.get('cache-control')).toBe('no-store')
    }
  })

  it('for a hashed file may be kept, for the page never', async () => {
    expect((await raw('/assets/app-1.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const page = await raw('/rounds/any/thing', { headers: { Accept: 'text/html' } })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await page.text()).toContain('<title>Khung</title>')
  })
})

describe('a refusal', () => {
  const refusals: readonly [string, string, RequestInit, number, string][] = [
    ['an unknown address', '/api/v1/nothing', {}, 404, 'not-found'],
    ['an unknown version', '/api/v9/status', {}, 404, 'not-found'],
    ['a missing file', '/no.png', { headers: { Accept: 'image/png' } }, 404, 'not-found'],
    ['a method that is not there', '/api/v1/status', { method: 'PUT' }, 404, 'not-found'],
    [
      'malformed JSON',
      '/api/v1/session',
      { method: 'POST', body: '{"a":', headers: { 'Content-Type': 'application/json' } },
      400,
      'malformed-json',
    ],
    [
      'half a character',
      '/api/v1/session',
      {
        method: 'POST',
        body: String.raw`{"username":"\ud800","password":"x"}`,
        headers: { 'Content-Type': 'application/json' },
      },
      400,
      'malformed-json',
    ],
    [
      'a list in place of an object',
      '/api/v1/session',
      { method: 'POST', body: '[]', headers: { 'Content-Type': 'application/json' } },
      400,
      'invalid-request',
    ],
    [
      'a missing field',
      '/api/v1/session',
      { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
      400,
      'invalid-request',
    ],
    [
      'a large body',
      '/api/v1/session',
      {
        method: 'POST',
        body: JSON.stringify({ a: 'x'.repeat(300_000) }),
        headers: { 'Content-Type': 'application/json' },
      },
      413,
      'too-large',
    ],
    ['a form', '/api/v1/session', { method: 'POST', body: new URLSearchParams({ a: '1' }) }, 415, 'wrong-content-type'],
    [
      'plain text',
      '/api/v1/session',
      { method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } },
      415,
      'wrong-content-type',
    ],
    [
      'an unknown encoding',
      '/api/v1/session',
      { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'zip' } },
      415,
      'wrong-content-type',
    ],
    ['a badly encoded address', '/api/v1/rounds/%E0%A4%A', {}, 400, 'invalid-request'],
    ['a repeated parameter', '/api/v1/comparison?from=a&from=b&to=c', {}, 400, 'invalid-request'],
    ['an unknown parameter', '/api/v1/comparison?from=a&to=b&x=1', {}, 400, 'invalid-request'],
    ['an unknown framework', '/api/v1/comparison?from=a@1.0.0&to=b@1.0.0', {}, 422, 'framework-unknown'],
    ['a framework with errors', '/api/v1/frameworks/broken/1.0.0', {}, 409, 'framework-broken'],
  ]
  for (const [what, path, init, status, code] of refusals) {
    it(`of ${what} is problem JSON in both languages, without our insides`, async () => {
      for (const lang of ['vi', 'en']) {
        const response = await raw(path, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), 'Accept-Language': lang },
        })
        const body = (await response.json()) as ApiProblem
        expect([response.status, body.status, body.code]).toEqual([status, status, code])
        expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
        expect(response.headers.get('content-language')).toBe(lang)
        expect(misfits(ProblemSchema, body)).toEqual([])
        expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|SQLITE|select |at Object/)
      }
    })
  }

  it('lists every field that does not fit', async () => {
    const { body } = await people.asAdministrator.post<ApiProblem>('/rounds', {
      title: ' ',
      period: { from: '2026-02-30', until: '' },
      x: 1,
    })
    const found = body.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? []
    expect(found).toEqual(
      expect.arrayContaining(['/title invalid', '/period/from invalid', '/x unknown', '/framework required']),
    )
  })

  it('is Vietnamese when nothing is asked for', async () => {
    const { title } = (await (await fetch(`${people.url}/api/v1/rounds`)).json()) as ApiProblem
    expect(title).toBe('Bạn chưa đăng nhập')
  })

  it('of our own mistake says nothing but that it was one', async () => {
    const broken = await harness({ people: false })
    await broken.deps.store.db.schema.dropTable('setup').execute()
    await broken.deps.store.db.schema.dropTable('sign_in_failure').execute()
    const { status, body } = await broken.voice().post<ApiProblem>('/session', { username: 'a', password: 'b' })
    expect([status, body.code, Object.keys(body)]).toEqual([
      500,
      'fault',
      ['type', 'status', 'code', 'title', 'detail'],
    ])
    expect(JSON.stringify(body)).not.toContain('sign_in_failure')
    await broken.close()
  })
})

describe('a change that another site causes', () => {
  const writes = routes.filter(([method]) => method !== 'get')
  const hostile: readonly Record<string, string>[] = [
    { Origin: 'https://example.org' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  for (const headers of hostile) {
    it(`is refused on every route: ${JSON.stringify(headers)}`, async () => {
      for (const [method, path] of writes) {
        const status = await statusOf(method, path.replaceAll(/:\w+/g, 'x'), headers)
        expect([method, path, status]).toEqual([method, path, 403])
      }
    })
  }

  it('is taken from this site', async () => {
    const own = { Origin: people.url, 'Content-Type': 'application/json', 'If-Match': '"0"' }
    const response = await raw(`/api/v1/assessments/${open.own}/answers/plan`, {
      method: 'PUT',
      headers: own,
      body: JSON.stringify(yes),
    })
    expect(response.status).toBe(200)
  })

  it('is refused in any dress but JSON, or a file where one is expected', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      for (const [method, path] of writes.filter(([, address]) => address !== '/session')) {
        const status = await statusOf(method, path.replaceAll(/:\w+/g, 'x'), {
          'Content-Type': type,
          'If-Match': '"0"',
        })
        // An office may not even try the routes of others.
        expect([method, path, status]).toEqual([method, path, expect.toBeOneOf([403, 415])])
      }
    }
  })

  /** Not fetch: it would not let us name an Origin. */
  const statusOf = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const url = new URL(`${people.url}/api/v1${path}`)
      const request = rawRequest(url, {
        method: method.toUpperCase(),
        headers: { Cookie: people.asOffice.cookie, ...headers },
      })
      request.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
      request.end()
    })
})

describe('an address', () => {
  it('may try the password door only so often', async () => {
    const narrow = await harness({ triesPerAddress: 3 })
    const tries = await Promise.all(
      Array.from({ length: 5 }, (_, one) =>
        narrow.voice().post<ApiProblem>('/session', { username: `a${one}`, password: 'x' }),
      ),
    )
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([401, 401, 401, 429, 429])
    expect((await narrow.voice().get('/status')).status).toBe(200)
    await narrow.close()
  })
})

describe('frameworks', () => {
  it('with errors are listed with their problems, and no round can use them', async () => {
    const { body } =
      await people.asOffice.get<{ id: string; version: string; problems: { at: string; text: string }[] }[]>(
        '/frameworks',
      )
    expect(body.map(({ id, version, problems }) => [`${id}@${version}`, problems.length > 0])).toEqual([
      ['broken@1.0.0', true],
      ['shared@1.0.0', false],
      ['small@1.1.0', false],
      ['small@1.0.0', false],
      ['totals@1.0.0', false],
    ])
    expect(body[0]?.problems[0]?.at).toMatch(/^broken\/1\.0\.0\.yaml:\d+:\d+$/)
    const refused = await people.asAdministrator.post<ApiProblem>('/rounds', {
      ...roundInput(people.units),
      framework: 'broken@1.0.0',
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'framework-broken'])
  })

  it('are compared', async () => {
    const { body, status } = await people.asAuditor.get<{ from: { version: string }; to: { version: string } }>(
      '/comparison?from=small@1.0.0&to=small@1.1.0',
    )
    expect([status, body.from.version, body.to.version]).toEqual([200, '1.0.0', '1.1.0'])
  })

  it('of a round stay as they were when it was made', async () => {
    const { body } = await people.asOffice.get<{ hash: string }>(`/rounds/${open.round.id}/framework`)
    expect(body.hash).toBe(open.round.framework.hash)
  })
})
