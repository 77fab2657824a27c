/** Words about a person that a stranger would try as a password. */
import type { Db } from '../store/open.ts'
import type { UserTable } from '../store/tables.ts'

export async function ownWordsOf(
  db: Db,
  { authority_id, id }: Pick<UserTable, 'authority_id' | 'id'>,
): Promise<readonly string[]> {
  const { username, name, authority } = await db
    .selectFrom('user')
    .innerJoin('authority', 'authority.id', 'user.authority_id')
    .select(['user.username', 'user.name', 'authority.name as authority'])
    .where('user.authority_id', '=', authority_id)
    .where('user.id', '=', id)
    .executeTakeFirstOrThrow()
  return [username, name, authority]
}
