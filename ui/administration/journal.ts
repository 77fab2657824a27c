/** What is wished of the journal. */
import { readDay } from '../../engine/live.ts'

export interface JournalWish {
  readonly from: string
  readonly until: string
  readonly who: string
  readonly action: string
}

export const everything: JournalWish = { from: '', until: '', who: '', action: '' }

/** Only what is wished for: an empty field wishes nothing. */
export function journalQuery(wish: JournalWish, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...wish, ...more }).filter(([, value]) => value.trim() !== '')
  return new URLSearchParams(given).toString()
}

/** Days as people write them; `wrong`: fields that hold something else. */
export function readWish(
  field: (name: string) => string,
): JournalWish & { readonly wrong: readonly ('from' | 'until')[] } {
  const names = ['from', 'until'] as const
  const days = Object.fromEntries(names.map((name) => [name, readDay(field(name).trim())]))
  const wrong = names.filter((name) => field(name).trim() !== '' && (days[name] ?? null) === null)
  return { from: days['from'] ?? '', until: days['until'] ?? '', who: field('who'), action: field('action'), wrong }
}
