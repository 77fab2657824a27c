/** The journal of a round: who did what when, newest first, each entry chained to the one before. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { JournalEntry, Round } from '../api.ts'
import { get, getAll } from '../client.ts'
import { actionWords, detailLines, matches } from '../administration/journal.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { exactTime } from '../format.ts'
import { paths } from '../paths.ts'
import { shortHash } from '../results/provenance.ts'
import { text } from '../text.ts'

interface Data {
  readonly round: Round
  /** Newest first. */
  readonly entries: readonly JournalEntry[]
}

/** More rows than this at once help nobody. */
const portion = 200

@customElement('khung-journal')
export class JournalPage extends Page<Data> {
  @state() private query = ''
  @state() private shown = portion

  protected override async load(): Promise<Data> {
    const path = `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
    const [round, entries] = await Promise.all([get<Round>(path), getAll<JournalEntry>(`${path}/journal`)])
    return { round, entries: entries.toReversed() }
  }

  protected override heading({ round }: Data): string {
    return text('journal.title', { round: round.title })
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: round.title, href: paths.appraisal(round.id) },
    ]
  }

  protected override content({ entries }: Data): TemplateResult {
    const found = entries.filter((entry) => matches(entry, this.query))
    return html`
      <p class="lede">${text('journal.what')}</p>
      <form class="narrow no-print" role="search" novalidate @submit=${(event: Event) => event.preventDefault()}>
        <div class="field">
          <label for="journal-query">${text('journal.search')}</label>
          <span class="hint" id="journal-query-hint">${text('journal.search-hint')}</span>
          <input
            id="journal-query"
            type="text"
            autocomplete="off"
            aria-describedby="journal-query-hint"
            .value=${this.query}
            @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
          />
        </div>
      </form>
      <p role="status">${text('journal.found', { count: found.length, of: entries.length })}</p>
      <table class="cards journal">
        <caption class="hidden-words">
          ${text('journal.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('journal.when')}</th>
            <th scope="col">${text('journal.who')}</th>
            <th scope="col">${text('journal.did')}</th>
            <th scope="col">${text('journal.object')}</th>
            <th scope="col">${text('journal.proof')}</th>
          </tr>
        </thead>
        <tbody>
          ${found.slice(0, this.shown).map(row)}
        </tbody>
      </table>
      ${
        found.length > this.shown
          ? html`<p class="actions">
              <button type="button" class="button-second" @click=${() => (this.shown += portion)}>
                ${text('journal.more', { count: Math.min(portion, found.length - this.shown) })}
              </button>
            </p>`
          : nothing
      }
    `
  }

  #search(query: string): void {
    this.query = query
    this.shown = portion
  }
}

function row(entry: JournalEntry): TemplateResult {
  const lines = detailLines(entry.detail)
  return html`<tr>
    <td class="digits nowrap" data-label=${text('journal.when')}>${exactTime(entry.at)}</td>
    <td data-label=${text('journal.who')}>${entry.actor}</td>
    <td data-label=${text('journal.did')}>${actionWords(entry.action)}</td>
    <td data-label=${text('journal.object')}>
      <span class="journal-object">
        ${entry.object}
        ${
          lines.length > 0
            ? html`<details class="small">
                <summary>
                  ${text('journal.detail')}<span class="hidden-words"> ${text('journal.of', { seq: entry.seq })}</span>
                </summary>
                <dl class="journal-detail">
                  ${lines.map(
                    ([name, value]) =>
                      html`<div>
                        <dt>${name}</dt>
                        <dd>${value}</dd>
                      </div>`,
                  )}
                </dl>
              </details>`
            : nothing
        }
      </span>
    </td>
    <td class="nowrap" data-label=${text('journal.proof')}>
      <span><span class="digits">${entry.seq}</span> · <span class="mono">${shortHash(entry.hash)}</span></span>
    </td>
  </tr>`
}
