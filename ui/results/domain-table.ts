/** Points by domain. What no office scores itself stands apart: it would look like a raise by the council. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { leaves } from '../../engine/live.ts'
import type { Decimal, Framework, Leaf } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { leafOf } from '../appraisal/appraisal.ts'
import { outcomePoints } from '../appraisal/outcome.ts'
import { points } from '../format.ts'
import { leavesBelow, resultOf } from '../self-score/self-score.ts'
import { say, text } from '../text.ts'
import { add, subtract } from './scores.ts'

interface Line {
  readonly of: Decimal
  readonly self: Decimal
  readonly total: Decimal
  readonly entered: Decimal
}

export function domainTable(framework: Framework, result: UnitResult): TemplateResult {
  const all = leaves(framework)
  const byCouncil = all.some((leaf) => isEntered(leaf) && outcomePoints(leafOf(result.final, leaf.id)) !== null)
  const { self, final } = result
  const whole = { of: final.of, self: self.points, total: final.points, entered: enteredOf(all, result) }
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
        ${framework.domains.map((domain) => {
          const [said, counted] = [resultOf(self.domains, domain.id), resultOf(final.domains, domain.id)]
          if (said?.kind !== 'group' || counted?.kind !== 'group') return nothing
          const entered = enteredOf(leavesBelow(domain), result)
          const line = { of: counted.of, self: said.points, total: counted.points, entered }
          return html`<tr>
            <th scope="row"><span class="digits">${domain.number}.</span> ${say(domain.title)}</th>
            ${cells(line, byCouncil)}
          </tr>`
        })}
      </tbody>
      <tfoot>
        <tr class="total">
          <th scope="row">${text('check.total')}</th>
          ${cells(whole, byCouncil)}
        </tr>
      </tfoot>
    </table>
  </div>`
}

const isEntered = (leaf: Leaf): boolean => leaf.scored_by !== 'appraisal'

function enteredOf(some: readonly Leaf[], { final }: UnitResult): Decimal {
  return some.filter(isEntered).reduce((sum, leaf) => add(sum, outcomePoints(leafOf(final, leaf.id)) ?? '0'), '0')
}

function cells({ of, self, total, entered }: Line, byCouncil: boolean): TemplateResult {
  const cell = (label: string, value: Decimal): TemplateResult =>
    html`<td class="number" data-label=${label}>${points(value)}</td>`
  return html`
    ${cell(text('results.counted'), of)} ${cell(text('points.self'), self)}
    ${cell(text('points.final'), subtract(total, entered))}
    ${byCouncil ? html`${cell(text('result.entered'), entered)} ${cell(text('points.total'), total)}` : nothing}
  `
}
