/** Large files on their way. What was not touched for a day is over, whether it is swept out yet or not. */
import type { Db, Tx } from './open.ts'
import type { UploadTable } from './tables.ts'

const hours = 24
const since = (now: Date): string => new Date(now.getTime() - hours * 3_600_000).toISOString()

/** Whose it is, and which. */
export type UploadKey = Pick<UploadTable, 'authority_id' | 'id' | 'assessment_id' | 'by_id'>

/** Undefined for what is over, unknown or somebody else's. */
export const findUpload = (db: Db, key: UploadKey, now: Date): Promise<UploadTable | undefined> =>
  db
    .selectFrom('upload')
    .selectAll()
    .where('authority_id', '=', key.authority_id)
    .where('id', '=', key.id)
    .where('assessment_id', '=', key.assessment_id)
    .where('by_id', '=', key.by_id)
    .where('at', '>=', since(now))
    .executeTakeFirst()

/** Sweeps out what is over; of this person's, all but the latest `most` that are under way. */
export async function sweepUploads(
  tx: Tx,
  { authority_id, by_id }: Pick<UploadTable, 'authority_id' | 'by_id'>,
  most: number,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('upload').where('at', '<', since(now)).execute()
  const open = await tx
    .selectFrom('upload')
    .select('id')
    .where('authority_id', '=', authority_id)
    .where('by_id', '=', by_id)
    .where('sha256', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const ended = open.slice(most).map(({ id }) => id)
  if (ended.length === 0) return
  await tx.deleteFrom('upload').where('authority_id', '=', authority_id).where('id', 'in', ended).execute()
}

/** Adds what comes next; false: the upload is no longer there. */
export async function addSlice(tx: Tx, upload: UploadTable, bytes: Uint8Array, at: string): Promise<boolean> {
  const { authority_id, id, received } = upload
  const { numUpdatedRows } = await tx
    .updateTable('upload')
    .set({ received: received + bytes.length, at })
    .where('authority_id', '=', authority_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  await tx.insertInto('upload_slice').values({ authority_id, upload_id: id, first: received, bytes }).execute()
  return true
}

/** The file as far as it has come, slice by slice: never all of it in memory. Null: it was attached or ended meanwhile. */
export async function* slicesOf(db: Db, { authority_id, id, received }: UploadTable): AsyncIterable<Uint8Array | null> {
  for (let first = 0; first < received;) {
    const slice = await db
      .selectFrom('upload_slice')
      .select('bytes')
      .where('authority_id', '=', authority_id)
      .where('upload_id', '=', id)
      .where('first', '=', first)
      .executeTakeFirst()
    if (slice === undefined) {
      yield null
      break
    }
    yield slice.bytes
    first += slice.bytes.length
  }
}

/** It was attached: its slices go; what it was stays, so that whoever did not hear the reply can ask again. */
export async function endUpload(
  tx: Tx,
  { authority_id, id }: UploadTable,
  what: { readonly sha256: string; readonly type: string },
): Promise<void> {
  const { sha256, type } = what
  await tx
    .updateTable('upload')
    .set({ sha256, type })
    .where('authority_id', '=', authority_id)
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('upload_slice').where('authority_id', '=', authority_id).where('upload_id', '=', id).execute()
}
