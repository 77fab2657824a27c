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

/** The units of one framework: each has columns of its own. */
interface Table {
  readonly title: string
  readonly columns: readonly Column[]
  readonly units: readonly UnitFacts[]
}

interface Data {
  readonly round: Round
  /** Without those that ask for nothing. */
  readonly tables: readonly Table[]
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
    const [round, units] = await Promise.all([
      get<Round>(this.#path),
      get<readonly UnitFacts[]>(`${this.#path}/unit-facts`),
    ])
    const tables = await Promise.all(
      round.frameworks.map(async ({ hash, title }): Promise<Table> => {
        const framework = await get<Framework>(`${this.#path}/framework?hash=${encodeURIComponent(hash)}`)
        const own = units.filter((one) => one.framework === hash)
        return { title: say(title), columns: columnsOf(framework), units: own }
      }),
    )
    const asking = tables.filter(({ columns }) => columns.length > 0)
    this.cells = new Map(asking.flatMap((table) => [...cellsOf(table.units, table.columns)]))
    return { round, tables: asking }
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
    const { round, tables } = data
    if (tables.length === 0) return html`<p>${text('unit-facts.none')}</p>`
    const may = round.state === 'draft' && this.me.user.role === 'administrator'
    return html`
      <p class="lede">${text('unit-facts.what')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => this.#save(event, data)}>
        ${tables.map((table) => this.#table(table, may))}
        ${may ? html`<p class="actions"><button ?disabled=${this.busy}>${text('unit-facts.save')}</button></p>` : nothing}
      </form>
      ${may ? this.#paste(data) : nothing}
    `
  }

  #table({ title, columns, units }: Table, may: boolean): TemplateResult {
    return html`<div class="scroller" role="region" tabindex="0" aria-label=${title}>
      <table class="unit-facts">
        <caption>
          ${title}. ${text('unit-facts.table', { count: units.length })}
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
    </div>`
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

  #paste({ tables }: Data): TemplateResult {
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
        <button type="button" class="button-second" @click=${() => void this.#fill(tables)}>
          ${text('unit-facts.fill')}
        </button>
      </p>
    </section>`
  }

  async #fill(tables: readonly Table[]): Promise<void> {
    const { cells, problems } = readPaste(
      this.#pasted,
      tables.flatMap(({ units }) => units),
      tables.flatMap(({ columns }) => columns),
    )
    this.cells = new Map([...this.cells, ...cells])
    await this.showProblems(problems.map((words) => ({ text: words, href: '#paste' })))
    if (problems.length === 0) toast(text('unit-facts.filled', { count: cells.size }))
  }

  async #save(event: SubmitEvent, { round, tables }: Data): Promise<void> {
    event.preventDefault()
    const read = tables.map(({ units, columns }) => readCells(units, columns, this.cells))
    const units = read.flatMap((one) => one.units)
    this.wrong = new Map(read.flatMap((one) => [...one.problems]))
    await this.showProblems([...this.wrong].map(([id, words]) => ({ text: words, href: `#${id}` })))
    if (this.wrong.size > 0) return
    this.busy = true
    try {
      await put<Round>(`${this.#path}/unit-facts`, { units }, round.rev)
      await this.reload()
      toast(text('unit-facts.saved', { count: units.length }))
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
