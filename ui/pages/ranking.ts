/** The ranking of a round: every unit with its place, index, band and points. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { describeQuota } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { exports } from '../results/export.ts'
import { provenance } from '../results/provenance.ts'
import { loadRankings, resultsNav, standingOf, tableName, trailTo } from '../results/rankings.ts'
import type { Ranked } from '../results/rankings.ts'
import { rankingSheet } from '../results/ranking-sheet.ts'
import '../results/ranking-table.ts'
import { fromPoints } from '../results/scores.ts'
import { publicationOf } from '../results/verify.ts'
import { pointsWords, roundingWords, tieWords } from '../results/words.ts'
import { say, text } from '../text.ts'

@customElement('khung-ranking')
export class RankingPage extends Page<readonly Ranked[]> {
  protected override load(): Promise<readonly Ranked[]> {
    return loadRankings(this.params['round'] ?? '')
  }

  protected override heading([first]: readonly Ranked[]): string {
    return text('results.title', { round: first!.ranking.round.title })
  }

  protected override trail([first]: readonly Ranked[]): readonly Crumb[] {
    return trailTo(first!.ranking.round, this.me.user.role)
  }

  protected override content(all: readonly Ranked[]): TemplateResult {
    const { ranking } = all[0]!
    return html`${resultsNav(ranking.round, 'ranking')} ${standingOf(ranking)}
    ${all.map(
      (one) =>
        html`${all.length > 1 ? html`<h2 id="of-${one.framework.id}">${say(one.framework.title)}</h2>` : nothing}
        ${this.#one(one)}`,
    )}
    ${publicationOf(ranking.round, ranking, this.me.user)}`
  }

  #one({ ranking, framework }: Ranked): TemplateResult {
    const basis = `basis-${framework.id}`
    return html`
      <khung-ranking-table .ranking=${ranking} .framework=${framework} .me=${this.me.user}></khung-ranking-table>
      ${exports(() => rankingSheet(ranking, framework), tableName(text('results.table'), ranking.round, framework))}
      ${this.#quotas({ ranking, framework })}
      <section class="block" aria-labelledby="of-${framework.id} ${basis}">
        <h2 id=${basis}>${text('results.basis')}</h2>
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

  #quotas({ ranking, framework }: Ranked): TemplateResult | typeof nothing {
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
}
