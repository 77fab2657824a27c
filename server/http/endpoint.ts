/**
 * The life of a request: who asks → may this role at all → is the input as expected → the
 * action (which asks the policy again, about this object, inside its transaction) → the reply.
 */
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { ReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Static, TSchema } from 'typebox'
import type { Lang } from '../../engine/index.ts'
import { actorOf } from '../access/sessions.ts'
import type { Actor, Deps } from '../deps.ts'
import { uploadTypes } from '../evidence/kinds.ts'
import { type Action, needsSignIn, permitRole } from '../policy.ts'
import { type Cookie, readCookie, setCookie } from './cookie.ts'
import { etag, expectedRev } from './etag.ts'
import { preferredLanguage } from './language.ts'
import { Refusal } from './refusal.ts'
import { check, misfits, validator } from './validate.ts'

export interface Reply {
  readonly status?: number
  readonly body?: unknown
  readonly rev?: number
  /** New tokens by cookie; "" ends the cookie. */
  readonly cookies?: Partial<Readonly<Record<Cookie, string>>>
  readonly file?: { readonly stream: ReadStream; readonly headers: Readonly<Record<string, string>> }
}

interface Asked {
  readonly deps: Deps
  readonly lang: Lang
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly query: unknown
  readonly rev: number
  readonly bytes: AsyncIterable<Uint8Array>
  /** What the browser sent, if anything; nobody has looked whose it is. */
  readonly cookie: (cookie: Cookie) => string | null
  /** The browser, in its own words. */
  readonly agent: string
}

export interface Endpoint {
  readonly action: Action
  readonly body?: TSchema
  readonly query?: TSchema
  readonly reply?: TSchema
  /** The write needs If-Match. */
  readonly ifMatch?: true
  /** The body is a file. */
  readonly upload?: true
  readonly run: (asked: Asked, actor: Actor | null, token: string | null) => Promise<Reply>
}

interface Spec<B extends TSchema, Q extends TSchema, A> extends Omit<Endpoint, 'run' | 'body' | 'query'> {
  readonly body?: B
  readonly query?: Q
  readonly run: (
    asked: Omit<Asked, 'body' | 'query'> & { readonly body: Static<B>; readonly query: Static<Q> } & A,
  ) => Promise<Reply>
}

/** `check` has proven that body and query are what the schemas say. */
const typed = <B extends TSchema, Q extends TSchema>(asked: Asked) =>
  asked as Omit<Asked, 'body' | 'query'> & { readonly body: Static<B>; readonly query: Static<Q> }

/** `token` is what the browser sent, if anything; nobody has looked whose it is. */
export function forEveryone<B extends TSchema, Q extends TSchema>(
  spec: Spec<B, Q, { readonly token: string | null }>,
): Endpoint {
  return { ...spec, run: (asked, _actor, token) => spec.run({ ...typed<B, Q>(asked), token }) }
}

export function forSignedIn<B extends TSchema, Q extends TSchema>(
  spec: Spec<B, Q, { readonly actor: Actor; readonly token: string }>,
): Endpoint {
  return {
    ...spec,
    run: (asked, actor, token) => {
      if (actor === null || token === null) throw new Refusal('signed-out')
      return spec.run({ ...typed<B, Q>(asked), actor, token })
    },
  }
}

const readJson = express.json({
  limit: '256kb',
  type: 'application/json',
  reviver: (_key, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value),
})

/** `proveReplies`: every reply is held against its schema (in tests). */
export function handler(deps: Deps, endpoint: Endpoint, proveReplies: boolean): RequestHandler {
  const schemas = [endpoint.body, endpoint.query, proveReplies ? endpoint.reply : undefined]
  for (const schema of schemas) if (schema) validator(schema)
  return async (request, response) => {
    const token = readCookie('session', request.get('Cookie'))
    const actor = token !== null && needsSignIn(endpoint.action) ? await actorOf(deps, token) : null
    if (needsSignIn(endpoint.action)) {
      if (actor === null) throw new Refusal('signed-out')
      permitRole(endpoint.action, actor)
    }
    const rev = endpoint.ifMatch ? expectedRev(request.get('If-Match')) : 0
    const asked: Asked = {
      deps,
      lang: preferredLanguage(request.get('Accept-Language')),
      params: request.params as Readonly<Record<string, string>>,
      body: await readBody(endpoint, request, response),
      query: readQuery(endpoint, request),
      rev,
      bytes: request.iterator({ destroyOnReturn: false }),
      cookie: (cookie) => readCookie(cookie, request.get('Cookie')),
      agent: (request.get('User-Agent') ?? '').slice(0, 300),
    }
    const reply = await endpoint.run(asked, actor, token)
    if (proveReplies && endpoint.reply) prove(endpoint.reply, reply.body)
    await send(response, reply)
  }
}

async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const type = request.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (endpoint.upload) {
    if (type === undefined || !uploadTypes.has(type)) {
      throw new Refusal('wrong-content-type', { params: { expected: 'application/octet-stream' } })
    }
    return undefined
  }
  const json = type === 'application/json'
  if (endpoint.body ? !json : type !== undefined && !json) {
    throw new Refusal('wrong-content-type', { params: { expected: 'application/json' } })
  }
  if (!endpoint.body) return undefined
  await new Promise<void>((resolve, reject) => {
    readJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
  const body: unknown = request.body
  check(endpoint.body, body)
  return body
}

function readQuery(endpoint: Endpoint, request: Request): unknown {
  if (!endpoint.query) return undefined
  const query: Record<string, string> = Object.create(null) as Record<string, string>
  const search = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
  for (const [name, value] of search) {
    if (name in query) throw new Refusal('invalid-request')
    query[name] = value.normalize('NFC')
  }
  check(endpoint.query, query)
  return query
}

function prove(schema: TSchema, body: unknown): void {
  const found = misfits(schema, JSON.parse(JSON.stringify(body)))
  if (found.length > 0) throw new Error(`the reply is not as its schema says: ${found.join('; ')}`)
}

async function send(response: Response, { status, body, rev, cookies, file }: Reply): Promise<void> {
  for (const [cookie, value] of Object.entries(cookies ?? {})) {
    response.append('Set-Cookie', setCookie(cookie as Cookie, value))
  }
  if (rev !== undefined) response.set('ETag', etag(rev))
  if (file !== undefined) {
    response.set(file.headers)
    await pipeline(file.stream, response)
  } else if (body === undefined) {
    response.status(status ?? 204).end()
  } else {
    response.status(status ?? 200).json(body)
  }
}
