/** Writes that come at the same moment: each whole or not at all, and nobody hears of one that is not kept. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { firstStart, openStore, type Store, type Tx } from '../../../server/store/open.ts'
import { troubleOf } from '../../../server/store/trouble.ts'
import { emptyDatabase, isPostgresql } from '../database.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-together-'))
const store = await openStore(await emptyDatabase(folder))
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = (id: string) =>
  ({ id, name: id, demo: 0, created_at: '2026-11-10T02:00:00.000Z', parent_id: null }) as const
const add = (tx: Tx, id: string) => tx.insertInto('authority').values(row(id)).execute()
const names = async (prefix: string): Promise<readonly string[]> => {
  const rows = await store.db.selectFrom('authority').select('id').where('id', 'like', `${prefix}-%`).execute()
  return rows.map(({ id }) => id).toSorted()
}
const reasonOf = (one: PromiseSettledResult<unknown>): unknown => (one.status === 'rejected' ? one.reason : null)

describe('writes at the same moment', () => {
  it('one that fails is taken back alone, with everything that it did', async () => {
    const numbers = Array.from({ length: 200 }, (_, at) => String(at).padStart(3, '0'))
    const fails = (at: number) => at % 3 === 1
    const outcomes = await Promise.allSettled(
      numbers.map((number, at) =>
        store.write(firstStart, async (tx) => {
          await add(tx, `alone-${number}`)
          if (fails(at)) throw new Error(number)
          return number
        }),
      ),
    )
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual(
      numbers,
    )
    expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(numbers.map((_, at) => fails(at)))
    expect(await names('alone')).toEqual(numbers.filter((_, at) => !fails(at)).map((number) => `alone-${number}`))
  })

  it('each sees what the ones before it kept, and nothing of those taken back', async () => {
    // PostgreSQL lets those who wait for a lock in as it likes: what each finds follows from who was there before.
    const turns: { readonly found: number; readonly fails: boolean }[] = []
    const one = (id: string, fails: boolean) =>
      store.write(firstStart, async (tx) => {
        const before = await tx.selectFrom('authority').select('id').where('id', 'like', 'seen-%').execute()
        turns.push({ found: before.length, fails })
        await add(tx, id)
        if (fails) throw new Error(id)
      })
    await Promise.allSettled([one('seen-1', false), one('seen-2', true), one('seen-3', false)])
    await one('seen-4', false)
    expect(turns).toHaveLength(4)
    expect(turns.map(({ found }) => found)).toEqual(
      turns.map((_, at) => turns.slice(0, at).filter(({ fails }) => !fails).length),
    )
    expect(await names('seen')).toEqual(['seen-1', 'seen-3', 'seen-4'])
  })

  it('a mistake that the database finds is the mistake of one', async () => {
    const [first, again, third] = await Promise.allSettled(
      ['twice-1', 'twice-1', 'twice-2'].map((id) => store.write(firstStart, (tx) => add(tx, id))),
    )
    const failed = [first!, again!].map(reasonOf).filter((reason) => reason !== null)
    expect(failed.map(troubleOf)).toEqual(['unique'])
    expect(reasonOf(third!)).toBe(null)
    expect(await names('twice')).toEqual(['twice-1', 'twice-2'])
  })
})

/** PostgreSQL has a wait of its own for each: there is nothing of this to show there. */
const once = isPostgresql() ? [] : ['one wait for the disk']
describe.each(once)('%s', () => {
  /** Makes the commit fail: the reference to nothing is looked at only then. */
  const spoil = async (tx: Tx) => {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    await tx
      .insertInto('authority')
      .values({ ...row('spoilt-0'), parent_id: 'nobody' })
      .execute()
  }

  it('is shared: when it fails, every one of them hears so, and none is kept', async () => {
    const outcomes = await Promise.allSettled([
      store.write(firstStart, (tx) => add(tx, 'spoilt-1')),
      store.write(firstStart, spoil),
      store.write(firstStart, (tx) => add(tx, 'spoilt-2')),
    ])
    expect(outcomes.map((one) => troubleOf(reasonOf(one)))).toEqual(['foreign-key', 'foreign-key', 'foreign-key'])
    expect(await names('spoilt')).toEqual([])
  })

  it('is not shared with what comes later', async () => {
    await expect(store.write(firstStart, spoil)).rejects.toThrow()
    await store.write(firstStart, (tx) => add(tx, 'later-1'))
    expect(await names('later')).toEqual(['later-1'])
  })

  it('nobody is told before it: what a refused one read may yet be taken back', async () => {
    const told: string[] = []
    const refused = store.write(firstStart, () => Promise.reject(new Error('refused')))
    const broken = store.write(firstStart, spoil)
    await Promise.allSettled([
      refused.catch((error: Error) => told.push(String(troubleOf(error)))),
      broken.catch((error: Error) => told.push(String(troubleOf(error)))),
    ])
    expect(told).toEqual(['foreign-key', 'foreign-key'])
  })

  it('when the database gives up the whole transaction, the reason is what everybody hears', async () => {
    const full = await openStore(join(folder, 'full.db'))
    const fill = (one: Store) =>
      one.write(firstStart, async (tx) => {
        await tx
          .insertInto('authority')
          .values({ ...row('full-1'), name: 'x'.repeat(4_000_000) })
          .execute()
      })
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(full.db)
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 10}`).execute(full.db)
    const outcomes = await Promise.allSettled([full.write(firstStart, (tx) => add(tx, 'full-0')), fill(full)])
    expect(outcomes.map((one) => troubleOf(reasonOf(one))).at(-1)).toBe('full')
    await full.write(firstStart, (tx) => add(tx, 'full-2'))
    const kept = await full.db.selectFrom('authority').select('id').where('id', 'like', 'full-%').execute()
    const first = outcomes[0]?.status === 'fulfilled' ? ['full-0'] : []
    expect(kept.map(({ id }) => id).toSorted()).toEqual([...first, 'full-2'])
    await full.close()
  })
})
