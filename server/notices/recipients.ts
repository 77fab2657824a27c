/** Who is written to: people with an address, by their part in a round. */
import type { Db } from '../store/open.ts'

/** Everyone who takes part: the offices of the rated units, the council, the administrators. */
export async function peopleOfRound(db: Db, authority: string, round: string): Promise<readonly string[]> {
  const units = db
    .selectFrom('assessment')
    .select('unit_id')
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
  const people = await withAddress(db, authority)
    .where((row) => row.or([row('role', 'in', ['council', 'administrator']), row('unit_id', 'in', units)]))
    .execute()
  return unique(people)
}

/** The office of one unit. */
export async function peopleOfUnit(db: Db, authority: string, unit: string): Promise<readonly string[]> {
  return unique(await withAddress(db, authority).where('unit_id', '=', unit).execute())
}

const withAddress = (db: Db, authority: string) =>
  db.selectFrom('user').select('email').where('authority_id', '=', authority).where('email', 'is not', null)

const unique = (people: readonly { readonly email: string | null }[]): readonly string[] => [
  ...new Set(people.flatMap(({ email }) => (email === null || email === '' ? [] : [email]))),
]
