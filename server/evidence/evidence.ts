/**
 * Evidence, by the SHA-256 of its content: the same file is kept once and can be checked at any time. A file is received
 * beside, looked at, and then shelved: it is there whole or not at all. Where the shelf stands is a setting.
 */
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { join } from 'node:path'
import { Refusal } from '../http/refusal.ts'
import { type AtUnsynced, watchSync } from '../store/unsynced.ts'
import { folderShelf } from './folder.ts'
import { type Incoming, incomingName, openIncoming } from './incoming.ts'
import { kindOf } from './kinds.ts'
import type { EvidencePlace } from './place.ts'
import { s3Shelf } from './s3.ts'

export interface Stored {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

/** Bytes of a file, both included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** Where files lie. */
export interface EvidenceShelf {
  /** Kept, durably, before this resolves. What lies there already stays as it is. */
  put(file: string, stored: Stored): Promise<void>
  /** The whole file, or a part of it; throws when it is not there. */
  read(sha256: string, range?: Range): Promise<Readable>
  /** What lies there, in no order: the hash of each file; what has no place among them, by its path. */
  list(): AsyncIterable<string>
  /** Resolves when files can be kept and read. */
  ready(): Promise<void>
}

export interface Evidence extends Pick<EvidenceShelf, 'read' | 'ready'> {
  /** Keeps the bytes, or refuses them: too large, empty, cut off, or not a type that is taken. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<Stored>
}

/** `folder`: where files arrive, and where they stay unless another place is given. */
export function openEvidence(
  folder: string,
  place: EvidencePlace | null = null,
  atUnsynced: AtUnsynced = () => undefined,
): Evidence {
  const incoming = openIncoming(join(folder, incomingName))
  const shelf = shelfAt(folder, place)
  return {
    keep: (bytes) => watchSync(atUnsynced, () => keep(bytes, incoming, shelf)),
    read: (sha256, range) => shelf.read(sha256, range),
    ready: async () => void (await Promise.all([incoming.ready(), shelf.ready()])),
  }
}

export const shelfAt = (folder: string, place: EvidencePlace | null): EvidenceShelf =>
  place === null ? folderShelf(folder) : s3Shelf(place)

async function keep(bytes: AsyncIterable<Uint8Array>, incoming: Incoming, shelf: EvidenceShelf): Promise<Stored> {
  const temporary = incoming.newFile()
  try {
    const { sha256, size } = await incoming.receive(bytes, temporary)
    if (size === 0) throw new Refusal('file-empty')
    const found = await kindOf(temporary)
    if (found.kind === 'refused') throw new Refusal(found.code)
    const stored = { sha256, size, type: found.type }
    await shelf.put(temporary, stored)
    return stored
  } finally {
    await rm(temporary, { force: true })
  }
}
