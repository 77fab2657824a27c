/** Versions of frameworks that were published in this database. None of them ever changes. */
import type { Written } from '../framework-files.ts'
import type { Db } from './open.ts'

export interface PublishedHere {
  readonly id: string
  readonly version: string
  readonly hash: string
}

/** All of them, of every authority: whoever has a framework may use any. */
export const publishedHere = (db: Db): Promise<readonly PublishedHere[]> =>
  db
    .selectFrom('published_framework')
    .select(['framework as id', 'version', 'hash'])
    .orderBy('framework')
    .orderBy('version')
    .execute()

const one = (db: Db, { id, version }: Pick<PublishedHere, 'id' | 'version'>) =>
  db.selectFrom('published_framework').where('framework', '=', id).where('version', '=', version)

/** Of one that is there. */
export async function writtenHere(db: Db, { id, version }: PublishedHere): Promise<Written> {
  const texts = await one(db, { id, version }).select(['text', 'examples']).executeTakeFirstOrThrow()
  return { id, version, file: `${id}/${version}.yaml`, from: 'here', ...texts }
}

/** The framework as it was compiled that day, as JSON. */
export const compiledHere = async (db: Db, which: Pick<PublishedHere, 'id' | 'version'>): Promise<string | undefined> =>
  (await one(db, which).select('compiled').executeTakeFirst())?.compiled

/** The authority that publishes this framework; undefined: none did here. */
export const publisherOf = async (db: Db, id: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('published_framework')
      .select('authority_id')
      .where('framework', '=', id)
      .limit(1)
      .executeTakeFirst()
  )?.authority_id
