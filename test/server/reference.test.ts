/** The interface's description of itself: true to the OpenAPI 3.1 schema, to the route table, to the policy and to Ajv. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../server/app.ts'
import { routeName } from '../../server/http/endpoint.ts'
import { html } from '../../server/http/html.ts'
import { routeWords } from '../../server/http/reference/about.ts'
import { openApi, type Operation } from '../../server/http/reference/openapi.ts'
import { policy } from '../../server/policy.ts'
import { harness, type Harness } from './harness.ts'

const asRead = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>
const document = openApi(routes, 'en')
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]): [string, Operation] => [
    `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    one,
  ]),
)
const operation = (name: string): Operation => operations.find(([found]) => found === name)![1]

describe('the OpenAPI document', () => {
  it.each(['vi', 'en'] as const)('fits the official schema of OpenAPI 3.1: %s', async (lang) => {
    const result = await new Validator().validate(asRead(openApi(routes, lang)))
    expect(result).toEqual({ valid: true })
  })

  it('is refused by that schema when it is not right', async () => {
    const wrong = { ...document, paths: { '/rounds': { get: { responses: 'none' } } } }
    expect((await new Validator().validate(asRead(wrong))).valid).toBe(false)
  })

  it('holds every route of the live table, each with its words in both languages, and no other', () => {
    expect(operations.map(([name]) => name).toSorted()).toEqual(routes.map(routeName).toSorted())
    expect(Object.keys(routeWords).toSorted()).toEqual(routes.map(routeName).toSorted())
    for (const [, { summary }] of operations) expect(summary).not.toBe('')
  })

  it('gives each operation an id of its own', () => {
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length)
  })

  it('says who may, as the policy does', () => {
    expect(operation('GET /status').description).toBe('Who may: everyone, without signing in.')
    expect(operation('GET /status').security).toEqual([])
    expect(operation('PUT /assessments/:id/answers/:criterion').description).toMatch(
      /^Who may: office \(own unit\).*\. While the round is at: self-scoring\.$/,
    )
    for (const route of routes) {
      const row = policy[route[2].action]
      const roles = 'roles' in row ? Object.keys(row.roles).length : 1
      expect(operation(routeName(route)).description.split('. ')[0]?.split(', ').length).toBe(
        'roles' in row ? roles : 2,
      )
    }
  })

  it('names what comes in, goes out and is refused', () => {
    const save = operation('PUT /assessments/:id/answers/:criterion')
    expect(save.parameters.map(({ name, in: where, required }) => [name, where, required])).toEqual([
      ['id', 'path', true],
      ['criterion', 'path', true],
      ['If-Match', 'header', true],
    ])
    expect(save.requestBody?.content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/AnswerInput' })
    expect(save.responses['200']?.content?.['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/SavedAnswer',
    })
    expect(save.responses['412']?.description).toBe('`stale`: Someone has changed this meanwhile')
    expect(operation('GET /comparison').parameters.map(({ name, required }) => [name, required])).toEqual([
      ['from', true],
      ['to', true],
    ])
  })

  it('has every shape that it refers to', () => {
    const text = JSON.stringify(document)
    const referred = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name))
    expect([...referred].filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual([])
    expect(referred.size).toBeGreaterThan(20)
    expect(text).not.toContain('"absent"')
  })
})

describe('the served description', () => {
  let server: Harness
  beforeAll(async () => void (server = await harness()))
  afterAll(() => server.close())

  it('is for everyone, in the language that is asked for', async () => {
    const { status, body } = await server.voice().get('/openapi.json')
    expect([status, body]).toEqual([200, JSON.parse(JSON.stringify(document))])
    const { body: vi } = await server.voice().get<typeof document>('/openapi.json?lang=vi')
    expect(vi.info.title).toBe('Giao diện lập trình của Khung')
  })

  it('as a page needs nothing from elsewhere, and no script', async () => {
    const { body, headers } = await server.voice().get<string>('/reference?lang=vi')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(body).toContain('<html lang="vi">')
    expect(body).not.toMatch(/<script|style=|https?:\/\/|<img|\son\w+=/)
    const linked = [...body.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, address = '']) => address)
    expect(linked.every((address) => address.startsWith('/'))).toBe(true)
    for (const [, { operationId, summary }] of operations) {
      expect(body).toContain(`id="${operationId}"`)
      expect(summary.length).toBeGreaterThan(0)
    }
    for (const target of [...body.matchAll(/href="#(\w+)"/g)].map(([, id]) => id))
      expect(body).toContain(`id="${target}"`)
  })

  it('has its style', async () => {
    const { headers, body } = await server.voice().get<string>('/plain.css')
    expect([headers.get('content-type'), body.includes('body {')]).toEqual(['text/css; charset=utf-8', true])
  })
})

describe('markup', () => {
  it('takes what is put in as text', () => {
    const hostile = `<script>alert("1")</script>'&`
    const text = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;'
    expect(html`<p title="${hostile}">${[hostile]}</p>`.markup).toBe(`<p title="${text}">${text}</p>`)
  })
})
