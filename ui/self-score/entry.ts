/** One criterion as it stands on the screen, and what of it may be sent. Pure. */
import { asked, checkPart, missing } from '../../engine/live.ts'
import type { Answer, Framework, InputValue, Part, Problem } from '../../engine/live.ts'
import type { AnswerInput, AnswerRecord, EvidenceLink } from '../api.ts'
import type { Typing } from './drafts.ts'

export interface Entry {
  /** Everything typed, also in questions that are hidden now: it comes back when they are shown again. */
  readonly inputs: Readonly<Record<string, InputValue>>
  /** The claim "không phát sinh" with its reason; null: not claimed. */
  readonly claim: string | null
  readonly note: string
  /** Text that could not be read, by input id. */
  readonly texts: Readonly<Record<string, string>>
}

export const emptyEntry: Entry = { inputs: {}, claim: null, note: '', texts: {} }

export function entryOf(record: Pick<AnswerRecord, 'answer' | 'note'>): Entry {
  return { ...emptyEntry, inputs: record.answer.inputs, claim: record.answer.not_arising ?? null, note: record.note }
}

/** The answer that counts: without hidden questions, and without facts once nothing arose. */
export function answerOf(leaf: Part, entry: Entry): Answer {
  if (entry.claim !== null) return { inputs: {}, not_arising: entry.claim }
  const shown = asked(leaf, { inputs: entry.inputs }).map(({ id }) => id)
  return { inputs: Object.fromEntries(Object.entries(entry.inputs).filter(([id]) => shown.includes(id))) }
}

export function bodyOf(leaf: Part, entry: Entry): AnswerInput {
  return { answer: answerOf(leaf, entry), note: entry.note }
}

/** A readable value replaces earlier unreadable text, and the other way round. */
export function withInput(entry: Entry, id: string, value: InputValue | undefined, text: string | null): Entry {
  // Passing through a field is no edit: what was pasted there can still be taken back.
  if ((entry.texts[id] ?? null) === text && entry.inputs[id] === (text === null ? value : undefined)) return entry
  const inputs = { ...entry.inputs }
  const texts = { ...entry.texts }
  delete inputs[id]
  delete texts[id]
  if (text !== null) texts[id] = text
  else if (value !== undefined) inputs[id] = value
  return { ...entry, inputs, texts }
}

/** What stood in a field that was never left: text in a question waits to be taken, free text stands as it is. */
export function withTyping(leaf: Part, entry: Entry, { place, text }: Typing): Entry {
  if (leaf.inputs.some(({ id }) => id === place)) return withInput(entry, place, undefined, text)
  const typed = text.normalize('NFC')
  if (place === 'note') return { ...entry, note: typed }
  return place === 'not_arising' && entry.claim !== null ? { ...entry, claim: typed } : entry
}

/** Unreadable text in a question that is shown. */
export function unreadable(leaf: Part, entry: Entry): readonly string[] {
  if (entry.claim !== null) return []
  const shown = asked(leaf, { inputs: entry.inputs }).map(({ id }) => id)
  return Object.keys(entry.texts).filter((id) => shown.includes(id))
}

export function problemsOf(leaf: Part, entry: Entry, framework: Framework): readonly Problem[] {
  return checkPart(leaf, answerOf(leaf, entry), framework)
}

export function sendable(leaf: Part, entry: Entry, framework: Framework): boolean {
  return unreadable(leaf, entry).length === 0 && problemsOf(leaf, entry, framework).length === 0
}

/** Ids of required evidence without a file; a claim that nothing arose or an explanation may stand instead. */
export function missingEvidence(leaf: Part, entry: Entry, files: readonly EvidenceLink[]): readonly string[] {
  if (entry.claim !== null || entry.note.trim() !== '') return []
  return leaf.evidence
    .filter(({ id, required }) => required && !files.some((f) => f.criterion === leaf.id && f.requirement === id))
    .map(({ id }) => id)
}

/** paper: everything is answered, only required evidence is missing. */
export type LeafState = 'council' | 'todo' | 'doing' | 'wrong' | 'paper' | 'done'

export function leafState(leaf: Part, entry: Entry, framework: Framework, files: readonly EvidenceLink[]): LeafState {
  if (leaf.scored_by !== 'appraisal') return 'council'
  if (!sendable(leaf, entry, framework)) return 'wrong'
  if (missing(leaf, answerOf(leaf, entry)).length === 0)
    return missingEvidence(leaf, entry, files).length === 0 ? 'done' : 'paper'
  return Object.keys(entry.inputs).length > 0 || files.some((f) => f.criterion === leaf.id) ? 'doing' : 'todo'
}

/** Of criteria that the office answers: those still to be answered, and those that lack nothing but evidence. */
export function leftOf(states: readonly LeafState[]): { readonly open: number; readonly papers: number } {
  const papers = states.filter((state) => state === 'paper').length
  return { open: states.filter((state) => state !== 'council' && state !== 'done').length - papers, papers }
}

export interface Task {
  readonly state: LeafState
  readonly done: number
  readonly of: number
}

/** The state of a domain from those of its criteria. What the council enters does not hold it up. */
export function taskOf(states: readonly LeafState[]): Task {
  const own = states.filter((state) => state !== 'council')
  const done = own.filter((state) => state === 'done').length
  const state = (): LeafState => {
    if (own.length === 0) return 'council'
    if (own.includes('wrong')) return 'wrong'
    if (done === own.length) return 'done'
    if (own.every((one) => one === 'done' || one === 'paper')) return 'paper'
    return own.every((one) => one === 'todo') ? 'todo' : 'doing'
  }
  return { state: state(), done, of: own.length }
}
