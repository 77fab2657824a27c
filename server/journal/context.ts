/** What entries of the journal name by id, read for a page of them at once: people, units, forms, and what stood before. */
import type { Framework } from '../../engine/index.ts'
import type { Role } from '../http/schemas.ts'
import type { Db } from '../store/open.ts'
import type { NamedEntry } from '../store/read-journal.ts'
import { frameworkFor, frameworksOf } from '../store/rounds.ts'

type Detail = Readonly<Record<string, unknown>>

export interface Context {
  /** Empty: the name was erased. */
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  /** Types of units that have a name. */
  readonly types: ReadonlyMap<string, string>
  /** By membership, what somebody is under it. */
  readonly memberships: ReadonlyMap<string, { readonly role: Role; readonly unit: string | null }>
  /** By assessment, the framework that rates it. */
  readonly frameworks: ReadonlyMap<string, Framework>
  /** By round, all that it uses. */
  readonly ofRound: ReadonlyMap<string, readonly Framework[]>
  /** What the same thing was in the entry before, by the number of the entry. */
  readonly before: ReadonlyMap<number, Detail>
}

/** Entries that replace what an earlier one of the same thing said; and what makes two of them the same thing. */
const replacing: Readonly<Record<string, { readonly kinds: readonly string[]; readonly key: (row: Keyed) => string }>> =
  {
    'answer-saved': { kinds: ['answer-saved'], key: byCriterion },
    'dates-set': { kinds: ['dates-set', 'round-edited', 'round-added'], key: ({ round_id }) => round_id ?? '' },
    'round-moved': { kinds: ['round-moved', 'round-reopened'], key: ({ round_id }) => round_id ?? '' },
    'version-moved': { kinds: ['version-asked'], key: ({ round_id }) => round_id ?? '' },
    'version-refused': { kinds: ['version-asked'], key: ({ round_id }) => round_id ?? '' },
  }

interface Keyed {
  readonly round_id: string | null
  readonly detail: string
}

function byCriterion({ detail }: Keyed): string {
  const { assessment, criterion } = detailOf({ detail })
  return `${String(assessment)} ${String(criterion)}`
}

export const detailOf = ({ detail }: { readonly detail: string }): Detail => JSON.parse(detail) as Detail

/** A draft that was changed says both what it was and what it became. */
const afterOf = (detail: Detail): Detail => (detail['after'] as Detail | undefined) ?? detail

export async function contextOf(db: Db, authority: string, rows: readonly NamedEntry[]): Promise<Context> {
  const people = await db.selectFrom('user').select(['id', 'name']).where('authority_id', '=', authority).execute()
  const units = await db.selectFrom('unit').select(['id', 'name']).where('authority_id', '=', authority).execute()
  const types = await db.selectFrom('unit_type').select(['id', 'name']).where('authority_id', '=', authority).execute()
  const rounds = [...new Set(rows.flatMap(({ round_id }) => (round_id === null ? [] : [round_id])))]
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    units: new Map(units.map(({ id, name }) => [id, name])),
    types: new Map(types.map(({ id, name }) => [id, name])),
    memberships: await membershipsIn(db, authority, rows),
    ...(await frameworksIn(db, authority, rounds)),
    before: await beforeOf(db, authority, rounds, rows),
  }
}

/** Only where an entry speaks of them. */
async function membershipsIn(db: Db, authority: string, rows: readonly NamedEntry[]): Promise<Context['memberships']> {
  const ids = rows
    .filter(({ action }) => action === 'role-changed')
    .flatMap((row) => [detailOf(row)['from'], detailOf(row)['membership']])
    .filter((id) => typeof id === 'string')
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('membership')
    .select(['id', 'role', 'unit_id'])
    .where('authority_id', '=', authority)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(found.map(({ id, role, unit_id }) => [id, { role, unit: unit_id }]))
}

async function frameworksIn(
  db: Db,
  authority_id: string,
  rounds: readonly string[],
): Promise<Pick<Context, 'frameworks' | 'ofRound'>> {
  const frameworks = new Map<string, Framework>()
  const ofRound = new Map<string, readonly Framework[]>()
  if (rounds.length === 0) return { frameworks, ofRound }
  const found = await db
    .selectFrom('round')
    .select(['id', 'framework_hash'])
    .where('authority_id', '=', authority_id)
    .where('id', 'in', rounds)
    .execute()
  for (const { id, framework_hash } of found) {
    const key = { authority_id, id, framework_hash }
    ofRound.set(id, await frameworksOf(db, key))
    const forms = await db
      .selectFrom('assessment')
      .select(['id', 'framework_hash'])
      .where('authority_id', '=', authority_id)
      .where('round_id', '=', id)
      .execute()
    for (const form of forms) frameworks.set(form.id, await frameworkFor(db, key, form))
  }
  return { frameworks, ofRound }
}

/** One question a kind: the entries of these rounds before the last that is shown. */
async function beforeOf(
  db: Db,
  authority: string,
  rounds: readonly string[],
  rows: readonly NamedEntry[],
): Promise<Context['before']> {
  const before = new Map<number, Detail>()
  for (const [action, { kinds, key }] of Object.entries(replacing)) {
    const shown = rows.filter((row) => row.action === action)
    const last = shown.reduce((most, { seq }) => Math.max(most, seq), 0)
    if (shown.length === 0 || rounds.length === 0) continue
    const objects = [...new Set(shown.map(({ object }) => object))]
    const earlier = await db
      .selectFrom('journal')
      .select(['seq', 'round_id', 'detail'])
      .where('authority_id', '=', authority)
      .where('round_id', 'in', rounds)
      .where('action', 'in', kinds)
      .where('seq', '<', last)
      .$if(action === 'answer-saved', (query) => query.where('object', 'in', objects))
      .orderBy('seq')
      .execute()
    const known = new Map<string, (typeof earlier)[number][]>()
    for (const one of earlier) known.set(key(one), [...(known.get(key(one)) ?? []), one])
    for (const row of shown) {
      const found = known.get(key(row))?.findLast(({ seq }) => seq < row.seq)
      if (found !== undefined) before.set(row.seq, afterOf(detailOf(found)))
    }
  }
  return before
}
