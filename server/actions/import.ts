/**
 * Units or people from a spreadsheet. First a plan of what each row would do; then the same file once more with the hash
 * of that plan: done whole, or not at all when anything has changed since.
 */
import { randomUUID } from 'node:crypto'
import { canonicalJson, sha256 } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { endSessions } from '../access/sessions.ts'
import type { Actor, Deps } from '../deps.ts'
import { type ErrorPlace, Refusal } from '../http/refusal.ts'
import { type PersonStep, planPeople } from '../import/people.ts'
import { readTable } from '../import/table.ts'
import type { TableRow } from '../import/rows.ts'
import { planUnits, type UnitStep } from '../import/units.ts'
import { append } from '../store/journal.ts'
import { addMembership, allMemberships } from '../store/memberships.ts'
import type { Db, Tx } from '../store/open.ts'
import { unitTypes } from '../unit-types.ts'
import { insertUser } from './add-user.ts'
import { type Invitation, invite } from './invitations.ts'

export type Kind = 'units' | 'people'
type Step = UnitStep | PersonStep

const mostBytes = 5 * 1024 * 1024
const mostErrors = 200

export interface Invited extends Invitation {
  readonly username: string
  readonly name: string
}

export interface Imported {
  /** Hash of the plan. */
  readonly plan: string
  readonly done: boolean
  readonly steps: readonly Step[]
  /** Of the accounts that were added, when it is done. */
  readonly invitations: readonly Invited[]
}

export async function importTable(
  deps: Deps,
  actor: Actor,
  input: { readonly kind: Kind; readonly plan: string | null; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<Imported> {
  const table = await readTable(await collect(input.bytes))
  if (table.kind === 'unreadable') throw new Refusal(`import-${table.code}`)
  const { rows } = table
  if (input.plan === null) {
    const steps = await planned(deps, deps.store.db, actor, input.kind, rows)
    return { plan: hashOf(steps), done: false, steps, invitations: [] }
  }
  return deps.store.write(actor.authority, async (tx) => {
    const steps = await planned(deps, tx, actor, input.kind, rows)
    const plan = hashOf(steps)
    if (plan !== input.plan) throw new Refusal('import-changed')
    const invitations: Invited[] = []
    for (const step of steps) {
      if (step.kind === 'unit') await doUnit(tx, deps.now(), actor, step)
      else invitations.push(...(await doPerson(tx, deps.now(), actor, step)))
    }
    return { plan, done: true, steps, invitations }
  })
}

const hashOf = (steps: readonly Step[]): string => sha256(canonicalJson(steps as unknown as Json))

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > mostBytes) throw new Refusal('file-too-large', { params: { megabytes: '5' } })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Refuses with every fault, by row and column. */
async function planned(
  { shelf }: Pick<Deps, 'shelf'>,
  db: Db,
  actor: Actor,
  kind: Kind,
  rows: readonly TableRow[],
): Promise<readonly Step[]> {
  const errors: ErrorPlace[] = []
  const units = await db.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
  const plan = async (): Promise<readonly Step[]> => {
    if (kind === 'units') return planUnits(rows, units, await unitTypes(db, await shelf(db), actor.authority), errors)
    const users = await db.selectFrom('user').select(['authority_id', 'id', 'username', 'email', 'ended_at']).execute()
    const memberships = await allMemberships(db, actor.authority)
    return planPeople(rows, { units, users, memberships, actor }, errors)
  }
  const steps = await plan()
  if (errors.length > 0) {
    throw new Refusal('import-errors', {
      errors: errors.slice(0, mostErrors),
      params: { count: String(errors.length) },
    })
  }
  if (steps.length === 0) throw new Refusal('import-empty')
  return steps
}

async function doUnit(tx: Tx, now: Date, actor: Actor, { does, id, name, values }: UnitStep): Promise<void> {
  if (does === 'same') return
  const unit = id ?? randomUUID()
  if (id === null) {
    await tx
      .insertInto('unit')
      .values({ authority_id: actor.authority, id: unit, name, rev: 1, ...values })
      .execute()
  } else {
    await tx
      .updateTable('unit')
      .set((row) => ({ ...values, rev: row('rev', '+', 1) }))
      .where('authority_id', '=', actor.authority)
      .where('id', '=', id)
      .execute()
  }
  const action = id === null ? 'unit-added' : 'unit-changed'
  await append(tx, now, actor, { action, object: name, round: null, detail: { unit, name, ...values } })
}

async function doPerson(tx: Tx, now: Date, actor: Actor, step: PersonStep): Promise<readonly Invited[]> {
  if (step.does === 'same') return []
  const { username, name, email, role, unit: unit_id, valid_from, valid_until } = step
  const dates = { valid_from, valid_until }
  if (step.does === 'add') {
    const input = { username, name, email, role, unit_id }
    const { user } = await insertUser(tx, now, actor, input, { hash: null, demo: false, dates })
    return [{ username, name, ...(await invite(tx, now, user)) }]
  }
  const user = await tx
    .selectFrom('user')
    .selectAll()
    .where('authority_id', '=', actor.authority)
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const given = { authority_id: actor.authority, user_id: user.id, role, unit_id, ...dates }
  const membership = await addMembership(tx, now, given)
  await endSessions(tx, user)
  await append(tx, now, actor, {
    action: 'membership-granted',
    object: { person: user.id },
    round: null,
    detail: { membership: membership.id, role, unit: unit_id, ...dates },
  })
  return []
}
