import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passwordFits } from '../../server/access/passwords.ts'
import { offerSetup } from '../../server/actions/set-up.ts'
import type { ApiProblem, Session, SetupDone, Status } from '../../ui/api.ts'
import { code, cookieOf, harness, type Harness, password, start, type Voice } from './harness.ts'

let server: Harness
let someone: Voice
beforeAll(async () => {
  server = await harness()
  someone = await server.person('kiem-toan', 'auditor')
})
afterAll(() => server.close())

const tryIn = (username: string, secret: string) =>
  server.voice().post<ApiProblem>('/session', { username, password: secret })
/** Who the server says is there; null: nobody. */
const there = async (voice: Voice) => (await voice.get<Session | null>('/session')).body?.user.username ?? null
const later = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

describe('signing in', () => {
  it('gives a cookie that only this site, over a safe line, and no script can use', async () => {
    const { headers, body } = await server.voice().post<Session>('/session', { username: 'kiem-toan', password })
    expect(headers.getSetCookie()).toHaveLength(2)
    expect(headers.getSetCookie()[1]).toMatch(
      /^__Host-khung-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=15552000$/,
    )
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-khung=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    expect(body.user).toMatchObject({ username: 'kiem-toan', role: 'auditor', unit: null })
  })

  it('answers an unknown name and a wrong password alike', async () => {
    const [wrong, unknown] = [
      await tryIn('kiem-toan', 'không phải mật khẩu'),
      await tryIn('ai-do', 'không phải mật khẩu'),
    ]
    expect(code(wrong)).toBe('401 wrong-credentials')
    expect(unknown.body).toEqual(wrong.body)
    expect(unknown.headers.has('set-cookie')).toBe(false)
  })

  it('does the same work for an unknown name', async () => {
    expect(await passwordFits(undefined, 'nobody has this password')).toBe(false)
  })

  it('takes the same password however its marks are written', async () => {
    expect((await tryIn('kiem-toan', password.normalize('NFD'))).status).toBe(200)
  })

  it('takes the name however it is capitalised', async () => {
    expect((await tryIn(' Kiem-Toan ', password)).status).toBe(200)
  })

  it('pauses after ten wrong tries, for known and unknown names alike, even with the right password', async () => {
    await server.person('bi-thu', 'auditor')
    for (const name of ['bi-thu', 'khong-ai']) {
      const tries = await Promise.all(Array.from({ length: 12 }, () => tryIn(name, 'không phải mật khẩu')))
      expect(tries.filter(({ status }) => status === 401)).toHaveLength(10)
      const refused = tries.filter(({ status }) => status === 429)
      expect(refused).toHaveLength(2)
      expect(Number(refused[0]?.headers.get('retry-after'))).toBe(900)
      expect(code(await tryIn(name, password))).toBe('429 too-many-attempts')
    }
    server.setClock(later(16))
    expect((await tryIn('bi-thu', password)).status).toBe(200)
    server.setClock(start)
  })
})

describe('a session', () => {
  it('is asked for before anyone has signed in: the answer is nobody, and no refusal', async () => {
    const { status, body } = await server.voice().get('/session')
    expect([status, body]).toEqual([200, null])
    const forged = server.voice(`__Host-khung=${'a'.repeat(43)}`)
    expect((await forged.get('/session')).body).toBeNull()
  })

  it('ends at the server when the person signs out', async () => {
    const voice = await server.signIn('kiem-toan')
    const out = await voice.delete('/session')
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect(await there(voice)).toBeNull()
    expect(code(await voice.get('/rounds'))).toBe('401 signed-out')
  })

  it('ends after 30 idle minutes', async () => {
    const voice = await server.signIn('kiem-toan')
    server.setClock(later(29))
    expect(await there(voice)).toBe('kiem-toan')
    server.setClock(later(58))
    expect(await there(voice)).toBe('kiem-toan')
    server.setClock(later(89))
    expect(await there(voice)).toBeNull()
    server.setClock(start)
  })

  it('ends after 12 hours, however busy', async () => {
    const voice = await server.signIn('kiem-toan')
    for (let minutes = 20; minutes < 720; minutes += 20) {
      server.setClock(later(minutes))
      expect(await there(voice)).toBe('kiem-toan')
    }
    server.setClock(later(720))
    expect(await there(voice)).toBeNull()
    server.setClock(start)
    someone = await server.signIn('kiem-toan')
  })

  it('is kept as a hash: the token is nowhere in the database', async () => {
    const token = someone.cookie.split('=')[1] ?? ''
    const rows = await server.deps.store.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('a password', () => {
  const change = (voice: Voice, next: string, current = password) => voice.put('/password', { current, next })

  it('has 15 to 200 characters and is not the first that anyone would try', async () => {
    expect(code(await change(someone, 'mười bốn ký tự'))).toBe('422 password-too-short')
    expect(code(await change(someone, 'ả'.repeat(201)))).toBe('422 password-too-long')
    expect(code(await change(someone, 'aaaaaaaaaaaaaaaaaaaa'))).toBe('422 password-repeats')
    expect(code(await change(someone, 'Cộng hòa xã hội chủ nghĩa Việt Nam'))).toBe('422 password-too-common')
    expect(code(await change(someone, 'kiem-toan-kiem-toan'))).toBe('422 password-own-words')
  })

  it('is changed by who knows the old one', async () => {
    expect(code(await change(someone, 'một câu dài khác hẳn', 'không phải mật khẩu'))).toBe('403 wrong-password')
  })

  it('that is new ends every other session, and gives this one a new token', async () => {
    await server.person('doi-mat-khau', 'auditor')
    const [here, elsewhere] = [await server.signIn('doi-mat-khau'), await server.signIn('doi-mat-khau')]
    const done = await change(here, 'một câu dài khác hẳn')
    expect(done.status).toBe(204)
    expect(await there(here)).toBeNull()
    expect(await there(elsewhere)).toBeNull()
    expect(await there(server.voice(cookieOf(done.headers)))).toBe('doi-mat-khau')
    expect((await tryIn('doi-mat-khau', password)).status).toBe(401)
    expect((await tryIn('doi-mat-khau', 'một câu dài khác hẳn')).status).toBe(200)
  })
})

describe('the set-up link', () => {
  const input = (setup: string) => ({
    code: setup,
    authority: 'UBND quận Mẫu',
    name: 'Nguyễn Văn A',
    username: 'quan-tri',
    password,
    demo: false,
  })

  it('makes the first administrator, once', async () => {
    const fresh = await harness({ people: false })
    const setup = await offerSetup(fresh.deps)
    expect((await fresh.voice().get<Status>('/status')).body).toEqual({
      setup_needed: true,
      provider: null,
      demo: false,
      demo_accounts: [],
    })
    expect(code(await fresh.voice().post('/setup', input('x'.repeat(43))))).toBe('403 setup-code')
    expect(code(await fresh.voice().post('/setup', { ...input(setup ?? ''), password: 'ngắn' }))).toBe(
      '422 password-too-short',
    )
    const both = await Promise.all([
      fresh.voice().post('/setup', input(setup ?? '')),
      fresh.voice().post('/setup', input(setup ?? '')),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
    const done = both.find(({ status }) => status === 200)
    expect(done?.body).toMatchObject({
      session: { user: { role: 'administrator' }, demo: false },
      demo_password: null,
    } as Partial<SetupDone>)
    const voice = fresh.voice(cookieOf(done?.headers ?? new Headers()))
    expect((await voice.get('/users')).status).toBe(200)
    expect(await offerSetup(fresh.deps)).toBeNull()
    expect((await fresh.voice().get<Status>('/status')).body.setup_needed).toBe(false)
    await fresh.close()
  })

  it('is good for a day, and a new start replaces it', async () => {
    const fresh = await harness({ people: false })
    const first = (await offerSetup(fresh.deps)) ?? ''
    const second = (await offerSetup(fresh.deps)) ?? ''
    expect(code(await fresh.voice().post('/setup', input(first)))).toBe('403 setup-code')
    fresh.setClock(later(24 * 60))
    expect(code(await fresh.voice().post('/setup', input(second)))).toBe('403 setup-code')
    await fresh.close()
  })
})
