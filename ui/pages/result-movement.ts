/** The units over the rounds: who moved, where to and why; with a break where two rounds cannot be compared. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { describeChange } from '../../engine/compare/index.ts'
import type { Framework } from '../../engine/live.ts'
import type { Movement, Round } from '../api.ts'
import { get } from '../client.ts'
import { Overflow } from '../elements/overflow.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { day } from '../format.ts'
import { language } from '../language.ts'
import { bumpChart } from '../results/bump-chart.ts'
import { exports } from '../results/export.ts'
import { movementSheet } from '../results/movement-sheet.ts'
import { movementTable } from '../results/movement-table.ts'
import { movers } from '../results/movers.ts'
import { askedRevision, resultsNav, standingOf, stateOf, tableName, trailTo } from '../results/rankings.ts'
import { breaksInto, isCountedAgain, tracks } from '../results/tracks.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly movement: Movement
  readonly round: Round
  readonly frameworks: readonly Framework[]
}

@customElement('khung-result-movement')
export class ResultMovementPage extends Page<Data> {
  readonly #overflow = new Overflow(this, '.scroller')

  protected override async load(): Promise<Data> {
    const path = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const [movement, round] = await Promise.all([get<Movement>(`${path}/movement${askedRevision()}`), get<Round>(path)])
    const last = movement.rounds.at(-1)!
    const frameworks = await Promise.all(
      last.frameworks.map(({ hash }) => get<Framework>(`${path}/framework?hash=${encodeURIComponent(hash)}`)),
    )
    return { movement, round, frameworks }
  }

  protected override heading({ round }: Data): string {
    return text('figures.movement-title', { round: round.title })
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    return trailTo(round, this.me.user.role)
  }

  protected override content({ movement, round, frameworks }: Data): TemplateResult {
    const { revision, state } = movement.rounds.at(-1)!
    return html`
      ${resultsNav(round, 'movement')} ${standingOf({ round, revision, state })}
      ${
        movement.rounds.length < 2
          ? html`<p class="notice">${text('figures.no-earlier')}</p>`
          : html`${frameworks.map((framework) => this.#one(movement, round, framework))} ${this.#breaks(movement)}
            ${roundsTable(movement)}`
      }
    `
  }

  #one(movement: Movement, round: Round, framework: Framework): TemplateResult {
    const all = tracks(movement, framework)
    const name = tableName(text('figures.movement'), round, framework)
    return html`<div class="block">
      <h2>${tableName(text('figures.movement'), round, framework)}</h2>
      ${movers(all, movement.rounds.at(-2)?.title ?? '')}
      ${isCountedAgain(all) ? html`<p class="notice">${text('figures.among-why')}</p>` : nothing}
      ${this.#overflow.hidden ? html`<p class="small muted no-print">${text('figures.sideways')}</p>` : nothing}
      ${bumpChart(movement, all, this.me.user.unit?.id ?? null, {
        id: `bump-${framework.id}`,
        name: tableName(text('figures.bump'), round, framework),
      })}
      <p class="small muted">${text('figures.bump-why')}</p>
      ${movementTable(movement, framework, all, this.me.user)}
      ${exports(() => movementSheet(movement, round, framework), name)}
    </div>`
  }

  /** Why no line goes across, in the words of the comparison. */
  #breaks(movement: Movement): TemplateResult | typeof nothing {
    const { rounds } = movement
    const found = rounds
      .slice(1)
      .flatMap((round, at) => breaksInto(movement, round.id).map((step) => ({ before: rounds[at]!, round, step })))
    if (found.length === 0) return nothing
    const named = (hash: string): string => {
      const pinned = rounds.flatMap(({ frameworks }) => frameworks).find((one) => one.hash === hash)
      return pinned ? `${pinned.id}@${pinned.version}` : hash
    }
    return html`<section class="block" aria-labelledby="breaks">
      <h2 id="breaks">${text('figures.breaks')}</h2>
      ${found.map(
        ({ before, round, step }) =>
          html`<p>
              ${text('figures.break', { before: before.title, after: round.title, from: named(step.from), to: named(step.to), count: step.breaking.length })}
            </p>
            ${
              step.breaking.length === 0
                ? nothing
                : html`<details class="no-print">
                    <summary>${text('figures.break-changes', { from: named(step.from), to: named(step.to) })}</summary>
                    <ul>
                      ${step.breaking.map((change) => html`<li>${describeChange(change, language())}</li>`)}
                    </ul>
                  </details>`
            }`,
      )}
    </section>`
  }
}

function roundsTable({ rounds }: Movement): TemplateResult {
  return html`<section class="block" aria-labelledby="rounds">
    <h2 id="rounds">${text('figures.rounds')}</h2>
    <table class="cards">
      <caption class="hidden-words">
        ${text('figures.rounds')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('figures.round')}</th>
          <th scope="col">${text('round.period')}</th>
          <th scope="col">${text('figures.state')}</th>
          <th scope="col">${text('round.survey')}</th>
          <th scope="col">${text('round.framework')}</th>
        </tr>
      </thead>
      <tbody>
        ${rounds.map((one) => {
          const { title, period, survey, frameworks } = one
          return html`<tr>
            <th scope="row">${title}</th>
            <td data-label=${text('round.period')}>
              ${text('round.period-days', { from: day(period.from), until: day(period.until) })}
            </td>
            <td data-label=${text('figures.state')}>${stateOf(one)}</td>
            <td data-label=${text('round.survey')}>
              ${survey ? text('round.survey-held') : text('round.survey-none')}
            </td>
            <td class="stacked" data-label=${text('round.framework')}>
              <span>
                ${frameworks.map(
                  (pinned) =>
                    html`${say(pinned.title)}<br />
                      <span class="mono small">${pinned.id}@${pinned.version}</span><br />
                      <span class="mono small hash">${pinned.hash}</span><br />`,
                )}
              </span>
            </td>
          </tr>`
        })}
      </tbody>
    </table>
  </section>`
}
