/** One rated unit: name, type, attributes and the dates between which it exists. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readValidity, validityFields } from '../administration/dates.ts'
import { formText } from '../administration/form-text.ts'
import { attributeWarnings, getUnitTypes, typeField } from '../administration/unit-types.ts'
import type { Unit, UnitChange, UnitType } from '../api.ts'
import { getAll, put, remove } from '../client.ts'
import { confirmed } from '../elements/confirm.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { toast } from '../elements/toast.ts'
import { textField } from '../administration/text-field.ts'
import { attributeLines, readAttributes } from '../administration/attributes.ts'
import { paths } from '../paths.ts'
import { go } from '../router.ts'
import { text } from '../text.ts'

interface Data {
  readonly unit: Unit
  readonly types: readonly UnitType[]
}

@customElement('khung-unit')
export class UnitPage extends Page<Data> {
  @state() private busy = false
  @state() private wrong: Readonly<Record<string, string>> = {}
  @state() private chosen: string | null = null

  protected override async load(): Promise<Data> {
    const [units, types] = await Promise.all([getAll<Unit>('/units'), getUnitTypes()])
    const unit = units.find(({ id }) => id === this.params['unit'])
    if (!unit) throw new Error('no such unit')
    this.chosen = unit.type
    return { unit, types }
  }

  protected override heading({ unit }: Data): string {
    return unit.name
  }

  protected override corrected(id: string): void {
    const { [id]: _, ...rest } = this.wrong
    this.wrong = rest
  }

  protected override trail(): readonly Crumb[] {
    return [
      { label: text('nav.administration'), href: paths.administration },
      { label: text('units.title'), href: paths.units },
    ]
  }

  protected override content({ unit, types }: Data): TemplateResult {
    const type = types.find(({ id }) => id === unit.type)
    const warnings = attributeWarnings(type, unit.attributes)
    return html`
      ${
        warnings.length === 0
          ? nothing
          : html`<div class="notice notice-warning">
              <ul>
                ${warnings.map((words) => html`<li>${words}</li>`)}
              </ul>
            </div>`
      }
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event, unit)}>
        ${textField({ id: 'name', label: text('unit'), value: unit.name, problem: this.wrong['name'] })}
        ${typeField({
          types,
          chosen: this.chosen,
          problem: this.wrong['type-0'],
          change: (id) => (this.chosen = id),
        })}
        ${validityFields('unit', unit)}
        <p class="hint">${text('unit.end-hint')}</p>
        <div class="field">
          <label for="attributes">${text('unit.attributes')}</label>
          <span class="hint" id="attributes-hint">${text('unit.attributes-hint')}</span>
          <textarea id="attributes" name="attributes" rows="5" aria-describedby="attributes-hint">
${attributeLines(unit.attributes)}</textarea>
        </div>
        <p class="actions"><button ?disabled=${this.busy}>${text('person.save')}</button></p>
      </form>
      <section class="block" aria-labelledby="remove-unit">
        <h2 id="remove-unit">${text('unit.remove')}</h2>
        <p>${text('unit.remove-why')}</p>
        <p class="actions">
          <button type="button" class="button-second" ?disabled=${this.busy} @click=${() => void this.#remove(unit)}>
            ${text('unit.remove')}
          </button>
        </p>
      </section>
    `
  }

  async #remove(unit: Unit): Promise<void> {
    const question = { title: text('unit.remove-question', { name: unit.name }), lines: [text('unit.remove-why')] }
    if (!(await confirmed({ ...question, yes: text('unit.remove') }))) return
    this.busy = true
    try {
      await remove(`/units/${encodeURIComponent(unit.id)}`, unit.rev)
      toast(text('unit.removed', { name: unit.name }))
      go(paths.units)
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }

  async #submit(event: SubmitEvent, unit: Unit): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [name, type] = [formText(form, 'name').trim(), this.chosen ?? '']
    const dates = readValidity(form, 'unit')
    const attributes = readAttributes(formText(form, 'attributes'))
    const entries: SummaryEntry[] = [
      ...(name === '' ? [{ text: text('units.names-missing'), href: '#name' }] : []),
      ...(type === '' ? [{ text: text('units.type-choose'), href: '#type-0' }] : []),
      ...(dates === null ? [{ text: text('field.not-a-day'), href: '#unit-from' }] : []),
      ...(attributes === null ? [{ text: text('unit.attributes-wrong'), href: '#attributes' }] : []),
    ]
    this.wrong = Object.fromEntries(entries.map(({ text: words, href }) => [href?.slice(1) ?? '', words]))
    await this.showProblems(entries)
    if (dates === null || attributes === null || entries.length > 0) return
    this.busy = true
    try {
      const change: UnitChange = { name, type, attributes, ...dates }
      await put<Unit>(`/units/${unit.id}`, change, unit.rev)
      toast(text('person.saved'))
      go(paths.units)
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
    } finally {
      this.busy = false
    }
  }
}
