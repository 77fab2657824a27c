/** Rated units and user accounts. */
import { addUnits } from '../actions/add-units.ts'
import { erasePerson } from '../actions/erase-person.ts'
import { addUser } from '../actions/add-user.ts'
import { grantMembership, limitMembership, renameUser, resetUser, setUserState } from '../actions/change-user.ts'
import type { Actor, Deps } from '../deps.ts'
import { type Key, limitOf, pageIn, pageOf, startOf } from '../http/cursor.ts'
import { forSignedIn } from '../http/endpoint.ts'
import {
  lists,
  MembershipInput,
  PageQuery,
  UnitsInput,
  User,
  UserChange,
  UserCreated,
  UserInput,
  UserReset,
  UserStateInput,
  ValidityInput,
} from '../http/schemas.ts'
import { presentUnit, presentUser } from '../present.ts'
import { vietnamese } from '../store/assessments.ts'
import { allMemberships, ofUnit } from '../store/memberships.ts'
import type { UnitTable, UserTable } from '../store/tables.ts'

export const listUnits = forSignedIn({
  action: 'list units',
  query: PageQuery,
  reply: lists.units,
  async run({ deps: { store }, actor, query }) {
    const all = await store.db.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
    const shown = all.filter(({ id }) => !ofUnit(actor.role) || id === actor.unit?.id)
    const { items, next } = pageIn(shown, query, 2, byName)
    return { body: items.map(presentUnit), next }
  },
})

/** In Vietnamese order; ids tell apart what the order does not. */
const byName = {
  keyOf: ({ name, id }: UnitTable): Key => [name, id],
  compare: ([a = '', one = '']: Key, [b = '', other = '']: Key) =>
    vietnamese.compare(a, b) || (one < other ? -1 : +(one > other)),
}

export const postUnits = forSignedIn({
  action: 'add units',
  created: true,
  body: UnitsInput,
  reply: lists.units,
  run: async ({ deps, actor, body }) => ({ status: 201, body: (await addUnits(deps, actor, body)).map(presentUnit) }),
})

export const postErasure = forSignedIn({
  action: 'erase person',
  async run({ deps, actor, params }) {
    await erasePerson(deps, actor, params['id'] ?? '')
    return {}
  },
})

export const listUsers = forSignedIn({
  action: 'list users',
  query: PageQuery,
  reply: lists.users,
  async run({ deps, actor, query }) {
    const [start, limit] = [startOf(query, 1), limitOf(query)]
    const users = await deps.store.db
      .selectFrom('user')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('name', '!=', '')
      .$if(start !== null, (asked) => asked.where('username', '>', start?.[0] ?? ''))
      .orderBy('username')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(users, limit, ({ username }) => [username])
    return { body: await presentUsers(deps, actor, items), next }
  },
})

export const postUser = forSignedIn({
  action: 'add user',
  created: true,
  body: UserInput,
  reply: UserCreated,
  async run({ deps, actor, body }) {
    const { user, invitation, password } = await addUser(deps, actor, { ...body, first: body.first })
    return { status: 201, body: { user: await userOf(deps, actor, user.id), invitation, initial_password: password } }
  },
})

export const putUser = forSignedIn({
  action: 'change user',
  body: UserChange,
  ifMatch: true,
  reply: User,
  async run({ deps, actor, params: { id = '' }, rev, body }) {
    await renameUser(deps, actor, { user: id, rev }, body)
    return userReply(deps, actor, id)
  },
})

export const putUserState = forSignedIn({
  action: 'change user',
  body: UserStateInput,
  ifMatch: true,
  reply: User,
  async run({ deps, actor, params: { id = '' }, rev, body }) {
    await setUserState(deps, actor, { user: id, rev }, body.state)
    return userReply(deps, actor, id)
  },
})

export const postReset = forSignedIn({
  action: 'change user',
  ifMatch: true,
  reply: UserReset,
  async run({ deps, actor, params: { id = '' }, rev }) {
    const invitation = await resetUser(deps, actor, { user: id, rev })
    return { body: { user: await userOf(deps, actor, id), invitation } }
  },
})

export const postMembership = forSignedIn({
  action: 'change user',
  created: true,
  body: MembershipInput,
  ifMatch: true,
  reply: User,
  async run({ deps, actor, params: { id = '' }, rev, body }) {
    await grantMembership(deps, actor, { user: id, rev }, body)
    return { status: 201, ...(await userReply(deps, actor, id)) }
  },
})

export const putMembership = forSignedIn({
  action: 'change user',
  body: ValidityInput,
  ifMatch: true,
  reply: User,
  async run({ deps, actor, params: { id = '', membership = '' }, rev, body }) {
    await limitMembership(deps, actor, { user: id, rev, membership }, body)
    return userReply(deps, actor, id)
  },
})

/** With what each holds, and whether a second factor guards it. */
async function presentUsers({ store }: Deps, { authority }: Actor, users: readonly UserTable[]) {
  const held = await allMemberships(store.db, authority)
  const factors = await store.db
    .selectFrom('second_factor')
    .select('user_id')
    .where('authority_id', '=', authority)
    .where('confirmed_at', 'is not', null)
    .execute()
  const guarded = new Set(factors.map(({ user_id }) => user_id))
  return users.map((user) => {
    const memberships = held.filter(({ user_id }) => user_id === user.id)
    return presentUser(user, memberships, guarded.has(user.id))
  })
}

async function userOf(deps: Deps, actor: Actor, id: string) {
  const user = await deps.store.db
    .selectFrom('user')
    .selectAll()
    .where('authority_id', '=', actor.authority)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [presented] = await presentUsers(deps, actor, [user])
  if (presented === undefined) throw new Error('an account that has just been changed is not there')
  return presented
}

async function userReply(deps: Deps, actor: Actor, id: string) {
  const body = await userOf(deps, actor, id)
  return { body, rev: body.rev }
}
