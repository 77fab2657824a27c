/** The ranking as a table that can be narrowed and put in another order; the places stay what they are. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Framework } from '../../engine/live.ts'
import type { Ranking, RankingRow, Session } from '../api.ts'
import { badge } from '../elements/badge.ts'
import { LightElement } from '../elements/light.ts'
import { Overflow } from '../elements/overflow.ts'
import { decimal, points } from '../format.ts'
import { paths } from '../paths.ts'
import { ofUnit } from '../roles.ts'
import { text } from '../text.ts'
import { byPlace, sharedPlaces, shownRows, sortable, turned } from './order.ts'
import type { Order, SortKey, Wish } from './order.ts'
import { askedRevision, dash, sectionsOf, tableName } from './rankings.ts'
import { bandWords, overruledWords } from './words.ts'

@customElement('khung-ranking-table')
export class RankingTable extends LightElement {
  @property({ attribute: false }) ranking: Ranking | null = null
  @property({ attribute: false }) framework: Framework | null = null
  @property({ attribute: false }) me: Session['user'] | null = null

  @state() private wish: Wish = { name: '', band: '' }
  @state() private order: Order = byPlace
  readonly #overflow = new Overflow(this, '.scroller')

  protected override render(): TemplateResult | typeof nothing {
    const { ranking, framework } = this
    if (ranking === null || framework === null) return nothing
    const rows = shownRows(ranking.rows, framework, this.wish, this.order)
    const name = tableName(text('results.table'), ranking.round, framework)
    return html`
      ${this.#wishes(ranking, framework)}
      <p class="small muted no-print" role="status">
        ${text('figures.shown', { count: rows.length, of: ranking.rows.length })}
      </p>
      ${this.#overflow.hidden ? html`<p class="small muted no-print">${text('results.sideways')}</p>` : nothing}
      <div class="scroller" role="region" tabindex="0" aria-label=${name}>
        <table class="ranking">
          <caption class="hidden-words">
            ${name}
          </caption>
          ${this.#head(framework)}
          <tbody>
            ${rows.map((row) => this.#row(row, ranking, framework))}
          </tbody>
        </table>
      </div>
    `
  }

  #wishes(ranking: Ranking, framework: Framework): TemplateResult {
    const { rows } = ranking
    const [name, band] = [`wish-name-${framework.id}`, `wish-band-${framework.id}`]
    const bands = [...framework.bands.map(({ id }) => id), 'unclassified'].filter((id) =>
      rows.some((row) => row.band === id),
    )
    return html`<form
      class="wishes no-print"
      role="search"
      aria-label=${tableName(text('results.table'), ranking.round, framework)}
      novalidate
      @submit=${(event: Event) => event.preventDefault()}
    >
      <div class="field">
        <label for=${name}>${text('figures.find')}</label>
        <input
          id=${name}
          type="text"
          autocomplete="off"
          spellcheck="false"
          .value=${this.wish.name}
          @input=${(event: Event) => this.#wish({ name: (event.target as HTMLInputElement).value })}
        />
      </div>
      <div class="field">
        <label for=${band}>${text('results.band')}</label>
        <select id=${band} @change=${(event: Event) => this.#wish({ band: (event.target as HTMLSelectElement).value })}>
          <option value="">${text('figures.any-band')}</option>
          ${bands.map(
            (id) => html`<option value=${id} ?selected=${id === this.wish.band}>${bandWords(framework, id)}</option>`,
          )}
        </select>
      </div>
    </form>`
  }

  #wish(wish: Partial<Wish>): void {
    this.wish = { ...this.wish, ...wish }
  }

  #head(framework: Framework): TemplateResult {
    const labels: Readonly<Record<SortKey, string>> = {
      place: text('results.place'),
      unit: text('unit'),
      index: `${text('results.index')} (${framework.scale.unit})`,
      band: text('results.band'),
      points: text('points.total'),
    }
    const looks: Readonly<Record<SortKey, string>> = {
      place: 'number ranking-place',
      unit: 'ranking-unit',
      index: 'number',
      band: '',
      points: 'number',
    }
    const { by, down } = this.order
    return html`<thead>
      <tr>
        ${sortable.map(
          (key) =>
            html`<th
              scope="col"
              class=${looks[key]}
              aria-sort=${key === by ? (down ? 'descending' : 'ascending') : nothing}
            >
              <button type="button" class="button-plain sort" @click=${() => (this.order = turned(this.order, key))}>
                ${labels[key]}<span class="sort-sign" aria-hidden="true"></span>
              </button>
            </th>`,
        )}
        <th scope="col" class="number">${text('results.counted')}</th>
        ${sectionsOf(framework).map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
        <th scope="col">${text('figures.state')}</th>
      </tr>
    </thead>`
  }

  #row(row: RankingRow, ranking: Ranking, framework: Framework): TemplateResult {
    const { me } = this
    const own = me?.unit?.id === row.unit.id
    const open = me !== null && (!ofUnit(me.role) || own)
    const shared = row.place !== null && sharedPlaces(ranking.rows).has(row.place)
    const { id } = ranking.round
    return html`<tr class=${own ? 'ranking-own' : ''}>
      <td class="number ranking-place">
        ${row.place ?? dash()}
        ${shared ? html`<span class="small muted shared">${text('figures.shared')}</span>` : nothing}
      </td>
      <th scope="row" class="ranking-unit">
        ${
          open
            ? html`<a href="${paths.unitResult(id, row.unit.id)}${askedRevision()}">${row.unit.name}</a>`
            : row.unit.name
        }
      </th>
      <td class="number strong">${row.index === null ? dash() : decimal(row.index, framework.rounding.index)}</td>
      <td>${bandWords(framework, row.band)} ${overruledWords(framework, row.overruled)}</td>
      <td class="number">${row.points === null ? dash() : points(row.points)}</td>
      <td class="number">${points(row.of)}</td>
      ${sectionsOf(framework).map(({ id: section }) => {
        const { [section]: earned } = row
        return html`<td class="number">${earned === null ? dash() : points(earned)}</td>`
      })}
      <td>${this.#state(row, ranking)}</td>
    </tr>`
  }

  #state({ unit }: RankingRow, { round, state }: Ranking): TemplateResult {
    if (state === 'withdrawn') return badge(text('round.cancelled'), 'warning')
    if (state === 'published') return badge(text('round.published'), 'success')
    const found = round.assessments.find((one) => one.unit.id === unit.id)
    return html`${badge(text('results.provisional'), 'warning')}
    ${found ? html`<span class="small muted nowrap">${progressWords(found, round.state)}</span>` : nothing}`
  }
}

/** How far a unit has come in the step that the round is in. */
function progressWords(
  { progress, state }: Ranking['round']['assessments'][number],
  round: Ranking['round']['state'],
): string {
  const { answered, to_answer, decided, to_decide } = progress
  if (round === 'self-scoring')
    return state === 'submitted'
      ? text('figures.handed-in')
      : text('figures.self-progress', { count: answered, of: to_answer })
  return text('figures.decided', { count: decided, of: to_decide })
}
