/** Raw bytes: what is no proper HTTP is refused and cut; slow and hostile senders hold nothing up. */
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName } from '../../server/http/endpoint.ts'
import { ApiProblem as ProblemSchema } from '../../server/http/schemas.ts'
import { misfits } from '../../server/http/validate.ts'
import { policy } from '../../server/policy.ts'
import type { ApiProblem, Role } from '../../ui/api.ts'
import { harness, type Harness, type Voice } from './harness.ts'
import { cast, type Cast, opened, type Opened } from './round.ts'

let people: Cast
let open: Opened
let voiceOf: Readonly<Record<Role, Voice>>
beforeAll(async () => {
  people = await cast()
  open = await opened(people)
  voiceOf = {
    office: people.asOffice,
    leader: people.asLeader,
    council: people.asCouncil,
    chair: people.asChair,
    administrator: people.asAdministrator,
    auditor: people.asAuditor,
    author: people.asAuthor,
    survey: people.asSurvey,
  }
})
afterAll(() => people.close())

const portOf = ({ url }: Pick<Harness, 'url'>): number => Number(new URL(url).port)

/** What comes back until the other side ends; the other side must. */
function speak(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')))
    let read = ''
    socket.on('data', (chunk) => (read += chunk.toString('utf8')))
    socket.on('close', () => resolve(read)).on('error', reject)
  })
}

const post = (...headers: string[]) =>
  ['POST /api/v1/session HTTP/1.1', 'Host: a', 'Content-Type: application/json', ...headers].join('\r\n')

describe('what is no proper HTTP', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['two Host headers', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['two equal Host headers', 'GET /healthz HTTP/1.1\r\nHost: a\r\nhOST: a\r\n\r\n'],
    ['no Host header', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['two lengths', `${post('Content-Length: 2', 'Content-Length: 3')}\r\n\r\n{}x`],
    ['a length and chunks', `${post('Content-Length: 2', 'Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\n`],
    ['a negative length', `${post('Content-Length: -1')}\r\n\r\n{}`],
    ['a length that is no number', `${post('Content-Length: 2x')}\r\n\r\n{}`],
    ['an encoding of transfer that is not known', `${post('Transfer-Encoding: chunked, x')}\r\n\r\n0\r\n\r\n`],
    ['bare line feeds', 'GET /healthz HTTP/1.1\nHost: a\n\n'],
    ['a bare carriage return in a header', 'GET /healthz HTTP/1.1\r\nHost: a\rX: b\r\n\r\n'],
    ['a folded header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Y: b\r\n c\r\n\r\n'],
    ['a space before the colon', 'GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['a NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n'],
    ['no version', 'GET /healthz\r\nHost: a\r\n\r\n'],
    ['a version that is not', 'GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n'],
    ['a method that is not', 'G@T /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['no words at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n'],
    ['a head of 20 kB', `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['a chunk whose size is no number', `${post('Transfer-Encoding: chunked')}\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['a chunk that is longer than it says', `${post('Transfer-Encoding: chunked')}\r\n\r\n1\r\n{}}\r\n0\r\n\r\n`],
    ['a chunk whose size is enormous', `${post('Transfer-Encoding: chunked')}\r\n\r\nfffffffffffffffff\r\n{}`],
  ]
  it.each(cases)('is answered with 400 and cut: %s', async (_what, bytes) => {
    const [head = '', body = ''] = (await speak(portOf(people), bytes)).split('\r\n\r\n')
    expect(head.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
    expect(head).toMatch(/^connection: close$/im)
    expect(head).toMatch(/^content-security-policy: /im)
    expect(head).toMatch(/^content-type: application\/problem\+json; charset=utf-8$/im)
    const problem = JSON.parse(body) as ApiProblem
    expect(misfits(ProblemSchema, problem)).toEqual([])
    expect(problem.status).toBe(400)
  })

  it('leaves the server as it was', async () => {
    expect((await fetch(`${people.url}/healthz`)).status).toBe(200)
  })
})

describe('slow connections', () => {
  const many = 150
  const opening = async (port: number, bytes: string): Promise<Socket[]> => {
    const sockets = await Promise.all(
      Array.from(
        { length: many },
        () =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => resolve(socket)))
            socket.on('error', reject)
          }),
      ),
    )
    for (const socket of sockets) socket.resume().on('error', () => {})
    return sockets
  }
  const closed = async (sockets: readonly Socket[]) => {
    for (let turn = 0; turn < 400 && sockets.some((one) => !one.closed); turn++) await pause(25)
    return sockets.filter((one) => one.closed).length
  }

  it.each([
    ['that never finish their head', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['that never finish their body', `${post('Content-Length: 100')}\r\n\r\n{`],
    ['that send nothing', ''],
    ['that ask for nothing more', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('%s hold nobody up and are all cut', async (_what, bytes) => {
    const server = await harness({ wire: { headers: 300, request: 600, idle: 900, keepAlive: 300, look: 50 } })
    const sockets = await opening(portOf(server), bytes)
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/healthz`)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(await closed(sockets)).toBe(many)
    await server.close()
  })

  it('that never read their answer are cut', async () => {
    const server = await harness({ wire: { idle: 300, look: 50 }, frameworks: 'frameworks' })
    const port = portOf(server)
    const sockets = await Promise.all(
      Array.from(
        { length: 10 },
        () =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(port, '127.0.0.1', () => {
              socket.pause()
              socket.write('GET /api/v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(200), () => resolve(socket))
            })
            socket.on('error', () => {})
            socket.once('error', reject)
          }),
      ),
    )
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    let left = -1
    for (let turn = 0; turn < 400 && left !== 0; turn++) {
      await pause(25)
      left = await server.connections()
    }
    // The one that is left, if any, is the probe's own.
    expect(left).toBeLessThanOrEqual(1)
    for (const socket of sockets) socket.destroy()
    await server.close()
  })
})

describe('large bodies', () => {
  it('of 100 MB, fifty at once, are refused and not kept', async () => {
    const before = process.memoryUsage().rss
    const chunk = Buffer.alloc(65_536, 'x')
    const answers = await Promise.all(
      Array.from(
        { length: 50 },
        () =>
          new Promise<string>((resolve) => {
            let read = ''
            const socket = connect(portOf(people), '127.0.0.1', () => {
              socket.write(`${post(`Content-Length: ${100 * 1024 * 1024}`, 'Connection: close')}\r\n\r\n`)
              for (let part = 0; part < 4; part++) socket.write(chunk)
            })
            socket.on('data', (bytes) => {
              read += bytes.toString()
              socket.end()
            })
            socket.on('error', () => {}).on('close', () => resolve(read))
          }),
      ),
    )
    expect(answers.map((answer) => answer.split('\r\n')[0])).toEqual(
      answers.map(() => 'HTTP/1.1 413 Payload Too Large'),
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
  })
})

describe('every route that takes a query', () => {
  const withQuery = routes.filter(([, , { query }]) => query !== undefined)
  it('refuses a parameter twice, and one that it does not know', async () => {
    expect(withQuery.length).toBeGreaterThan(8)
    for (const [method, path, { query }] of withQuery) {
      const at = path
        .replace('/rounds/:id', `/rounds/${open.round.id}`)
        .replace('/assessments/:id', `/assessments/${open.own}`)
      const [name = ''] = Object.keys((query as { readonly properties?: object }).properties ?? {})
      for (const search of [
        `${name}=1&${name}=1`,
        `${name}=1&${name}[]=2`,
        'nothing=1',
        '__proto__=1',
        'constructor=1',
      ]) {
        const voice = path.includes('evidence') ? people.asOffice : people.asAdministrator
        const answer =
          method === 'get'
            ? await voice.get<ApiProblem>(`${at}?${search}`)
            : await voice.upload<ApiProblem>(`${at}?${search}`, new Uint8Array([1]))
        expect([path, search, answer.status, answer.body.code]).toEqual([path, search, 400, 'invalid-request'])
      }
    }
  })
})

describe('every route that takes a body', () => {
  const withBody = routes.filter(([, , { body }]) => body !== undefined)
  it('refuses __proto__, constructor and prototype, and nothing is changed by them', async () => {
    expect(withBody.length).toBeGreaterThan(7)
    const hostile = [
      '{"__proto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"prototype":{"isAdmin":true}}',
      '[{"__proto__":{"isAdmin":true}}]',
    ]
    for (const route of withBody) {
      const [method, path, { action }] = route
      const role = Object.keys((policy[action] as { readonly roles?: object }).roles ?? {})[0] as Role | undefined
      const { cookie } = role === undefined ? people.voice() : voiceOf[role]
      for (const body of hostile) {
        const at = path
          .replace('/rounds/:id', `/rounds/${open.round.id}`)
          .replace('/assessments/:id', `/assessments/${open.own}`)
          .replace(':criterion', 'plan')
        const answer = await fetch(`${people.url}/api/v1${at}`, {
          method: method.toUpperCase(),
          headers: { Cookie: cookie, 'Content-Type': 'application/json', 'If-Match': '"1"' },
          body,
        })
        // 422 where a reason is missing as well: that says more than what is too much.
        expect([400, 422], `${routeName(route)} ${body}`).toContain(answer.status)
      }
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('no parameter', () => {
  it('leads to another host', async () => {
    for (const path of [
      '//example.org',
      '/\\example.org',
      '/%2f%2fexample.org',
      '/sign-in?next=https://example.org',
      '/receipts?next=//example.org',
      '/api/v1/reference?lang=vi&next=https://example.org',
      '/@example.org',
      '/assets//example.org/..',
    ]) {
      const answer = await fetch(`${people.url}${path}`, { redirect: 'manual', headers: { Accept: 'text/html' } })
      expect([path, answer.status >= 300 && answer.status < 400, answer.headers.get('location')]).toEqual([
        path,
        false,
        null,
      ])
    }
  })
})
