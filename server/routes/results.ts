/** Ranking and results. Of a published round, only what the publication holds. */
import { openRound } from '../actions/open-round.ts'
import type { Actor } from '../deps.ts'
import { attachment } from '../evidence/name.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { deflate, joined } from '../http/packed.ts'
import { Refusal } from '../http/refusal.ts'
import { Movement, Ranking, RankingQuery, UnitResult } from '../http/schemas.ts'
import { earlierStops, movementOf, provisionalStop, publishedStop } from '../movement.ts'
import { permit } from '../policy.ts'
import { course } from '../present-publication.ts'
import { ownPart, presentRound, type Round, seesProvisional } from '../present-round.ts'
import { type Published, publishedOf, rankingReply, resultReply } from '../published-replies.ts'
import { rankingRow, resultOf, standingsOf } from '../standings.ts'
import type { Db } from '../store/open.ts'
import { type PublicationRow, publishedDocument, storedPublications } from '../store/publications.ts'
import { isWithdrawn, type RoundRow } from '../store/rounds.ts'

export const getRanking = forSignedIn({
  action: 'read ranking',
  query: RankingQuery,
  reply: Ranking,
  kept: true,
  async run({ deps, actor, params, query }) {
    const { db } = deps.store
    const round = await openRound(db, actor, params['id'] ?? '', 'read ranking')
    if (isProvisional(actor, round, query.revision)) {
      const [shown, { units, quotas }] = [await presentRound(db, actor, round), await standingsOf(db, round)]
      const { revision } = round
      const rows = units.map(rankingRow)
      return { body: { round: shown, state: 'provisional', revision, published_at: null, rows, quotas } }
    }
    const { row, published, shown } = await publicationAsked(db, actor, round, query.revision)
    return { packed: rankingReply(row, published, shown) }
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
      : await publishedStop(db, round, (await publicationAsked(db, actor, round, query.revision)).row)
    return { body: movementOf([...(await earlierStops(db, round)), last]) }
  },
})

export const getResult = forSignedIn({
  action: 'read result',
  query: RankingQuery,
  reply: UnitResult,
  kept: true,
  async run({ deps, actor, params, query }) {
    const { id = '', unit = '' } = params
    const { db } = deps.store
    const round = await openRound(db, actor, id, 'read result')
    permit('read result', actor, { unit_id: unit, state: round.state, published: round.published_at !== null })
    if (isProvisional(actor, round, query.revision)) {
      const shown = await presentRound(db, actor, round)
      const found = (await standingsOf(db, round)).units.find((standing) => standing.unit.id === unit)
      if (found === undefined) throw new Refusal('not-found')
      return { body: { state: 'provisional', round: shown, ...resultOf(found) } }
    }
    const { published, shown } = await publicationAsked(db, actor, round, query.revision)
    const packed = resultReply(published, shown, unit)
    if (packed === null) throw new Refusal('not-found')
    return { packed }
  },
})

/** Every byte as it was stored and hashed: canonical JSON (RFC 8785) in UTF-8, and no line end after it. */
export const getPublication = forSignedIn({
  action: 'read publication',
  answers: 'application/json',
  kept: true,
  exports: true,
  async run({ deps, actor, params }) {
    const { id = '', revision = '' } = params
    const { db } = deps.store
    const round = await openRound(db, actor, id, 'read publication')
    const all = await storedPublications(db, round.authority_id, round.id)
    const row = all.find((one) => String(one.revision) === revision)
    if (row === undefined) throw new Refusal('not-found')
    const document = await publishedDocument(db, row)
    const packed = joined([{ plain: Buffer.from(document), deflated: await deflate(document) }])
    return { packed, headers: { 'Content-Disposition': attachment(publicationName(row)) } }
  },
})

/** Without letters that a command line would have to quote. */
const publicationName = ({ revision, hash }: PublicationRow): string =>
  `khung-${revision}-${hash.replace(/^sha256:/, '').slice(0, 12)}.json`

/** Of a published round, the publication that was asked for, else the newest; while it is corrected, to the council what it is now. */
const isProvisional = (actor: Actor, round: RoundRow, asked: string | undefined): boolean =>
  asked === undefined &&
  round.state !== 'published' &&
  !isWithdrawn(round) &&
  seesProvisional(actor) &&
  actor.scopes === undefined

interface Asked {
  readonly row: PublicationRow
  readonly published: Published
  /** The round of it as this person sees it. */
  readonly shown: Round
}

async function publicationAsked(db: Db, actor: Actor, round: RoundRow, asked: string | undefined): Promise<Asked> {
  const all = await storedPublications(db, round.authority_id, round.id)
  const row = asked === undefined ? all.at(-1) : all.find(({ revision }) => revision === Number(asked))
  if (row === undefined) throw new Refusal(asked === undefined ? 'not-published' : 'not-found')
  const published = await publishedOf(db, row)
  return { row, published, shown: ownPart(actor, { ...published.round, ...(await course(db, round, all)) }) }
}
