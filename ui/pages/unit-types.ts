/** The catalogue of types of units: each with a name, and with the frameworks that rate it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { formText } from '../administration/form-text.ts'
import { textField } from '../administration/text-field.ts'
import { getUnitTypes, ratedBy, typeWords } from '../administration/unit-types.ts'
import type { UnitType } from '../api.ts'
import { post, put, remove } from '../client.ts'
import { explain, Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'

@customElement('khung-unit-types')
export class UnitTypesPage extends Page<readonly UnitType[]> {
  @state() private busy = false
  @state() private wrong: Readonly<Record<string, string>> = {}

  protected override load(): Promise<readonly UnitType[]> {
    return getUnitTypes()
  }

  protected override heading(): string {
    return text('types.title')
  }

  protected override trail(): readonly Crumb[] {
    return [
      { label: text('nav.administration'), href: paths.administration },
      { label: text('units.title'), href: paths.units },
    ]
  }

  protected override corrected(id: string): void {
    const { [id]: _, ...rest } = this.wrong
    this.wrong = rest
  }

  protected override content(types: readonly UnitType[]): TemplateResult {
    return html`<p>${text('types.what')}</p>
      ${types.map((type, at) => this.#type(type, at))}
      <section class="block" aria-labelledby="add-type">
        <h2 id="add-type">${text('types.add')}</h2>
        <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#add(event)}>
          ${textField({ id: 'new-name', label: text('types.name'), problem: this.wrong['new-name'] })}
          ${textField({
            id: 'new-id',
            label: text('types.id'),
            hint: text('types.id-hint'),
            problem: this.wrong['new-id'],
            plain: true,
          })}
          <p class="actions"><button ?disabled=${this.busy}>${text('types.add')}</button></p>
        </form>
      </section>`
  }

  #type(type: UnitType, at: number): TemplateResult {
    const id = `name-${at}`
    return html`<section class="panel" aria-labelledby="type-${at}">
      <h2 id="type-${at}">${typeWords(type)}</h2>
      <p class="small muted">
        ${text('types.called', { id: type.id })} ${ratedBy(type)} ${text('types.units', { count: type.units })}
      </p>
      <form class="narrow" novalidate @submit=${(event: SubmitEvent) => void this.#rename(event, type, id)}>
        ${textField({
          id,
          label: text('types.name-of', { type: typeWords(type) }),
          value: type.name ?? '',
          problem: this.wrong[id],
        })}
        <p class="actions">
          <button class="button-second" ?disabled=${this.busy}>${text('types.save')}</button>
          ${
            type.rev > 0 && type.units === 0
              ? html`<button
                  type="button"
                  class="button-plain"
                  ?disabled=${this.busy}
                  @click=${() => void this.#do(() => remove(addressOf(type.id), type.rev), text('types.removed'))}
                >
                  ${text('types.remove')} <span class="hidden-words">${typeWords(type)}</span>
                </button>`
              : nothing
          }
        </p>
      </form>
    </section>`
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const [name, id] = [formText(given, 'new-name').trim(), formText(given, 'new-id').trim()]
    this.wrong = {
      ...(name === '' && { 'new-name': text('types.name-missing') }),
      ...(!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id) && { 'new-id': text('types.id-wrong') }),
    }
    await this.#show()
    if (Object.keys(this.wrong).length > 0) return
    if (await this.#do(() => post<UnitType>('/unit-types', { id, name }), text('types.saved'))) form.reset()
  }

  async #rename(event: SubmitEvent, type: UnitType, field: string): Promise<void> {
    event.preventDefault()
    const name = formText(new FormData(event.target as HTMLFormElement), field).trim()
    this.wrong = name === '' ? { [field]: text('types.name-missing') } : {}
    await this.#show()
    if (name === '') return
    const send = (): Promise<UnitType> =>
      type.rev === 0
        ? post<UnitType>('/unit-types', { id: type.id, name })
        : put<UnitType>(addressOf(type.id), { name }, type.rev)
    await this.#do(send, text('types.saved'))
  }

  #show(): Promise<void> {
    return this.showProblems(Object.entries(this.wrong).map(([id, what]) => ({ text: what, href: `#${id}` })))
  }

  async #do(send: () => Promise<unknown>, done: string): Promise<boolean> {
    this.busy = true
    try {
      await send()
      await this.reload()
      await this.showProblems([])
      toast(done)
      return true
    } catch (cause) {
      await this.showProblems([{ text: explain(cause), href: null }])
      return false
    } finally {
      this.busy = false
    }
  }
}

const addressOf = (id: string): string => `/unit-types/${encodeURIComponent(id)}`
