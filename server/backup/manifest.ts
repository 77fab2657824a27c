/** What stands in a backup: first what it is, last what it holds. */
export const aboutName = 'backup.json'
export const databaseName = 'database.db'
export const manifestName = 'manifest.json'
export const evidenceName = (sha256: string): string => `evidence/${sha256}`

/** The first entry. */
export interface About {
  readonly kind: 'khung-backup'
  readonly format: 1
  readonly at: string
  /** Applied to the database, which is always one of SQLite. */
  readonly migrations: readonly string[]
}

export interface Listed {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** The last entry lists all others. */
export interface Manifest {
  readonly entries: readonly Listed[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Null: no backup of ours. `newer`: one that this version cannot know. */
export function readAbout(text: string): About | 'newer' | null {
  const value = parse(text)
  if (!isObject(value) || value['kind'] !== 'khung-backup') return null
  if (value['format'] !== 1) return 'newer'
  return Array.isArray(value['migrations']) ? (value as unknown as About) : null
}

export function readManifest(text: string): Manifest | null {
  const value = parse(text)
  if (!isObject(value) || !Array.isArray(value['entries'])) return null
  const entries = value['entries'] as readonly unknown[]
  const sound = entries.every(
    (one) =>
      isObject(one) &&
      typeof one['name'] === 'string' &&
      typeof one['size'] === 'number' &&
      typeof one['sha256'] === 'string',
  )
  return sound ? (value as unknown as Manifest) : null
}
