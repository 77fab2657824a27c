import type { Actor, Deps } from '../deps.ts'
import { headOf } from '../draft-head.ts'
import { type DraftAt, type DraftTexts, openDraftAt, refuseTooLarge } from './open-draft.ts'

/** Keeps the texts to the byte, whatever is wrong with them. The journal tells of publications, not of each save. */
export function saveDraft(deps: Deps, actor: Actor, { text, examples, ...at }: DraftTexts & DraftAt): Promise<void> {
  refuseTooLarge({ text, examples })
  return deps.store.write(actor.authority, async (tx) => {
    const { id, rev } = await openDraftAt(tx, actor, at)
    const changed = { changed_at: deps.now().toISOString(), changed_by_id: actor.id }
    await tx
      .updateTable('framework_draft')
      .set({ ...headOf(text), text, examples, rev: rev + 1, ...changed })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .execute()
  })
}
