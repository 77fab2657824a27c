/** Who changed something last, as the journal has it: told to whoever comes with an older revision. */
import type { Tx } from './open.ts'

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
    .select(['actor as by', 'at'])
    .where('authority_id', '=', authority_id)
    .where('round_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
  const found =
    assessment === undefined
      ? entries.where('action', 'like', 'round-%')
      : entries.where('detail', 'like', `%"assessment":"${assessment}"%`)
  return found.executeTakeFirst()
}
