/** Copies everything that the server remembers into one file, while it runs. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { canonicalJson } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import type { Config } from '../settings/config.ts'
import { type EvidenceShelf, shelfAt, type Stored } from '../evidence/evidence.ts'
import { neededKey } from '../keys/pinned.ts'
import { appliedTo } from '../store/migrate.ts'
import { migrations } from '../store/migrations/index.ts'
import { type Db, isPostgresqlAddress, openStore, openToRead } from '../store/open.ts'
import { copyDatabase, emptyTables, settle } from '../store/sqlite-store.ts'
import { type ArchiveEntry, writeArchive } from './archive.ts'
import { copyTables, notCopied } from './copy-tables.ts'
import { type About, aboutName, databaseName, evidenceName, type Listed, manifestName } from './manifest.ts'
import { BackupProblem } from './problem.ts'
import { hashing, readBackup, type ReadBackup } from './read-backup.ts'

export interface Made extends ReadBackup {
  /** The id of the key that is not in it, and without which its secrets cannot be read; null: there are none. */
  readonly key: string | null
}

export type Places = Pick<Config, 'data' | 'database' | 'evidence'>

/** The file is there, whole and read again, when this resolves; or not at all. Throws `BackupProblem`. */
export async function backUp(places: Places, file: string, now: Date): Promise<Made> {
  if (existsSync(file)) throw new BackupProblem('exists', file)
  const folder = await mkdtemp(join(dirname(resolve(file)), '.khung-backup-'))
  try {
    const database = join(folder, databaseName)
    await copyInto(places.database, database)
    const copy = await openToRead(database)
    const unfinished = join(folder, 'unfinished')
    let key: string | null
    try {
      const about: About = { kind: 'khung-backup', format: 1, at: now.toISOString(), migrations: await appliedTo(copy) }
      // One of an older version holds nothing that is sealed.
      key = about.migrations.includes('080-keys') ? await neededKey(copy) : null
      const evidence = shelfAt(join(places.data, 'evidence'), places.evidence)
      await writeArchive(unfinished, entriesOf(about, database, copy, evidence))
    } finally {
      await copy.destroy()
    }
    const read = await readBackup(unfinished, async (_name, bytes) => {
      for await (const _ of bytes);
    })
    settle(unfinished, resolve(file))
    return { ...read, key }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A copy of one moment, as a file of SQLite from either database. */
async function copyInto(database: string, file: string): Promise<void> {
  if (!isPostgresqlAddress(database)) {
    if (!existsSync(database)) throw new BackupProblem('no-database', database)
    copyDatabase(database, file)
    emptyTables(file, notCopied)
    return
  }
  const from = await openToRead(database)
  try {
    const applied = await appliedTo(from)
    if (JSON.stringify(applied) !== JSON.stringify(Object.keys(migrations)))
      throw new BackupProblem('no-database', 'DATABASE_URL')
    const filling = `${file}.filling`
    const to = await openStore(filling)
    await from
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((rows) => to.write('copy', (tx) => copyTables(rows, tx)))
    await to.close()
    copyDatabase(filling, file)
  } finally {
    await from.destroy()
  }
}

async function* entriesOf(
  about: About,
  database: string,
  copy: Db,
  evidence: EvidenceShelf,
): AsyncIterable<ArchiveEntry> {
  const listed: Listed[] = []
  /** What the consumer of one entry has read is what is listed of it. */
  const list = async function* (entry: ArchiveEntry): AsyncIterable<ArchiveEntry> {
    const hash = createHash('sha256')
    yield { ...entry, bytes: hashing(entry.bytes, hash) }
    listed.push({ name: entry.name, size: entry.size, sha256: hash.digest('hex') })
  }
  yield* list(textEntry(aboutName, about as unknown as Json))
  yield* list({ name: databaseName, size: (await stat(database)).size, bytes: createReadStream(database) })
  for (const { sha256, size } of await evidenceIn(copy)) {
    yield* list({ name: evidenceName(sha256), size, bytes: await readWhole(evidence, sha256) })
    if (listed.at(-1)?.sha256 !== sha256) throw new BackupProblem('evidence', sha256)
  }
  yield textEntry(manifestName, { entries: listed } as unknown as Json)
}

function textEntry(name: string, value: Json): ArchiveEntry {
  const bytes = Buffer.from(`${canonicalJson(value)}\n`)
  return { name, size: bytes.length, bytes: one(bytes) }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function readWhole(evidence: EvidenceShelf, sha256: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await evidence.read(sha256)
  } catch (error) {
    throw new BackupProblem('evidence', sha256, error)
  }
}

/** Everything that was ever attached: what was removed is still named by the journal. */
export async function evidenceIn(db: Db): Promise<readonly Stored[]> {
  const entries = await db
    .selectFrom('journal')
    .select('detail')
    .where('action', '=', 'evidence-attached')
    .orderBy('authority_id')
    .orderBy('seq')
    .execute()
  const files = entries.map(({ detail }) => JSON.parse(detail) as Stored)
  return [...new Map(files.map(({ sha256, size, type }) => [sha256, { sha256, size, type }])).values()]
}
