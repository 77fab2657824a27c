/** Rounds and their steps. */
import { addRound } from '../actions/add-round.ts'
import { moveRound } from '../actions/move-round.ts'
import { openRound, visibleRounds } from '../actions/open-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { type Key, pageIn } from '../http/cursor.ts'
import { forSignedIn, type Reply } from '../http/endpoint.ts'
import { Framework, lists, PageQuery, Round, RoundInput, TransitionInput } from '../http/schemas.ts'
import { presentRound } from '../present-round.ts'
import { frameworkOf, type RoundRow } from '../store/rounds.ts'

export const listRounds = forSignedIn({
  action: 'list rounds',
  query: PageQuery,
  reply: lists.rounds,
  async run({ deps: { store }, actor, query }) {
    const body: Awaited<ReturnType<typeof presentRound>>[] = []
    const { items, next } = pageIn(await visibleRounds(store.db, actor), query, 3, newestFirst)
    for (const round of items) body.push(await presentRound(store.db, actor, round))
    return { body, next }
  },
})

/** By period, then by when it was made. */
const newestFirst = {
  keyOf: (round: RoundRow): Key => [round.period_from, round.created_at, round.id],
  compare: (a: Key, b: Key) => {
    const at = a.findIndex((part, index) => part !== b[index])
    const [one, other] = [a[at] ?? '', b[at] ?? '']
    return at === -1 ? 0 : one < other === (at === 2) ? -1 : 1
  },
}

export const getRound = forSignedIn({
  action: 'read round',
  reply: Round,
  run: ({ deps, actor, params }) => roundReply(deps, actor, params['id'] ?? ''),
})

export const postRound = forSignedIn({
  action: 'add round',
  created: true,
  body: RoundInput,
  reply: Round,
  async run({ deps, actor, body }) {
    return { status: 201, ...(await roundReply(deps, actor, await addRound(deps, actor, body))) }
  },
})

export const postTransition = forSignedIn({
  action: 'move round',
  body: TransitionInput,
  ifMatch: true,
  reply: Round,
  async run({ deps, actor, params, rev, body }) {
    const round = params['id'] ?? ''
    await moveRound(deps, actor, { round, rev, to: body.to })
    return roundReply(deps, actor, round)
  },
})

export const getRoundFramework = forSignedIn({
  action: 'read round',
  reply: Framework,
  async run({ deps: { store }, actor, params }) {
    return { body: await frameworkOf(store.db, await openRound(store.db, actor, params['id'] ?? '')) }
  },
})

async function roundReply({ store }: Deps, actor: Actor, id: string): Promise<Reply> {
  const round = await openRound(store.db, actor, id)
  return { body: await presentRound(store.db, actor, round), rev: round.rev }
}
