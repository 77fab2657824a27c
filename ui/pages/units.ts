/** The rated units: the list, and adding many at once. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { validityWords } from '../administration/dates.ts'
import { formText } from '../administration/form-text.ts'
import { readNames } from '../administration/names.ts'
import { textField } from '../administration/text-field.ts'
import { getUnitTypes, laterTypes, typeField, typeName } from '../administration/unit-types.ts'
import type { FrameworkSummary, Unit, UnitType } from '../api.ts'
import { get, getAll, post } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { toast } from '../elements/toast.ts'
import { byName } from '../format.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'

interface Data {
  readonly units: readonly Unit[]
  readonly types: readonly UnitType[]
  /** Of those, what no published framework needs. */
  readonly later: readonly UnitType[]
}

@customElement('khung-units')
export class UnitsPage extends Page<Data> {
  @state() private busy = false
  @state() private chosen: string | null = null
  @state() private wrong: { readonly names?: string; readonly type?: string } = {}

  protected override async load(): Promise<Data> {
    const [units, types, shelf] = await Promise.all([
      getAll<Unit>('/units'),
      getUnitTypes(),
      get<readonly FrameworkSummary[]>('/frameworks'),
    ])
    if (types.length === 1) this.chosen = types[0]?.id ?? null
    return { units: units.toSorted((a, b) => byName(a.name, b.name)), types, later: laterTypes(types, shelf) }
  }

  protected override corrected(id: string): void {
    const { names, type } = this.wrong
    this.wrong = id === 'names' ? { ...(type && { type }) } : { ...(names && { names }) }
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
          ${typeField({
            types: data.types,
            later: data.later,
            chosen: this.chosen,
            problem: this.wrong.type,
            change: (id) => (this.chosen = id),
          })}
          <p><a href=${paths.unitTypes}>${text('types.title')}</a></p>
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
                      <td data-label=${text('units.type')}>${typeName(data.types, unit.type)}</td>
                      <td data-label=${text('validity.label')}>${validityWords(unit)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    `
  }

  async #submit(event: SubmitEvent, { units }: Data): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const existing = units.map(({ name }) => name)
    const { names, twice, known } = readNames(formText(given, 'names'), existing)
    const type = this.chosen ?? ''
    const wrongNames =
      names.length === 0
        ? text('units.names-missing')
        : [
            ...(known.length > 0 ? [text('units.names-known', { names: known.join('; ') })] : []),
            ...(twice.length > 0 ? [text('units.names-twice', { names: twice.join('; ') })] : []),
          ].join(' ')
    const wrongType = type === '' ? text('units.type-choose') : ''
    this.wrong = { ...(wrongNames && { names: wrongNames }), ...(wrongType && { type: wrongType }) }
    const entries: SummaryEntry[] = [
      ...(wrongNames ? [{ text: wrongNames, href: '#names' }] : []),
      ...(wrongType ? [{ text: wrongType, href: '#type-0' }] : []),
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
