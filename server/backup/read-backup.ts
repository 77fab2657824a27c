/** Reads a backup from its first bit to its last, and refuses it unless every one is as it was written. */
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { type ArchiveEntry, readArchive, sealHolds } from './archive.ts'
import {
  type About,
  aboutName,
  databaseName,
  evidenceName,
  type Listed,
  manifestName,
  readAbout,
  readManifest,
} from './manifest.ts'
import { migrations } from '../store/migrations/index.ts'
import { BackupProblem } from './problem.ts'

export interface ReadBackup {
  readonly about: About
  readonly entries: readonly Listed[]
}

/** `take` gets the database and each file of evidence, and reads it to its end. Throws `BackupProblem`. */
export async function readBackup(
  file: string,
  take: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<ReadBackup> {
  const about = await aboutOf(file)
  if (!(await sealHolds(file))) throw new BackupProblem(about === null ? 'foreign' : 'damaged', file)
  if (about === null) throw new BackupProblem('foreign', file)
  if (about === 'newer' || about.migrations.some((name) => !(name in migrations)))
    throw new BackupProblem('newer', file)
  const found: Listed[] = []
  let manifest = ''
  for await (const entry of readArchive(file)) {
    if (entry.name === manifestName) manifest = await textOf(entry)
    else found.push(await passOn(entry, entry.name === aboutName ? ignore : take))
  }
  if (!isWhole(found, readManifest(manifest)?.entries ?? [])) throw new BackupProblem('damaged', file)
  return { about, entries: found }
}

/** What the file says that it is; null: nothing of ours. */
async function aboutOf(file: string): Promise<About | 'newer' | null> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new BackupProblem('no-file', file)
  try {
    for await (const entry of readArchive(file))
      return entry.name === aboutName && entry.size < longestAbout ? readAbout(await textOf(entry)) : null
    return null
  } catch {
    return null
  }
}

const longestAbout = 1024 * 1024

async function textOf({ bytes }: ArchiveEntry): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function ignore(_name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

async function passOn({ name, size, bytes }: ArchiveEntry, take: typeof ignore): Promise<Listed> {
  const hash = createHash('sha256')
  await take(name, hashing(bytes, hash))
  return { name, size, sha256: hash.digest('hex') }
}

export async function* hashing(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

/** What was found is what is listed, once each, under the only names there are. */
function isWhole(found: readonly Listed[], listed: readonly Listed[]): boolean {
  const line = ({ name, size, sha256 }: Listed): string => `${name} ${size} ${sha256}`
  const [about, database, ...evidence] = found
  return (
    JSON.stringify(found.map(line)) === JSON.stringify(listed.map(line)) &&
    about?.name === aboutName &&
    database?.name === databaseName &&
    new Set(found.map(({ name }) => name)).size === found.length &&
    evidence.every(({ name, sha256 }) => name === evidenceName(sha256))
  )
}
