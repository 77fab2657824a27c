/** How much may be attached to a criterion and to a form; told before the bytes are read, and again when they are kept. */
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import { mostOf } from '../../server/evidence/limits.ts'
import type { ApiProblem, Assessment, EvidenceLink, Upload } from '../../ui/api.ts'
import { code } from './harness.ts'
import { cast, type Cast, opened, type Opened } from './round.ts'

const mib = 1024 * 1024
let people: Cast
let open: Opened
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())
beforeEach(async () => void (open = await opened(people)))

const pdf = (line: string, size = paper(line).length): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size)
  bytes.set(paper(line))
  return bytes
}
const pathOf = (name: string, criterion = 'plan') =>
  `/assessments/${open.own}/evidence?criterion=${criterion}&name=${encodeURIComponent(name)}`
const attach = (name: string, bytes: Uint8Array<ArrayBuffer>, criterion?: string) =>
  people.asOffice.upload<EvidenceLink & ApiProblem>(pathOf(name, criterion), bytes)
const told = async (name: string, bytes: Uint8Array<ArrayBuffer>, lang: string): Promise<ApiProblem> => {
  const answer = await fetch(`${people.url}/api/v1${pathOf(name)}`, {
    method: 'POST',
    headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/octet-stream', 'Accept-Language': lang },
    body: bytes,
  })
  return (await answer.json()) as ApiProblem
}

/** As if so much had been attached already. */
async function used(criterion: string, bytes: number): Promise<void> {
  const { id: authority_id } = await people.deps.store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
  for (let left = bytes; left > 0; left -= mostOf.file)
    await people.deps.store.db
      .insertInto('evidence')
      .values({
        authority_id,
        id: `${criterion}-${left}-${open.own}`,
        assessment_id: open.own,
        criterion,
        requirement: null,
        name: `${left}.pdf`,
        sha256: 'a'.repeat(64),
        size: Math.min(left, mostOf.file),
        type: 'application/pdf',
        by_id: 'x',
        by_name: 'x',
        at: '2026-11-10T02:00:00.000Z',
        stage: 'self-scoring',
        cites: null,
        rev: 1,
      })
      .execute()
}

const filesOf = async (): Promise<readonly string[]> =>
  (await people.asOffice.get<Assessment>(`/assessments/${open.own}`)).body.evidence.map(({ name }) => name)

it('are numbers: 20 MB a file, 100 MB a criterion, 1000 MB a form', () => {
  expect(mostOf).toEqual({ file: 20 * mib, criterion: 100 * mib, form: 1000 * mib })
})

it('a criterion takes files up to its limit, to the byte, and no byte more', async () => {
  const bytes = pdf('last')
  await used('plan', mostOf.criterion - bytes.length)
  expect((await attach('vừa.pdf', bytes)).status).toBe(201)
  expect(await told('thêm.pdf', pdf('one more'), 'vi')).toMatchObject({
    status: 413,
    code: 'criterion-full',
    title: 'Tiêu chí không còn chỗ cho tệp này',
    detail:
      'Các tệp của tiêu chí đã dùng 100 MB, tối đa 100 MB; tệp này 1 MB. Hãy bỏ tệp không cần thiết, hoặc quét lại ở độ phân giải thấp hơn rồi tải lên.',
  })
  expect(await filesOf()).toHaveLength(6)
  // Another criterion has room of its own.
  expect((await attach('khác.pdf', pdf('one more'), 'on-time')).status).toBe(201)
})

it('one byte too many is refused, and what was taken away leaves room', async () => {
  const bytes = pdf('large', mib)
  await used('plan', mostOf.criterion - mib)
  const first = await attach('a.pdf', pdf('small'))
  expect(first.status).toBe(201)
  expect(code(await attach('b.pdf', bytes))).toBe('413 criterion-full')
  expect((await people.asOffice.delete(`/evidence/${first.body.id}`, 1)).status).toBe(204)
  expect((await attach('b.pdf', bytes)).status).toBe(201)
})

it('a form has a limit of its own, told in both languages', async () => {
  for (let at = 0; at < 10; at++) await used(`criterion-${at}`, mostOf.criterion - 1)
  expect(await told('a.pdf', pdf('x'), 'en')).toMatchObject({
    status: 413,
    code: 'form-full',
    title: 'The form has no room for this file',
    detail:
      'The evidence of the whole form takes 1000 MB of 1000 MB, and this file has 1 MB. Remove files that are not needed, or scan large ones again at a lower resolution.',
  })
  const other = `/assessments/${open.other}/evidence?criterion=plan&name=a.pdf`
  expect((await people.asOther.upload(other, pdf('x'))).status).toBe(201)
})

it('what is announced as too much is refused before a byte of it has come', async () => {
  await used('plan', mostOf.criterion - 1000)
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${people.url}/api/v1${pathOf('a.pdf')}`, {
      method: 'POST',
      headers: {
        Cookie: people.asOffice.cookie,
        'Content-Type': 'application/octet-stream',
        'Content-Length': '1001',
      },
    })
    // Nothing but the head is ever sent.
    asked.flushHeaders()
    asked.once('response', (response) => {
      resolve(response.statusCode)
      asked.destroy()
    })
    asked.once('error', reject)
  })
  expect(answer).toBe(413)
})

it('what nobody announced is refused when it is kept', async () => {
  await used('plan', mostOf.criterion - 100)
  const pieces = new ReadableStream({
    start(controller) {
      controller.enqueue(pdf('in pieces'))
      controller.close()
    },
  })
  const answer = await fetch(`${people.url}/api/v1${pathOf('a.pdf')}`, {
    method: 'POST',
    headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/octet-stream' },
    body: pieces,
    duplex: 'half',
  } as RequestInit)
  expect([answer.status, ((await answer.json()) as ApiProblem).code]).toEqual([413, 'criterion-full'])
})

it('of many that come at once, as many are taken as fit', async () => {
  await used('plan', mostOf.criterion - 3 * mib)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => attach(`${at}.pdf`, pdf(`at once ${at}`, mib))),
  )
  expect(answers.map(code).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => '201 undefined'),
    ...Array.from({ length: 5 }, () => '413 criterion-full'),
  ])
})

it('a file that comes again because its reply was lost is told as the one that is there', async () => {
  const bytes = pdf('again', mib)
  await used('plan', mostOf.criterion - mib)
  const first = await attach('a.pdf', bytes)
  const again = await attach('a.pdf', bytes)
  expect([again.status, again.body.code, again.body.current]).toEqual([409, 'file-twice', first.body])
  // What only looks like it is looked at, and has no room.
  expect(code(await attach('a.pdf', pdf('other', mib)))).toBe('413 criterion-full')
})

it('a file in slices is refused before its first one; without its criterion, when it is attached', async () => {
  await used('plan', mostOf.criterion - 1000)
  const begin = (input: object) => people.asOffice.post<Upload & ApiProblem>(`/assessments/${open.own}/uploads`, input)
  expect(code(await begin({ size: 1001, criterion: 'plan' }))).toBe('413 criterion-full')
  expect((await begin({ size: 1000, criterion: 'plan' })).status).toBe(201)
  expect((await begin({ size: 1001, criterion: 'on-time' })).status).toBe(201)
  const bytes = pdf('slices', 1001)
  const { body } = await begin({ size: 1001 })
  expect((await people.asOffice.slice(`/assessments/${open.own}/uploads/${body.id}`, bytes, 0)).status).toBe(200)
  expect(code(await people.asOffice.post(`${pathOf('a.pdf')}&upload=${body.id}`))).toBe('413 criterion-full')
  // It is not lost: where there is room it is attached.
  expect((await people.asOffice.post(`${pathOf('a.pdf', 'on-time')}&upload=${body.id}`)).status).toBe(201)
  for (let at = 0; at < 10; at++) await used(`criterion-${at}`, mostOf.criterion - 200)
  expect(code(await begin({ size: 1001 }))).toBe('413 form-full')
})
