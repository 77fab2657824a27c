/** The round as the council works through it: every assessment with what was said and decided, how far it is, what was said before. */
import type { Static } from 'typebox'
import { parts } from '../engine/index.ts'
import type { Actor } from './deps.ts'
import type * as schemas from './http/schemas.ts'
import { comparesUnits, presentRound, presentWork } from './present-round.ts'
import { standingsOf } from './standings.ts'
import { assessmentsOf, reasonsGiven, roundAppraisals } from './store/assessments.ts'
import { ownSheets, sheetsOf } from './store/delegations.ts'
import { roundExplanations } from './store/explanations.ts'
import type { Db } from './store/open.ts'
import { roundProposals } from './store/proposals.ts'
import { frameworkFor, frameworksOf, type RoundRow } from './store/rounds.ts'
import { extensionsOf, frozenOf } from './store/stages.ts'
import { currentUntil } from './workflow.ts'

type Desk = Static<typeof schemas.Desk>
type DeskProgress = Static<typeof schemas.DeskProgress>
type Phrase = Static<typeof schemas.Phrase>

export async function presentDesk(db: Db, actor: Actor, round: RoundRow, now: Date): Promise<Desk> {
  const roundUntil = currentUntil(round)
  const extended = await extensionsOf(db, round.authority_id, round.id, round.state)
  const frozen = await frozenOf(db, round.authority_id, round.id)
  const compared = (await frameworksOf(db, round)).some(comparesUnits)
  const standings = compared ? (await standingsOf(db, round)).units : []
  const settings = new Map(standings.map(({ unit, final }) => [unit.id, final.setting]))
  const assessments: Desk['assessments'][number][] = []
  for (const assessment of await assessmentsOf(db, round.authority_id, round.id)) {
    const framework = await frameworkFor(db, round, assessment)
    const until = roundUntil === null ? null : (extended.get(assessment.id)?.until ?? roundUntil)
    const opened = { assessment, round, framework, roundUntil, until }
    const setting = comparesUnits(framework) ? settings.get(assessment.unit_id) : undefined
    const shared = { setting, frozen: frozen.get(assessment.id) }
    assessments.push(await presentWork(db, actor, opened, now, shared))
  }
  return { round: await presentRound(db, actor, round), assessments }
}

/** By unit and sheet: how much is decided, and what waits for someone. */
export async function presentProgress(db: Db, actor: Actor, round: RoundRow): Promise<DeskProgress> {
  const { authority_id, id } = round
  const [decided, asked, proposed] = [
    await roundAppraisals(db, authority_id, id),
    await roundExplanations(db, authority_id, id),
    await roundProposals(db, authority_id, id),
  ]
  const frameworks = await frameworksOf(db, round)
  const units = (await assessmentsOf(db, authority_id, id)).map((row) => {
    const framework = frameworks.find(({ hash }) => hash === row.framework_hash) ?? frameworks[0]!
    const on = sheetsOf(framework)
    const counted = parts(framework).filter(({ scored_by }) => scored_by !== 'survey' || round.survey === 1)
    const here = new Set((decided.get(row.id) ?? []).map(({ criterion }) => criterion))
    const open = asked.filter(({ assessment_id, answer }) => assessment_id === row.id && answer === null)
    const waits = new Set(proposed.flatMap((one) => (one.assessment_id === row.id ? [one.criterion] : [])))
    const sheets = [...new Set(counted.map((part) => on.get(part.id) ?? ''))].map((sheet) => {
      const own = counted.filter((part) => on.get(part.id) === sheet)
      const count = (has: (criterion: string) => boolean): number => own.filter((part) => has(part.id)).length
      return {
        id: sheet,
        of: own.length,
        decided: count((criterion) => here.has(criterion)),
        asked: count((criterion) => open.some((one) => one.criterion === criterion)),
        second: count((criterion) => waits.has(criterion)),
      }
    })
    return { assessment: row.id, unit: { id: row.unit_id, name: row.unit_name }, framework: framework.hash, sheets }
  })
  return { own: await ownSheets(db, actor, round), units }
}

/** More than these are no longer a list to choose from. */
const mostPhrases = 200

/**
 * Reasons that the council gave, those given most often first: of every round of the authority, for a council says the same each
 * year. Who may read the desk of one round may read that of the others.
 */
export async function presentPhrases(db: Db, authority: string): Promise<readonly Phrase[]> {
  const found = new Map<string, { readonly criteria: Set<string>; count: number }>()
  for (const { reason, criterion, count } of await reasonsGiven(db, authority)) {
    const words = reason.trim()
    const phrase = found.get(words) ?? { criteria: new Set(), count: 0 }
    phrase.criteria.add(criterion)
    phrase.count += count
    found.set(words, phrase)
  }
  found.delete('')
  return [...found]
    .map(([words, { criteria, count }]) => ({ words, criteria: [...criteria].toSorted(), count }))
    .toSorted((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1))
    .slice(0, mostPhrases)
}
