/** Backed up while people write and restored elsewhere, again and again: every table and all that is published is equal. */
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { backUp } from '../../server/backup/back-up.ts'
import { databaseName } from '../../server/backup/manifest.ts'
import { readBackup } from '../../server/backup/read-backup.ts'
import { restore } from '../../server/backup/restore.ts'
import { paper } from '../../server/demo/paper.ts'
import { isWhole } from '../../server/store/check-journals.ts'
import { openToRead } from '../../server/store/open.ts'
import type { AnswerRecord, Assessment, Round } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { type Cell, enter, noted, prepare } from './offices.ts'
import { inPlace, kill, must, type Product, send, startProduct } from './product.ts'

export interface Restores {
  readonly restores: number
  /** Each at an answer of its own. */
  readonly writers: number
}

interface Writer {
  readonly cell: Cell
  readonly cookie: string
  /** Of the last save that was acknowledged. */
  rev: number
}

/** What writers change, whatever else runs: the other tables stand still, and equal those of the server itself. */
const moving = new Set(['answer', 'assessment', 'journal', 'session', 'heartbeat'])
/** The keys of a place belong to it: a restored database takes those that it finds. */
const ownOfPlace = 'pinned_key'

export const restoredEqual = ({ restores, writers }: Restores): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    const server = await startProduct(place, data)
    const { administrator, offices } = await prepare(server, Math.ceil(writers / 2), 1)
    const cookies = offices.map(({ cookies: [cookie = ''] }) => cookie)
    const { chair, addresses } = await publishOne(server, administrator, cookies)
    const files = await Promise.all(offices.map(({ assessment }, at) => attach(server, cookies[at]!, assessment)))
    const all = offices
      .flatMap(({ cells }, at) => cells.map((cell): Writer => ({ cell, cookie: cookies[at]!, rev: 0 })))
      .slice(0, writers)
    const finished = new AbortController()
    const writing = Promise.all(all.map((writer) => write(server, writer, finished.signal)))
    const losses: string[] = []
    const counted = { tables: 0, rows: 0, written: 0 }
    const [backupMs, restoreMs]: [number[], number[]] = [[], []]
    const said = async ({ url }: Product) => [
      ...(await hashesOf(url, chair, addresses)),
      ...(await hashesOf(url, cookies[0]!, files.slice(0, 1))),
    ]
    const published = await said(server)
    for (let cycle = 1; cycle <= restores; cycle++) {
      const lost = (words: string): void => void losses.push(`restore ${cycle}: ${words}`)
      const before = all.map(({ rev }) => rev)
      const [backup, there] = [join(place.root, 'a.khung'), mkdtempSync(join(place.root, 'there-'))]
      let began = performance.now()
      const made = await backUp(placesAt(data), backup, new Date())
      backupMs.push(performance.now() - began)
      const after = all.map(({ rev }) => rev)
      counted.written += after.reduce((sum, rev, at) => sum + rev - before[at]!, 0)
      began = performance.now()
      const restored = await restore(placesAt(there), backup)
      restoreMs.push(performance.now() - began)
      if (!restored.journals.every(isWhole)) lost('journal and rows differ')
      if (JSON.stringify(restored.entries) !== JSON.stringify(made.entries)) lost('it holds something else')

      const moment = join(place.root, databaseName)
      await readBackup(backup, async (name, bytes) => {
        if (name === databaseName) return pipeline(bytes, createWriteStream(moment))
        for await (const _ of bytes);
      })
      const [then, here, now] = [
        await tablesOf(moment),
        await tablesOf(join(there, 'khung.db')),
        await tablesOf(join(data, 'khung.db')),
      ]
      counted.tables = here.size
      counted.rows = [...here.values()].reduce((sum, rows) => sum + rows.length, 0)
      for (const [table, rows] of now) {
        if (table === ownOfPlace) continue
        const mine = here.get(table)?.join('\n')
        if (mine !== then.get(table)?.join('\n')) lost(`table ${table} is not what it was at the moment of the backup`)
        const same = table === 'journal' ? rows.slice(0, here.get(table)?.length) : rows
        if ((table === 'journal' || !moving.has(table)) && mine !== same.join('\n'))
          lost(`table ${table} is not that of the server`)
      }

      const again = await startProduct(place, there)
      if (JSON.stringify(await said(again)) !== JSON.stringify(published)) lost('what is published differs')
      for (const [at, { cell, cookie }] of all.entries()) {
        const { answers } = await must(send<Assessment>(again.url, cookie, 'GET', `/assessments/${cell.assessment}`))
        const rev = answers[cell.criterion]?.rev ?? 0
        // A save may be in the database before its writer has heard of it.
        if (rev < before[at]! || rev > after[at]! + 1) lost(`revision ${rev}, ${before[at]} to ${after[at]} were saved`)
      }
      await kill(again)
      for (const gone of [backup, moment, there]) rmSync(gone, { recursive: true, force: true })
    }
    finished.abort()
    await writing
    await kill(server)
    if (counted.written < restores) losses.push(`only ${counted.written} writes while backups were made`)
    return {
      name: 'backups restored',
      figures: {
        restores,
        writers,
        'written while backups were made': counted.written,
        'tables, each row of each compared': counted.tables,
        'rows in the last one': counted.rows,
        'published pages and files': published.length,
        'backup, median ms': median(backupMs),
        'restore, median ms': median(restoreMs),
      },
      losses,
    }
  })

const placesAt = (data: string) => ({ data, database: join(data, 'khung.db'), evidence: null })
const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)

/** A round of its own, filled in, appraised and published; where its results are read, and by whom. */
async function publishOne(
  { url }: Product,
  administrator: string,
  offices: readonly string[],
): Promise<{ readonly chair: string; readonly addresses: readonly string[] }> {
  const council = await enter(url, administrator, 'council', 'hoi-dong')
  const chair = await enter(url, administrator, 'chair', 'chu-tich')
  const units = await must(send<{ readonly id: string }[]>(url, administrator, 'GET', '/units'))
  const input = {
    title: 'Đợt đã công bố',
    framework: 'small@1.0.0',
    period: { from: '2026-01-01', until: '2026-12-31' },
    survey: false,
    unit_ids: units.map(({ id }) => id),
    self_scoring_until: '2099-12-30',
    appraisal_until: '2099-12-31',
  }
  const { id, rev } = await must(send<Round>(url, administrator, 'POST', '/rounds', input))
  const move = (cookie: string, to: string, rev: number) =>
    must(send<Round>(url, cookie, 'POST', `/rounds/${id}/transitions`, { to }, { rev }))
  const open = await move(administrator, 'self-scoring', rev)
  for (const [at, { id: form }] of open.assessments.entries()) {
    const put = (criterion: string, inputs: object) =>
      must(
        send(
          url,
          offices[at]!,
          'PUT',
          `/assessments/${form}/answers/${criterion}`,
          { answer: { inputs }, note: 'Lưu ở phòng.' },
          { rev: 0 },
        ),
      )
    await put('plan', { issued: true })
    await put('on-time', { on_time: `${at}`, done: '9' })
    const { rev } = await must(send<Assessment>(url, offices[at]!, 'GET', `/assessments/${form}`))
    await must(send(url, offices[at]!, 'POST', `/assessments/${form}/submission`, undefined, { rev }))
  }
  const judged = await move(council, 'appraisal', (await must(send<Round>(url, council, 'GET', `/rounds/${id}`))).rev)
  for (const { id: form } of open.assessments) {
    const decide = (criterion: string, decision: object) =>
      must(send(url, council, 'PUT', `/assessments/${form}/appraisals/${criterion}`, decision, { rev: 0 }))
    await decide('plan', { decision: 'accept' })
    await decide('on-time', { decision: 'accept' })
    await decide('awarded', { decision: 'enter', answer: { inputs: { given: '1.25' } }, reason: '' })
  }
  await move(chair, 'published', judged.rev)
  const round = `/rounds/${id}`
  return {
    chair,
    addresses: [`${round}/ranking`, `${round}/publications/1`, ...units.map((unit) => `${round}/results/${unit.id}`)],
  }
}

/** Where a file of this form is read. */
async function attach({ url }: Product, cookie: string, assessment: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/assessments/${assessment}/evidence?criterion=plan&name=a.pdf`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(paper(assessment)),
  })
  if (answer.status !== 201) throw new Error(`a file: ${answer.status} ${await answer.text()}`)
  return `/evidence/${((await answer.json()) as { readonly id: string }).id}`
}

async function write({ url }: Product, writer: Writer, finished: AbortSignal): Promise<void> {
  const { cell, cookie } = writer
  while (!finished.aborted) {
    const note = noted(`lần ghi ${writer.rev + 1}`)
    writer.rev = (await must(send<AnswerRecord>(url, cookie, 'PUT', cell.path, note, { rev: writer.rev }))).rev
    // Enough to be there in each moment of a backup, without a journal that grows for its own sake.
    await pause(20)
  }
}

/** Of the bytes, as they come. */
async function hashesOf(url: string, cookie: string, addresses: readonly string[]): Promise<readonly string[]> {
  const hashes: string[] = []
  for (const address of addresses) {
    const answer = await fetch(`${url}/api/v1${address}`, { headers: { Cookie: cookie, 'Accept-Language': 'vi' } })
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    hashes.push(
      `${address} ${createHash('sha256')
        .update(new Uint8Array(await answer.arrayBuffer()))
        .digest('hex')}`,
    )
  }
  return hashes
}

/** By name, each row as text; those of the journal in its order. */
async function tablesOf(file: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const db = await openToRead(file)
  try {
    const names = await sql<{ readonly name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(db)
    const tables = new Map<string, readonly string[]>()
    for (const { name } of names.rows) {
      const { rows } = await sql<{ readonly seq?: number }>`select * from ${sql.table(name)}`.execute(db)
      const lines = (among: typeof rows) => among.map((row) => JSON.stringify(row))
      tables.set(
        name,
        name === 'journal' ? lines(rows.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))) : lines(rows).toSorted(),
      )
    }
    return tables
  } finally {
    await db.destroy()
  }
}
