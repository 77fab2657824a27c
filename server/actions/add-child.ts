/** An authority below one's own, with its first administrator, who comes by an invitation. */
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import type { AuthorityInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import { addAuthority } from './add-authority.ts'
import { insertUser } from './add-user.ts'
import { type Invitation, invite } from './invitations.ts'

export interface AddedChild {
  readonly authority: { readonly id: string; readonly name: string; readonly parent_id: string }
  readonly invitation: Invitation
}

export function addChild(deps: Deps, actor: Actor, input: Static<typeof AuthorityInput>): Promise<AddedChild> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    const name = input.name.trim()
    const child = await addAuthority(tx, now, name, actor.authority)
    const first = { ...input.administrator, role: 'administrator', unit_id: null } as const
    const { user } = await insertUser(tx, now, child, first, { hash: null, demo: false })
    const detail = { authority: child.authority, name, administrator: user.id }
    await append(tx, now, actor, { action: 'child-authority-added', object: name, round: null, detail })
    const invitation = await invite(tx, now, user)
    return { authority: { id: child.authority, name, parent_id: actor.authority }, invitation }
  })
}
