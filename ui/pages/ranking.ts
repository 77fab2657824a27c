/** The ranking of a round: every unit with its place, index, band and points per domain. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { describeQuota, leaves } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import type { Ranking, RankingRow } from '../api.ts'
import { get } from '../client.ts'
import { Overflow } from '../elements/overflow.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { decimal, points } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { isStaff, ofUnit } from '../roles.ts'
import { revisionWords } from '../rounds/notices.ts'
import { csv, download } from '../results/csv.ts'
import type { Cell } from '../results/csv.ts'
import { provenance } from '../results/provenance.ts'
import { fromPoints, heatBounds, heatStep } from '../results/scores.ts'
import { bandWords, overruledWords, pointsWords, roundingWords, standing, tieWords } from '../results/words.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly ranking: Ranking
  readonly framework: Framework
}

/** A framework of the round with its own ranking. */
type Rankings = readonly Data[]

/** A domain's maximum as the round counts it: without the survey's part when none was held. */
function countedMax(framework: Framework, domain: Framework['domains'][number], survey: boolean): number {
  const surveyed = leaves({ ...framework, domains: [domain] }).filter(({ scored_by }) => scored_by === 'survey')
  return survey ? domain.max : surveyed.reduce((max, leaf) => max - leaf.max, domain.max)
}

@customElement('khung-ranking')
export class RankingPage extends Page<Rankings> {
  readonly #overflow = new Overflow(this, '.scroller')

  protected override async load(): Promise<Rankings> {
    const round = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const revision = /^\?revision=\d+$/.test(location.search) ? location.search : ''
    const ranking = await get<Ranking>(`${round}/ranking${revision}`)
    return Promise.all(
      ranking.round.frameworks.map(async ({ hash }) => {
        const own = <T extends { readonly framework: string }>(all: readonly T[]): readonly T[] =>
          all.filter((one) => one.framework === hash)
        const framework = await get<Framework>(`${round}/framework?hash=${encodeURIComponent(hash)}`)
        return { ranking: { ...ranking, rows: own(ranking.rows), quotas: own(ranking.quotas) }, framework }
      }),
    )
  }

  protected override heading([first]: Rankings): string {
    const { ranking } = first!
    return text('results.title', { round: ranking.round.title })
  }

  protected override trail([first]: Rankings): readonly Crumb[] {
    const { round } = first!.ranking
    const home = { label: text('nav.home'), href: '/' }
    return !isStaff(this.me.user.role) ? [home] : [home, { label: round.title, href: paths.appraisal(round.id) }]
  }

  protected override content(all: Rankings): TemplateResult {
    return html`${all.map(
      (one) =>
        html`${all.length > 1 ? html`<h2 id="of-${one.framework.id}">${say(one.framework.title)}</h2>` : nothing}
        ${this.#one(one)}`,
    )}`
  }

  #one(data: Data): TemplateResult {
    const { ranking, framework } = data
    const id = (name: string): string => `${name}-${framework.id}`
    return html`
      ${standing(ranking.round)}
      ${
        ranking.revision < ranking.round.publications.length && ranking.state !== 'provisional'
          ? html`<p class="notice notice-warning">${text('results.earlier', { revision: ranking.revision })}</p>`
          : nothing
      }
      ${this.#table(data)} ${this.#legend(framework, ranking.round.survey)}
      <p class="actions no-print">
        <button type="button" class="button-second" @click=${() => this.#download(data)}>${text('results.csv')}</button>
      </p>
      ${this.#quotas(data)}
      <section class="block" aria-labelledby="of-${framework.id} ${id('basis')}">
        <h2 id=${id('basis')}>${text('results.basis')}</h2>
        ${provenance(ranking.round.frameworks.find(({ hash }) => hash === framework.hash) ?? ranking.round.framework)}
        <p>${roundingWords(framework)}</p>
        <p>${tieWords(framework)}</p>
        ${
          ranking.round.survey || framework.scale.survey === null
            ? nothing
            : html`<p>
                ${text('results.no-survey', { points: pointsWords(ranking.round), total: this.#total(framework) })}
              </p>`
        }
      </section>
    `
  }

  #quotas({ ranking, framework }: Data): TemplateResult | typeof nothing {
    if (ranking.quotas.length === 0) return nothing
    const nameOf = (id: string): string => ranking.rows.find(({ unit }) => unit.id === id)?.unit.name ?? id
    return html`<section class="block" aria-labelledby="of-${framework.id} quotas-${framework.id}">
      <h2 id="quotas-${framework.id}">${text('results.quotas')}</h2>
      <ul class="plain">
        ${ranking.quotas.map(
          (report) => html`<li>${describeQuota(framework, report, nameOf, language()).join(' ')}</li>`,
        )}
      </ul>
    </section>`
  }

  #total({ scale, rounding }: Framework): string {
    return decimal(fromPoints(scale.total, rounding.criterion))
  }

  #table({ ranking, framework }: Data): TemplateResult {
    return html`${
        this.#overflow.hidden ? html`<p class="small muted no-print">${text('results.sideways')}</p>` : nothing
      }
      <div class="scroller" role="region" tabindex="0" aria-label=${tableName(ranking, framework)}>
        <table class="ranking">
          <caption class="hidden-words">
            ${tableName(ranking, framework)}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="number ranking-place">${text('results.place')}</th>
              <th scope="col" class="ranking-unit">${text('unit')}</th>
              <th scope="col" class="number">${text('results.index')} (${framework.scale.unit})</th>
              <th scope="col">${text('results.band')}</th>
              ${framework.domains.map(
                (domain) =>
                  html`<th scope="col" class="number ranking-domain">
                    <span aria-hidden="true">${text('results.domain', { number: domain.number })}</span
                    ><span class="hidden-words">${domain.number}. ${say(domain.title)}</span>
                  </th>`,
              )}
              ${sectionsOf(framework).map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${ranking.rows.map((row) => this.#row(row, ranking, framework))}
          </tbody>
        </table>
      </div>`
  }

  #row(row: RankingRow, { round }: Ranking, framework: Framework): TemplateResult {
    const { role, unit: own } = this.me.user
    const open = !ofUnit(role) || own?.id === row.unit.id
    return html`<tr class=${own?.id === row.unit.id ? 'ranking-own' : ''}>
      <td class="number ranking-place">${row.place ?? dash()}</td>
      <th scope="row" class="ranking-unit">
        ${open ? html`<a href=${paths.unitResult(round.id, row.unit.id)}>${row.unit.name}</a>` : row.unit.name}
      </th>
      <td class="number strong">${row.index === null ? dash() : decimal(row.index, framework.rounding.index)}</td>
      <td>${bandWords(framework, row.band)} ${overruledWords(framework, row.overruled)}</td>
      ${row.domains.map(({ points: earned, of }) => {
        const step = earned === null ? null : heatStep(earned, of)
        return earned === null || step === null
          ? html`<td class="number">${dash()}</td>`
          : html`<td class="number heat-${step}">${points(earned)}</td>`
      })}
      ${sectionsOf(framework).map(({ id }) => {
        const { [id]: earned } = row
        return html`<td class="number">${earned === null ? dash() : points(earned)}</td>`
      })}
    </tr>`
  }

  #legend(framework: Framework, survey: boolean): TemplateResult {
    const [first] = heatBounds
    return html`<div class="columns">
      <div>
        <h2 class="legend-title">${text('results.domains')}</h2>
        <ul class="plain small">
          ${framework.domains.map(
            (domain) =>
              html`<li>
                <span class="strong">${text('results.domain', { number: domain.number })}</span> ${say(domain.title)}
                (${text('points.max-of', { max: decimal(fromPoints(countedMax(framework, domain, survey), framework.rounding.criterion)) })})
              </li>`,
          )}
        </ul>
      </div>
      <div class="heat-key">
        <h2 class="legend-title">${text('results.heat')}</h2>
        <ul class="heat-legend small digits">
          <li class="heat-1">${text('results.heat-below', { bound: first })}</li>
          ${heatBounds.map(
            (bound, at) => html`<li class="heat-${at + 2}">${text('results.heat-from', { bound })}</li>`,
          )}
        </ul>
        <p class="small muted">${text('results.heat-why')}</p>
      </div>
    </div>`
  }

  #download({ ranking, framework }: Data): void {
    const head: readonly Cell[] = [
      text('results.place'),
      text('unit'),
      `${text('results.index')} (${framework.scale.unit})`,
      text('results.band'),
      text('points.total'),
      text('results.counted'),
      ...framework.domains.map((domain) => `${domain.number}. ${say(domain.title)}`),
      ...sectionsOf(framework).map(({ label }) => label),
    ]
    const rows = ranking.rows.map((row): readonly Cell[] => [
      { decimal: row.place === null ? null : String(row.place) },
      row.unit.name,
      { decimal: row.index },
      bandWords(framework, row.band),
      { decimal: row.points },
      { decimal: row.of },
      ...row.domains.map(({ points: earned }) => ({ decimal: earned })),
      ...sectionsOf(framework).map(({ id }) => ({ decimal: row[id] })),
    ])
    const state =
      ranking.state === 'withdrawn'
        ? text('round.withdrawn')
        : ranking.published_at === null
          ? text('results.provisional')
          : text('round.published')
    const revision = ranking.published_at === null ? '' : revisionWords(ranking.round, ranking.revision)
    const basis: readonly (readonly Cell[])[] = [
      [ranking.round.title, state],
      ...(revision === '' ? [] : [[revision]]),
      [`${framework.id}@${framework.version}`, framework.hash],
      [],
    ]
    download(`${text('results.file')}.csv`, csv([...basis, head, ...rows], language()))
  }
}

/** With the framework where there are several. */
const tableName = ({ round }: Ranking, { title }: Framework): string =>
  round.frameworks.length > 1 ? `${text('results.table')}: ${say(title)}` : text('results.table')

/** Bonus and penalty, where the framework has them. */
function sectionsOf({
  bonus,
  penalty,
}: Framework): readonly { readonly id: 'bonus' | 'penalty'; readonly label: string }[] {
  return [
    ...(bonus ? [{ id: 'bonus' as const, label: text('results.bonus') }] : []),
    ...(penalty ? [{ id: 'penalty' as const, label: text('results.penalty') }] : []),
  ]
}

const dash = (): TemplateResult =>
  html`<span aria-hidden="true">–</span><span class="hidden-words">${text('results.none')}</span>`
