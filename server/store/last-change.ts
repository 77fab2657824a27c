/** Who changed something last, as the journal has it: told to whoever comes with an older revision. */
import type { Tx } from './open.ts'
import { actorOfEntry } from './read-journal.ts'

export interface Change {
  readonly by: string
  readonly at: string
}

/** Of a round itself, or of one assessment in it. */
export async function lastChange(
  tx: Tx,
  { authority_id, id }: { readonly authority_id: string; readonly id: string },
  assessment?: string,
): Promise<Change | undefined> {
  const entries = tx
    .selectFrom('journal')
    .leftJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'journal.authority_id').onRef('user.id', '=', 'journal.actor_id'),
    )
    .leftJoin('api_token as token', (join) =>
      join.onRef('token.authority_id', '=', 'journal.authority_id').onRef('token.id', '=', 'journal.actor_id'),
    )
    .select([
      'journal.form',
      'journal.actor',
      'journal.actor_id',
      'user.name as actor_name',
      'token.name as token_name',
      'journal.at',
    ])
    .where('journal.authority_id', '=', authority_id)
    .where('journal.round_id', '=', id)
    .orderBy('journal.seq', 'desc')
    .limit(1)
  const found = await (
    assessment === undefined
      ? entries.where('journal.action', 'like', 'round-%')
      : entries.where('journal.detail', 'like', `%"assessment":"${assessment}"%`)
  ).executeTakeFirst()
  return found && { by: actorOfEntry(found) ?? '', at: found.at }
}
