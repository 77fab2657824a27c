/**
 * Decisions that are being made, kept in this browser so that neither a closed tab nor a crash loses a word that was typed. Given to be sent, one stays until the server has answered. Removed at sign-out with all other drafts.
 */
import { browserStore, draftPrefix } from '../self-score/drafts.ts'
import type { Store } from '../self-score/drafts.ts'
import type { Draft } from './ways.ts'

export class DecisionDrafts {
  readonly #own: string
  /** On their way: out of the editor's hands, not out of the browser's. */
  readonly #given = new Set<string>()
  /** What this page wrote, also where the browser forbids storage. */
  readonly #here = new Map<string, Draft>()

  constructor(
    user: string,
    assessment: string,
    private readonly store: Store = browserStore(),
  ) {
    this.#own = `${draftPrefix}council.${user}.${assessment}.`
  }

  get(criterion: string): Draft | undefined {
    if (this.#given.has(criterion)) return undefined
    return this.#here.get(criterion) ?? read(this.store.getItem(this.#own + criterion))
  }

  set(criterion: string, draft: Draft): void {
    this.#given.delete(criterion)
    this.#here.set(criterion, draft)
    try {
      this.store.setItem(this.#own + criterion, JSON.stringify(draft))
    } catch {
      // A full or forbidden store: the page still holds it.
    }
  }

  delete(criterion: string): void {
    this.#given.delete(criterion)
    this.#here.delete(criterion)
    this.store.removeItem(this.#own + criterion)
  }

  /** It is sent now; `settle` says when nothing of it is left to send. */
  give(criterion: string): void {
    this.#given.add(criterion)
  }

  settle(isPending: (criterion: string) => boolean): void {
    for (const criterion of this.#given) if (!isPending(criterion)) this.delete(criterion)
  }
}

function read(stored: string | null): Draft | undefined {
  try {
    const draft = JSON.parse(stored ?? 'null') as Draft | null
    const whole = draft !== null && typeof draft.reason === 'string' && typeof draft.points === 'string'
    return whole && typeof draft.entry === 'object' ? draft : undefined
  } catch {
    return undefined
  }
}
