import { sha256 } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import { type DraftAt, draftName, openDraftAt } from './open-draft.ts'

export function removeDraft(deps: Deps, actor: Actor, at: DraftAt): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const draft = await openDraftAt(tx, actor, at)
    const { framework, version, title, text, examples } = draft
    await append(tx, deps.now(), actor, {
      action: 'draft-removed',
      object: draftName(draft),
      round: null,
      detail: { draft: draft.id, framework, version, title, text: sha256(text), examples: sha256(examples) },
    })
    await dropDraft(tx, actor, draft.id)
  })
}

export async function dropDraft(tx: Tx, { authority }: Actor, id: string): Promise<void> {
  await tx.deleteFrom('framework_draft').where('authority_id', '=', authority).where('id', '=', id).execute()
}
