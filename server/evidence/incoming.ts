/** Where files arrive before they are looked at. Several servers may share it. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { access, constants, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../http/refusal.ts'

const maxBytes = 20 * 1024 * 1024
/** Longer than any request may last: nobody is writing such a file any more. */
const leftOverMs = 15 * 60_000

export function refuseLarge(size: number): void {
  if (size > maxBytes) throw new Refusal('file-too-large', { params: { megabytes: String(maxBytes / 1024 / 1024) } })
}

export interface Incoming {
  newFile(): string
  /** Resolves when files can be received. */
  ready(): Promise<void>
  /** Writes the bytes to the file, and syncs it. */
  receive(bytes: AsyncIterable<Uint8Array>, file: string): Promise<{ readonly sha256: string; readonly size: number }>
}

/** Sweeps out what a server that was killed has left. */
export function openIncoming(folder: string): Incoming {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const left = statSync(path, { throwIfNoEntry: false })
    if (left !== undefined && Date.now() - left.mtimeMs > leftOverMs) rmSync(path, { force: true })
  }
  return {
    newFile: () => join(folder, randomUUID()),
    ready: () => access(folder, constants.R_OK | constants.W_OK),
    receive,
  }
}

const receive: Incoming['receive'] = async (bytes, path) => {
  const file = await open(path, 'wx')
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.length
      refuseLarge(size)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return { sha256: hash.digest('hex'), size }
  } finally {
    await file.close()
  }
}
