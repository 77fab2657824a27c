/** What stands between this self-score and its submission, one entry a place. */
import { missing } from '../../engine/live.ts'
import type { Part } from '../../engine/live.ts'
import { problemWords, unreadableWords } from '../fields/registry.ts'
import { say, text } from '../text.ts'
import { answerOf, missingEvidence, problemsOf, unreadable } from './entry.ts'
import type { SelfScore } from './self-score.ts'

export interface Gap {
  readonly leaf: Part
  /** Where to go: an input's id, "not_arising", "evidence" or "note"; null: the criterion. */
  readonly place: string | null
  readonly words: string
}

export function gapsOf(work: SelfScore): readonly Gap[] {
  return work.parts.filter((leaf) => leaf.scored_by === 'appraisal').flatMap((leaf) => leafGaps(work, leaf))
}

export function leafGaps(work: SelfScore, leaf: Part): readonly Gap[] {
  const entry = work.entry(leaf.id)
  const input = (id: string): Part['inputs'][number] | undefined => leaf.inputs.find((one) => one.id === id)
  const labels = (ids: readonly string[]): string =>
    ids.map((id) => `“${say(input(id)?.label ?? { vi: id })}”`).join(', ')

  const unread = unreadable(leaf, entry).map((id): Gap => {
    const found = input(id)
    return { leaf, place: id, words: found ? unreadableWords(found, entry.texts[id] ?? '') : id }
  })
  const wrong = problemsOf(leaf, entry, work.framework).map((problem): Gap => ({
    leaf,
    place: problem.path,
    words: problemWords(leaf.inputs, problem),
  }))
  const open = missing(leaf, answerOf(leaf, entry)).filter((id) => !(id in entry.texts))
  const first = open[0]
  const absent: Gap[] =
    first === undefined ? [] : [{ leaf, place: first, words: text('check.missing', { what: labels(open) }) }]
  const papers = missingEvidence(leaf, entry, work.files).map((id) => {
    const paper = leaf.evidence.find((one) => one.id === id)
    return `“${say(paper?.label ?? { vi: id })}”`
  })
  const evidence: Gap[] =
    papers.length === 0
      ? []
      : [{ leaf, place: null, words: text('check.missing-evidence', { what: papers.join(', ') }) }]
  const unsaved: Gap[] =
    unread.length + wrong.length === 0 && work.pending.includes(leaf.id)
      ? [{ leaf, place: null, words: text('check.unsaved') }]
      : []
  return [...unread, ...wrong, ...absent, ...evidence, ...unsaved]
}
