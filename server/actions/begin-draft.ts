import { randomUUID } from 'node:crypto'
import type { Actor, Deps } from '../deps.ts'
import { headOf } from '../draft-head.ts'
import { append } from '../store/journal.ts'
import { draftName, type DraftTexts, refuseTooLarge } from './open-draft.ts'

/** Begins a version of a framework from any text: one of the shelf that is to be changed, or an overlay on it. */
export function beginDraft(deps: Deps, actor: Actor, { text, examples }: DraftTexts): Promise<string> {
  refuseTooLarge({ text, examples })
  return deps.store.write(actor.authority, async (tx) => {
    const [id, head] = [randomUUID(), headOf(text)]
    const { at } = await append(tx, deps.now(), actor, {
      action: 'draft-begun',
      object: draftName({ id, ...head }),
      round: null,
      detail: { draft: id, ...head },
    })
    await tx
      .insertInto('framework_draft')
      .values({
        authority_id: actor.authority,
        id,
        rev: 1,
        ...head,
        text,
        examples,
        created_at: at,
        created_by_id: actor.id,
        changed_at: at,
        changed_by_id: actor.id,
      })
      .execute()
    return id
  })
}
