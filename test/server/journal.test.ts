/** The journal's chain: what it proves, to whom, and what may be taken out of it. */
import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, sha256, showTime } from '../../engine/index.ts'
import { checkpointText } from '../../server/actions/checkpoint.ts'
import { csv } from '../../server/csv.ts'
import { actionWords, journalActions } from '../../server/journal/action-words.ts'
import { isSignedBy } from '../../server/keys/signing.ts'
import { append, verifyJournal } from '../../server/store/journal.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { type Db, openStore } from '../../server/store/open.ts'
import type { JournalTable } from '../../server/store/tables.ts'
import type { ApiProblem, Checkpoint, JournalAction, JournalEntry, Receipt, ReceiptCheck, User } from '../../ui/api.ts'
import { cast, type Cast, fillIn, opened, published, roundInput } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

const authorityOf = async (db: Db) => (await db.selectFrom('authority').select('id').executeTakeFirstOrThrow()).id
const entriesOf = (db: Db) => db.selectFrom('journal').selectAll().orderBy('seq').execute()
const unguarded = (db: Db) => sql`drop trigger journal_no_update`.execute(db)
const put = (db: Db, { seq, authority_id, ...row }: JournalTable) =>
  db.updateTable('journal').set(row).where('authority_id', '=', authority_id).where('seq', '=', seq).execute()

/** What someone who owns the database can do: change an entry, and make every later hash fit. */
async function rewrite(db: Db, from: number, change: Partial<JournalTable>): Promise<void> {
  await unguarded(db)
  let previous: string | null = null
  for (const row of (await entriesOf(db)).filter(({ seq }) => seq >= from)) {
    const { hash: _, ...entry } = { ...row, ...(row.seq === from && change), previous: previous ?? row.previous }
    const hash = sha256(canonicalJson(entry))
    await put(db, { ...entry, hash })
    previous = hash
  }
}

describe('any column of any entry', () => {
  it('changed by direct SQL is found, and so is the place', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    await published(apart)
    const authority = await authorityOf(db)
    await unguarded(db)
    const [first] = await entriesOf(db)
    for (const row of (await entriesOf(db)).filter(({ seq }) => seq % 7 === 3)) {
      for (const column of Object.keys(first ?? {}) as (keyof JournalTable)[]) {
        if (column === 'authority_id' || column === 'seq') continue
        await put(db, { ...row, [column]: column === 'form' ? 1 : `${row[column] ?? ''}x` })
        expect([column, await verifyJournal(db, authority)]).toEqual([column, { kind: 'broken', seq: row.seq }])
        await put(db, row)
      }
    }
    expect(await verifyJournal(db, authority)).toMatchObject({ kind: 'whole' })
    await apart.close()
  })

  it('taken away is found', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    await sql`drop trigger journal_no_delete`.execute(db)
    await db.deleteFrom('journal').where('seq', '=', 5).execute()
    expect(await verifyJournal(db, await authorityOf(db))).toEqual({ kind: 'broken', seq: 5 })
    await apart.close()
  })

  it('and the text that names a person, changed or taken away behind the back of the journal', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    const authority = await authorityOf(db)
    const seals = await db.selectFrom('journal_sealed').selectAll().orderBy('seq').execute()
    expect(seals.length).toBeGreaterThan(3)
    const [one] = seals
    await db.updateTable('journal_sealed').set({ text: '{"name":"Khác"}' }).where('seq', '=', one!.seq).execute()
    expect(await verifyJournal(db, authority)).toEqual({ kind: 'broken', seq: one!.seq })
    await db.deleteFrom('journal_sealed').where('seq', '=', one!.seq).execute()
    expect(await verifyJournal(db, authority)).toEqual({ kind: 'broken', seq: one!.seq })
    await db.insertInto('journal_sealed').values(one!).execute()
    expect(await verifyJournal(db, authority)).toMatchObject({ kind: 'whole' })
    await apart.close()
  })
})

describe('a receipt', () => {
  const check = (one: Cast, { number, hash }: Pick<Receipt, 'number' | 'hash'>) =>
    one.voice().get<ReceiptCheck>(`/receipts?${new URLSearchParams({ number, hash }).toString()}`)

  it('is checked without an account: it stands, under its number only', async () => {
    const { own } = await opened(people)
    const receipt = await fillIn(people.asOffice, own)
    expect((await check(people, receipt)).body).toEqual({ stands: true, reason: null, at: receipt.at })
    for (const other of [
      { ...receipt, number: '2026-9999' },
      { ...receipt, hash: `sha256:${'0'.repeat(64)}` },
      { ...receipt, hash: '' },
    ]) {
      expect((await check(people, other)).body).toEqual({ stands: false, reason: 'unknown', at: null })
    }
  })

  it('given a moment after another was checked is read for anew', async () => {
    const { own, other } = await opened(people)
    const first = await fillIn(people.asOffice, own)
    expect((await check(people, first)).body.stands).toBe(true)
    const second = await fillIn(people.asOther, other)
    expect((await check(people, second)).body.stands).toBe(true)
  })

  it.each([
    ['before it', -3],
    ['of its own', 0],
    ['after it', 1],
  ])('tells that an entry %s was forged', async (_what, distance) => {
    const apart = await cast()
    const { own } = await opened(apart)
    const receipt = await fillIn(apart.asOffice, own)
    await apart.asAdministrator.post('/rounds', roundInput(apart.units))
    const { db } = apart.deps.store
    const { seq } = await db
      .selectFrom('journal')
      .select('seq')
      .where('hash', '=', receipt.hash)
      .executeTakeFirstOrThrow()
    await unguarded(db)
    await db
      .updateTable('journal')
      .set({ object: 'Khác' })
      .where('seq', '=', seq + distance)
      .execute()
    expect((await check(apart, receipt)).body).toEqual({ stands: false, reason: 'broken', at: receipt.at })
    await apart.close()
  })

  it('issued after the cut finds a chain that was rewritten whole and consistently', async () => {
    const apart = await cast()
    const { own, other } = await opened(apart)
    const receipts = [await fillIn(apart.asOffice, own), await fillIn(apart.asOther, other)]
    const { db } = apart.deps.store
    const saved = (await entriesOf(db)).find(({ action }) => action === 'answer-saved')!
    await rewrite(db, saved.seq, { detail: canonicalJson({ ...(JSON.parse(saved.detail) as object), note: 'Khác' }) })
    expect(await verifyJournal(db, await authorityOf(db))).toMatchObject({ kind: 'whole' })
    for (const receipt of receipts)
      expect((await check(apart, receipt)).body).toEqual({ stands: false, reason: 'unknown', at: null })
    await apart.close()
  })

  it('has a page that needs no account and no script, in both languages, and shows what was typed as text', async () => {
    const { own } = await opened(people)
    const { number, hash, at } = await fillIn(people.asOffice, own)
    const read = async (query: Record<string, string>) => {
      const answer = await fetch(`${people.url}/receipts?${new URLSearchParams(query).toString()}`)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }
    const empty = await read({})
    expect([empty.status, empty.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(empty.text).toContain('<h1>Kiểm tra giấy biên nhận</h1>')
    expect(empty.text).not.toContain('<h2>')
    // Back to where one came from; the whole journal only for whoever reads it.
    expect(empty.text).toContain('<a href="/">Trang chủ</a>')
    const shown = ({ cookie }: { readonly cookie: string }) =>
      fetch(`${people.url}/receipts`, { headers: { Cookie: cookie } }).then((answer) => answer.text())
    const link = '<a href="/administration/journal">Nhật ký</a>'
    expect(empty.text).not.toContain('/administration/journal')
    expect(await shown(people.asOffice)).not.toContain('/administration/journal')
    expect(await shown(people.asAuditor)).toContain(link)
    expect((await read({ number, hash })).text).toContain(`Biên nhận đúng.`)
    const english = await read({ number, hash, lang: 'en' })
    expect(english.text).toContain('The receipt stands.')
    expect(english.text).toContain(`Submitted at: ${showTime(at, 'en')}`)
    // As it stands on a page of the product, shortened; and whole, however it was copied.
    for (const typed of [hash.slice(7, 19), 'abc', `${hash}0`])
      expect((await read({ number, hash: typed })).text).toContain('Mã kiểm chứng chưa đủ.')
    for (const typed of [hash.slice(7), ` ${hash.toUpperCase()} `, hash.replace('sha256:', 'sha256: ')])
      expect((await read({ number, hash: typed })).text).toContain('Biên nhận đúng.')
    const hostile = await read({ number: '"><script>alert(1)</script>', hash: "'onfocus=alert(1) x='" })
    expect(hostile.text).not.toMatch(/<script|'onfocus/)
    expect(hostile.text).toContain('&quot;&gt;&lt;script&gt;')
    expect((await read({ number: 'x'.repeat(41) })).status).toBe(400)
  })
})

describe('a checkpoint', () => {
  it('is signed with the key of the installation, over a text that says where the journal stood', async () => {
    const { status, body } = await people.asAdministrator.post<Checkpoint>('/checkpoints')
    expect(status).toBe(200)
    const authority = await authorityOf(people.deps.store.db)
    expect(body.text).toBe(`khung checkpoint 1\n${authority}\n${body.seq}\n${body.hash}\n${body.at}\n`)
    expect(isSignedBy(body.key, body.text, body.signature)).toBe(true)
    expect(isSignedBy(body.key, body.text.replace('khung', 'khunh'), body.signature)).toBe(false)
    const last = (await entriesOf(people.deps.store.db)).at(-1)
    expect([body.seq, body.hash]).toEqual([last?.seq, last?.hash])
    const again = await people.asAdministrator.post<Checkpoint>('/checkpoints')
    expect(again.body).toEqual(body)
    const { body: all } = await people.asOffice.get<Checkpoint[]>('/checkpoints')
    expect(all[0]).toEqual(body)
  })

  it('is not signed when an entry since the last does not hash to what it says', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    await apart.asAdministrator.post('/checkpoints')
    await opened(apart)
    const last = (await entriesOf(db)).at(-1)!
    await unguarded(db)
    await db.updateTable('journal').set({ detail: '{}' }).where('seq', '=', last.seq).execute()
    const { status, body } = await apart.asAdministrator.post<ApiProblem>('/checkpoints')
    expect([status, body.code]).toEqual([409, 'journal-broken'])
    expect(body.detail).toContain(String(last.seq))
    expect(await db.selectFrom('checkpoint').selectAll().execute()).toHaveLength(1)
    await apart.close()
  })

  it('is not signed after the chain was rewritten below the last one', async () => {
    const apart = await cast()
    await apart.asAdministrator.post('/checkpoints')
    await opened(apart)
    await rewrite(apart.deps.store.db, 2, { object: 'Khác' })
    const { status, body } = await apart.asAdministrator.post<ApiProblem>('/checkpoints')
    expect([status, body.code]).toEqual([409, 'journal-broken'])
    await apart.close()
  })

  it('is not signed when the last one was forged', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    await apart.asAdministrator.post('/checkpoints')
    await db.updateTable('checkpoint').set({ at: '2020-01-01T00:00:00.000Z' }).execute()
    expect((await apart.asAdministrator.post<ApiProblem>('/checkpoints')).body.code).toBe('journal-broken')
    await apart.close()
  })

  it('is signed with every publication, which an altered journal stops', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    await published(apart)
    const last = (await entriesOf(db)).at(-1)
    const signed = await db.selectFrom('checkpoint').selectAll().execute()
    expect(signed.map(({ seq, hash }) => [seq, hash])).toEqual([[last?.seq, last?.hash]])
    expect(last?.action).toBe('round-published')
    await apart.close()
  })

  it('says what was signed in five lines', () => {
    const at = '2026-01-02T03:04:05.000Z'
    expect(checkpointText({ authority_id: 'a', seq: 7, hash: 'sha256:b', at })).toBe(
      `khung checkpoint 1\na\n7\nsha256:b\n${at}\n`,
    )
  })
})

describe('a person’s data', () => {
  it('is erased: no name of theirs is left, what they did is, and the chain is whole', async () => {
    const apart = await cast()
    const { db } = apart.deps.store
    const { round } = await published(apart)
    const { body: users } = await apart.asAdministrator.get<User[]>('/users')
    const office = users.find(({ username }) => username === 'phong-do')!
    const erased = await apart.asAdministrator.post(`/users/${office.id}/erasure`)
    expect(erased.status).toBe(204)
    const tables = ['user', 'journal', 'journal_sealed', 'answer', 'appraisal', 'evidence', 'session'] as const
    for (const table of tables) {
      const text = JSON.stringify(await db.selectFrom(table).selectAll().execute())
      expect([table, text.includes('Người phong-do'), text.includes('"phong-do')]).toEqual([table, false, false])
    }
    expect(await verifyJournal(db, await authorityOf(db))).toMatchObject({ kind: 'whole' })
    expect((await apart.asAdministrator.post<Checkpoint>('/checkpoints')).status).toBe(200)
    const { body: entries } = await apart.asAuditor.get<JournalEntry[]>(`/rounds/${round.id}/journal`)
    const saved = entries.filter(({ action }) => action === 'answer-saved')
    expect(saved.map(({ actor }) => actor)).toEqual([null, null, 'Người phong-xanh', 'Người phong-xanh'])
    expect((await apart.asOffice.get('/rounds')).status).toBe(401)
    expect((await apart.voice().post('/session', { username: 'phong-do', password: 'mật khẩu để thử' })).status).toBe(
      401,
    )
    const { body: left } = await apart.asAdministrator.get<User[]>('/users')
    expect(left.map(({ id }) => id)).not.toContain(office.id)
    expect((await apart.asAdministrator.post(`/users/${office.id}/erasure`)).status).toBe(404)
    await apart.close()
  })

  it('is not erased by oneself, so that an administrator remains', async () => {
    const { body: users } = await people.asAdministrator.get<User[]>('/users')
    const self = users.find(({ username }) => username === 'quan-tri')!
    const { status, body } = await people.asAdministrator.post<ApiProblem>(`/users/${self.id}/erasure`)
    expect([status, body.code]).toEqual([409, 'own-account'])
  })

  it('stands in no entry in plain words, from the first', async () => {
    const text = JSON.stringify(await entriesOf(people.deps.store.db))
    for (const name of ['quan-tri', 'Người quan-tri', 'phong-do', 'Người phong-do']) expect(text).not.toContain(name)
    const { body } = await people.asAuditor.get<JournalEntry[]>('/journal?action=user-added')
    expect(body[0]).toMatchObject({ actor: 'test', what: 'Account added', object: 'Người quan-tri' })
    expect(JSON.parse(body[0]?.detail ?? '')).toEqual({
      membership: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      role: 'administrator',
      unit: null,
      username: 'quan-tri',
      name: 'Người quan-tri',
    })
  })
})

describe('a journal of an earlier version', () => {
  it('keeps its entries, its names and its hashes, and goes on in the new form', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khung-old-'))
    const file = join(folder, 'khung.db')
    const { Kysely, SqliteDialect } = await import('kysely')
    const { connect, forKysely } = await import('../../server/store/sqlite.ts')
    const old = new Kysely<Record<string, Record<string, unknown>>>({
      dialect: new SqliteDialect({ database: forKysely(connect(file)) }),
    })
    const first = { '001-start': migrations['001-start']! }
    await new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve(first) } }).migrateToLatest()
    await old.insertInto('authority').values({ id: 'a', name: 'Cơ quan', demo: 0, created_at: '' }).execute()
    let previous = `sha256:${'0'.repeat(64)}`
    const hashes: string[] = []
    for (const seq of [1, 2, 3]) {
      const entry = {
        authority_id: 'a',
        seq,
        at: `2025-01-0${seq}T00:00:00.000Z`,
        actor_id: 'p',
        actor: 'Người cũ',
        action: 'signed-in',
        object: 'nguoi-cu',
        round_id: null,
        detail: '{"user":"p"}',
        previous,
      }
      previous = sha256(canonicalJson(entry))
      hashes.push(previous)
      await old
        .insertInto('journal')
        .values({ ...entry, hash: previous })
        .execute()
    }
    await old.destroy()

    const store = await openStore(file)
    expect(await verifyJournal(store.db, 'a')).toEqual({ kind: 'whole', entries: 3, last: previous })
    const event = { action: 'units-added', object: 'Phòng', round: null, detail: {} }
    await store.write('a', (tx) =>
      append(tx, new Date('2026-01-01'), { authority: 'a', id: 'p', name: 'Người cũ' }, event),
    )
    const entries = await entriesOf(store.db)
    expect(entries.map(({ form, actor }) => [form, actor])).toEqual([
      [1, 'Người cũ'],
      [1, 'Người cũ'],
      [1, 'Người cũ'],
      [2, ''],
    ])
    expect(entries.slice(0, 3).map(({ hash }) => hash)).toEqual(hashes)
    expect(await verifyJournal(store.db, 'a')).toMatchObject({ kind: 'whole', entries: 4 })
    await unguarded(store.db)
    for (const forged of [{ actor: 'x' }, { about: 'x' }, { form: 2 }]) {
      await store.db.updateTable('journal').set(forged).where('seq', '=', 2).execute()
      expect(await verifyJournal(store.db, 'a')).toEqual({ kind: 'broken', seq: 2 })
      await put(store.db, entries[1]!)
    }
    await store.close()
    rmSync(folder, { recursive: true })
  })
})

describe('the journal as people read it', () => {
  let apart: Cast
  beforeAll(async () => {
    apart = await cast()
    await opened(apart)
    apart.setClock('2026-11-10T17:30:00.000Z')
    const administrator = await apart.signIn('quan-tri')
    await administrator.post('/units', { units: [{ name: '=1+1', type: 'phong' }] })
    await administrator.post('/rounds', { ...roundInput(apart.units), title: 'Đợt "A"; một' })
  })
  afterAll(() => apart.close())
  const read = async (query: string) =>
    (await (await apart.signIn('kiem-toan')).get<JournalEntry[]>(`/journal?${query}`)).body

  it('is filtered by day in Việt Nam, by person without diacritics, and by act', async () => {
    const ninth = await read('until=2026-11-10&action=units-added')
    expect(ninth.map(({ object }) => object)).toEqual(['Phòng Đỏ, Phòng Xanh'])
    // 17:30 UTC on the 10th is the 11th in Việt Nam.
    expect((await read('from=2026-11-11&action=units-added')).map(({ object }) => object)).toEqual(['=1+1'])
    const byPerson = await read(`who=${encodeURIComponent('nguoi PHONG-do')}`)
    expect(new Set(byPerson.map(({ actor }) => actor))).toEqual(new Set(['Người phong-do']))
    expect(await read('who=khong-co-ai')).toEqual([])
    const newest = await read('order=newest&limit=2')
    expect(newest[0]!.seq).toBe(newest[1]!.seq + 1)
    expect(await read('action=units-added&who=hoi-dong')).toEqual([])
  })

  it('has words for every act that the server writes, in both languages', async () => {
    const { body } = await (await apart.signIn('kiem-toan')).get<JournalAction[]>('/journal-actions')
    expect(body.map(({ action }) => action)).toEqual(journalActions)
    const written = await apart.deps.store.db.selectFrom('journal').select('action').distinct().execute()
    for (const { action } of written) {
      for (const lang of ['vi', 'en'] as const) expect(actionWords(action, lang)).not.toBe(action)
    }
  })

  it('is exported as CSV that a spreadsheet runs nothing of, and the export is in the log', async () => {
    const auditor = await apart.signIn('kiem-toan')
    const { body, headers } = await auditor.get<string>('/journal.csv?lang=vi&from=2026-11-11')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Nh%E1%BA%ADt%20k%C3%BD.csv")
    const lines = body.trimEnd().split('\r\n')
    expect(lines[0]).toContain('Số;Lúc;Người làm;Việc;Đối tượng;Nội dung;Mã việc;Dữ liệu gốc;Mã kiểm chứng')
    expect(lines.find((line) => line.includes('units-added'))).toMatch(/^\d+;00:30:00 11\/11\/2026;Người quan-tri;/)
    expect(lines.find((line) => line.includes('units-added'))).toContain(";'=1+1;")
    expect(lines.find((line) => line.includes('units-added'))).toContain(
      ';Người quan-tri thêm đơn vị =1+1. Loại đơn vị: phong.;',
    )
    expect(lines.find((line) => line.includes('round-added'))).toContain(';"Đợt ""A""; một";')
    expect(lines.every((line) => !/(^|;)"?[=+\-@]/.test(line))).toBe(true)
  })

  it('of a round is for those who may read that round', async () => {
    const office = await apart.signIn('phong-do')
    expect((await office.get('/journal')).status).toBe(403)
    expect((await office.get('/journal.csv')).status).toBe(403)
  })
})

describe('a cell of a CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['  =1', "'  =1"],
    ['a;b', '"a;b"'],
    ['a"b', '"a""b"'],
    ['1=1', '1=1'],
  ])('%j becomes %j', (text, cell) => {
    expect(csv([[text]], 'vi')).toBe(`\ufeff${cell}\r\n`)
  })

  it('that is a number stays one', () => {
    expect(csv([[-5, 7]], 'en')).toBe('\ufeff-5,7\r\n')
  })
})
