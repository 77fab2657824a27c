/** Evidence on disk. A file is renamed into place, and its folder synced. */
import { existsSync } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { EvidenceShelf } from './evidence.ts'
import { incomingName } from './incoming.ts'

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
    async *list() {
      if (!existsSync(folder)) return
      for (const found of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = relative(folder, join(found.parentPath, found.name))
        if (found.isDirectory() || dirname(path) === incomingName) continue
        yield path === join(found.name.slice(0, 2), found.name) ? found.name : path
      }
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
