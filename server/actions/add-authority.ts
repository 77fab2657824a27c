import { randomUUID } from 'node:crypto'
import { append, type Writer } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'

/** What the server does by itself, at the start. */
export const serverWriter = (authority: string): Writer => ({ authority, id: 'server', name: 'server' })

/** Adds the authority; the result writes its first entries in the journal. */
export async function addAuthority(tx: Tx, now: Date, name: string, parent: string | null = null): Promise<Writer> {
  const id = randomUUID()
  await tx
    .insertInto('authority')
    .values({ id, name, demo: 0, created_at: now.toISOString(), parent_id: parent })
    .execute()
  const writer = serverWriter(id)
  await append(tx, now, writer, {
    action: 'authority-added',
    object: name,
    round: null,
    detail: { authority: id, name, parent },
  })
  return writer
}
