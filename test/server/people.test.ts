/** Accounts of others: invited, locked, ended, reset, given and denied roles. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actorOf } from '../../server/access/sessions.ts'
import type { ApiProblem, FactorSecret, InvitationShown, Session, User, UserCreated, UserReset } from '../../ui/api.ts'
import { code, cookieOf, harness, type Harness, password, start, type Voice } from './harness.ts'

let server: Harness
let admin: Voice
let unit: string
let turn = 0

beforeAll(async () => {
  server = await harness()
  admin = await server.person('quan-tri', 'administrator')
  const units = await admin.post<{ id: string }[]>('/units', { units: [{ name: 'Phòng Đỏ', type: 'phong' }] })
  unit = units.body[0]?.id ?? ''
})
afterAll(() => server.close())
/** Sessions that ran out on another test's clock are gone. */
beforeEach(async () => {
  server.setClock(start)
  admin = await server.signIn('quan-tri')
})

const chosen = 'một câu dài khác hẳn'
const days = (count: number) => new Date(Date.parse(start) + count * 86_400_000).toISOString()
const bodyOf = (username: string, more: object = {}) => ({
  username,
  name: 'Trần Văn B',
  role: 'auditor',
  unit_id: null,
  ...more,
})
const invited = async (more: object = {}): Promise<UserCreated> => {
  const { status, body } = await admin.post<UserCreated>('/users', bodyOf(`nguoi-${++turn}`, more))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}
const accept = (invitation: string, secret = chosen) =>
  server.voice().put<Session>('/invitation', { code: invitation, password: secret })
const arrived = async (more: object = {}): Promise<{ readonly user: User; readonly voice: Voice }> => {
  const { user, invitation } = await invited(more)
  const { headers } = await accept(invitation?.code ?? '')
  return { user, voice: server.voice(cookieOf(headers)) }
}
const userNamed = async (id: string): Promise<User> => {
  const { body } = await admin.get<User[]>('/users')
  const found = body.find((user) => user.id === id)
  if (found === undefined) throw new Error('the account is gone')
  return found
}
const there = async (voice: Voice) => (await voice.get<Session | null>('/session')).body?.user.username ?? null
const signIn = (username: string, secret: string) =>
  server.voice().post<ApiProblem>('/session', { username, password: secret })
const journal = async () => {
  const rows = await server.deps.store.db
    .selectFrom('journal')
    .leftJoin('user', 'user.id', 'journal.about')
    .select(['action', 'object', 'username'])
    .execute()
  return rows.map(({ action, object, username }) => `${action} ${username ?? object}`)
}

describe('an invitation', () => {
  it('says whom it is for, sets the password and signs in, once', async () => {
    const { user, invitation } = await invited()
    expect(user.state).toBe('invited')
    const shown = await server.voice().post<InvitationShown>('/invitation', { code: invitation?.code })
    expect(shown.body).toMatchObject({ username: user.username, name: 'Trần Văn B', authority: { name: 'Quận thử' } })
    const entered = await accept(invitation?.code ?? '')
    expect([entered.status, entered.body.user.username, entered.body.needs]).toEqual([200, user.username, null])
    expect(await there(server.voice(cookieOf(entered.headers)))).toBe(user.username)
    expect(code(await accept(invitation?.code ?? ''))).toBe('403 invitation-code')
    expect((await signIn(user.username, chosen)).status).toBe(200)
    expect((await userNamed(user.id)).state).toBe('active')
    expect(await journal()).toEqual(
      expect.arrayContaining([`user-added ${user.username}`, `invitation-accepted ${user.username}`]),
    )
  })

  it('ends after a week, and is replaced by the next', async () => {
    const { user, invitation } = await invited()
    const again = await admin.post<UserReset>(`/users/${user.id}/reset`, undefined, user.rev)
    expect(code(await accept(invitation?.code ?? ''))).toBe('403 invitation-code')
    server.setClock(days(7))
    expect(code(await accept(again.body.invitation.code))).toBe('403 invitation-code')
    server.setClock(new Date(Date.parse(days(7)) - 1).toISOString())
    expect((await accept(again.body.invitation.code)).status).toBe(200)
  })

  it('is kept as a hash: neither the code nor a password is in the database or in the journal', async () => {
    const { invitation } = await invited()
    const { initial_password } = await invited({ first: 'password' })
    const { store } = server.deps
    const rows = await Promise.all([
      store.db.selectFrom('invitation').selectAll().execute(),
      store.db.selectFrom('user').selectAll().execute(),
      store.db.selectFrom('journal').selectAll().execute(),
    ])
    const all = JSON.stringify(rows)
    expect(all).not.toContain(invitation?.code)
    expect(all).not.toContain(initial_password)
  })

  it('does not take a password that is too easy, and stays good', async () => {
    const { user, invitation } = await invited()
    expect(code(await accept(invitation?.code ?? '', 'ngắn quá'))).toBe('422 password-too-short')
    expect(code(await accept(invitation?.code ?? '', `${user.username} ${user.username}`))).toBe(
      '422 password-own-words',
    )
    expect((await accept(invitation?.code ?? '')).status).toBe(200)
  })

  it('of a made-up code is refused like a used one', async () => {
    const [wrong, shown] = [await accept('x'), await server.voice().post<ApiProblem>('/invitation', { code: 'x' })]
    expect([code(wrong), code(shown)]).toEqual(['403 invitation-code', '403 invitation-code'])
    expect(shown.body).toEqual(wrong.body)
  })

  it('parallel uses have one effect', async () => {
    const { invitation } = await invited()
    const all = await Promise.all(Array.from({ length: 6 }, () => accept(invitation?.code ?? '')))
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403, 403, 403, 403])
  })
})

describe('a first password', () => {
  it('opens nothing until its owner has replaced it', async () => {
    const { user, initial_password } = await invited({ first: 'password' })
    const { headers, body } = await server
      .voice()
      .post<Session>('/session', { username: user.username, password: initial_password })
    expect(body.needs).toBe('password')
    const voice = server.voice(cookieOf(headers))
    expect(code(await voice.get('/rounds'))).toBe('403 password-first')
    expect(code(await voice.get('/users'))).toBe('403 password-first')
    const same = await voice.put('/password', { current: initial_password, next: initial_password })
    expect(code(same)).toBe('422 password-same')
    const done = await voice.put('/password', { current: initial_password, next: chosen })
    const renewed = server.voice(cookieOf(done.headers))
    expect((await renewed.get('/rounds')).status).toBe(200)
    expect(await there(voice)).toBeNull()
  })
})

describe('an account', () => {
  it('that is locked ends its sessions and lets nobody in, until it is unlocked', async () => {
    const { user, voice } = await arrived()
    const locked = await admin.put<User>(`/users/${user.id}/state`, { state: 'locked' }, user.rev)
    expect([locked.status, locked.body.state]).toEqual([200, 'locked'])
    expect(await there(voice)).toBeNull()
    expect(code(await signIn(user.username, chosen))).toBe('403 account-locked')
    expect(code(await signIn(user.username, 'không phải mật khẩu'))).toBe('401 wrong-credentials')
    const open = await admin.put<User>(`/users/${user.id}/state`, { state: 'active' }, locked.body.rev)
    expect(open.body.state).toBe('active')
    expect((await signIn(user.username, chosen)).status).toBe(200)
    expect(await journal()).toEqual(
      expect.arrayContaining([`user-locked ${user.username}`, `user-unlocked ${user.username}`]),
    )
  })

  it('that has ended is as if it had never been, and is never changed again', async () => {
    const { user, voice } = await arrived()
    const ended = await admin.put<User>(`/users/${user.id}/state`, { state: 'ended' }, user.rev)
    expect(ended.body.state).toBe('ended')
    expect(await there(voice)).toBeNull()
    expect(code(await signIn(user.username, chosen))).toBe('401 wrong-credentials')
    expect(code(await admin.put(`/users/${user.id}/state`, { state: 'active' }, ended.body.rev))).toBe(
      '409 account-ended',
    )
    expect(code(await admin.post(`/users/${user.id}/reset`, undefined, ended.body.rev))).toBe('409 account-ended')
  })

  it('that is reset forgets its password, and starts anew with a link', async () => {
    const { user, voice } = await arrived()
    const { body } = await admin.post<UserReset>(`/users/${user.id}/reset`, undefined, user.rev)
    expect([await there(voice), body.user.state]).toEqual([null, 'invited'])
    expect(code(await signIn(user.username, chosen))).toBe('401 wrong-credentials')
    expect((await accept(body.invitation.code, 'câu mới sau khi đặt lại')).status).toBe(200)
    expect(await journal()).toContain(`user-reset ${user.username}`)
  })

  it('is changed only by who saw it as it is', async () => {
    const { user } = await invited()
    const change = { name: 'Trần Thị C', email: 'C@Example.vn' }
    const done = await admin.put<User>(`/users/${user.id}`, change, user.rev)
    expect([done.body.name, done.body.email, done.body.rev]).toEqual(['Trần Thị C', 'c@example.vn', 2])
    expect(code(await admin.put(`/users/${user.id}`, change, user.rev))).toBe('412 stale')
    const other = await invited()
    expect(code(await admin.put(`/users/${other.user.id}`, change, 1))).toBe('409 email-taken')
    expect(code(await admin.put(`/users/${other.user.id}`, { ...change, password: 'x' }, 1))).toBe(
      '400 invalid-request',
    )
  })

  it('of another authority answers exactly like one that does not exist', async () => {
    const foreign = await server.deps.store.write('other', async (tx) => {
      await tx
        .insertInto('authority')
        .values({ id: 'other', name: 'Quận khác', demo: 0, created_at: start, parent_id: null })
        .execute()
      const none = { email: null, password_hash: null, password_set_at: null, locked_at: null, ended_at: null }
      const row = {
        authority_id: 'other',
        id: 'foreign',
        rev: 1,
        username: 'la',
        name: 'La',
        demo: 0,
        ...none,
      } as const
      await tx
        .insertInto('user')
        .values({ ...row, first_password: 0, oidc_issuer: null, oidc_subject: null })
        .execute()
      return row.id
    })
    for (const [path, body] of [
      ['', { name: 'x', email: null }],
      ['/state', { state: 'locked' }],
      ['/memberships/m', { valid_from: null, valid_until: null }],
    ] as const) {
      const there = await admin.put<ApiProblem>(`/users/${foreign}${path}`, body, 1)
      const nowhere = await admin.put<ApiProblem>(`/users/nobody${path}`, body, 1)
      expect([there.status, there.body]).toEqual([404, nowhere.body])
    }
    expect((await admin.get<User[]>('/users')).body.some(({ id }) => id === foreign)).toBe(false)
    // Usernames are unique over the installation, and a taken one says no more than that.
    expect(code(await admin.post('/users', bodyOf('la')))).toBe('409 username-taken')
  })
})

describe('a role', () => {
  it('is given and limited with dates; the person signs in again, and may choose among those of the day', async () => {
    const { user, voice } = await arrived()
    const given = { role: 'office', unit_id: unit, valid_from: null, valid_until: '2026-11-10' }
    const granted = await admin.post<User>(`/users/${user.id}/memberships`, given, user.rev)
    expect(granted.status).toBe(201)
    expect(await there(voice)).toBeNull()
    const back = await signIn(user.username, chosen)
    const auditor = server.voice(cookieOf(back.headers))
    const { body } = await auditor.get<Session>('/session')
    expect([body.user.role, body.memberships.map(({ role }) => role)]).toEqual(['auditor', ['auditor', 'office']])
    const acting = await auditor.put<Session>('/session', { membership: body.memberships[1]?.id })
    expect([acting.status, acting.body.user.role, acting.body.user.unit?.name]).toEqual([200, 'office', 'Phòng Đỏ'])
    expect(await there(auditor)).toBeNull()
    // Whichever role one acts in, one's own units are known: nobody judges what is theirs.
    const actor = await actorOf(server.deps, cookieOf(acting.headers).split('=')[1] ?? '')
    const other = await actorOf(
      server.deps,
      cookieOf((await signIn(user.username, chosen)).headers).split('=')[1] ?? '',
    )
    expect([actor?.role, actor?.unit?.id, actor?.units]).toEqual(['office', unit, [unit]])
    expect([other?.role, other?.unit, other?.units]).toEqual(['auditor', null, [unit]])
    const office = server.voice(cookieOf(acting.headers))
    expect(code(await office.get('/users'))).toBe('403 not-allowed')
    // The last day counts whole in Việt Nam; the membership then ends by itself, and its sessions with it.
    server.setClock('2026-11-10T16:59:59.000Z')
    const evening = server.voice(cookieOf((await signIn(user.username, chosen)).headers))
    const late = await evening.put<Session>('/session', { membership: body.memberships[1]?.id })
    server.setClock('2026-11-10T17:00:00.000Z')
    expect(await there(server.voice(cookieOf(late.headers)))).toBeNull()
    const [, membership] = granted.body.memberships
    expect(code(await office.put('/session', { membership: membership?.id }))).toBe('401 signed-out')
  })

  it('that is taken away is gone at once; who has none left does not come in', async () => {
    const { user, voice } = await arrived()
    const path = `/users/${user.id}/memberships/${user.memberships[0]?.id}`
    const limited = await admin.put<User>(path, { valid_from: null, valid_until: '2026-11-09' }, user.rev)
    expect(limited.body.memberships[0]?.valid_until).toBe('2026-11-09')
    expect(await there(voice)).toBeNull()
    expect(code(await signIn(user.username, chosen))).toBe('403 no-membership')
    expect(await journal()).toContain(`membership-changed ${user.username}`)
  })

  it('has a unit if it is of a unit, and its dates in order', async () => {
    const { user } = await invited()
    const grant = (more: object) =>
      admin.post(
        `/users/${user.id}/memberships`,
        { role: 'leader', unit_id: unit, valid_from: null, valid_until: null, ...more },
        1,
      )
    expect(code(await grant({ unit_id: null }))).toBe('422 unit-required')
    expect(code(await grant({ role: 'chair' }))).toBe('422 unit-not-allowed')
    expect(code(await grant({ valid_from: '2026-02-02', valid_until: '2026-02-01' }))).toBe('422 validity-out-of-order')
    expect(code(await grant({ role: 'king' }))).toBe('400 invalid-request')
  })

  it('of somebody else is nobody’s to act in', async () => {
    const [{ user }, { voice }] = [await arrived(), await arrived()]
    expect(code(await voice.put('/session', { membership: user.memberships[0]?.id }))).toBe('403 no-membership')
    expect(await there(voice)).not.toBeNull()
  })
})

describe('nobody grants themselves rights, and an administrator remains', () => {
  it('own roles, state and password link are for others to change', async () => {
    const { body: me } = await admin.get<Session>('/session')
    const { rev, memberships } = await userNamed(me.user.id)
    const grant = { role: 'chair', unit_id: null, valid_from: null, valid_until: null }
    const own = [
      await admin.post(`/users/${me.user.id}/memberships`, grant, rev),
      await admin.put(
        `/users/${me.user.id}/memberships/${memberships[0]?.id}`,
        { valid_from: null, valid_until: null },
        rev,
      ),
      await admin.put(`/users/${me.user.id}/state`, { state: 'locked' }, rev),
      await admin.put(`/users/${me.user.id}/state`, { state: 'ended' }, rev),
      await admin.post(`/users/${me.user.id}/reset`, undefined, rev),
    ]
    expect(own.map(code)).toEqual(Array.from({ length: 5 }, () => '409 own-account'))
    expect(await userNamed(me.user.id)).toMatchObject({
      rev,
      state: 'active',
      memberships: [{ role: 'administrator' }],
    })
  })

  it('two administrators who lock each other at the same moment: one of them stays', async () => {
    const own = await harness()
    const [one, two] = [await own.person('mot', 'administrator'), await own.person('hai', 'administrator')]
    const { body: users } = await one.get<User[]>('/users')
    const idOf = (username: string) => users.find((user) => user.username === username)?.id ?? ''
    const lock = (voice: Voice, id: string) => voice.put<ApiProblem>(`/users/${id}/state`, { state: 'locked' }, 1)
    const both = await Promise.all([lock(one, idOf('hai')), lock(two, idOf('mot'))])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = await own.deps.store.db.selectFrom('user').select('id').where('locked_at', 'is', null).execute()
    expect(left).toHaveLength(1)
    await own.close()
  })

  it('two administrators who erase each other at the same moment: one of them stays', async () => {
    const own = await harness()
    const [one, two] = [await own.person('mot', 'administrator'), await own.person('hai', 'administrator')]
    const { body: users } = await one.get<User[]>('/users')
    const idOf = (username: string) => users.find((user) => user.username === username)?.id ?? ''
    const both = await Promise.all([
      one.post<ApiProblem>(`/users/${idOf('hai')}/erasure`),
      two.post<ApiProblem>(`/users/${idOf('mot')}/erasure`),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 401])
    const left = await own.deps.store.db.selectFrom('user').select('id').where('ended_at', 'is', null).execute()
    expect(left).toHaveLength(1)
    await own.close()
  })
})

describe('one’s own sessions', () => {
  it('are listed, and each can be ended', async () => {
    const { user, voice } = await arrived()
    const elsewhere = server.voice(cookieOf((await signIn(user.username, chosen)).headers))
    const { body } = await voice.get<{ id: string; current: boolean; role: string; agent: string }[]>('/sessions')
    expect(body.map(({ current, role }) => `${role} ${current}`).toSorted()).toEqual(['auditor false', 'auditor true'])
    const other = body.find(({ current }) => !current)?.id ?? ''
    expect((await admin.delete(`/sessions/${other}`)).status).toBe(404)
    expect((await voice.delete(`/sessions/${other}`)).status).toBe(204)
    expect([await there(elsewhere), await there(voice)]).toEqual([null, user.username])
    expect(code(await voice.delete(`/sessions/${other}`))).toBe('404 not-found')
  })
})

describe('what is logged', () => {
  it('says who did what, and holds no password, code or token', async () => {
    const lines: string[] = []
    const own = await harness({ lines: { write: (line) => void lines.push(line) } })
    const boss = await own.person('quan-tri', 'administrator')
    const made = await boss.post<UserCreated>('/users', bodyOf('moi'))
    const link = made.body.invitation?.code ?? ''
    const entered = await own.voice().put('/invitation', { code: link, password: chosen })
    const voice = own.voice(cookieOf(entered.headers))
    const { body } = await voice.post<FactorSecret>('/second-factor', { password: chosen })
    await voice.put('/second-factor', { code: '123456' })
    await own.voice().post('/session', { username: 'moi', password: 'không phải mật khẩu' })
    await voice.put('/password', { current: chosen, next: 'một câu dài nữa để thử' })
    await own.close()
    const all = lines.join('')
    const secrets = [password, chosen, 'không phải mật khẩu', 'một câu dài nữa để thử', link, body.secret, '123456']
    const tokens = [boss.cookie, voice.cookie].map((cookie) => cookie.split('=')[1] ?? '')
    expect([...secrets, ...tokens].filter((secret) => all.includes(secret))).toEqual([])
    const events = lines.flatMap((line) => (JSON.parse(line) as { event?: string }).event ?? [])
    const telling = events.filter((event) => event !== 'done' && event !== 'answered')
    expect(telling).toEqual(['signed-in', 'refused', 'sign-in-refused', 'refused'])
  })
})

describe('a new installation', () => {
  it('has no account and no password that anyone could know', async () => {
    const fresh = await harness({ people: false })
    expect(await fresh.deps.store.db.selectFrom('user').selectAll().execute()).toEqual([])
    expect(code(await fresh.voice().post('/session', { username: 'admin', password }))).toBe('401 wrong-credentials')
    await fresh.close()
  })
})
