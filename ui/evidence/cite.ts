/** Says where in a paper it stands, so that the council opens it at that page. Loaded when somebody wants to say so. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readDay, readNumber } from '../../engine/live.ts'
import type { Citation, EvidenceLink } from '../api.ts'
import { put } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { toast } from '../elements/toast.ts'
import { day } from '../format.ts'
import { loadWords, text } from '../text.ts'

type Name = keyof Citation

@customElement('khung-cite')
export class Cite extends LightElement {
  @property({ attribute: false }) file!: EvidenceLink
  @state() private ready = false
  @state() private problems: Partial<Record<Name | 'all', string>> = {}

  protected override firstUpdated(): void {
    void loadWords('all').then(() => (this.ready = true))
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.ready) return nothing
    const { cites } = this.file
    const { all } = this.problems
    return html`<form class="cite" novalidate @submit=${(event: SubmitEvent) => void this.#save(event)}>
      <p class="hint">${text('cite.why')}</p>
      ${this.#box('number', text('cite.number'), cites?.number ?? '')}
      ${this.#box('signed_on', text('cite.signed-on'), cites?.signed_on ? day(cites.signed_on) : '')}
      ${this.#box('section', text('cite.section'), cites?.section ?? '')}
      ${this.#box('page', text('cite.page'), cites?.page ? String(cites.page) : '')}
      ${all ? html`<p class="field-error" role="alert">${text('problems.error', { text: all })}</p>` : nothing}
      <p class="actions"><button class="button-second">${text('cite.save')}</button></p>
    </form>`
  }

  #id(name: Name): string {
    return `cite-${this.file.id}-${name}`
  }

  #box(name: Name, label: string, value: string): TemplateResult {
    const problem = this.problems[name]
    const id = this.#id(name)
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="text"
        autocomplete="off"
        inputmode=${name === 'page' ? 'numeric' : nothing}
        .value=${value}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `${id}-error` : nothing}
      />
      ${problem ? html`<span class="field-error" id="${id}-error">${text('problems.error', { text: problem })}</span>` : nothing}
    </div>`
  }

  #typed(name: Name): string {
    return (
      this.querySelector<HTMLInputElement>(`[id="${this.#id(name)}"]`)
        ?.value.normalize('NFC')
        .trim() ?? ''
    )
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const signed = this.#typed('signed_on')
    const page = readNumber(this.#typed('page'), { type: 'count', decimals: 0 })
    const signed_on = readDay(signed)
    this.problems = {
      ...(signed !== '' && signed_on === null && { signed_on: text('cite.no-day') }),
      ...(page.kind !== 'empty' &&
        (page.kind !== 'number' || Number(page.value) < 1) && { page: text('cite.no-page') }),
    }
    const [first] = Object.keys(this.problems) as Name[]
    if (first !== undefined) {
      this.querySelector<HTMLElement>(`[id="${this.#id(first)}"]`)?.focus()
      return
    }
    const cites: Citation = {
      number: this.#typed('number') || null,
      signed_on,
      section: this.#typed('section') || null,
      page: page.kind === 'number' ? Number(page.value) : null,
    }
    try {
      const detail = await put<EvidenceLink>(`/evidence/${encodeURIComponent(this.file.id)}`, cites, this.file.rev)
      this.dispatchEvent(new CustomEvent<EvidenceLink>('evidence-cited', { detail, bubbles: true }))
      toast(text('cite.saved'))
    } catch (cause) {
      this.problems = { all: explain(cause) }
    }
  }
}
