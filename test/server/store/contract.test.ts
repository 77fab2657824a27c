/** What the rest of the server relies on in a database, shown on each of the two. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthority } from '../../../server/actions/add-authority.ts'
import { append, verifyJournal, type Writer } from '../../../server/store/journal.ts'
import { migrate, NewerDatabase } from '../../../server/store/migrate.ts'
import { migrations } from '../../../server/store/migrations/index.ts'
import { type Db, firstStart, openStore, type Store } from '../../../server/store/open.ts'
import { troubleOf } from '../../../server/store/trouble.ts'
import { emptyDatabase } from '../database.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-store-'))
const now = new Date('2026-11-10T02:00:00.000Z')
const nothing = () => Promise.resolve()
let store: Store
let db: Db
let writer: Writer
beforeAll(async () => {
  store = await openStore(await emptyDatabase(folder))
  db = store.db
  writer = await store.write(firstStart, (tx) => addAuthority(tx, now, 'Quận thử'))
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const event = (object: string) => ({ action: 'tried', object, round: null, detail: { object } })
const unit = (id: string, name: string) => ({
  authority_id: writer.authority,
  id,
  name,
  type: 'phong',
  rev: 1,
  attributes: '{}',
})
const unitNames = async () =>
  (await db.selectFrom('unit').select('name').orderBy('name').execute()).map((one) => one.name)

describe('a write', () => {
  it('that fails leaves nothing, however late', async () => {
    const failed = store.write(writer.authority, async (tx) => {
      await tx.insertInto('unit').values(unit('half', 'Nửa chừng')).execute()
      await append(tx, now, writer, event('half'))
      throw new Error('too late')
    })
    await expect(failed).rejects.toThrow('too late')
    expect(await db.selectFrom('unit').selectAll().where('id', '=', 'half').execute()).toEqual([])
    expect(await db.selectFrom('journal').select('seq').where('object', '=', 'half').execute()).toEqual([])
  })

  it('gives back what its work gave, and another reader sees it then', async () => {
    const name = await store.write(writer.authority, async (tx) => {
      await tx.insertInto('unit').values(unit('whole', 'Cả')).execute()
      return 'Cả'
    })
    expect(await unitNames()).toContain(name)
  })

  it('joins the transaction that it is given', async () => {
    const failed = store.write(writer.authority, async (tx) => {
      const joined = store.within(tx)
      await joined.write(writer.authority, (inner) => inner.insertInto('unit').values(unit('in', 'Trong')).execute())
      expect(await joined.db.selectFrom('unit').select('id').where('id', '=', 'in').execute()).toHaveLength(1)
      throw new Error('all of it')
    })
    await expect(failed).rejects.toThrow('all of it')
    expect(await db.selectFrom('unit').select('id').where('id', '=', 'in').execute()).toEqual([])
  })

  it('of many at once in one scope reads what the one before has written', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        store.write(writer.authority, (tx) => append(tx, now, writer, event(String(index)))),
      ),
    )
    const entries = await db.selectFrom('journal').select('seq').orderBy('seq').execute()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(entries).toHaveLength(41)
    expect(await verifyJournal(db, writer.authority)).toMatchObject({ kind: 'whole', entries: 41 })
  })
})

describe('what the database refuses has one name', () => {
  const refusals: Readonly<Record<string, readonly [string, () => Promise<unknown>]>> = {
    'a key that is there': ['unique', () => db.insertInto('unit').values(unit('whole', 'Khác')).execute()],
    'a name that is taken': ['unique', () => db.insertInto('unit').values(unit('other', 'Cả')).execute()],
    'a reference to nothing': [
      'foreign-key',
      () =>
        db
          .insertInto('session')
          .values({
            authority_id: writer.authority,
            token_hash: 'x',
            user_id: 'nobody',
            membership_id: 'none',
            id: 'x',
            agent: '',
            created_at: '',
            seen_at: '',
          })
          .execute(),
    ],
    'a value that the column does not take': [
      'check',
      () =>
        db
          .insertInto('authority')
          .values({ id: 'x', name: 'x', demo: 2 as 1, created_at: '' })
          .execute(),
    ],
    'no value where one is needed': [
      'check',
      () =>
        db
          .insertInto('authority')
          .values({ id: 'x', name: null as unknown as string, demo: 0, created_at: '' })
          .execute(),
    ],
    'a changed journal': ['written-once', () => db.updateTable('journal').set({ actor: 'x' }).execute()],
    'a shortened journal': ['written-once', () => db.deleteFrom('journal').where('seq', '=', 1).execute()],
  }
  for (const [what, [trouble, attempt]] of Object.entries(refusals)) {
    it(`${what}: ${trouble}`, async () => {
      const error: unknown = await attempt().then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(troubleOf(error)).toBe(trouble)
    })
  }

  it('an error of our own has none', () => {
    expect(troubleOf(new Error('unique'))).toBeNull()
    expect(troubleOf('unique')).toBeNull()
  })
})

describe('what is stored', () => {
  it('comes back to the letter', async () => {
    const texts = [
      '',
      ' ',
      "'; drop table unit; --",
      '[1,2]',
      '{}',
      'Đề án “số hóa” 📄',
      'a\r\n\tb',
      'x'.repeat(100_000),
    ]
    for (const [index, text] of texts.entries()) {
      await db
        .insertInto('sign_in_failure')
        .values({ id: `text ${index}`, account: text, at: '9' })
        .execute()
    }
    const rows = await db.selectFrom('sign_in_failure').selectAll().orderBy('id').execute()
    expect(rows.map(({ account }) => account)).toEqual(texts)
  })

  it('is in the order of its bytes, whatever the locale', async () => {
    const names = ['a', 'B', 'b', 'Z', 'ạ', 'Đ', 'đ', 'É', '_', '-', '10', '9']
    for (const name of names)
      await db
        .insertInto('unit')
        .values(unit(`order ${name}`, name))
        .execute()
    const found = (await unitNames()).filter((name) => names.includes(name))
    expect(found).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  it('is a number where it is a number, counts included', async () => {
    const { count } = await db
      .selectFrom('journal')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const { seq } = await db.selectFrom('journal').select('seq').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect([typeof count, count]).toEqual(['number', seq])
    await db.insertInto('address_try').values({ address: 'big', tries: Number.MAX_SAFE_INTEGER, until: '' }).execute()
    const { tries } = await db.selectFrom('address_try').select('tries').executeTakeFirstOrThrow()
    expect(tries).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('migrations', () => {
  it('make the same tables and columns', async () => {
    const tables = await db.introspection.getTables()
    const kinds: Readonly<Record<string, string>> = {
      text: 'text',
      integer: 'whole',
      int8: 'whole',
      blob: 'bytes',
      bytea: 'bytes',
    }
    const columns = tables.flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name} ${kinds[column.dataType.toLowerCase()] ?? column.dataType}`),
    )
    await expect(`${columns.toSorted().join('\n')}\n`).toMatchFileSnapshot('columns.txt')
  })

  it('that are applied are not applied again', async () => {
    const refuse = () => Promise.reject(new Error('there is nothing to do'))
    await migrate(db, refuse)
  })

  it('happen whole or not at all', async () => {
    const bad = {
      up: async (any: Db) => {
        await any.schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('the power failed')
      },
    }
    const asked: string[] = []
    const before = (first: string) => Promise.resolve(void asked.push(first))
    await expect(migrate(db, before, { ...migrations, '900-bad': bad })).rejects.toThrow('the power failed')
    expect(asked).toEqual(['900-bad'])
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half')
    await migrate(db, nothing)
  })

  it('of a newer version are refused by name, and nothing is touched', async () => {
    const newer = { ...migrations, '901-later': { up: () => Promise.resolve() } }
    await migrate(db, nothing, newer)
    const refused = migrate(db, nothing)
    await expect(refused).rejects.toThrow(NewerDatabase)
    await expect(refused).rejects.toThrow('901-later')
    expect(await verifyJournal(db, writer.authority)).toMatchObject({ kind: 'whole' })
  })
})
