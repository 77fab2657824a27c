/** A database that the first release wrote, with rows in every table, opens in today's server with all of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { firstAt as at, firstRows as rows, writeFirstRelease } from '../fixtures/first-release.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-migrations-'))
const file = join(folder, 'khung.db')
let store: Store
beforeAll(async () => {
  await writeFirstRelease(file)
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
