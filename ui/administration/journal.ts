/** Words for the journal's entries, and finding them without caring for diacritics. */
import type { JournalEntry } from '../api.ts'
import { text } from '../text.ts'
import type { PlainKey } from '../text.ts'
import { fold } from './fold.ts'

const actions: Readonly<Record<string, PlainKey>> = {
  'round-added': 'journal.round-added',
  'round-moved': 'journal.round-moved',
  'round-published': 'journal.round-published',
  'assessment-closed': 'journal.assessment-closed',
  'assessment-submitted': 'journal.assessment-submitted',
  'answer-saved': 'journal.answer-saved',
  'answer-accepted': 'journal.answer-accepted',
  'answer-changed': 'journal.answer-changed',
  'answer-entered': 'journal.answer-entered',
  'evidence-attached': 'journal.evidence-attached',
  'evidence-removed': 'journal.evidence-removed',
  'version-asked': 'journal.version-asked',
  'version-moved': 'journal.version-moved',
  'version-refused': 'journal.version-refused',
  'round-cancelled': 'journal.round-cancelled',
  'round-reopened': 'journal.round-reopened',
  'dates-set': 'journal.dates-set',
  'unit-facts-set': 'journal.unit-facts-set',
  'sheets-delegated': 'journal.sheets-delegated',
  'assessment-ready': 'journal.assessment-ready',
  'assessment-not-ready': 'journal.assessment-not-ready',
  'assessment-returned': 'journal.assessment-returned',
  'deadline-extended': 'journal.deadline-extended',
  'explanation-asked': 'journal.explanation-asked',
  'explanation-withdrawn': 'journal.explanation-withdrawn',
  'explanation-answered': 'journal.explanation-answered',
  'note-added': 'journal.note-added',
  'answer-proposed': 'journal.answer-proposed',
  'correction-asked': 'journal.correction-asked',
  'correction-approved': 'journal.correction-approved',
  'correction-refused': 'journal.correction-refused',
}

/** An action without words here is shown under its own name: nothing is left out. */
export function actionWords(action: string): string {
  const key = Object.hasOwn(actions, action) ? actions[action] : undefined
  return key ? text(key) : action
}

export function matches(entry: JournalEntry, query: string): boolean {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  const have = fold(`${entry.actor} ${actionWords(entry.action)} ${entry.object} ${entry.detail}`)
  return wanted.every((word) => have.includes(word))
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
