/** Backups that are damaged in every way: each is refused in words, and what runs is as it was. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { readArchive, writeArchive } from '../../server/backup/archive.ts'
import { backUp } from '../../server/backup/back-up.ts'
import { BackupProblem } from '../../server/backup/problem.ts'
import { restore } from '../../server/backup/restore.ts'
import { paper } from '../../server/demo/paper.ts'
import { type Random, randomFrom } from '../fuzz/random.ts'
import type { Finding } from './finding.ts'
import { noted, prepare } from './offices.ts'
import { inPlace, kill, must, send, startProduct } from './product.ts'

export interface DamagedBackups {
  readonly backups: number
  /** Every so many is also given to the built `khung restore`. */
  readonly spoken: number
  readonly seed: number
}

type Entries = ReadonlyMap<string, Buffer>
type Damage = (bytes: Buffer, random: Random) => Buffer

const cut = (bytes: Buffer, from: number, until: number, instead: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([bytes.subarray(0, from), instead, bytes.subarray(until)])
const noise = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => random.below(256)))

/** Of the file as it lies there. */
const ofBytes: Readonly<Record<string, Damage>> = {
  'one bit flips': (bytes, random) => {
    const copy = Buffer.from(bytes)
    copy[random.below(copy.length)]! ^= 1 << random.below(8)
    return copy
  },
  'it is cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'its beginning is lost': (bytes, random) => bytes.subarray(1 + random.below(bytes.length - 1)),
  'a piece is lost': (bytes, random) => {
    const from = random.below(bytes.length)
    return cut(bytes, from, from + 1 + random.below(5000))
  },
  'a block becomes zero': (bytes, random) => {
    const at = random.below(Math.floor(bytes.length / 512)) * 512
    return cut(bytes, at, at + 512, Buffer.alloc(512, bytes.subarray(at, at + 512).every((one) => one === 0) ? 1 : 0))
  },
  'noise is written over it': (bytes, random) => {
    const [at, length] = [random.below(bytes.length), 16 + random.below(2000)]
    return cut(bytes, at, at + length, noise(random, length))
  },
  'something comes in between': (bytes, random) => {
    const at = random.below(bytes.length)
    return cut(bytes, at, at, noise(random, 1 + random.below(2000)))
  },
  'something is added': (bytes, random) => Buffer.concat([bytes, noise(random, 1 + random.below(2000))]),
  'it is there twice': (bytes) => Buffer.concat([bytes, bytes]),
  'it is something else': (bytes, random) => noise(random, bytes.length % 50_000),
}

type Change = (entries: Map<string, Buffer>, random: Random) => void
const isFile = (name: string): boolean => name.startsWith('evidence/')

/** Of what it holds, with a list of hashes and a seal that are right for it. */
const ofEntries: Readonly<Record<string, Change>> = {
  'a file of evidence is missing': (entries, random) => {
    entries.delete(random.pick([...entries.keys()].filter(isFile)))
  },
  'a file of evidence is another': (entries, random) => {
    entries.set(random.pick([...entries.keys()].filter(isFile)), noise(random, 500))
  },
  'a file has a name that leads out': (entries, random) => {
    entries.set(random.pick(['../a', '/tmp/a', 'evidence/../../a', 'evidence/A', 'b\\c']), noise(random, 10))
  },
  'the database is missing': (entries) => void entries.delete('database.db'),
  'the database is cut off': (entries, random) => {
    const bytes = entries.get('database.db')!
    entries.set('database.db', bytes.subarray(0, random.below(bytes.length)))
  },
  'the database is no database': (entries, random) => void entries.set('database.db', noise(random, 50_000)),
  'pages of the database are noise': (entries, random) => {
    const bytes = Buffer.from(entries.get('database.db')!)
    for (let page = 1; page * 4096 < bytes.length; page++)
      if (random.chance(0.5)) bytes.set(noise(random, 4096), page * 4096)
    entries.set('database.db', bytes)
  },
  'it does not say what it is': (entries, random) => {
    entries.set('backup.json', Buffer.from(random.pick(['{}', '', '[]', 'null', '{"kind":"other"}', '{"kind":'])))
  },
  'it is of a newer version': (entries, random) => {
    const about = JSON.parse(String(entries.get('backup.json'))) as { migrations: string[] }
    const newer = random.chance(0.5)
      ? { ...about, format: 2 + random.below(9) }
      : { ...about, migrations: [...about.migrations, `9${random.below(99)}-later`] }
    entries.set('backup.json', Buffer.from(JSON.stringify(newer)))
  },
}

export const backupsRefused = ({ backups, spoken, seed }: DamagedBackups): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    const server = await startProduct(place, data)
    const { offices } = await prepare(server, 2, 1)
    for (const { assessment, cells, cookies } of offices) {
      const cookie = cookies[0] ?? ''
      for (const { path } of cells) await must(send(server.url, cookie, 'PUT', path, noted('trước'), { rev: 0 }))
      const criterion = cells[0]?.criterion ?? ''
      const file = await fetch(
        `${server.url}/api/v1/assessments/${assessment}/evidence?criterion=${criterion}&name=a.pdf`,
        {
          method: 'POST',
          headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
          body: new Uint8Array(paper(assessment)),
        },
      )
      if (file.status !== 201) throw new Error(`a file: ${file.status} ${await file.text()}`)
    }
    const sound = join(place.root, 'sound.khung')
    const running = { data, database: join(data, 'khung.db'), evidence: null }
    await backUp(running, sound, new Date())
    const bytes = readFileSync(sound)
    const entries = await entriesOf(sound)
    const before = digestOf(data)
    const random = randomFrom(seed)
    const kinds = [...Object.keys(ofBytes), ...Object.keys(ofEntries)]
    const losses: string[] = []
    const troubles = new Map<string, number>()
    for (let at = 0; at < backups; at++) {
      const kind = kinds[at % kinds.length]!
      const file = join(place.root, `damaged-${at}.khung`)
      if (kind in ofBytes) writeFileSync(file, ofBytes[kind]!(bytes, random))
      else await rebuild(file, entries, (copy) => ofEntries[kind]!(copy, random))
      const there = mkdtempSync(join(place.root, 'there-'))
      const trouble = await troubleWith(there, file)
      troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1)
      if (!['foreign', 'damaged', 'newer'].includes(trouble)) losses.push(`${at}, ${kind}: ${trouble}`)
      const left = readdirSync(there).filter((name) => !name.startsWith('khung.lock'))
      if (left.length > 0) losses.push(`${at}, ${kind}: left ${left.join(', ')}`)
      if (at % spoken === 0) losses.push(...spokenOf(there, file).map((one) => `${at}, ${kind}: ${one}`))
    }
    if (digestOf(data) !== before) losses.push('the data of the running server changed')
    if ((await fetch(`${server.url}/readyz`)).status !== 200) losses.push('the running server is not ready')
    // The one that was not damaged is taken.
    await restore(placesAt(mkdtempSync(join(place.root, 'there-'))), sound)
    await kill(server)
    return {
      name: 'damaged backups',
      figures: {
        backups,
        kinds: kinds.length,
        ...Object.fromEntries([...troubles].map(([one, n]) => [`refused: ${one}`, n])),
      },
      losses,
    }
  })

const placesAt = (data: string) => ({ data, database: join(data, 'khung.db'), evidence: null })

async function troubleWith(there: string, file: string): Promise<string> {
  try {
    await restore(placesAt(there), file)
    return 'taken'
  } catch (error) {
    return error instanceof BackupProblem ? error.trouble : `not told: ${String(error)}`
  }
}

/** What the command says: a sentence with the file's name, no stack, and an exit code of its own. */
function spokenOf(data: string, file: string): readonly string[] {
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', EVIDENCE_URL: '' }
  const { status, stderr, stdout } = spawnSync(process.execPath, ['dist/khung.js', 'restore', file], {
    env,
    encoding: 'utf8',
  })
  const clear = stderr.includes(file) && !/\n\s+at |Error:/.test(stderr) && stdout === ''
  return [
    ...(status === 0 || status === null || status === 1 ? [`ends with ${status}`] : []),
    ...(clear ? [] : [`says ${stderr}`]),
  ]
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).toSorted((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  ))
    // What readers of SQLite share is no data.
    if (entry.isFile() && !/-shm$|khung\.lock/.test(entry.name))
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
  return hash.digest('hex')
}

async function entriesOf(file: string): Promise<Entries> {
  const entries = new Map<string, Buffer>()
  for await (const { name, bytes } of readArchive(file)) entries.set(name, await buffer(Readable.from(bytes)))
  return entries
}

async function rebuild(file: string, entries: Entries, change: (copy: Map<string, Buffer>) => void): Promise<void> {
  const copy = new Map(entries)
  copy.delete('manifest.json')
  change(copy)
  const listed = [...copy].map(([name, bytes]) => ({
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  copy.set('manifest.json', Buffer.from(JSON.stringify({ entries: listed })))
  const all = async function* () {
    for (const [name, bytes] of copy) yield { name, size: bytes.length, bytes: Readable.from([bytes]) }
  }
  await writeArchive(file, all())
}
