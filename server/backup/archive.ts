/**
 * One file that holds many: a tar, which every system can open, and after its end one block with the SHA-256 of
 * everything before. The only file that knows `tar-stream`.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { extract, pack, type Pack } from 'tar-stream'

export interface ArchiveEntry {
  readonly name: string
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
}

const block = 512
const sealOf = (sha256: string): Buffer => {
  const seal = Buffer.alloc(block)
  seal.write(`khung-backup sha256:${sha256}\n`)
  return seal
}

/** Writes and syncs a new file. */
export async function writeArchive(file: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    const tar = pack()
    const filling = fill(tar, entries).catch((error: unknown) => {
      tar.destroy()
      throw error
    })
    const [, sha256] = await Promise.all([filling, drain(tar, handle)])
    await handle.writeFile(sealOf(sha256))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function fill(tar: Pack, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const { name, size, bytes } of entries) {
    let settle: (error?: Error | null) => void = () => undefined
    const taken = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve())
    })
    const sink = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) }, settle)
    for await (const chunk of bytes) if (!sink.write(chunk)) await once(sink, 'drain')
    sink.end()
    await taken
  }
  tar.finalize()
}

async function drain(tar: Pack, handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of tar) {
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  return hash.digest('hex')
}

/** Whether not one bit of the file is other than it was written. */
export async function sealHolds(file: string): Promise<boolean> {
  const { size } = await stat(file)
  if (size < 3 * block) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: size - block - 1 })) hash.update(chunk as Buffer)
  const seal = await Readable.from(createReadStream(file, { start: size - block })).toArray()
  return Buffer.concat(seal as Buffer[]).equals(sealOf(hash.digest('hex')))
}

/** The entries in order; each is read before the next is asked for. Throws where the file is no archive. */
export async function* readArchive(file: string): AsyncIterable<ArchiveEntry> {
  const { size } = await stat(file)
  if (size < 3 * block) return
  const source = createReadStream(file, { end: size - block - 1 })
  const entries = extract()
  source.on('error', (error) => entries.destroy(error)).pipe(entries)
  try {
    for await (const entry of entries) {
      yield { name: entry.header.name, size: entry.header.size ?? 0, bytes: entry }
      entry.resume()
    }
  } finally {
    source.destroy()
  }
}
