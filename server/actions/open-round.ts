/** Finds a round that this person may see, or may do this to. */
import type { Actor } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { type Action, may, permit, permitRole, type Subject } from '../policy.ts'
import { presentRound } from '../present-round.ts'
import type { Db } from '../store/open.ts'
import { allRounds, findRound, type RoundRow } from '../store/rounds.ts'

/** An office sees the rounds it takes part in once they are open, and every published one. */
async function concernedUnit(db: Db, actor: Actor, round: RoundRow): Promise<string | null> {
  if (actor.unit === null) return null
  if (round.published_at !== null) return actor.unit.id
  const own = await db
    .selectFrom('assessment')
    .select('id')
    .where('authority_id', '=', actor.authority)
    .where('round_id', '=', round.id)
    .where('unit_id', '=', actor.unit.id)
    .executeTakeFirst()
  return own === undefined ? null : actor.unit.id
}

const subjectOf = async (db: Db, actor: Actor, round: RoundRow): Promise<Subject> => ({
  unit_id: await concernedUnit(db, actor, round),
  state: round.state,
  published: round.published_at !== null,
})

export async function openRound(db: Db, actor: Actor, id: string, action: Action = 'read round'): Promise<RoundRow> {
  permitRole(action, actor)
  const round = await findRound(db, actor.authority, id)
  if (round === undefined) throw new Refusal('not-found')
  const subject = await subjectOf(db, actor, round)
  permit('read round', actor, subject)
  permit(action, actor, subject)
  return round
}

/** Refuses what was decided on an earlier revision of the round, and tells how it stands now. */
export async function openRoundAt(
  db: Db,
  actor: Actor,
  seen: { readonly round: string; readonly rev: number },
  action: Action,
): Promise<RoundRow> {
  const round = await openRound(db, actor, seen.round, action)
  if (round.rev !== seen.rev) throw new Refusal('stale', { current: await presentRound(db, actor, round) })
  return round
}

export async function visibleRounds(db: Db, actor: Actor): Promise<readonly RoundRow[]> {
  const shown: RoundRow[] = []
  for (const round of await allRounds(db, actor.authority)) {
    const subject = await subjectOf(db, actor, round)
    if (may('read round', actor, subject)) shown.push(round)
  }
  return shown
}
