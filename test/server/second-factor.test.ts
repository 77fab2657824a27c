/** Codes of an authenticator app: who needs them, and that each works once. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { offerSetup } from '../../server/actions/set-up.ts'
import type {
  ApiProblem,
  FactorSecret,
  RecoveryCodes,
  Role,
  Session,
  SetupDone,
  User,
  UserReset,
} from '../../ui/api.ts'
import { code, cookieOf, harness, type Harness, password, start, type Voice } from './harness.ts'

let server: Harness
let now = Date.parse(start)
let turn = 0

beforeAll(async () => {
  server = await harness({ access: { secondFactor: 'required' } })
})
afterAll(() => server.close())
/** Each test a day later: no step of another test's code, no pause. */
beforeEach(() => wait(86_400))

function wait(seconds: number): void {
  now += seconds * 1000
  server.setClock(new Date(now).toISOString())
}

/** What the app shows now, or so many steps away. */
const shown = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + steps * 30_000 })
const signIn = (username: string, given?: string, secret = password) =>
  server
    .voice()
    .post<Session & ApiProblem>('/session', { username, password: secret, ...(given !== undefined && { code: given }) })

interface Enrolled {
  readonly username: string
  readonly secret: string
  readonly codes: readonly string[]
  readonly voice: Voice
}

async function enrolled(role: Role = 'auditor'): Promise<Enrolled> {
  const username = `nguoi-${++turn}`
  const voice = await server.person(username, role)
  const { body } = await voice.post<FactorSecret>('/second-factor', { password })
  const confirmed = await voice.put<RecoveryCodes>('/second-factor', { code: shown(body.secret) })
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body))
  wait(60)
  const { recovery_codes: codes } = confirmed.body
  return { username, secret: body.secret, codes, voice: server.voice(cookieOf(confirmed.headers)) }
}

describe('administrators and chairs', () => {
  for (const role of ['administrator', 'chair'] as const) {
    it(`do nothing before they have one: ${role}`, async () => {
      const voice = await server.person(`moi-${role}`, role)
      expect((await voice.get<Session>('/session')).body.needs).toBe('second-factor')
      for (const path of ['/rounds', '/users', '/sessions']) {
        expect(code(await voice.get(path))).toBe('403 second-factor-first')
      }
      const { body } = await voice.post<FactorSecret>('/second-factor', { password })
      expect(body.uri).toBe(
        `otpauth://totp/Khung:moi-${role}?issuer=Khung&secret=${body.secret}&algorithm=SHA1&digits=6&period=30`,
      )
      const done = await voice.put<RecoveryCodes>('/second-factor', { code: shown(body.secret) })
      expect(new Set(done.body.recovery_codes).size).toBe(10)
      const free = server.voice(cookieOf(done.headers))
      expect((await free.get<Session>('/session')).body).toMatchObject({ needs: null, second_factor: true })
      expect((await free.get('/rounds')).status).toBe(200)
      expect(await (await voice.get('/session')).body).toBeNull()
    })
  }

  it('are whoever holds such a role, whichever they act in', async () => {
    const boss = (await enrolled('administrator')).voice
    const voice = await server.person('hai-vai', 'auditor')
    expect((await voice.get('/rounds')).status).toBe(200)
    const { body: users } = await boss.get<User[]>('/users')
    const user = users.find(({ username }) => username === 'hai-vai')
    const chair = { role: 'chair', unit_id: null, valid_from: null, valid_until: null }
    expect((await boss.post(`/users/${user?.id}/memberships`, chair, user?.rev)).status).toBe(201)
    const { body } = await signIn('hai-vai')
    expect([body.user.role, body.needs]).toEqual(['auditor', 'second-factor'])
  })

  it('need none where the installation says so, nor in a demonstration', async () => {
    const free = await harness({ access: { secondFactor: 'optional' } })
    expect((await (await free.person('quan-tri', 'administrator')).get('/rounds')).status).toBe(200)
    await free.close()
    await server.deps.store.db.updateTable('authority').set({ demo: 1 }).execute()
    const shownOnly = await server.person('quan-tri-mau', 'administrator')
    expect((await shownOnly.get('/rounds')).status).toBe(200)
    await server.deps.store.db.updateTable('authority').set({ demo: 0 }).execute()
  })

  it('of a new installation set it up right after the set-up link', async () => {
    const fresh = await harness({ people: false, access: { secondFactor: 'required' } })
    fresh.setClock(new Date(now).toISOString())
    const setup = { authority: 'Quận mới', name: 'A', username: 'quan-tri', password, demo: false }
    const done = await fresh.voice().post<SetupDone>('/setup', { ...setup, code: await offerSetup(fresh.deps) })
    expect(done.body.session.needs).toBe('second-factor')
    const voice = fresh.voice(cookieOf(done.headers))
    const { body } = await voice.post<FactorSecret>('/second-factor', { password })
    const set = await voice.put('/second-factor', { code: shown(body.secret) })
    expect((await fresh.voice(cookieOf(set.headers)).get('/users')).status).toBe(200)
    await fresh.close()
  })
})

describe('signing in with a second factor', () => {
  it('asks for the code once the password is right, and not before', async () => {
    const { username, secret } = await enrolled()
    expect(code(await signIn(username, undefined, 'không phải mật khẩu'))).toBe('401 wrong-credentials')
    expect(code(await signIn(username, shown(secret), 'không phải mật khẩu'))).toBe('401 wrong-credentials')
    expect(code(await signIn(username))).toBe('403 code-required')
    expect(code(await signIn(username, '000000'))).toBe('403 wrong-code')
    expect((await signIn(username, shown(secret))).status).toBe(200)
  })

  it('takes each code once, also from two who come at the same moment', async () => {
    const { username, secret } = await enrolled()
    const both = await Promise.all([signIn(username, shown(secret)), signIn(username, shown(secret))])
    expect(both.map(code).toSorted()).toEqual(['200 undefined', '403 wrong-code'])
    expect(code(await signIn(username, shown(secret)))).toBe('403 wrong-code')
    wait(30)
    expect((await signIn(username, shown(secret))).status).toBe(200)
  })

  it('takes the code before and after, none further away, and none older than the last used', async () => {
    const { username, secret } = await enrolled()
    wait(300)
    expect(code(await signIn(username, shown(secret, -2)))).toBe('403 wrong-code')
    expect(code(await signIn(username, shown(secret, 2)))).toBe('403 wrong-code')
    expect((await signIn(username, shown(secret, -1))).status).toBe(200)
    expect((await signIn(username, shown(secret, 1))).status).toBe(200)
    expect(code(await signIn(username, shown(secret, 0)))).toBe('403 wrong-code')
  })

  it('takes each recovery code once, however it is typed; they are kept as hashes', async () => {
    const { username, codes } = await enrolled()
    const [first = '', second = ''] = codes
    expect(first).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
    expect((await signIn(username, first)).status).toBe(200)
    expect(code(await signIn(username, first))).toBe('403 wrong-code')
    expect((await signIn(username, second.toUpperCase().replace('-', ' '))).status).toBe(200)
    const rows = JSON.stringify(await server.deps.store.db.selectFrom('recovery_code').selectAll().execute())
    expect(codes.filter((one) => rows.includes(one) || rows.includes(one.replace('-', '')))).toEqual([])
  })

  it('pauses after ten wrong codes, like wrong passwords', async () => {
    const { username, secret } = await enrolled()
    for (let tried = 0; tried < 10; tried += 1) {
      expect(code(await signIn(username, '000000'))).toBe('403 wrong-code')
    }
    expect(code(await signIn(username, shown(secret)))).toBe('429 too-many-attempts')
    wait(15 * 60)
    expect((await signIn(username, shown(secret))).status).toBe(200)
  })
})

describe('one’s own second factor', () => {
  it('is set up by who knows the password, and counts only once a code proved it', async () => {
    const voice = await server.person('thu-bat', 'auditor')
    expect(code(await voice.post('/second-factor', { password: 'không phải mật khẩu' }))).toBe('403 wrong-password')
    await voice.post<FactorSecret>('/second-factor', { password })
    expect(code(await voice.put('/second-factor', { code: '000000' }))).toBe('403 wrong-code')
    expect((await signIn('thu-bat')).status).toBe(200)
  })

  it('is not replaced behind the owner’s back, and is removed with password and code only', async () => {
    const { username, secret, voice } = await enrolled()
    expect(code(await voice.post('/second-factor', { password }))).toBe('409 second-factor-on')
    const remove = (given: string, secretWord = password) =>
      voice.post('/second-factor/removal', { password: secretWord, code: given })
    expect(code(await remove(shown(secret), 'không phải mật khẩu'))).toBe('403 wrong-password')
    expect(code(await remove('000000'))).toBe('403 wrong-code')
    const done = await remove(shown(secret))
    expect(done.status).toBe(204)
    expect((await voice.get('/session')).body).toBeNull()
    expect((await signIn(username)).status).toBe(200)
  })

  it('lets the password be shorter: eight characters', async () => {
    const { voice } = await enrolled()
    const change = (next: string) => voice.put('/password', { current: password, next })
    expect(code(await change('bảy chữ'))).toBe('422 password-too-short')
    expect((await change('tám chữ!')).status).toBe(204)
  })

  it('is forgotten when an administrator resets the account', async () => {
    const boss = (await enrolled('administrator')).voice
    const { username } = await enrolled()
    const { body: users } = await boss.get<User[]>('/users')
    const user = users.find((one) => one.username === username)
    expect(user?.second_factor).toBe(true)
    const { body } = await boss.post<UserReset>(`/users/${user?.id}/reset`, undefined, user?.rev)
    expect(body.user.second_factor).toBe(false)
    const entered = await server
      .voice()
      .put('/invitation', { code: body.invitation.code, password: 'một câu dài khác hẳn' })
    expect(entered.status).toBe(200)
    expect((await signIn(username, undefined, 'một câu dài khác hẳn')).status).toBe(200)
  })
})
