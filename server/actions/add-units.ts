import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UnitsInput } from '../http/schemas.ts'
import { attributesText } from '../import/units.ts'
import { append } from '../store/journal.ts'
import type { UnitTable } from '../store/tables.ts'
import { refuseUnknownType, unitTypes } from '../unit-types.ts'
import { refuseDates } from './change-user.ts'

/** Adds rated units, all or none. */
export function addUnits(
  deps: Deps,
  actor: Actor,
  { units }: Static<typeof UnitsInput>,
): Promise<readonly UnitTable[]> {
  return deps.store.write(actor.authority, async (tx) => {
    const existing = await tx.selectFrom('unit').select('name').where('authority_id', '=', actor.authority).execute()
    const types = await unitTypes(tx, await deps.shelf(tx), actor.authority)
    const names = new Set(existing.map(({ name }) => name))
    const added: UnitTable[] = []
    for (const { name: written, type, attributes = {}, valid_from = null, valid_until = null } of units) {
      refuseDates({ valid_from, valid_until })
      refuseUnknownType(types, type.trim())
      const name = written.trim()
      if (names.has(name)) throw new Refusal('unit-name-taken', { params: { name } })
      names.add(name)
      const unit: UnitTable = {
        authority_id: actor.authority,
        id: randomUUID(),
        name,
        type: type.trim(),
        attributes: attributesText(attributes),
        valid_from,
        valid_until,
        rev: 1,
      }
      await tx.insertInto('unit').values(unit).execute()
      added.push(unit)
    }
    await append(tx, deps.now(), actor, {
      action: 'units-added',
      object: added.map(({ name }) => name).join(', '),
      round: null,
      detail: { units: added.map(({ id, name, type }) => ({ id, name, type })) },
    })
    return added
  })
}
