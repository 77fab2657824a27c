/** Two authorities take one name at the same moment: the second learns it in words, on each of the two databases. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertUser } from '../../../server/actions/add-user.ts'
import { addAuthority } from '../../../server/actions/add-authority.ts'
import { firstStart, type Tx } from '../../../server/store/open.ts'
import { takenIn, troubleOf } from '../../../server/store/trouble.ts'
import type { ApiProblem, User } from '../../../ui/api.ts'
import { harness, type Harness, type Voice } from '../harness.ts'

let server: Harness
let admin: Voice
let other: string
const now = new Date('2026-11-10T02:00:00.000Z')

beforeAll(async () => {
  server = await harness()
  admin = await server.person('quan-tri', 'administrator')
  const writer = await server.deps.store.write(firstStart, (tx) => addAuthority(tx, now, 'Quận khác'))
  other = writer.authority
})
afterAll(() => server.close())

/** Asks while the other authority has written and not yet committed. */
async function during<T>(work: (tx: Tx) => Promise<unknown>, ask: () => Promise<T>): Promise<T> {
  let asked: Promise<T> | undefined
  await server.deps.store.write(other, async (tx) => {
    await work(tx)
    asked = ask()
    await pause(300)
  })
  return asked!
}

const theirs = (username: string, email: string) => (tx: Tx) =>
  insertUser(
    tx,
    now,
    { authority: other, id: 'test', name: 'test' },
    { username, name: 'Người kia', role: 'auditor', unit_id: null, email },
    { hash: null, demo: false },
  )
const mine = (username: string, email: string) =>
  admin.post<ApiProblem>('/users', { username, name: 'Người này', role: 'auditor', unit_id: null, email })

it('the username', async () => {
  const { status, body } = await during(theirs('trung', 'a@example.vn'), () => mine('trung', 'b@example.vn'))
  expect([status, body.code, body.title]).toEqual([409, 'username-taken', 'The username is taken'])
})

it('the address, of a new account and of one that is changed', async () => {
  const added = await during(theirs('kia', 'trung@example.vn'), () => mine('nay', 'trung@example.vn'))
  expect([added.status, added.body.code]).toEqual([409, 'email-taken'])
  const { body: made } = await admin.post<{ user: User }>('/users', {
    username: 'nay',
    name: 'Người này',
    role: 'auditor',
    unit_id: null,
  })
  const changed = await during(theirs('kia-hai', 'hai@example.vn'), () =>
    admin.put<ApiProblem>(`/users/${made.user.id}`, { name: 'Người này', email: 'hai@example.vn' }, made.user.rev),
  )
  expect([changed.status, changed.body.code]).toEqual([409, 'email-taken'])
  const { body: users } = await admin.get<User[]>('/users')
  expect(users.map(({ username, email }) => [username, email])).toEqual([
    ['nay', null],
    ['quan-tri', null],
  ])
})

it('what is taken is said by each database in its own way, and read the same', async () => {
  const { db } = server.deps.store
  const user = await db.selectFrom('user').selectAll().where('username', '=', 'nay').executeTakeFirstOrThrow()
  const unit = { authority_id: other, id: 'u', name: 'Phòng user.username', type: 'phong', attributes: '{}', rev: 1 }
  await db.insertInto('unit').values(unit).execute()
  const linked = { oidc_issuer: 'x', oidc_subject: 'user.email' }
  await db.updateTable('user').set(linked).where('id', '=', user.id).execute()
  await db.updateTable('user').set({ email: 'nay@example.vn' }).where('id', '=', user.id).execute()
  const told = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => new Error('nothing was refused'),
      (cause: Error) => cause,
    )
    return [troubleOf(error), takenIn(error)]
  }
  const again = (change: object) =>
    db
      .insertInto('user')
      .values({ ...user, id: 'again', username: 'again', ...change })
      .execute()
  expect(await told(again({ username: 'nay' }))).toEqual(['unique', 'user.username'])
  expect(await told(again({ email: 'nay@example.vn' }))).toEqual(['unique', 'user.email'])
  expect(await told(again(linked))).toEqual(['unique', null])
  const twice = db
    .insertInto('unit')
    .values({ ...unit, id: 'v' })
    .execute()
  expect(await told(twice)).toEqual(['unique', null])
})
