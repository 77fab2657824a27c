/** What the council enters or decided, as the office reads it in its own form. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LeafOutcome, Part } from '../../engine/live.ts'
import type { AppraisalRecord } from '../api.ts'
import { text } from '../text.ts'

/** In place of inputs: why the office answers nothing here. */
export function byCouncil(leaf: Part, outcome: LeafOutcome | undefined): TemplateResult {
  const words =
    outcome?.kind === 'no_survey'
      ? text('row.no-survey')
      : leaf.scored_by === 'survey'
        ? text('row.by-council-survey')
        : text('row.by-council-judgement')
  return html`<p class="muted">${words}</p>`
}

export function councilSaid({ decision, reason }: AppraisalRecord): TemplateResult {
  const said =
    decision === 'accepted'
      ? text('row.accepted')
      : decision === 'entered'
        ? text('row.entered')
        : text('row.changed', { reason })
  return html`<p class="strong">${text('row.council-said', { decision: said })}</p>`
}
