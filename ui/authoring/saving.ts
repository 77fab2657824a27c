/**
 * Saves a draft by itself: one save at a time, each with the revision that it builds on, and nothing is called saved
 * before the server said so. What somebody else saved meanwhile is never overwritten unseen.
 */
import type { Draft, DraftSummary } from '../api.ts'
import { mayPass, put, Refused } from '../client.ts'
import { later } from '../self-score/later.ts'
import type { KeptDraft, Texts } from './kept-draft.ts'
import { merged } from './merge.ts'

export type DraftState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' | 'saving' }
  /** No answer from the server: tried again by itself. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'conflict'; readonly theirs: Draft }
  /** Published or removed by somebody else, or too large: what is here stays here. */
  | { readonly kind: 'refused'; readonly why: string }

const pause = 1_000
const firstRetry = 5_000
const longestRetry = 60_000

export interface SavingNeeds {
  /** As they stand on the page. */
  texts(): Texts
  changed(): void
  /** Somebody else changed other lines: the page goes on with both. */
  merge(texts: Texts, theirs: Draft): void
  /** Something is being typed or written into the texts. */
  busy(): boolean
}

export class DraftSaving {
  state: DraftState
  #rev: number
  #retry = firstRetry
  #cancel: (() => void) | undefined
  /** The save under way. */
  #sending: Promise<void> | null = null
  readonly #open = new AbortController()

  /** What the server holds under that revision. */
  #base: Texts

  constructor(
    private readonly draft: Draft,
    private readonly kept: KeptDraft,
    private readonly needs: SavingNeeds,
  ) {
    this.#rev = draft.rev
    this.#base = draft
    this.state = { kind: 'saved', at: draft.changed_at }
    const { signal } = this.#open
    addEventListener('online', () => this.flush(), { signal })
    addEventListener(
      'beforeunload',
      (event) => {
        if (this.needs.busy() || (this.#pending && this.kept.read() === null)) event.preventDefault()
      },
      { signal },
    )
  }

  /** Of what the server holds. */
  get rev(): number {
    return this.#rev
  }

  get #pending(): boolean {
    return this.state.kind !== 'saved'
  }

  edited(): void {
    this.kept.write({ ...this.needs.texts(), rev: this.#rev })
    if (this.state.kind === 'conflict') return
    this.#say({ kind: 'waiting' })
    this.#schedule(pause)
  }

  /** Texts of an earlier visit that never arrived. */
  restored(rev: number, now: Draft): void {
    if (rev !== now.rev) return this.#say({ kind: 'conflict', theirs: now })
    this.#say({ kind: 'waiting' })
    this.#schedule(0)
  }

  flush(): void {
    if (this.state.kind === 'waiting' || this.state.kind === 'unsent') this.#schedule(0)
  }

  /** The page is left; what waits is still sent. */
  close(): void {
    this.flush()
    this.#open.abort()
  }

  /** Settled when the server has everything, or cannot take it now. */
  async settle(): Promise<boolean> {
    this.#cancel?.()
    await this.#sending
    await this.#send()
    return this.state.kind === 'saved'
  }

  keepMine(): void {
    if (this.state.kind !== 'conflict') return
    this.#rev = this.state.theirs.rev
    this.#base = this.state.theirs
    this.#say({ kind: 'waiting' })
    this.edited()
  }

  takeTheirs(): Draft | null {
    if (this.state.kind !== 'conflict') return null
    const { theirs } = this.state
    this.#stored(theirs, theirs)
    return theirs
  }

  #schedule(ms: number): void {
    this.#cancel?.()
    this.#cancel = later(() => void this.#send(), ms)
  }

  async #send(): Promise<void> {
    if (this.#sending || this.state.kind === 'saved' || this.state.kind === 'conflict') return
    this.#sending = this.#save()
    try {
      await this.#sending
    } finally {
      this.#sending = null
    }
  }

  async #save(): Promise<void> {
    const sent = this.needs.texts()
    this.#say({ kind: 'saving' })
    try {
      const stored = await put<DraftSummary>(`/drafts/${encodeURIComponent(this.draft.id)}`, sent, this.#rev)
      this.#retry = firstRetry
      const now = this.needs.texts()
      if (now.text === sent.text && now.examples === sent.examples) this.#stored(stored, sent)
      else {
        this.#rev = stored.rev
        this.#base = sent
        this.edited()
      }
    } catch (cause) {
      this.#failed(cause, sent)
    }
  }

  #failed(cause: unknown, sent: Texts): void {
    if (!(cause instanceof Refused) || mayPass(cause)) {
      this.#say({ kind: 'unsent' })
      this.#schedule(this.#retry)
      this.#retry = Math.min(this.#retry * 2, longestRetry)
      return
    }
    const theirs = cause.problem.code === 'stale' ? (cause.problem.current as Draft | undefined) : undefined
    if (!theirs) return this.#say({ kind: 'refused', why: cause.message })
    // The same content: an earlier attempt arrived and only its reply was lost.
    if (theirs.text === sent.text && theirs.examples === sent.examples) return this.#stored(theirs, theirs)
    const both = merged(this.needs.texts(), this.#base, theirs)
    if (both) {
      this.#rev = theirs.rev
      this.#base = theirs
      this.needs.merge(both, theirs)
    } else {
      // Another tab may have forgotten them when it saved its own.
      this.kept.write({ ...this.needs.texts(), rev: this.#rev })
      this.#say({ kind: 'conflict', theirs })
    }
  }

  #stored({ rev, changed_at }: Pick<DraftSummary, 'rev' | 'changed_at'>, base: Texts): void {
    this.#rev = rev
    this.#base = base
    this.kept.forget()
    this.#say({ kind: 'saved', at: changed_at })
  }

  #say(state: DraftState): void {
    this.state = state
    this.needs.changed()
  }
}
