/** What the stages of a round keep beside answers and appraisals: extensions, frozen answers, corrections, endings, moves to another version. */
import type { Answers } from '../../engine/index.ts'
import type { RoundState } from '../http/schemas.ts'
import { idsOfRound } from './assessments.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import type { CorrectionTable, EndingTable, ExtensionTable, FrozenTable, VersionMoveTable } from './tables.ts'

const extensions = prepared((db, given: Pick<ExtensionTable, 'authority_id' | 'assessment_id' | 'stage'>) =>
  db
    .selectFrom('extension')
    .selectAll()
    .where('authority_id', '=', given.authority_id)
    .where('assessment_id', '=', given.assessment_id)
    .where('stage', '=', given.stage),
)

export const extensionOf = async (
  db: Db,
  authority_id: string,
  assessment_id: string,
  stage: RoundState,
): Promise<ExtensionTable | undefined> => (await extensions(db, { authority_id, assessment_id, stage }))[0]

/** Of one stage, by assessment, for a whole round. */
export async function extensionsOf(
  db: Db,
  authority: string,
  round: string,
  stage: RoundState,
): Promise<ReadonlyMap<string, ExtensionTable>> {
  const rows = await db
    .selectFrom('extension')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .where('stage', '=', stage)
    .execute()
  return new Map(rows.map((row) => [row.assessment_id, row]))
}

export type Frozen = Partial<Readonly<Record<RoundState, Answers>>>

/** By assessment, then by the stage that left them so. */
export async function frozenOf(db: Db, authority: string, round: string): Promise<ReadonlyMap<string, Frozen>> {
  const rows: readonly FrozenTable[] = await db
    .selectFrom('frozen')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .execute()
  const found = new Map<string, Frozen>()
  for (const { assessment_id, stage, answers } of rows)
    found.set(assessment_id, { ...found.get(assessment_id), [stage]: JSON.parse(answers) as Answers })
  return found
}

/** The correction that somebody asked for and nobody decided yet. */
export const askedCorrection = (db: Db, authority: string, round: string): Promise<CorrectionTable | undefined> =>
  db
    .selectFrom('correction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .where('approved', 'is', null)
    .executeTakeFirst()

/** What was approved, by the revision that it led to. */
export async function approvedCorrections(
  db: Db,
  authority: string,
  round: string,
): Promise<ReadonlyMap<number, CorrectionTable>> {
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .where('approved', '=', 1)
    .execute()
  return new Map(rows.map((row) => [row.revision, row]))
}

/** That a round be cancelled, or opened again: asked for by one person, undecided by another. */
export const askedEnding = (db: Db, authority: string, round: string): Promise<EndingTable | undefined> =>
  db
    .selectFrom('ending')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .where('approved', 'is', null)
    .executeTakeFirst()

export const endingOf = (db: Db, authority: string, id: string): Promise<EndingTable | undefined> =>
  db.selectFrom('ending').selectAll().where('authority_id', '=', authority).where('id', '=', id).executeTakeFirst()

/** The other versions that the round was moved to, oldest first. */
export const approvedMoves = (db: Db, authority: string, round: string): Promise<readonly VersionMoveTable[]> =>
  db
    .selectFrom('version_move')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .where('approved', '=', 1)
    .orderBy('decided_at')
    .orderBy('id')
    .execute()

/** The other version that somebody asked for and nobody decided on yet. */
export const askedMove = (db: Db, authority: string, round: string): Promise<VersionMoveTable | undefined> =>
  db
    .selectFrom('version_move')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .where('approved', 'is', null)
    .executeTakeFirst()
