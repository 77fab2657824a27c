/** What a round rates and by which framework: two entries of a list of facts. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Round } from '../api.ts'
import { day } from '../format.ts'
import { say, text } from '../text.ts'
import { provenance } from './provenance.ts'

export function roundFacts(round: Round): TemplateResult {
  return html`<div>
      <dt>${text('round.period')}</dt>
      <dd>${text('round.period-days', { from: day(round.period.from), until: day(round.period.until) })}</dd>
    </div>
    <div>
      <dt>${text('round.framework')}</dt>
      <dd>
        ${text('round.framework-version', { title: say(round.framework.title), version: round.framework.version })}
        ${provenance(round.framework.provenance)}
      </dd>
    </div>`
}
