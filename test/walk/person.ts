/** One signed-in person over HTTP: a cookie, JSON, If-Match. */
import { expect } from 'vitest'
import type { UserCreated, UserInput } from '../../ui/api.ts'

export interface Person {
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body: unknown, rev?: number) => Promise<T>
  readonly put: <T>(path: string, body: unknown, rev?: number) => Promise<T>
  /** Whatever the server answers. */
  readonly send: (method: string, path: string, body?: unknown, rev?: number) => Promise<Response>
}

/** A person who holds a session cookie, or none yet. */
function person(url: string, cookie = ''): Person {
  const send = (method: string, path: string, body?: unknown, rev?: number): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        Origin: url,
        Cookie: cookie,
        'Accept-Language': 'vi',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(rev === undefined ? {} : { 'If-Match': `"${rev}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async <T>(response: Response): Promise<T> => {
    const text = await response.text()
    expect(response.ok, `${response.url} → ${response.status} ${text}`).toBe(true)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  return {
    send,
    get: async (path) => read(await send('GET', path)),
    post: async (path, body, rev) => read(await send('POST', path, body, rev)),
    put: async (path, body, rev) => read(await send('PUT', path, body, rev)),
  }
}

const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** Sends `body` to a route that answers with a session, and goes on as that person. */
export async function enter(url: string, path: string, body: unknown, method = 'POST'): Promise<Person> {
  const response = await person(url).send(method, path, body)
  expect(response.ok, `${path} → ${response.status} ${await response.clone().text()}`).toBe(true)
  return person(url, cookieOf(response))
}

/** What everybody chooses who comes by an invitation. */
export const chosenPassword = 'một câu dài chỉ để thử'

/** The administrator adds the account; the person follows the invitation and sets a password. */
export async function join(url: string, administrator: Person, account: UserInput): Promise<Person> {
  const { invitation } = await administrator.post<UserCreated>('/users', account)
  return accept(url, invitation?.code ?? '')
}

export const accept = (url: string, code: string): Promise<Person> =>
  enter(url, '/invitation', { code, password: chosenPassword }, 'PUT')

export const signIn = (url: string, username: string, password: string): Promise<Person> =>
  enter(url, '/session', { username, password })
