/** Signing in at a real OpenID provider, which the test starts on this computer. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApiProblem, FactorSecret, OidcReturn, Session, Status, User } from '../../ui/api.ts'
import { code, cookieOf, harness, type Harness, password, start, type Voice } from './harness.ts'
import { client, type Known, type StartedProvider, startProvider } from './provider.ts'

const publicUrl = 'https://khung.example'
let issuer: string
let provider: StartedProvider
let server: Harness
let admin: Voice

/** Whom the provider knows, by subject. */
const people: Known = {
  'sub-binh': { email: 'Binh@Example.vn', email_verified: true },
  'sub-gia': { email: 'binh@example.vn', email_verified: true },
  'sub-chua': { email: 'chua@example.vn', email_verified: false },
  'sub-la': { email: 'la@example.vn', email_verified: true },
  'sub-hai': { email: 'hai@example.vn', email_verified: true },
}

beforeAll(async () => {
  provider = await startProvider(publicUrl, people)
  issuer = provider.issuer
  server = await harness({
    access: {
      publicUrl,
      oidc: { issuer, client: client.id, secret: client.secret, name: 'Cổng cán bộ' },
    },
  })
})
afterAll(async () => {
  await server.close()
  await provider.close()
})
beforeEach(() => server.setClock(start))

interface Begun {
  readonly url: string
  readonly cookie: string
}

async function begin(): Promise<Begun> {
  const { status, body, headers } = await server.voice().post<{ url: string }>('/oidc')
  expect(status).toBe(200)
  return { url: body.url, cookie: cookieOf(headers) }
}

/** What a browser does at the provider: signs in there as `sub`, agrees, and follows until it is led back. */
async function atProvider(url: string, sub: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next = new URL(url)
  let form: URLSearchParams | null = null
  for (let step = 0; step < 12; step += 1) {
    const response: Response = await fetch(next, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== null && { method: 'POST', body: form }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=', 2)
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location !== null) {
      next = new URL(location, next)
      form = null
      if (next.href.startsWith(publicUrl)) return next
      continue
    }
    const page: string = await response.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (action === undefined) throw new Error(`nothing to fill in: ${page.slice(0, 500)}`)
    next = new URL(action, next)
    form = page.includes('name="login"')
      ? new URLSearchParams({ prompt: 'login', login: sub, password: 'x' })
      : new URLSearchParams({ prompt: 'consent' })
  }
  throw new Error('the provider did not lead back')
}

const returned = (at: URL): OidcReturn => {
  const { state = '', code: given = '', iss } = Object.fromEntries(at.searchParams)
  return { state, code: given, ...(iss !== undefined && { iss }) }
}
const comeBack = (input: OidcReturn, cookie: string) =>
  server.voice(cookie).post<Session & ApiProblem>('/oidc/return', input)

async function signIn(sub: string) {
  const { url, cookie } = await begin()
  return comeBack(returned(await atProvider(url, sub)), cookie)
}

const addWithEmail = async (username: string, email: string): Promise<User> => {
  await server.person(username, 'auditor')
  const { body: users } = await admin.get<User[]>('/users')
  const user = users.find((one) => one.username === username)
  return (await admin.put<User>(`/users/${user?.id}`, { name: 'Người có thư', email }, user?.rev)).body
}

describe('signing in at a provider', () => {
  beforeAll(async () => {
    admin = await server.person('quan-tri', 'administrator')
    await addWithEmail('binh', 'binh@example.vn')
  })

  it('is offered by name, and leads there with PKCE, a state and a nonce', async () => {
    expect((await server.voice().get<Status>('/status')).body.provider).toBe('Cổng cán bộ')
    const { searchParams, origin } = new URL((await begin()).url)
    expect(origin).toBe(issuer)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'khung',
      response_type: 'code',
      scope: 'openid email',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/sign-in/return`,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/)
  })

  it('finds the account with the verified address, and from then on knows the person by the subject', async () => {
    const first = await signIn('sub-binh')
    expect([first.status, first.body.user.username, first.body.user.role]).toEqual([200, 'binh', 'auditor'])
    expect((await server.voice(cookieOf(first.headers)).get('/rounds')).status).toBe(200)
    const journal = await server.deps.store.db.selectFrom('journal').select('action').execute()
    expect(journal.filter(({ action }) => action === 'provider-linked')).toHaveLength(1)
    // Another person of the provider with the same address is not the one who is linked.
    expect(code(await signIn('sub-gia'))).toBe('403 oidc-unknown')
    expect((await signIn('sub-binh')).status).toBe(200)
  })

  it('makes no account and gives no right: unknown, unverified, and ended people stay outside', async () => {
    const before = await server.deps.store.db.selectFrom('user').select('id').execute()
    expect(code(await signIn('sub-la'))).toBe('403 oidc-unknown')
    await addWithEmail('chua', 'chua@example.vn')
    expect(code(await signIn('sub-chua'))).toBe('403 oidc-unknown')
    expect(await server.deps.store.db.selectFrom('user').select('id').execute()).toHaveLength(before.length + 1)
    const { body: users } = await admin.get<User[]>('/users')
    const binh = users.find(({ username }) => username === 'binh')
    const locked = await admin.put<User>(`/users/${binh?.id}/state`, { state: 'locked' }, binh?.rev)
    expect(code(await signIn('sub-binh'))).toBe('403 account-locked')
    await admin.put(`/users/${binh?.id}/state`, { state: 'ended' }, locked.body.rev)
    expect(code(await signIn('sub-binh'))).toBe('403 oidc-unknown')
  })

  it('asks for the second factor that is set up here, once the provider has said who it is', async () => {
    await addWithEmail('hai', 'hai@example.vn')
    const voice = await server.signIn('hai')
    const { body } = await voice.post<FactorSecret>('/second-factor', { password })
    const shown = (later: number) =>
      new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({ timestamp: Date.parse(start) + later })
    expect((await voice.put('/second-factor', { code: shown(0) })).status).toBe(200)
    server.setClock(new Date(Date.parse(start) + 60_000).toISOString())
    const { url, cookie } = await begin()
    const back = returned(await atProvider(url, 'sub-hai'))
    expect(code(await comeBack(back, cookie))).toBe('403 code-required')
    expect(code(await comeBack({ ...back, second_factor: '000000' }, cookie))).toBe('403 wrong-code')
    for (let tried = 0; tried < 8; tried += 1) await comeBack({ ...back, second_factor: '000000' }, cookie)
    expect(code(await comeBack({ ...back, second_factor: shown(60_000) }, cookie))).toBe('429 too-many-attempts')
    await server.deps.store.db.deleteFrom('sign_in_failure').execute()
    const done = await comeBack({ ...back, second_factor: shown(60_000) }, cookie)
    expect([done.status, done.body.user.username]).toEqual([200, 'hai'])
    expect(code(await comeBack({ ...back, second_factor: shown(90_000) }, cookie))).toBe('403 oidc-over')
  })

  it('works in the browser that began it, once, in time, and with what the provider gave', async () => {
    const [one, two] = [await begin(), await begin()]
    const back = returned(await atProvider(one.url, 'sub-la'))
    expect(code(await comeBack(back, ''))).toBe('403 oidc-over')
    expect(code(await comeBack(back, two.cookie))).toBe('403 oidc-over')
    expect(code(await comeBack({ ...back, state: 'x'.repeat(43) }, one.cookie))).toBe('403 oidc-over')
    expect(code(await comeBack({ ...back, code: 'made-up' }, one.cookie))).toBe('502 oidc-failed')
    server.setClock(new Date(Date.parse(start) + 10 * 60_000).toISOString())
    expect(code(await comeBack(back, one.cookie))).toBe('403 oidc-over')
  })

  it('is not there where no provider is stated', async () => {
    const plain = await harness()
    expect((await plain.voice().get<Status>('/status')).body.provider).toBeNull()
    expect(code(await plain.voice().post('/oidc'))).toBe('404 not-found')
    await plain.close()
  })

  it('says so when the provider is away', async () => {
    const alone = await harness({
      access: { publicUrl, oidc: { issuer: 'http://127.0.0.1:9', client: 'khung', secret: 'x', name: 'X' } },
    })
    expect(code(await alone.voice().post('/oidc'))).toBe('502 oidc-failed')
    await alone.close()
  })
})
