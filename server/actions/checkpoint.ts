/**
 * A checkpoint: where the journal stood, signed. Held by others (minutes, a decision, a mail), it
 * proves that nothing before it was changed since. Before signing, the entries since the last
 * checkpoint are read again and hashed again.
 */
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { assertPinned } from '../keys/pinned.ts'
import { verifyJournal } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { CheckpointTable } from '../store/tables.ts'
import { isSignedBy } from '../keys/signing.ts'

/** What is signed: five lines, each ended. */
export const checkpointText = ({ authority_id, seq, hash, at }: Omit<CheckpointTable, 'key' | 'signature'>): string =>
  ['khung checkpoint 1', authority_id, String(seq), hash, at].map((line) => `${line}\n`).join('')

export const isCheckpointSigned = (checkpoint: CheckpointTable): boolean =>
  isSignedBy(checkpoint.key, checkpointText(checkpoint), checkpoint.signature)

/** The newest checkpoint; a new one when something happened since the last. */
export function checkpoint(deps: Deps, authority: string): Promise<CheckpointTable> {
  return deps.store.write(authority, (tx) => sign(deps, tx, authority))
}

export async function sign({ now, signing }: Deps, tx: Tx, authority: string): Promise<CheckpointTable> {
  const last = await tx
    .selectFrom('checkpoint')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last !== undefined && !(isCheckpointSigned(last) && (await stands(tx, last)))) throw broken(last.seq)
  const found = await verifyJournal(tx, authority, last)
  if (found.kind === 'broken') throw broken(found.seq)
  if (last !== undefined && last.seq === found.entries) return last
  await assertPinned(tx, 'journal', signing)
  const made = { authority_id: authority, seq: found.entries, hash: found.last, at: now().toISOString() }
  const row: CheckpointTable = { ...made, key: signing.public, signature: signing.sign(checkpointText(made)) }
  await tx.insertInto('checkpoint').values(row).execute()
  return row
}

/** Whether the chain holds, at its place, the entry that the checkpoint names. */
async function stands(tx: Tx, { authority_id, seq, hash }: CheckpointTable): Promise<boolean> {
  const entry = await tx
    .selectFrom('journal')
    .select('hash')
    .where('authority_id', '=', authority_id)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return entry?.hash === hash
}

const broken = (seq: number): Refusal => new Refusal('journal-broken', { params: { seq: String(seq) } })
