/**
 * Sends edits one after the other, each with the revision that was read when its
 * criterion was loaded, and never calls anything saved before the server said so.
 * It knows neither the page nor the clock: what it needs is passed in.
 */
import type { AnswerInput, AnswerRecord } from '../api.ts'
import { mayPass, Refused } from '../client.ts'
import type { Draft, Drafts } from './drafts.ts'

export type SaveState =
  /** As on the server; nothing was edited since the page was opened. */
  | { readonly kind: 'clean' }
  /** Holds something that could not be read or may not stand: kept here, not sent. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** No answer from the server: tried again by itself. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'conflict'; readonly theirs: AnswerRecord | null }
  | { readonly kind: 'refused'; readonly why: string }

export interface QueueNeeds {
  put(criterion: string, body: AnswerInput, rev: number): Promise<AnswerRecord>
  readonly drafts: Pick<Drafts, 'write' | 'remove'>
  /** Runs later; returns the way to cancel. */
  later(run: () => void, ms: number): () => void
  changed(): void
}

interface Job {
  readonly draft: Draft
  readonly body: AnswerInput
  state: SaveState
}

/** Edits that follow each other quickly, such as radio buttons, travel together. */
const pause = 400
export const firstRetry = 5_000
export const longestRetry = 60_000

export class SaveQueue {
  readonly #jobs = new Map<string, Job>()
  readonly #revs = new Map<string, number>()
  readonly #saved = new Map<string, SaveState>()
  #sending = false
  /** Asked for during an attempt: the next one waits for nothing. */
  #again = false
  #retry = firstRetry
  #cancel: (() => void) | undefined

  constructor(private readonly needs: QueueNeeds) {}

  /** What the server holds. It does not touch what is still being edited here. */
  loaded(criterion: string, rev: number): void {
    if (!this.#jobs.has(criterion)) this.#revs.set(criterion, rev)
  }

  rev(criterion: string): number {
    return this.#revs.get(criterion) ?? 0
  }

  state(criterion: string): SaveState {
    return this.#jobs.get(criterion)?.state ?? this.#saved.get(criterion) ?? { kind: 'clean' }
  }

  /** Criteria with something the server does not hold. */
  pending(): readonly string[] {
    return [...this.#jobs.keys()]
  }

  /** `sendable: false` keeps the draft here only. */
  edit(criterion: string, draft: Omit<Draft, 'rev'>, body: AnswerInput, sendable: boolean): void {
    const before = this.#jobs.get(criterion)?.state
    const state: SaveState = before?.kind === 'conflict' ? before : { kind: sendable ? 'waiting' : 'invalid' }
    this.#hold(criterion, { draft: { ...draft, rev: this.rev(criterion) }, body, state })
    if (state.kind === 'waiting') this.#schedule(pause)
  }

  /** A draft of an earlier visit: replayed against the revision it was written for. */
  restore(criterion: string, draft: Draft, body: AnswerInput, sendable: boolean): void {
    this.#revs.set(criterion, draft.rev)
    this.#jobs.set(criterion, { draft, body, state: { kind: sendable ? 'waiting' : 'invalid' } })
    if (sendable) this.#schedule(0)
  }

  /** Sends everything that can be sent, now. */
  flush(): void {
    this.#retry = firstRetry
    this.#again = this.#sending
    this.#schedule(0)
  }

  /** Mine replaces theirs with open eyes: from here on it builds on their revision. */
  keepMine(criterion: string): void {
    const job = this.#jobs.get(criterion)
    if (job?.state.kind !== 'conflict') return
    const rev = job.state.theirs?.rev ?? 0
    this.#revs.set(criterion, rev)
    this.#hold(criterion, { ...job, draft: { ...job.draft, rev }, state: { kind: 'waiting' } })
    this.#schedule(0)
  }

  takeTheirs(criterion: string): AnswerRecord | null {
    const job = this.#jobs.get(criterion)
    if (job?.state.kind !== 'conflict') return null
    const { theirs } = job.state
    this.#drop(criterion)
    this.#revs.set(criterion, theirs?.rev ?? 0)
    if (theirs) this.#saved.set(criterion, { kind: 'saved', at: theirs.at })
    else this.#saved.delete(criterion)
    this.needs.changed()
    return theirs
  }

  #schedule(ms: number): void {
    this.#cancel?.()
    this.#cancel = this.needs.later(() => void this.#work(), ms)
  }

  async #work(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      let next = this.#next()
      while (next) {
        if (!(await this.#send(...next))) {
          for (const [criterion, job] of this.#jobs)
            if (job.state.kind === 'waiting') this.#mark(criterion, job, { kind: 'unsent' })
          if (this.#again) this.#schedule(0)
          else {
            this.#schedule(this.#retry)
            this.#retry = Math.min(this.#retry * 2, longestRetry)
          }
          return
        }
        next = this.#next()
      }
    } finally {
      this.#sending = this.#again = false
    }
  }

  #next(): [string, Job] | undefined {
    return [...this.#jobs].find(([, { state }]) => state.kind === 'waiting' || state.kind === 'unsent')
  }

  /** False: there is no connection, so the rest need not be tried. */
  async #send(criterion: string, job: Job): Promise<boolean> {
    this.#mark(criterion, job, { kind: 'saving' })
    try {
      const record = await this.needs.put(criterion, job.body, this.rev(criterion))
      this.#stored(criterion, job, record)
      return true
    } catch (cause) {
      const refusal = cause instanceof Refused && !mayPass(cause) ? cause : null
      if (!refusal) {
        this.#mark(criterion, job, { kind: 'unsent' })
        return false
      }
      if (refusal.problem.code !== 'stale') {
        this.#mark(criterion, job, { kind: 'refused', why: refusal.message })
        return true
      }
      const theirs = (refusal.problem.current ?? null) as AnswerRecord | null
      // The same content: an earlier attempt arrived and only its reply was lost.
      if (theirs && same(theirs, job.body)) this.#stored(criterion, job, theirs)
      else this.#conflict(criterion, theirs)
      return true
    }
  }

  #stored(criterion: string, job: Job, record: AnswerRecord): void {
    this.#retry = firstRetry
    this.#revs.set(criterion, record.rev)
    this.#saved.set(criterion, { kind: 'saved', at: record.at })
    const latest = this.#jobs.get(criterion)
    if (latest === job) this.#drop(criterion)
    // Edited again meanwhile: that edit builds on what was just stored.
    else if (latest) this.#hold(criterion, { ...latest, draft: { ...latest.draft, rev: record.rev } })
    this.needs.changed()
  }

  #conflict(criterion: string, theirs: AnswerRecord | null): void {
    const latest = this.#jobs.get(criterion)
    if (latest) this.#mark(criterion, latest, { kind: 'conflict', theirs })
  }

  #mark(criterion: string, job: Job, state: SaveState): void {
    if (this.#jobs.get(criterion) !== job) return
    job.state = state
    this.needs.changed()
  }

  #hold(criterion: string, job: Job): void {
    this.#jobs.set(criterion, job)
    this.needs.drafts.write(criterion, job.draft)
    this.needs.changed()
  }

  #drop(criterion: string): void {
    this.#jobs.delete(criterion)
    this.needs.drafts.remove(criterion)
  }
}

export function same(record: AnswerRecord, body: AnswerInput): boolean {
  return record.note === body.note && ordered(record.answer) === ordered(body.answer)
}

/** JSON whose keys stand in one order, so that equal contents are equal texts. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
