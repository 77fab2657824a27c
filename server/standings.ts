/**
 * Where every unit of a round stands: scored by the engine together with the others, ranked by
 * index. Before the publication this is provisional; the publication is this, stored once and
 * then only read.
 */
import type { Static } from 'typebox'
import { quotaReports, rankRound, scoreRound } from '../engine/index.ts'
import type {
  Answer,
  Answers,
  Framework,
  NodeResult,
  QuotaReport,
  Result,
  Setting,
  UnitFacts,
} from '../engine/index.ts'
import type { AppraisalRecord, RankingRow, UnitResult } from './http/schemas.ts'
import type { Round } from './present-round.ts'
import { byCriterion, presentAppraisal } from './present.ts'
import { type AssessmentRow, assessmentsOf, roundAnswers, roundAppraisals } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { frozenOf } from './store/stages.ts'
import { frameworkOf, frameworksOf, type RoundRow, settingOf, unitFactsOf } from './store/rounds.ts'
import type { AnswerTable, AppraisalTable } from './store/tables.ts'

export interface UnitStanding {
  /** Hash of the framework that rates it; absent in the oldest publications: there was but one. */
  readonly framework?: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly place: number | null
  /** What the office said, and what counts. */
  readonly self: Result
  /** As the first and the second appraisal left it; absent before that, and where it is not apart from the others. */
  readonly appraised?: Result
  readonly clarified?: Result
  readonly final: Result
  readonly answers: Columns
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
}

/** The same unit at four times. */
export interface Columns {
  readonly self: Answers
  readonly appraised?: Answers
  readonly clarified?: Answers
  readonly final: Answers
}

export interface Standings {
  /** Without what belongs to one unit: that is in its results. */
  readonly setting: Setting
  readonly framework: { readonly id: string; readonly version: string; readonly hash: string }
  /** By framework, in the order of the places. */
  readonly units: readonly UnitStanding[]
  readonly quotas: readonly RoundQuota[]
}

/** Of one framework of the round. */
export type RoundQuota = QuotaReport & { readonly framework: string }

/** The stored document of a published round. */
export interface Publication extends Omit<Standings, 'quotas'> {
  readonly kind: 'publication'
  readonly published_at: string
  readonly round: Round
  /** Absent in the oldest: their frameworks had none. */
  readonly quotas?: readonly RoundQuota[]
}

export async function standingsOf(db: Db, round: RoundRow): Promise<Standings> {
  const { id, version, hash } = await frameworkOf(db, round)
  const setting = settingOf(round)
  const said = await saidOf(db, round)
  const apart = (await frameworksOf(db, round)).map((framework) =>
    standingsIn(
      framework,
      said.filter((one) => one.framework.hash === framework.hash),
      setting,
    ),
  )
  return {
    setting,
    framework: { id, version, hash },
    units: apart.flatMap(({ units }) => units),
    quotas: apart.flatMap(({ quotas }) => quotas),
  }
}

/** Units are compared and ranked with those of the same framework. */
export function standingsIn(
  framework: Framework,
  said: readonly SaidOfUnit[],
  setting: Setting,
): Pick<Standings, 'units' | 'quotas'> {
  const together = (which: keyof Columns): Readonly<Record<string, Result>> => {
    const units = said.flatMap(({ assessment, answers, unit }) => {
      const { [which]: own } = answers
      return own === undefined ? [] : [{ id: assessment.unit_id, answers: own, ...(unit && { unit }) }]
    })
    return units.length === 0 ? {} : scoreRound(framework, units, setting).results
  }
  const [self, appraised, clarified, final] = [
    together('self'),
    together('appraised'),
    together('clarified'),
    together('final'),
  ]
  const units = new Map(
    said.map(({ assessment: { unit_id: id, unit_name: name }, answers, appraisals }): [string, UnitStanding] => [
      id,
      {
        framework: framework.hash,
        unit: { id, name },
        place: null,
        self: self[id]!,
        ...(appraised[id] && { appraised: appraised[id] }),
        ...(clarified[id] && { clarified: clarified[id] }),
        final: final[id]!,
        answers,
        appraisals,
      },
    ]),
  )
  const ranked = [...units].map(([id, standing]) => ({ id, result: standing.final }))
  return {
    units: rankRound(framework, ranked).flatMap(({ id, place }) => {
      const standing = units.get(id)
      return standing === undefined ? [] : [{ ...standing, place }]
    }),
    quotas: quotaReports(framework, ranked).map((report) => ({ ...report, framework: framework.hash })),
  }
}

/** What a unit said and what was decided: all that its result stands on. */
interface SaidOfUnit {
  readonly assessment: Pick<AssessmentRow, 'unit_id' | 'unit_name'>
  readonly unit: UnitFacts | undefined
  readonly answers: Columns
  readonly appraisals: Readonly<Record<string, AppraisalRecord>>
}

export interface Said extends SaidOfUnit {
  readonly framework: Framework
  readonly assessment: AssessmentRow
}

/** Every assessment of the round with its answers, in a few questions to the store. */
export async function saidOf(db: Db, round: RoundRow): Promise<readonly Said[]> {
  const { authority_id, id } = round
  const assessments = await assessmentsOf(db, authority_id, id)
  const answers = await roundAnswers(db, authority_id, id)
  const appraisals = await roundAppraisals(db, authority_id, id)
  const frozen = await frozenOf(db, authority_id, id)
  const frameworks = await frameworksOf(db, round)
  return assessments.map((assessment) => {
    const decided = appraisals.get(assessment.id) ?? []
    const framework = frameworks.find(({ hash }) => hash === assessment.framework_hash) ?? frameworks[0]!
    const self = answersFrom(answers.get(assessment.id) ?? [])
    const { appraisal: appraised, 'appraisal-2': clarified } = frozen.get(assessment.id) ?? {}
    return {
      framework,
      assessment,
      unit: unitFactsOf(framework, assessment),
      answers: {
        self,
        ...(appraised && { appraised }),
        ...(clarified && { clarified }),
        final: { ...self, ...answersFrom(decided) },
      },
      appraisals: byCriterion(decided, presentAppraisal),
    }
  })
}

const answersFrom = (rows: readonly (AnswerTable | AppraisalTable)[]): Answers =>
  byCriterion(rows, (row) => JSON.parse(row.answer) as Answer)

export const rankingRow = ({ unit, place, final }: UnitStanding): Static<typeof RankingRow> => ({
  place,
  unit,
  framework: final.framework.hash,
  index: final.index,
  band: final.band,
  overruled: final.overruled ?? null,
  points: final.domains.some(anyScored) ? final.points : null,
  of: final.of,
  domains: final.domains.map((domain) => ({
    id: domain.id,
    points: anyScored(domain) ? domain.points : null,
    of: domain.of,
  })),
  bonus: sectionPoints(final.bonus),
  penalty: sectionPoints(final.penalty),
})

/** What belongs to the unit in its result. */
export function resultOf({ appraised, clarified, ...standing }: UnitStanding): UnitPart {
  const { unit, place, self, final, appraisals } = standing
  const answers = { appraised: null, clarified: null, ...standing.answers }
  return { unit, place, self, appraised: appraised ?? null, clarified: clarified ?? null, final, answers, appraisals }
}

type UnitPart = Omit<Static<typeof UnitResult>, 'round' | 'state'>

const sectionPoints = (section: Result['bonus']): string | null =>
  section?.children.some(anyScored) ? section.points : null

/** Whether anything below has a score: where nothing is answered, 0 would be a false one. */
const anyScored = (one: NodeResult): boolean =>
  one.kind === 'group'
    ? one.children.some(anyScored)
    : one.outcome.kind === 'scored' || one.outcome.kind === 'not_arising'
