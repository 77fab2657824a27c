/** Requests by chance: such as the server's own description of itself allows, nearly such, and nothing like it. */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { OpenApi, Operation, Parameter } from '../../server/http/reference/openapi.ts'
import { type Random, randomFrom } from '../fuzz/random.ts'
import type { Finding } from './finding.ts'
import { readJournals } from './kept.ts'
import { prepare } from './offices.ts'
import { cookieOf, inPlace, kill, must, type Product, send, startProduct } from './product.ts'

export interface RandomRequests {
  readonly seconds: number
  readonly seed: number
}

const atOnce = 8
/** Of the growth of memory from the first tenth of the time to the end. */
const mostMegabytes = 100

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Shape = Readonly<Record<string, Json>>

interface Asked {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

interface Heard {
  readonly statuses: Map<number, number>
  readonly ids: string[]
  readonly losses: string[]
}

export const askedAnything = ({ seconds, seed }: RandomRequests): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    // Behind a proxy, so that each request may come from an address of its own.
    const server = await startProduct(place, data, [], { PROXIES: '1' })
    const { administrator, round, offices } = await prepare(server, 3, 2)
    const description = await must(send<OpenApi>(server.url, administrator, 'GET', '/openapi.json'))
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): Asked => ({ method, path, operation })),
    )
    const ids = [
      round,
      ...offices.flatMap(({ assessment, cells }) => [assessment, ...cells.map((one) => one.criterion)]),
    ]
    const heard: Heard = { statuses: new Map(), ids, losses: [] }
    const voices = { administrator, offices: offices.flatMap(({ cookies }) => cookies) }
    const until = performance.now() + seconds * 1000
    let early = 0
    const warm = setTimeout(() => (early = megabytesOf(server)), seconds * 100).unref()
    await Promise.all(
      Array.from({ length: atOnce }, async (_, at) => {
        const random = randomFrom(seed + at)
        const components = description.components.schemas
        while (performance.now() < until && server.process.exitCode === null)
          await (random.chance(0.05)
            ? garbage(server, random, heard)
            : ask(server, random, random.pick(operations), components, voices, heard))
      }),
    )
    clearTimeout(warm)
    const { losses, statuses } = heard
    const grown = megabytesOf(server) - early
    if (server.process.exitCode !== null) losses.push(`the server ended: ${server.said().slice(-500)}`)
    else if ((await fetch(`${server.url}/readyz`)).status !== 200) losses.push('the server is not ready afterwards')
    if (grown > mostMegabytes) losses.push(`memory grew by ${grown} MB`)
    await kill(server)
    const of = (hundred: number) =>
      [...statuses].reduce((sum, [status, count]) => sum + (Math.floor(status / 100) === hundred ? count : 0), 0)
    return {
      name: 'random requests',
      figures: {
        seconds,
        requests: [...statuses.values()].reduce((sum, count) => sum + count, 0),
        'done (2xx)': of(2),
        'refused (4xx)': of(4),
        'faults (5xx)': of(5),
        'megabytes that memory grew': grown,
      },
      losses: [...losses, ...(await readJournals(data))],
    }
  })

const megabytesOf = ({ process: { pid } }: Product): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

interface Voices {
  administrator: string
  readonly offices: readonly string[]
}

async function ask(
  { url }: Product,
  random: Random,
  { method, path, operation }: Asked,
  components: Readonly<Record<string, Shape>>,
  voices: Voices,
  heard: Heard,
): Promise<void> {
  const make = (shape: Shape) => valueOf(shape, components, random, heard.ids, 0)
  const given = (at: Parameter['in']) =>
    operation.parameters.filter((one) => one.in === at && (one.required || random.chance(0.4)))
  const filled = given('path').reduce((text, { name }) => {
    return text.replace(`{${name}}`, inAddress(random.chance(0.9) ? random.pick(heard.ids) : oddText(random)))
  }, path)
  const query = new URLSearchParams(given('query').map(({ name, schema }) => [name, asText(make(schema))]))
  const headers: Record<string, string> = {
    'X-Forwarded-For': `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`,
    Cookie: random.chance(0.55) ? voices.administrator : random.chance(0.9) ? random.pick(voices.offices) : 'x=y',
    'Accept-Encoding': random.pick(['gzip', 'br', 'identity', '*;q=0', 'x']),
    'Accept-Language': random.pick(['vi', 'en', '*', 'xx;q=2']),
  }
  if (random.chance(0.1)) headers['Range'] = random.pick(['bytes=0-10', 'bytes=-1', 'bytes=9-1', 'x'])
  for (const { name } of given('header'))
    headers[name] = name === 'If-Match' ? `"${random.below(5)}"` : `${random.next()}-${random.next()}`
  const content = operation.requestBody?.content ?? {}
  const [type = 'application/json', wanted] = Object.entries(content)[0] ?? []
  const hasBody = method !== 'get' && (wanted !== undefined || random.chance(0.1))
  if (hasBody) headers['Content-Type'] = random.chance(0.97) ? type : 'text/plain'
  const body = !hasBody
    ? undefined
    : type !== 'application/json'
      ? oddText(random).repeat(1 + random.below(50))
      : written(random.chance(0.95) ? make(wanted?.schema ?? {}) : oddValue(random), random)
  try {
    const response = await fetch(`${url}/api/v1${filled}${query.size > 0 ? `?${query.toString()}` : ''}`, {
      method: method.toUpperCase(),
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    })
    const text = await response.text()
    note(heard, response.status, `${method} ${filled} ${body ?? ''}`, text)
    if (response.status < 300) learn(text, heard.ids, random)
  } catch (error) {
    heard.losses.push(`${method} ${filled}: ${String(error)}`)
  }
  // Whoever is signed out by chance comes back.
  if (random.chance(0.01)) {
    const person = { username: 'quan-tri', password: 'mật khẩu để thử' }
    const again = cookieOf(await send(url, '', 'POST', '/session', person))
    if (again !== '') voices.administrator = again
  }
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Half a pair of surrogates cannot be written there. */
const inAddress = (text: string): string => encodeURIComponent(Buffer.from(text).toString())

function note({ statuses, losses }: Heard, status: number, asked: string, answer: string): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  if (status >= 500) losses.push(`${status} for ${asked.slice(0, 300)}: ${answer.slice(0, 300)}`)
}

/** What an answer names may be asked for next. */
function learn(text: string, ids: string[], random: Random): void {
  for (const [, id] of text.matchAll(/"(?:id|membership|plan|sha256|framework)":"([^"]{1,80})"/g))
    if (id !== undefined && !ids.includes(id)) {
      if (ids.length < 300) ids.push(id)
      else ids[random.below(ids.length)] = id
    }
}

/** Mostly JSON. */
function written(value: Json, random: Random): string {
  const text = JSON.stringify(value)
  if (random.chance(0.95)) return text
  const at = random.below(text.length + 1)
  return random.chance(0.5) ? text.slice(0, at) : `${text.slice(0, at)}${oddText(random)}${text.slice(at)}`
}

function valueOf(
  shape: Shape,
  components: Readonly<Record<string, Shape>>,
  random: Random,
  ids: readonly string[],
  depth: number,
): Json {
  if (random.chance(0.03) || depth > 8) return oddValue(random)
  const make = (inner: Shape): Json => valueOf(inner, components, random, ids, depth + 1)
  const {
    $ref,
    anyOf,
    oneOf,
    const: constant,
    enum: known,
    type,
    properties,
    required,
    items,
    patternProperties,
  } = shape
  if (typeof $ref === 'string') return make(components[$ref.split('/').at(-1) ?? ''] ?? {})
  if (constant !== undefined) return constant
  if (Array.isArray(known)) return random.pick(known as readonly Json[])
  const choices = anyOf ?? oneOf
  if (Array.isArray(choices)) return make(random.pick(choices as readonly Shape[]))
  switch (typeof type === 'string' ? type : '') {
    case 'null':
      return null
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
    case 'number':
      return random.pick([0, 1, 2, 10, 500, -1, 1e9])
    case 'array':
      return Array.from({ length: random.below(4) }, () => make((items as Shape | undefined) ?? {}))
    case 'object': {
      const must = (required as readonly string[] | undefined) ?? []
      const fields = Object.entries((properties as Readonly<Record<string, Shape>> | undefined) ?? {})
        .filter(([name]) => (must.includes(name) ? random.chance(0.98) : random.chance(0.5)))
        .map(([name, inner]) => [name, make(inner)] as const)
      const [free] = Object.values((patternProperties as Readonly<Record<string, Shape>> | undefined) ?? {})
      const more = free === undefined ? [] : [[random.pick(ids), make(free)] as const]
      const odd = random.chance(0.03) ? [[oddText(random), oddValue(random)] as const] : []
      return Object.fromEntries([...fields, ...more, ...odd])
    }
    default:
      return random.pick([
        random.pick(ids),
        'small@1.0.0',
        `2026-0${1 + random.below(9)}-1${random.below(10)}`,
        `${random.below(100)}`,
        'Một vài chữ',
        `tên-${random.below(1e6)}`,
        oddText(random),
      ])
  }
}

const odd = [
  '',
  ' ',
  '\0',
  '\u202e',
  '%00',
  '../..',
  'a'.repeat(5000),
  "' or 1=1 --",
  '<script>',
  '𝔘',
  '\ud800',
  '٣',
  '-0',
  '1e999',
  '__proto__',
]

const oddText = (random: Random): string => random.pick(odd)

const oddValue = (random: Random): Json =>
  random.pick<Json>([null, true, -1, 1e308, oddText(random), [], [[[[]]]], {}, { [oddText(random)]: oddText(random) }])

/** Bytes that are no HTTP, or begin like it. */
function garbage({ url }: Product, random: Random, heard: Heard): Promise<void> {
  const bytes = Buffer.from(Array.from({ length: 1 + random.below(400) }, () => random.below(256)))
  const begun = random.pick([
    '',
    'GET / HTTP/1.1\r\nHost: a\r\n',
    'POST /api/v1/session HTTP/1.1\r\nHost: a\r\nX: ',
    'GET /%',
  ])
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.end(Buffer.concat([Buffer.from(begun), bytes, Buffer.from('\r\n\r\n')]))
    })
    let said = ''
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1'))).on('error', () => undefined)
    socket.once('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0)
      if (status > 0) note(heard, status, `bytes ${bytes.toString('hex').slice(0, 80)}`, said)
      resolve()
    })
  })
}
