/** What those who watch the server are told. */
import { rmSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/settings/config.ts'
import { createMetrics } from '../../server/metrics.ts'
import { connect } from '../../server/store/sqlite.ts'
import { harness, type Harness } from './harness.ts'

let server: Harness
beforeAll(async () => void (server = await harness()))
afterAll(() => server.close())

const get = async (path: string, headers: Record<string, string> = {}, url = server.url) => {
  const answer = await fetch(`${url}${path}`, { headers })
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}

describe('/readyz', () => {
  it('says that the database takes writes, that files can be kept, and that the tables are of this version', async () => {
    const { status, text } = await get('/readyz')
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { status: 'ok', database: 'ok', evidence: 'ok', migrations: 'ok' },
    ])
    const beats = await server.deps.store.db.selectFrom('heartbeat').selectAll().execute()
    expect(beats).toEqual([{ id: 'ready', at: '2026-11-10T02:00:00.000Z' }])
  })

  it('says no while another process holds the database, and yes again after; /healthz says yes throughout', async () => {
    const other = connect(join(server.folder, 'khung.db'))
    other.exec('begin immediate')
    const { status, text } = await get('/readyz')
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { status: 'not-ready', database: 'failed', evidence: 'ok', migrations: 'ok' },
    ])
    expect((await get('/healthz')).status).toBe(200)
    other.exec('rollback')
    other.close()
    expect((await get('/readyz')).status).toBe(200)
  })

  it('says no when files cannot be kept', async () => {
    const apart = await harness()
    rmSync(join(apart.folder, 'evidence'), { recursive: true })
    const { status, text } = await get('/readyz', {}, apart.url)
    expect([status, JSON.parse(text)]).toMatchObject([503, { evidence: 'failed', database: 'ok' }])
    await apart.close()
  })

  it('says no when the tables are of another version', async () => {
    const apart = await harness()
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '')`.execute(apart.deps.store.db)
    const { status, text } = await get('/readyz', {}, apart.url)
    expect([status, JSON.parse(text)]).toMatchObject([503, { migrations: 'failed', database: 'ok' }])
    await apart.close()
  })
})

describe('/metrics', () => {
  const value = (text: string, name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1)

  it('counts answers by route and status, and refusals by code', async () => {
    const apart = await harness()
    await apart.person('quan-tri', 'administrator')
    await apart.voice().get('/rounds')
    await apart.voice().get('/rounds/a')
    await apart.voice().get('/rounds/b')
    await apart.voice().get('/no/such/place')
    const { status, text, type } = await get('/metrics', {}, apart.url)
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    expect(value(text, 'khung_requests_total{route="GET /rounds",status="401"}')).toBe('1')
    expect(value(text, 'khung_requests_total{route="GET /rounds/:id",status="401"}')).toBe('2')
    expect(value(text, 'khung_requests_total{route="GET other",status="404"}')).toBe('1')
    expect(value(text, 'khung_requests_total{route="POST /session",status="200"}')).toBe('1')
    expect(value(text, 'khung_refusals_total{code="signed-out"}')).toBe('3')
    expect(value(text, 'khung_request_seconds_count{route="GET /rounds/:id"}')).toBe('2')
    expect(value(text, 'khung_request_seconds_bucket{route="GET /rounds/:id",le="+Inf"}')).toBe('2')
    expect(value(text, 'khung_sessions')).toBe('1')
    expect(text).not.toMatch(/NaN|undefined/)
    await apart.close()
  })

  it('is in the text format: a type before its samples, every line a comment or a sample', async () => {
    const { text } = await get('/metrics')
    const lines = text.trimEnd().split('\n')
    const sample = /^[a-z_0-9]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+$/
    expect(lines.filter((line) => !/^# (HELP|TYPE) [a-z_0-9]+ \S/.test(line) && !sample.test(line))).toEqual([])
    const types = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2])
    expect(new Set(types).size).toBe(types.length)
  })

  it('counts each duration in every bucket that holds it', () => {
    const metrics = createMetrics()
    for (const seconds of [0.001, 0.02, 0.3, 20]) metrics.answered('GET /a', 200, seconds)
    const text = metrics.text({})
    const buckets = [...text.matchAll(/_bucket\{route="GET \/a",le="([^"]+)"\} (\d+)/g)].map(
      ([, le, count]) => `${le}:${count}`,
    )
    expect(buckets.join(' ')).toBe('0.005:1 0.01:1 0.025:2 0.05:2 0.1:2 0.25:2 0.5:3 1:3 2.5:3 5:3 10:3 +Inf:4')
  })

  it('is nowhere to be found for what comes through a proxy', async () => {
    for (const headers of [{ 'X-Forwarded-For': '10.0.0.1' }, { Forwarded: 'for=10.0.0.1' }]) {
      expect((await get('/metrics', headers)).status).toBe(404)
    }
  })

  it('with a token is for whoever has it, and nobody else', async () => {
    const apart = await harness({ metricsToken: 'a-token-for-watching' })
    expect((await get('/metrics', {}, apart.url)).status).toBe(404)
    expect((await get('/metrics', { Authorization: 'Bearer another-token-1234' }, apart.url)).status).toBe(404)
    expect((await get('/metrics', { Authorization: 'Basic a-token-for-watching' }, apart.url)).status).toBe(404)
    const through = { Authorization: 'Bearer a-token-for-watching', 'X-Forwarded-For': '10.0.0.1' }
    expect((await get('/metrics', through, apart.url)).status).toBe(200)
    await apart.close()
  })

  it('has a token that is long enough, or the start is refused', () => {
    expect(readConfig({ METRICS_TOKEN: '' }, []).metricsToken).toBe(null)
    expect(readConfig({ METRICS_TOKEN: '0123456789abcdef' }, []).metricsToken).toBe('0123456789abcdef')
    expect(() => readConfig({ METRICS_TOKEN: 'short' }, [])).toThrow(/METRICS_TOKEN/)
  })

  it('does not grow with addresses that are made up', async () => {
    const lines = async () => (await get('/metrics')).text.split('\n').filter((line) => line.includes('route=')).length
    await server.voice().get('/x/0')
    await lines()
    const before = await lines()
    for (let at = 1; at <= 50; at++) await server.voice().get(`/x/${at}`)
    expect(await lines()).toBe(before)
  })
})

describe('a request', () => {
  it('has an id of our making, whatever the client says', async () => {
    const answer = await new Promise<string | string[] | undefined>((resolve, reject) => {
      rawRequest(`${server.url}/healthz`, { headers: { 'X-Request-Id': 'mine' } }, (response) => {
        response.resume()
        resolve(response.headers['x-request-id'])
      })
        .on('error', reject)
        .end()
    })
    expect(answer).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  })
})
