/** The table of the decision's annex: number, criterion, maximum, self-score, appraisal, state. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { GroupResult, Node, Part, Text } from '../../engine/live.ts'
import { maximum } from '../format.ts'
import { paths } from '../paths.ts'
import { domainNumber } from '../roman.ts'
import { partNumber, resultOf, sheetOf, sheets, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { say, text } from '../text.ts'
import { leafGaps } from './gaps.ts'
import { countedWords } from './row-score.ts'
import { hasCouncilPart, leafWords, ownMaximum, sumWords } from './office-points.ts'
import type { SelfScore } from './self-score.ts'

export function checkTable(work: SelfScore): TemplateResult {
  const { result } = work
  return html`<table class="cards check-table">
    <caption>
      ${text('check.table', { unit: work.assessment.unit.name })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('check.number')}</th>
        <th scope="col">${text('criterion')}</th>
        <th scope="col" class="number">${text('points.max')}</th>
        <th scope="col" class="number">${text('points.self')}</th>
        <th scope="col" class="number only-paper">${text('check.appraised')}</th>
        <th scope="col" class="number only-paper">${text('check.survey')}</th>
        <th scope="col">
          <span class="no-print">${text('check.state')}</span><span class="only-paper">${text('check.remark')}</span>
        </th>
        <th scope="col" class="no-print"><span class="hidden-words">${seeOrEdit(work)}</span></th>
      </tr>
    </thead>
    <tbody>
      ${sheets(work.framework).map((sheet) => sheetRows(work, sheet))}
      <tr class="total">
        <td></td>
        <th scope="row">${text('check.total')}</th>
        <td class="number" data-label=${text('points.max')}>${maximum(ownMaximum(result, work.leaves))}</td>
        <td class="number" data-label=${text('points.self')}>${sumWords(result)}</td>
        ${paper}
        <td>${hasCouncilPart(result, work.leaves) ? text('tasks.without-council') : nothing}</td>
        <td class="no-print"></td>
      </tr>
    </tbody>
  </table>`
}

/** On paper the council and the survey write beside: empty until they have. */
const paper = html`<td class="only-paper"></td>
  <td class="only-paper"></td>`

function sheetRows(work: SelfScore, sheet: Sheet): TemplateResult {
  if (sheet.kind === 'shared') return html`${sheet.nodes.map((node) => rows(work, node))}`
  return html`${sumRow(work, sheet, sumOf(work.result, sheet.id), domainNumber(sheet.number))}
  ${sheet.nodes.map((node) => rows(work, node))}`
}

function rows(work: SelfScore, node: Node | Part): TemplateResult {
  if (node.kind !== 'group') return leafRow(work, node)
  const result = resultOf(work.result, node.id)
  return html`${sumRow(work, node, result?.kind === 'group' ? result : undefined)}
  ${node.children.map((child) => rows(work, child))}`
}

function sumRow(
  work: SelfScore,
  node: { readonly number: string; readonly title: Text },
  sum: GroupResult | undefined,
  number: TemplateResult | string = node.number,
): TemplateResult {
  return html`<tr class="sum">
    <td class="not-card">${number}</td>
    <th scope="row"><span class="only-card">${node.number} </span>${say(node.title)}</th>
    <td class="number" data-label=${text('points.max')}>${sum ? maximum(ownMaximum(sum, work.leaves)) : nothing}</td>
    <td class="number" data-label=${text('points.self')}>${sum ? sumWords(sum) : nothing}</td>
    ${paper}
    <td></td>
    <td class="no-print"></td>
  </tr>`
}

function leafRow(work: SelfScore, leaf: Part): TemplateResult {
  const result = work.leafResult(leaf.id)
  const counts = result && leafWords(result)
  const sheet = sheetOf(work.framework, leaf.id)
  const href = `${paths.domain(work.assessment.id, sheet?.id ?? '')}#${leaf.id}`
  return html`<tr>
    <td class="not-card">${leaf.number}</td>
    <th scope="row"><span class="only-card">${leaf.number} </span>${say(leaf.title)}</th>
    <td class="number" data-label=${text('points.max')}>${counts?.max ?? nothing}</td>
    <td class="number" data-label=${text('points.self')}>
      ${counts?.points ?? nothing} ${countedWords(result?.counted)}
    </td>
    ${paper}
    <td data-label=${text('check.state')}>${stateOf(work, leaf)}</td>
    <td class="no-print">
      ${
        leaf.scored_by === 'appraisal'
          ? html`<a href=${href}
              >${seeOrEdit(work)}<span class="hidden-words">
                ${text('check.edit-which', { number: partNumber(leaf) })}</span
              ></a
            >`
          : nothing
      }
    </td>
  </tr>`
}

const seeOrEdit = ({ assessment }: SelfScore): string => text(assessment.may.answer ? 'check.edit' : 'check.see')

function stateOf(work: SelfScore, leaf: Part): TemplateResult | string {
  const kind = work.leafResult(leaf.id)?.outcome.kind
  if (leaf.scored_by !== 'appraisal') return text(kind === 'no_survey' ? 'row.no-survey' : 'row.by-council')
  const gaps = leafGaps(work, leaf)
  if (gaps.length > 0) {
    const tone = work.leafState(leaf) === 'wrong' ? 'wrong' : 'lacking'
    return html`<div>${gaps.map(({ words }) => html`<div class=${tone}>${words}</div>`)}</div>`
  }
  // Claimed, or found by the rule itself: nothing of nothing.
  return text(kind === 'not_arising' ? 'row.has-claim' : 'check.answered')
}
