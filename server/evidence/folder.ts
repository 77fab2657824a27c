/**
 * Evidence on disk, by the SHA-256 of its content: the same file is kept once and can be
 * checked at any time. A file is written beside, synced, renamed into place, and the folder
 * synced: it is there whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, type ReadStream, rmSync } from 'node:fs'
import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../http/refusal.ts'
import { kindOf } from './kinds.ts'

const maxBytes = 20 * 1024 * 1024

export interface Stored {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

export interface EvidenceFolder {
  /** Keeps the bytes, or refuses them: too large, empty, cut off, or not a type that is taken. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<Stored>
  read(sha256: string): ReadStream
  /** Resolves when files can be kept and read. */
  ready(): Promise<void>
}

export function openEvidence(folder: string): EvidenceFolder {
  const incoming = join(folder, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }

  return {
    ready: () => access(incoming, constants.R_OK | constants.W_OK),
    read: (sha256) => createReadStream(pathOf(sha256)),
    async keep(bytes) {
      const temporary = join(incoming, randomUUID())
      try {
        const { sha256, size } = await receive(bytes, temporary)
        if (size === 0) throw new Refusal('file-empty')
        const found = await kindOf(temporary)
        if (found.kind === 'refused') throw new Refusal(found.code)
        const path = pathOf(sha256)
        if ((await mkdir(dirname(path), { recursive: true })) !== undefined) await syncFolder(folder)
        await rename(temporary, path)
        await syncFolder(dirname(path))
        return { sha256, size, type: found.type }
      } finally {
        await rm(temporary, { force: true })
      }
    },
  }
}

async function receive(bytes: AsyncIterable<Uint8Array>, path: string): Promise<{ sha256: string; size: number }> {
  const file = await open(path, 'wx')
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > maxBytes)
        throw new Refusal('file-too-large', { params: { megabytes: String(maxBytes / 1024 / 1024) } })
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return { sha256: hash.digest('hex'), size }
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
