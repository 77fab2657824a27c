/** Where an administrator starts: rounds, units, people. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Round, Unit, User } from '../api.ts'
import { getAll } from '../client.ts'
import { Page } from '../elements/page.ts'
import { provenance } from '../elements/provenance.ts'
import { day } from '../format.ts'
import { paths } from '../paths.ts'
import { roundBadge } from '../rounds/notices.ts'
import { text } from '../text.ts'

interface Data {
  readonly rounds: readonly Round[]
  readonly units: readonly Unit[]
  readonly users: readonly User[]
}

@customElement('khung-administration')
export class AdministrationPage extends Page<Data> {
  protected override async load(): Promise<Data> {
    const [rounds, units, users] = await Promise.all([
      getAll<Round>('/rounds'),
      getAll<Unit>('/units'),
      getAll<User>('/users'),
    ])
    return { rounds, units, users }
  }

  protected override heading(): string {
    return text('nav.administration')
  }

  protected override content({ rounds, units, users }: Data): TemplateResult {
    return html`
      <div class="columns block">
        <section class="panel">
          <h2><a href=${paths.units}>${text('units.title')}</a></h2>
          <p>${text('units.count', { count: units.length })}</p>
        </section>
        <section class="panel">
          <h2><a href=${paths.people}>${text('people.title')}</a></h2>
          <p>${text('people.count', { count: users.length })}</p>
        </section>
        <section class="panel">
          <h2><a href=${paths.authorities}>${text('authorities.title')}</a></h2>
        </section>
      </div>
      <p><a href=${paths.wholeJournal}>${text('journal.whole')}</a></p>
      <p><a href=${paths.tokens}>${text('tokens.title')}</a></p>
      <section class="block" aria-labelledby="rounds">
        <h2 id="rounds">${text('rounds.title')}</h2>
        ${rounds.length === 0 ? html`<p class="muted">${text('rounds.none')}</p>` : this.#rounds(rounds)}
        <p class="actions"><a class="button" href=${paths.newRound}>${text('new-round.title')}</a></p>
      </section>
    `
  }

  #rounds(rounds: readonly Round[]): TemplateResult {
    return html`<table class="cards">
      <caption class="hidden-words">
        ${text('rounds.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('rounds.round')}</th>
          <th scope="col">${text('tasks.state')}</th>
          <th scope="col">${text('round.period')}</th>
          <th scope="col" class="number">${text('rounds.units')}</th>
        </tr>
      </thead>
      <tbody>
        ${rounds.map(
          (round) =>
            html`<tr>
              <th scope="row"><a href=${paths.appraisal(round.id)}>${round.title}</a></th>
              <td data-label=${text('tasks.state')}>
                <span
                  >${roundBadge(round)}
                  ${round.frameworks.some((one) => one.provenance === 'illustrative') ? provenance('illustrative') : nothing}</span
                >
              </td>
              <td class="digits" data-label=${text('round.period')}>
                ${text('round.period-days', { from: day(round.period.from), until: day(round.period.until) })}
              </td>
              <td class="number" data-label=${text('rounds.units')}>${round.assessments.length}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }
}
