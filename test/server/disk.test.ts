/** A database that finds no room, and a disk that fails to sync: what is told, and to whom. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEvidence } from '../../server/evidence/evidence.ts'
import { openStore } from '../../server/store/open.ts'
import { connect } from '../../server/store/sqlite.ts'
import type { AnswerRecord, ApiProblem, Assessment } from '../../ui/api.ts'
import { cast, type Cast, opened, yes } from './round.ts'

describe('a database without room', () => {
  let people: Cast
  beforeAll(async () => void (people = await cast()))
  afterAll(() => people.close())

  it('refuses to save, is read, by a session of yesterday’s minute too, and saves again when there is room', async () => {
    const { own } = await opened(people)
    const { db } = people.deps.store
    const path = `/assessments/${own}/answers/plan`
    expect((await people.asOffice.put(path, yes, 0)).status).toBe(200)
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db)
    const long = { ...yes, note: 'x'.repeat(3000) }
    let saved = 1
    const save = () => people.asOffice.put<AnswerRecord & ApiProblem>(path, long, saved)
    let answer = await save()
    for (; answer.status === 200 && saved < 40; answer = await save()) saved = answer.body.rev
    expect([answer.status, answer.body.code]).toEqual([507, 'disk-full'])

    people.setClock('2026-11-10T02:05:00.000Z')
    const read = await people.asOffice.get<Assessment>(`/assessments/${own}`)
    expect([read.status, read.body.answers['plan']?.rev]).toEqual([200, saved])

    await sql`pragma max_page_count = 1000000`.execute(db)
    expect((await save()).body.rev).toBe(saved + 1)
  })
})

describe('a session', () => {
  it('is read while another process holds the database, though it would be marked as used', async () => {
    const people = await cast()
    const { own } = await opened(people)
    people.setClock('2026-11-10T02:05:00.000Z')
    const other = connect(join(people.folder, 'khung.db'))
    other.exec('begin immediate')
    expect((await people.asOffice.get(`/assessments/${own}`)).status).toBe(200)
    other.exec('rollback')
    other.close()
    await people.close()
  })
})

describe('a failed sync', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khung-disk-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const fault = (about: object) => Object.assign(new Error('it was not synced'), about)

  it.each([
    ['of the log', { errcode: 1034 }, 1],
    ['of the folder', { errcode: 1290 }, 1],
    ['of a file', { code: 'EIO', syscall: 'fsync' }, 1],
    ['is not a failed write', { errcode: 778 }, 0],
    ['is not a failed read', { code: 'EIO', syscall: 'read' }, 0],
  ])('%s', async (_, about, told) => {
    const faults: unknown[] = []
    const atUnsynced = (one: unknown) => void faults.push(one)
    const store = await openStore(join(folder, 'khung.db'), atUnsynced)
    await expect(store.write('a', () => Promise.reject(fault(about)))).rejects.toThrow('it was not synced')
    await store.close()
    const evidence = openEvidence(join(folder, 'evidence'), null, atUnsynced)
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10)
      await Promise.reject(fault(about))
    }
    await expect(evidence.keep(bytes())).rejects.toThrow('it was not synced')
    expect(faults.length).toBe(2 * told)
  })
})

it('the settings that keep saved data safe hold on a connection that has written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khung-disk-'))
  const store = await openStore(join(folder, 'khung.db'))
  const value = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.db)
    return Object.values(rows[0] ?? {})[0]
  }
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']
  expect(await Promise.all(names.map(value))).toEqual(['wal', 2, 1, 0])
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
