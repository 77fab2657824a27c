/** Rounds and their steps. */
import { addRound } from '../actions/add-round.ts'
import { moveRound } from '../actions/move-round.ts'
import { openRound, visibleRounds } from '../actions/open-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { forSignedIn, type Reply } from '../http/endpoint.ts'
import { Framework, lists, Round, RoundInput, TransitionInput } from '../http/schemas.ts'
import { presentRound } from '../present-round.ts'
import { presentEntry } from '../present.ts'
import { frameworkOf } from '../store/rounds.ts'

export const listRounds = forSignedIn({
  action: 'list rounds',
  reply: lists.rounds,
  async run({ deps: { store }, actor }) {
    const body: Awaited<ReturnType<typeof presentRound>>[] = []
    for (const round of await visibleRounds(store.db, actor)) body.push(await presentRound(store.db, actor, round))
    return { body }
  },
})

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

export const getJournal = forSignedIn({
  action: 'read journal',
  reply: lists.journal,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read journal')
    const entries = await store.db
      .selectFrom('journal')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('round_id', '=', round.id)
      .orderBy('seq')
      .execute()
    return { body: entries.map(presentEntry) }
  },
})

async function roundReply({ store }: Deps, actor: Actor, id: string): Promise<Reply> {
  const round = await openRound(store.db, actor, id)
  return { body: await presentRound(store.db, actor, round), rev: round.rev }
}
