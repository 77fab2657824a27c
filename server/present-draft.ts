/** Drafts of frameworks as they are sent. */
import type { Static } from 'typebox'
import type * as schemas from './http/schemas.ts'
import type { DraftRow, DraftSummaryRow } from './store/drafts.ts'

export const presentDraftSummary = (row: DraftSummaryRow): Static<typeof schemas.DraftSummary> => ({
  id: row.id,
  framework: row.framework,
  version: row.version,
  title: row.title,
  rev: row.rev,
  created_at: row.created_at,
  changed_at: row.changed_at,
  changed_by: row.changed_by ?? '',
})

export const presentDraft = (row: DraftRow): Static<typeof schemas.Draft> => ({
  ...presentDraftSummary(row),
  text: row.text,
  examples: row.examples,
})
