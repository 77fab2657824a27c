/** Ranking and results. Of a published round, only what the publication holds. */
import { openRound } from '../actions/open-round.ts'
import type { Actor } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import { Movement, Ranking, RankingQuery, UnitResult } from '../http/schemas.ts'
import { earlierStops, movementOf, provisionalStop, publishedStop } from '../movement.ts'
import { permit } from '../policy.ts'
import { asPublished, course } from '../present-publication.ts'
import { ownPart, presentRound, type Round, seesProvisional } from '../present-round.ts'
import { publishedRanking, writeRanking } from '../published-ranking.ts'
import { type Publication, rankingRow, type Standings, standingsOf } from '../standings.ts'
import type { Db } from '../store/open.ts'
import { type PublicationRow, publishedDocument, storedPublications } from '../store/publications.ts'
import type { RoundRow } from '../store/rounds.ts'

export const getRanking = forSignedIn({
  action: 'read ranking',
  query: RankingQuery,
  reply: Ranking,
  async run({ deps, actor, params, query }) {
    const { db } = deps.store
    const round = await openRound(db, actor, params['id'] ?? '', 'read ranking')
    if (isProvisional(actor, round, query.revision)) {
      const [shown, { units, quotas }] = [await presentRound(db, actor, round), await standingsOf(db, round)]
      const { revision } = round
      const rows = units.map(rankingRow)
      return { body: { round: shown, state: 'provisional', revision, published_at: null, rows, quotas } }
    }
    const { row, all } = await publicationAsked(db, round, query.revision)
    const ranking = await publishedRanking(db, row)
    const shown = ownPart(actor, { ...ranking.round, ...course(round, all) })
    return { json: writeRanking(row, ranking, shown) }
  },
})

/** The same units over the rounds: only what each may be shown of this one, and what was published of the earlier ones. */
export const getMovement = forSignedIn({
  action: 'read ranking',
  query: RankingQuery,
  reply: Movement,
  async run({ deps, actor, params, query }) {
    const { db } = deps.store
    const round = await openRound(db, actor, params['id'] ?? '', 'read ranking')
    const last = isProvisional(actor, round, query.revision)
      ? await provisionalStop(db, round)
      : await publishedStop(db, round, (await publicationAsked(db, round, query.revision)).row)
    return { body: movementOf([...(await earlierStops(db, round)), last]) }
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
    const { state, shown, standings } = await standingsFor(deps.store.db, actor, round, query.revision)
    const found = standings.units.find((standing) => standing.unit.id === unit)
    if (found === undefined) throw new Refusal('not-found')
    const { unit: named, place, self, appraised = null, clarified = null, final, appraisals } = found
    const answers = { appraised: null, clarified: null, ...found.answers }
    return { body: { unit: named, round: shown, state, place, self, appraised, clarified, final, answers, appraisals } }
  },
})

/** Of a published round, the publication that was asked for, else the newest; while it is corrected, to the council what it is now. */
const isProvisional = (actor: Actor, round: RoundRow, asked: string | undefined): boolean =>
  asked === undefined && round.state !== 'published' && seesProvisional(actor) && actor.scopes === undefined

interface Asked {
  readonly row: PublicationRow
  readonly all: readonly PublicationRow[]
}

async function publicationAsked(db: Db, round: RoundRow, asked: string | undefined): Promise<Asked> {
  const all = await storedPublications(db, round.authority_id, round.id)
  const row = asked === undefined ? all.at(-1) : all.find(({ revision }) => revision === Number(asked))
  if (row === undefined) throw new Refusal(asked === undefined ? 'not-published' : 'not-found')
  return { row, all }
}

interface Shown {
  readonly state: 'provisional' | 'published'
  readonly shown: Round
  readonly standings: Pick<Standings, 'units'>
}

async function standingsFor(db: Db, actor: Actor, round: RoundRow, asked: string | undefined): Promise<Shown> {
  if (isProvisional(actor, round, asked)) {
    const [shown, standings] = [await presentRound(db, actor, round), await standingsOf(db, round)]
    return { state: 'provisional', shown, standings }
  }
  const { row, all } = await publicationAsked(db, round, asked)
  const publication = JSON.parse(await publishedDocument(db, row)) as Publication
  const shown = ownPart(actor, { ...asPublished(publication), ...course(round, all) })
  return { state: 'published', shown, standings: publication }
}
