/** The commands about what a server remembers: config, backup, restore, verify. */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthority } from '../../server/actions/add-authority.ts'
import { append } from '../../server/store/journal.ts'
import { lockFolder } from '../../server/store/lock.ts'
import { firstStart, openStore } from '../../server/store/open.ts'
import { khung as run, lines, root } from './khung.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-data-'))
const data = join(folder, 'data')
const now = new Date('2026-11-10T02:00:00.000Z')
let last = ''
beforeAll(async () => {
  mkdirSync(data)
  const store = await openStore(join(data, 'khung.db'))
  await store.write(firstStart, async (tx) => {
    const writer = await addAuthority(tx, now, 'Quận thử')
    for (const object of ['một', 'hai'])
      last = (await append(tx, now, writer, { action: 'tried', object, round: null, detail: {} })).hash
  })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Nothing of the surroundings but what is given. */
const unset = { DATABASE_URL: '', EVIDENCE_URL: '', HOST: '', PORT: '', FRAMEWORKS_DIR: '', PROXIES: '', LOG_LEVEL: '' }
const khung = (words: string, env: Readonly<Record<string, string>> = {}) =>
  run(words, {
    cwd: folder,
    env: { ...unset, DATA_DIR: data, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...env },
  })

describe('khung config', () => {
  it('shows where the folders are whatever another setting says', () => {
    const { code, out } = khung('config --lang en', { PORT: 'x', DATA_DIR: data })
    expect(code).toBe(1)
    expect(out).toContain(`\nDATA_DIR               ${data}  (environment)\n`)
    expect(out).toMatch(/\nFRAMEWORKS_DIR {9}\/\S+  \(/)
  })

  it('shows every setting, its value and where it comes from', () => {
    const { code, out, err } = khung('config --lang en', { PORT: '8080', LOG_LEVEL: 'info' })
    expect({ code, err }).toEqual({ code: 0, err: 'The settings can be used.\n' })
    expect(out).toBe(
      [
        'HOST                   127.0.0.1  (default)',
        'PORT                   8080  (environment)',
        `DATA_DIR               ${data}  (environment)`,
        `FRAMEWORKS_DIR         ${join(root, 'frameworks')}  (default)`,
        'DATABASE_URL           –  (default)',
        'EVIDENCE_URL           –  (default)',
        'AWS_ACCESS_KEY_ID      –  (default)',
        'AWS_SECRET_ACCESS_KEY  –  (default)',
        'AWS_SESSION_TOKEN      –  (default)',
        'PROXIES                0  (default)',
        'SECOND_FACTOR          required  (default)',
        'PASSWORD_COMPOSITION   off  (default)',
        'PASSWORD_DAYS          0  (default)',
        'PUBLIC_URL             –  (default)',
        'OIDC_ISSUER            –  (default)',
        'OIDC_CLIENT_ID         –  (default)',
        'OIDC_CLIENT_SECRET     –  (default)',
        'OIDC_NAME              SSO  (default)',
        'SMTP_URL               –  (default)',
        'MAIL_FROM              –  (default)',
        'REMIND_DAYS            7,3,1  (default)',
        'WEBHOOK_URL            –  (default)',
        'WEBHOOK_SECRET         –  (default)',
        'METRICS_TOKEN          –  (default)',
        'JOURNAL_KEY            –  (default)',
        'JOURNAL_KEY_REPLACES   –  (default)',
        'SECRET_KEY             –  (default)',
        'SECRET_KEY_REPLACES    –  (default)',
        'LOG_LEVEL              info  (environment)',
        '',
      ].join('\n'),
    )
  })

  const wrong: readonly [string, string, string][] = [
    ['PORT', '70000', 'PORT: "70000": a whole number up to 65535 is needed.'],
    ['PROXIES', '-1', 'PROXIES: "-1": a whole number up to 10 is needed.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: "loud": known are trace, debug, info, warn, error, fatal, silent.'],
    [
      'DATABASE_URL',
      'mysql://a/b',
      'DATABASE_URL: an address such as postgres://user:password@host/database is needed.',
    ],
    ['DATABASE_URL', 'postgres://127.0.0.1:1/x', 'The database cannot be used: connect ECONNREFUSED 127.0.0.1:1'],
    [
      'EVIDENCE_URL',
      'https://a/b',
      'EVIDENCE_URL: an address such as s3://bucket/prefix?endpoint=https://host&region=region is needed.',
    ],
    ['EVIDENCE_URL', 's3://a/b', 'EVIDENCE_URL: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed.'],
    ['JOURNAL_KEY', 'x'.repeat(16), 'JOURNAL_KEY is no private Ed25519 key (PKCS #8); restore the key that was used.'],
    ['JOURNAL_KEY_REPLACES', 'x', 'JOURNAL_KEY_REPLACES: "x": the id of the old key is needed, 16 hexadecimal digits.'],
    ['SECRET_KEY', 'a1'.repeat(31), 'SECRET_KEY: at least 32 random bytes are needed, as base64 or hex.'],
    ['SECRET_KEY_REPLACES', 'a1', 'SECRET_KEY_REPLACES: at least 32 random bytes are needed, as base64 or hex.'],
    ['FRAMEWORKS_DIR', '/nowhere', 'There is no folder "/nowhere".'],
  ]
  it.each(wrong)('%s=%s is named as wrong', (name, value, problem) => {
    const { code, out } = khung('config --lang en --format json', { [name]: value })
    expect(code).toBe(1)
    const { settings } = JSON.parse(out) as {
      readonly settings: readonly { readonly name: string; readonly problem: string | null }[]
    }
    expect(settings.filter((one) => one.problem !== null)).toMatchObject([{ name, problem, from: 'environment' }])
  })

  it('says that the database belongs to another key, and makes none', async () => {
    const other = await forged([`insert into pinned_key (name, id, at) values ('journal', '0123456789abcdef', '')`])
    const { code, out } = khung('config --lang en', { DATA_DIR: other })
    expect(code).toBe(1)
    expect(out).toContain(
      `\nJOURNAL_KEY            –  (default)\n                       ${join(other, 'journal.key')}: there is no key, but the database belongs to key 0123456789abcdef. `,
    )
    expect(existsSync(join(other, 'journal.key'))).toBe(false)
    expect(khung('config', { DATA_DIR: other, JOURNAL_KEY_REPLACES: '0123456789abcdef' }).code).toBe(0)
  })

  it('shows no secret', () => {
    const env = {
      DATABASE_URL: 'postgres://khung:bimat1@127.0.0.1:1/khung?sslpassword=bimat2',
      EVIDENCE_URL: 's3://kho?endpoint=http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'ten-khoa',
      AWS_SECRET_ACCESS_KEY: 'bimat3',
      AWS_SESSION_TOKEN: 'bimat4',
      SECRET_KEY: 'bimat5'.repeat(8),
      SECRET_KEY_REPLACES: 'bimat6'.repeat(8),
    }
    for (const words of ['config', 'config --format json']) {
      const { out, err } = khung(words, env)
      expect(out).toContain('ten-khoa')
      expect(out).toContain('postgres://khung:***@127.0.0.1:1/khung')
      expect(out + err).not.toContain('bimat')
    }
  })
})

/** A data folder with a copy of the database, changed behind its back. */
async function forged(statements: readonly string[]): Promise<string> {
  const other = mkdtempSync(join(folder, 'forged-'))
  copyFileSync(join(data, 'khung.db'), join(other, 'khung.db'))
  const store = await openStore(join(other, 'khung.db'))
  for (const statement of statements) await sql.raw(statement).execute(store.db)
  await store.close()
  return other
}

describe('khung verify --journal', () => {
  it('says of each authority how long its journal is, and its last hash', () => {
    expect(khung('verify --journal --lang en')).toEqual({
      code: 0,
      out: `Quận thử: 3 entries, whole; last hash ${last}\n`,
      err: '',
    })
    expect(last).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('names the first bad entry', async () => {
    const other = await forged([
      'drop trigger journal_no_update',
      `update journal set object = 'ba' where seq in (2, 3)`,
    ])
    expect(khung('verify --journal', { DATA_DIR: other })).toEqual({
      code: 4,
      out: 'Quận thử: SAI ở mục 2: không nối tiếp mục trước.\n',
      err: '',
    })
    const { code, out } = khung('verify --journal --format json', { DATA_DIR: other })
    expect([code, (JSON.parse(out) as { journals: unknown[] }).journals]).toMatchObject([
      4,
      [{ authority: { name: 'Quận thử' }, check: { kind: 'broken', seq: 2 }, altered: [] }],
    ])
  })

  it('names an entry that was taken out', async () => {
    const other = await forged(['drop trigger journal_no_delete', 'delete from journal where seq = 2'])
    expect(khung('verify --journal --lang en', { DATA_DIR: other }).out).toBe(
      'Quận thử: BROKEN at entry 2: it does not follow from the one before.\n',
    )
  })

  it('does not call clean what it cannot read', () => {
    const none = join(folder, 'none')
    expect(khung('verify --journal --lang en', { DATA_DIR: none })).toEqual({
      code: 3,
      out: '',
      err: `There is no database "${join(none, 'khung.db')}" yet; name the right folder with DATA_DIR, or start the server once.\n`,
    })
    mkdirSync(none)
    writeFileSync(join(none, 'khung.db'), 'x'.repeat(5000))
    expect(khung('verify --journal --lang en', { DATA_DIR: none })).toMatchObject({ code: 4, out: '' })
  })

  it('asks what to verify', () => {
    expect(khung('verify --lang en')).toEqual({
      code: 2,
      out: '',
      err: lines`
        Say what to verify: the file of a publication, or --journal, --evidence.
        For help: khung help verify
      `,
    })
  })
})

describe('khung verify --evidence', () => {
  const [kept, lost, strange] = ['a', 'b', 'c'].map((text) => createHash('sha256').update(text).digest('hex'))
  /** Two files that the journal names, the first of them there, and whatever else is said. */
  async function holding(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    const other = join(folder, name)
    mkdirSync(other)
    const store = await openStore(join(other, 'khung.db'))
    await store.write(firstStart, async (tx) => {
      const writer = await addAuthority(tx, now, 'Quận thử')
      for (const [evidence, sha256] of [kept, lost].entries()) {
        const detail = { evidence: `${evidence}`, name: `${evidence}.pdf`, sha256: sha256 ?? '', size: 1 }
        const object = `Phòng Đỏ · 1.${evidence + 1}`
        await append(tx, now, writer, { action: 'evidence-attached', object, round: null, detail })
      }
    })
    await store.close()
    for (const [sha256, content] of Object.entries(files)) {
      const shelf = join(other, 'evidence', sha256.slice(0, 2))
      mkdirSync(shelf, { recursive: true })
      writeFileSync(join(shelf, sha256), content)
    }
    return other
  }

  it('says that all are as they were uploaded, while a server holds the data', async () => {
    const other = await holding('kept', { [kept!]: 'a', [lost!]: 'b' })
    const unlock = lockFolder(other)
    expect(khung('verify --evidence', { DATA_DIR: other })).toEqual({
      code: 0,
      out: 'Minh chứng: 2 trên 2 tệp đúng từng bit như khi tải lên; đã đọc 2 byte.\n',
      err: '',
    })
    unlock()
    const { out } = khung('verify --journal --evidence --lang en', { DATA_DIR: other })
    expect(out).toMatch(/^Quận thử: 3 entries, whole; last hash /)
    expect(out).toMatch(/\nEvidence: 2 of 2 files as uploaded, bit by bit; 2 bytes were read\.\n$/)
  })

  it('names what is damaged, missing and left over, and where it is attached', async () => {
    const other = await holding('damaged', { [kept!]: 'A', [strange!]: 'c' })
    expect(khung('verify --evidence --lang en', { DATA_DIR: other })).toEqual({
      code: 4,
      out: [
        'Evidence: 0 of 2 files as uploaded, bit by bit; 0 bytes were read.',
        `MISSING ${lost}: it is no longer there. Attached at:`,
        '  Quận thử: Phòng Đỏ · 1.2, “1.pdf” (taken away by the office)',
        `DAMAGED ${kept}: the content is not what was uploaded. Attached at:`,
        '  Quận thử: Phòng Đỏ · 1.1, “0.pdf” (taken away by the office)',
        `LEFT OVER ${strange}: no journal names it (an upload that was refused, perhaps); no result uses it.`,
        '',
      ].join('\n'),
      err: 'Take the file from a backup again: in it, its name is evidence/ and then the SHA-256.\n',
    })
    const { code, out } = khung('verify --journal --evidence --format json', { DATA_DIR: other })
    const said = JSON.parse(out) as { journals: unknown[]; evidence: unknown }
    expect([code, said.journals.length, said.evidence]).toMatchObject([
      4,
      1,
      { files: 2, bytes: 0, bad: [{ sha256: lost, trouble: 'missing' }, { sha256: kept }], leftOver: [strange] },
    ])
  })

  it('ends with 1 where something is only left over, and with 3 where nothing can be asked', async () => {
    const other = await holding('more', { [kept!]: 'a', [lost!]: 'b', [strange!]: 'c' })
    expect(khung('verify --evidence', { DATA_DIR: other }).code).toBe(1)
    const away = {
      EVIDENCE_URL: 's3://khung?endpoint=http://127.0.0.1:2',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    }
    expect(khung('verify --evidence --lang en', { DATA_DIR: other, ...away })).toEqual({
      code: 3,
      out: '',
      err: 'The place of evidence cannot be read (ECONNREFUSED); nothing was checked. See the settings: khung config\n',
    })
  })
})

describe('khung backup and khung restore', () => {
  const file = join(folder, 'a.tar')

  it('take everything there and back, while a server holds the data', () => {
    const unlock = lockFolder(data)
    const made = khung('backup a.tar --lang en')
    unlock()
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(
      /^Backup "a\.tar" of \d\d \w{3} \d{4} \d\d:\d\d: the database and 0 files of evidence, \d+\.\d [kM]B, read again and whole\.\n$/,
    )
    const there = join(folder, 'there')
    expect(khung('restore a.tar', { DATA_DIR: there })).toMatchObject({ code: 0, err: '' })
    expect(khung('verify --journal --lang en', { DATA_DIR: there }).out).toBe(
      `Quận thử: 3 entries, whole; last hash ${last}\n`,
    )
  })

  it('refuse in words, each with its code', () => {
    const lost = join(folder, 'lost')
    const there = join(folder, 'new')
    writeFileSync(join(folder, 'foreign.tar'), 'x'.repeat(9000))
    copyFileSync(file, join(folder, 'cut.tar'))
    truncateSync(join(folder, 'cut.tar'), 20_000)
    const said = (words: string, to: string) => {
      const { code, out, err } = khung(`${words} --lang en`, { DATA_DIR: to })
      expect(out).toBe('')
      return `${code} ${err}`
    }
    expect(said('backup a.tar', data)).toBe('1 "a.tar" exists already; a backup never replaces a file.\n')
    expect(said('backup b.tar', lost)).toBe(
      `3 There is no database to copy, or it is of an older version (${join(lost, 'khung.db')}). Start the server once with these settings.\n`,
    )
    expect(said('backup nowhere/b.tar', data)).toBe('3 "nowhere/b.tar" cannot be written (ENOENT).\n')
    expect(said('restore a.tar', data)).toBe(
      `1 There is data already (${join(data, 'khung.db')}); a backup is restored only where there is none.\n`,
    )
    expect(said('restore nothing.tar', there)).toBe('3 There is no file "nothing.tar".\n')
    expect(said('restore foreign.tar', there)).toBe('3 "foreign.tar" is no backup of Khung.\n')
    expect(said('restore cut.tar', there)).toBe('4 "cut.tar" is damaged or incomplete; nothing was restored.\n')
    const unlock = lockFolder(there)
    expect(said('restore a.tar', there)).toBe(`1 A server uses the data folder "${there}"; stop it first.\n`)
    unlock()
    expect(khung('restore a.tar', { DATA_DIR: there })).toMatchObject({ code: 0 })
  })

  it('bring back a journal that was broken before, and say so', async () => {
    const other = await forged(['drop trigger journal_no_update', `update journal set actor = 'ai' where seq = 3`])
    expect(khung('backup broken.tar', { DATA_DIR: other })).toMatchObject({ code: 0 })
    const { code, err } = khung('restore broken.tar --lang en', { DATA_DIR: join(folder, 'broken') })
    expect({ code, err }).toEqual({
      code: 4,
      err: 'The journal in it was already broken when the backup was made; see: khung verify --journal\n',
    })
  })

  it('say that the key of sealed secrets is not in it, and where it is missing', async () => {
    const other = await forged([
      `insert into "user" (authority_id, id, rev, username, name, demo, first_password) select id, 'u', 1, 'do', 'A', 0, 0 from authority`,
      `insert into second_factor (authority_id, user_id, secret, last_step) select id, 'u', 'aes256gcm:', 0 from authority`,
      `insert into pinned_key (name, id, at) values ('secret', '0123456789abcdef', '')`,
    ])
    const made = khung('backup sealed.tar --lang en', { DATA_DIR: other })
    expect([made.code, made.err]).toEqual([0, ''])
    expect(made.out.split('\n')[1]).toBe(
      `Not in it: key 0123456789abcdef (${join(other, 'secret.key')}), without which no authenticator app works. Keep it as well, in another place.`,
    )
    const there = join(folder, 'sealed')
    const { code, err } = khung('restore sealed.tar --lang en', { DATA_DIR: there })
    expect(code).toBe(1)
    expect(err).toContain(
      `Everything is restored, but the server does not start yet. ${join(there, 'secret.key')}: there is no key, but the database belongs to key 0123456789abcdef. Set SECRET_KEY to that key, or copy the file secret.key `,
    )
  })

  it('keep a backup from the eyes of others', () => {
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })
})
