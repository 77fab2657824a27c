import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { hashPassword, newPassword } from '../access/passwords.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UserInput } from '../http/schemas.ts'
import { append, type Writer } from '../store/journal.ts'
import { ofUnit } from '../store/memberships.ts'
import type { Tx } from '../store/open.ts'
import type { MembershipTable, UserTable } from '../store/tables.ts'

type Input = Static<typeof UserInput>

export interface AddedUser {
  readonly user: UserTable
  readonly membership: MembershipTable
}

/** Adds an account with a password of its own, which is shown once. */
export async function addUser(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<AddedUser & { readonly password: string }> {
  const password = newPassword()
  const hash = await hashPassword(password)
  const added = await deps.store.write(actor.authority, (tx) =>
    insertUser(tx, deps.now(), actor, input, { hash, demo: false }),
  )
  return { ...added, password }
}

export async function insertUser(
  tx: Tx,
  now: Date,
  writer: Writer,
  input: Input,
  { hash, demo }: { readonly hash: string; readonly demo: boolean },
): Promise<AddedUser> {
  const { username, role, unit_id } = input
  const name = input.name.trim()
  const taken = await tx.selectFrom('user').select('id').where('username', '=', username).executeTakeFirst()
  if (taken !== undefined) throw new Refusal('username-taken')
  await refuseUnit(tx, writer, input)
  const user: UserTable = {
    authority_id: writer.authority,
    id: randomUUID(),
    rev: 1,
    username,
    name,
    password_hash: hash,
    demo: demo ? 1 : 0,
  }
  await tx.insertInto('user').values(user).execute()
  const membership: MembershipTable = {
    authority_id: writer.authority,
    id: randomUUID(),
    user_id: user.id,
    role,
    unit_id,
    valid_from: null,
    valid_until: null,
    created_at: now.toISOString(),
  }
  await tx.insertInto('membership').values(membership).execute()
  const object = { person: user.id, named: { username, name } }
  const detail = { membership: membership.id, role, unit: unit_id }
  await append(tx, now, writer, { action: 'user-added', object, round: null, detail })
  return { user, membership }
}

/** Who works for a unit has one that exists; the others have none. */
async function refuseUnit(tx: Tx, writer: Writer, { role, unit_id }: Input): Promise<void> {
  if (!ofUnit(role)) {
    if (unit_id !== null) throw new Refusal('unit-not-allowed')
    return
  }
  const unit = await tx
    .selectFrom('unit')
    .select('id')
    .where('authority_id', '=', writer.authority)
    .where('id', '=', unit_id ?? '')
    .executeTakeFirst()
  if (unit === undefined) throw new Refusal('unit-required')
}
