/**
 * The life of a request: who asks → may this role at all → is the input as expected → the
 * action (which asks the policy again, about this object, inside its transaction) → the reply.
 * Past 250 lines, because the order of its steps is what keeps it safe, and is read at one glance.
 */
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Static, TSchema } from 'typebox'
import type { Json, Lang } from '../../engine/index.ts'
import { bearerToken, integrationOf } from '../access/api-tokens.ts'
import { actorOf } from '../access/sessions.ts'
import type { Actor, Deps } from '../deps.ts'
import { uploadTypes } from '../evidence/kinds.ts'
import { type Action, needsSignIn, permitRole } from '../policy.ts'
import { type Cookie, readCookie, setCookie } from './cookie.ts'
import { nextLink } from './cursor.ts'
import { etag, expectedRev } from './etag.ts'
import { preferredLanguage } from './language.ts'
import { askingOf, eventOf } from './observed.ts'
import { idempotencyKey, once, takesKey } from './once.ts'
import type { PackedReply } from './packed.ts'
import { refusalsOf } from './reference/refusals.ts'
import { Refusal } from './refusal.ts'
import { check, misfits, validator } from './validate.ts'

export interface Reply {
  readonly status?: number
  readonly body?: unknown
  /** The body as JSON already and compressed, where it is long and much of it the same for many. */
  readonly packed?: PackedReply
  readonly rev?: number
  /** The cursor of the next page of a list; null: this was the last. */
  readonly next?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** A page or a file that the server writes itself. */
  readonly text?: { readonly type: string; readonly content: string }
  /** New tokens by cookie; "" ends the cookie. */
  readonly cookies?: Partial<Readonly<Record<Cookie, string>>>
  readonly file?: { readonly stream: Readable; readonly headers: Readonly<Record<string, string>> }
}

interface Asked {
  readonly deps: Deps
  readonly lang: Lang
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly query: unknown
  readonly rev: number
  /** The header `Range`. */
  readonly range: string | undefined
  readonly bytes: AsyncIterable<Uint8Array>
  /** How many of them are announced; 0: nobody says. */
  readonly announced: number
  /** What `before` came to. */
  readonly before: unknown
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
  /** It makes a record: the reply is 201. */
  readonly created?: true
  /** The type of a reply that is not JSON. */
  readonly answers?: string
  /** What does not change is sent as finished bytes, with an ETag of its own; `If-None-Match` is heard. */
  readonly kept?: true
  /** The write needs If-Match. */
  readonly ifMatch?: true
  /** The body holds texts of frameworks: kept to the byte, and as large as the engine reads them. */
  readonly texts?: true
  /** The body is a file. */
  readonly upload?: true
  /** What it gives leaves the house: every time is logged. */
  readonly exports?: true
  /** It begins a session, so its reply is never kept: an Idempotency-Key says nothing here. */
  readonly keyless?: true
  /** What takes long (a file, a judgement) is done before any transaction begins. */
  readonly before?: (asked: Asked, actor: Actor | null) => Promise<unknown>
  readonly run: (asked: Asked, actor: Actor | null, token: string | null) => Promise<Reply>
}

export type Method = 'get' | 'post' | 'put' | 'delete'
export type Route = readonly [Method, string, Endpoint]
export const routeName = ([method, path]: Route): string => `${method.toUpperCase()} ${path}`

type Typed<B extends TSchema, Q extends TSchema> = Omit<Asked, 'body' | 'query' | 'before'> & {
  readonly body: Static<B>
  readonly query: Static<Q>
}

interface Spec<B extends TSchema, Q extends TSchema, A> extends Omit<Endpoint, 'run' | 'body' | 'query' | 'before'> {
  readonly body?: B
  readonly query?: Q
  readonly run: (asked: Typed<B, Q> & A) => Promise<Reply>
}

/** `check` has proven that body and query are what the schemas say. */
const typed = <B extends TSchema, Q extends TSchema>(asked: Asked) => asked as Typed<B, Q>

/** `token` is what the browser sent, if anything; nobody has looked whose it is. */
export function forEveryone<B extends TSchema, Q extends TSchema>(
  spec: Spec<B, Q, { readonly token: string | null }>,
): Endpoint {
  return { ...spec, run: (asked, _actor, token) => spec.run({ ...typed<B, Q>(asked), token }) }
}

interface Signed {
  readonly actor: Actor
  /** Of the session; empty for an integration, which has none. */
  readonly token: string
}

export function forSignedIn<B extends TSchema, Q extends TSchema, R = undefined>(
  spec: Spec<B, Q, Signed & { readonly before: R }> & {
    readonly before?: (asked: Typed<B, Q> & { readonly actor: Actor }) => Promise<R>
  },
): Endpoint {
  const { before, ...rest } = spec
  return {
    ...rest,
    ...(before && {
      before: (asked: Asked, actor: Actor | null) => {
        if (actor === null) throw new Refusal('signed-out')
        return before({ ...typed<B, Q>(asked), actor })
      },
    }),
    run: (asked, actor, token) => {
      if (actor === null) throw new Refusal('signed-out')
      return spec.run({ ...typed<B, Q>(asked), before: asked.before as R, actor, token: token ?? '' })
    },
  }
}

const mostBytes = 256 * 1024
/** Two texts of 4 MiB: as JSON each line end and each quote takes a byte more. */
const mostBytesOfTexts = 12 * 1024 * 1024

/** Half a pair of surrogates is no character: nothing can be hashed that holds one, nor kept by every database. */
const isHalf = /\p{Surrogate}/u

const jsonReader = (limit: number, kept: (text: string) => string) =>
  express.json({
    limit,
    type: 'application/json',
    reviver: (key, value: unknown) => {
      if (isHalf.test(key) || (typeof value === 'string' && isHalf.test(value)))
        throw new SyntaxError('half a character')
      return typeof value === 'string' ? kept(value) : value
    },
  })

const readJson = jsonReader(mostBytes, (text) => text.normalize('NFC'))
const readTexts = jsonReader(mostBytesOfTexts, (text) => text)

/** `proveReplies`: every reply is held against its schema (in tests). */
export function handler(deps: Deps, route: Route, proveReplies: boolean): RequestHandler {
  const endpoint = route[2]
  // Compiling all takes long: a server compiles what it is asked for, and a mistake in a schema shows in the tests.
  if (proveReplies) for (const schema of [endpoint.body, endpoint.query, endpoint.reply]) if (schema) validator(schema)
  const declared = refusalsOf(route)
  const name = routeName(route)
  return async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      if (proveReplies && error instanceof Refusal && !declared.has(error.code)) {
        throw new Error(`${routeName(route)} refuses with ${error.code}, which its description does not name`, {
          cause: error,
        })
      }
      throw error
    }
  }

  async function answer(request: Request, response: Response): Promise<void> {
    const asking = askingOf(response)
    Object.assign(asking, { route: name, action: endpoint.action })
    const bearer = bearerToken(request.get('Authorization'))
    // Who comes with a token of an integration is that integration, whatever the browser adds.
    const token = bearer === null ? readCookie('session', request.get('Cookie')) : null
    const actor = needsSignIn(endpoint.action) ? await whoAsks(bearer, token) : null
    asking.actor = actor?.id ?? null
    if (needsSignIn(endpoint.action)) {
      if (actor === null) throw new Refusal('signed-out')
      permitRole(endpoint.action, actor)
    }
    const rev = endpoint.ifMatch ? expectedRev(request.get('If-Match')) : 0
    // No id holds U+0000, and not every database can be asked for it.
    if (request.path.includes('%00')) throw new Refusal('not-found')
    const log = deps.log.child({ request: asking.id })
    const asked: Asked = {
      deps: { ...deps, log },
      lang: preferredLanguage(request.get('Accept-Language')),
      params: request.params as Readonly<Record<string, string>>,
      body: await readBody(endpoint, request, response),
      query: readQuery(endpoint, request),
      rev,
      range: request.get('Range'),
      bytes: request.iterator({ destroyOnReturn: false }),
      announced: Number(request.get('Content-Length') ?? 0),
      before: undefined,
      cookie: (cookie) => readCookie(cookie, request.get('Cookie')),
      agent: (request.get('User-Agent') ?? '').slice(0, 300),
    }
    const reply = await carryOut(request, asked, actor, token)
    if (proveReplies) prove(route, reply)
    if (route[0] !== 'get') deps.log.info({ event: 'done', ...eventOf(response) })
    else if (endpoint.exports) deps.log.info({ event: 'exported', ...eventOf(response) })
    await send(request, response, reply)
  }

  async function whoAsks(bearer: string | null, token: string | null): Promise<Actor | null> {
    if (bearer !== null) return integrationOf(deps, bearer)
    return token === null ? null : actorOf(deps, token)
  }

  async function carryOut(request: Request, plain: Asked, actor: Actor | null, token: string | null): Promise<Reply> {
    const key = takesKey(route) ? idempotencyKey(request.get('Idempotency-Key')) : null
    const before = await endpoint.before?.(plain, actor)
    const asked: Asked = { ...plain, before }
    if (key === null || actor === null) return endpoint.run(asked, actor, token)
    // What was sent as a file is known by what `before` made of it.
    const sent = asked.body ?? null
    const file = endpoint.upload ? (before ?? null) : null
    const what = [request.method, request.originalUrl, sent, asked.rev, file] as unknown as Json
    return once(asked.deps, actor, { key, request: what }, (inside) =>
      endpoint.run({ ...asked, deps: inside }, actor, token),
    )
  }
}

async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const type = request.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (endpoint.upload) {
    // Nothing is of no type.
    if (type === undefined && isEmpty(request)) return undefined
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
  // What says that it is too large is not read at all; what does not say so is read up to the limit.
  const [most, read, code] = endpoint.texts
    ? ([mostBytesOfTexts, readTexts, 'framework-too-large'] as const)
    : ([mostBytes, readJson, 'too-large'] as const)
  if (Number(request.get('Content-Length') ?? 0) > most) throw new Refusal(code)
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => {
      if (error === undefined) resolve()
      else reject(isTooLarge(error) ? new Refusal(code) : error)
    })
  })
  const body: unknown = request.body
  check(endpoint.body, body)
  return body
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large'

const isEmpty = (request: Request): boolean =>
  request.get('Transfer-Encoding') === undefined && Number(request.get('Content-Length') ?? 0) === 0

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

function prove(route: Route, { body, packed, status }: Reply): void {
  const { reply, created } = route[2]
  if ((status === 201) !== (created === true)) throw new Error(`${routeName(route)} answers ${status}`)
  const found = reply === undefined ? [] : misfits(reply, JSON.parse(packed?.plain.toString() ?? JSON.stringify(body)))
  if (found.length > 0) throw new Error(`the reply is not as its schema says: ${found.join('; ')}`)
}

async function send(request: Request, response: Response, reply: Reply): Promise<void> {
  const { status, body, packed, rev, next, headers, text, cookies, file } = reply
  if (headers !== undefined) response.set(headers)
  for (const [cookie, value] of Object.entries(cookies ?? {})) {
    response.append('Set-Cookie', setCookie(cookie as Cookie, value))
  }
  if (rev !== undefined) response.set('ETag', etag(rev))
  if (next) response.set('Link', nextLink(request.originalUrl, next))
  if (file !== undefined) {
    response.status(status ?? 200).set(file.headers)
    await pipeline(file.stream, response)
  } else if (text !== undefined) {
    response
      .status(status ?? 200)
      .type(text.type)
      .send(text.content)
  } else if (packed !== undefined) {
    sendPacked(request, response, packed)
  } else if (body === undefined) {
    response.status(status ?? 204).end()
  } else {
    response.status(status ?? 200).json(body)
  }
}

/** Express answers 304 by itself where the ETag is one that was asked about. */
function sendPacked(request: Request, response: Response, { plain, gzip, hash }: PackedReply): void {
  const compressed = request.acceptsEncodings('gzip') === 'gzip'
  if (compressed) response.set('Content-Encoding', 'gzip')
  response
    .vary('Accept-Encoding')
    .set('ETag', compressed ? `"${hash}-gzip"` : `"${hash}"`)
    .type('json')
    .send(compressed ? gzip : plain)
}
