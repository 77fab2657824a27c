/** Ranking and results. Of a published round, only what the publication holds. */
import { openRound } from '../actions/open-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import { Ranking, RankingQuery, UnitResult } from '../http/schemas.ts'
import { permit } from '../policy.ts'
import { asPublished, course } from '../present-publication.ts'
import { ownPart, presentRound, type Round, seesProvisional } from '../present-round.ts'
import { type Publication, rankingRow, type Standings, standingsOf } from '../standings.ts'
import type { RoundRow } from '../store/rounds.ts'

export const getRanking = forSignedIn({
  action: 'read ranking',
  query: RankingQuery,
  reply: Ranking,
  async run({ deps, actor, params, query }) {
    const round = await openRound(deps.store.db, actor, params['id'] ?? '', 'read ranking')
    const { state, revision, published_at, shown, standings } = await standingsFor(deps, actor, round, query.revision)
    const { units, quotas = [] } = standings
    return { body: { round: shown, state, revision, published_at, rows: units.map(rankingRow), quotas } }
  },
})

export const getResult = forSignedIn({
  action: 'read result',
  query: RankingQuery,
  reply: UnitResult,
  async run({ deps, actor, params, query }) {
    const { id = '', unit = '' } = params
    const round = await openRound(deps.store.db, actor, id, 'read result')
    const published = round.published_at !== null
    permit('read result', actor, { unit_id: unit, state: round.state, published })
    const { state, shown, standings } = await standingsFor(deps, actor, round, query.revision)
    const found = standings.units.find((standing) => standing.unit.id === unit)
    if (found === undefined) throw new Refusal('not-found')
    const { unit: named, place, self, appraised = null, clarified = null, final, appraisals } = found
    const answers = { appraised: null, clarified: null, ...found.answers }
    return { body: { unit: named, round: shown, state, place, self, appraised, clarified, final, answers, appraisals } }
  },
})

interface Shown {
  readonly state: 'provisional' | 'published'
  readonly revision: number
  readonly published_at: string | null
  readonly shown: Round
  readonly standings: Standings | Publication
}

/** Of a published round, the publication that was asked for, else the newest; while it is corrected, to the council what it is now. */
async function standingsFor(deps: Deps, actor: Actor, round: RoundRow, asked: string | undefined): Promise<Shown> {
  const { db } = deps.store
  const provisional = asked === undefined && round.state !== 'published' && seesProvisional(actor)
  if (provisional) {
    const [shown, standings] = [await presentRound(db, actor, round), await standingsOf(db, round)]
    return { state: 'provisional', revision: round.revision, published_at: null, shown, standings }
  }
  const stored = await db
    .selectFrom('publication')
    .select(['revision', 'document'])
    .where('authority_id', '=', actor.authority)
    .where('round_id', '=', round.id)
    .orderBy('revision', 'desc')
    .execute()
  const found = asked === undefined ? stored[0] : stored.find(({ revision }) => revision === Number(asked))
  if (found === undefined) throw new Refusal(asked === undefined ? 'not-published' : 'not-found')
  const publication = JSON.parse(found.document) as Publication
  const { published_at } = publication
  const now = await presentRound(db, null, round)
  const shown = ownPart(actor, { ...asPublished(publication), ...course(now) })
  return { state: 'published', revision: found.revision, published_at, shown, standings: publication }
}
