/** Reading explanations and the council's notes. */
import { idsOfRound } from './assessments.ts'
import type { Db } from './open.ts'
import type { ExplanationTable, NoteTable } from './tables.ts'

export const explanationsOf = (db: Db, authority: string, assessment: string): Promise<readonly ExplanationTable[]> =>
  db
    .selectFrom('explanation')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('criterion')
    .execute()

export const roundExplanations = (db: Db, authority: string, round: string): Promise<readonly ExplanationTable[]> =>
  db
    .selectFrom('explanation')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .orderBy('criterion')
    .execute()

/** Oldest first. */
export const notesOf = (db: Db, authority: string, assessment: string): Promise<readonly NoteTable[]> =>
  db
    .selectFrom('note')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('at')
    .orderBy('id')
    .execute()
