/** The rated units: the list, and adding many at once. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { validityWords } from '../administration/dates.ts'
import { formText } from '../administration/form-text.ts'
import { readNames } from '../administration/names.ts'
import { textField } from '../administration/text-field.ts'
import { unitTypes } from '../administration/unit-types.ts'
import type { Unit } from '../api.ts'
import { getAll, post } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { toast } from '../elements/toast.ts'
import { byName } from '../format.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'

interface Data {
  readonly units: readonly Unit[]
  readonly types: readonly string[]
}

@customElement('khung-units')
export class UnitsPage extends Page<Data> {
  @state() private busy = false
  @state() private other = false
  @state() private wrong: { readonly names?: string; readonly type?: string } = {}

  protected override async load(): Promise<Data> {
    const units = await getAll<Unit>('/units')
    const types = await unitTypes(units)
    this.other = types.length === 0
    return { units: units.toSorted((a, b) => byName(a.name, b.name)), types }
  }

  protected override heading(): string {
    return text('units.title')
  }

  protected override trail(): readonly Crumb[] {
    return [{ label: text('nav.administration'), href: paths.administration }]
  }

  protected override content(data: Data): TemplateResult {
    return html`
      <section class="block" aria-labelledby="add-units">
        <h2 id="add-units">${text('units.add')}</h2>
        <form class="narrow" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, data)}>
          ${textField({
            id: 'names',
            label: text('units.names'),
            hint: text('units.names-hint'),
            problem: this.wrong.names,
            rows: 6,
          })}
          ${this.#types(data.types)}
          <p class="actions"><button ?disabled=${this.busy}>${text('units.do')}</button></p>
        </form>
        <p><a href=${paths.spreadsheet('units')}>${text('import.units')}</a></p>
      </section>
      ${
        data.units.length === 0
          ? html`<p class="muted">${text('units.none')}</p>`
          : html`<table class="cards">
              <caption>
                ${text('units.count', { count: data.units.length })}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${text('unit')}</th>
                  <th scope="col">${text('units.type')}</th>
                  <th scope="col">${text('validity.label')}</th>
                </tr>
              </thead>
              <tbody>
                ${data.units.map(
                  (unit) =>
                    html`<tr>
                      <th scope="row"><a href=${paths.unit(unit.id)}>${unit.name}</a></th>
                      <td data-label=${text('units.type')}>${unit.type}</td>
                      <td data-label=${text('validity.label')}>${validityWords(unit)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    `
  }

  #types(types: readonly string[]): TemplateResult {
    return html`
      ${
        types.length === 0
          ? nothing
          : html`<fieldset class="field">
              <legend>${text('units.type')}</legend>
              <span class="hint">${text('units.type-hint')}</span>
              <div class="options">
                ${types.map((type, at) => this.#type(type, type, at === 0, `type-${at}`))}
                ${this.#type('', text('units.other-type'), false, 'type-other')}
              </div>
            </fieldset>`
      }
      ${
        this.other
          ? textField({
              id: 'other-type',
              label: text('units.new-type'),
              hint: text('units.new-type-hint'),
              problem: this.wrong.type,
            })
          : nothing
      }
    `
  }

  #type(value: string, words: string, chosen: boolean, id: string): TemplateResult {
    return html`<div class="option">
      <input
        type="radio"
        id=${id}
        name="type"
        value=${value}
        ?checked=${chosen}
        @change=${() => (this.other = value === '')}
      />
      <label for=${id}>${words}</label>
    </div>`
  }

  async #submit(event: SubmitEvent, { units }: Data): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const existing = units.map(({ name }) => name)
    const { names, repeated } = readNames(formText(given, 'names'), existing)
    const type = formText(given, this.other ? 'other-type' : 'type').trim()
    const wrongNames =
      names.length === 0
        ? text('units.names-missing')
        : repeated.length > 0
          ? text('units.names-repeated', { names: repeated.join('; ') })
          : ''
    const wrongType = type === '' ? text('units.type-missing') : ''
    this.wrong = { ...(wrongNames && { names: wrongNames }), ...(wrongType && { type: wrongType }) }
    const entries: SummaryEntry[] = [
      ...(wrongNames ? [{ text: wrongNames, href: '#names' }] : []),
      ...(wrongType ? [{ text: wrongType, href: '#other-type' }] : []),
    ]
    await this.showProblems(entries)
    if (entries.length > 0) return
    this.busy = true
    try {
      await post<readonly Unit[]>('/units', { units: names.map((name) => ({ name, type })) })
      form.reset()
      await this.reload()
      toast(text('units.added', { count: names.length }))
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: '#names' }])
    } finally {
      this.busy = false
    }
  }
}
