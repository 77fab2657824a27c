/** A database that the first release wrote, with rows in every table, opens in today's server with all of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { up } from '../../server/store/migrations/001-start.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { connect, forKysely } from '../../server/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-migrations-'))
const file = join(folder, 'khung.db')
const at = '2026-01-02T03:04:05.000Z'
const a = { authority_id: 'a' }
const by = { by_id: 'u1', by_name: 'Nguyễn Văn A', at }

/** One row of each table, as the first release wrote them; people of all its roles. */
const rows: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['authority', { id: 'a', name: 'Quận thử', demo: 0, created_at: at }],
  ['unit', { ...a, id: 'p', name: 'Phòng Đỏ', type: 'phong' }],
  ['user', { ...a, id: 'u1', username: 'do', name: 'A', role: 'office', unit_id: 'p', password_hash: 'h1', demo: 0 }],
  ['user', { ...a, id: 'u2', username: 'hd', name: 'B', role: 'council', unit_id: null, password_hash: 'h2', demo: 1 }],
  [
    'user',
    { ...a, id: 'u3', username: 'qt', name: 'C', role: 'administrator', unit_id: null, password_hash: 'h3', demo: 0 },
  ],
  ['user', { ...a, id: 'u4', username: 'kt', name: 'D', role: 'auditor', unit_id: null, password_hash: 'h4', demo: 0 }],
  ['session', { ...a, token_hash: 't', user_id: 'u1', created_at: at, seen_at: at }],
  ['sign_in_failure', { id: 'f', account: 'x', at }],
  ['setup', { code_hash: 'c', expires_at: at }],
  [
    'round',
    {
      ...a,
      id: 'r',
      rev: 3,
      title: 'Đợt thử',
      state: 'appraisal',
      demo: 0,
      period_from: '2026-01-01',
      period_until: '2026-12-31',
      survey: 0,
      framework_id: 'small',
      framework_version: '1.0.0',
      framework_hash: 'sha256:0',
      framework: '{}',
      self_scoring_until: '2026-11-20',
      appraisal_until: '2026-12-20',
      created_at: at,
      published_at: null,
    },
  ],
  [
    'assessment',
    {
      ...a,
      id: 's',
      round_id: 'r',
      unit_id: 'p',
      rev: 2,
      state: 'submitted',
      submitted_at: at,
      receipt_number: '2026-0001',
      receipt_hash: 'sha256:1',
    },
  ],
  ['answer', { ...a, assessment_id: 's', criterion: 'plan', answer: '{}', note: 'x', complete: 1, rev: 1, ...by }],
  [
    'appraisal',
    { ...a, assessment_id: 's', criterion: 'plan', decision: 'accepted', answer: '{}', reason: '', rev: 1, ...by },
  ],
  [
    'evidence',
    {
      ...a,
      id: 'e',
      assessment_id: 's',
      criterion: 'plan',
      requirement: null,
      name: 'a.pdf',
      type: 'application/pdf',
      size: 3,
      sha256: 'aa',
      ...by,
    },
  ],
  ['publication', { ...a, round_id: 'r', at, hash: 'sha256:2', document: '{}' }],
  [
    'journal',
    {
      ...a,
      seq: 1,
      at,
      actor_id: 'u1',
      actor: 'A',
      action: 'x',
      object: 'y',
      round_id: 'r',
      detail: '{}',
      previous: 'sha256:0',
      hash: 'sha256:3',
    },
  ],
]

let store: Store
beforeAll(async () => {
  const connection = connect(file)
  connection.exec('pragma foreign_keys = on')
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: new SqliteDialect({ database: forKysely(connection) }),
  })
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ '001-start': { up } }) } })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  for (const [table, row] of rows) await db.insertInto(table).values(row).execute()
  await db.destroy()
  store = await openStore(file)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a database of the first release', () => {
  it('keeps every row of what was recorded, word for word', async () => {
    const db = store.db as unknown as Kysely<Record<string, Record<string, unknown>>>
    for (const [table, row] of rows) {
      if (['user', 'session'].includes(table)) continue
      expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, [expect.objectContaining(row)]])
    }
  })

  it('keeps its people, and what each may do: council members become chairs, because they published', async () => {
    const people = await store.db.selectFrom('user').selectAll().orderBy('id').execute()
    expect(
      people.map(({ id, username, name, password_hash, demo }) => [id, username, name, password_hash, demo]),
    ).toEqual([
      ['u1', 'do', 'A', 'h1', 0],
      ['u2', 'hd', 'B', 'h2', 1],
      ['u3', 'qt', 'C', 'h3', 0],
      ['u4', 'kt', 'D', 'h4', 0],
    ])
    const held = await store.db.selectFrom('membership').selectAll().orderBy('user_id').execute()
    expect(
      held.map(({ user_id, role, unit_id, valid_from, valid_until }) => [
        user_id,
        role,
        unit_id,
        valid_from,
        valid_until,
      ]),
    ).toEqual([
      ['u1', 'office', 'p', null, null],
      ['u2', 'chair', null, null, null],
      ['u3', 'administrator', null, null, null],
      ['u4', 'auditor', null, null, null],
    ])
  })

  it('goes on under the wider workflow: stages, units and publications are what they were', async () => {
    const round = await store.db.selectFrom('round').selectAll().executeTakeFirstOrThrow()
    expect([round.state, round.clarification_until, round.confirmed, round.tolerance, round.revision]).toEqual([
      'appraisal',
      null,
      0,
      null,
      1,
    ])
    const assessment = await store.db.selectFrom('assessment').selectAll().executeTakeFirstOrThrow()
    expect([assessment.targets, assessment.attributes, assessment.ready_at]).toEqual(['{}', '{}', null])
    const publication = await store.db.selectFrom('publication').select(['id', 'revision']).executeTakeFirstOrThrow()
    expect(publication).toEqual({ id: 'r/1', revision: 1 })
    await expect(store.db.updateTable('publication').set({ at: '' }).execute()).rejects.toThrow('written once')
    await expect(store.db.deleteFrom('publication').execute()).rejects.toThrow('written once')
    await store.db.updateTable('round').set({ state: 'appraisal-2' }).execute()
    await expect(
      store.db
        .updateTable('round')
        .set({ state: 'over' as 'draft' })
        .execute(),
    ).rejects.toThrow('CHECK')
    await store.db.updateTable('round').set({ state: 'appraisal' }).execute()
  })

  it('ends its sessions: a session acts under one membership now', async () => {
    expect(await store.db.selectFrom('session').selectAll().execute()).toEqual([])
  })

  it('lets no membership stand without its person, its unit or a role that is known', async () => {
    const row = { authority_id: 'a', id: 'm', user_id: 'u1', unit_id: 'p', valid_from: null, valid_until: null }
    const add = (change: object) =>
      store.db
        .insertInto('membership')
        .values({ ...row, role: 'office', created_at: at, ...change })
        .execute()
    await expect(add({ user_id: 'nobody' })).rejects.toThrow('FOREIGN KEY')
    await expect(add({ unit_id: 'nowhere' })).rejects.toThrow('FOREIGN KEY')
    await expect(add({ role: 'king' })).rejects.toThrow('CHECK')
  })
})
