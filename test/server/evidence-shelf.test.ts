/** What the rest of the server relies on where evidence is kept, shown on a folder and on a bucket. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import { type Evidence, openEvidence } from '../../server/evidence/evidence.ts'
import type { EvidencePlace } from '../../server/evidence/place.ts'
import type { EvidenceLink } from '../../ui/api.ts'
import { cast, type Cast, opened, type Opened } from './round.ts'
import { type Bucket, keys, openBucket, placeAt, portOf } from './s3.ts'

const root = mkdtempSync(join(tmpdir(), 'khung-evidence-'))
let bucket: Bucket
beforeAll(async () => void (bucket = await openBucket()))
afterAll(async () => {
  await bucket.close()
  rmSync(root, { recursive: true, force: true })
})

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const large = (megabytes: number): Uint8Array => {
  const bytes = new Uint8Array(megabytes * 1024 * 1024)
  bytes.set(paper('large'))
  return bytes
}

const places: Readonly<Record<string, () => EvidencePlace | null>> = { folder: () => null, bucket: () => bucket.place }

describe.each(Object.entries(places))('evidence in a %s', (name, place) => {
  const folder = join(root, name)
  let evidence: Evidence
  beforeAll(() => void (evidence = openEvidence(folder, place())))
  const leftOver = (): readonly string[] => readdirSync(join(folder, 'incoming'))

  it('comes back byte by byte', async () => {
    const bytes = paper('Báo cáo số 5')
    const stored = await evidence.keep(inPieces(bytes, 7))
    expect(stored).toEqual({ sha256: hashOf(bytes), size: bytes.length, type: 'application/pdf' })
    expect(new Uint8Array(await buffer(await evidence.read(stored.sha256)))).toEqual(new Uint8Array(bytes))
    expect(leftOver()).toEqual([])
  })

  it('comes back in parts, from the first byte to the last', async () => {
    const bytes = paper('parts')
    const { sha256, size } = await evidence.keep(inPieces(bytes))
    for (const [first, last] of [
      [0, 1],
      [0, size - 1],
      [5, 9],
      [size - 1, size - 1],
    ] as const) {
      const part = await buffer(await evidence.read(sha256, { first, last }))
      expect(new Uint8Array(part)).toEqual(new Uint8Array(bytes).subarray(first, last + 1))
    }
  })

  it('is kept once, however often it comes, also at once', async () => {
    const bytes = paper('again')
    const stored = await Promise.all(Array.from({ length: 8 }, () => evidence.keep(inPieces(bytes))))
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(hashOf(await buffer(await evidence.read(hashOf(bytes))))).toBe(hashOf(bytes))
    expect(leftOver()).toEqual([])
  })

  it('of 20 MB is whole', async () => {
    const bytes = large(20)
    const { sha256 } = await evidence.keep(inPieces(bytes, 65_536))
    expect(hashOf(await buffer(await evidence.read(sha256)))).toBe(hashOf(bytes))
  })

  it('that is refused or cut off leaves nothing', async () => {
    const cut = async function* () {
      yield paper('cut').subarray(0, 40)
      throw new Error('cut off')
    }
    await expect(evidence.keep(cut())).rejects.toThrow('cut off')
    await expect(evidence.keep(inPieces(new Uint8Array()))).rejects.toThrow('file-empty')
    await expect(evidence.keep(inPieces(Buffer.from('text')))).rejects.toThrow('file-type')
    await expect(evidence.keep(inPieces(large(21), 65_536))).rejects.toThrow('file-too-large')
    expect(leftOver()).toEqual([])
    await expect(evidence.read(hashOf(Buffer.from('text')))).rejects.toThrow()
  })

  it('is asked for by its hash alone', async () => {
    for (const hostile of ['', '../khung.db', 'A'.repeat(64), `${'a'.repeat(64)}/..`, '%2e%2e'])
      await expect(evidence.read(hostile)).rejects.toThrow('not a SHA-256')
  })

  it('on its way when a server was killed is swept out by a later start, but not while another receives it', async () => {
    const [old, young] = ['old', 'young'].map((file) => join(folder, 'incoming', file)) as [string, string]
    for (const file of [old, young]) writeFileSync(file, 'half')
    utimesSync(old, 0, 0)
    openEvidence(folder, place())
    expect(leftOver()).toEqual(['young'])
    rmSync(young)
  })

  describe('over HTTP', () => {
    let people: Cast
    let open: Opened
    let file: EvidenceLink
    const bytes = new Uint8Array(paper('Tờ trình'))
    beforeAll(async () => {
      const where = place()
      people = await cast(where === null ? {} : { evidence: where })
      open = await opened(people)
      const path = `/assessments/${open.own}/evidence?criterion=plan&name=a.pdf`
      file = (await people.asOffice.upload<EvidenceLink>(path, bytes)).body
    })
    afterAll(() => people.close())
    const ask = (range: string) =>
      fetch(`${people.url}/api/v1/evidence/${file.id}`, { headers: { Cookie: people.asOffice.cookie, Range: range } })

    it.each([
      ['bytes=0-3', 0, 3],
      ['bytes=10-', 10, bytes.length - 1],
      ['bytes=-5', bytes.length - 5, bytes.length - 1],
      ['bytes=-999999', 0, bytes.length - 1],
      [`bytes=5-999999`, 5, bytes.length - 1],
    ])('%s is a part', async (range, first, last) => {
      const answer = await ask(range)
      expect(answer.status).toBe(206)
      expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`)
      expect(answer.headers.get('content-length')).toBe(String(last - first + 1))
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.subarray(first, last + 1))
    })

    it.each(['bytes=0-1,3-4', 'lines=1-2', 'bytes=5-2', 'bytes=-', 'x'])('%s is the whole file', async (range) => {
      const answer = await ask(range)
      expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'bytes'])
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    })

    it.each(['bytes=999999-', 'bytes=-0'])('%s is no part of it', async (range) => {
      const answer = await ask(range)
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([416, 'range'])
    })
  })
})

/** A bucket that answers as it is told, and remembers what it was asked. */
async function played(answers: readonly number[]) {
  const asked: { readonly method: string; readonly headers: IncomingMessage['headers']; readonly size: number }[] = []
  const left = [...answers]
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ method: request.method ?? '', headers: request.headers, size: body.length })
      response.writeHead(left.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const evidence = openEvidence(mkdtempSync(join(root, 'played-')), placeAt(portOf(server)))
  return { asked, evidence, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe('a bucket', () => {
  const bytes = paper('bucket')
  const keepIn = (evidence: Evidence) => evidence.keep(inPieces(bytes))

  it('is told the length and the hash, and to write once', async () => {
    const { asked, evidence, close } = await played([200])
    await keepIn(evidence)
    expect(asked).toMatchObject([
      {
        method: 'PUT',
        size: bytes.length,
        headers: {
          'content-length': String(bytes.length),
          'content-type': 'application/pdf',
          'if-none-match': '*',
          'x-amz-content-sha256': hashOf(bytes),
        },
      },
    ])
    expect(asked[0]?.headers['transfer-encoding']).toBeUndefined()
    expect(asked[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/us-east-1\/s3\//)
    await close()
  })

  it('that has the file already keeps its own', async () => {
    const { evidence, close } = await played([412])
    expect((await keepIn(evidence)).sha256).toBe(hashOf(bytes))
    await close()
  })

  it('that stumbles is asked again', async () => {
    const { asked, evidence, close } = await played([503, 500, 200])
    await keepIn(evidence)
    expect(asked.map(({ size }) => size)).toEqual([bytes.length, bytes.length, bytes.length])
    await close()
  })

  it.each([
    [[503, 503, 503, 503], 'busy'],
    [[507, 507, 507, 507], 'disk-full'],
    [[409], 'busy'],
    [[403], '403'],
  ] as const)('that answers %j keeps nothing: %s', async (answers, said) => {
    const { evidence, close } = await played(answers)
    await expect(keepIn(evidence)).rejects.toThrow(said)
    await close()
  })

  it('that is not there, or does not know the key, keeps nothing', async () => {
    const away = openEvidence(join(root, 'away'), placeAt(1))
    await expect(keepIn(away)).rejects.toThrow('busy')
    const port = Number(new URL(bucket.place.endpoint).port)
    const stranger = openEvidence(join(root, 'stranger'), placeAt(port, { ...keys, AWS_ACCESS_KEY_ID: 'nobody' }))
    await expect(keepIn(stranger)).rejects.toThrow('403')
  })
})
