/** The OpenAPI 3.1 document, made from the live routes, the policy and the schemas that Ajv enforces. */
import type { TSchema } from 'typebox'
import type { Lang } from '../../../engine/index.ts'
import { uploadTypes } from '../../evidence/kinds.ts'
import { needsSignIn, policy } from '../../policy.ts'
import { type Endpoint, type Route, routeName } from '../endpoint.ts'
import { takesKey } from '../once.ts'
import { problemWords, type ProblemCode } from '../problems.ts'
import { routeWords } from './about.ts'
import { components, referring, type Shape } from './components.ts'
import { fieldsOf, refusalsOf } from './refusals.ts'
import { words } from './words.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Shape
}

type Content = Readonly<Record<string, { readonly schema: Shape }>>
interface Answer {
  readonly description: string
  readonly content?: Content
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: Shape }>>
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Readonly<Record<string, Answer>>
}

export interface OpenApi {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Shape>>
    readonly securitySchemes: Readonly<Record<string, Shape>>
  }
}

export function openApi(routes: readonly Route[], lang: Lang): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes) {
    const path = route[1].replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route[0]]: operation(route, lang) }
  }
  const { title, description, session, token } = words[lang]
  return {
    openapi: '3.1.1',
    info: { title, version: '1', description },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-khung', description: session },
        token: { type: 'http', scheme: 'bearer', description: token },
      },
    },
  }
}

function operation(route: Route, lang: Lang): Operation {
  const [, path, endpoint] = route
  const name = routeName(route)
  return {
    operationId: name
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replace(/-$/, ''),
    summary: routeWords[name]?.[lang] ?? '',
    description: whoAndWhen(endpoint, lang),
    tags: [path.split('/')[1] ?? ''],
    security: needsSignIn(endpoint.action)
      ? [{ session: [] }, ...(scopesOf(endpoint).length > 0 ? [{ token: [] }] : [])]
      : [],
    parameters: parametersOf(route, lang),
    ...bodyOf(endpoint),
    responses: responsesOf(route, lang),
  }
}

const scopesOf = ({ action }: Endpoint): readonly string[] => {
  const row = policy[action]
  return 'scopes' in row ? row.scopes : []
}

/** "office (own unit), council; in: self-scoring". */
function whoAndWhen({ action }: Endpoint, lang: Lang): string {
  const say = words[lang]
  const row = policy[action]
  const who =
    'roles' in row
      ? Object.entries(row.roles).map(([role, relation]) =>
          relation === 'any' ? say.roles[role] : `${say.roles[role]} (${say.relations[relation]})`,
        )
      : [say.everyone]
  const scopes = 'scopes' in row ? ` ${say.scopes}: ${row.scopes.join(', ')}.` : ''
  const states = 'states' in row ? ` ${say.states}: ${row.states.join(', ')}.` : ''
  return `${say.who}: ${who.join(', ')}.${scopes}${states}`
}

function parametersOf(route: Route, lang: Lang): readonly Parameter[] {
  const [, path, endpoint] = route
  const say = words[lang]
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']): Parameter => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const revision: Parameter = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: say.ifMatch,
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  }
  const key: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: say.key,
    schema: { type: 'string', minLength: 16, maxLength: 100 },
  }
  const known: Parameter = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: say.ifNoneMatch,
    schema: { type: 'string' },
  }
  return [
    ...inPath,
    ...queryOf(endpoint.query),
    ...(endpoint.kept ? [known] : []),
    ...(endpoint.ifMatch ? [revision] : []),
    ...(takesKey(route) ? [key] : []),
  ]
}

function queryOf(query: TSchema | undefined): readonly Parameter[] {
  if (query === undefined) return []
  const { properties, required = [] } = referring(query) as {
    readonly properties: Readonly<Record<string, Shape>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function bodyOf({ body, upload }: Endpoint): Pick<Operation, 'requestBody'> {
  if (upload) {
    const types = [...uploadTypes].map((type) => [type, { schema: {} }] as const)
    return { requestBody: { required: true, content: Object.fromEntries(types) } }
  }
  return body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: referring(body) } } } }
}

function responsesOf(route: Route, lang: Lang): Readonly<Record<string, Answer>> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of refusalsOf(route)) {
    const { status } = problemWords(code, lang, {})
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const refused = [...byStatus].map(([status, codes]): [string, Answer] => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\`: ${problemWords(code, lang, {}).title}`).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ApiProblem' } } },
    },
  ])
  return { ...doneOf(route, lang), ...Object.fromEntries(refused) }
}

function doneOf(
  [, , { query, reply, answers, ifMatch, created, kept }]: Route,
  lang: Lang,
): Readonly<Record<string, Answer>> {
  const say = words[lang]
  const found = {
    ...(ifMatch && reply !== undefined && { ETag: { description: say.etag, schema: { type: 'string' } } }),
    ...(kept && { ETag: { description: say.keptEtag, schema: { type: 'string' } } }),
    ...('after' in fieldsOf(query) && { Link: { description: say.next, schema: { type: 'string' } } }),
  }
  const headers = Object.keys(found).length > 0 ? { headers: found } : {}
  const unchanged = kept && { '304': { description: say.unchanged } }
  if (answers !== undefined) {
    return { '200': { description: say.done, content: { [answers]: { schema: {} } }, ...headers }, ...unchanged }
  }
  if (reply === undefined) return { '204': { description: say.done } }
  const content = { 'application/json': { schema: referring(reply) } }
  return { [created ? '201' : '200']: { description: say.done, content, ...headers }, ...unchanged }
}
