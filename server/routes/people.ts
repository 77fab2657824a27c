/** Rated units and user accounts. */
import { addUnits } from '../actions/add-units.ts'
import { addUser } from '../actions/add-user.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { lists, UnitsInput, UserCreated, UserInput } from '../http/schemas.ts'
import { presentUnit, presentUser } from '../present.ts'
import { vietnamese } from '../store/assessments.ts'
import { allMemberships, membershipsOf, ofUnit } from '../store/memberships.ts'

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
  async run({ deps: { store }, actor }) {
    const users = await store.db
      .selectFrom('user')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .orderBy('username')
      .execute()
    const held = await allMemberships(store.db, actor.authority)
    return {
      body: users.map((user) =>
        presentUser(
          user,
          held.filter(({ user_id }) => user_id === user.id),
        ),
      ),
    }
  },
})

export const postUser = forSignedIn({
  action: 'add user',
  body: UserInput,
  reply: UserCreated,
  async run({ deps, actor, body }) {
    const { user, password } = await addUser(deps, actor, body)
    const held = await membershipsOf(deps.store.db, actor.authority, user.id)
    return { status: 201, body: { user: presentUser(user, held), initial_password: password } }
  },
})
