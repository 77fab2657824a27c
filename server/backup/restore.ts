/** Puts a backup where there is nothing yet; what is there already is left alone. */
import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { shelfAt } from '../evidence/evidence.ts'
import { checkJournals, type JournalReport } from '../store/check-journals.ts'
import { lockFolder } from '../store/lock.ts'
import { neededKey, unpinKeys } from '../keys/pinned.ts'
import { firstStart, isPostgresqlAddress, openStore, type Store } from '../store/open.ts'
import { copyDatabase, isSound } from '../store/sqlite-store.ts'
import { evidenceIn, type Made, type Places } from './back-up.ts'
import { copyTables } from './copy-tables.ts'
import { databaseName, evidenceName } from './manifest.ts'
import { BackupProblem } from './problem.ts'
import { readBackup } from './read-backup.ts'

export interface Restored extends Made {
  readonly journals: readonly JournalReport[]
}

/** Throws `BackupProblem`, and `FolderInUse` where a server runs. */
export async function restore(places: Places, file: string): Promise<Restored> {
  const { data, database } = places
  mkdirSync(data, { recursive: true })
  const unlock = lockFolder(data)
  try {
    const target = isPostgresqlAddress(database) ? await emptyStore(database) : null
    try {
      if (target === null && existsSync(database)) throw new BackupProblem('in-the-way', database)
      const folder = await mkdtemp(join(data, '.khung-restore-'))
      try {
        return await restoreThrough(folder, places, file, target)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    } finally {
      await target?.close()
    }
  } finally {
    unlock()
  }
}

async function emptyStore(database: string): Promise<Store> {
  const store = await openStore(database)
  const anything = await store.db.selectFrom('authority').select('id').limit(1).executeTakeFirst()
  if (anything === undefined) return store
  await store.close()
  throw new BackupProblem('in-the-way', 'DATABASE_URL')
}

/** Everything is taken into a folder of its own and looked at before anything is put in its place. */
async function restoreThrough(folder: string, places: Places, file: string, target: Store | null): Promise<Restored> {
  mkdirSync(join(folder, 'evidence'))
  const read = await readBackup(file, async (name, bytes) => {
    // The names are proven only at the end: until then none of them becomes a path.
    if (name !== databaseName && !/^evidence\/[0-9a-f]{64}$/.test(name)) throw new BackupProblem('damaged', file)
    await pipeline(bytes, createWriteStream(join(folder, name), { flags: 'wx', flush: true }))
  })
  const database = join(folder, databaseName)
  if (!isSound(database)) throw new BackupProblem('damaged', file)
  const store = await openStore(database)
  let journals: readonly JournalReport[]
  let key: string | null
  try {
    const files = await evidenceIn(store.db)
    if (files.some(({ sha256 }) => !existsSync(join(folder, evidenceName(sha256)))))
      throw new BackupProblem('damaged', file)
    journals = await checkJournals(store.db)
    const shelf = shelfAt(join(places.data, 'evidence'), places.evidence)
    for (const one of files) await shelf.put(join(folder, evidenceName(one.sha256)), one)
    await store.write(firstStart, unpinKeys)
    key = await neededKey(store.db)
    if (target !== null) {
      await target.write(firstStart, async (tx) => {
        // A server that was started there before it was restored to.
        await tx.deleteFrom('pinned_key').execute()
        await copyTables(store.db, tx)
      })
    }
  } finally {
    await store.close()
  }
  if (target === null) copyDatabase(database, places.database)
  return { ...read, journals, key }
}
