/** The results of a round by domain: who is strong and weak where, and how far apart the units are. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { smallMultiples, spreadChart } from '../results/charts.ts'
import { exports } from '../results/export.ts'
import '../results/heat-table.ts'
import { provenance } from '../results/provenance.ts'
import { loadRankings, resultsNav, standingOf, tableName, trailTo } from '../results/rankings.ts'
import type { Ranked } from '../results/rankings.ts'
import { heatSheet, spreadSheet } from '../results/domain-sheets.ts'
import { say, text } from '../text.ts'

@customElement('khung-result-domains')
export class ResultDomainsPage extends Page<readonly Ranked[]> {
  protected override load(): Promise<readonly Ranked[]> {
    return loadRankings(this.params['round'] ?? '')
  }

  protected override heading([first]: readonly Ranked[]): string {
    return text('figures.domains-title', { round: first!.ranking.round.title })
  }

  protected override trail([first]: readonly Ranked[]): readonly Crumb[] {
    return trailTo(first!.ranking.round, this.me.user.role)
  }

  protected override content(all: readonly Ranked[]): TemplateResult {
    const { ranking } = all[0]!
    return html`${resultsNav(ranking.round, 'domains')} ${standingOf(ranking)}
    ${all.map((one) => this.#one(one, all.length > 1))}`
  }

  #one({ ranking, framework }: Ranked, several: boolean): TemplateResult {
    const { rows, round } = ranking
    const own = this.me.user.unit?.id ?? null
    const id = (name: string): string => `${name}-${framework.id}`
    const section = (name: string, words: string, content: TemplateResult): TemplateResult =>
      html`<div class="block">
        <h2 id=${id(name)}>${several ? `${words}: ${say(framework.title)}` : words}</h2>
        ${content}
      </div>`
    const pinned = round.frameworks.find(({ hash }) => hash === framework.hash)
    return html`
      ${section(
        'heat',
        text('figures.heat-table'),
        html`<khung-heat-table .ranking=${ranking} .framework=${framework} .me=${this.me.user}></khung-heat-table>
          ${exports(() => heatSheet(ranking, framework), tableName(text('figures.heat-table'), round, framework))}`,
      )}
      ${section(
        'multiples',
        text('figures.multiples'),
        html`<p class="small muted">
            ${text('figures.multiples-why')} ${own === null ? nothing : text('figures.multiples-own')}
          </p>
          ${smallMultiples(framework, rows, own)}`,
      )}
      ${section(
        'spread',
        text('figures.spread'),
        html`${spreadChart(framework, rows, { id: id('spread-chart'), name: tableName(text('figures.spread'), round, framework) })}
        ${exports(() => spreadSheet(ranking, framework), tableName(text('figures.spread'), round, framework))}`,
      )}
      ${pinned ? provenance(pinned) : nothing}
    `
  }
}
