import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { hashPassword, newPassword } from '../access/passwords.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UserInput } from '../http/schemas.ts'
import { append, type Writer } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { UserTable } from '../store/tables.ts'

type Input = Static<typeof UserInput>

export interface AddedUser {
  readonly user: UserTable
  readonly password: string
}

/** Adds an account with a password of its own, which is shown once. */
export async function addUser(deps: Deps, actor: Actor, input: Input): Promise<AddedUser> {
  const password = newPassword()
  const hash = await hashPassword(password)
  const user = await deps.store.write((tx) => insertUser(tx, deps.now(), actor, input, { hash, demo: false }))
  return { user, password }
}

export async function insertUser(
  tx: Tx,
  now: Date,
  writer: Writer,
  input: Input,
  { hash, demo }: { readonly hash: string; readonly demo: boolean },
): Promise<UserTable> {
  const { username, role, unit_id } = input
  const name = input.name.trim()
  const taken = await tx
    .selectFrom('user')
    .select('id')
    .where('authority_id', '=', writer.authority)
    .where('username', '=', username)
    .executeTakeFirst()
  if (taken !== undefined) throw new Refusal('username-taken')
  await refuseUnit(tx, writer, input)
  const user: UserTable = {
    authority_id: writer.authority,
    id: randomUUID(),
    username,
    name,
    role,
    unit_id,
    password_hash: hash,
    email: null,
    demo: demo ? 1 : 0,
  }
  await tx.insertInto('user').values(user).execute()
  const object = { person: user.id, named: { username, name } }
  await append(tx, now, writer, { action: 'user-added', object, round: null, detail: { role, unit: unit_id } })
  return user
}

/** An office account has a unit that exists; the others have none, so that nobody judges their own. */
async function refuseUnit(tx: Tx, writer: Writer, { role, unit_id }: Input): Promise<void> {
  if (role !== 'office') {
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
