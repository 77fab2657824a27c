/** Points by domain. Every column means one thing, the maximum stands beside what it is the maximum of, and all add up. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Decimal, Framework } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { points } from '../format.ts'
import { sheetTitle } from '../sheets.ts'
import { text } from '../text.ts'
import { domainColumns } from './domain-columns.ts'
import type { DomainColumn } from './domain-columns.ts'
import { domainLines } from './domain-lines.ts'
import type { Line } from './domain-lines.ts'

export function domainTable(framework: Framework, result: UnitResult): TemplateResult {
  const lines = domainLines(framework, result)
  const columns = domainColumns(lines)
  return html`<div class="block">
    <table class="cards domain-lines">
      <caption>
        ${text('result.domains')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('tasks.domain')}</th>
          ${columns.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.domains.map((line) => row(line, columns))}
      </tbody>
      <tfoot>
        ${row(lines.total, columns)} ${lines.sections.map((line) => row(line, columns))}
      </tfoot>
    </table>
    ${lines.isWaiting ? html`<p class="small muted">${text('figures.waiting-why')}</p>` : nothing}
    ${lines.isEntered && lines.isApart && !lines.isWaiting ? html`<p class="small muted">${text('figures.domains-why')}</p>` : nothing}
    ${lines.isApart ? nothing : html`<p class="small muted">${text('figures.not-apart')}</p>`}
  </div>`
}

function row(line: Line, columns: readonly DomainColumn[]): TemplateResult {
  return html`<tr class=${line.sheet === null ? 'total' : ''}>
    <th scope="row">${line.sheet === null ? text('check.total') : sheetTitle(line.sheet)}</th>
    ${columns.map(({ label, of }) => html`<td class="number" data-label=${label}>${shown(of(line))}</td>`)}
  </tr>`
}

const shown = (value: Decimal | null): string => (value === null ? '–' : points(value))
