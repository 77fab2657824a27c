/** Units of a draft whose form nobody could fill in, because nobody has an account for them. */
import { isValidToday } from '../administration/dates.ts'
import type { Role, Round, User } from '../api.ts'
import { getAll } from '../client.ts'
import { byName } from '../format.ts'
import { ofUnit } from '../roles.ts'

/** By name. Asked only where the answer can still be acted on: before the round is open, by whoever adds people. */
export async function unstaffedOf(round: Round, role: Role): Promise<readonly string[]> {
  if (round.state !== 'draft' || role !== 'administrator') return []
  return unstaffed(round, await getAll<User>('/users'))
}

export function unstaffed({ assessments }: Pick<Round, 'assessments'>, people: readonly User[]): readonly string[] {
  const staffed = new Set(
    people
      .filter(({ state }) => state === 'active' || state === 'invited')
      .flatMap(({ memberships }) => memberships)
      .filter((one) => ofUnit(one.role) && isValidToday(one))
      .map(({ unit }) => unit?.id),
  )
  return assessments
    .filter(({ unit }) => !staffed.has(unit.id))
    .map(({ unit }) => unit.name)
    .toSorted(byName)
}
