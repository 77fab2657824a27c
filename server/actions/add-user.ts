import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { hashPassword, newPassword } from '../access/passwords.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { UserInput } from '../http/schemas.ts'
import { type Invitation, invite } from './invitations.ts'
import { append, type Writer } from '../store/journal.ts'
import { addMembership, ofUnit } from '../store/memberships.ts'
import type { Tx } from '../store/open.ts'
import type { MembershipTable, UserTable } from '../store/tables.ts'

type Input = Omit<Static<typeof UserInput>, 'first'>

export interface AddedUser {
  readonly user: UserTable
  readonly membership: MembershipTable
}

/** How the person gets in: a link to set the password, or a first password, which is changed before anything else. */
export interface WayIn {
  readonly invitation: Invitation | null
  readonly password: string | null
}

export async function addUser(
  deps: Deps,
  actor: Actor,
  { first, ...input }: Input & { readonly first: Static<typeof UserInput>['first'] },
): Promise<AddedUser & WayIn> {
  const password = first === 'password' ? newPassword() : null
  const hash = password === null ? null : await hashPassword(password)
  return deps.store.write(actor.authority, async (tx) => {
    const added = await insertUser(tx, deps.now(), actor, input, { hash, first: true, demo: false })
    return { ...added, password, invitation: hash === null ? await invite(tx, deps.now(), added.user) : null }
  })
}

interface Added {
  /** Null: the person comes by an invitation. */
  readonly hash: string | null
  readonly first?: boolean
  readonly demo: boolean
  readonly dates?: Pick<MembershipTable, 'valid_from' | 'valid_until'>
}

const undated = { valid_from: null, valid_until: null }

export async function insertUser(
  tx: Tx,
  now: Date,
  writer: Writer,
  input: Input,
  { hash, first = false, demo, dates = undated }: Added,
): Promise<AddedUser> {
  const { username, role, unit_id } = input
  const name = input.name.trim()
  const taken = await tx.selectFrom('user').select('id').where('username', '=', username).executeTakeFirst()
  if (taken !== undefined) throw new Refusal('username-taken')
  const email = input.email?.trim().toLowerCase() ?? null
  if (email !== null) await refuseTaken(tx, null, email)
  await refuseUnit(tx, writer, input)
  const user: UserTable = {
    authority_id: writer.authority,
    id: randomUUID(),
    rev: 1,
    username,
    name,
    email,
    password_hash: hash,
    password_set_at: hash === null ? null : now.toISOString(),
    first_password: first && hash !== null ? 1 : 0,
    locked_at: null,
    ended_at: null,
    oidc_issuer: null,
    oidc_subject: null,
    demo: demo ? 1 : 0,
  }
  await tx.insertInto('user').values(user).execute()
  const { authority_id, id: user_id } = user
  const membership = await addMembership(tx, now, { authority_id, user_id, role, unit_id, ...dates })
  const object = { person: user.id, named: { username, name } }
  const detail = { membership: membership.id, role, unit: unit_id }
  await append(tx, now, writer, { action: 'user-added', object, round: null, detail })
  return { user, membership }
}

/** Who works for a unit has one that exists; the others have none. */
export async function refuseUnit(
  tx: Tx,
  writer: Writer,
  { role, unit_id }: Pick<Input, 'role' | 'unit_id'>,
): Promise<void> {
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

export async function refuseTaken(tx: Tx, user: Pick<UserTable, 'id'> | null, email: string): Promise<void> {
  const taken = await tx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  if (taken !== undefined && taken.id !== user?.id) throw new Refusal('email-taken')
}
