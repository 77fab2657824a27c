/** What was edited in this visit, so that it can be taken back and done again. Pure. */
import type { Entry } from './entry.ts'

export interface Edit {
  readonly criterion: string
  readonly before: Entry
  readonly after: Entry
}

/** One act of a person: one field, or everything of one paste. */
export type Act = readonly Edit[]

const most = 200

export class Undo {
  #done: readonly Act[] = []
  #undone: readonly Act[] = []

  /** A new act: what was taken back before cannot be done again. */
  did(act: Act): void {
    this.#done = [...this.#done, act].slice(-most)
    this.#undone = []
  }

  /** The entries to go back to, of the latest act or of a certain one. What was changed since stays as it is. */
  back(now: (criterion: string) => Entry, act: Act | undefined = this.#done.at(-1)): ReadonlyMap<string, Entry> {
    if (!act || !this.#done.includes(act)) return new Map()
    this.#done = this.#done.filter((one) => one !== act)
    this.#undone = [...this.#undone, act]
    return entries(act, now, 'after', 'before')
  }

  again(now: (criterion: string) => Entry): ReadonlyMap<string, Entry> {
    const act = this.#undone.at(-1)
    if (!act) return new Map()
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, act]
    return entries(act, now, 'before', 'after')
  }
}

function entries(
  act: Act,
  now: (criterion: string) => Entry,
  from: 'before' | 'after',
  to: 'before' | 'after',
): ReadonlyMap<string, Entry> {
  const whole = act.filter((edit) => now(edit.criterion) === edit[from])
  return new Map(whole.map((edit) => [edit.criterion, edit[to]]))
}
