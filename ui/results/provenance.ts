/** Which framework a figure comes from, always with whether it is official. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Round } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { say, text } from '../text.ts'

export const shortHash = (hash: string): string => hash.replace(/^sha256:/, '').slice(0, 12)

export function provenance(framework: Round['framework']): TemplateResult {
  const illustrative = framework.provenance === 'illustrative'
  return html`<div class="notice">
    <p>
      ${text('round.framework-version', { title: say(framework.title), version: framework.version })}
      ${illustrative ? badge(text('provenance.illustrative'), 'warning') : badge(text('provenance.official'), 'success')}
    </p>
    <p class="small muted">
      ${illustrative ? html`${text('provenance.illustrative-why')}<br />` : nothing}
      <span class="mono">${framework.id}@${framework.version}</span> · ${text('results.hash')}
      <span class="mono hash">${framework.hash}</span>
    </p>
  </div>`
}
