/** Attaching and removing evidence. The bytes are kept first; the record of them is the transaction. */
import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { canonicalJson } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Stored } from '../evidence/evidence.ts'
import { cleanName } from '../evidence/name.ts'
import { Refusal } from '../http/refusal.ts'
import type { Citation } from '../http/schemas.ts'
import { presentEvidence } from '../present.ts'
import { evidenceOf } from '../store/assessments.ts'
import { append } from '../store/journal.ts'
import type { Db, Tx } from '../store/open.ts'
import type { EvidenceTable } from '../store/tables.ts'
import { refuseNoRoom } from './evidence-room.ts'
import { bump, objectOf, officePart, partOf, openAssessment, type Opened, refuseAttach } from './open-assessment.ts'
import { keepUpload, spendUpload } from './uploads.ts'

export interface Attach {
  readonly assessment: string
  readonly criterion: string
  readonly requirement: string | null
  readonly name: string
  /** What has come in slices; null: the file comes with the request. */
  readonly upload: string | null
}
/** `announced`: how many bytes come; 0: nobody says. */
interface Coming {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly announced: number
}

/** Keeps the bytes, if they may be attached; `attachEvidence` asks again when it records them. */
export async function receiveEvidence(deps: Deps, actor: Actor, input: Attach, coming: Coming): Promise<Stored> {
  const { bytes, announced } = coming
  const { opened } = await opening(deps.store.db, actor, input, deps.now())
  const { assessment, criterion, name, upload } = input
  await refuseNoRoom(deps.store.db, opened, { criterion, name, size: announced })
  if (upload === null) return deps.evidence.keep(bytes)
  for await (const chunk of bytes) if (chunk.length > 0) throw new Refusal('invalid-request')
  return keepUpload(deps, actor, { assessment, upload })
}

async function opening(db: Db, actor: Actor, { assessment, criterion, requirement, name }: Attach, now: Date) {
  const opened = await openAssessment(db, actor, 'attach evidence', assessment)
  const part = officePart(opened.framework, criterion)
  await refuseAttach(db, opened, criterion, now)
  if (cleanName(name) === '') throw new Refusal('file-name')
  if (requirement !== null && !part.evidence.some(({ id }) => id === requirement))
    throw new Refusal('requirement-unknown')
  return { opened, part }
}

export function attachEvidence(deps: Deps, actor: Actor, input: Attach, stored: Stored): Promise<EvidenceTable> {
  const { assessment, criterion, requirement, upload } = input
  const name = cleanName(input.name)
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const { opened, part } = await opening(tx, actor, input, now)
    await refuseTwice(tx, actor, input, stored.sha256)
    await refuseNoRoom(tx, opened, { criterion, size: stored.size })
    if (upload !== null) await spendUpload(tx, actor, { assessment, upload }, stored, now)
    const id = randomUUID()
    const entry = await append(tx, now, actor, {
      action: 'evidence-attached',
      object: objectOf(opened, part),
      round: opened.round.id,
      detail: { assessment, criterion, stage: opened.round.state, requirement, evidence: id, name, ...stored },
    })
    const row: EvidenceTable = {
      authority_id: actor.authority,
      id,
      assessment_id: assessment,
      criterion,
      requirement,
      name,
      ...stored,
      by_id: actor.id,
      by_name: actor.name,
      at: entry.at,
      stage: opened.round.state,
      cites: null,
      rev: 1,
    }
    await tx.insertInto('evidence').values(row).execute()
    await bump(tx, opened)
    return row
  })
}

/** The same content for the same requirement says nothing new: the one that is there comes back with the refusal. */
async function refuseTwice(
  tx: Tx,
  actor: Actor,
  { assessment, criterion, requirement }: Attach,
  sha256: string,
): Promise<void> {
  const attached = await evidenceOf(tx, actor.authority, assessment)
  const same = attached.find(
    (one) => one.criterion === criterion && one.requirement === requirement && one.sha256 === sha256,
  )
  if (same) throw new Refusal('file-twice', { params: { name: same.name }, current: presentEvidence(same) })
}

/** Says where in the paper it stands; the bytes never change. */
export function citeEvidence(
  deps: Deps,
  actor: Actor,
  { id, rev, cites }: { readonly id: string; readonly rev: number; readonly cites: Static<typeof Citation> },
): Promise<EvidenceTable> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const row = await findEvidence(tx, actor, id)
    const opened = await openAssessment(tx, actor, 'attach evidence', row.assessment_id)
    await refuseChange(tx, opened, row, rev, now)
    const { assessment_id: assessment, criterion } = row
    await append(tx, now, actor, {
      action: 'evidence-cited',
      object: objectOf(opened, partOf(opened.framework, criterion)),
      round: opened.round.id,
      detail: { assessment, criterion, evidence: id, name: row.name, cites, rev: rev + 1 },
    })
    const made = { ...row, cites: canonicalJson(cites), rev: rev + 1 }
    await tx
      .updateTable('evidence')
      .set({ cites: made.cites, rev: made.rev })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .execute()
    await bump(tx, opened)
    return made
  })
}

/** What was handed in stays; only what came in the stage that the round is in changes or goes again. */
async function refuseChange(tx: Tx, opened: Opened, row: EvidenceTable, rev: number, now: Date): Promise<void> {
  if (rev !== row.rev) throw new Refusal('stale', { current: presentEvidence(row) })
  await refuseAttach(tx, opened, row.criterion, now)
  if (row.stage !== opened.round.state) throw new Refusal('already-submitted')
}

/** Removes the record. The bytes stay: the journal names them, and another criterion may use them. */
export function removeEvidence(deps: Deps, actor: Actor, id: string, rev: number): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const row = await findEvidence(tx, actor, id)
    const opened = await openAssessment(tx, actor, 'remove evidence', row.assessment_id)
    await refuseChange(tx, opened, row, rev, now)
    await append(tx, now, actor, {
      action: 'evidence-removed',
      object: objectOf(opened, partOf(opened.framework, row.criterion)),
      round: opened.round.id,
      detail: {
        assessment: row.assessment_id,
        criterion: row.criterion,
        evidence: id,
        name: row.name,
        sha256: row.sha256,
      },
    })
    await tx.deleteFrom('evidence').where('authority_id', '=', actor.authority).where('id', '=', id).execute()
    await bump(tx, opened)
  })
}

export async function readEvidence(deps: Deps, actor: Actor, id: string): Promise<EvidenceTable> {
  const row = await findEvidence(deps.store.db, actor, id)
  await openAssessment(deps.store.db, actor, 'read evidence', row.assessment_id)
  return row
}

async function findEvidence(db: Db, actor: Actor, id: string): Promise<EvidenceTable> {
  const row = await db
    .selectFrom('evidence')
    .selectAll()
    .where('authority_id', '=', actor.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return row
}
