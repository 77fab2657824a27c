/** Reading drafts of frameworks, each with the name of whoever changed it last. */
import type { Db } from './open.ts'
import type { FrameworkDraftTable } from './tables.ts'

export type DraftSummaryRow = Omit<FrameworkDraftTable, 'text' | 'examples'> & { readonly changed_by: string | null }
export type DraftRow = FrameworkDraftTable & Pick<DraftSummaryRow, 'changed_by'>

const summary = [
  'draft.authority_id',
  'draft.id',
  'draft.rev',
  'draft.framework',
  'draft.version',
  'draft.title',
  'draft.created_at',
  'draft.created_by_id',
  'draft.changed_at',
  'draft.changed_by_id',
] as const

const withNames = (db: Db, authority: string) =>
  db
    .selectFrom('framework_draft as draft')
    .leftJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'draft.authority_id').onRef('user.id', '=', 'draft.changed_by_id'),
    )
    .select('user.name as changed_by')
    .where('draft.authority_id', '=', authority)

/** Of another authority there is none. */
export const findDraft = (db: Db, authority: string, id: string): Promise<DraftRow | undefined> =>
  withNames(db, authority)
    .select([...summary, 'draft.text', 'draft.examples'])
    .where('draft.id', '=', id)
    .executeTakeFirst()

/** The latest change first. */
export const draftsOf = (db: Db, authority: string): Promise<readonly DraftSummaryRow[]> =>
  withNames(db, authority).select(summary).orderBy('draft.changed_at', 'desc').orderBy('draft.id').execute()
