/** Publication: refused while anything is undecided, open or faulty; then stored, whole, once. */
import { canonicalJson, certify, parts, prepare, sha256 } from '../../engine/index.ts'
import type { Framework, Json, Node } from '../../engine/index.ts'
import { type ErrorPlace, place, Refusal } from '../http/refusal.ts'
import { presentRound } from '../present-round.ts'
import { type Publication, type Standings, standingsOf, type UnitStanding } from '../standings.ts'
import { type AssessmentRow, assessmentsOf } from '../store/assessments.ts'
import type { Db, Tx } from '../store/open.ts'
import { proposalsOf } from '../store/proposals.ts'
import { frameworksOf, type RoundRow } from '../store/rounds.ts'
import { nameOf } from './open-assessment.ts'

/** Scores the round as it stands now, or refuses with one entry for each thing to do first. */
export async function readyStandings(db: Db, round: RoundRow): Promise<Standings> {
  const assessments = await assessmentsOf(db, round.authority_id, round.id)
  const standings = await standingsOf(db, round)
  const errors: ErrorPlace[] = []
  const doubts: ErrorPlace[] = []
  for (const framework of await frameworksOf(db, round)) {
    const names = namesOf(framework)
    const decidable = parts(framework).filter((part) => part.scored_by !== 'survey' || round.survey === 1)
    const ids = decidable.map(({ id }) => id)
    const units = standings.units.filter((one) => one.framework === framework.hash)
    const own = units.flatMap((standing) => {
      const assessment = assessments.find(({ unit_id }) => unit_id === standing.unit.id)
      return assessment === undefined ? [] : [{ assessment, standing }]
    })
    for (const { assessment, standing } of own.toSorted(
      (a, b) => assessments.indexOf(a.assessment) - assessments.indexOf(b.assessment),
    ))
      errors.push(...obstacles(assessment, standing, ids, names))
    errors.push(
      ...(await waitingForSecond(
        db,
        own.map(({ assessment }) => assessment),
        names,
      )),
    )
    if (errors.length === 0) doubts.push(...doubtsAbout(framework, units, names))
  }
  if (errors.length > 0) throw new Refusal('not-ready', { errors, params: { count: String(errors.length) } })
  if (doubts.length > 0) throw new Refusal('not-ready', { errors: doubts, params: { count: String(doubts.length) } })
  return standings
}

/** A change that nobody has agreed to yet is no decision, whatever stood before it. */
async function waitingForSecond(
  db: Db,
  assessments: readonly AssessmentRow[],
  numbers: ReadonlyMap<string, string>,
): Promise<readonly ErrorPlace[]> {
  const found: ErrorPlace[] = []
  for (const { authority_id, id, unit_name } of assessments) {
    const waiting = new Set((await proposalsOf(db, authority_id, id)).map(({ criterion }) => criterion))
    for (const criterion of waiting)
      found.push(
        place(`/assessments/${id}/${criterion}`, 'second-waits', {
          unit: unit_name,
          criterion: numbers.get(criterion) ?? criterion,
        }),
      )
  }
  return found
}

/** What a result may wait for or fail at, as it is called: parts, groups, and what conditions read of the unit. */
function namesOf(framework: Framework): ReadonlyMap<string, string> {
  const groups = (node: Node): readonly (readonly [string, string])[] =>
    node.kind === 'leaf' ? [] : [[node.id, node.number], ...node.children.flatMap(groups)]
  const { flags = [], attributes } = framework
  return new Map([
    ...framework.domains.flatMap(groups),
    ...parts(framework).map((part) => [part.id, nameOf(part)] as const),
    ...flags.map(({ id, label }) => [`flags.${id}`, label.vi] as const),
    ...attributes.map(({ id, label }) => [`attributes.${id}`, label.vi] as const),
  ])
}

/** Every figure on which the two evaluators differ: a mistake of this program, which must never be published. */
function doubtsAbout(
  framework: Framework,
  units: readonly UnitStanding[],
  numbers: ReadonlyMap<string, string>,
): readonly ErrorPlace[] {
  const plan = prepare(framework)
  return units.flatMap(({ unit, answers, final }) => {
    const certified = certify(framework, answers.final, final.setting, plan)
    if (certified.kind === 'certified') return []
    return certified.differences.map(({ id, figure, reference, fast }) =>
      place(`/units/${unit.id}/${id}`, 'evaluators-differ', {
        unit: unit.name,
        criterion: numbers.get(id) ?? (id || framework.id),
        figure,
        reference,
        fast,
      }),
    )
  })
}

function obstacles(
  assessment: AssessmentRow,
  { appraisals, final }: UnitStanding,
  decidable: readonly string[],
  numbers: ReadonlyMap<string, string>,
): readonly ErrorPlace[] {
  const unit = assessment.unit_name
  const at = `/assessments/${assessment.id}`
  if (assessment.state === 'open') return [place(at, 'not-submitted', { unit })]
  const one = (code: 'undecided' | 'open' | 'faulty') => (id: string) =>
    place(`${at}/${id}`, code, { unit, criterion: numbers.get(id) ?? id })
  const undecided = decidable.filter((id) => !Object.hasOwn(appraisals, id))
  if (undecided.length > 0) return undecided.map(one('undecided'))
  const found = [...final.open.map(one('open')), ...final.faults.map(one('faulty'))]
  // A unit of which nothing counts has no index, and must not be published as if it had none to show.
  return found.length === 0 && final.index === null ? [place(at, 'nothing-counts', { unit })] : found
}

/** Stores the document of a round that has just become published, and returns its hash. */
export async function storePublication(tx: Tx, round: RoundRow, at: string, standings: Standings): Promise<string> {
  const document: Publication = {
    kind: 'publication',
    published_at: at,
    round: await presentRound(tx, null, round),
    ...standings,
  }
  const text = canonicalJson(document as unknown as Json)
  const hash = sha256(text)
  await tx
    .insertInto('publication')
    .values({
      authority_id: round.authority_id,
      id: `${round.id}/${round.revision}`,
      round_id: round.id,
      revision: round.revision,
      at,
      hash,
      document: text,
    })
    .execute()
  return hash
}
