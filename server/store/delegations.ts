/** Reading who of the council decides which sheets, and which sheet a part stands on. */
import { parts } from '../../engine/index.ts'
import type { Framework, Node } from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import type { Db } from './open.ts'
import type { RoundRow } from './rounds.ts'

export const delegationsOf = (db: Db, round: RoundRow) =>
  db
    .selectFrom('delegation')
    .select(['user_id', 'sheet'])
    .where('authority_id', '=', round.authority_id)
    .where('round_id', '=', round.id)
    .orderBy('user_id')
    .orderBy('sheet')
    .execute()

/** The sheets that this person decides; null: all of them. */
export async function ownSheets(db: Db, actor: Actor, round: RoundRow): Promise<readonly string[] | null> {
  if (round.delegated === 0 || actor.role !== 'council') return null
  return (await delegationsOf(db, round)).filter(({ user_id }) => user_id === actor.id).map(({ sheet }) => sheet)
}

/** By the id of a part, the sheet that it stands on. */
export function sheetsOf({ domains, bonus, penalty, ...rest }: Framework): ReadonlyMap<string, string> {
  const below = (node: Node): readonly string[] => (node.kind === 'leaf' ? [node.id] : node.children.flatMap(below))
  const on = (sheet: string, ids: readonly string[]) => ids.map((id) => [id, sheet] as const)
  const shared = parts({ domains, ...rest }).filter(({ kind }) => kind === 'shared')
  return new Map([
    ...shared.map(({ id }) => [id, id] as const),
    ...domains.flatMap((domain) => on(domain.id, below(domain))),
    ...on(
      'bonus',
      (bonus?.criteria ?? []).map(({ id }) => id),
    ),
    ...on(
      'penalty',
      (penalty?.criteria ?? []).map(({ id }) => id),
    ),
  ])
}
