/** What two people decided about a round: corrections, other versions, its end. Both names and times, for everyone. */
import type { Actor } from './deps.ts'
import type { Framework } from '../engine/index.ts'
import type { Round } from './present-round.ts'
import type { Db } from './store/open.ts'
import type { RoundRow } from './store/rounds.ts'
import { approvedCorrections, approvedMoves, endingOf } from './store/stages.ts'
import type { CorrectionTable, EndingTable, VersionMoveTable } from './store/tables.ts'

type Asked = Pick<CorrectionTable, 'reason' | 'asked_by' | 'asked_at' | 'decided_by' | 'decided_at'>

const agreed = ({ reason, asked_by, asked_at, decided_by, decided_at }: Asked) => ({
  reason,
  by: asked_by,
  at: asked_at,
  approved_by: decided_by,
  approved_at: decided_at,
})

/** Each with the correction that led to it. */
export async function presentPublications(
  db: Db,
  round: RoundRow,
  publications: readonly { readonly revision: number; readonly at: string; readonly hash: string }[],
): Promise<Pick<Round, 'publications' | 'correction'>> {
  const corrections =
    round.revision > 1
      ? await approvedCorrections(db, round.authority_id, round.id)
      : new Map<number, CorrectionTable>()
  const underWay = publications.some(({ revision }) => revision === round.revision)
    ? undefined
    : corrections.get(round.revision)
  return {
    publications: publications.map(({ revision, at, hash }) => {
      const led = corrections.get(revision)
      return { revision, at, hash, correction: led === undefined ? null : agreed(led) }
    }),
    correction: underWay === undefined ? null : { revision: underWay.revision, ...agreed(underWay), own: false },
  }
}

export const presentAsked = (row: CorrectionTable, actor: Actor | null): NonNullable<Round['correction']> => ({
  revision: row.revision,
  ...agreed(row),
  own: row.asked_by_id === actor?.id,
})

export async function presentMoves(db: Db, round: RoundRow): Promise<Round['version_moves']> {
  return (await approvedMoves(db, round.authority_id, round.id)).map((row) => ({ ...versionOf(row), ...agreed(row) }))
}

export function presentMove(row: VersionMoveTable, actor: Actor | null): NonNullable<Round['version_move']> {
  const changes = JSON.parse(row.changes) as NonNullable<Round['version_move']>['changes']
  const { reason, asked_by: by, asked_at: at } = row
  return { ...versionOf(row), reason, by, at, own: row.asked_by_id === actor?.id, changes }
}

function versionOf({ framework }: VersionMoveTable): { readonly framework: string; readonly version: string } {
  const { id, version } = JSON.parse(framework) as Framework
  return { framework: id, version }
}

export async function presentCancelled(db: Db, round: RoundRow): Promise<Round['cancelled']> {
  const { authority_id, cancelled_from: from, cancelled_reason, cancellation_id: id } = round
  if (from === null) return null
  const row = id === null ? undefined : await endingOf(db, authority_id, id)
  if (row !== undefined) return { from, ...agreed(row) }
  return { from, reason: cancelled_reason ?? '', by: null, at: null, approved_by: null, approved_at: null }
}

export const presentEnding = (row: EndingTable, actor: Actor | null): NonNullable<Round['ending']> => ({
  kind: row.kind,
  reason: row.reason,
  by: row.asked_by,
  at: row.asked_at,
  own: row.asked_by_id === actor?.id,
})

/** The last one that a person sent. */
export async function presentReminder(db: Db, round: RoundRow): Promise<Round['reminder']> {
  const row = await db
    .selectFrom('reminder')
    .select(['at', 'by_name', 'units', 'recipients'])
    .where('authority_id', '=', round.authority_id)
    .where('round_id', '=', round.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { at: row.at, by: row.by_name, units: row.units, recipients: row.recipients }
}
