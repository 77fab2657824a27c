/** Reading assessments: with their unit, their answers, appraisals and evidence. */
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import type { AnswerTable, AppraisalTable, AssessmentTable, EvidenceTable } from './tables.ts'

export interface AssessmentRow extends AssessmentTable {
  readonly unit_name: string
  readonly unit_type: string
  /** JSON: of the unit today; what the round goes by is in `attributes` once it is open. */
  readonly unit_attributes: string
}

const withUnit = (db: Db, authority: string) =>
  db
    .selectFrom('assessment')
    .innerJoin('unit', (join) =>
      join.onRef('unit.authority_id', '=', 'assessment.authority_id').onRef('unit.id', '=', 'assessment.unit_id'),
    )
    .selectAll('assessment')
    .select(['unit.name as unit_name', 'unit.type as unit_type', 'unit.attributes as unit_attributes'])
    .where('assessment.authority_id', '=', authority)

const byId = prepared((db, { authority, id }: { readonly authority: string; readonly id: string }) =>
  withUnit(db, authority).where('assessment.id', '=', id),
)

export const findAssessment = async (db: Db, authority: string, id: string): Promise<AssessmentRow | undefined> =>
  (await byId(db, { authority, id }))[0]

export const vietnamese = new Intl.Collator('vi', { numeric: true })

/** By the name of the unit, in Vietnamese order. */
export async function assessmentsOf(db: Db, authority: string, round: string): Promise<readonly AssessmentRow[]> {
  const rows = await withUnit(db, authority).where('assessment.round_id', '=', round).execute()
  return rows.toSorted((a, b) => vietnamese.compare(a.unit_name, b.unit_name))
}

/** The ids of a round’s assessments, as a part of a larger question. */
export const idsOfRound = (db: Db, authority: string, round: string) =>
  db.selectFrom('assessment').select('id').where('authority_id', '=', authority).where('round_id', '=', round)

export const answersOf = (db: Db, authority: string, assessment: string): Promise<readonly AnswerTable[]> =>
  db
    .selectFrom('answer')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('criterion')
    .execute()

export const appraisalsOf = (db: Db, authority: string, assessment: string): Promise<readonly AppraisalTable[]> =>
  db
    .selectFrom('appraisal')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('criterion')
    .execute()

/** By assessment, for a whole round in one question. */
export async function roundAnswers(db: Db, authority: string, round: string): Promise<ByAssessment<AnswerTable>> {
  const rows = await db
    .selectFrom('answer')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .orderBy('criterion')
    .execute()
  return byAssessment(rows)
}

export async function roundAppraisals(db: Db, authority: string, round: string): Promise<ByAssessment<AppraisalTable>> {
  const rows = await db
    .selectFrom('appraisal')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .orderBy('criterion')
    .execute()
  return byAssessment(rows)
}

/** How often the council gave each reason for each criterion, in every round of the authority. */
export const reasonsGiven = (
  db: Db,
  authority: string,
): Promise<readonly { readonly reason: string; readonly criterion: string; readonly count: number }[]> =>
  db
    .selectFrom('appraisal')
    .select(['reason', 'criterion'])
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('authority_id', '=', authority)
    .where('reason', '<>', '')
    .groupBy(['reason', 'criterion'])
    .execute()

type ByAssessment<Row> = ReadonlyMap<string, readonly Row[]>

export function byAssessment<Row extends { readonly assessment_id: string }>(rows: readonly Row[]): ByAssessment<Row> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const list = found.get(row.assessment_id)
    if (list === undefined) found.set(row.assessment_id, [row])
    else list.push(row)
  }
  return found
}

export const evidenceOf = (db: Db, authority: string, assessment: string): Promise<readonly EvidenceTable[]> =>
  db
    .selectFrom('evidence')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', assessment)
    .orderBy('at')
    .orderBy('id')
    .execute()

export interface Counts {
  readonly answered: number
  readonly decided: number
}

/** How much is answered and decided, by assessment, for a whole round in two questions. */
export async function countsOf(db: Db, authority: string, round: string): Promise<ReadonlyMap<string, Counts>> {
  const answered = await db
    .selectFrom('answer')
    .select('assessment_id as id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .where('complete', '=', 1)
    .groupBy('assessment_id')
    .execute()
  const decided = await db
    .selectFrom('appraisal')
    .select('assessment_id as id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('authority_id', '=', authority)
    .where('assessment_id', 'in', idsOfRound(db, authority, round))
    .groupBy('assessment_id')
    .execute()
  const counts = new Map<string, Counts>()
  for (const { id, count } of answered) counts.set(id, { answered: count, decided: 0 })
  for (const { id, count } of decided) counts.set(id, { answered: counts.get(id)?.answered ?? 0, decided: count })
  return counts
}
