import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { presentUnit } from '../present.ts'
import { append } from '../store/journal.ts'

/** A unit that was added by mistake: nobody belongs to it and no round knows it. Any other one is ended by its last day. */
export function removeUnit(
  deps: Deps,
  actor: Actor,
  { unit: id, rev }: { readonly unit: string; readonly rev: number },
): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const unit = await tx
      .selectFrom('unit')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .executeTakeFirst()
    if (unit === undefined) throw new Refusal('not-found')
    if (unit.rev !== rev) throw new Refusal('stale', { current: null })
    for (const table of ['membership', 'assessment'] as const) {
      const found = tx.selectFrom(table).select('id').where('authority_id', '=', actor.authority)
      const used = await found.where('unit_id', '=', id).limit(1).executeTakeFirst()
      if (used !== undefined) throw new Refusal('unit-in-use', { params: { name: unit.name } })
    }
    await append(tx, deps.now(), actor, {
      action: 'unit-removed',
      object: unit.name,
      round: null,
      detail: { unit: id, before: presentUnit(unit) },
    })
    await tx.deleteFrom('unit').where('authority_id', '=', actor.authority).where('id', '=', id).execute()
  })
}
