/** How long others wait meanwhile: while many sign in, while connections dawdle, while a framework is refused. */
import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { load } from '../../engine/index.ts'
import { median } from '../bench/measure.ts'
import { type Ask, percentile, send, type Speaker } from './client.ts'

/** Asks again and again until `work` is done: milliseconds, ascending. */
export async function healthDuring(url: string, work: () => Promise<void>): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  const at = { work: true }
  const watch = async (): Promise<void> => {
    while (at.work) {
      const began = performance.now()
      await send(agent, { method: 'GET', url: `${url}/healthz` })
      times.push(performance.now() - began)
      await pause(5)
    }
  }
  await Promise.all([watch(), work().finally(() => (at.work = false))])
  agent.destroy()
  return times.toSorted((a, b) => a - b)
}

/** From an address of its own, as a proxy would say it. */
const signIn = (url: string, username: string, password: string, at: number): Ask => ({
  method: 'POST',
  url: `${url}/api/v1/session`,
  headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `10.0.${at >> 8}.${at & 255}` },
  body: JSON.stringify({ username, password }),
})

/** So many people at the same moment; each with a password of their own that is right. */
export async function flood(url: string, usernames: readonly string[], password: string): Promise<void> {
  await Promise.all(
    usernames.map(async (username, at) => {
      const agent = new Agent()
      await send(agent, signIn(url, username, password, at))
      agent.destroy()
    }),
  )
}

interface Gap {
  readonly unknown: number
  readonly wrong: number
}

/** Median milliseconds of a refusal: of a name that is not there, and of a wrong password. By turns. */
export async function refusalTimes(url: string, usernames: readonly string[], tries: number): Promise<Gap> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const refused = async (username: string, at: number): Promise<number> => {
    const began = performance.now()
    await send(agent, signIn(url, username, 'không phải mật khẩu này', at), 401)
    return performance.now() - began
  }
  const unknown: number[] = []
  const wrong: number[] = []
  for (let at = 0; at < tries; at++) {
    const name = usernames[at % usernames.length]!
    const one = async () => void wrong.push(await refused(name, at))
    const other = async () => void unknown.push(await refused(`khong-co-${at % usernames.length}`, at))
    for (const ask of at % 2 === 0 ? [one, other] : [other, one]) await ask()
  }
  agent.destroy()
  return { unknown: median(unknown), wrong: median(wrong) }
}

/** Connections that send their head, send their body, or read their answer a byte at a time. */
export async function dawdle(url: string, { next }: Speaker, count: number, seconds: number): Promise<void> {
  const { host, hostname, port } = new URL(url)
  const { url: large, headers } = next()
  const asked = `GET ${new URL(large).pathname} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${headers?.['Cookie']}\r\n\r\n`
  const begins = [
    `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
    `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
    asked.repeat(3),
  ]
  const sockets = await Promise.all(
    Array.from({ length: count }, (_, at) => opened(Number(port), hostname, begins[at % begins.length]!)),
  )
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    for (const [at, socket] of sockets.entries()) if (at % begins.length !== 2) socket.write('x')
    await pause(500)
  }
  const left = sockets.filter((socket) => !socket.destroyed).length
  for (const socket of sockets) socket.destroy()
  if (left < count) throw new Error(`only ${left} of ${count} slow connections were still there`)
}

function opened(port: number, host: string, bytes: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(bytes, () => resolve(socket)))
    socket.pause().once('error', reject)
  })
}

const hostile: Readonly<Record<string, string>> = {
  'a flat map of 50,000 keys': Array.from({ length: 50_000 }, (_, at) => `k${at}: 1\n`).join(''),
  'more than 4 MiB': 'a: 1\n'.repeat(900_000),
  'a list of 4 MiB': '- a\n'.repeat(1_040_000),
  'one word of 4 MiB': `a: ${'x'.repeat(4_190_000)}`,
  '4 MiB of brackets': '['.repeat(4_190_000),
  '4 MiB of maps': '{a: '.repeat(1_040_000),
  '4 MiB of dashes': '- '.repeat(2_090_000),
  '4 MiB of questions': '? '.repeat(2_090_000),
  '4 MiB of spaces': `a:${' '.repeat(4_190_000)}b: c`,
  '4 MiB of quotes': `a: "${'\\"'.repeat(2_090_000)}`,
}

/**
 * The longest that a server is busy with refusing a framework, and with which: it does nothing else meanwhile, so
 * whoever asks waits as long at most. The best of three.
 */
export function longestRefusal(): { readonly ms: number; readonly what: string } {
  const all = Object.entries(hostile).map(([what, text]) => {
    let ms = Infinity
    for (let turn = 0; turn < 3; turn++) {
      const began = process.cpuUsage()
      const { kind } = load(text, 'hostile/1.0.0.yaml', () => null)
      const { user, system } = process.cpuUsage(began)
      ms = Math.min(ms, (user + system) / 1000)
      if (kind !== 'refused') throw new Error(`${what} was not refused`)
    }
    return { what, ms }
  })
  return all.toSorted((a, b) => b.ms - a.ms)[0]!
}

export const p99 = (ascending: readonly number[]): number => percentile(ascending, 0.99)
