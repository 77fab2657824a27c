/** The council across the units of a round: what all of them said, accepting many at once and taking it back. */
import { acceptMany, withdrawMany } from '../actions/decide-many.ts'
import { openRound } from '../actions/open-round.ts'
import { forSignedIn } from '../http/endpoint.ts'
import {
  Acceptances,
  AcceptancesInput,
  Desk,
  DeskProgress,
  lists,
  Withdrawals,
  WithdrawalsInput,
} from '../http/schemas.ts'
import { presentDesk, presentPhrases, presentProgress } from '../present-desk.ts'

export const getDesk = forSignedIn({
  action: 'read desk',
  reply: Desk,
  async run({ deps, actor, params }) {
    const round = await openRound(deps.store.db, actor, params['id'] ?? '', 'read desk')
    return { body: await presentDesk(deps.store.db, actor, round, deps.now()) }
  },
})

export const getProgress = forSignedIn({
  action: 'read desk',
  reply: DeskProgress,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read desk')
    return { body: await presentProgress(store.db, actor, round) }
  },
})

export const getPhrases = forSignedIn({
  action: 'read desk',
  reply: lists.phrases,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read desk')
    return { body: await presentPhrases(store.db, round.authority_id) }
  },
})

export const postAcceptances = forSignedIn({
  action: 'appraise',
  body: AcceptancesInput,
  reply: Acceptances,
  run: async ({ deps, actor, params, body }) => ({ body: await acceptMany(deps, actor, params['id'] ?? '', body) }),
})

export const postWithdrawals = forSignedIn({
  action: 'appraise',
  body: WithdrawalsInput,
  reply: Withdrawals,
  run: async ({ deps, actor, params, body }) => ({ body: await withdrawMany(deps, actor, params['id'] ?? '', body) }),
})
