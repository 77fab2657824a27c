/** What the office said about one criterion: facts in words, claim, explanation, evidence. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { asked, missing } from '../../engine/live.ts'
import type { Part } from '../../engine/live.ts'
import type { EvidenceLink } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { citationWords } from '../evidence/citation.ts'
import { isViewable } from '../evidence/kinds.ts'
import { showValue } from '../fields/registry.ts'
import { fileSize } from '../format.ts'
import { entryOf, missingEvidence } from '../self-score/entry.ts'
import { say, text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'

/** Opens a file beside the row. */
export type View = (file: EvidenceLink) => void

export function saidPart(appraisal: Appraisal, leaf: Part, view: View): TemplateResult {
  const way = appraisal.way(leaf)
  if (way === 'none') return html`<p>${text('row.no-survey')}</p>`
  if (way === 'enter') {
    if (leaf.kind === 'shared') return html`<p class="muted">${text('row.flags')}</p>`
    const words = leaf.scored_by === 'survey' ? text('row.by-council-survey') : text('row.by-council-judgement')
    return html`<p class="muted">${words}</p>`
  }
  const record = appraisal.said(leaf.id)
  if (!record && leaf.inputs.length === 0)
    return html`<p class="muted">${text('row.computed')}</p>
      ${files(appraisal, leaf, view)}`
  if (!record)
    return html`<p>${badge(text('said.nothing'), 'warning')}</p>
      ${files(appraisal, leaf, view)}`
  const { answer, note } = record
  const open = missing(leaf, answer).length
  return html`
    ${
      answer.not_arising === undefined
        ? html`<dl class="said">
            ${asked(leaf, answer).map(
              (input) =>
                html`<div>
                  <dt>${say(input.label)}</dt>
                  <dd>${showValue(input, answer.inputs[input.id])}</dd>
                </div>`,
            )}
          </dl>`
        : html`<p>${badge(text('said.claim'), 'warning')} ${text('row.claimed', { reason: answer.not_arising })}</p>`
    }
    ${open > 0 ? html`<p>${badge(text('said.incomplete', { count: open }), 'warning')}</p>` : nothing}
    ${note ? html`<p class="said-note"><span class="muted small">${text('row.note')}</span><br />${note}</p>` : nothing}
    ${files(appraisal, leaf, view)}
  `
}

function files(appraisal: Appraisal, leaf: Part, view: View): TemplateResult | typeof nothing {
  const all = appraisal.files(leaf.id)
  const record = appraisal.said(leaf.id)
  const missed = record ? missingEvidence(leaf, entryOf(record), all) : []
  if (all.length === 0 && missed.length === 0) return nothing
  const named = leaf.evidence.map((one) => one.id)
  const others = all.filter(({ requirement }) => requirement === null || !named.includes(requirement))
  return html`<ul class="said-files">
    ${leaf.evidence.map((one) => {
      const found = all.filter(({ requirement }) => requirement === one.id)
      if (found.length === 0 && !missed.includes(one.id)) return nothing
      return html`<li>
        <span class="small muted">${say(one.label)}</span>
        ${found.length > 0 ? found.map((file) => link(file, view)) : badge(text('said.no-evidence'), 'warning')}
      </li>`
    })}
    ${
      others.length > 0
        ? html`<li>
            <span class="small muted">${text('evidence.other')}</span> ${others.map((file) => link(file, view))}
          </li>`
        : nothing
    }
  </ul>`
}

function link(file: EvidenceLink, view: View): TemplateResult {
  const cited = citationWords(file.cites)
  return html`<span class="said-file"
    ><a href="/api/v1/evidence/${encodeURIComponent(file.id)}" download=${file.name}
      >${text('evidence.file', { name: file.name, size: fileSize(file.size) })}</a
    >
    ${
      isViewable(file)
        ? html`<button type="button" class="button-plain" data-view=${file.id} @click=${() => view(file)}>
            ${text('viewer.see')}<span class="hidden-words"> ${text('viewer.see-of', { name: file.name })}</span>
          </button>`
        : nothing
    }
    ${cited === '' ? nothing : html`<span class="small muted">${cited}</span>`}</span
  >`
}
