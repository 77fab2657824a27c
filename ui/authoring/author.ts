/** Asks the engine beside the page. A question that only the newest text needs is not asked of older ones. */
import type { Asked, Question, Replies } from './author.worker.ts'

interface Waiting {
  readonly done: (reply: never) => void
  readonly failed: (cause: Error) => void
}

export class Author {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #number = 0

  ask<Q extends Question>(question: Q): Promise<Replies[Q['kind']]> {
    this.#worker ??= this.#begin()
    const number = (this.#number += 1)
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done, failed })
      this.#worker?.postMessage({ number, question } satisfies Asked)
    })
  }

  /** Whatever is being answered is of no use any more. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#waiting.clear()
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./author.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<{ readonly number: number; readonly reply: never }>) => {
      this.#waiting.get(data.number)?.done(data.reply)
      this.#waiting.delete(data.number)
    })
    worker.addEventListener('error', (event) => {
      const waiting = [...this.#waiting.values()]
      this.stop()
      for (const { failed } of waiting) failed(new Error(event.message))
    })
    return worker
  }
}
