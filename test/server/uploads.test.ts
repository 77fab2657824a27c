/** A large file comes in slices: a break costs the slice that was on its way, and what is attached is the whole file. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actorOf } from '../../server/access/sessions.ts'
import { keepUpload } from '../../server/actions/uploads.ts'
import { paper } from '../../server/demo/paper.ts'
import { readCookie } from '../../server/http/cookie.ts'
import type { ApiProblem, Assessment, AuthorityCreated, EvidenceLink, Upload, User } from '../../ui/api.ts'
import { code, harness, start, type Voice } from './harness.ts'
import { cast, type Cast, expectTold, fillIn, move, opened, type Opened } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())
beforeEach(async () => {
  people.setClock(start)
  open = await opened(people)
})
/** After days have passed nobody is signed in any more. */
async function again(): Promise<void> {
  await people.close()
  people = await cast()
}

const [kib, mib] = [1024, 1024 * 1024]
let made = 0
/** A PDF of so many bytes, unlike every other one. */
function pdfOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  made += 1
  const [head, tail] = [paper(`file ${made}`), new TextEncoder().encode('\n%%EOF\n')]
  bytes.set(head)
  bytes.fill(0x25, head.length)
  bytes.set(tail, size - tail.length)
  return bytes
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const uploadsOf = (assessment: string) => `/assessments/${assessment}/uploads`
const begin = async (size: number, voice: Voice = people.asOffice, assessment = open.own) => {
  const answer = await voice.post<Upload & ApiProblem>(uploadsOf(assessment), { size })
  return { ...answer, path: `${uploadsOf(assessment)}/${answer.body.id}` }
}
const send = (path: string, bytes: Uint8Array<ArrayBuffer>, received: number, voice: Voice = people.asOffice) =>
  voice.slice<Upload & ApiProblem>(path, bytes, received)
const attach = (upload: string, name = 'a.pdf', voice: Voice = people.asOffice, key?: string, assessment = open.own) =>
  voice.post<EvidenceLink & ApiProblem>(
    `/assessments/${assessment}/evidence?criterion=plan&requirement=paper&name=${encodeURIComponent(name)}&upload=${upload}`,
    undefined,
    undefined,
    key,
  )
/** All of a file on the server, not attached yet. */
async function sent(
  bytes: Uint8Array<ArrayBuffer>,
  slice = 512 * kib,
  voice = people.asOffice,
): Promise<Upload & { readonly path: string }> {
  const { body, path } = await begin(bytes.length, voice)
  for (let at = 0; at < bytes.length; at += slice)
    expect((await send(path, bytes.subarray(at, at + slice), at, voice)).status).toBe(200)
  return { ...body, path }
}
const inOrder = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)
const rows = async () => {
  const { db } = people.deps.store
  const slices = await db.selectFrom('upload_slice').select(['upload_id', 'first']).execute()
  return { uploads: await db.selectFrom('upload').selectAll().execute(), slices }
}
const files = async (voice = people.asOffice) => (await voice.get<Assessment>(`/assessments/${open.own}`)).body.evidence

describe('a file in slices', () => {
  it('says after each break how much there is, and is attached as if it had come at once', async () => {
    const bytes = pdfOf(1200 * kib)
    const { status, body, headers, path } = await begin(bytes.length)
    expect([status, headers.get('etag')]).toEqual([201, '"0"'])
    expect(body).toEqual({ id: body.id, size: 1_228_800, received: 0 })
    const found: [number, number, string | null][] = []
    for (const [from, until] of [
      [0, 524_288],
      [524_288, 1_048_576],
      [1_048_576, 1_228_800],
    ] as const) {
      const answer = await send(path, bytes.subarray(from, until), from)
      expect([answer.status, answer.body, answer.headers.get('etag')]).toEqual([
        200,
        { id: body.id, size: 1_228_800, received: until },
        `"${until}"`,
      ])
      const after = await people.asOffice.get<Upload>(path)
      found.push([after.status, after.body.received, after.headers.get('etag')])
    }
    expect(found).toEqual([
      [200, 524_288, '"524288"'],
      [200, 1_048_576, '"1048576"'],
      [200, 1_228_800, '"1228800"'],
    ])
    expect(await files()).toEqual([])
    const link = await attach(body.id, 'Báo cáo.pdf')
    expect([link.status, link.body]).toEqual([
      201,
      {
        id: link.body.id,
        criterion: 'plan',
        requirement: 'paper',
        name: 'Báo cáo.pdf',
        type: 'application/pdf',
        size: 1_228_800,
        sha256: sha256(bytes),
        by: 'Người phong-do',
        at: start,
        cites: null,
        rev: 1,
      },
    ])
    expect(await files()).toEqual([link.body])
    const whole = await people.asOffice.upload<EvidenceLink>(
      `/assessments/${open.own}/evidence?criterion=plan&name=b.pdf`,
      bytes,
    )
    expect([whole.body.sha256, whole.body.size, whole.body.type]).toEqual([sha256(bytes), 1_228_800, 'application/pdf'])
    const back = await fetch(`${people.url}/api/v1/evidence/${link.body.id}`, {
      headers: { Cookie: people.asOffice.cookie },
    })
    expect(sha256(new Uint8Array(await back.arrayBuffer()))).toBe(sha256(bytes))
    const entries = await people.deps.store.db
      .selectFrom('journal')
      .select('detail')
      .where('action', '=', 'evidence-attached')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    const [second, first] = entries.map(({ detail }) => JSON.parse(detail) as object)
    expect(first).toEqual({ ...second, evidence: link.body.id, name: 'Báo cáo.pdf', requirement: 'paper' })
    await expectTold(people)
  })

  it('is gone once it is attached, and only its bytes among the evidence are left', async () => {
    const { id, path } = await sent(pdfOf(600 * kib))
    expect((await attach(id)).status).toBe(201)
    expect((await rows()).slices.filter(({ upload_id }) => upload_id === id)).toEqual([])
    expect(code(await people.asOffice.get(path))).toBe('410 upload-over')
    expect(code(await send(path, pdfOf(kib), 600 * kib))).toBe('410 upload-over')
  })

  it('takes a slice that is sent twice once, and says what there is', async () => {
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    const first = bytes.subarray(0, 512 * kib)
    expect((await send(path, first, 0)).status).toBe(200)
    const again = await send(path, first, 0)
    expect([code(again), again.body.current]).toEqual(['412 stale', { id: body.id, size: 716_800, received: 524_288 }])
    expect((await send(path, bytes.subarray(512 * kib), 524_288)).body.received).toBe(716_800)
    expect((await attach(body.id)).body.sha256).toBe(sha256(bytes))
  })

  it('takes no slice out of order', async () => {
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    const early = await send(path, bytes.subarray(512 * kib), 524_288)
    expect([code(early), early.body.current]).toEqual(['412 stale', body])
    expect((await rows()).slices.filter(({ upload_id }) => upload_id === body.id)).toEqual([])
    const unsaid = await fetch(`${people.url}/api/v1${path}`, {
      method: 'PUT',
      headers: { Cookie: people.asOffice.cookie, 'Content-Type': 'application/octet-stream' },
      body: bytes.subarray(0, kib),
    })
    expect(unsaid.status).toBe(428)
  })

  it('from two tabs at once is one file: of each slice one counts', async () => {
    const bytes = pdfOf(900 * kib)
    const { body, path } = await begin(bytes.length)
    for (let at = 0; at < bytes.length; at += 300 * kib) {
      const slice = bytes.subarray(at, at + 300 * kib)
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(path, slice, at)))
      expect(inOrder(answers)).toEqual([200, 412, 412, 412, 412, 412, 412, 412])
    }
    const links = await Promise.all([attach(body.id), attach(body.id)])
    const [first = 0, second = 0] = inOrder(links)
    expect([first, [409, 410].includes(second)]).toEqual([201, true])
    expect((await files()).map((file) => file.sha256)).toEqual([sha256(bytes)])
  })

  it('whose slice is cut off keeps what was acknowledged, and nothing of the rest', async () => {
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    await send(path, bytes.subarray(0, 512 * kib), 0)
    const cut = new AbortController()
    const half = new ReadableStream({
      start(to) {
        to.enqueue(bytes.subarray(512 * kib, 600 * kib))
        setTimeout(() => cut.abort(), 50)
      },
    })
    const lost = fetch(`${people.url}/api/v1${path}`, {
      method: 'PUT',
      headers: {
        Cookie: people.asOffice.cookie,
        'Content-Type': 'application/octet-stream',
        'If-Match': '"524288"',
      },
      body: half,
      signal: cut.signal,
      duplex: 'half',
    } as RequestInit)
    await expect(lost).rejects.toThrow()
    expect((await people.asOffice.get<Upload>(path)).body.received).toBe(524_288)
    await send(path, bytes.subarray(512 * kib), 524_288)
    expect((await attach(body.id)).body.sha256).toBe(sha256(bytes))
  })

  it('goes on at another server that shares the database', async () => {
    const other = await harness({ people: false, beside: people })
    const voice = other.voice(people.asOffice.cookie)
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    await send(path, bytes.subarray(0, 512 * kib), 0)
    expect((await voice.get<Upload>(path)).body.received).toBe(524_288)
    expect((await send(path, bytes.subarray(512 * kib), 524_288, voice)).body.received).toBe(716_800)
    expect((await attach(body.id)).body.sha256).toBe(sha256(bytes))
    await other.close()
  })
})

describe('what does not fit is refused', () => {
  it('a file above 20 MB, before its first byte; one of 20 MB comes', async () => {
    const large = await begin(20 * mib + 1)
    expect([code(large), large.body.detail]).toEqual(['413 file-too-large', 'A file has at most 20 MB.'])
    expect(code(await begin(0))).toBe('422 file-empty')
    expect((await begin(1.5)).status).toBe(400)
    const bytes = pdfOf(20 * mib)
    const { id } = await sent(bytes, mib)
    expect((await attach(id)).body).toMatchObject({ size: 20_971_520, sha256: sha256(bytes) })
  })

  it('a slice above 1 MiB, an empty one, and more than was announced', async () => {
    const bytes = pdfOf(2 * mib)
    const { body, path } = await begin(bytes.length - 1)
    expect(code(await send(path, bytes.subarray(0, mib + 1), 0))).toBe('413 too-large')
    expect(code(await send(path, new Uint8Array(0), 0))).toBe('422 file-empty')
    expect((await send(path, bytes.subarray(0, mib), 0)).body.received).toBe(mib)
    const more = await send(path, bytes.subarray(mib), mib)
    expect([code(more), more.body.detail]).toEqual([
      '422 upload-beyond',
      'The file was said to have 2097151 bytes. Begin again with its right size.',
    ])
    expect((await people.asOffice.get<Upload>(path)).body).toEqual({ ...body, received: mib })
  })

  it('a file that is not all there', async () => {
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    await send(path, bytes.subarray(0, 512 * kib), 0)
    const half = await attach(body.id)
    expect([code(half), half.body.detail]).toEqual([
      '409 upload-unfinished',
      '524288 of 716800 bytes were received. Send the rest.',
    ])
    expect(await files()).toEqual([])
  })

  it('a body beside the upload', async () => {
    const { id } = await sent(pdfOf(600 * kib))
    const both = await people.asOffice.upload(
      `/assessments/${open.own}/evidence?criterion=plan&name=a.pdf&upload=${id}`,
      pdfOf(kib),
    )
    expect(code(both)).toBe('400 invalid-request')
    expect((await attach(id)).status).toBe(201)
  })

  it('no body and no upload', async () => {
    const nothing = await people.asOffice.post(`/assessments/${open.own}/evidence?criterion=plan&name=a.pdf`)
    expect(code(nothing)).toBe('422 file-empty')
  })

  it('what is no paper, whatever its slices were', async () => {
    const page = new Uint8Array(600 * kib).fill(0x20)
    page.set(new TextEncoder().encode('<html><script>alert(1)</script>'))
    expect(code(await attach((await sent(page)).id))).toBe('415 file-type')
    const locked = new Uint8Array(readFileSync('test/fixtures/locked/aes-256-asks.pdf'))
    expect(code(await attach((await sent(locked, 500)).id))).toBe('415 file-password')
    const { id } = await sent(pdfOf(600 * kib))
    const wrong = await people.asOffice.post(
      `/assessments/${open.own}/evidence?criterion=plan&requirement=khong-co&name=a.pdf&upload=${id}`,
    )
    expect(code(wrong)).toBe('422 requirement-unknown')
    expect(await files()).toEqual([])
  })
})

describe('an upload is of the person who began it', () => {
  it('and to all others as if it were not there', async () => {
    const bytes = pdfOf(700 * kib)
    const { body, path } = await begin(bytes.length)
    await send(path, bytes.subarray(0, 512 * kib), 0)
    const nowhere = path.replace(body.id, '00000000-0000-4000-8000-000000000000')
    const rest = bytes.subarray(512 * kib)
    const asked = (voice: Voice, at: string) => [
      voice.get(at),
      send(at, rest, 524_288, voice),
      attach(at.split('/').at(-1) ?? '', 'a.pdf', voice),
    ]
    const expected: readonly [Voice, readonly string[]][] = [
      // Of the same unit.
      [people.asLeader, ['410 upload-over', '410 upload-over', '410 upload-over']],
      [people.asOther, ['404 not-found', '404 not-found', '404 not-found']],
      [people.asCouncil, ['403 not-allowed', '403 not-allowed', '403 not-allowed']],
      [people.voice(), ['401 signed-out', '401 signed-out', '401 signed-out']],
      [await ofAnotherAuthority(), ['403 not-allowed', '403 not-allowed', '403 not-allowed']],
    ]
    for (const [voice, codes] of expected) {
      const [theirs, nothing] = [await Promise.all(asked(voice, path)), await Promise.all(asked(voice, nowhere))]
      expect(theirs.map(code)).toEqual(codes)
      expect(theirs.map((one) => one.body)).toEqual(nothing.map((one) => one.body))
    }
    expect((await people.asOffice.get<Upload>(path)).body.received).toBe(524_288)
  })

  /** Their administrator: nobody else is there yet. */
  async function ofAnotherAuthority(): Promise<Voice> {
    const administrator = { username: 'quan-tri-khac', name: 'Quản trị khác' }
    const { body } = await people.asAdministrator.post<AuthorityCreated>('/authorities', {
      name: 'Khác',
      administrator,
    })
    const password = 'mật khẩu mới để thử 1'
    const accepted = await people.voice().put<User>('/invitation', { code: body.invitation.code, password })
    expect(accepted.status).toBe(200)
    return people.voice(accepted.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '')
  }

  it('for the assessment that it was begun for', async () => {
    const { id, path } = await sent(pdfOf(600 * kib))
    const second = await opened(people)
    expect(code(await people.asOffice.get(`${uploadsOf(second.own)}/${id}`))).toBe('410 upload-over')
    expect(code(await attach(id, 'a.pdf', people.asOffice, undefined, second.own))).toBe('410 upload-over')
    expect((await people.asOffice.get(path)).status).toBe(200)
  })
})

describe('the last moment', () => {
  afterAll(again)

  it('is before the form is submitted', async () => {
    const { id } = await sent(pdfOf(600 * kib))
    await fillIn(people.asOffice, open.own)
    expect(code(await attach(id))).toBe('409 already-submitted')
    expect(code(await begin(600 * kib))).toBe('409 already-submitted')
  })

  it('counts when it is attached, as for a whole file', async () => {
    const bytes = pdfOf(700 * kib)
    people.setClock('2026-11-20T16:59:59.000Z')
    const voice = await people.signIn('phong-do')
    const { body, path } = await begin(bytes.length, voice)
    await send(path, bytes.subarray(0, 512 * kib), 0, voice)
    const { id } = await sent(pdfOf(600 * kib), undefined, voice)
    const late = await sent(pdfOf(610 * kib), undefined, voice)
    people.setClock('2026-11-20T16:59:59.999Z')
    expect((await attach(id, 'a.pdf', voice)).status).toBe(201)
    people.setClock('2026-11-20T17:00:00.000Z')
    expect(code(await send(path, bytes.subarray(512 * kib), 524_288, voice))).toBe('409 deadline-passed')
    expect(code(await attach(late.id, 'a.pdf', voice))).toBe('409 deadline-passed')
    expect(code(await begin(700 * kib, voice))).toBe('409 deadline-passed')
    expect((await voice.get<Upload>(path)).body).toEqual({ ...body, received: 524_288 })
  })
})

describe('the council asks for an explanation', () => {
  it('and a large file may come for that criterion', async () => {
    const draft = await people.asAdministrator.post<Opened['round']>('/rounds', {
      title: 'Đợt có giải trình',
      framework: 'small@1.0.0',
      period: { from: '2026-01-01', until: '2026-12-31' },
      survey: false,
      unit_ids: people.units.map(({ id }) => id),
      self_scoring_until: '2026-11-20',
      appraisal_until: '2026-12-20',
      clarification_until: '2026-12-25',
      appraisal_2_until: '2026-12-28',
    })
    const round = await move(people.asAdministrator, draft.body, 'self-scoring')
    const [own = '', other = ''] = people.units.map(
      ({ id }) => round.assessments.find(({ unit }) => unit.id === id)?.id ?? '',
    )
    await fillIn(people.asOffice, own)
    await fillIn(people.asOther, other)
    const appraisal = await move(people.asCouncil, round, 'appraisal')
    const question = `/assessments/${own}/explanations/plan/question`
    expect((await people.asCouncil.put(question, { words: 'Vì sao?' }, 0)).status).toBe(200)
    await move(people.asCouncil, appraisal, 'clarification')
    expect(code(await begin(600 * kib, people.asOther, other))).toBe('409 not-asked')
    const bytes = pdfOf(600 * kib)
    const { body, path } = await begin(bytes.length, people.asOffice, own)
    await send(path, bytes, 0)
    expect((await attach(body.id, 'a.pdf', people.asOffice, undefined, own)).body.sha256).toBe(sha256(bytes))
  })
})

describe('whoever did not hear the reply', () => {
  it('asks again with the same key and is told the same', async () => {
    const { id } = await sent(pdfOf(600 * kib))
    const key = 'the-same-key-again'
    const replies = await Promise.all(Array.from({ length: 20 }, () => attach(id, 'a.pdf', people.asOffice, key)))
    const first = replies[0]?.body
    expect(replies.map(({ status, body }) => [status, body])).toEqual(replies.map(() => [201, first]))
    expect(await files()).toEqual([first])
    expect((await attach(id, 'a.pdf', people.asOffice, key)).body).toEqual(first)
  })

  it('is told the same, too, where the file was attached while its slices were being read', async () => {
    const { id } = await sent(pdfOf(600 * kib))
    const { deps } = people
    const actor = await actorOf(deps, readCookie('session', people.asOffice.cookie) ?? '')
    let body: EvidenceLink | undefined
    const keep = async (bytes: AsyncIterable<Uint8Array>) => {
      body = (await attach(id)).body
      return deps.evidence.keep(bytes)
    }
    const slow = { ...deps, evidence: { ...deps.evidence, keep } }
    const stored = await keepUpload(slow, actor!, { assessment: open.own, upload: id })
    expect(stored).toEqual({ sha256: body?.sha256, size: 614_400, type: 'application/pdf' })
  })

  it('asks again without one and is told what is there', async () => {
    const { id } = await sent(pdfOf(600 * kib))
    const { body } = await attach(id)
    const again = await attach(id)
    expect([code(again), again.body.current]).toEqual(['409 file-twice', body])
    await people.asOffice.delete(`/evidence/${body.id}`, 1)
    expect(code(await attach(id))).toBe('410 upload-over')
  })
})

describe('what is left behind', () => {
  it('makes room: of one person eight are under way, and the one that stood longest ends', async () => {
    const begun: string[] = []
    for (let count = 0; count < 8; count += 1) {
      people.setClock(`2026-11-10T02:00:0${count}.000Z`)
      begun.push((await begin(600 * kib)).path)
    }
    people.setClock('2026-11-10T02:01:00.000Z')
    const other = await begin(600 * kib, people.asLeader)
    await send(begun[0] ?? '', pdfOf(kib), 0)
    people.setClock('2026-11-10T02:02:00.000Z')
    begun.push((await begin(600 * kib)).path)
    const statuses: number[] = []
    for (const path of begun) statuses.push((await people.asOffice.get(path)).status)
    expect(statuses).toEqual([200, 410, 200, 200, 200, 200, 200, 200, 200])
    expect((await people.asLeader.get(other.path)).status).toBe(200)
  })

  it('goes with the person', async () => {
    const voice = await people.person('sap-nghi', 'office', people.units[0].id)
    const { path } = await begin(600 * kib, voice)
    await send(path, pdfOf(kib), 0, voice)
    const { body: users } = await people.asAdministrator.get<User[]>('/users')
    const { id = '' } = users.find(({ username }) => username === 'sap-nghi') ?? {}
    expect((await people.asAdministrator.post(`/users/${id}/erasure`)).status).toBe(204)
    const left = await rows()
    expect(left.uploads.filter(({ by_id }) => by_id === id)).toEqual([])
    expect(left.slices.filter(({ upload_id }) => path.endsWith(upload_id))).toEqual([])
  })

  it('is over a day after its latest slice, and swept out when the next one begins', async () => {
    const bytes = pdfOf(1200 * kib)
    const { body, path } = await begin(bytes.length)
    people.setClock('2026-11-10T09:00:00.000Z')
    await send(path, bytes.subarray(0, 512 * kib), 0, await people.signIn('phong-do'))
    people.setClock('2026-11-11T09:00:00.000Z')
    const voice = await people.signIn('phong-do')
    expect((await voice.get<Upload>(path)).body.received).toBe(524_288)
    people.setClock('2026-11-11T09:00:00.001Z')
    expect(code(await voice.get(path))).toBe('410 upload-over')
    expect(code(await send(path, bytes.subarray(512 * kib, 600 * kib), 524_288, voice))).toBe('410 upload-over')
    expect(code(await attach(body.id, 'a.pdf', voice))).toBe('410 upload-over')
    expect((await rows()).slices.map(({ upload_id }) => upload_id)).toContain(body.id)
    const next = await begin(600 * kib, await people.signIn('phong-xanh'), open.other)
    const left = await rows()
    expect(left.uploads.map(({ id }) => id)).toEqual([next.body.id])
    expect(left.slices).toEqual([])
  })
})
