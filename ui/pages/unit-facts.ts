/** What a round knows of each unit, as one table: typed cell by cell, or pasted from a spreadsheet. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { textField } from '../administration/text-field.ts'
import { cellOf, cellsOf, columnsOf, readCells, readPaste } from '../administration/unit-facts.ts'
import type { Cells, Column } from '../administration/unit-facts.ts'
import type { Framework, Round, UnitFacts } from '../api.ts'
import { get, put } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { paths } from '../paths.ts'
import { say, text } from '../text.ts'

interface Data {
  readonly round: Round
  readonly columns: readonly Column[]
  readonly units: readonly UnitFacts[]
}

@customElement('khung-unit-facts')
export class UnitFactsPage extends Page<Data> {
  @state() private cells: Cells = new Map()
  @state() private wrong: ReadonlyMap<string, string> = new Map()
  @state() private busy = false
  #pasted = ''

  get #path(): string {
    return `/rounds/${encodeURIComponent(this.params['round'] ?? '')}`
  }

  protected override async load(): Promise<Data> {
    const [round, framework, units] = await Promise.all([
      get<Round>(this.#path),
      get<Framework>(`${this.#path}/framework`),
      get<readonly UnitFacts[]>(`${this.#path}/unit-facts`),
    ])
    const columns = columnsOf(framework)
    this.cells = cellsOf(units, columns)
    return { round, columns, units }
  }

  protected override heading(): string {
    return text('unit-facts.title')
  }

  protected override trail({ round }: Data): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: round.title, href: paths.appraisal(round.id) },
    ]
  }

  protected override content(data: Data): TemplateResult {
    const { round, columns, units } = data
    if (columns.length === 0) return html`<p>${text('unit-facts.none')}</p>`
    const may = round.state === 'draft' && this.me.user.role === 'administrator'
    return html`
      <p class="lede">${text('unit-facts.what')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => this.#save(event, data)}>
        <div class="scroller" role="region" tabindex="0" aria-label=${text('unit-facts.title')}>
          <table class="unit-facts">
            <caption>
              ${text('unit-facts.table', { count: units.length })}
            </caption>
            <thead>
              <tr>
                <th scope="col">${text('unit')}</th>
                ${columns.map(({ input }) => html`<th scope="col">${say(input.label)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${units.map(
                ({ unit }) =>
                  html`<tr>
                    <th scope="row">${unit.name}</th>
                    ${columns.map((column) => html`<td>${this.#cell(unit, column, may)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        ${may ? html`<p class="actions"><button ?disabled=${this.busy}>${text('unit-facts.save')}</button></p>` : nothing}
      </form>
      ${may ? this.#paste(data) : nothing}
    `
  }

  #cell(unit: UnitFacts['unit'], column: Column, may: boolean): TemplateResult {
    const { input } = column
    const id = cellOf(unit.id, column)
    const value = this.cells.get(id) ?? ''
    const label = text('unit-facts.cell', { label: say(input.label), unit: unit.name })
    const change = (event: Event): void => {
      this.cells = new Map([...this.cells, [id, (event.target as HTMLInputElement).value]])
    }
    const invalid = this.wrong.has(id) ? 'true' : nothing
    const options =
      input.type === 'boolean'
        ? [
            { id: 'yes', words: text('answer.yes') },
            { id: 'no', words: text('answer.no') },
          ]
        : input.choices.map((choice) => ({ id: choice.id, words: say(choice.label) }))
    return options.length === 0
      ? html`<input
          id=${id}
          type="text"
          autocomplete="off"
          class=${input.type === 'text' ? '' : 'numeric'}
          aria-label=${label}
          aria-invalid=${invalid}
          ?disabled=${!may}
          .value=${live(value)}
          @change=${change}
        />`
      : html`<select id=${id} aria-label=${label} aria-invalid=${invalid} ?disabled=${!may} @change=${change}>
          <option value="" ?selected=${value === ''}></option>
          ${options.map((one) => html`<option value=${one.id} ?selected=${value === one.id}>${one.words}</option>`)}
        </select>`
  }

  #paste({ units, columns }: Data): TemplateResult {
    return html`<section class="block narrow" aria-labelledby="paste-title">
      <h2 id="paste-title">${text('unit-facts.paste')}</h2>
      ${textField({
        id: 'paste',
        label: text('unit-facts.paste'),
        hint: text('unit-facts.paste-hint'),
        rows: 6,
        change: (typed) => (this.#pasted = typed),
      })}
      <p class="actions">
        <button type="button" class="button-second" @click=${() => void this.#fill(units, columns)}>
          ${text('unit-facts.fill')}
        </button>
      </p>
    </section>`
  }

  async #fill(units: readonly UnitFacts[], columns: readonly Column[]): Promise<void> {
    const { cells, problems } = readPaste(this.#pasted, units, columns)
    this.cells = new Map([...this.cells, ...cells])
    await this.showProblems(problems.map((words) => ({ text: words, href: '#paste' })))
    if (problems.length === 0) toast(text('unit-facts.filled', { count: cells.size }))
  }

  async #save(event: SubmitEvent, { round, units, columns }: Data): Promise<void> {
    event.preventDefault()
    const read = readCells(units, columns, this.cells)
    this.wrong = read.problems
    await this.showProblems([...read.problems].map(([id, words]) => ({ text: words, href: `#${id}` })))
    if (read.problems.size > 0) return
    this.busy = true
    try {
      await put<Round>(`${this.#path}/unit-facts`, { units: read.units }, round.rev)
      await this.reload()
      toast(text('unit-facts.saved', { count: units.length }))
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
