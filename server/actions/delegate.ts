/** Who of the council decides which sheets of a round: domains, facts, bonus, penalty, flags. */
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { DelegationsInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import { frameworksOf } from '../store/rounds.ts'
import { sheetsOf } from '../store/delegations.ts'
import { setRound } from './set-round.ts'
import { openRoundAt } from './open-round.ts'

export interface Delegate extends Static<typeof DelegationsInput> {
  readonly round: string
  readonly rev: number
}

/** Replaces all delegations of the round. */
export function delegate(deps: Deps, actor: Actor, input: Delegate): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const round = await openRoundAt(tx, actor, input, 'delegate')
    const known = new Set((await frameworksOf(tx, round)).flatMap((framework) => [...sheetsOf(framework).values()]))
    const members = await tx
      .selectFrom('membership')
      .select('user_id')
      .where('authority_id', '=', actor.authority)
      .where('role', 'in', ['council', 'chair'])
      .execute()
    const council = new Set(members.map(({ user_id }) => user_id))
    for (const { user_id, sheets } of input.delegations)
      if (!council.has(user_id) || sheets.some((sheet) => !known.has(sheet))) throw new Refusal('delegation-unknown')
    await append(tx, deps.now(), actor, {
      action: 'sheets-delegated',
      object: round.title,
      round: round.id,
      detail: { round: round.id, delegations: input.delegations },
    })
    const here = tx.deleteFrom('delegation').where('authority_id', '=', actor.authority)
    await here.where('round_id', '=', round.id).execute()
    for (const { user_id, sheets } of input.delegations)
      for (const sheet of new Set(sheets))
        await tx
          .insertInto('delegation')
          .values({ authority_id: actor.authority, round_id: round.id, user_id, sheet })
          .execute()
    await setRound(tx, round, { rev: round.rev + 1 })
  })
}
