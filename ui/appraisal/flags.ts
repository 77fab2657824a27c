/** What a criterion of a unit needs to be seen for, in one or two words each; the same in grid, list and row. */
import type { Part } from '../../engine/live.ts'
import type { Tone } from '../elements/badge.ts'
import { entryOf, missingEvidence } from '../self-score/entry.ts'
import { text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'

export interface Flag {
  readonly words: string
  readonly tone: Tone
}

export function flagsOf(appraisal: Appraisal, leaf: Part): readonly Flag[] {
  const { assessment } = appraisal
  const said = appraisal.said(leaf.id)
  const way = appraisal.way(leaf)
  const asked = assessment.explanations[leaf.id]
  const flags: Flag[] = []
  const warn = (words: string): void => void flags.push({ words, tone: 'warning' })
  if (way === 'fill') warn(text('across.unanswered'))
  if (said?.answer.not_arising !== undefined) warn(text('said.claim'))
  if (said && missingEvidence(leaf, entryOf(said), appraisal.files(leaf.id)).length > 0) warn(text('said.no-evidence'))
  if (asked) {
    if (asked.answer === null) warn(text('across.asked'))
    else flags.push({ words: text('across.explained'), tone: 'active' })
  }
  const second = assessment.second[leaf.id]
  const state = appraisal.decisions.state(leaf.id)
  if (state.kind === 'waiting' || (second && state.kind !== 'saved')) warn(text('across.second'))
  if (state.kind === 'unsent') warn(text('save.unsent'))
  if (state.kind === 'conflict') warn(text('across.conflict'))
  if (state.kind === 'refused') flags.push({ words: text('across.refused'), tone: 'error' })
  return flags
}
