/** What every act on a draft of a framework asks first. */
import { tooLarge } from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import type { Head } from '../draft-head.ts'
import { Refusal } from '../http/refusal.ts'
import { presentDraft } from '../present-draft.ts'
import { type DraftRow, findDraft } from '../store/drafts.ts'
import type { Db } from '../store/open.ts'
import type { FrameworkDraftTable } from '../store/tables.ts'

export interface DraftAt {
  readonly draft: string
  readonly rev: number
}

export type DraftTexts = Pick<FrameworkDraftTable, 'text' | 'examples'>

export async function openDraft(db: Db, actor: Actor, id: string): Promise<DraftRow> {
  const draft = await findDraft(db, actor.authority, id)
  if (draft === undefined) throw new Refusal('not-found')
  return draft
}

/** At the revision that was seen; whoever comes late is given what stands now. */
export async function openDraftAt(db: Db, actor: Actor, { draft: id, rev }: DraftAt): Promise<DraftRow> {
  const draft = await openDraft(db, actor, id)
  if (draft.rev !== rev) throw new Refusal('stale', { current: presentDraft(draft) })
  return draft
}

/** What the engine would not read for its size is not kept either. */
export function refuseTooLarge({ text, examples }: DraftTexts): void {
  if ([text, examples].some((one) => tooLarge(one, '') !== null)) throw new Refusal('framework-too-large')
}

/** As the journal calls it, whatever can be read of it. */
export const draftName = ({ id, framework, version, title }: Pick<DraftRow, 'id' | keyof Head>): string =>
  framework === '' ? title || id : [framework, version].filter((part) => part !== '').join('@')
