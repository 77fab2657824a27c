/** The points of one criterion as they stand, or the few words why there are none. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Leaf, LeafOutcome } from '../../engine/live.ts'
import { problemWords } from '../fields/registry.ts'
import { maximum, points } from '../format.ts'
import { text } from '../text.ts'

export function rowScore(leaf: Leaf, outcome: LeafOutcome | undefined, max: string): TemplateResult {
  const excluded =
    outcome?.kind === 'not_arising' && (outcome.policy === 'exclude' || outcome.policy === 'redistribute')
  if (excluded || outcome?.kind === 'no_survey') return html`<p class="row-points muted">${text('row.excluded')}</p>`
  const earned = outcome?.kind === 'scored' || outcome?.kind === 'not_arising' ? points(outcome.points) : null
  const aloud = earned === null ? without(leaf, outcome) : text('row.points-of', { points: earned, max: maximum(max) })
  return html`<p class="row-points">
    <span class="hidden-words">${text('domain.live')}: ${aloud}</span>
    <span aria-hidden="true"><span class="row-earned">${earned ?? '–'}</span> / ${maximum(max)}</span>
  </p>`
}

function without(leaf: Leaf, outcome: LeafOutcome | undefined): string {
  if (leaf.scored_by !== 'appraisal') return text('row.by-council')
  if (outcome?.kind === 'fault') return text('row.fault', { why: problemWords(leaf.inputs, outcome.problem) })
  return outcome?.kind === 'open' ? text('row.open', { count: outcome.needs.length }) : text('field.unanswered')
}
