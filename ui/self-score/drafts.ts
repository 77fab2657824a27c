/**
 * What was typed and is not on the server yet, kept in this browser so that neither
 * a crash nor a broken network loses it. One entry a criterion, so that two tabs do
 * not overwrite each other's. Removed at sign-out.
 */
import type { Answer } from '../../engine/live.ts'

export interface Draft {
  readonly answer: Answer
  readonly note: string
  /** Text that could not be read, by input id: shown again, never sent. */
  readonly texts: Readonly<Record<string, string>>
  /** The revision this draft replaces. */
  readonly rev: number
}

/** As it is kept: a smaller place was edited before. */
interface Placed extends Draft {
  readonly place: number
}

/** What stands in a field that was not left yet: its place is an input's id, "note" or "not_arising". */
export interface Typing {
  readonly place: string
  readonly text: string
}

export interface Store {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Begins every draft's key, also of those that are not of a form. */
export const draftPrefix = 'khung.draft.'
const prefix = draftPrefix
const typingPrefix = 'khung.typing.'
/** Which upload a large file has at the server (`upload-slices.ts`). */
export const uploadPrefix = 'khung.upload.'

export class Drafts {
  readonly #own: string
  readonly #typing: string
  /** The place that was given last. */
  #last: number | undefined

  constructor(
    user: string,
    assessment: string,
    private readonly store: Store = browserStore(),
  ) {
    this.#own = `${prefix}${user}.${assessment}.`
    this.#typing = `${typingPrefix}${user}.${assessment}.`
  }

  /** In the order in which the criteria were first edited: so they are sent. */
  all(): ReadonlyMap<string, Draft> {
    return new Map(
      this.#placed().map(([criterion, { answer, note, texts, rev }]) => [criterion, { answer, note, texts, rev }]),
    )
  }

  write(criterion: string, draft: Draft): void {
    this.#last ??= this.#placed().at(-1)?.[1].place ?? 0
    const place = read(this.store.getItem(this.#own + criterion))?.place ?? (this.#last += 1)
    this.#set(this.#own + criterion, { ...draft, place })
  }

  #placed(): readonly (readonly [string, Placed])[] {
    const found = keysOf(this.store, this.#own).flatMap((key) => {
      const draft = read(this.store.getItem(key))
      return draft ? [[key.slice(this.#own.length), draft] as const] : []
    })
    return found.toSorted(([, a], [, b]) => a.place - b.place)
  }

  typing(): ReadonlyMap<string, Typing> {
    const found = new Map<string, Typing>()
    for (const key of keysOf(this.store, this.#typing)) {
      const typing = readTyping(this.store.getItem(key))
      if (typing) found.set(key.slice(this.#typing.length), typing)
    }
    return found
  }

  /** `null`: the field was left, what was typed is taken over. */
  type(criterion: string, typing: Typing | null): void {
    if (typing) this.#set(this.#typing + criterion, typing)
    else this.store.removeItem(this.#typing + criterion)
  }

  #set(key: string, value: Placed | Typing): void {
    try {
      this.store.setItem(key, JSON.stringify(value))
    } catch {
      // A full or forbidden store: the page still holds the draft and says that it is not saved.
    }
  }

  remove(criterion: string): void {
    this.store.removeItem(this.#own + criterion)
  }
}

/** Criteria with something that the server does not hold. */
export function countDrafts(store: Store = browserStore()): number {
  const criteria = (start: string): string[] => keysOf(store, start).map((key) => key.slice(start.length))
  return new Set([...criteria(prefix), ...criteria(typingPrefix)]).size
}

export function clearDrafts(store: Store = browserStore()): void {
  for (const start of [prefix, typingPrefix, uploadPrefix])
    for (const key of keysOf(store, start)) store.removeItem(key)
}

function keysOf(store: Store, start: string): string[] {
  const keys: string[] = []
  for (let index = 0; index < store.length; index++) {
    const key = store.key(index)
    if (key?.startsWith(start)) keys.push(key)
  }
  return keys
}

function read(stored: string | null): Placed | null {
  if (stored === null) return null
  try {
    const draft = JSON.parse(stored) as Partial<Placed>
    const { answer, note = '', texts = {}, rev, place = 0 } = draft
    if (typeof answer !== 'object' || typeof rev !== 'number') return null
    return { answer, note, texts, rev, place }
  } catch {
    return null
  }
}

function readTyping(stored: string | null): Typing | null {
  try {
    const { place, text } = JSON.parse(stored ?? '{}') as Partial<Typing>
    return typeof place === 'string' && typeof text === 'string' ? { place, text } : null
  } catch {
    return null
  }
}

/** A browser may forbid storage altogether; then drafts live as long as the page. */
export function browserStore(): Store {
  try {
    return localStorage
  } catch {
    return { length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} }
  }
}
