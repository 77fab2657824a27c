/**
 * What stands in a box and was not sent: a question, an answer, a note, where in a paper it stands. Kept in this browser at every key, so that neither a reload
 * nor a killed tab loses a word; removed once it is sent, and at sign-out with all other drafts.
 */
import { browserStore, draftPrefix } from './drafts.ts'
import type { Store } from './drafts.ts'

export class KeptWords {
  readonly #own: string
  /** What this page wrote, also where the browser forbids storage. */
  readonly #here = new Map<string, string>()

  constructor(
    user: string,
    assessment: string,
    private readonly store: Store = browserStore(),
  ) {
    this.#own = `${draftPrefix}words.${user}.${assessment}.`
  }

  /** Undefined: nothing was typed. */
  get(place: string): string | undefined {
    return this.#here.get(place) ?? this.store.getItem(this.#own + place) ?? undefined
  }

  set(place: string, words: string): void {
    this.#here.set(place, words)
    try {
      this.store.setItem(this.#own + place, words)
    } catch {
      // A full or forbidden store: the page still holds it.
    }
  }

  delete(place: string): void {
    this.#here.delete(place)
    this.store.removeItem(this.#own + place)
  }
}

export const explanationPlace = (turn: 'question' | 'answer', criterion: string): string => `${turn}.${criterion}`
/** Of a file that is attached. */
export const citationPlace = (file: string): string => `citation.${file}`
/** Null: about the unit as a whole. */
export const notePlace = (criterion: string | null): string => (criterion === null ? 'note' : `note.${criterion}`)
