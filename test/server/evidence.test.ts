import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import { attachment, cleanName } from '../../server/evidence/name.ts'
import type { ApiProblem, Assessment, EvidenceLink } from '../../ui/api.ts'
import { cast, type Cast, expectTold, fillIn, opened, type Opened } from './round.ts'

let people: Cast
let open: Opened
beforeAll(async () => {
  people = await cast()
  open = await opened(people)
})
afterAll(() => people.close())

const bytes = (text: string | Uint8Array) =>
  new Uint8Array(typeof text === 'string' ? new TextEncoder().encode(text) : text)
const pdf = (line = 'a') => bytes(paper(line))
const png = bytes(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const jpeg = bytes(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/9oACAEBAAA/AH8P/9k=',
    'base64',
  ),
)

/** A stored (not compressed) ZIP of one file, as Word and Excel begin theirs. */
function zipOf(name: string, content: string): Uint8Array<ArrayBuffer> {
  const [file, data] = [Buffer.from(name), Buffer.from(content)]
  const crc = crc32(data)
  const header = (signature: number, extra: number) => {
    const head = Buffer.alloc(extra === 0 ? 30 : 46)
    head.writeUInt32LE(signature, 0)
    const at = extra === 0 ? 4 : 6
    head.writeUInt16LE(20, at)
    head.writeUInt32LE(crc, at + 10)
    head.writeUInt32LE(data.length, at + 14)
    head.writeUInt32LE(data.length, at + 18)
    head.writeUInt16LE(file.length, at + 22)
    return head
  }
  const local = Buffer.concat([header(0x04034b50, 0), file, data])
  const central = Buffer.concat([header(0x02014b50, 2), file])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return bytes(Buffer.concat([local, central, end]))
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const office = (kind: 'wordprocessingml.document' | 'spreadsheetml.sheet') =>
  zipOf(
    '[Content_Types].xml',
    `<Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`,
  )

const attach = (name: string, content: Uint8Array<ArrayBuffer>, type?: string, more = '') =>
  people.asOffice.upload<EvidenceLink & ApiProblem>(
    `/assessments/${open.own}/evidence?criterion=plan${more}&name=${encodeURIComponent(name)}`,
    content,
    type,
  )

describe('evidence', () => {
  const taken: readonly [string, Uint8Array<ArrayBuffer>, string][] = [
    ['PDF', pdf(), 'application/pdf'],
    ['PNG', png, 'image/png'],
    ['JPEG', jpeg, 'image/jpeg'],
    [
      'Word',
      office('wordprocessingml.document'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['Excel', office('spreadsheetml.sheet'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ]
  for (const [what, content, type] of taken) {
    it(`is taken as ${what} for its content, whatever it is called`, async () => {
      const { status, body } = await attach('ảnh.exe', content)
      expect([status, body.type, body.size]).toEqual([201, type, content.length])
      expect(body.sha256).toBe(createHash('sha256').update(content).digest('hex'))
    })
  }

  const refused: readonly [string, Uint8Array<ArrayBuffer>, number, string][] = [
    ['a page with a script', bytes('<html><script>alert(1)</script></html>'), 415, 'file-type'],
    ['a drawing with a script', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 415, 'file-type'],
    ['a plain archive', zipOf('a.txt', 'a'), 415, 'file-type'],
    ['a program', bytes(Buffer.from('7f454c46020101000000000000000000', 'hex')), 415, 'file-type'],
    [
      'Word or Excel of the old kind',
      bytes(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')),
      415,
      'file-old-office',
    ],
    ['nothing', bytes(''), 422, 'file-empty'],
  ]
  for (const [what, content, status, code] of refused) {
    it(`is not taken when it is ${what} that calls itself a PDF`, async () => {
      const answer = await attach('a.pdf', content, 'application/pdf')
      expect([answer.status, answer.body.code]).toEqual([status, code])
    })
  }

  for (const file of readdirSync('test/fixtures/locked')) {
    const content = bytes(readFileSync(join('test/fixtures/locked', file)))
    const asks = file.endsWith('-asks.pdf')
    it(`is ${asks ? 'not taken' : 'taken'} as ${file}, as a program that shows PDFs says`, async () => {
      const opened = await getDocument({ data: content.slice(), verbosity: 0 }).promise.then(
        ({ numPages }) => numPages,
        (cause: Error) => cause.name,
      )
      expect(opened).toBe(asks ? 'PasswordException' : 1)
      const { status, body } = await attach(file, content)
      expect([status, body.code]).toEqual(asks ? [415, 'file-password'] : [201, undefined])
    })
  }

  it('is not taken above 20 MB, and nothing is left of it', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1)
    large.set(pdf())
    const { status, body } = await attach('lớn.pdf', large)
    expect([status, body.code]).toEqual([413, 'file-too-large'])
    expect(readdirSync(join(people.folder, 'evidence/incoming'))).toEqual([])
    const most = await attach('vừa.pdf', large.subarray(0, 20 * 1024 * 1024))
    expect(most.status).toBe(201)
  })

  it('is refused as a form or as text', async () => {
    for (const type of [
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/plain',
      'text/html',
    ]) {
      expect((await attach('a.pdf', pdf(), type)).status).toBe(415)
    }
  })

  it('comes back as it went, under its own name, as an attachment that can do nothing', async () => {
    const name = 'Báo cáo số 5 (lần “2”), 100%.pdf'
    const { body } = await attach(name.normalize('NFD'), pdf('round'))
    expect(body.name).toBe(name.normalize('NFC'))
    const response = await fetch(`${people.url}/api/v1/evidence/${body.id}`, {
      headers: { Cookie: people.asCouncil.cookie },
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf('round'))
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(name.normalize('NFC'))
    expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w%.!~-]+$/)
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is of the office that attached it: to another it does not exist', async () => {
    const { body } = await attach('a.pdf', pdf('own'))
    const [foreign, unknown] = [
      await people.asOther.get(`/evidence/${body.id}`),
      await people.asOther.get('/evidence/khong-co'),
    ]
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(unknown.body)
    expect((await people.asOther.delete(`/evidence/${body.id}`, 1)).body).toEqual(unknown.body)
    expect((await people.asOffice.get(`/evidence/${body.id}`)).status).toBe(200)
  })

  it('may serve twice: removing one leaves the other', async () => {
    const [one, two] = [
      await attach('a.pdf', pdf('both')),
      await attach('b.pdf', pdf('both'), undefined, '&requirement=paper'),
    ]
    expect(two.body).toMatchObject({ requirement: 'paper', sha256: one.body.sha256 })
    expect((await people.asOffice.delete(`/evidence/${one.body.id}`, 1)).status).toBe(204)
    expect((await people.asOffice.get(`/evidence/${one.body.id}`)).status).toBe(404)
    expect((await people.asOffice.get(`/evidence/${two.body.id}`)).status).toBe(200)
  })

  it('is attached once for one thing: the second time, what is there comes back with the refusal', async () => {
    const first = await attach('một.pdf', pdf('twice'))
    const again = await attach('hai.pdf', pdf('twice'))
    expect([again.status, again.body.code, again.body.current]).toEqual([409, 'file-twice', first.body])
    expect(again.body.detail).toContain('“một.pdf”')
    expect((await attach('hai.pdf', pdf('not twice'))).status).toBe(201)
  })

  it('answers to a paper that the criterion asks for', async () => {
    expect((await attach('a.pdf', pdf(), undefined, '&requirement=khong-co')).body.code).toBe('requirement-unknown')
    expect(
      (
        await people.asOffice.upload<ApiProblem>(
          `/assessments/${open.own}/evidence?criterion=awarded&name=a.pdf`,
          pdf(),
        )
      ).body.code,
    ).toBe('not-for-office')
  })

  it('stays as it is after submission', async () => {
    const { body } = await people.asOther.upload<EvidenceLink>(
      `/assessments/${open.other}/evidence?criterion=plan&name=a.pdf`,
      pdf(),
    )
    await fillIn(people.asOther, open.other)
    expect((await people.asOther.delete<ApiProblem>(`/evidence/${body.id}`, 1)).body.code).toBe('already-submitted')
    const more = await people.asOther.upload<ApiProblem>(
      `/assessments/${open.other}/evidence?criterion=plan&name=b.pdf`,
      pdf(),
    )
    expect(more.body.code).toBe('already-submitted')
  })
})

describe('a citation', () => {
  const cites = { number: '12/KH-UBND', signed_on: '2026-02-10', section: 'II.3', page: 4 }

  it('says where in the paper it stands, against the revision that was seen', async () => {
    const other = await opened(people)
    const path = `/assessments/${other.own}/evidence?criterion=plan&name=a.pdf`
    const { body: file } = await people.asOffice.upload<EvidenceLink>(path, pdf('cited'))
    expect([file.cites, file.rev]).toEqual([null, 1])
    const put = (body: object, rev: number, voice = people.asOffice) =>
      voice.put<EvidenceLink & ApiProblem>(`/evidence/${file.id}`, body, rev)
    expect((await put(cites, 1)).body).toEqual({ ...file, cites, rev: 2 })
    const late = await put({ ...cites, page: 5 }, 1)
    expect([late.status, late.body.code, late.body.current]).toEqual([412, 'stale', { ...file, cites, rev: 2 }])
    expect((await put({ ...cites, page: 0 }, 2)).status).toBe(400)
    expect((await put(cites, 2, people.asOther)).status).toBe(404)
    expect((await put(cites, 2, people.asCouncil)).status).toBe(403)
    const { body } = await people.asCouncil.get<Assessment>(`/assessments/${other.own}`)
    expect(body.evidence).toEqual([{ ...file, cites, rev: 2 }])
    await expectTold(people)
    expect((await people.asOffice.delete(`/evidence/${file.id}`, 1)).status).toBe(412)
    expect((await people.asOffice.delete(`/evidence/${file.id}`, 2)).status).toBe(204)
    await expectTold(people)
  })

  it('stays as it was handed in', async () => {
    const other = await opened(people)
    const path = `/assessments/${other.own}/evidence?criterion=plan&name=a.pdf`
    const { body: file } = await people.asOffice.upload<EvidenceLink>(path, pdf('handed in'))
    await fillIn(people.asOffice, other.own)
    const late = await people.asOffice.put<ApiProblem>(`/evidence/${file.id}`, cites, 1)
    expect([late.status, late.body.code]).toEqual([409, 'already-submitted'])
  })
})

describe('a hostile file name', () => {
  const names: Readonly<Record<string, string>> = {
    '../../etc/passwd': 'passwd',
    '..\\..\\boot.ini': 'boot.ini',
    'a\u0000b.pdf': 'ab.pdf',
    'a\r\nSet-Cookie: x=1.pdf': 'aSet-Cookie: x=1.pdf',
    '\u202efdp.exe': 'fdp.exe',
    'a\u200bb.pdf': 'ab.pdf',
    '..': '',
    '/': '',
    '\u200b': '',
    CON: 'CON',
    'a"b;c.pdf': 'a"b;c.pdf',
  }
  for (const [name, clean] of Object.entries(names)) {
    it(`becomes plain: ${JSON.stringify(name)}`, () => {
      expect(cleanName(name)).toBe(clean)
      expect(attachment(clean)).toMatch(/^attachment; filename="[^"\r\n\\]*"; filename\*=UTF-8''[\w%.!~-]*$/)
    })
  }

  it('is refused when nothing is left, or when it is very long', async () => {
    expect((await attach('../', pdf())).body.code).toBe('file-name')
    expect((await attach('x'.repeat(5000), pdf())).status).toBe(400)
  })
})
