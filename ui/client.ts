/**
 * The only way to the server. JSON in, JSON out; every refusal is a `Refused` with
 * the server's problem, every broken connection is an `Unreachable`.
 */
import type { ApiProblem } from './api.ts'
import { language } from './language.ts'

const base = '/api/v1'

/** A save on a line that has died in silence is given up and tried again; it holds back all that follow it. */
const longestSave = 60_000

/** Refusals of the code of a second factor that was given: another one is asked for. */
export const wrongCodes: readonly string[] = ['wrong-code', 'factor-unreadable']

/** The server answered: no. `message` can be shown. */
export class Refused extends Error {
  constructor(readonly problem: ApiProblem) {
    super(problem.detail || problem.title)
  }
}

/** The server did not answer: the act may be tried again. */
export class Unreachable extends Error {}

/** May pass by itself, so that it is worth another try: no answer, not signed in, too much at once, a troubled server. */
export function mayPass(cause: unknown): boolean {
  if (!(cause instanceof Refused)) return true
  const { status } = cause.problem
  return status === 401 || status === 408 || status === 429 || status >= 500
}

let signedOut: () => void = () => {}

/** Called when the server no longer knows the session. */
export function onSignedOut(handler: () => void): void {
  signedOut = handler
}

export function get<T>(path: string): Promise<T> {
  const early = ahead.get(path)
  ahead.delete(path)
  return (early as Promise<T> | undefined) ?? request<T>('GET', path)
}

const ahead = new Map<string, Promise<unknown>>()

/** Asks before the page that wants it has come; its first `get` takes the answer, or asks again if there is none. */
export function getAhead(path: string): void {
  const asked = request<unknown>('GET', path)
  asked.catch(() => ahead.delete(path))
  ahead.set(path, asked)
}

/** No page wants it: a later one must not be told what was true before. */
export function dropAhead(): void {
  ahead.clear()
}

/** The whole of a list that comes in pages. */
export async function getAll<T>(path: string): Promise<readonly T[]> {
  const items: T[] = []
  for (let next: string | null = path; next !== null;) {
    const page: Paged<T> = await getPage<T>(next)
    items.push(...page.items)
    next = page.next
  }
  return items
}

export interface Paged<T> {
  readonly items: readonly T[]
  /** The path of the next page; null: this is the last. */
  readonly next: string | null
}

export async function getPage<T>(path: string): Promise<Paged<T>> {
  const response = await send('GET', path)
  return { items: (await read(response, path, 'GET')) as readonly T[], next: nextOf(response) }
}

/** What follows the page, as a path of ours. */
function nextOf(response: Response): string | null {
  const address = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1]
  return address?.startsWith(`${base}/`) ? address.slice(base.length) : null
}

/** Sent under a key of its own, so that after a broken connection it can be sent again without a second effect. */
export async function post<T>(path: string, body: unknown = {}, rev?: number): Promise<T> {
  const key = crypto.randomUUID()
  const once = () => send('POST', path, { body, key, ...(rev !== undefined && { rev }) })
  const response = await once().catch((cause: unknown) => {
    if (keyless.includes(path)) throw cause
    return once()
  })
  return (await read(response, path, 'POST')) as T
}

/** They begin a session: no reply is kept for a second try. */
const keyless = ['/session', '/setup']

/** The bytes of a stored file. */
export async function getFile(path: string): Promise<Blob> {
  const response = await send('GET', path)
  if (!response.ok) await read(response, path, 'GET')
  return response.blob()
}

/** `rev` is the one that was read together with what is being replaced; 0: there was none. */
export function put<T>(path: string, body: unknown, rev?: number): Promise<T> {
  return request<T>('PUT', path, body, rev)
}

/** A file as the body. */
export function postFile<T>(path: string, file: Blob): Promise<T> {
  return request<T>('POST', path, file)
}

export function remove(path: string, rev?: number): Promise<void> {
  return request<void>('DELETE', path, undefined, rev)
}

function etag(rev: number): string {
  return `"${rev}"`
}

async function request<T>(method: string, path: string, body?: unknown, rev?: number): Promise<T> {
  return (await read(await send(method, path, { body, ...(rev !== undefined && { rev }) }), path, method)) as T
}

interface Sent {
  readonly body?: unknown
  readonly rev?: number
  readonly key?: string
}

async function send(method: string, path: string, { body, rev, key }: Sent = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
  const file = body instanceof Blob
  if (body !== undefined) headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json'
  if (rev !== undefined) headers['If-Match'] = etag(rev)
  if (key !== undefined) headers['Idempotency-Key'] = key
  try {
    return await fetch(base + path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(method === 'PUT' && { signal: AbortSignal.timeout(longestSave) }),
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new Unreachable('unreachable', { cause })
  }
}

async function read(response: Response, path: string, method: string): Promise<unknown> {
  if (response.status === 204) return undefined
  let data: unknown
  try {
    data = await response.json()
  } catch (cause) {
    // A body that is not ours comes from something between here and the server.
    throw new Unreachable('unreadable', { cause })
  }
  if (response.ok) return data
  if (response.status === 401 && !(path === '/session' && method === 'POST')) signedOut()
  throw new Refused(asProblem(data, response.status))
}

export function asProblem(data: unknown, status: number): ApiProblem {
  const given = typeof data === 'object' && data !== null ? (data as Partial<ApiProblem>) : {}
  return { type: 'about:blank', code: 'unknown', title: `HTTP ${status}`, detail: '', ...given, status }
}
