/**
 * A draft as it is typed, kept in this browser until the server has it: neither a crash nor a broken network loses an
 * edit. Removed at sign-out, with everything else that was typed.
 */
import { browserStore, draftPrefix } from '../self-score/drafts.ts'
import type { Store } from '../self-score/drafts.ts'

export interface Texts {
  readonly text: string
  readonly examples: string
}

export interface KeptTexts extends Texts {
  /** The revision that they build on. */
  readonly rev: number
}

export class KeptDraft {
  readonly #key: string

  constructor(
    user: string,
    draft: string,
    private readonly store: Store = browserStore(),
  ) {
    this.#key = `${draftPrefix}framework.${user}.${draft}`
  }

  read(): KeptTexts | null {
    try {
      const { text, examples, rev } = JSON.parse(this.store.getItem(this.#key) ?? '{}') as Partial<KeptTexts>
      if (typeof text !== 'string' || typeof examples !== 'string' || typeof rev !== 'number') return null
      return { text, examples, rev }
    } catch {
      return null
    }
  }

  /** False: the browser does not keep it, and only the page has it. */
  write(texts: KeptTexts): boolean {
    try {
      this.store.setItem(this.#key, JSON.stringify(texts))
      return true
    } catch {
      // What was kept before is older than what the page has: it must not come back as the latest.
      this.forget()
      return false
    }
  }

  forget(): void {
    this.store.removeItem(this.#key)
  }
}
