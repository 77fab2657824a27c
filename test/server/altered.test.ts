/** Direct SQL on what was scored is found: any column, a row more, a row less. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alteredPublications } from '../../server/store/journal.ts'
import { alteredRecords } from '../../server/store/altered.ts'
import { sql } from 'kysely'
import { cast, type Cast, opened, published, yes } from './round.ts'

let people: Cast
let authority: string
/** An assessment that nothing stands in. */
let empty: string
beforeAll(async () => {
  people = await cast()
  await published(people)
  const { own, other } = await opened(people)
  empty = other
  await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0)
  await people.asOffice.put(`/assessments/${own}/answers/plan`, { ...yes, note: '' }, 1)
  const file = (name: string) =>
    people.asOffice.upload<{ id: string }>(
      `/assessments/${own}/evidence?criterion=plan&name=${name}.pdf`,
      new TextEncoder().encode(`%PDF-1.4\n% ${name}\n%%EOF\n`),
    )
  await file('a')
  const { body } = await file('b')
  await people.asOffice.delete(`/evidence/${body.id}`, 1)
  authority = (await people.deps.store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()).id
})
afterAll(() => people.close())

const altered = () => alteredRecords(people.deps.store.db, authority)

/** What no score and no record of an act depends on: shown beside it, or told by its count alone. */
const aside: ReadonlySet<string> = new Set(['authority_id', 'by_name', 'complete'])

describe('what is stored', () => {
  it('is what the journal last said of it', async () => {
    expect(await altered()).toEqual([])
    expect(await alteredPublications(people.deps.store.db, authority)).toEqual([])
  })

  const keys = { answer: ['assessment_id', 'criterion'], appraisal: ['assessment_id', 'criterion'], evidence: ['id'] }
  type Value = string | number | null

  it.each(['answer', 'appraisal', 'evidence'] as const)(
    'is found when a column of it was changed: %s',
    async (table) => {
      const { db } = people.deps.store
      const rows = (await db.selectFrom(table).selectAll().execute()) as readonly Readonly<Record<string, Value>>[]
      expect(rows.length).toBeGreaterThan(0)
      const set = (row: Readonly<Record<string, Value>>, column: string, value: Value) => {
        const where = keys[table].map((name) => sql`${sql.ref(name)} = ${row[name]}`)
        return sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.join(where, sql` and `)}`.execute(
          db,
        )
      }
      for (const row of rows) {
        for (const [column, value] of Object.entries(row).filter(([name]) => !aside.has(name))) {
          const forged = forgedFor(column, value)
          await set(row, column, forged)
          expect([table, column, (await altered()).length > 0]).toEqual([table, column, true])
          await set({ ...row, [column]: forged }, column, value)
        }
      }
      expect(await altered()).toEqual([])
    },
  )

  function forgedFor(column: string, value: Value): Value {
    if (column === 'assessment_id') return empty
    if (column === 'decision') return value === 'changed' ? 'entered' : 'changed'
    return typeof value === 'number' ? value + 1 : `${value ?? ''}x`
  }

  it('is found when a submission was changed', async () => {
    const { db } = people.deps.store
    const row = await db.selectFrom('assessment').selectAll().where('state', '=', 'submitted').executeTakeFirstOrThrow()
    for (const forged of [
      { submitted_at: '2020-01-01T00:00:00.000Z' },
      { receipt_number: '2020-0001' },
      { receipt_hash: 'x' },
    ]) {
      await db.updateTable('assessment').set(forged).where('id', '=', row.id).execute()
      expect(await altered()).toEqual([`submission ${row.id}`])
      await db.updateTable('assessment').set(row).where('id', '=', row.id).execute()
    }
    expect(await altered()).toEqual([])
  })

  it('is found when a row was taken away or added', async () => {
    const { db } = people.deps.store
    const row = await db.selectFrom('answer').selectAll().executeTakeFirstOrThrow()
    const name = `answer ${row.assessment_id} ${row.criterion}`
    await db
      .deleteFrom('answer')
      .where('assessment_id', '=', row.assessment_id)
      .where('criterion', '=', row.criterion)
      .execute()
    expect(await altered()).toEqual([name])
    await db
      .insertInto('answer')
      .values([row, { ...row, criterion: 'other' }])
      .execute()
    expect(await altered()).toEqual([`answer ${row.assessment_id} other`])
    await db.deleteFrom('answer').where('criterion', '=', 'other').execute()
    expect(await altered()).toEqual([])
  })
})
