/** One flipped bit of any stored file is found and named, on a folder and on a bucket. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthority } from '../../server/actions/add-authority.ts'
import { paper } from '../../server/demo/paper.ts'
import { checkEvidence } from '../../server/evidence/check-evidence.ts'
import { type EvidenceShelf, shelfAt } from '../../server/evidence/evidence.ts'
import { append } from '../../server/store/journal.ts'
import { firstStart, openStore, type Store } from '../../server/store/open.ts'
import type { EvidenceLink } from '../../ui/api.ts'
import { randomFrom } from '../fuzz/random.ts'
import { cast, opened } from './round.ts'
import { type Bucket, openBucket } from './s3.ts'

const count = 1000
const root = mkdtempSync(join(tmpdir(), 'khung-check-'))
const folder = join(root, 'evidence')
const random = randomFrom(20260101)
/** Small ones of many lengths, one of them of a single byte. */
const files = Array.from({ length: count }, (_, at) =>
  Buffer.from(`${at} `.repeat(1 + random.below(300)).slice(0, at + 1)),
)
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const objectOf = (at: number): string => `Phòng ${at % 12} · ${at % 40}`

let bucket: Bucket
let store: Store
beforeAll(async () => {
  bucket = await openBucket()
  store = await openStore(join(root, 'khung.db'))
  await store.write(firstStart, async (tx) => {
    const now = new Date('2026-11-10T02:00:00.000Z')
    const writer = await addAuthority(tx, now, 'Quận thử')
    for (const [at, bytes] of files.entries()) {
      const detail = { evidence: `id-${at}`, name: `${at}.pdf`, sha256: hashOf(bytes), size: bytes.length }
      await append(tx, now, writer, { action: 'evidence-attached', object: objectOf(at), round: null, detail })
    }
  })
})
afterAll(async () => {
  await store.close()
  await bucket.close()
  rmSync(root, { recursive: true, force: true })
})

const places: Readonly<Record<string, () => readonly [EvidenceShelf, (sha256: string) => string]>> = {
  folder: () => [shelfAt(folder, null), (sha256) => join(folder, sha256.slice(0, 2), sha256)],
  bucket: () => [shelfAt(folder, bucket.place), bucket.fileOf],
}

describe.each(Object.entries(places))('1,000 files in a %s', (_, place) => {
  let shelf: EvidenceShelf
  let fileOf: (sha256: string) => string
  const whole = { files: count, bytes: files.reduce((sum, { length }) => sum + length, 0), bad: [], leftOver: [] }
  beforeAll(async () => {
    ;[shelf, fileOf] = place()
    mkdirSync(folder, { recursive: true })
    for (const bytes of files) {
      const file = join(folder, 'arriving')
      writeFileSync(file, bytes)
      await shelf.put(file, { sha256: hashOf(bytes), size: bytes.length, type: 'application/pdf' })
    }
    rmSync(join(folder, 'arriving'), { force: true })
  })
  const flip = (bytes: Buffer): void => {
    const copy = Buffer.from(bytes)
    copy[random.below(copy.length)]! ^= 1 << random.below(8)
    writeFileSync(fileOf(hashOf(bytes)), copy)
  }

  it('are whole', async () => {
    expect(await checkEvidence(store.db, shelf)).toEqual(whole)
  })

  it('of which one bit flips: that one is named, and no other', async () => {
    for (let one = 0; one < 2; one++) {
      const at = random.below(count)
      const bytes = files[at]!
      flip(bytes)
      const attached = [{ authority: 'Quận thử', object: objectOf(at), name: `${at}.pdf`, removed: true }]
      expect((await checkEvidence(store.db, shelf)).bad).toEqual([
        { sha256: hashOf(bytes), trouble: 'damaged', attached },
      ])
      writeFileSync(fileOf(hashOf(bytes)), bytes)
    }
  })

  it('of which one bit flips in every one: all are named', async () => {
    for (const bytes of files) flip(bytes)
    const { bad, bytes, leftOver } = await checkEvidence(store.db, shelf)
    expect([bad.length, bytes, leftOver]).toEqual([count, 0, []])
    expect(bad.every(({ trouble }) => trouble === 'damaged')).toBe(true)
    expect(bad.map(({ sha256 }) => sha256)).toEqual(files.map(hashOf).toSorted())
    for (const one of files) writeFileSync(fileOf(hashOf(one)), one)
  })

  it('of which one is cut off, one is another, one is gone and one is strange', async () => {
    const [cut, other, gone, strange] = [files[500]!, files[501]!, files[502]!, paper('strange')]
    writeFileSync(fileOf(hashOf(cut)), cut.subarray(0, cut.length - 1))
    writeFileSync(fileOf(hashOf(other)), cut)
    renameSync(fileOf(hashOf(gone)), join(root, 'gone'))
    const file = join(root, 'strange')
    writeFileSync(file, strange)
    await shelf.put(file, { sha256: hashOf(strange), size: strange.length, type: 'application/pdf' })
    const { bad, leftOver } = await checkEvidence(store.db, shelf)
    expect(bad.map(({ sha256, trouble }) => `${sha256} ${trouble}`)).toEqual(
      [`${hashOf(cut)} damaged`, `${hashOf(other)} damaged`, `${hashOf(gone)} missing`].toSorted(),
    )
    expect(leftOver).toEqual([hashOf(strange)])
  })
})

it('a file that is attached twice, once no longer, is named at both places', async () => {
  const people = await cast()
  const { own } = await opened(people)
  const upload = (criterion: string) =>
    people.asOffice.upload<EvidenceLink>(
      `/assessments/${own}/evidence?criterion=${criterion}&name=a.pdf`,
      new Uint8Array(paper('two')),
    )
  const first = await upload('plan')
  await upload('on-time')
  await people.asOffice.delete(`/evidence/${first.body.id}`, 1)
  const { sha256 } = first.body
  const kept = join(people.folder, 'evidence', sha256.slice(0, 2), sha256)
  const check = () => checkEvidence(people.deps.store.db, shelfAt(join(people.folder, 'evidence'), null))
  expect(await check()).toEqual({ files: 1, bytes: paper('two').length, bad: [], leftOver: [] })
  // What is still on its way is not left over; what has no place among the files is.
  writeFileSync(join(people.folder, 'evidence/incoming/half'), 'half')
  writeFileSync(join(people.folder, 'evidence', sha256.slice(0, 2), 'note.txt'), 'strange')
  writeFileSync(kept, Buffer.concat([readFileSync(kept), Buffer.alloc(1)]))
  const at = { authority: 'Quận thử', name: 'a.pdf' }
  expect(await check()).toEqual({
    files: 1,
    bytes: 0,
    bad: [
      {
        sha256,
        trouble: 'damaged',
        attached: [
          { ...at, object: 'Phòng Đỏ · 1.1', removed: true },
          { ...at, object: 'Phòng Đỏ · 1.2', removed: false },
        ],
      },
    ],
    leftOver: [join(sha256.slice(0, 2), 'note.txt')],
  })
  await people.close()
})

it('a bucket that cannot be asked is no bucket without files', async () => {
  const away = await openBucket()
  await away.close()
  await expect(checkEvidence(store.db, shelfAt(folder, away.place))).rejects.toMatchObject({
    name: 'EvidenceUnreadable',
    message: 'ECONNREFUSED',
  })
})
