/** Rated units and user accounts. */
import { addUnits } from '../actions/add-units.ts'
import { erasePerson } from '../actions/erase-person.ts'
import { addUser } from '../actions/add-user.ts'
import { type Key, limitOf, pageIn, pageOf, startOf } from '../http/cursor.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { lists, PageQuery, UnitsInput, UserCreated, UserInput } from '../http/schemas.ts'
import { presentUnit, presentUser } from '../present.ts'
import { vietnamese } from '../store/assessments.ts'
import { allMemberships, membershipsOf, ofUnit } from '../store/memberships.ts'
import type { UnitTable } from '../store/tables.ts'

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
  async run({ deps: { store }, actor, query }) {
    const [start, limit] = [startOf(query, 1), limitOf(query)]
    const users = await store.db
      .selectFrom('user')
      .selectAll()
      .where('authority_id', '=', actor.authority)
      .where('name', '!=', '')
      .$if(start !== null, (query) => query.where('username', '>', start?.[0] ?? ''))
      .orderBy('username')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(users, limit, ({ username }) => [username])
    const held = await allMemberships(store.db, actor.authority)
    const body = items.map((user) =>
      presentUser(
        user,
        held.filter(({ user_id }) => user_id === user.id),
      ),
    )
    return { body, next }
  },
})

export const postUser = forSignedIn({
  action: 'add user',
  created: true,
  body: UserInput,
  reply: UserCreated,
  async run({ deps, actor, body }) {
    const { user, password } = await addUser(deps, actor, body)
    const held = await membershipsOf(deps.store.db, actor.authority, user.id)
    return { status: 201, body: { user: presentUser(user, held), initial_password: password } }
  },
})
