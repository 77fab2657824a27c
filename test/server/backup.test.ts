/** A backup is everything of one moment, and is taken whole or refused. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { type ArchiveEntry, readArchive, writeArchive } from '../../server/backup/archive.ts'
import { backUp, type Places } from '../../server/backup/back-up.ts'
import { restore } from '../../server/backup/restore.ts'
import { paper } from '../../server/demo/paper.ts'
import { isWhole } from '../../server/store/check-journals.ts'
import { lockFolder } from '../../server/store/lock.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { openStore, openToRead } from '../../server/store/open.ts'
import type { Assessment, Draft, EvidenceLink, Upload } from '../../ui/api.ts'
import { emptyDatabase, isPostgresql } from './database.ts'
import { harness, type Voice } from './harness.ts'
import { cast, type Cast, counts, opened, type Opened, published, yes } from './round.ts'
import { openBucket } from './s3.ts'

const root = mkdtempSync(join(tmpdir(), 'khung-backup-'))
const now = new Date('2026-11-10T03:00:00.000Z')
let people: Cast
let here: Places
let done: Opened
let open: Opened
let file: EvidenceLink
beforeAll(async () => {
  people = await cast()
  here = { data: people.folder, database: people.database, evidence: null }
  done = await published(people)
  open = await opened(people)
  const upload = (name: string, line: string) =>
    people.asOffice.upload<EvidenceLink>(
      `/assessments/${open.own}/evidence?criterion=plan&name=${name}.pdf`,
      new Uint8Array(paper(line)),
    )
  file = (await upload('giu', 'kept')).body
  const { body } = await upload('bo', 'removed later')
  await people.asOffice.delete(`/evidence/${body.id}`, 1)
})
afterAll(async () => {
  await people.close()
  rmSync(root, { recursive: true, force: true })
})

let count = 0
const newFile = (): string => join(root, `${(count += 1)}.khung`)
/** Empty places of the kind that this project is about, or of SQLite. */
async function elsewhere(kind: 'same' | 'sqlite' = 'same'): Promise<Places> {
  const data = mkdtempSync(join(root, 'data-'))
  return { data, database: kind === 'same' ? await emptyDatabase(data) : join(data, 'khung.db'), evidence: null }
}

/** Everything that is published, as bytes. */
async function publishedBytes(url: string, voice: Voice): Promise<readonly string[]> {
  const units = people.units.map(({ id }) => `/rounds/${done.round.id}/results/${id}`)
  const round = `/rounds/${done.round.id}`
  const pages = [`${round}/ranking`, `${round}/journal`, `${round}/publications/1`, ...units]
  return Promise.all(
    pages.map(async (page) =>
      (await fetch(`${url}/api/v1${page}`, { headers: { Cookie: voice.cookie, 'Accept-Language': 'vi' } })).text(),
    ),
  )
}

describe('a backup', () => {
  it.each(['same', 'sqlite'] as const)(
    'made while people write, restored elsewhere (%s), gives the same results byte by byte',
    async (kind) => {
      const finished = new AbortController()
      /** Saves one answer again and again, until the backup is made; from which revision to which. */
      const writing = async (voice: Voice, assessment: string, criterion: 'plan' | 'on-time') => {
        const { body } = await voice.get<Assessment>(`/assessments/${assessment}`)
        const before = body.answers[criterion]?.rev ?? 0
        let rev = before
        while (!finished.signal.aborted) {
          const said = criterion === 'plan' ? yes : counts(String(rev % 9), '9')
          expect((await voice.put(`/assessments/${assessment}/answers/${criterion}`, said, rev)).status).toBe(200)
          rev += 1
        }
        return { before, rev }
      }
      const writers = Promise.all([
        writing(people.asOffice, open.own, 'on-time'),
        writing(people.asOffice, open.own, 'plan'),
        writing(people.asOther, open.other, 'on-time'),
        writing(people.asOther, open.other, 'plan'),
      ])
      const backup = newFile()
      const made = await backUp(here, backup, now).finally(() => finished.abort())
      const written = await writers
      for (const { before, rev } of written) expect(rev).toBeGreaterThan(before)
      const [{ before, rev }] = written
      expect(made.entries.map(({ name }) => name.split('/')[0])).toEqual([
        'backup.json',
        'database.db',
        'evidence',
        'evidence',
      ])

      const there = await elsewhere(kind)
      const restored = await restore(there, backup)
      expect(restored.entries).toEqual(made.entries)
      expect(restored.journals.map(isWhole)).toEqual([true])
      const other = await harness({ people: false, database: there.database, folder: there.data })
      const voice = await other.signIn('kiem-toan')
      expect(await publishedBytes(other.url, voice)).toEqual(await publishedBytes(people.url, people.asAuditor))
      const { body } = await voice.get<Assessment>(`/assessments/${open.own}`)
      const kept = body.answers['on-time']?.rev ?? 0
      expect(kept).toBeGreaterThanOrEqual(before)
      expect(kept).toBeLessThanOrEqual(rev)
      expect(body.evidence).toEqual([file])
      const bytes = await fetch(`${other.url}/api/v1/evidence/${file.id}`, { headers: { Cookie: voice.cookie } })
      expect(Buffer.from(await bytes.arrayBuffer()).equals(paper('kept'))).toBe(true)
      await other.close()
    },
  )

  it('holds the frameworks that are written here, to the byte', async () => {
    const texts = { text: '\ufeffframework: nhap\r\n# e\u0301\r\n', examples: 'cases:\r\n' }
    await people.asAuthor.post<Draft>('/drafts', texts)
    const { db } = people.deps.store
    const author = await db
      .selectFrom('user')
      .selectAll()
      .where('username', '=', 'soan-khung')
      .executeTakeFirstOrThrow()
    const row = {
      framework: 'nhap',
      version: '1.0.0',
      authority_id: author.authority_id,
      ...texts,
      compiled: '{}',
      hash: 'sha256:0',
      published_at: now.toISOString(),
      published_by_id: author.id,
    }
    const backup = newFile()
    const there = await elsewhere()
    await backUp(here, backup, now)
    const before = await elsewhere()
    await restore(before, backup)
    const store = await openStore(before.database)
    // Put in behind the journal, and not into the database that the other tests go on with.
    await store.write(author.authority_id, (tx) => tx.insertInto('published_framework').values(row).execute())
    await store.close()
    const again = newFile()
    await backUp(before, again, now)
    await restore(there, again)
    const copy = await openToRead(there.database)
    expect(await copy.selectFrom('framework_draft').selectAll().execute()).toEqual(
      await db.selectFrom('framework_draft').selectAll().execute(),
    )
    expect(await copy.selectFrom('published_framework').selectAll().execute()).toEqual([row])
    await copy.destroy()
  })

  it('leaves out files that are on their way, to the last byte', async () => {
    const path = `/assessments/${open.own}/uploads`
    const { body } = await people.asOffice.post<Upload>(path, { size: 300_000 })
    const slice = new Uint8Array(Buffer.from('half of a file '.repeat(10_000)))
    expect((await people.asOffice.slice(`${path}/${body.id}`, slice, 0)).status).toBe(200)
    const backup = newFile()
    await backUp(here, backup, now)
    expect(readFileSync(backup).includes('half of a file')).toBe(false)
    const there = await elsewhere()
    await restore(there, backup)
    const copy = await openToRead(there.database)
    expect(await copy.selectFrom('upload').selectAll().execute()).toEqual([])
    expect(await copy.selectFrom('upload_slice').selectAll().execute()).toEqual([])
    await copy.destroy()
    expect((await people.asOffice.get<Upload>(`${path}/${body.id}`)).body.received).toBe(150_000)
  })

  it('takes evidence to a bucket and from it', async () => {
    const bucket = await openBucket()
    const there = { ...(await elsewhere('sqlite')), evidence: bucket.place }
    const [first, second] = [newFile(), newFile()]
    const made = await backUp(here, first, now)
    await restore(there, first)
    expect(readdirSync(there.data)).not.toContain('evidence')
    const again = await backUp(there, second, now)
    const evidence = ({ entries }: typeof made) => entries.filter(({ name }) => name.startsWith('evidence/'))
    expect(evidence(again)).toEqual(evidence(made))
    await bucket.close()
  })

  it('of a restored one holds the same', async () => {
    const [first, second] = [newFile(), newFile()]
    const made = await backUp(here, first, now)
    const there = await elsewhere()
    await restore(there, first)
    const again = await backUp(there, second, now)
    const lines = (entries: typeof made.entries) =>
      entries.filter(({ name }) => name !== 'database.db').map(({ name, sha256 }) => `${name} ${sha256}`)
    expect(lines(again.entries)).toEqual(lines(made.entries))
  })

  it('is a tar that other programs open', async () => {
    const backup = newFile()
    await backUp(here, backup, now)
    const about: string[] = []
    for await (const { name, bytes } of readArchive(backup)) {
      if (name === 'backup.json') about.push(await text(bytes))
    }
    expect(JSON.parse(about[0] ?? '')).toEqual({
      at: now.toISOString(),
      format: 1,
      kind: 'khung-backup',
      migrations: Object.keys(migrations),
    })
  })

  it('never replaces a file', async () => {
    const backup = newFile()
    writeFileSync(backup, 'mine')
    await expect(backUp(here, backup, now)).rejects.toMatchObject({ trouble: 'exists' })
    expect(readFileSync(backup, 'utf8')).toBe('mine')
  })

  it('is not made where evidence is lost or is no longer what it was, and leaves nothing', async () => {
    const copy = { ...here, data: mkdtempSync(join(root, 'data-')) }
    cpSync(join(here.data, 'evidence'), join(copy.data, 'evidence'), { recursive: true })
    const path = join(copy.data, 'evidence', file.sha256.slice(0, 2), file.sha256)
    const bytes = readFileSync(path)
    bytes[20]! ^= 1
    writeFileSync(path, bytes)
    const folder = mkdtempSync(join(root, 'none-'))
    const attempt = () => backUp(copy, join(folder, 'a.khung'), now)
    await expect(attempt()).rejects.toMatchObject({ trouble: 'evidence', message: file.sha256 })
    rmSync(path)
    await expect(attempt()).rejects.toMatchObject({ trouble: 'evidence', message: file.sha256 })
    expect(readdirSync(folder)).toEqual([])
  })
})

/** The entries of a backup, to be put together again in another way. */
async function entriesOf(backup: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  for await (const { name, bytes } of readArchive(backup)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes) chunks.push(chunk)
    entries.set(name, Buffer.concat(chunks))
  }
  return entries
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** With a manifest and a seal that are right, so that only the change itself can be noticed. */
async function rebuilt(entries: ReadonlyMap<string, Buffer>, listed = entries): Promise<string> {
  const manifest = [...listed]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
  const all = new Map(entries).set('manifest.json', Buffer.from(canonicalJson({ entries: manifest })))
  const target = newFile()
  const packed = async function* (): AsyncIterable<ArchiveEntry> {
    for (const [name, bytes] of all) yield { name, size: bytes.length, bytes: one(bytes) }
  }
  await writeArchive(target, packed())
  return target
}

/** Of the file alone, whichever the database: shown once. */
const once = isPostgresql() ? [] : ['what is no whole backup']

describe.each(once)('%s', () => {
  let sound: string
  let entries: Map<string, Buffer>
  let there: Places
  beforeAll(async () => {
    sound = newFile()
    await backUp(here, sound, now)
    entries = await entriesOf(sound)
    there = await elsewhere()
  })

  async function refused(backup: string, trouble: string): Promise<void> {
    await expect(restore(there, backup)).rejects.toMatchObject({ name: 'BackupProblem', trouble })
    expect(readdirSync(there.data).filter((name) => !name.startsWith('khung.lock'))).toEqual([])
  }
  const written = (bytes: Uint8Array): string => {
    const target = newFile()
    writeFileSync(target, bytes)
    return target
  }
  const flipped = (at: number): string => {
    const bytes = readFileSync(sound)
    bytes[Math.floor((bytes.length - 1) * at)]! ^= 4
    return written(bytes)
  }

  it.each([0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 0.99, 1])(
    'one bit that flipped at %d of its length',
    async (at) => refused(flipped(at), 'damaged'),
  )

  it('one bit that flipped in its first line', async () => refused(flipped(0), 'foreign'))

  it.each([0.05, 0.5, 0.9, 0.999])('cut off at %d of its length', async (at) => {
    const bytes = readFileSync(sound)
    await refused(written(bytes.subarray(0, Math.floor(bytes.length * at))), 'damaged')
  })

  it('something added at its end', async () => {
    await refused(written(Buffer.concat([readFileSync(sound), Buffer.alloc(512)])), 'damaged')
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9000, 7)])],
    ['zeros', Buffer.alloc(20_000)],
    ['words', Buffer.from('khung-backup\n'.repeat(1000))],
  ])('%s', async (_, bytes) => refused(written(bytes), 'foreign'))

  it('another archive', async () => {
    await refused(await rebuilt(new Map([['a.txt', Buffer.from('a')]])), 'foreign')
    await refused(await rebuilt(new Map([...entries].filter(([name]) => name !== 'backup.json'))), 'foreign')
  })

  it('a file that is not there, or a folder', async () => {
    await refused(join(root, 'nowhere'), 'no-file')
    await refused(root, 'no-file')
  })

  it('what a newer version made', async () => {
    const about = JSON.parse(entries.get('backup.json')!.toString()) as Record<string, Json>
    const like = (change: Record<string, Json>) =>
      rebuilt(new Map(entries).set('backup.json', Buffer.from(JSON.stringify({ ...about, ...change }))))
    await refused(await like({ format: 2 }), 'newer')
    await refused(await like({ migrations: ['001-start', '999-later'] }), 'newer')
  })

  it('one without a file that its journal names', async () => {
    const without = new Map(entries)
    without.delete(`evidence/${file.sha256}`)
    await refused(await rebuilt(without), 'damaged')
    await refused(await rebuilt(without, entries), 'damaged')
  })

  it('one with a file that is not what its name says, or that nobody listed', async () => {
    await refused(await rebuilt(new Map(entries).set(`evidence/${file.sha256}`, Buffer.from('x'))), 'damaged')
    await refused(await rebuilt(new Map(entries).set('evidence/x', Buffer.from('x'))), 'damaged')
    await refused(await rebuilt(new Map(entries).set(`../${'a'.repeat(64)}`, Buffer.from('x'))), 'damaged')
    const more = new Map(entries).set(`evidence/${createHash('sha256').update('x').digest('hex')}`, Buffer.from('x'))
    await refused(await rebuilt(more, entries), 'damaged')
  })

  it('one whose database is none, or is damaged', async () => {
    await refused(await rebuilt(new Map(entries).set('database.db', Buffer.from('x'.repeat(5000)))), 'damaged')
    const bytes = Buffer.from(entries.get('database.db')!)
    bytes.fill(0xff, 5 * 4096, 9 * 4096)
    await refused(await rebuilt(new Map(entries).set('database.db', bytes)), 'damaged')
  })

  it('and the whole one is taken', async () => {
    await restore(there, sound)
    expect(readdirSync(there.data)).toContain('evidence')
  })
})

describe('a place that holds data', () => {
  it('is left alone', async () => {
    const backup = newFile()
    await backUp(here, backup, now)
    const before = await people.asAuditor.get(`/rounds/${open.round.id}/journal`)
    await expect(restore(here, backup)).rejects.toMatchObject({ trouble: 'in-the-way' })
    expect((await people.asAuditor.get(`/rounds/${open.round.id}/journal`)).body).toEqual(before.body)
    expect((await people.asOffice.get(`/evidence/${file.id}`)).status).toBe(200)
  })

  it('is left alone while a server runs on it', async () => {
    const backup = newFile()
    await backUp(here, backup, now)
    const there = await elsewhere()
    const unlock = lockFolder(there.data)
    await expect(restore(there, backup)).rejects.toMatchObject({ name: 'FolderInUse' })
    unlock()
    expect(existsSync(join(there.data, 'evidence'))).toBe(false)
  })

  it('gives no backup when it holds no database', async () => {
    const data = join(root, 'empty')
    mkdirSync(data)
    const nowhere = { data, database: join(data, 'khung.db'), evidence: null }
    await expect(backUp(nowhere, newFile(), now)).rejects.toMatchObject({ trouble: 'no-database' })
    await expect(openToRead(join(data, 'khung.db'))).rejects.toMatchObject({ name: 'DatabaseUnusable' })
    expect(readdirSync(data)).toEqual([])
  })
})
