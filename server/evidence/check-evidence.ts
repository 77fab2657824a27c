/** Every file of evidence, read again from its first bit to its last and held against the journal that names it. */
import { createHash } from 'node:crypto'
import type { Db } from '../store/open.ts'
import type { EvidenceShelf } from './evidence.ts'

/** Where a file was attached. */
export interface Attached {
  readonly authority: string
  /** "Phòng A · 1.1.1" */
  readonly object: string
  readonly name: string
  /** It was taken away since; its bytes are kept all the same. */
  readonly removed: boolean
}

export interface BadFile {
  readonly sha256: string
  readonly trouble: 'damaged' | 'missing'
  readonly attached: readonly Attached[]
}

export interface EvidenceReport {
  /** That the journals name, and the bytes of them that were read. */
  readonly files: number
  readonly bytes: number
  readonly bad: readonly BadFile[]
  /** What lies there though no journal names it: an upload that was refused at its end, or something strange. */
  readonly leftOver: readonly string[]
}

/** A bucket is far away: it is asked for some at a time. */
const atOnce = 4

/** The place itself could not be asked; the message is what it answered. */
export class EvidenceUnreadable extends Error {
  override readonly name = 'EvidenceUnreadable'
}

/** A server may go on running. Throws `EvidenceUnreadable`. */
export async function checkEvidence(db: Db, shelf: EvidenceShelf): Promise<EvidenceReport> {
  const named = await namedIn(db)
  // Listed after the journal was read: what is named by then lies there already.
  const there = await listed(shelf)
  const bad: BadFile[] = []
  let bytes = 0
  const left = named.entries()
  const check = async (): Promise<void> => {
    for (const [sha256, attached] of left) {
      const found = there.has(sha256) ? await readAgain(shelf, sha256) : 'missing'
      if (typeof found === 'string') bad.push({ sha256, trouble: found, attached })
      else bytes += found.size
    }
  }
  await Promise.all(Array.from({ length: atOnce }, check))
  // What came meanwhile is named by now.
  const later = await namedIn(db)
  return {
    files: named.size,
    bytes,
    bad: bad.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    leftOver: [...there].filter((name) => !later.has(name)).toSorted(),
  }
}

async function listed(shelf: EvidenceShelf): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  try {
    for await (const name of shelf.list()) names.add(name)
  } catch (error) {
    throw unreadable(error)
  }
  return names
}

/** By what lies at the bottom of it, where one error tells of another. */
function unreadable(error: unknown): EvidenceUnreadable {
  const { cause, code, message } = error as Error & { readonly code?: unknown }
  if (cause instanceof Error) return unreadable(cause)
  return new EvidenceUnreadable(typeof code === 'string' ? code : message)
}

async function readAgain(shelf: EvidenceShelf, sha256: string): Promise<{ readonly size: number } | 'damaged'> {
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of await shelf.read(sha256)) {
      hash.update(chunk as Uint8Array)
      size += (chunk as Uint8Array).length
    }
  } catch (error) {
    // A disk that cannot read back what it holds.
    if (error instanceof Error && 'code' in error && error.code === 'EIO') return 'damaged'
    throw unreadable(error)
  }
  return hash.digest('hex') === sha256 ? { size } : 'damaged'
}

/** By hash, everything that was ever attached. */
async function namedIn(db: Db): Promise<ReadonlyMap<string, readonly Attached[]>> {
  const kept = new Set((await db.selectFrom('evidence').select('id').execute()).map(({ id }) => id))
  const entries = await db
    .selectFrom('journal')
    .innerJoin('authority', 'authority.id', 'journal.authority_id')
    .select(['journal.object', 'journal.detail', 'authority.name as authority'])
    .where('journal.action', '=', 'evidence-attached')
    .orderBy('journal.authority_id')
    .orderBy('journal.seq')
    .execute()
  const named = new Map<string, Attached[]>()
  for (const { object, detail, authority } of entries) {
    const { sha256, name, evidence } = JSON.parse(detail) as Readonly<Record<'sha256' | 'name' | 'evidence', string>>
    const one: Attached = { authority, object, name, removed: !kept.has(evidence) }
    named.set(sha256, [...(named.get(sha256) ?? []), one])
  }
  return named
}
