/** The catalogue of types of units: named, renamed, taken away while nothing is of that type. */
import type { Static } from 'typebox'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UnitTypeInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { UnitTypeTable } from '../store/tables.ts'

interface Seen {
  readonly id: string
  readonly rev: number
}

export function addUnitType(deps: Deps, actor: Actor, { id, name }: Static<typeof UnitTypeInput>): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const known = await find(tx, actor, id)
    if (known !== undefined) throw new Refusal('unit-type-taken', { params: { type: known.name } })
    await refuseTaken(tx, actor, id, name)
    await append(tx, deps.now(), actor, {
      action: 'unit-type-added',
      object: name.trim(),
      round: null,
      detail: { type: id, name: name.trim() },
    })
    await tx.insertInto('unit_type').values({ authority_id: actor.authority, id, name: name.trim(), rev: 1 }).execute()
  })
}

export function renameUnitType(deps: Deps, actor: Actor, { id, rev }: Seen, name: string): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const known = await seen(tx, actor, id, rev)
    await refuseTaken(tx, actor, id, name)
    await append(tx, deps.now(), actor, {
      action: 'unit-type-changed',
      object: name.trim(),
      round: null,
      detail: { type: id, from: known.name, to: name.trim() },
    })
    await tx
      .updateTable('unit_type')
      .set({ name: name.trim(), rev: rev + 1 })
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .execute()
  })
}

export function removeUnitType(deps: Deps, actor: Actor, { id, rev }: Seen): Promise<void> {
  return deps.store.write(actor.authority, async (tx) => {
    const known = await seen(tx, actor, id, rev)
    const used = await tx
      .selectFrom('unit')
      .select('id')
      .where('authority_id', '=', actor.authority)
      .where('type', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (used !== undefined) throw new Refusal('unit-type-in-use', { params: { type: known.name } })
    await append(tx, deps.now(), actor, {
      action: 'unit-type-removed',
      object: known.name,
      round: null,
      detail: { type: id, name: known.name },
    })
    await tx.deleteFrom('unit_type').where('authority_id', '=', actor.authority).where('id', '=', id).execute()
  })
}

const find = (tx: Tx, actor: Actor, id: string): Promise<UnitTypeTable | undefined> =>
  tx
    .selectFrom('unit_type')
    .selectAll()
    .where('authority_id', '=', actor.authority)
    .where('id', '=', id)
    .executeTakeFirst()

async function seen(tx: Tx, actor: Actor, id: string, rev: number): Promise<UnitTypeTable> {
  const known = await find(tx, actor, id)
  if (known === undefined) throw new Refusal('not-found')
  if (known.rev !== rev) throw new Refusal('stale', { current: null })
  return known
}

/** Two types of one name could not be told apart. */
async function refuseTaken(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('unit_type')
    .select('id')
    .where('authority_id', '=', actor.authority)
    .where('name', '=', name.trim())
    .where('id', '!=', id)
    .executeTakeFirst()
  if (other !== undefined) throw new Refusal('unit-type-taken', { params: { type: name.trim() } })
}
