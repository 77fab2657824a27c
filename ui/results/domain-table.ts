/** Points by domain. What no office scores itself stands apart: it would look like a raise by the council. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { leaves } from '../../engine/live.ts'
import type { Decimal, Framework, Leaf, Part, Result } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { outcomePoints } from '../appraisal/outcome.ts'
import { points } from '../format.ts'
import { leafOf, leavesBelow, partsBelow, sheets, sheetTitle, sumOf } from '../sheets.ts'
import { text } from '../text.ts'
import { add, subtract } from './scores.ts'

interface Line {
  /** Between the self-score and what counts. */
  readonly columns: readonly { readonly label: string; readonly value: Decimal }[]
  readonly of: Decimal
  readonly self: Decimal
  readonly total: Decimal
  readonly entered: Decimal
}

export function domainTable(framework: Framework, result: UnitResult): TemplateResult {
  const all = leaves(framework)
  const byCouncil = all.some((leaf) => isEntered(leaf) && outcomePoints(leafOf(result.final, leaf.id)) !== null)
  const { self, final } = result
  const counting = framework.domains.flatMap(leavesBelow)
  const whole = {
    columns: columnsOf(result).map(({ label, result: one }) => ({ label, value: one.points })),
    of: final.of,
    self: self.points,
    total: final.points,
    entered: enteredOf(counting, result),
  }
  return html`<div class="block">
    <table class="cards">
      <caption>
        ${text('result.domains')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('tasks.domain')}</th>
          <th scope="col" class="number">${text('results.counted')}</th>
          <th scope="col" class="number">${text('points.self')}</th>
          ${columnsOf(result).map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
          <th scope="col" class="number">${text('points.final')}</th>
          ${
            byCouncil
              ? html`<th scope="col" class="number">${text('result.entered')}</th>
                  <th scope="col" class="number">${text('points.total')}</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${rows(framework, result, 'domain', byCouncil)}
      </tbody>
      <tfoot>
        <tr class="total">
          <th scope="row">${text('check.total')}</th>
          ${cells(whole, byCouncil)}
        </tr>
        ${rows(framework, result, 'section', byCouncil)}
      </tfoot>
    </table>
  </div>`
}

/** The domains, or bonus and penalty: those count beside the total. */
function rows(
  framework: Framework,
  result: UnitResult,
  kind: 'domain' | 'section',
  byCouncil: boolean,
): readonly (TemplateResult | typeof nothing)[] {
  return sheets(framework)
    .filter((sheet) => sheet.kind === kind)
    .map((sheet) => {
      const [said, counted] = [sumOf(result.self, sheet.id), sumOf(result.final, sheet.id)]
      if (!said || !counted) return nothing
      const entered = enteredOf(partsBelow(sheet.nodes), result)
      return html`<tr>
        <th scope="row">${sheetTitle(sheet)}</th>
        ${cells({ columns: columnsOf(result).map(({ label, result: one }) => ({ label, value: sumOf(one, sheet.id)?.points ?? '0' })), of: counted.of, self: said.points, total: counted.points, entered }, byCouncil)}
      </tr>`
    })
}

const isEntered = (leaf: Pick<Leaf, 'scored_by'>): boolean => leaf.scored_by !== 'appraisal'

function enteredOf(some: readonly Part[], { final }: UnitResult): Decimal {
  return some.filter(isEntered).reduce((sum, leaf) => add(sum, outcomePoints(leafOf(final, leaf.id)) ?? '0'), '0')
}

/** What the first and the second appraisal left, where they stand apart. */
function columnsOf({
  appraised,
  clarified,
}: UnitResult): readonly { readonly label: string; readonly result: Result }[] {
  return [
    ...(appraised ? [{ label: text('result.appraised'), result: appraised }] : []),
    ...(clarified ? [{ label: text('result.clarified'), result: clarified }] : []),
  ]
}

function cells({ columns, of, self, total, entered }: Line, byCouncil: boolean): TemplateResult {
  const cell = (label: string, value: Decimal): TemplateResult =>
    html`<td class="number" data-label=${label}>${points(value)}</td>`
  return html`
    ${cell(text('results.counted'), of)} ${cell(text('points.self'), self)}
    ${columns.map(({ label, value }) => cell(label, value))} ${cell(text('points.final'), subtract(total, entered))}
    ${byCouncil ? html`${cell(text('result.entered'), entered)} ${cell(text('points.total'), total)}` : nothing}
  `
}
