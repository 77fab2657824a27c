/** Reading rounds, and what they set. The compiled framework of a round never changes, so it is parsed once. */
import type { Framework, InputValue, Setting, UnitFacts } from '../../engine/index.ts'
import type { Db } from './open.ts'
import type { AssessmentRow } from './assessments.ts'
import { prepared } from './prepared.ts'
import type { AssessmentTable, RoundTable } from './tables.ts'

export type RoundRow = Omit<RoundTable, 'framework'>

const columns = [
  'authority_id',
  'id',
  'rev',
  'title',
  'state',
  'demo',
  'period_from',
  'period_until',
  'survey',
  'framework_id',
  'framework_version',
  'framework_hash',
  'self_scoring_until',
  'appraisal_until',
  'created_at',
  'published_at',
  'clarification_until',
  'appraisal_2_until',
  'council_until',
  'confirmed',
  'delegated',
  'shows_appraisal',
  'tolerance',
  'revision',
  'cancelled_from',
  'cancelled_reason',
  'cancellation_id',
] as const

const byId = prepared((db, { authority, id }: { readonly authority: string; readonly id: string }) =>
  db.selectFrom('round').select(columns).where('authority_id', '=', authority).where('id', '=', id),
)

export const findRound = async (db: Db, authority: string, id: string): Promise<RoundRow | undefined> =>
  (await byId(db, { authority, id }))[0]

/** Newest period first. */
export const allRounds = (db: Db, authority: string): Promise<readonly RoundRow[]> =>
  db
    .selectFrom('round')
    .select(columns)
    .where('authority_id', '=', authority)
    .orderBy('period_from', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

/** A result of it was published, and stands no more. */
export const isWithdrawn = ({ state, published_at }: Pick<RoundRow, 'state' | 'published_at'>): boolean =>
  state === 'cancelled' && published_at !== null

/** By round and hash: a round may be moved to another version. */
const frameworks = new Map<string, Framework>()

type Key = Pick<RoundRow, 'authority_id' | 'id' | 'framework_hash'>

export async function frameworkOf(db: Db, round: Key): Promise<Framework> {
  const key = `${round.id} ${round.framework_hash}`
  const known = frameworks.get(key)
  if (known !== undefined) return known
  const { framework } = await db
    .selectFrom('round')
    .select('framework')
    .where('authority_id', '=', round.authority_id)
    .where('id', '=', round.id)
    .executeTakeFirstOrThrow()
  const parsed = JSON.parse(framework) as Framework
  frameworks.set(key, parsed)
  return parsed
}

/** All of a round, its own first. */
export async function frameworksOf(db: Db, round: Key): Promise<readonly Framework[]> {
  const others = await db
    .selectFrom('round_framework')
    .select('framework_hash')
    .where('authority_id', '=', round.authority_id)
    .where('round_id', '=', round.id)
    .orderBy('position')
    .execute()
  const found = [await frameworkOf(db, round)]
  for (const { framework_hash } of others) found.push(await furtherFramework(db, round, framework_hash))
  return found
}

/** The one that rates this unit. */
export const frameworkFor = (
  db: Db,
  round: Key,
  { framework_hash: hash }: Pick<AssessmentTable, 'framework_hash'>,
): Promise<Framework> => (hash === null ? frameworkOf(db, round) : furtherFramework(db, round, hash))

async function furtherFramework(db: Db, round: Key, hash: string): Promise<Framework> {
  const key = `${round.id} ${hash}`
  const known = frameworks.get(key)
  if (known !== undefined) return known
  const { framework } = await db
    .selectFrom('round_framework')
    .select('framework')
    .where('authority_id', '=', round.authority_id)
    .where('round_id', '=', round.id)
    .where('framework_hash', '=', hash)
    .executeTakeFirstOrThrow()
  const parsed = JSON.parse(framework) as Framework
  frameworks.set(key, parsed)
  return parsed
}

/** How a round was set to go, as pages show it and as the journal tells it: last days of its stages, and who decides how. */
export const courseSet = (round: RoundRow) => ({
  self_scoring_until: round.self_scoring_until,
  appraisal_until: round.appraisal_until,
  clarification_until: round.clarification_until,
  appraisal_2_until: round.appraisal_2_until,
  council_until: round.council_until,
  confirmed: round.confirmed === 1,
  delegated: round.delegated === 1,
  shows_appraisal: round.shows_appraisal === 1,
  tolerance: round.tolerance,
})

export const settingOf = (round: RoundRow): Setting => ({
  period: { from: round.period_from, until: round.period_until },
  survey: round.survey === 1,
})

type Kept = Pick<AssessmentTable, 'targets' | 'attributes'>

export const storedUnitFacts = ({ targets, attributes }: Kept): UnitFacts => ({
  targets: JSON.parse(targets) as Readonly<Record<string, InputValue>>,
  attributes: JSON.parse(attributes) as Readonly<Record<string, InputValue>>,
})

/** Undefined where the framework reads nothing of the unit. */
export const unitFactsOf = (framework: Framework, assessment: Kept): UnitFacts | undefined =>
  framework.targets.length + framework.attributes.length === 0 ? undefined : storedUnitFacts(assessment)

/** Of one unit by itself: what is known of the others is not in it. */
export function unitSettingOf(round: RoundRow, framework: Framework, assessment: Kept): Setting {
  const unit = unitFactsOf(framework, assessment)
  return { ...settingOf(round), ...(unit && { unit }) }
}

/** As it would open now: an attribute that the round does not state itself is the unit's own. */
export function draftUnitFacts(framework: Framework, assessment: AssessmentRow): UnitFacts {
  const { targets, attributes } = storedUnitFacts(assessment)
  const own = JSON.parse(assessment.unit_attributes) as Readonly<Record<string, InputValue>>
  const known = framework.attributes.filter(({ id }) => Object.hasOwn(own, id)).map(({ id }) => [id, own[id]] as const)
  return { targets, attributes: { ...(Object.fromEntries(known) as typeof own), ...attributes } }
}
