/** Rated units and user accounts. */
import { addUnits } from '../actions/add-units.ts'
import { addUser } from '../actions/add-user.ts'
import { grantMembership, limitMembership, renameUser, resetUser, setUserState } from '../actions/change-user.ts'
import type { Actor, Deps } from '../deps.ts'
import { forSignedIn } from '../http/endpoint.ts'
import {
  lists,
  MembershipInput,
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

export const listUnits = forSignedIn({
  action: 'list units',
  reply: lists.units,
  async run({ deps: { store }, actor }) {
    const all = await store.db.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
    const shown = all.filter(({ id }) => !ofUnit(actor.role) || id === actor.unit?.id)
    return { body: shown.toSorted((a, b) => vietnamese.compare(a.name, b.name)).map(presentUnit) }
  },
})

export const postUnits = forSignedIn({
  action: 'add units',
  body: UnitsInput,
  reply: lists.units,
  run: async ({ deps, actor, body }) => ({ status: 201, body: (await addUnits(deps, actor, body)).map(presentUnit) }),
})

export const listUsers = forSignedIn({
  action: 'list users',
  reply: lists.users,
  run: async ({ deps, actor }) => ({ body: await usersOf(deps, actor) }),
})

export const postUser = forSignedIn({
  action: 'add user',
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

/** By username, or the one with this id. */
async function usersOf({ store }: Deps, actor: Actor, id?: string) {
  const all = await store.db
    .selectFrom('user')
    .selectAll()
    .where('authority_id', '=', actor.authority)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('username')
    .execute()
  const held = await allMemberships(store.db, actor.authority)
  const factors = await store.db
    .selectFrom('second_factor')
    .select('user_id')
    .where('authority_id', '=', actor.authority)
    .where('confirmed_at', 'is not', null)
    .execute()
  const guarded = new Set(factors.map(({ user_id }) => user_id))
  return all.map((user) => {
    const memberships = held.filter(({ user_id }) => user_id === user.id)
    return presentUser(user, memberships, guarded.has(user.id))
  })
}

async function userOf(deps: Deps, actor: Actor, id: string) {
  const [user] = await usersOf(deps, actor, id)
  if (user === undefined) throw new Error('an account that has just been changed is not there')
  return user
}

async function userReply(deps: Deps, actor: Actor, id: string) {
  const body = await userOf(deps, actor, id)
  return { body, rev: body.rev }
}
