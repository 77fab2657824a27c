/**
 * What administrators do to the accounts of others: lock, end, reset, rename, give and limit roles. Nobody does any of it
 * to their own account, and an authority never loses its last administrator.
 */
import type { Static } from 'typebox'
import type { Json } from '../../engine/index.ts'
import { forgetDevices } from '../access/devices.ts'
import { forgetSecondFactor } from '../access/second-factor.ts'
import { endSessions } from '../access/sessions.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { MembershipInput, UserChange, UserState, ValidityInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import { addMembership, isValid, membershipsOf } from '../store/memberships.ts'
import type { Tx } from '../store/open.ts'
import type { UserTable } from '../store/tables.ts'
import { dayInVietnam } from '../workflow.ts'
import { refuseTaken, refuseUnit } from './add-user.ts'
import { type Invitation, invite, withdraw } from './invitations.ts'

/** Which account, as the administrator last saw it. */
export interface Seen {
  readonly user: string
  readonly rev: number
}

interface Changed {
  readonly action: string
  readonly detail?: { readonly [key: string]: Json }
  /** What names the person in plain words; it can be erased. */
  readonly named?: { readonly [key: string]: Json }
}
type Change = (tx: Tx, now: Date, user: UserTable) => Promise<Changed>

/** Finds the account, refuses what may never be, changes it, counts the change and writes it down. */
async function change(deps: Deps, actor: Actor, seen: Seen, work: Change): Promise<void> {
  await deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    if (!(await stillActs(tx, now, actor))) throw new Refusal('signed-out')
    const user = await tx
      .selectFrom('user')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('id', '=', seen.user)
      .executeTakeFirst()
    if (user === undefined) throw new Refusal('not-found')
    if (user.id === actor.id) throw new Refusal('own-account')
    if (user.rev !== seen.rev) throw new Refusal('stale', { current: null })
    if (user.ended_at !== null) throw new Refusal('account-ended')
    const before = await administrators(tx, now, actor)
    const { action, detail = {}, named } = await work(tx, now, user)
    if (before > 0 && (await administrators(tx, now, actor)) === 0) throw new Refusal('last-administrator')
    await set(tx, user, { rev: user.rev + 1 })
    const object = { person: user.id, ...(named !== undefined && { named }) }
    await append(tx, now, actor, { action, object, round: null, detail })
  })
}

export const renameUser = (deps: Deps, actor: Actor, seen: Seen, input: Static<typeof UserChange>): Promise<void> =>
  change(deps, actor, seen, async (tx, _now, user) => {
    const email = input.email?.trim().toLowerCase() ?? null
    if (email !== null) await refuseTaken(tx, user, email)
    const to = { name: input.name.trim(), email }
    // Who the provider says it is was found by the address; another address is another person there.
    const unlinked = email === user.email ? {} : { oidc_issuer: null, oidc_subject: null }
    await set(tx, user, { ...to, ...unlinked })
    return { action: 'user-changed', named: { from: { name: user.name, email: user.email }, to } }
  })

export const setUserState = (deps: Deps, actor: Actor, seen: Seen, state: UserState): Promise<void> =>
  change(deps, actor, seen, async (tx, now, user) => {
    if (state === 'active') {
      await set(tx, user, { locked_at: null })
      return { action: 'user-unlocked' }
    }
    await endSessions(tx, user)
    await withdraw(tx, user)
    if (state === 'locked') {
      await set(tx, user, { locked_at: now.toISOString() })
      return { action: 'user-locked' }
    }
    await forgetSecondFactor(tx, user)
    await forgetDevices(tx, user)
    await set(tx, user, { ended_at: now.toISOString(), password_hash: null, oidc_issuer: null, oidc_subject: null })
    return { action: 'user-ended' }
  })

/** Whoever lost password or second factor starts anew with a link; what they had works no longer. */
export async function resetUser(deps: Deps, actor: Actor, seen: Seen): Promise<Invitation> {
  let made: Invitation | undefined
  await change(deps, actor, seen, async (tx, now, user) => {
    await endSessions(tx, user)
    await forgetSecondFactor(tx, user)
    await forgetDevices(tx, user)
    await set(tx, user, { password_hash: null, password_set_at: null, first_password: 0 })
    made = await invite(tx, now, user)
    return { action: 'user-reset' }
  })
  if (made === undefined) throw new Error('the account was changed without an invitation')
  return made
}

export const grantMembership = (
  deps: Deps,
  actor: Actor,
  seen: Seen,
  input: Static<typeof MembershipInput>,
): Promise<void> =>
  change(deps, actor, seen, async (tx, now, user) => {
    refuseDates(input)
    await refuseUnit(tx, actor, input)
    const { role, unit_id, valid_from, valid_until } = input
    const { authority_id, id: user_id } = user
    const given = { authority_id, user_id, role, unit_id, valid_from, valid_until }
    const membership = await addMembership(tx, now, given)
    await endSessions(tx, user)
    const detail = { membership: membership.id, role, unit: unit_id, valid_from, valid_until }
    return { action: 'membership-granted', detail }
  })

/** Other dates: a last day in the past takes the role away at once. */
export const limitMembership = (
  deps: Deps,
  actor: Actor,
  seen: Seen & { readonly membership: string },
  input: Static<typeof ValidityInput>,
): Promise<void> =>
  change(deps, actor, seen, async (tx, _now, user) => {
    refuseDates(input)
    const { valid_from, valid_until } = input
    const changed = await tx
      .updateTable('membership')
      .set({ valid_from, valid_until })
      .where('authority_id', '=', actor.authority)
      .where('user_id', '=', user.id)
      .where('id', '=', seen.membership)
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n) throw new Refusal('not-found')
    await endSessions(tx, user)
    return { action: 'membership-changed', detail: { membership: seen.membership, valid_from, valid_until } }
  })

const set = async (tx: Tx, { authority_id, id }: UserTable, values: Partial<UserTable>): Promise<void> => {
  await tx.updateTable('user').set(values).where('authority_id', '=', authority_id).where('id', '=', id).execute()
}

export function refuseDates({ valid_from, valid_until }: Static<typeof ValidityInput>): void {
  if (valid_from !== null && valid_until !== null && valid_from > valid_until)
    throw new Refusal('validity-out-of-order')
}

/** Whoever was locked or lost the role a moment ago gives nobody anything any more. */
export async function stillActs(tx: Tx, now: Date, { authority, id, membership }: Actor): Promise<boolean> {
  const held = await membershipsOf(tx, authority, id)
  const account = await tx
    .selectFrom('user')
    .select('id')
    .where('authority_id', '=', authority)
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return account !== undefined && held.some((one) => one.id === membership && isValid(one, dayInVietnam(now)))
}

/**
 * How many can administer, without an end. Asked again after the change, inside its transaction: two administrators
 * cannot take each other away.
 */
export async function administrators(tx: Tx, now: Date, { authority }: Actor): Promise<number> {
  const held = await tx
    .selectFrom('membership')
    .innerJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'membership.authority_id').onRef('user.id', '=', 'membership.user_id'),
    )
    .select(['membership.valid_from', 'membership.valid_until'])
    .where('membership.authority_id', '=', authority)
    .where('membership.role', '=', 'administrator')
    .where('user.locked_at', 'is', null)
    .where('user.ended_at', 'is', null)
    .where((row) => row.or([row('user.password_hash', 'is not', null), row('user.oidc_subject', 'is not', null)]))
    .execute()
  const today = dayInVietnam(now)
  return held.filter((one) => isValid(one, today) && one.valid_until === null).length
}
