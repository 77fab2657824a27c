/** The points of one criterion as they stand, or the few words why there are none. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Leaf, LeafOutcome, LeafResult } from '../../engine/live.ts'
import { problemWords } from '../fields/problem-words.ts'
import { maximum, points } from '../format.ts'
import { text } from '../text.ts'
import { leftOut } from './office-points.ts'

/** `unread`: inputs that hold text which could not be read; they are wrong, not unanswered. */
export function rowScore(
  leaf: Leaf,
  outcome: LeafOutcome | undefined,
  max: string,
  unread: readonly string[],
  counted?: LeafResult['counted'],
): TemplateResult {
  if (leftOut(outcome) || outcome?.kind === 'no_survey')
    return html`<p class="row-points muted">${text('row.excluded')}</p>`
  const earned = outcome?.kind === 'scored' || outcome?.kind === 'not_arising' ? points(outcome.points) : null
  const aloud =
    earned === null ? noScoreWords(leaf, outcome, unread) : text('row.points-of', { points: earned, max: maximum(max) })
  return html`<p class="row-points">
    ${aloud === null ? nothing : html`<span class="hidden-words">${text('domain.live')}: ${aloud}</span>`}
    <span aria-hidden="true"><span class="row-earned">${earned ?? '–'}</span> / ${maximum(max)}</span>
    ${countedWords(counted)}
  </p>`
}

/** What it counts in the sum above it, where that is not its own points. */
export function countedWords(counted: LeafResult['counted']): TemplateResult | typeof nothing {
  return counted === undefined
    ? nothing
    : html`<span class="small muted counted">
        ${text('row.counted', { points: points(counted.points), of: maximum(counted.of) })}
      </span>`
}

/** Why there are no points; null where the row says already that it is not saved, because something cannot be read. */
export function noScoreWords(leaf: Leaf, outcome: LeafOutcome | undefined, unread: readonly string[]): string | null {
  if (leaf.scored_by !== 'appraisal') return text('row.by-council')
  if (outcome?.kind === 'fault') return text('row.fault', { why: problemWords(leaf.inputs, outcome.problem) })
  if (outcome?.kind !== 'open') return text('field.unanswered')
  if (outcome.needs.length > 0 && outcome.needs.every((id) => id.startsWith('cohort.'))) return text('row.compared')
  return unread.length > 0 ? null : text('row.open', { count: outcome.needs.length })
}
