/** The document of a publication is handed out byte for byte, to whoever may read every result, and hashes to what stands in the journal. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../engine/index.ts'
import type { ApiProblem, ApiTokenCreated, JournalEntry, Round } from '../../ui/api.ts'
import type { Voice } from './harness.ts'
import { raw } from './raw.ts'
import { cast, type Cast, opened, type Opened, published } from './round.ts'
import { unknown } from './access/requests.ts'

let people: Cast
let made: Opened
const logged: string[] = []
beforeAll(async () => {
  people = await cast({ lines: { write: (line) => void logged.push(line) } })
  made = await published(people)
})
afterAll(() => people.close())

const path = (revision: number | string = 1, round = made.round.id) => `/rounds/${round}/publications/${revision}`
const bytesOf = async (voice: Voice): Promise<Buffer> => (await raw(people.url, voice, path())).bytes
const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** What the entries of the journal say that was published. */
async function journalled(): Promise<readonly unknown[]> {
  const { body } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${made.round.id}/journal?limit=200`)
  const details = body.map(({ detail }) => JSON.parse(detail) as { readonly publication?: string })
  return details.flatMap(({ publication = [] }) => publication)
}

it('hashes to the code of the journal and of the page, and is canonical JSON without a line end', async () => {
  const bytes = await bytesOf(people.asAuditor)
  const hash = sha256(bytes)
  expect(await journalled()).toEqual([hash])
  const { body: round } = await people.asAuditor.get<Round>(`/rounds/${made.round.id}`)
  expect(round.publications.map((one) => one.hash)).toEqual([hash])
  expect(bytes.toString()).toBe(canonicalJson(JSON.parse(bytes.toString())))
  expect(bytes.at(-1)).toBe('}'.charCodeAt(0))
})

it('is a file whose name needs no quotes, under an ETag that is heard', async () => {
  const { headers, bytes } = await raw(people.url, people.asAuditor, path())
  const packed = await raw(people.url, people.asAuditor, path(), { 'Accept-Encoding': 'gzip' })
  expect([packed.headers['content-encoding'], gunzipSync(packed.bytes).equals(bytes)]).toEqual(['gzip', true])
  const hex = sha256(bytes).slice('sha256:'.length)
  const name = `khung-1-${hex.slice(0, 12)}.json`
  expect(headers['content-disposition']).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`)
  expect([headers['content-type'], headers['cache-control']]).toEqual(['application/json; charset=utf-8', 'no-store'])
  const tag = String(headers['etag'])
  expect(tag).toBe(`"${Buffer.from(hex, 'hex').toString('base64url')}"`)
  const again = await raw(people.url, people.asAuditor, path(), { 'If-None-Match': tag })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
})

describe('who may have it', () => {
  const asked = async (voice: Voice, address: string) => {
    const { status, body } = await voice.get<ApiProblem>(address)
    return status === 200 ? '200' : `${status} ${body.code}`
  }

  it('is who may read the result of every unit: an office, which reads its own, is told no more than of nothing', async () => {
    const seen: Record<string, readonly string[]> = {}
    const voices = {
      administrator: people.asAdministrator,
      council: people.asCouncil,
      chair: people.asChair,
      auditor: people.asAuditor,
      author: people.asAuthor,
      survey: people.asSurvey,
      office: people.asOffice,
      leader: people.asLeader,
      nobody: people.voice(),
    }
    for (const [name, voice] of Object.entries(voices))
      seen[name] = await Promise.all([path(), path(2), path(1, unknown)].map((address) => asked(voice, address)))
    const all = ['200', '404 not-found', '404 not-found']
    const refused = (code: string) => [code, code, code]
    expect(seen).toEqual({
      administrator: all,
      council: all,
      chair: all,
      auditor: all,
      author: all,
      survey: all,
      office: refused('403 not-allowed'),
      leader: refused('403 not-allowed'),
      nobody: refused('401 signed-out'),
    })
  })

  it('is a program that may read results, and no other', async () => {
    const program = async (scope: string) => {
      const input = { name: `đọc ${scope}`, scopes: [scope], days: 1 }
      const { body } = await people.asAdministrator.post<ApiTokenCreated>('/tokens', input)
      return asked(people.bearer(body.secret), path())
    }
    expect(await program('read results')).toBe('200')
    expect(await program('read journal')).toBe('403 not-allowed')
  })

  it.each(['0', '01', '1.0', '2', 'x', '1%00', '-1'])(
    'and of a revision that is none, such as %s, nothing',
    async (revision) => {
      expect(await asked(people.asAuditor, path(revision))).toBe('404 not-found')
    },
  )

  it('and nobody of a round without a publication', async () => {
    const { round } = await opened(people)
    expect(await asked(people.asAuditor, path(1, round.id))).toBe('404 not-found')
    expect(await asked(people.asAuthor, path(1, round.id))).toBe('404 not-found')
  })
})

it('is logged as an export each time', async () => {
  const before = logged.length
  await people.asAuditor.get(path())
  const events = logged.slice(before).map((line) => JSON.parse(line) as { event?: string; action?: string })
  expect(events.filter(({ event }) => event === 'exported').map(({ action }) => action)).toEqual(['read publication'])
})
