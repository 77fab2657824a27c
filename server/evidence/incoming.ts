/** Where files arrive before they are looked at. Several servers may share it. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { access, constants, open } from 'node:fs/promises'
import { join } from 'node:path'
import { refuseLarge } from './limits.ts'

/** Beside the files that were looked at, where these lie in a folder. */
export const incomingName = 'incoming'
/** Longer than any request may last: nobody is writing such a file any more. */
const leftOverMs = 15 * 60_000

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
