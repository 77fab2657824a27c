/**
 * Where every unit of a round stands: scored by the engine, ranked by index. Before the
 * publication this is provisional; the publication is this, stored once and then only read.
 */
import type { Static } from 'typebox'
import { rankRound, score } from '../engine/index.ts'
import type { Answer, Answers, Framework, NodeResult, Result, Setting } from '../engine/index.ts'
import type { AppraisalRecord, RankingRow } from './http/schemas.ts'
import type { Round } from './present-round.ts'
import { byCriterion, presentAppraisal } from './present.ts'
import { answersOf, appraisalsOf, type AssessmentRow, assessmentsOf } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { frameworkOf, type RoundRow, settingOf } from './store/rounds.ts'
import type { AnswerTable, AppraisalTable } from './store/tables.ts'

export interface UnitStanding {
  readonly unit: { readonly id: string; readonly name: string }
  readonly place: number | null
  /** What the office said, and what counts. */
  readonly self: Result
  readonly final: Result
  readonly answers: { readonly self: Answers; readonly final: Answers }
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
}

export interface Standings {
  readonly setting: Setting
  readonly framework: { readonly id: string; readonly version: string; readonly hash: string }
  /** In the order of the places. */
  readonly units: readonly UnitStanding[]
}

/** The stored document of a published round. */
export interface Publication extends Standings {
  readonly kind: 'publication'
  readonly published_at: string
  readonly round: Round
}

export async function standingsOf(db: Db, round: RoundRow): Promise<Standings> {
  const framework = await frameworkOf(db, round)
  const setting = settingOf(round)
  const units = new Map<string, UnitStanding>()
  for (const assessment of await assessmentsOf(db, round.authority_id, round.id)) {
    units.set(assessment.unit_id, await standingOf(db, assessment, framework, setting))
  }
  const places = rankRound(
    framework,
    [...units].map(([id, { final }]) => ({ id, result: final })),
  )
  return {
    setting,
    framework: { id: framework.id, version: framework.version, hash: framework.hash },
    units: places.flatMap(({ id, place }) => {
      const standing = units.get(id)
      return standing === undefined ? [] : [{ ...standing, place }]
    }),
  }
}

async function standingOf(
  db: Db,
  assessment: AssessmentRow,
  framework: Framework,
  setting: Setting,
): Promise<UnitStanding> {
  const said = await answersOf(db, assessment.authority_id, assessment.id)
  const appraisals = await appraisalsOf(db, assessment.authority_id, assessment.id)
  const self = answersFrom(said)
  const final = { ...self, ...answersFrom(appraisals) }
  return {
    unit: { id: assessment.unit_id, name: assessment.unit_name },
    place: null,
    self: score(framework, self, setting),
    final: score(framework, final, setting),
    answers: { self, final },
    appraisals: byCriterion(appraisals, presentAppraisal),
  }
}

const answersFrom = (rows: readonly (AnswerTable | AppraisalTable)[]): Answers =>
  byCriterion(rows, (row) => JSON.parse(row.answer) as Answer)

export const rankingRow = ({ unit, place, final }: UnitStanding): Static<typeof RankingRow> => ({
  place,
  unit,
  index: final.index,
  band: final.band,
  points: final.domains.some(anyScored) ? final.points : null,
  of: final.of,
  domains: final.domains.map((domain) => ({
    id: domain.id,
    points: anyScored(domain) ? domain.points : null,
    of: domain.of,
  })),
})

/** Whether anything below has a score: where nothing is answered, 0 would be a false one. */
const anyScored = (one: NodeResult): boolean =>
  one.kind === 'group'
    ? one.children.some(anyScored)
    : one.outcome.kind === 'scored' || one.outcome.kind === 'not_arising'
