/** Rated units and user accounts. */
import { addUnits } from '../actions/add-units.ts'
import { addUser } from '../actions/add-user.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { lists, UnitsInput, UserCreated, UserInput } from '../http/schemas.ts'
import { presentUnit, presentUser } from '../present.ts'
import { vietnamese } from '../store/assessments.ts'

export const listUnits = forSignedIn({
  action: 'list units',
  reply: lists.units,
  async run({ deps: { store }, actor }) {
    const all = await store.db.selectFrom('unit').selectAll().where('authority_id', '=', actor.authority).execute()
    const shown = all.filter(({ id }) => actor.role !== 'office' || id === actor.unit?.id)
    return { body: shown.toSorted((a, b) => vietnamese.compare(a.name, b.name)).map(presentUnit) }
  },
})

export const postUnits = forSignedIn({
  action: 'add units',
  created: true,
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
      .leftJoin('unit', (join) =>
        join.onRef('unit.authority_id', '=', 'user.authority_id').onRef('unit.id', '=', 'user.unit_id'),
      )
      .select(['user.id', 'user.username', 'user.name', 'user.role', 'user.unit_id', 'unit.name as unit_name'])
      .where('user.authority_id', '=', actor.authority)
      .orderBy('user.username')
      .execute()
    return {
      body: users.map((user) =>
        presentUser(user, user.unit_id && user.unit_name ? { id: user.unit_id, name: user.unit_name } : null),
      ),
    }
  },
})

export const postUser = forSignedIn({
  action: 'add user',
  created: true,
  body: UserInput,
  reply: UserCreated,
  async run({ deps, actor, body }) {
    const { user, password } = await addUser(deps, actor, body)
    const units = await deps.store.db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('authority_id', '=', actor.authority)
      .where('id', '=', user.unit_id ?? '')
      .execute()
    return { status: 201, body: { user: presentUser(user, units[0] ?? null), initial_password: password } }
  },
})
