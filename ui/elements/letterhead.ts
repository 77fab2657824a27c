/** What stands first on paper: who issues it, what it is, of which round and by which framework. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { Round, Session } from '../api.ts'
import { day } from '../format.ts'
import { say, text } from '../text.ts'
import { provenance } from './provenance.ts'

export function letterhead(
  { authority }: Session,
  title: string,
  { title: round, period }: Round,
  framework: Framework,
): TemplateResult {
  return html`<div class="only-print letterhead">
    <p class="letter-authority">${authority.name}</p>
    <p class="letter-title">${title}</p>
    <p>${round} (${text('round.period-days', { from: day(period.from), until: day(period.until) })})</p>
    <p>
      ${text('round.framework-version', { title: say(framework.title), version: framework.version })}.
      ${provenance(framework.provenance)}
    </p>
  </div>`
}
