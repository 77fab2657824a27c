/** Units × domains with the points in every cell, what counts of the maximum under them, and a background that repeats their share. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { leaves } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import type { Ranking, RankingRow, Session } from '../api.ts'
import { LightElement } from '../elements/light.ts'
import { Overflow } from '../elements/overflow.ts'
import { decimal, maximum, points } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { say, text } from '../text.ts'
import { askedRevision, dash, tableName } from './rankings.ts'
import { fromPoints, heatBounds, heatStep } from './scores.ts'

@customElement('khung-heat-table')
export class HeatTable extends LightElement {
  @property({ attribute: false }) ranking: Ranking | null = null
  @property({ attribute: false }) framework: Framework | null = null
  @property({ attribute: false }) me: Session['user'] | null = null
  readonly #overflow = new Overflow(this, '.scroller')

  protected override render(): TemplateResult | typeof nothing {
    const { ranking, framework } = this
    if (ranking === null || framework === null) return nothing
    const name = tableName(text('figures.heat-table'), ranking.round, framework)
    return html`${this.#overflow.hidden ? html`<p class="small muted no-print">${text('results.sideways')}</p>` : nothing}
      <div class="scroller" role="region" tabindex="0" aria-label=${name}>
        <table class="ranking heat">
          <caption class="hidden-words">
            ${name}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="number ranking-place">${text('results.place')}</th>
              <th scope="col" class="ranking-unit">${text('unit')}</th>
              ${framework.domains.map(
                (domain) =>
                  html`<th scope="col" class="number ranking-domain">
                    <span aria-hidden="true">${text('results.domain', { number: domain.number })}</span
                    ><span class="hidden-words">${domain.number}. ${say(domain.title)}</span>
                  </th>`,
              )}
              <th scope="col" class="number">${text('check.total')}</th>
            </tr>
          </thead>
          <tbody>
            ${ranking.rows.map((row) => this.#row(row, ranking))}
          </tbody>
        </table>
      </div>
      ${legend(framework, ranking.round.survey)}`
  }

  #row(row: RankingRow, { round }: Ranking): TemplateResult {
    const { me } = this
    const own = me?.unit?.id === row.unit.id
    const open = me !== null && (!ofUnit(me.role) || own)
    return html`<tr class=${own ? 'ranking-own' : ''}>
      <td class="number ranking-place">${row.place ?? dash()}</td>
      <th scope="row" class="ranking-unit">
        ${
          open
            ? html`<a href="${paths.unitResult(round.id, row.unit.id)}${askedRevision()}">${row.unit.name}</a>`
            : row.unit.name
        }
      </th>
      ${row.domains.map(({ points: earned, of }) => {
        const step = earned === null ? null : heatStep(earned, of)
        return earned === null || step === null
          ? html`<td class="number">${dash()}</td>`
          : html`<td class="number heat-${step}">
              ${points(earned)}<span class="heat-of"><span class="hidden-words"> </span>/ ${maximum(of)}</span>
            </td>`
      })}
      <td class="number">
        ${
          row.points === null
            ? dash()
            : html`<span class="strong">${points(row.points)}</span
                ><span class="heat-of"><span class="hidden-words"> </span>/ ${maximum(row.of)}</span>`
        }
      </td>
    </tr>`
  }
}

/** A domain's maximum as the round counts it: without the survey's part when none was held. */
function countedMax(framework: Framework, domain: Framework['domains'][number], survey: boolean): number {
  const surveyed = leaves({ ...framework, domains: [domain] }).filter(({ scored_by }) => scored_by === 'survey')
  return survey ? domain.max : surveyed.reduce((max, leaf) => max - leaf.max, domain.max)
}

function legend(framework: Framework, survey: boolean): TemplateResult {
  const [first] = heatBounds
  const max = (domain: Framework['domains'][number]): string =>
    decimal(fromPoints(countedMax(framework, domain, survey), framework.rounding.criterion))
  return html`<div class="columns">
    <div>
      <h3 class="legend-title">${text('results.domains')}</h3>
      <ul class="plain small">
        ${framework.domains.map(
          (domain) =>
            html`<li>
              <span class="strong">${text('results.domain', { number: domain.number })}</span> ${say(domain.title)}
              (${text('points.max-of', { max: max(domain) })})
            </li>`,
        )}
      </ul>
    </div>
    <div class="heat-key">
      <h3 class="legend-title">${text('results.heat')}</h3>
      <ul class="heat-legend small digits">
        <li class="heat-1">${text('results.heat-below', { bound: first })}</li>
        ${heatBounds.map((bound, at) => html`<li class="heat-${at + 2}">${text('results.heat-from', { bound })}</li>`)}
      </ul>
      <p class="small muted">${text('results.heat-why')}</p>
    </div>
  </div>`
}
