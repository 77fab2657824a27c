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
import { citationPlace } from '../self-score/kept-words.ts'
import type { KeptWords } from '../self-score/kept-words.ts'
import { loadWords, text } from '../text.ts'

type Name = keyof Citation
const names = ['number', 'signed_on', 'section', 'page'] as const satisfies readonly Name[]
type Typed = Readonly<Record<Name, string>>

@customElement('khung-cite')
export class Cite extends LightElement {
  @property({ attribute: false }) file!: EvidenceLink
  /** Keeps what is typed and not sent. */
  @property({ attribute: false }) words: KeptWords | undefined
  @state() private ready = false
  @state() private problems: Partial<Record<Name | 'all', string>> = {}

  protected override firstUpdated(): void {
    void loadWords(['later']).then(() => (this.ready = true))
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.ready) return nothing
    const { all } = this.problems
    const typed = this.#kept ?? this.#sent
    return html`<form
      class="cite"
      novalidate
      @input=${() => this.#keep()}
      @submit=${(event: SubmitEvent) => void this.#save(event)}
    >
      <p class="hint">${text('cite.why')}</p>
      ${this.#box('number', text('cite.number'), typed.number)}
      ${this.#box('signed_on', text('cite.signed-on'), typed.signed_on)}
      ${this.#box('section', text('cite.section'), typed.section)} ${this.#box('page', text('cite.page'), typed.page)}
      ${all ? html`<p class="field-error" role="alert">${text('problems.error', { text: all })}</p>` : nothing}
      <p class="actions"><button class="button-second">${text('cite.save')}</button></p>
    </form>`
  }

  get #sent(): Typed {
    const { number, signed_on, section, page } = this.file.cites ?? {}
    return {
      number: number ?? '',
      signed_on: signed_on ? day(signed_on) : '',
      section: section ?? '',
      page: page ? String(page) : '',
    }
  }

  get #kept(): Typed | undefined {
    try {
      const kept = JSON.parse(this.words?.get(citationPlace(this.file.id)) ?? 'null') as Typed | null
      return kept !== null && names.every((name) => typeof kept[name] === 'string') ? kept : undefined
    } catch {
      return undefined
    }
  }

  /** At every key, all four as they stand; as they were sent, there is nothing to keep. */
  #keep(): void {
    const sent = this.#sent
    const typed = Object.fromEntries(names.map((name) => [name, this.#value(name)]))
    if (names.every((name) => typed[name] === sent[name])) this.words?.delete(citationPlace(this.file.id))
    else this.words?.set(citationPlace(this.file.id), JSON.stringify(typed))
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

  #value(name: Name): string {
    return this.querySelector<HTMLInputElement>(`[id="${this.#id(name)}"]`)?.value ?? ''
  }

  #typed(name: Name): string {
    return this.#value(name).normalize('NFC').trim()
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
      this.words?.delete(citationPlace(this.file.id))
      this.dispatchEvent(new CustomEvent<EvidenceLink>('evidence-cited', { detail, bubbles: true }))
      toast(text('cite.saved'))
    } catch (cause) {
      this.problems = { all: explain(cause) }
    }
  }
}
