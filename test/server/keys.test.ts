/** The keys outside the database: one of each kind belongs to it, and no process works with another. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isCheckpointSigned } from '../../server/actions/checkpoint.ts'
import { BadKey, type GivenKey, type Key, keyProblem, type KeySource, openKey } from '../../server/keys/pinned.ts'
import { readSecretKey, type SecretKey, secretKeySource } from '../../server/keys/secrets.ts'
import { isSignedBy, signingKeySource } from '../../server/keys/signing.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import type { ApiProblem } from '../../ui/api.ts'
import { emptyDatabase } from './database.ts'
import { harness } from './harness.ts'

const root = mkdtempSync(join(tmpdir(), 'khung-keys-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const at = new Date('2026-11-10T02:00:00.000Z')
const seeds = ['MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g'] as const

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'place-'))
  store = await openStore(await emptyDatabase(folder))
})
afterEach(() => store.close())

const notGiven: GivenKey = { text: null, replaces: null }
const journal = (file: string, given: Partial<GivenKey> = {}) =>
  signingKeySource(join(folder, file), { ...notGiven, ...given })
const open = <Own extends Key>(source: KeySource<Own>): Promise<Own> => openKey(store, at, source)
const refusal = async (source: KeySource<Key>): Promise<BadKey['words'] | string> => {
  try {
    return (await open(source)).id
  } catch (error) {
    if (error instanceof BadKey) return error.words
    throw error
  }
}

describe('the key of the journal', () => {
  it('is made once, for its owner only, and pinned with its public half', async () => {
    const made = await open(journal('a'))
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(folder, 'a.unfinished'))).toBe(false)
    const again = await open(journal('a'))
    expect([again.id, again.public]).toEqual([made.id, made.public])
    expect(made.id).toMatch(/^[0-9a-f]{16}$/)
    expect(isSignedBy(made.public, 'x', again.sign('x'))).toBe(true)
    expect(await store.db.selectFrom('pinned_key').selectAll().execute()).toEqual([
      { name: 'journal', id: made.id, public_key: made.public, at: at.toISOString() },
    ])
  })

  it('is refused where it is none', async () => {
    for (const text of ['x', '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----'])
      await expect(open(journal('a', { text }))).rejects.toThrow(
        'JOURNAL_KEY is no private Ed25519 key (PKCS #8); restore the key that was used.',
      )
    writeFileSync(join(folder, 'a'), '')
    await expect(open(journal('a'))).rejects.toThrow(`${join(folder, 'a')} is no private Ed25519 key`)
    expect(await store.db.selectFrom('pinned_key').selectAll().execute()).toEqual([])
  })

  it('of another process is told where, what was expected, what was found and what to do; and no file is made', async () => {
    const { id } = await open(journal('a'))
    const file = join(folder, 'b')
    const help = `Set JOURNAL_KEY to that key, or copy the file b of the server that has it to ${file}. To replace the key on purpose: set JOURNAL_KEY to the new one and JOURNAL_KEY_REPLACES=${id}.`
    expect(await refusal(journal('b'))).toEqual({
      vi: `${file}: chưa có khóa, còn cơ sở dữ liệu thuộc về khóa ${id}. Hãy đặt JOURNAL_KEY đúng khóa đó, hoặc chép tệp b của máy chủ đang có khóa vào ${file}. Nếu muốn thay khóa: đặt JOURNAL_KEY là khóa mới và JOURNAL_KEY_REPLACES=${id}.`,
      en: `${file}: there is no key, but the database belongs to key ${id}. ${help}`,
    })
    expect(existsSync(file)).toBe(false)
    const [text] = seeds
    const other = journal('b').read(text, 'b').id
    writeFileSync(file, text)
    expect(await refusal(journal('b'))).toMatchObject({
      en: `${file}: this is key ${other}, but the database belongs to key ${id}. ${help}`,
    })
    expect(await refusal(journal('b', { text }))).toMatchObject({
      en: `JOURNAL_KEY: this is key ${other}, but the database belongs to key ${id}. ${help.replace('or copy', 'or unset JOURNAL_KEY and copy')}`,
    })
    expect((await keyProblem(store.db, journal('b', { text })))?.words.en).toMatch(/^JOURNAL_KEY: this is key /)
    writeFileSync(file, readFileSync(join(folder, 'a')))
    expect(await refusal(journal('b'))).toBe(id)
    expect(await keyProblem(store.db, journal('b'))).toBe(null)
  })

  it('of processes that start at the same moment is one', async () => {
    const outcomes = await Promise.all(['a', 'b', 'c'].map((file) => refusal(journal(file))))
    expect(outcomes.filter((one) => typeof one === 'string')).toHaveLength(1)
    expect(['a', 'b', 'c'].filter((file) => existsSync(join(folder, file)))).toHaveLength(1)
  })

  it('is replaced where the old one is named, and by no other name', async () => {
    const { id } = await open(journal('a'))
    const [text] = seeds
    const given = { text, replaces: '0123456789abcdef' }
    expect(await refusal(journal('a', given))).toMatchObject({
      en: expect.stringContaining('belongs to key') as string,
    })
    const next = await open(journal('a', { text, replaces: id }))
    expect(next.id).not.toBe(id)
    // A second one with the same settings, and the first one again.
    expect(await refusal(journal('b', { text, replaces: id }))).toBe(next.id)
    expect(await refusal(journal('a'))).toMatchObject({ en: expect.stringContaining(`key ${next.id}.`) as string })
  })
})

describe('a key that was replaced', () => {
  it('signs nothing more, and what it signed stays signed', async () => {
    const old = await harness()
    const admin = await old.person('quan-tri', 'administrator')
    const first = await admin.post('/checkpoints')
    expect(first.status).toBe(200)
    const [text] = seeds
    const replaces = old.deps.signing.id
    const signing = await openKey(
      old.deps.store,
      at,
      signingKeySource(join(old.folder, 'journal.key'), { text, replaces }),
    )
    await old.person('nguoi-moi', 'auditor')
    const { status, body } = await admin.post<ApiProblem>('/checkpoints')
    expect([status, body.code]).toEqual([503, 'key-replaced'])
    Object.assign(old.deps, { signing })
    expect((await admin.post('/checkpoints')).status).toBe(200)
    const kept = await old.deps.store.db.selectFrom('checkpoint').selectAll().orderBy('seq').execute()
    expect(kept.map(({ key }) => key === signing.public)).toEqual([false, true])
    expect(kept.map(isCheckpointSigned)).toEqual([true, true])
    await old.close()
  })
})

const secretSource = (file: string, given: Partial<GivenKey> = {}, before: SecretKey | null = null) =>
  secretKeySource(join(folder, file), { ...notGiven, ...given }, before)
const secretKeys = ['00', '11'].map((byte) => byte.repeat(32)) as [string, string]

describe('the key of secrets', () => {
  it('is made once, 32 bytes for its owner only, and pinned without a public half', async () => {
    const made = await open(secretSource('s'))
    const file = join(folder, 's')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32)
    expect((await open(secretSource('s'))).id).toBe(made.id)
    expect(await store.db.selectFrom('pinned_key').selectAll().execute()).toEqual([
      { name: 'secret', id: made.id, public_key: null, at: at.toISOString() },
    ])
  })

  it('opens what it sealed, for the one it was sealed for, and unaltered', () => {
    const [mine, other] = secretKeys.map((text) => readSecretKey(text, 'SECRET_KEY')) as [SecretKey, SecretKey]
    const sealed = mine.seal('bí mật', 'a')
    expect(sealed).toMatch(/^aes256gcm:[A-Za-z0-9+/]{50}==$/)
    expect(sealed).not.toBe(mine.seal('bí mật', 'a'))
    const altered = sealed.replace(/:./, (first) => (first === ':A' ? ':B' : ':A'))
    const tries = [mine.open(sealed, 'a'), other.open(sealed, 'a'), mine.open(sealed, 'b'), mine.open(altered, 'a')]
    expect(tries).toEqual(['bí mật', null, null, null])
    expect(['', 'aes256gcm:', 'bí mật', 'aes256gcm:AAAA'].map((text) => mine.open(text, 'a'))).toEqual(
      Array(4).fill(null),
    )
  })

  it('is the same as hexadecimal and as base64, and shorter ones are none', () => {
    const bytes = Buffer.from(secretKeys[1], 'hex')
    const ids = [bytes.toString('hex'), bytes.toString('base64'), `${bytes.toString('base64url')}\n`]
    expect(new Set(ids.map((text) => readSecretKey(text, 'x').id)).size).toBe(1)
    for (const text of [
      '',
      'x',
      bytes.subarray(1).toString('hex'),
      bytes.subarray(1).toString('base64'),
      '*'.repeat(64),
    ])
      expect(() => readSecretKey(text, 'SECRET_KEY')).toThrow(
        'SECRET_KEY is no secret key (at least 32 bytes, base64 or hex); restore the key that was used.',
      )
  })

  it('of another process is refused, and what replacing it means is said', async () => {
    const { id } = await open(secretSource('s', { text: secretKeys[0] }))
    const [, text] = secretKeys
    expect(await refusal(secretSource('s', { text }))).toEqual({
      vi: expect.stringContaining('mỗi người đăng nhập bằng mã dự phòng hoặc nhờ quản trị viên đặt lại') as string,
      en: `SECRET_KEY: this is key ${readSecretKey(text, '').id}, but the database belongs to key ${id}. Set SECRET_KEY to that key, or unset SECRET_KEY and copy the file s of the server that has it to ${join(folder, 's')}. To replace the key on purpose: set SECRET_KEY to the new one and SECRET_KEY_REPLACES=${id}. Then the authenticator apps of all work no longer: people sign in with a recovery code, or an administrator resets them; where the old key is known, give it in place of its id, and they go on working.`,
    })
    expect(await refusal(secretSource('s'))).toMatchObject({
      en: expect.stringContaining('s: there is no key, but') as string,
    })
    expect(existsSync(join(folder, 's'))).toBe(false)
  })
})
