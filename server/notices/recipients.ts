/** Who is written to: people with an address and an account that is open, by their part in a round. */
import { isValid } from '../store/memberships.ts'
import type { Db } from '../store/open.ts'

/** Everyone who takes part: those of the rated units, the council, the administrators. `day`: in Việt Nam. */
export async function peopleOfRound(
  db: Db,
  { authority, round, day }: { readonly authority: string; readonly round: string; readonly day: string },
): Promise<readonly string[]> {
  const units = await db
    .selectFrom('assessment')
    .select('unit_id')
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .execute()
  const rated = new Set(units.map(({ unit_id }) => unit_id))
  const part = (one: Held): boolean =>
    one.unit_id === null ? ['council', 'chair', 'administrator'].includes(one.role) : rated.has(one.unit_id)
  return addressesOf(db, authority, day, part)
}

/** Those of one unit. */
export const peopleOfUnit = (
  db: Db,
  { authority, unit, day }: { readonly authority: string; readonly unit: string; readonly day: string },
): Promise<readonly string[]> => addressesOf(db, authority, day, ({ unit_id }) => unit_id === unit)

interface Held {
  readonly role: string
  readonly unit_id: string | null
}

async function addressesOf(
  db: Db,
  authority: string,
  day: string,
  part: (held: Held) => boolean,
): Promise<readonly string[]> {
  const held = await db
    .selectFrom('membership')
    .innerJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'membership.authority_id').onRef('user.id', '=', 'membership.user_id'),
    )
    .select(['user.email', 'role', 'unit_id', 'valid_from', 'valid_until'])
    .where('membership.authority_id', '=', authority)
    .where('user.email', 'is not', null)
    .where('user.locked_at', 'is', null)
    .where('user.ended_at', 'is', null)
    .orderBy('user.username')
    .execute()
  return [...new Set(held.flatMap((one) => (one.email && isValid(one, day) && part(one) ? [one.email] : [])))]
}
