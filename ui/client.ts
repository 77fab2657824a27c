/**
 * The only way to the server. JSON in, JSON out; every refusal is a `Refused` with
 * the server's problem, every broken connection is an `Unreachable`.
 */
import type { ApiProblem } from './api.ts'
import { language } from './language.ts'

const base = '/api/v1'

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
  return request<T>('GET', path)
}

export function post<T>(path: string, body: unknown = {}, rev?: number): Promise<T> {
  return request<T>('POST', path, body, rev)
}

/** `rev` is the one that was read together with what is being replaced; 0: there was none. */
export function put<T>(path: string, body: unknown, rev?: number): Promise<T> {
  return request<T>('PUT', path, body, rev)
}

/** A file as the body. */
export function postFile<T>(path: string, file: Blob): Promise<T> {
  return request<T>('POST', path, file)
}

export function remove(path: string): Promise<void> {
  return request<void>('DELETE', path)
}

export function etag(rev: number): string {
  return `"${rev}"`
}

async function request<T>(method: string, path: string, body?: unknown, rev?: number): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
  const file = body instanceof Blob
  if (body !== undefined) headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json'
  if (rev !== undefined) headers['If-Match'] = etag(rev)
  let response: Response
  try {
    response = await fetch(base + path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new Unreachable('unreachable', { cause })
  }
  return (await read(response, path, method)) as T
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
