/** The journal of a round, or of the whole authority: who did what when, newest first, each entry chained to the one before. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { formText } from '../administration/form-text.ts'
import { everything, journalQuery, readWish } from '../administration/journal.ts'
import type { JournalWish } from '../administration/journal.ts'
import { textField } from '../administration/text-field.ts'
import type { JournalAction, JournalEntry, JournalStanding, Round } from '../api.ts'
import { get, getPage } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { decimal, exactTime } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { shortHash } from '../results/provenance.ts'
import { text } from '../text.ts'

interface Data {
  /** Null: the journal of the whole authority. */
  readonly round: Round | null
  readonly actions: readonly JournalAction[]
  readonly standing: JournalStanding
}

const portion = '100'

@customElement('khung-journal')
export class JournalPage extends Page<Data> {
  @state() private wish: JournalWish = everything
  /** Fields that hold no day. */
  @state() private wrong: readonly ('from' | 'until')[] = []
  /** Newest first, as far as they were asked for. */
  @state() private entries: readonly JournalEntry[] = []
  /** The address of those that are older; null: there are none. */
  @state() private next: string | null = null

  get #path(): string {
    const round = this.params['round']
    return round === undefined ? '/journal' : `/rounds/${encodeURIComponent(round)}/journal`
  }

  protected override async load(): Promise<Data> {
    const round = this.params['round']
    const [found, actions, standing] = await Promise.all([
      round === undefined ? null : get<Round>(`/rounds/${encodeURIComponent(round)}`),
      get<readonly JournalAction[]>('/journal-actions'),
      get<JournalStanding>('/journal-check'),
      this.#show(everything),
    ])
    return { round: found, actions, standing }
  }

  async #show(wish: JournalWish): Promise<void> {
    const { items, next } = await getPage<JournalEntry>(
      `${this.#path}?${journalQuery(wish, { order: 'newest', limit: portion })}`,
    )
    this.wish = wish
    this.entries = items
    this.next = next
  }

  async #older(): Promise<void> {
    if (this.next === null) return
    try {
      const { items, next } = await getPage<JournalEntry>(this.next)
      this.entries = [...this.entries, ...items]
      this.next = next
    } catch (cause) {
      toast(explain(cause))
    }
  }

  async #filter(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const { wrong, ...wish } = readWish((name) => formText(data, name))
    this.wrong = wrong
    await this.showProblems(
      wrong.map((name) => ({ text: `${dateLabel(name)}: ${text('field.not-a-day')}`, href: `#${name}` })),
    )
    if (wrong.length > 0) return
    try {
      await this.#show(wish)
    } catch (cause) {
      toast(explain(cause))
    }
  }

  #date(name: 'from' | 'until'): TemplateResult {
    return textField({
      id: name,
      label: dateLabel(name),
      hint: text('field.date-hint'),
      ...(this.wrong.includes(name) && { problem: text('field.not-a-day') }),
    })
  }

  protected override heading({ round }: Data): string {
    return round === null ? text('journal.whole') : text('journal.title', { round: round.title })
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    const home = { label: text('nav.home'), href: '/' }
    if (round !== null) return [home, { label: round.title, href: paths.appraisal(round.id) }]
    return this.me.user.role === 'administrator'
      ? [{ label: text('nav.administration'), href: paths.administration }]
      : [home]
  }

  protected override content({ actions, standing }: Data): TemplateResult {
    const file = `/api/v1${this.#path}.csv?${journalQuery(this.wish, { lang: language() })}`
    const found = text(this.next === null ? 'journal.found' : 'journal.found-more', { count: this.entries.length })
    return html`
      <p class="lede">${text('journal.what')}</p>
      ${chain(standing)}
      <form
        class="journal-wishes no-print"
        role="search"
        novalidate
        @submit=${(event: SubmitEvent) => this.#filter(event)}
      >
        ${this.#date('from')} ${this.#date('until')}
        <div class="field">
          <label for="journal-who">${text('journal.who-wish')}</label>
          <span class="hint" id="journal-who-hint">${text('journal.who-hint')}</span>
          <input id="journal-who" name="who" type="text" autocomplete="off" aria-describedby="journal-who-hint" />
        </div>
        <div class="field">
          <label for="journal-action">${text('journal.action')}</label>
          <select id="journal-action" name="action">
            <option value="">${text('journal.any-action')}</option>
            ${actions.map(({ action, what }) => html`<option value=${action}>${what}</option>`)}
          </select>
        </div>
        <p class="actions">
          <button type="submit">${text('journal.filter')}</button>
          <a class="button button-second" href=${file} download>${text('journal.export')}</a>
        </p>
      </form>
      <p role="status">${found}</p>
      <table class="cards journal">
        <caption class="hidden-words">
          ${text('journal.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text('journal.when')}</th>
            <th scope="col">${text('journal.did')}</th>
            <th scope="col">${text('journal.proof')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.entries.map(row)}
        </tbody>
      </table>
      ${
        this.next === null
          ? nothing
          : html`<p class="actions">
              <button type="button" class="button-second" @click=${() => this.#older()}>${text('journal.more')}</button>
            </p>`
      }
    `
  }
}

const dateLabel = (name: 'from' | 'until'): string => text(name === 'from' ? 'journal.from' : 'journal.until')

/** Whether the whole chain follows, as it was read just now. */
function chain({ whole, entries, broken_at, checked_at }: JournalStanding): TemplateResult {
  return whole
    ? html`<p class="notice notice-success">
        ${text('journal.whole-chain', { count: decimal(String(entries)), time: exactTime(checked_at) })}
      </p>`
    : html`<p class="notice notice-error" role="alert">${text('journal.broken-chain', { seq: broken_at ?? 0 })}</p>`
}

function row(entry: JournalEntry): TemplateResult {
  const receipt = entry.action === 'assessment-submitted' ? (entry.changes[0]?.to ?? null) : null
  return html`<tr>
    <td class="digits nowrap" data-label=${text('journal.when')}>${exactTime(entry.at)}</td>
    <td data-label=${text('journal.did')}>
      <span class="journal-object">
        ${entry.sentence}
        ${
          receipt === null
            ? nothing
            : html`<br /><a href=${paths.receipt(receipt, entry.hash, language())}>${text('receipt.check-this')}</a>`
        }
      </span>
    </td>
    <td class="nowrap" data-label=${text('journal.proof')}>
      <span><span class="digits">${entry.seq}</span> · <span class="mono">${shortHash(entry.hash)}</span></span>
    </td>
  </tr>`
}
