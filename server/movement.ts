/**
 * The same units over several rounds: a round, and those of earlier periods that were published. Which places may be
 * compared is not decided here but by the engine: a change that it calls breaking is a break.
 */
import type { Static } from 'typebox'
import { compare, type Framework } from '../engine/index.ts'
import type { Movement, RankingRow } from './http/schemas.ts'
import { publishedOf, publishedRows } from './published-replies.ts'
import { rankingRow, standingsOf } from './standings.ts'
import type { Db } from './store/open.ts'
import { type PublicationRow, storedPublications } from './store/publications.ts'
import { allRounds, frameworksOf, isWithdrawn, type RoundRow } from './store/rounds.ts'

type Row = Static<typeof RankingRow>
type Shown = Static<typeof Movement>['rounds'][number]
type Step = Static<typeof Movement>['steps'][number]

/** What is told of one round, with its compiled frameworks to compare. */
export interface Stop {
  readonly shown: Shown
  readonly frameworks: readonly Framework[]
}

/** With the round itself this many columns; more are not read at once. */
const mostEarlier = 7

/** The newest result of every round of the authority whose period ended before this one's, oldest first. */
export async function earlierStops(db: Db, round: RoundRow): Promise<readonly Stop[]> {
  const before = (await allRounds(db, round.authority_id))
    .filter((one) => one.published_at !== null && !isWithdrawn(one) && one.period_until < round.period_until)
    .toSorted((a, b) => (a.period_until < b.period_until ? -1 : a.period_until > b.period_until ? 1 : 0))
  const stops: Stop[] = []
  for (const one of before.slice(-mostEarlier)) {
    const newest = (await storedPublications(db, one.authority_id, one.id)).at(-1)
    if (newest !== undefined) stops.push(await publishedStop(db, one, newest))
  }
  return stops
}

export async function publishedStop(db: Db, round: RoundRow, row: PublicationRow): Promise<Stop> {
  const published = await publishedOf(db, row)
  const { published_at } = published
  const state = isWithdrawn(round) ? 'withdrawn' : 'published'
  return {
    shown: shownOf(published.round, { state, revision: row.revision, published_at }, publishedRows(published)),
    frameworks: await frameworksOf(db, round),
  }
}

export async function provisionalStop(db: Db, round: RoundRow): Promise<Stop> {
  const frameworks = await frameworksOf(db, round)
  const { units } = await standingsOf(db, round)
  const { id, title, revision, survey, period_from: from, period_until: until } = round
  const known = { id, title, period: { from, until }, survey: survey === 1, frameworks: frameworks.map(pinned) }
  return {
    shown: shownOf(known, { state: 'provisional', revision, published_at: null }, units.map(rankingRow)),
    frameworks,
  }
}

const pinned = ({ id, version, hash, title, provenance }: Framework) => ({ id, version, hash, title, provenance })

const shownOf = (
  { id, title, period, survey, frameworks }: Pick<Shown, 'id' | 'title' | 'period' | 'survey' | 'frameworks'>,
  standing: Pick<Shown, 'state' | 'revision' | 'published_at'>,
  rows: readonly Row[],
): Shown => ({ id, title, period, survey, frameworks: [...frameworks], ...standing, rows: [...rows] })

/** Only rounds in which some of the units of the last one were rated, and every step that one of them took. */
export function movementOf(all: readonly Stop[]): Static<typeof Movement> {
  const units = new Set(all.at(-1)?.shown.rows.map(({ unit }) => unit.id))
  const stops = all.filter(({ shown }) => shown.rows.some(({ unit }) => units.has(unit.id)))
  const steps = stops.slice(1).flatMap((stop, at) => stepsBetween(stops[at]!, stop))
  return { rounds: stops.map(({ shown }) => shown), steps }
}

function stepsBetween(before: Stop, after: Stop): readonly Step[] {
  const then = new Map(before.shown.rows.map(({ unit, framework }) => [unit.id, framework]))
  const pairs = new Map<string, Step>()
  for (const { unit, framework: to } of after.shown.rows) {
    const from = then.get(unit.id)
    if (from === undefined || pairs.has(`${from} ${to}`)) continue
    pairs.set(`${from} ${to}`, { round: after.shown.id, from, to, ...between(from, to, before, after) })
  }
  return [...pairs.values()]
}

/** What the engine says; where a framework is no longer kept (its round went on with another version), nothing is. */
function between(from: string, to: string, before: Stop, after: Stop): Pick<Step, 'comparable' | 'breaking'> {
  if (from === to) return { comparable: true, breaking: [] }
  const left = before.frameworks.find(({ hash }) => hash === from)
  const right = after.frameworks.find(({ hash }) => hash === to)
  if (left === undefined || right === undefined) return { comparable: false, breaking: [] }
  const breaking = compare(left, right).changes.filter(({ level }) => level === 'breaking')
  return { comparable: breaking.length === 0, breaking }
}
