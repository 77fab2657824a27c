/** Speaks HTTP over connections that stay open, as hard as it can or at a steady rate. */
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Makes one request after the other, each when the one before is answered. */
export interface Speaker {
  readonly next: () => Ask
  /** What it learns from an answer: the next revision. Called only after a good one. */
  readonly heard?: () => void
}

export interface Measured {
  /** Good answers in a second. */
  readonly rate: number
  /** Milliseconds, ascending. */
  readonly times: readonly number[]
}

/** Closed loop: every speaker asks again as soon as it is answered. */
export async function atFullSpeed(speakers: readonly Speaker[], seconds: number): Promise<Measured> {
  const until = performance.now() + seconds * 1000
  return speak(speakers, async (ask) => {
    while (performance.now() < until) await ask(performance.now())
  })
}

/**
 * `rate` requests a second in all, at even distances. A request that has to wait for its speaker has been waiting
 * since its time came: that counts.
 */
export async function atRate(speakers: readonly Speaker[], rate: number, seconds: number): Promise<Measured> {
  const start = performance.now()
  const until = start + seconds * 1000
  let asked = 0
  return speak(speakers, async (ask) => {
    for (;;) {
      const due = start + (asked++ * 1000) / rate
      if (due >= until) return
      const wait = due - performance.now()
      if (wait > 0) await pause(wait)
      await ask(due)
    }
  })
}

type Way = (ask: (since: number) => Promise<void>) => Promise<void>

async function speak(speakers: readonly Speaker[], way: Way): Promise<Measured> {
  const times: number[] = []
  const start = performance.now()
  await Promise.all(
    speakers.map(async ({ next, heard }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      await way(async (since) => {
        await send(agent, next())
        heard?.()
        times.push(performance.now() - since)
      })
      agent.destroy()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  return { rate: times.length / seconds, times: times.toSorted((a, b) => a - b) }
}

/** Resolves with the length of a good answer (or of the refusal that is looked for); anything else is a failure of the whole measurement. */
export function send(agent: Agent, { method, url, headers, body }: Ask, expected?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const asking = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let bytes = 0
      let said = ''
      const { statusCode } = response
      const good = expected === undefined ? statusCode === 200 || statusCode === 201 : statusCode === expected
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (!good) said += String(chunk)
      })
      response.once('error', reject).once('end', () => {
        if (good) resolve(bytes)
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${said}`))
      })
    })
    asking.once('error', reject).end(body)
  })
}

export const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)] ?? 0
