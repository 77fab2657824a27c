/**
 * A new version starts on the database of the first release and is killed, or finds no room, at one call after the other by
 * which it changes its folder (strace injects it). After each, the old version still has all it had: in the database, or in
 * the copy that was made first; and the new one, started again, ends as if nothing had happened.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { migrate, NewerDatabase } from '../../server/store/migrate.ts'
import * as firstMigration from '../../server/store/migrations/001-start.ts'
import type { Db } from '../../server/store/open.ts'
import { openSqlite } from '../../server/store/sqlite-store.ts'
import { writeFirstRelease } from '../fixtures/first-release.ts'
import type { Finding } from './finding.ts'
import { inPlace, kill, type Place, startProduct } from './product.ts'
import { needStrace } from './strace.ts'

export interface Upgrades {
  /** So many moments, spread evenly over all calls of a start; each is a kill and a full disk. */
  readonly moments: number
}

/** By which a start changes what lies in its folder. */
const calls = ['pwrite64', 'fsync', 'ftruncate', 'rename', 'unlink'] as const
interface Moment {
  readonly call: (typeof calls)[number]
  /** Before the how manieth of them. */
  readonly at: number
}

/** Only what was recorded: times, keys and links of a start are its own. */
const ofStart = new Set(['kysely_migration', 'pinned_key', 'heartbeat', 'setup'])
const firstCopy = 'khung.db.before-002-address-tries'

export const upgraded = ({ moments }: Upgrades): Promise<Finding> =>
  inPlace(async (place) => {
    needStrace()
    const old = join(place.root, 'old')
    mkdirSync(old)
    await writeFirstRelease(join(old, 'khung.db'))
    const before = await rowsOf(old, 'khung.db', 'first')
    const { all, after } = await undisturbed(place, old)
    const chosen = Array.from(
      { length: Math.min(moments, all.length) },
      (_, at) => all[Math.floor((at * all.length) / Math.min(moments, all.length))]!,
    )
    const losses: string[] = []
    const counted = {
      killed: 0,
      'no room': 0,
      'not reached': 0,
      'old version as it was': 0,
      'upgraded, with its copy': 0,
    }
    for (const moment of chosen)
      for (const fault of ['killed', 'no room'] as const) {
        if (fault === 'no room' && moment.call !== 'pwrite64') continue
        const data = mkdtempSync(join(place.root, 'data-'))
        cpSync(old, data, { recursive: true })
        const lost = (words: string): void => void losses.push(`${fault} at ${moment.call} ${moment.at}: ${words}`)
        const end = await disturbed(place, data, moment, fault)
        counted[end === null ? 'not reached' : fault] += 1
        if (end !== null && !end.includes(ends[fault])) lost(`it ends otherwise: ${end}`)
        const found = await stateOf(place, data)
        if (found === null) lost('the old version cannot read the database, nor is there a copy for it')
        else if (found.rows !== before) lost(`the old version finds other rows in ${found.file}`)
        else counted[found.file === firstCopy ? 'upgraded, with its copy' : 'old version as it was'] += 1
        await kill(await startProduct(place, data))
        const ended = firstDifference(after, await rowsOf(data, 'khung.db', 'latest'))
        if (ended !== null) lost(`started again, it ends with ${ended}`)
        const copied = firstDifference(before, await rowsOf(data, firstCopy, 'first'))
        if (copied !== null) lost(`started again, its copy has ${copied}`)
        rmSync(data, { recursive: true })
      }
    if (counted.killed === 0) losses.push('not shown: nothing was killed')
    return {
      name: 'upgrades broken off',
      figures: { 'calls of an upgrade': all.length, moments: chosen.length, ...counted },
      losses,
    }
  })

function firstDifference(expected: string, found: string): string | null {
  const [mine, theirs] = [expected.split('\n'), found.split('\n')]
  const at = mine.findIndex((line, at) => line !== theirs[at])
  return at < 0 && mine.length === theirs.length ? null : `${theirs[at]} instead of ${mine[at]}`
}

/** Every call until the upgrade is over, and what the database holds after it. */
async function undisturbed(place: Place, old: string): Promise<{ all: readonly Moment[]; after: string }> {
  const data = mkdtempSync(join(place.root, 'whole-'))
  cpSync(old, data, { recursive: true })
  const trace = join(place.root, 'trace')
  const server = await startProduct(place, data, ['strace', '-D', '-o', trace, '-e', `trace=${calls.join()}`])
  await kill(server)
  // It notes the end last.
  while (!readFileSync(trace, 'utf8').includes('+++')) await pause(20)
  const lines = readFileSync(trace, 'utf8').split('\n')
  // The upgrade is over when the keys are made; a server that runs and finds no room lives on (`disk-full.ts`).
  const made = lines.slice(
    0,
    lines.findIndex((line) => line.includes('journal.key')),
  )
  const all = calls.flatMap((call) =>
    made.filter((line) => line.startsWith(`${call}(`)).map((_, at): Moment => ({ call, at: at + 1 })),
  )
  return { all, after: await rowsOf(data, 'khung.db', 'latest') }
}

/** How the process ends, and what it says then. */
const ends = { killed: '(SIGKILL)', 'no room': '(1): Ổ đĩa hết chỗ (' } as const

/** How it ended; null: it was ready before the fault could come, and was ended then. */
async function disturbed(
  place: Place,
  data: string,
  { call, at }: Moment,
  fault: keyof typeof ends,
): Promise<string | null> {
  const what = fault === 'killed' ? `signal=SIGKILL:when=${at}` : `error=ENOSPC:when=${at}+`
  try {
    const server = await startProduct(place, data, ['strace', '-D', '-o', '/dev/null', '-e', `inject=${call}:${what}`])
    await kill(server)
    return null
  } catch (error) {
    // It was listening already, and nobody heard how it ended.
    return error instanceof TypeError ? ends[fault] : String(error)
  }
}

/** What the first release finds when it is started again: in the database, or else in the copy. */
async function stateOf(place: Place, data: string): Promise<{ readonly file: string; readonly rows: string } | null> {
  // Looking changes what a crash left: a copy is looked at.
  const copy = mkdtempSync(join(place.root, 'look-'))
  cpSync(data, copy, { recursive: true })
  try {
    return { file: 'khung.db', rows: await rowsOf(copy, 'khung.db', 'first') }
  } catch (error) {
    if (!(error instanceof NewerDatabase) || !existsSync(join(copy, firstCopy))) return null
    return { file: firstCopy, rows: await rowsOf(copy, firstCopy, 'first') }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** All rows of all tables as text, as a version opens it; throws where it would not start. */
async function rowsOf(folder: string, file: string, version: 'first' | 'latest'): Promise<string> {
  const { db } = openSqlite(join(folder, file))
  try {
    if (version === 'first')
      await migrate(db, () => Promise.reject(new Error('not its own')), { '001-start': firstMigration })
    return await textOf(db)
  } finally {
    await db.destroy()
  }
}

/** Of a row that an upgrade adds. */
const madeId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

async function textOf(db: Db): Promise<string> {
  const tables = await sql<{ readonly name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(db)
  const lines: string[] = []
  for (const { name } of tables.rows) {
    if (ofStart.has(name)) continue
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    lines.push(name, ...rows.map((row) => JSON.stringify(row).replace(madeId, 'made')).toSorted())
  }
  return lines.join('\n')
}
