/** Evidence on disk. A file is renamed into place, and its folder synced. */
import { access, constants, mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EvidenceShelf } from './evidence.ts'

export function folderShelf(folder: string): EvidenceShelf {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    ready: () => access(folder, constants.R_OK | constants.W_OK),
    async put(file, { sha256 }) {
      const path = pathOf(sha256)
      if ((await mkdir(dirname(path), { recursive: true })) !== undefined) await syncFolder(folder)
      await rename(file, path)
      await syncFolder(dirname(path))
    },
    async read(sha256, range) {
      const file = await open(pathOf(sha256))
      return file.createReadStream(range && { start: range.first, end: range.last })
    },
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
