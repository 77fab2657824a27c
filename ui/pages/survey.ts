/** The survey operator's page of a round: of each unit its survey criteria, and nothing else. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { parts } from '../../engine/live.ts'
import type { Framework } from '../../engine/live.ts'
import type { Round, SurveyUnit } from '../api.ts'
import { get } from '../client.ts'
import { badge } from '../elements/badge.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { roundWords } from '../states.ts'
import '../survey/entry.ts'
import { text } from '../text.ts'

interface Data {
  readonly round: Round
  readonly units: readonly SurveyUnit[]
  /** By hash: each unit is rated by one. */
  readonly frameworks: ReadonlyMap<string, Framework>
}

@customElement('khung-survey')
export class SurveyPage extends Page<Data> {
  protected override async load(): Promise<Data> {
    const path = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const [round, units] = await Promise.all([get<Round>(path), get<readonly SurveyUnit[]>(`${path}/survey`)])
    const all = await Promise.all(
      round.frameworks.map(({ hash }) => get<Framework>(`${path}/framework?hash=${encodeURIComponent(hash)}`)),
    )
    return { round, units, frameworks: new Map(all.map((framework) => [framework.hash, framework])) }
  }

  protected override heading(): string {
    return text('survey.title')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.home'), href: '/' }]
  }

  protected override content({ round, units, frameworks }: Data): TemplateResult {
    return html`
      <p class="lede">${round.title}</p>
      <p>${badge(roundWords(round.state), 'active')}</p>
      <p>${round.survey ? text('survey.what') : text('survey.none')}</p>
      ${units.some(({ may }) => may) || !round.survey ? nothing : html`<p class="notice">${text('survey.closed')}</p>`}
      ${repeat(
        units,
        ({ assessment }) => assessment,
        (unit) => this.#unit(unit, round, frameworks.get(unit.framework)),
      )}
    `
  }

  #unit(unit: SurveyUnit, { period }: Round, framework: Framework | undefined): TemplateResult | typeof nothing {
    const asked = framework ? parts(framework).filter(({ scored_by }) => scored_by === 'survey') : []
    if (framework === undefined || asked.length === 0) return nothing
    return html`<section class="block" aria-labelledby="unit-${unit.assessment}">
      <h2 id="unit-${unit.assessment}">${unit.unit.name}</h2>
      ${asked.map(
        (leaf) =>
          html`<khung-survey-entry
            .unit=${unit}
            .framework=${framework}
            .leaf=${leaf}
            .period=${period}
          ></khung-survey-entry>`,
      )}
    </section>`
  }
}
