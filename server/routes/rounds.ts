/** Rounds and their steps. */
import type { Static, TSchema } from 'typebox'
import { addRound } from '../actions/add-round.ts'
import { cancelRound, decideEnding, reopenRound } from '../actions/cancel-round.ts'
import { closeOverdue } from '../actions/close-assessments.ts'
import { askCorrection, decideCorrection } from '../actions/correct-round.ts'
import { delegate } from '../actions/delegate.ts'
import { deleteRound, editRound } from '../actions/edit-round.ts'
import { moveRound } from '../actions/move-round.ts'
import { askMove, decideMove } from '../actions/move-version.ts'
import { openRound, visibleRounds } from '../actions/open-round.ts'
import { sendReminder } from '../actions/send-reminder.ts'
import { setDates } from '../actions/set-dates.ts'
import { settleUnsubmitted } from '../actions/settle-unsubmitted.ts'
import { setUnitFacts } from '../actions/set-unit-facts.ts'
import type { Actor, Deps } from '../deps.ts'
import { type Key, pageIn } from '../http/cursor.ts'
import { type Endpoint, forSignedIn, type Reply } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import {
  CorrectionDecision,
  DatesInput,
  Delegations,
  DelegationsInput,
  Framework,
  FrameworkQuery,
  lists,
  PageQuery,
  ReasonInput,
  ReminderSent,
  Round,
  RoundInput,
  TransitionInput,
  UnitFactsInput,
  UnsubmittedInput,
  VersionInput,
} from '../http/schemas.ts'
import type { Action } from '../policy.ts'
import { presentDelegations } from '../present-delegations.ts'
import { presentRound } from '../present-round.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { draftUnitFacts, frameworkFor, frameworksOf, type RoundRow, storedUnitFacts } from '../store/rounds.ts'

/** A change of one round, at the revision that was seen; answered with the round as it is then. */
const changing = <Body extends TSchema>(
  action: Action,
  body: Body,
  act: (deps: Deps, actor: Actor, input: Static<Body> & Seen) => Promise<unknown>,
): Endpoint =>
  forSignedIn({
    action,
    body,
    ifMatch: true,
    reply: Round,
    async run({ deps, actor, params, rev, body: given }) {
      const round = params['id'] ?? ''
      await act(deps, actor, { ...given, round, rev })
      return roundReply(deps, actor, round)
    },
  })

interface Seen {
  readonly round: string
  readonly rev: number
}

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

export const putRound = changing('edit round', RoundInput, editRound)

export const dropRound = forSignedIn({
  action: 'delete round',
  ifMatch: true,
  async run({ deps, actor, params, rev }) {
    await deleteRound(deps, actor, { round: params['id'] ?? '', rev })
    return {}
  },
})

export const postTransition = changing('move round', TransitionInput, moveRound)

export const getRoundFramework = forSignedIn({
  action: 'read round',
  query: FrameworkQuery,
  reply: Framework,
  async run({ deps: { store }, actor, params, query }) {
    const all = await frameworksOf(store.db, await openRound(store.db, actor, params['id'] ?? ''))
    const found = query.hash === undefined ? all[0] : all.find(({ hash }) => hash === query.hash)
    if (found === undefined) throw new Refusal('not-found')
    return { body: found }
  },
})

export const getUnitFacts = forSignedIn({
  action: 'read unit facts',
  reply: lists.unitFacts,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read unit facts')
    const rows = await assessmentsOf(store.db, actor.authority, round.id)
    const body: Static<typeof lists.unitFacts>[number][] = []
    for (const row of rows) {
      const framework = await frameworkFor(store.db, round, row)
      const facts = round.state === 'draft' ? draftUnitFacts(framework, row) : storedUnitFacts(row)
      body.push({ unit: { id: row.unit_id, name: row.unit_name }, framework: framework.hash, ...facts })
    }
    return { body, rev: round.rev }
  },
})

export const putUnitFacts = changing('set unit facts', UnitFactsInput, setUnitFacts)

export const putDates = changing('set dates', DatesInput, setDates)

export const postClosing = forSignedIn({
  action: 'close overdue',
  ifMatch: true,
  reply: Round,
  async run({ deps, actor, params, rev }) {
    const round = params['id'] ?? ''
    await closeOverdue(deps, actor, { round, rev })
    return roundReply(deps, actor, round)
  },
})

export const postUnsubmitted = changing('settle unsubmitted', UnsubmittedInput, settleUnsubmitted)

export const postReminder = forSignedIn({
  action: 'remind',
  ifMatch: true,
  reply: ReminderSent,
  run: async ({ deps, actor, params, rev }) => ({
    body: await sendReminder(deps, actor, { round: params['id'] ?? '', rev }),
  }),
})

export const postCancellation = changing('cancel round', ReasonInput, cancelRound)

export const postReopening = changing('reopen round', ReasonInput, reopenRound)

export const postEndingDecision = changing('decide ending', CorrectionDecision, decideEnding)

export const postCorrection = changing('ask correction', ReasonInput, askCorrection)

export const postCorrectionDecision = changing('decide correction', CorrectionDecision, decideCorrection)

export const postVersion = changing('ask version', VersionInput, askMove)

export const postVersionDecision = changing('decide version', CorrectionDecision, decideMove)

export const getDelegations = forSignedIn({
  action: 'read delegations',
  reply: Delegations,
  async run({ deps: { store }, actor, params }) {
    const round = await openRound(store.db, actor, params['id'] ?? '', 'read delegations')
    return { body: await presentDelegations(store.db, round), rev: round.rev }
  },
})

export const putDelegations = changing('delegate', DelegationsInput, delegate)

async function roundReply({ store }: Deps, actor: Actor, id: string): Promise<Reply> {
  const round = await openRound(store.db, actor, id)
  return { body: await presentRound(store.db, actor, round), rev: round.rev }
}
