/**
 * The built server is killed (SIGKILL) in the middle of saving, fifty times. Whatever it had
 * acknowledged is there afterwards, nothing is half done, and the journal is whole.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import { verifyJournal } from '../../server/store/journal.ts'
import { openStore } from '../../server/store/open.ts'
import type { AnswerRecord, Assessment, Framework, Round, Unit, UserCreated } from '../../ui/api.ts'

/** In each of two data folders, side by side. */
const kills = 25
const writers = 2
const root = mkdtempSync(join(tmpdir(), 'khung-kill-'))
const frameworks = join(root, 'frameworks')
cpSync('test/server/small.yaml', join(frameworks, 'small/1.0.0.yaml'))
const running = new Set<ChildProcess>()
afterAll(async () => {
  for (const server of running) await kill(server)
  rmSync(root, { recursive: true, force: true })
})

interface Started {
  readonly url: string
  readonly code: string | null
  readonly process: ChildProcess
}

function startServer(data: string): Promise<Started> {
  const env = {
    ...process.env,
    DATA_DIR: data,
    FRAMEWORKS_DIR: frameworks,
    PORT: '0',
    HOST: '127.0.0.1',
    SECOND_FACTOR: 'optional',
  }
  const started = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(started)
  let said = ''
  let up = false
  return new Promise((resolve, reject) => {
    started.once('exit', () => reject(new Error(`the server ended: ${said}`)))
    started.stderr.on('data', (chunk) => (said += String(chunk)))
    started.stdout.on('data', (chunk) => {
      said += String(chunk)
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (url === undefined || up) return
      // Once only: what it logs later comes this way too, and `kill` waits for the same event.
      up = true
      started.removeAllListeners('exit')
      resolve({ url, code: /setup\?code=([\w-]+)/.exec(said)?.[1] ?? null, process: started })
    })
  })
}

async function kill(victim: ChildProcess): Promise<void> {
  if (victim.exitCode !== null || victim.signalCode !== null) return
  const gone = new Promise((resolve) => victim.once('exit', resolve))
  victim.kill('SIGKILL')
  await gone
}

const send = (
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  rev?: number,
): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/json',
      ...(rev !== undefined && { 'If-Match': `"${rev}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
const read = async <T>(response: Promise<Response>): Promise<T> => {
  const got = await response
  if (!got.ok) throw new Error(`${got.status} ${await got.text()}`)
  return (await got.json()) as T
}

interface Office {
  readonly cookie: string
  readonly assessment: string
  readonly criteria: readonly string[]
}

async function prepare({ url, code }: Started): Promise<Office> {
  const first = {
    code,
    authority: 'Quận thử',
    name: 'A',
    username: 'quan-tri',
    password: 'mật khẩu để thử',
    demo: false,
  }
  const admin = cookieOf(await send(url, '', 'POST', '/setup', first))
  const [unit] = await read<Unit[]>(
    send(url, admin, 'POST', '/units', { units: [{ name: 'Phòng thử', type: 'phong' }] }),
  )
  const user = { username: 'phong', name: 'B', role: 'office', unit_id: unit?.id }
  const { invitation } = await read<UserCreated>(send(url, admin, 'POST', '/users', user))
  const entered = await send(url, '', 'PUT', '/invitation', { code: invitation?.code, password: 'một câu dài để thử' })
  const input = {
    title: 'Đợt thử',
    framework: 'small@1.0.0',
    period: { from: '2026-01-01', until: '2026-12-31' },
    survey: false,
    unit_ids: [unit?.id],
    self_scoring_until: '2099-12-30',
    appraisal_until: '2099-12-31',
  }
  const round = await read<Round>(send(url, admin, 'POST', '/rounds', input))
  await read(send(url, admin, 'POST', `/rounds/${round.id}/transitions`, { to: 'self-scoring' }, 1))
  const framework = await read<Framework>(send(url, admin, 'GET', `/rounds/${round.id}/framework`))
  const criteria = leaves(framework).filter(({ scored_by }) => scored_by === 'appraisal')
  return {
    cookie: cookieOf(entered),
    assessment: round.assessments[0]?.id ?? '',
    criteria: criteria.slice(0, writers).map(({ id }) => id),
  }
}

/** What one writer knows: its last acknowledged save, and the one under way when the server died. */
interface Known {
  rev: number
  note: string
  tried: string | null
}

let count = 0

async function writeUntilKilled(url: string, office: Office, criterion: string, known: Known): Promise<void> {
  const path = `/assessments/${office.assessment}/answers/${criterion}`
  for (;;) {
    known.tried = `lần ghi ${(count += 1)}`
    try {
      const body = { answer: { inputs: {} }, note: known.tried }
      const saved = await read<AnswerRecord>(send(url, office.cookie, 'PUT', path, body, known.rev))
      Object.assign(known, { rev: saved.rev, note: saved.note, tried: null })
    } catch (error) {
      // The connection broke with the server; anything else that it said is a failure of the test.
      if (error instanceof TypeError) return
      throw error
    }
  }
}

/** Kills and restarts a server of its own until it has been killed often enough; returns how much it acknowledged. */
async function killAndCompare(data: string): Promise<number> {
  let server = await startServer(data)
  const office = await prepare(server)
  const known = new Map(office.criteria.map((id): [string, Known] => [id, { rev: 0, note: '', tried: null }]))
  const saved = () => [...known.values()].reduce((sum, { rev }) => sum + rev, 0)

  for (let round = 0; round < kills; round += 1) {
    const { url } = server
    const writing = [...known].map(([criterion, state]) => writeUntilKilled(url, office, criterion, state))
    await pause(10 + Math.random() * 250)
    await kill(server.process)
    await Promise.all(writing)

    server = await startServer(data)
    const path = `/assessments/${office.assessment}`
    const { answers } = await read<Assessment>(send(server.url, office.cookie, 'GET', path))
    for (const [criterion, state] of known) {
      const stored = answers[criterion]
      const found = { rev: stored?.rev ?? 0, note: stored?.note ?? '' }
      const possible = [{ rev: state.rev, note: state.note }]
      if (state.tried !== null) possible.push({ rev: state.rev + 1, note: state.tried })
      expect(possible).toContainEqual(found)
      known.set(criterion, { ...found, tried: null })
    }
  }
  await kill(server.process)

  const store = await openStore(join(data, 'khung.db'))
  const { id } = await store.db.selectFrom('authority').select('id').executeTakeFirstOrThrow()
  expect(await verifyJournal(store.db, id)).toMatchObject({ kind: 'whole' })
  const entries = await store.db.selectFrom('journal').select('seq').where('action', '=', 'answer-saved').execute()
  expect(entries.length).toBe(saved())
  await store.close()
  return saved()
}

it('killed fifty times while saving, the server loses nothing that it acknowledged', async () => {
  const saved = await Promise.all(['one', 'two'].map((name) => killAndCompare(join(root, name))))
  expect(Math.min(...saved)).toBeGreaterThan(kills)
}, 300_000)

it('a second server on the same data folder does not start, and says why', async () => {
  const data = join(root, 'three')
  const first = await startServer(data)
  await expect(startServer(data)).rejects.toThrow(/Another Khung server uses the data folder/)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await kill(first.process)
})
