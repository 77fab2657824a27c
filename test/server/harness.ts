/** A server of its own for a test: a real database and files in a temporary folder, spoken to over HTTP. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino, { type DestinationStream } from 'pino'
import { hashPassword } from '../../server/access/passwords.ts'
import type { AccessSettings } from '../../server/access/settings.ts'
import { addAuthority } from '../../server/actions/add-authority.ts'
import { insertUser } from '../../server/actions/add-user.ts'
import { type AppOptions, createApp } from '../../server/app.ts'
import type { Deps } from '../../server/deps.ts'
import { openEvidence } from '../../server/evidence/evidence.ts'
import type { EvidencePlace } from '../../server/evidence/place.ts'
import { openShelf, type ShelfOf, type Shelved } from '../../server/frameworks.ts'
import { wire, type WireLimits } from '../../server/http/wire.ts'
import { judge } from '../../server/judging/judge.ts'
import { createLog } from '../../server/log.ts'
import { openKeys } from '../../server/keys/open.ts'
import { firstStart, openStore } from '../../server/store/open.ts'
import type { ApiProblem, Role } from '../../ui/api.ts'
import { keysIn, usualAccess } from '../fixtures/settings.ts'
import { emptyDatabase } from './database.ts'

export const password = 'mật khẩu để thử'
/** One hash for every test account: a hash is slow on purpose. */
const hash = hashPassword(password)

export interface Answered<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

/** "409 stale": what was refused, and why. */
export const code = ({ status, body }: Pick<Answered<unknown>, 'status' | 'body'>): string =>
  `${status} ${(body as ApiProblem | null)?.code}`

/** Speaks as one person: their cookie, JSON, If-Match. */
export interface Voice {
  get<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answered<T>>
  post<T = unknown>(path: string, body?: unknown, rev?: number, key?: string): Promise<Answered<T>>
  put<T = unknown>(path: string, body: unknown, rev?: number): Promise<Answered<T>>
  delete<T = unknown>(path: string, rev?: number): Promise<Answered<T>>
  upload<T = unknown>(path: string, bytes: Uint8Array<ArrayBuffer>, type?: string): Promise<Answered<T>>
  /** The next bytes of a file on its way, after those that were received. */
  slice<T = unknown>(path: string, bytes: Uint8Array<ArrayBuffer>, received: number): Promise<Answered<T>>
  readonly cookie: string
}

export interface Harness {
  readonly url: string
  readonly database: string
  readonly deps: Deps
  readonly folder: string
  /** Moves the server's clock. */
  setClock(iso: string): void
  voice(cookie?: string): Voice
  /** Speaks as an integration. */
  bearer(token: string): Voice
  signIn(username: string): Promise<Voice>
  /** Adds an account, without HTTP, and signs it in. */
  person(username: string, role: Role, unit?: string): Promise<Voice>
  /** How many are open at the server. */
  connections(): Promise<number>
  close(): Promise<void>
}

export const start = '2026-11-10T02:00:00.000Z'

export async function harness(
  options: Partial<AppOptions> & {
    readonly people?: false
    readonly frameworks?: string
    /** Another server, whose database and keys it shares. */
    readonly beside?: Pick<Harness, 'database' | 'folder'>
    /** Otherwise a new one. */
    readonly database?: string
    /** The data folder; otherwise a new one. */
    readonly folder?: string
    /** Otherwise in a folder. */
    readonly evidence?: EvidencePlace
    readonly lines?: DestinationStream
    /** Without these, a second factor is nobody's duty: the tests of it say so. */
    readonly access?: Partial<AccessSettings>
    /** The frameworks as they stand in the folder; otherwise all of them are published and without findings. */
    readonly asShelved?: true
    readonly wire?: Partial<WireLimits>
  } = {},
): Promise<Harness> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'khung-server-'))
  let now = new Date(start)
  const database = options.database ?? options.beside?.database ?? (await emptyDatabase(folder))
  const store = await openStore(database)
  const deps: Deps = {
    store,
    shelf: shelfFor(options.frameworks ?? smallShelf(folder), options.asShelved),
    judge: (asked) => Promise.resolve(judge(asked)),
    evidence: openEvidence(join(folder, 'evidence'), options.evidence),
    now: () => now,
    ...(await openKeys(store, new Date(), keysIn(options.beside?.folder ?? folder))),
    log: options.lines
      ? createLog('debug', options.lines)
      : createLog(process.env['TEST_LOG'] ?? 'silent', pino.destination({ fd: 2, sync: true })),
    access: { ...usualAccess, secondFactor: 'optional', ...options.access },
  }
  const ui = join(folder, 'ui')
  mkdirSync(join(ui, 'assets'), { recursive: true })
  writeFileSync(join(ui, 'index.html'), '<!doctype html><title>Khung</title>')
  writeFileSync(join(ui, 'assets/app-1.js'), 'export {}')
  const app = createApp(deps, { ui, proveReplies: true, triesPerAddress: 100_000, ...options })
  const server = wire(app, options.wire)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const voiceOf = (cookie = ''): Voice => voice(url, cookie)

  const signIn = async (username: string): Promise<Voice> => {
    const { status, headers } = await voiceOf().post('/session', { username, password })
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`)
    return voiceOf(cookieOf(headers))
  }
  if (options.people !== false) {
    await deps.store.write(firstStart, (tx) => addAuthority(tx, now, 'Quận thử'))
  }
  return {
    url,
    database,
    deps,
    folder,
    setClock: (iso) => void (now = new Date(iso)),
    voice: voiceOf,
    bearer: (token) => voice(url, '', { Authorization: `Bearer ${token}` }),
    signIn,
    async person(username, role, unit) {
      const hashed = await hash
      const { id: authority } = await deps.store.db
        .selectFrom('authority')
        .select('id')
        .where('parent_id', 'is', null)
        .executeTakeFirstOrThrow()
      await deps.store.write(authority, async (tx) => {
        const input = { username, name: `Người ${username}`, role, unit_id: unit ?? null }
        await insertUser(tx, now, { authority, id: 'test', name: 'test' }, input, { hash: hashed, demo: false })
      })
      return signIn(username)
    },
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await deps.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''

function shelfFor(folder: string, asShelved: true | undefined): ShelfOf {
  const shelfOf = openShelf(folder)
  if (asShelved) return shelfOf
  const trusted = (one: Shelved): Shelved =>
    one.kind === 'broken' ? one : { ...one, published: true, findings: () => [] }
  return async (db) => {
    const shelf = await shelfOf(db)
    return {
      ...shelf,
      all: shelf.all.map(trusted),
      find: (reference) => {
        const found = shelf.find(reference)
        return found && trusted(found)
      },
    }
  }
}

/** The small framework, one with a mistake in it, one that asks for a fact, and one with more than its domains. */
function smallShelf(folder: string): string {
  const shelf = join(folder, 'frameworks')
  const text = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
  for (const id of ['small', 'broken', 'shared', 'totals']) mkdirSync(join(shelf, id), { recursive: true })
  writeFileSync(join(shelf, 'small/1.0.0.yaml'), text)
  writeFileSync(
    join(shelf, 'small/1.1.0.yaml'),
    text.replace('version: "1.0.0"', 'version: "1.1.0"').replace('Kế hoạch,', 'Bản kế hoạch,'),
  )
  writeFileSync(
    join(shelf, 'broken/1.0.0.yaml'),
    text.replace('framework: small', 'framework: broken').replace('max: 4', 'max: 5'),
  )
  const fact = 'facts: [{ id: issued_all, type: boolean, label: Đã ban hành }]'
  writeFileSync(
    join(shelf, 'shared/1.0.0.yaml'),
    text
      .replace('framework: small', 'framework: shared')
      .replace('domains:', `${fact}\ndomains:`)
      .replace('yes_no: { of: issued,', 'yes_no: { of: facts.issued_all,'),
  )
  writeFileSync(
    join(shelf, 'totals/1.0.0.yaml'),
    text
      .replace('framework: small', 'framework: totals')
      .replace('scale: {', 'scale: { above_total: capped,')
      .replace('bands:', `${besides}\nbands:`),
  )
  return shelf
}

const item = (id: string, number: string): string =>
  `{ number: "${number}", title: Thử, max: 1, combine: sum, criteria: [{ id: ${id}, number: "${number}.1", title: Thử, max: 1, scored_by: appraisal, inputs: [{ id: is, type: boolean, label: Có }], rule: { yes_no: { of: is, yes: 1, no: 0 } } }] }`
const besides = `bonus: ${item('praised', '3')}
penalty: ${item('blamed', '4')}
flags: [{ id: warned, label: Bị cảnh cáo }]
ceilings: [{ id: warned, title: Bị cảnh cáo, when: { var: flags.warned }, at_most: rest }]
quotas: [{ id: good, title: Tốt, band: good, share: 20, of: [good, rest] }]`

function voice(url: string, cookie: string, always: Record<string, string> = {}): Voice {
  const send = async <T>(
    method: string,
    path: string,
    init: RequestInit,
    headers: Record<string, string> = {},
  ): Promise<Answered<T>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      ...init,
      headers: { 'Accept-Language': 'en', ...(cookie && { Cookie: cookie }), ...always, ...headers },
    })
    const text = await response.text()
    const json = (response.headers.get('content-type') ?? '').includes('json')
    return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers }
  }
  const json = (body: unknown, rev?: number): [RequestInit, Record<string, string>] => [
    body === undefined ? {} : { body: JSON.stringify(body) },
    {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(rev !== undefined && { 'If-Match': `"${rev}"` }),
    },
  ]
  return {
    cookie,
    get: (path, headers) => send('GET', path, {}, headers),
    post: (path, body, rev, key) => {
      const [init, headers] = json(body, rev)
      return send('POST', path, init, { ...headers, ...(key !== undefined && { 'Idempotency-Key': key }) })
    },
    put: (path, body, rev) => send('PUT', path, ...json(body, rev)),
    delete: (path, rev) => send('DELETE', path, ...json(undefined, rev)),
    upload: (path, bytes, type = 'application/octet-stream') =>
      send('POST', path, { body: bytes }, { 'Content-Type': type }),
    slice: (path, bytes, received) =>
      send('PUT', path, { body: bytes }, { 'Content-Type': 'application/octet-stream', 'If-Match': `"${received}"` }),
  }
}
