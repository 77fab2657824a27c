/** Secrets of authenticator apps stand sealed in the database; with the key they work everywhere, without it others help. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../server/backup/back-up.ts'
import { restore } from '../../server/backup/restore.ts'
import { keySources } from '../../server/settings/config.ts'
import { keysIn } from '../fixtures/settings.ts'
import { BadKey, keyProblem } from '../../server/keys/pinned.ts'
import { openKeys } from '../../server/keys/open.ts'
import type { ApiProblem, FactorSecret, RecoveryCodes, Role, Session, User, UserReset } from '../../ui/api.ts'
import { emptyDatabase, isPostgresql } from './database.ts'
import { code, cookieOf, harness, type Harness, password, start, type Voice } from './harness.ts'

const root = mkdtempSync(join(tmpdir(), 'khung-sealed-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let server: Harness
let now = Date.parse(start)
beforeAll(async () => {
  server = await harness({ access: { secondFactor: 'required' } })
})
afterAll(() => server.close())
beforeEach(() => void (now += 86_400_000))

const shown = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
/** A minute later each time, so that every code is a new one. */
const signIn = (at: Harness, username: string, given: () => string) => {
  now += 60_000
  at.setClock(new Date(now).toISOString())
  return at.voice().post<Session & ApiProblem>('/session', { username, password, code: given() })
}

interface Enrolled {
  readonly username: string
  readonly secret: string
  readonly codes: readonly string[]
  readonly voice: Voice
}

async function enrolled(username: string, role: Role = 'auditor'): Promise<Enrolled> {
  server.setClock(new Date(now).toISOString())
  const voice = await server.person(username, role)
  const { body } = await voice.post<FactorSecret>('/second-factor', { password })
  const confirmed = await voice.put<RecoveryCodes>('/second-factor', { code: shown(body.secret) })
  const { recovery_codes: codes } = confirmed.body
  return { username, secret: body.secret, codes, voice: server.voice(cookieOf(confirmed.headers)) }
}

const rowOf = ({ deps }: Harness, username: string) =>
  deps.store.db
    .selectFrom('second_factor')
    .innerJoin('user', 'user.id', 'second_factor.user_id')
    .select(['second_factor.secret', 'second_factor.user_id'])
    .where('user.username', '=', username)
    .executeTakeFirstOrThrow()
/** All bytes that a file of the data folder holds. */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith('khung.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')

describe('the secret of an app', () => {
  it('stands nowhere in clear, and its codes work after a restart', async () => {
    const { username, secret } = await enrolled('dang-ky')
    const row = await rowOf(server, username)
    expect(row.secret).toMatch(/^aes256gcm:[A-Za-z0-9+/]{80}$/)
    if (!isPostgresql()) expect(bytesIn(server.folder)).not.toContain(secret)
    const again = await harness({ people: false, beside: server })
    expect((await signIn(again, username, () => shown(secret))).status).toBe(200)
    await again.close()
  })

  it('works for nobody else whose row it is put into', async () => {
    const [one, two] = [await enrolled('mot'), await enrolled('hai')]
    const { db } = server.deps.store
    const [mine, theirs] = [await rowOf(server, one.username), await rowOf(server, two.username)]
    await db.updateTable('second_factor').set({ secret: mine.secret }).where('user_id', '=', theirs.user_id).execute()
    expect(code(await signIn(server, two.username, () => shown(one.secret)))).toBe('409 factor-unreadable')
  })

  it('that an earlier release left in clear is sealed at the next start, and leaves no trace in the file', async () => {
    const { username, secret } = await enrolled('tu-truoc')
    const { db } = server.deps.store
    const { user_id } = await rowOf(server, username)
    await db.updateTable('second_factor').set({ secret }).where('user_id', '=', user_id).execute()
    if (!isPostgresql()) expect(bytesIn(server.folder)).toContain(secret)
    await openKeys(server.deps.store, new Date(now), keysIn(server.folder))
    expect((await rowOf(server, username)).secret).toMatch(/^aes256gcm:/)
    if (!isPostgresql()) expect(bytesIn(server.folder)).not.toContain(secret)
    expect((await signIn(server, username, () => shown(secret))).status).toBe(200)
  })
})

describe('a backup', () => {
  it('holds no key and no secret in clear; with the key, codes work where it is restored', async () => {
    const { username, secret, codes } = await enrolled('sao-luu')
    const file = join(root, 'a.tar')
    const here = { data: server.folder, database: server.database, evidence: null }
    const { key } = await backUp(here, file, new Date(now))
    expect(key).toBe(server.deps.secrets.id)
    const bytes = readFileSync(file, 'latin1')
    const keyText = readFileSync(join(server.folder, 'secret.key'), 'latin1').trim()
    expect([secret, keyText].map((text) => bytes.includes(text))).toEqual([false, false])

    const data = mkdtempSync(join(root, 'there-'))
    const there = { data, database: await emptyDatabase(data), evidence: null }
    expect((await restore(there, file)).key).toBe(key)
    const options = { people: false, folder: data, database: there.database } as const
    await expect(harness(options)).rejects.toThrow(
      `${join(data, 'secret.key')}: there is no key, but the database belongs to key ${key}.`,
    )
    copyFileSync(join(server.folder, 'secret.key'), join(data, 'secret.key'))
    const restored = await harness(options)
    expect((await signIn(restored, username, () => shown(secret))).status).toBe(200)
    expect((await signIn(restored, username, () => codes[0] ?? '')).status).toBe(200)
    // The journal goes on with the key of the new place.
    expect(restored.deps.signing.id).not.toBe(server.deps.signing.id)
    await restored.close()
  })

  it('of a place where nobody has an app needs no key', async () => {
    const plain = await harness()
    const file = join(root, 'plain.tar')
    const here = { data: plain.folder, database: plain.database, evidence: null }
    expect((await backUp(here, file, new Date(now))).key).toBe(null)
    const data = mkdtempSync(join(root, 'plain-'))
    const there = { data, database: await emptyDatabase(data), evidence: null }
    expect((await restore(there, file)).key).toBe(null)
    const restored = await harness({ people: false, folder: data, database: there.database })
    expect(restored.deps.secrets.id).not.toBe(plain.deps.secrets.id)
    await Promise.all([plain.close(), restored.close()])
  })
})

describe('a key that is replaced', () => {
  const next = 'ab'.repeat(32)
  const sources = (replaces: string) =>
    keySources({ DATA_DIR: server.folder, SECRET_KEY: next, SECRET_KEY_REPLACES: replaces })

  it('while the old one is known leaves every app working; who still runs with the old one sets up none', async () => {
    const { username, secret } = await enrolled('con-khoa')
    const waiting = await server.person('cho-bat', 'auditor')
    const old = readFileSync(join(server.folder, 'secret.key'), 'utf8')
    const [before, oldId] = [(await rowOf(server, username)).secret, server.deps.secrets.id]
    const { secrets } = await openKeys(server.deps.store, new Date(now), sources(old))
    expect((await rowOf(server, username)).secret).not.toBe(before)
    expect(code(await waiting.post('/second-factor', { password }))).toBe('503 key-replaced')
    expect(code(await signIn(server, username, () => shown(secret)))).toBe('409 factor-unreadable')
    Object.assign(server.deps, { secrets })
    expect((await signIn(server, username, () => shown(secret))).status).toBe(200)
    // And back, to the file that is there.
    const back = keySources({ DATA_DIR: server.folder, SECRET_KEY_REPLACES: next })
    Object.assign(server.deps, await openKeys(server.deps.store, new Date(now), back))
    expect(server.deps.secrets.id).toBe(oldId)
    expect((await signIn(server, username, () => shown(secret))).status).toBe(200)
  })

  it('after it was lost is refused until it is named; then recovery codes and a reset by the administrator help', async () => {
    const boss = await enrolled('quan-tri', 'administrator')
    const { username, secret, codes } = await enrolled('mat-khoa')
    const { store, secrets } = server.deps
    await expect(openKeys(store, new Date(now), sources('0123456789abcdef'))).rejects.toBeInstanceOf(BadKey)
    expect((await keyProblem(store.db, sources('0123456789abcdef').secret))?.words.en).toContain(secrets.id)
    Object.assign(server.deps, await openKeys(store, new Date(now), sources(secrets.id)))

    expect(code(await signIn(server, username, () => shown(secret)))).toBe('409 factor-unreadable')
    expect(code(await signIn(server, username, () => 'khong-phai1'))).toBe('403 wrong-code')
    const [first = '', second = ''] = codes
    const entered = await signIn(server, username, () => first)
    expect(entered.status).toBe(200)
    const own = server.voice(cookieOf(entered.headers))
    expect((await own.post('/second-factor/removal', { password, code: second })).status).toBe(204)
    expect((await signIn(server, username, () => '')).status).toBe(200)

    const admin = server.voice(cookieOf((await signIn(server, boss.username, () => boss.codes[0] ?? '')).headers))
    const other = await rowOf(server, 'dang-ky')
    const { body: users } = await admin.get<User[]>('/users')
    const user = users.find(({ id }) => id === other.user_id)
    const reset = await admin.post<UserReset>(`/users/${user?.id}/reset`, undefined, user?.rev)
    expect([reset.status, reset.body.user.second_factor]).toEqual([200, false])
  })
})
