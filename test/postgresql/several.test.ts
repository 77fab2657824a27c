/** Several servers on one PostgreSQL: whatever one decides holds for the others. */
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../server/store/journal.ts'
import { openStore } from '../../server/store/open.ts'
import { troubleOf } from '../../server/store/trouble.ts'
import type { ApiProblem, Assessment, Session } from '../../ui/api.ts'
import { cookieOf, harness, type Harness, password } from '../server/harness.ts'
import { cast, type Cast, counts, opened } from '../server/round.ts'

let first: Cast
let second: Harness
beforeAll(async () => {
  first = await cast()
  second = await harness({ people: false, beside: first, triesPerAddress: 5 })
})
afterAll(async () => {
  await second.close()
  await first.close()
})

const wrong = (server: Harness, username: string) =>
  server.voice().post<ApiProblem>('/session', { username, password: 'không phải mật khẩu' })
const who = async (server: Harness, cookie: string) =>
  (await server.voice(cookie).get<Session | null>('/session')).body?.user.username ?? null

describe('people', () => {
  it('are signed in and out everywhere', async () => {
    const voice = await first.signIn('kiem-toan')
    expect(await who(second, voice.cookie)).toBe('kiem-toan')
    await second.voice(voice.cookie).delete('/session')
    expect(await who(first, voice.cookie)).toBeNull()
  })

  it('have ten tries at a password in all', async () => {
    const third = await harness({ people: false, beside: first })
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, one) => wrong(one % 2 === 0 ? first : third, 'ai-do')),
    )
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(tries.filter(({ body }) => body.code === 'too-many-attempts')).toHaveLength(2)
    await third.close()
  })

  it('at one address are counted together', async () => {
    const { headers, status, body } = await wrong(second, 'mot-nguoi')
    expect([status, body.code]).toEqual([429, 'too-many-requests'])
    expect(cookieOf(headers)).toBe('')
    const later = await first.voice().post('/session', { username: 'kiem-toan', password })
    expect(later.status).toBe(200)
  })
})

describe('one assessment', () => {
  it('changed from both sides at once: one of each revision is taken', async () => {
    const { own } = await opened(first)
    const path = `/assessments/${own}/answers/on-time`
    const voices = [first.asOffice, second.voice(first.asOffice.cookie)]
    for (let rev = 0; rev < 10; rev += 1) {
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, one) => voices[one % 2]!.put(path, counts(String(one), '9'), rev)),
      )
      expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        200, 412, 412, 412, 412, 412, 412, 412,
      ])
    }
    const { body } = await first.asOffice.get<Assessment>(`/assessments/${own}`)
    expect(body.answers['on-time']?.rev).toBe(10)
  })

  it('edited at every criterion from both sides ends with every edit, and one whole journal', async () => {
    const { own } = await opened(first)
    const edit = async (server: Harness, criterion: string, body: object) => {
      const voice = server.voice(first.asOffice.cookie)
      for (let rev = 0; rev < 25; rev += 1) {
        const { status } = await voice.put(`/assessments/${own}/answers/${criterion}`, body, rev)
        expect(status).toBe(200)
      }
    }
    await Promise.all([
      edit(first, 'on-time', counts('3', '9')),
      edit(second, 'plan', { answer: { inputs: { issued: true } }, note: '' }),
    ])
    const { body } = await first.asOffice.get<Assessment>(`/assessments/${own}`)
    expect([body.rev, body.answers['on-time']?.rev, body.answers['plan']?.rev]).toEqual([51, 25, 25])
    const { db } = first.deps.store
    const { id } = await db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
    expect(await verifyJournal(db, id)).toMatchObject({ kind: 'whole' })
  })
})

describe('a database that cannot be relied on', () => {
  const on = (address: string, statement: string) => async () => {
    const client = new Client({ connectionString: address })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  it('for keeping what it acknowledged is refused at the start', async () => {
    const { database } = second
    const name = new URL(database).pathname.slice(1)
    await on(database, `alter database ${name} set synchronous_commit = off`)()
    await expect(openStore(database)).rejects.toThrow('synchronous_commit = off')
    await on(database, `alter database ${name} reset synchronous_commit`)()
    await (await openStore(database)).close()
  })

  it('for being there is refused at the start, and so is a wrong password', async () => {
    await expect(openStore('postgres://nobody@127.0.0.1:1/nothing')).rejects.toMatchObject({ name: 'DatabaseUnusable' })
    const other = Object.assign(new URL(first.database), { password: 'wrong' }).href
    await expect(openStore(other)).rejects.toMatchObject({ name: 'DatabaseUnusable' })
  })

  it('whose writers wait too long says that it is busy, and works again after', async () => {
    const store = await openStore(first.database)
    let letGo = () => undefined as void
    const held = store.write('one scope', () => new Promise<void>((resolve) => void (letGo = resolve)))
    const other = await openStore(first.database)
    const error: unknown = await other.write('one scope', () => Promise.resolve()).catch((reason: unknown) => reason)
    expect(troubleOf(error)).toBe('busy')
    await other.write('another scope', () => Promise.resolve())
    letGo()
    await held
    expect(await other.write('one scope', () => Promise.resolve('free'))).toBe('free')
    await other.close()
    await store.close()
  })

  it('that breaks its connections goes on with new ones', async () => {
    const store = await openStore(first.database)
    await store.db.selectFrom('authority').select('id').execute()
    await on(
      first.database,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 3 }, () => store.db.selectFrom('authority').select('id').execute()),
    )
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(troubleOf(outcome.reason)).toBe('away')
    expect(await store.db.selectFrom('authority').select('id').execute()).toHaveLength(1)
    await store.close()
  })
})
