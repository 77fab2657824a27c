/**
 * What the server last said of a form, kept in this browser, so that the form opens again without a connection.
 * What was typed and not sent is kept elsewhere (`self-score/drafts.ts`), at every key. Removed at sign-out.
 */
const database = 'khung'
const shelf = 'kept'

export async function keep(key: string, value: unknown): Promise<void> {
  await withShelf('readwrite', (kept) => kept.put(value, key))
}

export async function kept<T>(key: string): Promise<T | null> {
  const found = await withShelf<T | undefined>('readonly', (kept) => kept.get(key))
  return found ?? null
}

export async function forget(key: string): Promise<void> {
  await withShelf('readwrite', (kept) => kept.delete(key))
}

export async function forgetAll(): Promise<void> {
  await withShelf('readwrite', (kept) => kept.clear())
}

/** A browser may forbid storage altogether or be full; then a form needs a connection to open, as others do. */
async function withShelf<T>(
  mode: IDBTransactionMode,
  work: (kept: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const opened = await openDatabase()
    try {
      return await settled(work(opened.transaction(shelf, mode).objectStore(shelf)))
    } finally {
      opened.close()
    }
  } catch {
    return null
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(database, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(shelf))
  return settled(opening)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('refused by the browser')))
  })
}
