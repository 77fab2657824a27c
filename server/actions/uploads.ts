/**
 * A large file comes in slices, so that a broken line costs one slice and not the file. How many bytes were received is
 * the revision: a slice that was sent twice finds another one. Nothing of this is evidence, and none of it is in the
 * journal, until the whole is attached.
 */
import { randomUUID } from 'node:crypto'
import type { Actor, Deps } from '../deps.ts'
import type { Stored } from '../evidence/evidence.ts'
import { refuseLarge } from '../evidence/limits.ts'
import { Refusal } from '../http/refusal.ts'
import { presentUpload } from '../present.ts'
import type { Db, Tx } from '../store/open.ts'
import type { UploadTable } from '../store/tables.ts'
import { addSlice, endUpload, findUpload, slicesOf, sweepUploads, type UploadKey } from '../store/uploads.ts'
import { refuseNoRoom } from './evidence-room.ts'
import { openAssessment, type Opened, refuseAttach } from './open-assessment.ts'

/** A page that was closed leaves its upload behind: the one that stands longest makes room for the next. */
const mostOpen = 8
const mostSliceBytes = 1024 * 1024

export interface UploadAt {
  readonly assessment: string
  readonly upload: string
}
interface Begun {
  readonly assessment: string
  readonly size: number
  /** Where it is said already, its room is looked at before anything travels. */
  readonly criterion?: string | null
}
type Bytes = AsyncIterable<Uint8Array>

const keyOf = (actor: Actor, { assessment, upload }: UploadAt): UploadKey => ({
  authority_id: actor.authority,
  id: upload,
  assessment_id: assessment,
  by_id: actor.id,
})

export function beginUpload(
  deps: Deps,
  actor: Actor,
  { assessment, size, criterion = null }: Begun,
): Promise<UploadTable> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const opened = await mayUpload(tx, actor, assessment, now, criterion)
    if (size === 0) throw new Refusal('file-empty')
    refuseLarge(size)
    await refuseNoRoom(tx, opened, { criterion, size })
    const key = keyOf(actor, { assessment, upload: randomUUID() })
    await sweepUploads(tx, key, mostOpen - 1, now)
    const row: UploadTable = { ...key, size, received: 0, at: now.toISOString(), sha256: null, type: null }
    await tx.insertInto('upload').values(row).execute()
    return row
  })
}

export async function readUpload(deps: Deps, actor: Actor, at: UploadAt): Promise<UploadTable> {
  await openAssessment(deps.store.db, actor, 'attach evidence', at.assessment)
  return underWay(deps.store.db, actor, at, deps.now())
}

/** Reads a slice, if it may come; `takeSlice` asks again when it keeps it. */
export async function receiveSlice(deps: Deps, actor: Actor, at: UploadAt, bytes: Bytes): Promise<Uint8Array> {
  await mayUpload(deps.store.db, actor, at.assessment, deps.now())
  await underWay(deps.store.db, actor, at, deps.now())
  const read: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > mostSliceBytes) throw new Refusal('too-large')
    read.push(chunk)
  }
  if (size === 0) throw new Refusal('file-empty')
  return Buffer.concat(read)
}

export function takeSlice(
  deps: Deps,
  actor: Actor,
  { rev, ...at }: UploadAt & { readonly rev: number },
  bytes: Uint8Array,
): Promise<UploadTable> {
  return deps.store.write(`upload ${at.upload}`, async (tx) => {
    const now = deps.now()
    await mayUpload(tx, actor, at.assessment, now)
    const row = await underWay(tx, actor, at, now)
    if (rev !== row.received) throw new Refusal('stale', { current: presentUpload(row) })
    const received = row.received + bytes.length
    if (received > row.size) throw new Refusal('upload-beyond', { params: { size: String(row.size) } })
    if (!(await addSlice(tx, row, bytes, now.toISOString()))) throw new Refusal('upload-over')
    return { ...row, received, at: now.toISOString() }
  })
}

/** Keeps what has come whole as a file; what was attached already is known still. */
export async function keepUpload(deps: Deps, actor: Actor, at: UploadAt): Promise<Stored> {
  const { db } = deps.store
  const row = await known(db, actor, at, deps.now())
  const { size, received } = row
  const attached = attachedAs(row)
  if (attached !== null) return attached
  if (received < size)
    throw new Refusal('upload-unfinished', { params: { received: String(received), size: String(size) } })
  try {
    return await deps.evidence.keep(whole(slicesOf(db, row)))
  } catch (error) {
    // The same request may have come twice, and the other one attached it while its slices were read here.
    const meanwhile = attachedAs(await known(db, actor, at, deps.now()))
    if (meanwhile === null) throw error
    return meanwhile
  }
}

const attachedAs = ({ sha256, size, type }: UploadTable): Stored | null =>
  sha256 === null || type === null ? null : { sha256, size, type }

async function* whole(slices: AsyncIterable<Uint8Array | null>): Bytes {
  for await (const slice of slices) {
    if (slice === null) throw new Refusal('upload-over')
    yield slice
  }
}

/** Once only, in the transaction that attaches it. */
export async function spendUpload(tx: Tx, actor: Actor, at: UploadAt, stored: Stored, now: Date): Promise<void> {
  await endUpload(tx, await underWay(tx, actor, at, now), stored)
}

/** Asked before anything travels: no byte is received that could not be attached now. */
async function mayUpload(
  db: Db,
  actor: Actor,
  assessment: string,
  now: Date,
  criterion: string | null = null,
): Promise<Opened> {
  const opened = await openAssessment(db, actor, 'attach evidence', assessment)
  await refuseAttach(db, opened, criterion, now)
  return opened
}

async function underWay(db: Db, actor: Actor, at: UploadAt, now: Date): Promise<UploadTable> {
  const row = await known(db, actor, at, now)
  if (row.sha256 !== null) throw new Refusal('upload-over')
  return row
}

async function known(db: Db, actor: Actor, at: UploadAt, now: Date): Promise<UploadTable> {
  const row = await findUpload(db, keyOf(actor, at), now)
  if (row === undefined) throw new Refusal('upload-over')
  return row
}
