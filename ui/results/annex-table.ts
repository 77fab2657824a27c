/** The annex on the page and on paper; each number leads to what explains it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Framework } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { decisionBadge } from '../appraisal/decision.ts'
import { points } from '../format.ts'
import { domainNumber } from '../roman.ts'
import { text } from '../text.ts'
import { annexColumns, annexRows } from './annex.ts'
import type { AnnexColumn, AnnexRow } from './annex.ts'

/** `show`: opens the explanation of a criterion. */
export function annexTable(
  framework: Framework,
  result: UnitResult,
  show: (criterion: string) => void,
): TemplateResult {
  const columns = annexColumns(result)
  const name = text('figures.annex')
  return html`<div class="scroller" role="region" tabindex="0" aria-label=${name}>
    <table class="annex">
      <caption class="hidden-words">
        ${name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('check.number')}</th>
          <th scope="col">${text('criterion')}</th>
          ${columns.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
          <th scope="col">${text('figures.note')}</th>
        </tr>
      </thead>
      <tbody>
        ${annexRows(framework, result).map((row) => rowOf(row, columns, show))}
      </tbody>
    </table>
  </div>`
}

function rowOf(row: AnnexRow, columns: readonly AnnexColumn[], show: (criterion: string) => void): TemplateResult {
  const isLeaf = row.kind === 'leaf'
  return html`<tr class=${isLeaf ? '' : 'sum'}>
    <td class="digits">
      ${isLeaf ? html`<a href="#why-${row.id}" @click=${() => show(row.id)}>${row.number}</a>` : row.kind === 'sheet' ? domainNumber(row.number) : row.number}
    </td>
    <th scope="row">${row.title}</th>
    ${columns.map(({ of }) => {
      const value = of(row)
      return html`<td class="number">${value === null ? '–' : points(value)}</td>`
    })}
    <td>${row.decision === null || row.decision === 'accepted' ? nothing : decisionBadge(row.decision)}</td>
  </tr>`
}
