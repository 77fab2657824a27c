/** Renames a unit, gives it another type, other attributes or dates; a last day in the past ends it. */
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UnitChange } from '../http/schemas.ts'
import { attributesText } from '../import/units.ts'
import { append } from '../store/journal.ts'
import { presentUnit } from '../present.ts'
import type { UnitTable } from '../store/tables.ts'
import { refuseUnknownType, unitTypes } from '../unit-types.ts'
import { refuseDates } from './change-user.ts'

export function changeUnit(
  deps: Deps,
  actor: Actor,
  seen: { readonly unit: string; readonly rev: number },
  input: Static<typeof UnitChange>,
): Promise<UnitTable> {
  return deps.store.write(actor.authority, async (tx) => {
    const all = await tx.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
    const unit = all.find(({ id }) => id === seen.unit)
    if (unit === undefined) throw new Refusal('not-found')
    if (unit.rev !== seen.rev) throw new Refusal('stale', { current: null })
    refuseDates(input)
    const name = input.name.trim()
    if (all.some((other) => other.id !== unit.id && other.name === name)) {
      throw new Refusal('unit-name-taken', { params: { name } })
    }
    if (input.type.trim() !== unit.type)
      refuseUnknownType(await unitTypes(tx, await deps.shelf(tx), actor.authority), input.type.trim())
    const { valid_from, valid_until } = input
    const values = {
      name,
      type: input.type.trim(),
      attributes: attributesText(input.attributes),
      valid_from,
      valid_until,
    }
    const changed: UnitTable = { ...unit, ...values, rev: unit.rev + 1 }
    await tx
      .updateTable('unit')
      .set({ ...values, rev: changed.rev })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', unit.id)
      .execute()
    const detail = { unit: unit.id, from: presentUnit(unit), to: presentUnit(changed) }
    await append(tx, deps.now(), actor, { action: 'unit-changed', object: name, round: null, detail })
    return changed
  })
}
