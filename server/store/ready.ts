/** Whether the server can do its work now, found by doing a little of it. */
import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'

type Check = 'ok' | 'failed'

interface Readiness {
  readonly ready: boolean
  readonly database: Check
  readonly evidence: Check
  readonly migrations: Check
}

export async function readiness(deps: Deps): Promise<Readiness> {
  const check = async (name: string, work: () => Promise<unknown>): Promise<Check> => {
    try {
      await work()
      return 'ok'
    } catch (error) {
      deps.log.warn({ event: 'not-ready', check: name, err: error })
      return 'failed'
    }
  }
  const [database, evidence, migrations] = [
    await check('database', () => beat(deps)),
    await check('evidence', () => deps.evidence.ready()),
    await check('migrations', () => allMigrated(deps.store.db)),
  ]
  return { ready: [database, evidence, migrations].every((one) => one === 'ok'), database, evidence, migrations }
}

/** A row that is really written, and on disk when this resolves. */
async function beat({ store, now }: Deps): Promise<void> {
  const at = now().toISOString()
  await store.write('heartbeat', (tx) =>
    tx
      .insertInto('heartbeat')
      .values({ id: 'ready', at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
      .execute(),
  )
}

/** Neither older nor newer than this server. */
async function allMigrated(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const [have, need] = [rows.map(({ name }) => name).join(), Object.keys(migrations).toSorted().join()]
  if (have !== need) throw new Error('the tables are of another version')
}

/** Figures that stand in the database. */
export async function gauges(db: Db): Promise<Readonly<Record<string, number>>> {
  const count = async (table: 'session' | 'journal') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((row) => row.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  return { khung_sessions: await count('session'), khung_journal_entries: await count('journal') }
}
