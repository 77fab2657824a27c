/** What is sent of a publication: finished bytes, for whoever may see them, until there is a newer one. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deflate, joined, pack, unpack } from '../../server/http/packed.ts'
import type { Ranking, Round, UnitResult } from '../../ui/api.ts'
import { harness, type Harness, start, type Voice } from './harness.ts'
import { raw } from './raw.ts'
import { cast, type Cast, counts, move, type Opened, published } from './round.ts'

let people: Cast
/** Another server of the same database. */
let beside: Harness
let made: Opened
beforeAll(async () => {
  people = await cast()
  beside = await harness({ people: false, beside: people })
  made = await published(people)
})
afterAll(async () => {
  await beside.close()
  await people.close()
})

const gzip = { 'Accept-Encoding': 'gzip, deflate, br' }
const ranking = () => `/rounds/${made.round.id}/ranking`
const result = () => `/rounds/${made.round.id}/results/${people.units[0].id}`

describe('pieces', () => {
  it('follow each other in one gzip, however they were packed', async () => {
    const texts = ['{"a":"đợt",', '', `"b":"${'x'.repeat(100_000)}"`, '}']
    const pieces = await Promise.all(texts.map(async (text, at) => (at % 2 ? unpack(await deflate(text)) : pack(text))))
    const { plain, gzip: packed } = joined(pieces)
    expect(plain.toString()).toBe(texts.join(''))
    expect(gunzipSync(packed).equals(plain)).toBe(true)
    expect(packed.length).toBeLessThan(500)
  })
})

describe('the reply of a publication', () => {
  it.each([
    ['ranking, to one who sees all', ranking, () => people.asAuditor],
    ['ranking, to an office', ranking, () => people.asOffice],
    ['result, to one who sees all', result, () => people.asAuditor],
    ['result, to an office', result, () => people.asOffice],
  ])('%s: the same text in both encodings, private, under an ETag that is heard', async (_, path, who) => {
    const plain = await raw(people.url, who(), path())
    const packed = await raw(people.url, who(), path(), gzip)
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true)
    expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip'])
    for (const { status, headers, bytes } of [plain, packed]) {
      expect([status, headers['cache-control'], headers['vary']]).toEqual([200, 'no-store', 'Accept-Encoding'])
      expect(headers['content-length']).toBe(`${bytes.length}`)
    }
    const tag = String(plain.headers['etag'])
    expect(tag).toMatch(/^"[\w-]{43}"$/)
    expect(packed.headers['etag']).toBe(tag.replace(/"$/, '-gzip"'))
    const again = await raw(people.url, who(), path(), { 'If-None-Match': tag })
    expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, tag])
    expect((await raw(people.url, who(), path(), { 'If-None-Match': '"other"' })).status).toBe(200)
    // Every time the same bytes, from any server of the database.
    expect((await raw(people.url, who(), path())).bytes.equals(plain.bytes)).toBe(true)
    expect((await raw(beside.url, who(), path())).bytes.equals(plain.bytes)).toBe(true)
  })

  it('holds only what this person may see, whoever asked before', async () => {
    const assessments = async (voice: Voice, path: string) =>
      (await voice.get<Ranking | UnitResult>(path)).body.round.assessments.map(({ unit }) => unit.name)
    for (const path of [ranking(), result()]) {
      expect(await assessments(people.asAuditor, path)).toEqual(['Phòng Đỏ', 'Phòng Xanh'])
      expect(await assessments(people.asOffice, path)).toEqual(['Phòng Đỏ'])
    }
    const other = `/rounds/${made.round.id}/results/${people.units[1].id}`
    const tag = String((await raw(people.url, people.asAuditor, other)).headers['etag'])
    expect((await raw(people.url, people.asOffice, other, { 'If-None-Match': tag })).status).toBe(404)
    expect((await raw(people.url, people.voice(), ranking(), { 'If-None-Match': '*' })).status).toBe(401)
    expect((await people.asAuditor.get(`/rounds/${made.round.id}/results/nobody`)).status).toBe(404)
  })

  it('is the next one from the moment of a correction, at every server, and the first under its revision', async () => {
    const before = await raw(beside.url, people.asOffice, ranking())
    const first = await raw(people.url, people.asOffice, `${ranking()}?revision=1`)
    const path = `/rounds/${made.round.id}/corrections`
    const asked = await people.asCouncil.post<Round>(path, { reason: 'Nhập nhầm số' }, made.round.rev)
    const approved = await people.asChair.post<Round>(
      `${path}/decision`,
      { approved: true, reason: '' },
      asked.body.rev,
    )
    const change = { decision: 'change', answer: counts('1', '10').answer, reason: 'Nhập nhầm' }
    await people.asCouncil.put(`/assessments/${made.own}/appraisals/on-time`, change, 1)
    const open = JSON.parse(String((await raw(beside.url, people.asOffice, ranking())).bytes)) as Ranking
    const { rows } = JSON.parse(String(before.bytes)) as Ranking
    expect([open.revision, open.rows]).toEqual([1, rows])
    await move(people.asChair, approved.body, 'published')
    for (const url of [people.url, beside.url]) {
      const now = await raw(url, people.asOffice, ranking(), { 'If-None-Match': String(before.headers['etag']) })
      expect(now.status).toBe(200)
      expect((JSON.parse(String(now.bytes)) as Ranking).rows.map(({ index }) => index)).toEqual(['8.86', '4.86'])
      const old = await raw(url, people.asOffice, `${ranking()}?revision=1`)
      expect((JSON.parse(String(old.bytes)) as Ranking).rows).toEqual((JSON.parse(String(first.bytes)) as Ranking).rows)
      const own = JSON.parse(String((await raw(url, people.asOffice, result())).bytes)) as UnitResult
      expect([own.final.index, own.state, own.place]).toEqual(['4.86', 'published', 2])
    }
  })

  it('says when the round was cancelled', async () => {
    const { body } = await people.asAuditor.get<Round>(`/rounds/${made.round.id}`)
    const shown = async (url: string) =>
      (JSON.parse(String((await raw(url, people.asAuditor, ranking())).bytes)) as Ranking).round.cancelled
    expect([await shown(people.url), await shown(beside.url)]).toEqual([null, null])
    const asked = await people.asAdministrator.post<Round>(
      `/rounds/${body.id}/cancellation`,
      { reason: 'Sai phạm vi' },
      body.rev,
    )
    const path = `/rounds/${body.id}/ending/decision`
    expect((await people.asChair.post(path, { approved: true, reason: '' }, asked.body.rev)).status).toBe(200)
    const times = { at: start, approved_at: start }
    const cancelled = {
      from: 'published',
      reason: 'Sai phạm vi',
      by: 'Người quan-tri',
      approved_by: 'Người chu-tich',
      ...times,
    }
    for (const url of [people.url, beside.url]) expect([url, await shown(url)]).toEqual([url, cancelled])
  })
})
