/** The tree of authorities: what is below one's own. */
import type { Db } from './open.ts'
import type { AuthorityTable } from './tables.ts'

/** One's own first, then all below it, each after the one above. */
export async function withDescendants(db: Db, authority: string): Promise<readonly AuthorityTable[]> {
  const all = await db.selectFrom('authority').selectAll().orderBy('name').orderBy('id').execute()
  const below = (parent: string): readonly AuthorityTable[] =>
    all.filter(({ parent_id }) => parent_id === parent).flatMap((child) => [child, ...below(child.id)])
  return [...all.filter(({ id }) => id === authority), ...below(authority)]
}
