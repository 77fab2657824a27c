/** Frameworks that are written here: drafts, kept to the byte, seen by their authority alone. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headOf } from '../../server/draft-head.ts'
import type { ApiProblem, AuthorityCreated, Draft, DraftSummary, FrameworkSource, JournalEntry } from '../../ui/api.ts'
import { code, type Voice } from './harness.ts'
import { cast, type Cast, expectTold } from './round.ts'

const unknown = '00000000-0000-4000-8000-000000000000'
const small = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
const texts = { text: small.replace('"1.0.0"', '"2.0.0"'), examples: 'framework: small@2.0.0\ncases: []\n' }

let people: Cast
let author: Voice
beforeAll(async () => {
  people = await cast()
  author = people.asAuthor
})
afterAll(() => people.close())

const begun = async (given = texts): Promise<Draft> => {
  const { status, body } = await author.post<Draft>('/drafts', given)
  expect(status).toBe(201)
  return body
}
const stored = async (id: string): Promise<Draft> => (await author.get<Draft>(`/drafts/${id}`)).body
const removeAll = async (): Promise<void> => {
  for (const { id, rev } of (await author.get<DraftSummary[]>('/drafts')).body)
    await author.delete(`/drafts/${id}`, rev)
}

describe('the source of a framework', () => {
  it('is what stands in its file, with its examples or without', async () => {
    const { status, body } = await author.get<FrameworkSource>('/frameworks/small/1.0.0/source')
    expect([status, body]).toEqual([200, { id: 'small', version: '1.0.0', text: small, examples: null }])
  })

  it('is there for a broken one as well', async () => {
    const { body } = await author.get<FrameworkSource>('/frameworks/broken/1.0.0/source')
    expect(body.text).toContain('framework: broken')
    expect(code(await author.get('/frameworks/broken/9.0.0/source'))).toBe('404 not-found')
  })
})

describe('a draft', () => {
  it('says what its text says of itself, who changed it last and when', async () => {
    const { id, ...draft } = await begun()
    expect(draft).toEqual({
      framework: 'small',
      version: '2.0.0',
      title: 'Khung thử',
      rev: 1,
      created_at: '2026-11-10T02:00:00.000Z',
      changed_at: '2026-11-10T02:00:00.000Z',
      changed_by: 'Người soan-khung',
      ...texts,
    })
    const { headers, body } = await author.get<Draft>(`/drafts/${id}`)
    expect([headers.get('etag'), body]).toEqual(['"1"', { id, ...draft }])
  })

  it('is saved at the revision that was seen; whoever comes late is given what stands', async () => {
    const { id } = await begun()
    const next = { text: texts.text.replace('"2.0.0"', '"2.1.0"'), examples: '' }
    people.setClock('2026-11-10T02:05:00.000Z')
    const saved = await people.asAdministrator.put<DraftSummary>(`/drafts/${id}`, next, 1)
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"'])
    expect(saved.body).toEqual({
      id,
      framework: 'small',
      version: '2.1.0',
      title: 'Khung thử',
      rev: 2,
      created_at: '2026-11-10T02:00:00.000Z',
      changed_at: '2026-11-10T02:05:00.000Z',
      changed_by: 'Người quan-tri',
    })
    const late = await author.put<ApiProblem>(`/drafts/${id}`, texts, 1)
    expect([code(late), late.body.current]).toEqual(['412 stale', { ...saved.body, ...next }])
    expect(code(await author.put(`/drafts/${id}`, texts))).toBe('428 if-match-required')
    expect(code(await author.delete(`/drafts/${id}`))).toBe('428 if-match-required')
    const refused = await author.delete<ApiProblem>(`/drafts/${id}`, 1)
    expect([code(refused), refused.body.current]).toEqual(['412 stale', { ...saved.body, ...next }])
    expect(await stored(id)).toEqual({ ...saved.body, ...next })
  })

  it('stands in the list, the latest change first, without its texts', async () => {
    await removeAll()
    people.setClock('2026-11-10T02:06:00.000Z')
    const first = await begun()
    people.setClock('2026-11-10T02:07:00.000Z')
    const second = await begun()
    people.setClock('2026-11-10T02:08:00.000Z')
    const { body: changed } = await author.put<DraftSummary>(`/drafts/${first.id}`, texts, 1)
    const { text: _text, examples: _examples, ...other } = second
    expect((await author.get<DraftSummary[]>('/drafts')).body).toEqual([changed, other])
  })

  it.each([
    ['line ends of Windows', 'framework: nhap\r\nversion: "1.0.0"\r\n'],
    ['a mark at the beginning', '\ufeffframework: nhap\nversion: "1.0.0"\n'],
    ['letters and marks apart', `# ${'Tiêu chí'.normalize('NFD')}\nframework: nhap\nversion: "1.0.0"\n`],
    ['what is no YAML', 'framework: nhap\nversion: "1.0.0"\ndomains: [ {\t'],
    ['no line end', 'framework: nhap\nversion: "1.0.0"'],
    ['signs beyond the first plane', 'framework: nhap\nversion: "1.0.0"\n# 𝟙 \u2028 \u001f\n'],
  ])('keeps %s to the byte', async (_name, text) => {
    const given = { text, examples: `${text}\n\n` }
    const { id, ...draft } = await begun(given)
    expect([draft.text, draft.examples]).toEqual([given.text, given.examples])
    expect([draft.framework, draft.version]).toEqual(['nhap', '1.0.0'])
    const again = { text: given.examples, examples: given.text }
    expect((await author.put(`/drafts/${id}`, again, 1)).status).toBe(200)
    const kept = await stored(id)
    expect([kept.text, kept.examples]).toEqual([again.text, again.examples])
  })

  it('is kept without any name too, and the journal calls it by its id', async () => {
    const { id, framework, version, title, rev } = await begun({ text: '', examples: '' })
    expect([framework, version, title]).toEqual(['', '', ''])
    expect((await author.delete(`/drafts/${id}`, rev)).status).toBe(204)
    const { body } = await people.asAuditor.get<JournalEntry[]>('/journal?action=draft-removed')
    expect(body.at(-1)?.object ?? '').not.toBe('')
    expect(body.some(({ object }) => object === id)).toBe(true)
  })

  it('is not kept with what no database keeps', async () => {
    for (const text of ['a\u0000b', 'a\ud800b'])
      expect((await author.post<ApiProblem>('/drafts', { text, examples: '' })).status).toBe(400)
    expect(code(await author.post('/drafts', { text: 'a' }))).toBe('400 invalid-request')
  })

  it('may be as large as a framework may be, and no larger', async () => {
    const most = `# ${'"\n'.repeat(2 * 1024 * 1024 - 1)}`
    expect(Buffer.byteLength(most)).toBe(4 * 1024 * 1024)
    const { id } = await begun({ text: most, examples: '' })
    expect((await stored(id)).text === most).toBe(true)
    for (const given of [
      { text: `${most}x`, examples: '' },
      { text: '', examples: `${most}x` },
    ]) {
      const large = await author.post<ApiProblem>('/drafts', given)
      expect([code(large), large.body.detail]).toEqual([
        '413 framework-too-large',
        'The text of a framework and that of its examples may have 4 MiB each.',
      ])
      expect(code(await author.put(`/drafts/${id}`, given, 1))).toBe('413 framework-too-large')
    }
    expect((await author.delete(`/drafts/${id}`, 1)).status).toBe(204)
  })

  it('that says nothing of its size is read up to the limit', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(13 * 1024 * 1024), examples: '' })
    const { hostname, port } = new URL(people.url)
    const answered = await new Promise<string>((resolve, reject) => {
      const headers = { Cookie: author.cookie, 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
      const asked = request({ hostname, port, path: '/api/v1/drafts', method: 'POST', headers }, (response) => {
        const read: Buffer[] = []
        response
          .on('data', (bytes: Buffer) => read.push(bytes))
          .on('end', () => {
            const { code: why } = JSON.parse(Buffer.concat(read).toString()) as ApiProblem
            resolve(`${response.statusCode} ${why}`)
          })
      })
      asked.on('error', reject).end(body)
    })
    expect(answered).toBe('413 framework-too-large')
  })

  it('is begun once, however often its request is sent', async () => {
    await removeAll()
    const key = 'begin-once-and-only-once'
    const send = () => author.post<Draft>('/drafts', { ...texts, text: 'e\u0301' }, undefined, key)
    const [first, second] = [await send(), await send()]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    expect(code(await author.post('/drafts', { ...texts, text: '\u00e9' }, undefined, key))).toBe(
      '422 idempotency-key-reused',
    )
    expect((await author.get<DraftSummary[]>('/drafts')).body.map(({ id }) => id)).toEqual([first.body.id])
  })

  it('is told by the journal when it is begun and when it is removed, not at each save', async () => {
    await removeAll()
    const count = async () => (await people.deps.store.db.selectFrom('journal').select('seq').execute()).length
    const before = await count()
    const { id } = await begun()
    await author.put(`/drafts/${id}`, texts, 1)
    await author.put(`/drafts/${id}`, texts, 2)
    await author.delete(`/drafts/${id}`, 3)
    expect((await count()) - before).toBe(2)
    const { body } = await people.asAuditor.get<JournalEntry[]>('/journal?limit=200')
    expect(body.slice(-2).map(({ sentence }) => sentence)).toEqual([
      'Người soan-khung began a draft of the framework small@2.0.0.',
      'Người soan-khung removed the draft of the framework small@2.0.0.',
    ])
  })
})

describe('a draft of another authority', () => {
  it('is not there', async () => {
    const { id } = await begun()
    const { body } = await people.asAdministrator.post<AuthorityCreated>('/authorities', {
      name: 'Quận dưới',
      administrator: { username: 'quan-tri-duoi', name: 'Quản trị dưới' },
    })
    const { code: invitation } = body.invitation
    const accepted = await people
      .voice()
      .put('/invitation', { code: invitation, password: 'một mật khẩu đủ dài để thử' })
    const below = people.voice(accepted.headers.getSetCookie()[0]?.split(';', 1)[0])
    expect((await below.get<DraftSummary[]>('/drafts')).body).toEqual([])
    const ask = (draft: string) =>
      Promise.all([
        below.get(`/drafts/${draft}`),
        below.put(`/drafts/${draft}`, texts, 1),
        below.delete(`/drafts/${draft}`, 1),
      ])
    const [there, nowhere] = [await ask(id), await ask(unknown)]
    expect(there.map(code)).toEqual(['404 not-found', '404 not-found', '404 not-found'])
    expect(there.map((one) => one.body)).toEqual(nowhere.map((one) => one.body))
    expect((await stored(id)).rev).toBe(1)
  })

  it('is nothing for those who write none', async () => {
    for (const voice of [people.asOffice, people.asCouncil, people.asChair, people.asAuditor, people.asSurvey])
      expect(code(await voice.get('/drafts'))).toBe('403 not-allowed')
  })
})

describe('what a text says of itself', () => {
  it.each([
    ['framework: a\nversion: "1.0.0"\ntitle: Khung', ['a', '1.0.0', 'Khung']],
    ["version: '1.2.3' # mới\ntitle: { vi: Khung, en: Framework }\nframework: b", ['b', '1.2.3', 'Khung']],
    ['title:\n  vi: >-\n    Hai\n    dòng\n\n  en: Two\nframework: c\n', ['c', '', 'Hai dòng']],
    ['# framework: no\n\nframework: d\ndomains: [\nversion: "2.0.0"', ['d', '2.0.0', '']],
    ['framework: [a\nversion: "1.0.0"', ['', '1.0.0', '']],
    ['framework: e\r\nversion: "1.0.0"\r\ntitle: Khung\r\n', ['e', '1.0.0', 'Khung']],
    ['  framework: inner\nversion: 1.0', ['', '', '']],
    ['{ framework: f, version: "1.0.0" }', ['', '', '']],
    [`title: ${'x'.repeat(5000)}`, ['', '', 'x'.repeat(300)]],
    [`title: ${'['.repeat(3000)}\nframework: g`, ['g', '', '']],
    ['', ['', '', '']],
  ])('case %#', (text, [framework, version, title]) => {
    expect(headOf(text)).toEqual({ framework, version, title })
  })

  it('is found at once in a text of any size', () => {
    const text = `${'a: 1\n'.repeat(800_000)}framework: late\n`
    expect(headOf(text).framework).toBe('late')
  })
})

it('the journal tells of everything that was done here', () => expectTold(people))
