/** What is wished of the journal, and how its lines are shown. */

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

/** The detail is JSON as it was recorded: one line a field; anything else is one line as it is. */
export function detailLines(detail: string): readonly (readonly [string, string])[] {
  if (detail === '') return []
  let data: unknown
  try {
    data = JSON.parse(detail)
  } catch {
    return [['', detail]]
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [['', detail]]
  return Object.entries(data).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}
