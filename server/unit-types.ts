/** Which types of units there are: those that the authority named, and those that frameworks on the shelf ask for. */
import type { Static } from 'typebox'
import type { Framework } from '../engine/index.ts'
import type { Shelf } from './frameworks.ts'
import type * as schemas from './http/schemas.ts'
import { Refusal } from './http/refusal.ts'
import type { Db } from './store/open.ts'
import { vietnamese } from './store/assessments.ts'

export type UnitType = Static<typeof schemas.UnitType>

/** With a name first, by name; then those without. */
export async function unitTypes(db: Db, shelf: Shelf, authority: string): Promise<readonly UnitType[]> {
  const named = await db.selectFrom('unit_type').selectAll().where('authority_id', '=', authority).execute()
  const counts = await db
    .selectFrom('unit')
    .select('type')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('authority_id', '=', authority)
    .groupBy('type')
    .execute()
  const usable = newestOf(shelf)
  const ids = new Set([...named.map(({ id }) => id), ...usable.flatMap(({ unit_types }) => unit_types)])
  const all = [...ids].map((id): UnitType => {
    const known = named.find((one) => one.id === id)
    return {
      id,
      name: known?.name ?? null,
      rev: known?.rev ?? 0,
      units: counts.find(({ type }) => type === id)?.count ?? 0,
      frameworks: usable.filter(({ unit_types }) => unit_types.includes(id)).map(asked),
    }
  })
  return all.toSorted(
    (a, b) => Number(a.name === null) - Number(b.name === null) || vietnamese.compare(a.name ?? a.id, b.name ?? b.id),
  )
}

const asked = ({ id, version, title, attributes }: Framework): UnitType['frameworks'][number] => ({
  id,
  version,
  title,
  attributes: attributes.map((input) => ({ id: input.id, label: input.label, type: input.type })),
})

/** Of each framework the newest version that loads. */
function newestOf({ all }: Shelf): readonly Framework[] {
  const usable = all.flatMap((one) => (one.kind === 'usable' ? [one.framework] : []))
  return usable.filter(({ id }, at) => usable.findIndex((one) => one.id === id) === at)
}

/** A type that nobody named and no framework asks for is a slip: such a unit could take part in no round. */
export function refuseUnknownType(types: readonly UnitType[], type: string): void {
  if (types.some(({ id }) => id === type)) return
  const known = types.map(({ id, name }) => (name === null ? id : `${name} (${id})`)).join(', ')
  throw new Refusal('unit-type-unknown', { params: { type, known } })
}
