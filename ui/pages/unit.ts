/** One rated unit: name, type, attributes and the dates between which it exists. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readValidity, validityFields } from '../administration/dates.ts'
import { formText } from '../administration/form-text.ts'
import type { Unit, UnitChange } from '../api.ts'
import { get, put } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import type { SummaryEntry } from '../elements/problem-summary.ts'
import { toast } from '../elements/toast.ts'
import { textField } from '../administration/text-field.ts'
import { attributeLines, readAttributes } from '../administration/attributes.ts'
import { paths } from '../paths.ts'
import { go } from '../router.ts'
import { text } from '../text.ts'

@customElement('khung-unit')
export class UnitPage extends Page<Unit> {
  @state() private busy = false

  protected override async load(): Promise<Unit> {
    const units = await get<readonly Unit[]>('/units')
    const unit = units.find(({ id }) => id === this.params['unit'])
    if (!unit) throw new Error('no such unit')
    return unit
  }

  protected override heading(unit: Unit): string {
    return unit.name
  }

  protected override trail(): readonly Crumb[] {
    return [
      { label: text('nav.administration'), href: paths.administration },
      { label: text('units.title'), href: paths.units },
    ]
  }

  protected override content(unit: Unit): TemplateResult {
    return html`<form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event, unit)}>
      ${textField({ id: 'name', label: text('unit'), value: unit.name })}
      ${textField({ id: 'type', label: text('units.type'), value: unit.type })} ${validityFields('unit', unit)}
      <div class="field">
        <label for="attributes">${text('unit.attributes')}</label>
        <span class="hint" id="attributes-hint">${text('unit.attributes-hint')}</span>
        <textarea id="attributes" name="attributes" rows="5" aria-describedby="attributes-hint">
${attributeLines(unit.attributes)}</textarea>
      </div>
      <p class="actions"><button ?disabled=${this.busy}>${text('person.save')}</button></p>
    </form>`
  }

  async #submit(event: SubmitEvent, unit: Unit): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [name, type] = [formText(form, 'name').trim(), formText(form, 'type').trim()]
    const dates = readValidity(form, 'unit')
    const attributes = readAttributes(formText(form, 'attributes'))
    const entries: SummaryEntry[] = [
      ...(name === '' ? [{ text: text('units.names-missing'), href: '#name' }] : []),
      ...(type === '' ? [{ text: text('units.type-missing'), href: '#type' }] : []),
      ...(dates === null ? [{ text: text('field.not-a-day'), href: '#unit-from' }] : []),
      ...(attributes === null ? [{ text: text('unit.attributes-wrong'), href: '#attributes' }] : []),
    ]
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
