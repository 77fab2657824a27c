/** Keeps what can still be reached up to date once somebody has asked for it; the newest question is answered last. */
import type { Framework } from '../../engine/live.ts'
import type { Reach, ReachQuestion } from './reach.worker.ts'

export type Reached =
  | { readonly kind: 'not-asked' | 'waiting' | 'unreached' }
  | { readonly kind: 'known'; readonly reach: Reach }

/** Edits that follow each other quickly are one question. */
const pause = 300

export class Reaching {
  state: Reached = { kind: 'not-asked' }
  #worker: Worker | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #answered = 0

  constructor(
    private readonly framework: Framework,
    private readonly question: () => Omit<ReachQuestion, 'framework'>,
    private readonly changed: () => void,
  ) {}

  begin(): void {
    if (this.state.kind === 'waiting' || this.state.kind === 'known') return
    this.#worker?.terminate()
    this.#asked = this.#answered = 0
    const worker = new Worker(new URL('./reach.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Reach>) => {
      this.#answered += 1
      if (this.#answered === this.#asked) this.#say({ kind: 'known', reach: data })
    })
    worker.addEventListener('error', () => this.#say({ kind: 'unreached' }))
    this.#worker = worker
    this.#say({ kind: 'waiting' })
    this.#ask(this.framework)
  }

  /** The answers are others now. */
  again(): void {
    if (!this.#worker || this.state.kind === 'unreached') return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), pause)
  }

  #ask(framework?: Framework): void {
    this.#asked += 1
    this.#worker?.postMessage({ ...this.question(), ...(framework && { framework }) } satisfies ReachQuestion)
  }

  #say(state: Reached): void {
    this.state = state
    this.changed()
  }
}
