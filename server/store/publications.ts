/** Reading publications: each is written once, and large. */
import type { Db } from './open.ts'
import type { PublicationTable } from './tables.ts'

/** What there is to know of a publication without reading it. */
export type PublicationRow = Omit<PublicationTable, 'id' | 'document'>

/** Oldest first. */
export const storedPublications = (db: Db, authority: string, round: string): Promise<readonly PublicationRow[]> =>
  db
    .selectFrom('publication')
    .select(['authority_id', 'round_id', 'revision', 'at', 'hash'])
    .where('authority_id', '=', authority)
    .where('round_id', '=', round)
    .orderBy('revision')
    .execute()

export async function publishedDocument(
  db: Db,
  { authority_id, round_id, revision }: Pick<PublicationRow, 'authority_id' | 'round_id' | 'revision'>,
): Promise<string> {
  const { document } = await db
    .selectFrom('publication')
    .select('document')
    .where('authority_id', '=', authority_id)
    .where('round_id', '=', round_id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return document
}
