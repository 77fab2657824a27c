/**
 * The files of one self-score on their way to the server. A browser cannot keep a file once its
 * page is closed; so they live as long as the page does, in whatever domain one goes on working.
 */
import type { EvidenceLink } from '../api.ts'
import { mayPass, Refused } from '../client.ts'
import { fileSize } from '../format.ts'
import { text } from '../text.ts'
import type { Progress } from '../upload.ts'
import { firstRetry, longestRetry } from './queue.ts'

export interface Upload {
  readonly key: number
  readonly criterion: string
  /** Id of the framework's evidence entry, or null for other papers. */
  readonly requirement: string | null
  readonly file: File
  readonly state:
    /** Shares of the file: what has left, and what the server had when this try began. */
    | { readonly kind: 'sending'; readonly part: number; readonly from: number }
    /** Tried again by itself. `held`: the share that the server has, from which it goes on. */
    | { readonly kind: 'unsent'; readonly why: string; readonly held: number }
    /** Another try would end alike. */
    | { readonly kind: 'refused'; readonly why: string }
}

export interface UploadNeeds {
  send(one: Upload, progress: Progress): Promise<EvidenceLink>
  /** The server holds this file. */
  attached(link: EvidenceLink): void
  /** Runs later; returns the way to cancel. */
  later(run: () => void, ms: number): () => void
  changed(): void
}

export const largest = 20 * 1024 * 1024

const everywhere = new Set<Uploads>()

/** Files that would be lost with this page. */
export function countUnsentFiles(): number {
  return [...everywhere].reduce((count, uploads) => count + uploads.pending.length, 0)
}

export class Uploads {
  #all: readonly Upload[] = []
  #next = 0
  #retry = firstRetry
  #cancel: (() => void) | undefined
  /** On their way when all was to be sent again: where such a try breaks, the next one waits for nothing. */
  #soon = new Set<number>()

  constructor(private readonly needs: UploadNeeds) {
    everywhere.add(this)
  }

  of(criterion: string): readonly Upload[] {
    return this.#all.filter((one) => one.criterion === criterion)
  }

  /** What the server may still take. */
  get pending(): readonly Upload[] {
    return this.#all.filter(({ state }) => state.kind !== 'refused')
  }

  add(criterion: string, requirement: string | null, file: File): void {
    const why = hopeless(file)
    const state: Upload['state'] = why === null ? { kind: 'sending', part: 0, from: 0 } : { kind: 'refused', why }
    const one: Upload = { key: this.#next++, criterion, requirement, file, state }
    this.#all = [...this.#all, one]
    this.needs.changed()
    if (why === null) void this.#send(one, false)
  }

  drop(key: number): void {
    this.#all = this.#all.filter((one) => one.key !== key)
    this.needs.changed()
  }

  /** Sends again whatever got no answer, now; and what is still on a line that may be dead, as soon as it breaks. */
  retry(): void {
    this.#soon = new Set(this.#all.filter(({ state }) => state.kind === 'sending').map(({ key }) => key))
    this.#now()
  }

  #now(): void {
    this.#again()
    this.#retry = firstRetry
  }

  #again(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#retry = Math.min(this.#retry * 2, longestRetry)
    for (const one of this.#all)
      if (one.state.kind === 'unsent') {
        const { held } = one.state
        this.#mark(one.key, { kind: 'sending', part: held, from: held })
        void this.#send(one, true)
      }
  }

  async #send(one: Upload, before: boolean): Promise<void> {
    let from: number | undefined
    let sure: number | undefined
    try {
      const link = await this.needs.send(one, (part, held = 0) => {
        from ??= held
        sure = held
        this.#mark(one.key, { kind: 'sending', part, from })
      })
      this.#arrived(one.key, link)
    } catch (cause) {
      this.#failed(one, cause, before, sure)
    }
  }

  /** `before`: it was sent before, and perhaps only the reply was lost. */
  #failed({ key, file, state }: Upload, cause: unknown, before: boolean, sure?: number): void {
    if (mayPass(cause)) {
      const why = cause instanceof Refused ? cause.message : text('evidence.broken')
      // Without an answer it is what was known before.
      this.#mark(key, { kind: 'unsent', why, held: sure ?? (state.kind === 'unsent' ? state.held : 0) })
      if (this.#soon.delete(key)) this.#now()
      else this.#cancel ??= this.needs.later(() => this.#again(), this.#retry)
      return
    }
    const current = cause instanceof Refused && cause.problem.code === 'file-twice' ? cause.problem.current : null
    const there = current as EvidenceLink | null | undefined
    if (before && there?.name === file.name.normalize('NFC')) this.#arrived(key, there)
    else this.#mark(key, { kind: 'refused', why: cause instanceof Error ? cause.message : String(cause) })
  }

  #arrived(key: number, link: EvidenceLink): void {
    this.#retry = firstRetry
    this.#all = this.#all.filter((one) => one.key !== key)
    this.needs.attached(link)
  }

  #mark(key: number, state: Upload['state']): void {
    this.#all = this.#all.map((one) => (one.key === key ? { ...one, state } : one))
    this.needs.changed()
  }
}

/** What no server would take, seen before anything travels. */
function hopeless(file: File): string | null {
  if (file.size === 0) return text('evidence.empty')
  return file.size > largest ? text('evidence.too-big', { size: fileSize(largest) }) : null
}
