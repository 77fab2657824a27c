/** Which passwords are taken, how they are hashed, and how often one may be tried. */
import { verify } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkPassword } from '../../server/access/password-rules.ts'
import { hashPassword, passwordFits } from '../../server/access/passwords.ts'
import { usualAccess } from '../fixtures/settings.ts'
import { signIn } from '../../server/actions/sign-in.ts'
import { Refusal } from '../../server/http/refusal.ts'
import type { ApiProblem } from '../../ui/api.ts'
import { cookieOf, harness, type Harness, password, start } from './harness.ts'

vi.mock('@node-rs/argon2', { spy: true })

const verdict = (secret: string, change: { secondFactor?: boolean; composition?: boolean } = {}): string => {
  const { secondFactor = false, composition = false } = change
  const own = ['tran.van-b', 'Trần Văn Bình', 'Quận Thử Nghiệm']
  try {
    checkPassword(secret, { own, secondFactor, settings: { ...usualAccess, composition } })
    return 'taken'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('a password', () => {
  const alone: readonly (readonly [string, string])[] = [
    ['ba con mèo ngủ', 'password-too-short'],
    ['ba con mèo ngủ!', 'taken'],
    ['ba con mèo ngủ!'.normalize('NFD'), 'taken'],
    ['ba con mèo ngủ'.normalize('NFD'), 'password-too-short'],
    ['đường phố mưa rơi '.repeat(4).slice(0, 64), 'taken'],
    ['đường phố mưa rơi '.repeat(20).slice(0, 200), 'taken'],
    ['đường phố mưa rơi '.repeat(20).slice(0, 201), 'password-too-long'],
    ['🐈🐕🐎🐄🐖🐑🐐🦆🐓🦢🐇🐀🦔🦇🐢', 'taken'],
    ['đá bóng dưới trời mưa', 'taken'],
    ['1111222233334444', 'password-repeats'],
    ['123456789012345', 'password-sequence'],
    ['987654321098765', 'password-sequence'],
    ['abcdefghijklmnopq', 'password-sequence'],
    ['Trần Văn Bình Trần Văn Bình', 'password-own-words'],
    ['tran.van-b 2026 tran.van-b', 'password-own-words'],
    ['Quận Thử Nghiệm 2026', 'password-own-words'],
    ['correct horse battery staple', 'password-too-common'],
    ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'password-too-common'],
    ['Uỷ ban nhân dân thành phố Hà Nội', 'password-too-common'],
    ['MatKhau@123456789', 'password-too-common'],
    ['Admin@12345678910', 'password-too-common'],
    ['Hà Nội 2026 Hà Nội 2026', 'password-too-common'],
    ['hải phòng mùa hoa phượng', 'taken'],
  ]
  for (const [secret, expected] of alone) {
    it(`${JSON.stringify(secret.slice(0, 40))} (${Array.from(secret.normalize('NFC')).length}): ${expected}`, () => {
      expect(verdict(secret)).toBe(expected)
    })
  }

  it('may be shorter beside a second factor, but no easier to guess', () => {
    expect(verdict('mèo ngủ', { secondFactor: true })).toBe('password-too-short')
    expect(verdict('mèo ngủ!', { secondFactor: true })).toBe('taken')
    expect(verdict('matkhau1', { secondFactor: true })).toBe('password-too-common')
    expect(verdict('qwerty12', { secondFactor: true })).toBe('password-too-common')
    expect(verdict('12345678', { secondFactor: true })).toBe('password-sequence')
  })

  it('has several kinds of character only where the installation asks for it', () => {
    expect(verdict('ba con mèo ngủ trưa', { composition: true })).toBe('password-composition')
    expect(verdict('Ba con mèo ngủ lúc 3 giờ', { composition: true })).toBe('taken')
  })
})

describe('its hash', () => {
  it('is argon2id with 19 MiB and two passes, and salted', async () => {
    const [one, two] = [await hashPassword(password), await hashPassword(password)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
  })

  it('fits however the marks of the password are written', async () => {
    const stored = await hashPassword(password.normalize('NFD'))
    expect(await passwordFits(stored, password.normalize('NFC'))).toBe(true)
    expect(await passwordFits(stored, `${password} `)).toBe(false)
  })
})

describe('trying', () => {
  let server: Harness
  beforeAll(async () => {
    server = await harness()
    await server.person('chu-nhan', 'auditor')
  })
  afterAll(() => server.close())

  const wrong = 'không phải mật khẩu'
  const at = (seconds: number) => server.setClock(new Date(Date.parse(start) + seconds * 1000).toISOString())
  const attempt = (username: string, secret: string, cookie = '') =>
    server.voice(cookie).post<ApiProblem>('/session', { username, password: secret })
  const deviceOf = (headers: Headers) => headers.getSetCookie()[1]?.split(';', 1)[0] ?? ''

  it('ten thousand times in a day, strangers are heard a hundred times', async () => {
    const browser = { device: null, agent: '' }
    const once = () =>
      signIn(server.deps, { username: 'chu-nhan', password: wrong }, browser).catch((error: unknown) =>
        error instanceof Refusal ? error.code : String(error),
      )
    const said: unknown[] = []
    for (let round = 0; round < 1000; round += 1) {
      at(round * 86.4)
      said.push(...(await Promise.all(Array.from({ length: 10 }, once))))
    }
    expect(said.filter((one) => one === 'wrong-credentials')).toHaveLength(100)
    expect(said.filter((one) => one === 'too-many-attempts')).toHaveLength(9900)
  }, 120_000)

  it('strangers cannot shut the owner out of a device on which they have signed in before', async () => {
    at(10 * 86_400)
    const first = await attempt('chu-nhan', password)
    const device = deviceOf(first.headers)
    for (let tried = 0; tried < 11; tried += 1) await attempt('chu-nhan', wrong)
    expect((await attempt('chu-nhan', password)).status).toBe(429)
    const own = await attempt('chu-nhan', password, device)
    expect(own.status).toBe(200)
    expect(deviceOf(own.headers)).toBe(device)
    // A device is one person's: to another account it is a stranger.
    await server.person('nguoi-khac', 'auditor')
    for (let tried = 0; tried < 10; tried += 1) await attempt('nguoi-khac', wrong)
    expect((await attempt('nguoi-khac', password, device)).status).toBe(429)
  })

  it('from a known device is counted as well', async () => {
    at(20 * 86_400)
    const device = deviceOf((await attempt('chu-nhan', password)).headers)
    const tries: number[] = []
    for (let tried = 0; tried < 11; tried += 1) tries.push((await attempt('chu-nhan', wrong, device)).status)
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429])
    expect((await attempt('chu-nhan', password)).status).toBe(200)
  })

  it('an unknown name costs as much as a wrong password: one argon2id of the same cost', async () => {
    const browser = { device: null, agent: '' }
    const spent: Record<string, readonly string[]> = {}
    for (const username of ['chu-nhan', 'khong-co-ai', 'chu-nhan', 'khong-co-ai']) {
      at(30 * 86_400)
      vi.mocked(verify).mockClear()
      await expect(signIn(server.deps, { username, password: wrong }, browser)).rejects.toThrow('wrong-credentials')
      spent[username] = vi.mocked(verify).mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4).join('$'))
    }
    const once = ['$argon2id$v=19$m=19456,t=2,p=1']
    expect(spent).toEqual({ 'chu-nhan': once, 'khong-co-ai': once })
  })

  it('two hundred at once leave the server answering others: who asks after them is answered before them', async () => {
    at(500 * 86_400)
    let waiting = 200
    const flood = Array.from({ length: 200 }, async (_, one) => {
      const { status } = await attempt(`ai-${one}`, wrong)
      waiting -= 1
      return status
    })
    const health = Array.from({ length: 5 }, async () => {
      const { status } = await fetch(`${server.url}/healthz`)
      return { status, before: waiting > 0 }
    })
    expect(await Promise.all(health)).toEqual(Array.from({ length: 5 }, () => ({ status: 200, before: true })))
    expect([...new Set(await Promise.all(flood))]).toEqual([401])
  }, 60_000)
})

describe('changing it', () => {
  it('is asked for after so many days only where the installation says so', async () => {
    const server = await harness({ access: { passwordDays: 90 } })
    const voice = await server.person('cu', 'auditor')
    expect((await voice.get('/rounds')).status).toBe(200)
    server.setClock(new Date(Date.parse(start) + 91 * 86_400_000).toISOString())
    const again = server.voice(cookieOf((await server.voice().post('/session', { username: 'cu', password })).headers))
    expect((await again.get<ApiProblem>('/rounds')).body.code).toBe('password-first')
    const done = await again.put('/password', { current: password, next: 'một câu dài khác hẳn' })
    expect((await server.voice(cookieOf(done.headers)).get('/rounds')).status).toBe(200)
    await server.close()
  })
})
