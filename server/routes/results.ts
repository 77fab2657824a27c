/** Ranking and results. Of a published round, only what the publication holds. */
import { openRound } from '../actions/open-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import { Ranking, UnitResult } from '../http/schemas.ts'
import { permit } from '../policy.ts'
import { ownPart, presentRound, type Round } from '../present-round.ts'
import { type Publication, rankingRow, type Standings, standingsOf } from '../standings.ts'
import type { RoundRow } from '../store/rounds.ts'

export const getRanking = forSignedIn({
  action: 'read ranking',
  reply: Ranking,
  async run({ deps, actor, params }) {
    const round = await openRound(deps.store.db, actor, params['id'] ?? '', 'read ranking')
    const { state, published_at, shown, standings } = await standingsFor(deps, actor, round)
    return { body: { round: shown, state, published_at, rows: standings.units.map(rankingRow) } }
  },
})

export const getResult = forSignedIn({
  action: 'read result',
  reply: UnitResult,
  async run({ deps, actor, params }) {
    const { id = '', unit = '' } = params
    const round = await openRound(deps.store.db, actor, id, 'read result')
    permit('read result', actor, { unit_id: unit, state: round.state })
    const { state, shown, standings } = await standingsFor(deps, actor, round)
    const found = standings.units.find((standing) => standing.unit.id === unit)
    if (found === undefined) throw new Refusal('not-found')
    const { unit: named, place, self, final, answers, appraisals } = found
    return { body: { unit: named, round: shown, state, place, self, final, answers, appraisals } }
  },
})

interface Shown {
  readonly state: 'provisional' | 'published'
  readonly published_at: string | null
  readonly shown: Round
  readonly standings: Standings
}

async function standingsFor({ store }: Deps, actor: Actor, round: RoundRow): Promise<Shown> {
  if (round.state === 'published') {
    const { document } = await store.db
      .selectFrom('publication')
      .select('document')
      .where('authority_id', '=', actor.authority)
      .where('round_id', '=', round.id)
      .executeTakeFirstOrThrow()
    const publication = JSON.parse(document) as Publication
    const { published_at } = publication
    return { state: 'published', published_at, shown: ownPart(actor, publication.round), standings: publication }
  }
  if (actor.role === 'office' || actor.scopes !== undefined) throw new Refusal('not-published')
  const [shown, standings] = [await presentRound(store.db, actor, round), await standingsOf(store.db, round)]
  return { state: 'provisional', published_at: null, shown, standings }
}
