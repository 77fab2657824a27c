/**
 * A large framework takes a second or more to judge, for every example is run and every branch looked for: meanwhile nobody
 * else's request may wait. So each is judged in a thread of its own, one after the other, and no longer than a minute.
 */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../http/refusal.ts'
import type { Case, Judge, Verdict } from './judge.ts'

const longestQueue = 20

export interface Limits {
  readonly seconds: number
  /** MiB. */
  readonly memory: number
}

const usual: Limits = { seconds: 60, memory: 1024 }

/** `file`: the built worker. */
export function inWorker(file: string, limits = usual): Judge {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (asked) => {
    if (waiting >= longestQueue) throw new Refusal('busy', { retryAfter: 5 })
    waiting += 1
    const turn = last.then(() => judged(file, asked, limits))
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
}

async function judged(file: string, asked: Case, { seconds, memory }: Limits): Promise<Verdict> {
  const worker = new Worker(file, { workerData: asked, resourceLimits: { maxOldGenerationSizeMb: memory } })
  let over: NodeJS.Timeout | undefined
  try {
    return await new Promise<Verdict>((resolve, reject) => {
      const tooMuch = (cause?: unknown) => reject(new Refusal('framework-too-much', { cause }))
      over = setTimeout(tooMuch, seconds * 1000)
      worker
        .once('message', resolve)
        .once('error', (error) => (isOutOfMemory(error) ? tooMuch(error) : reject(error)))
        .once('exit', () => reject(new Error('the worker ended without a verdict')))
    })
  } finally {
    clearTimeout(over)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
