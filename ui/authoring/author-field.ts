/** One value of a framework as a box: read when it is left, kept as typed when it cannot be read. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Field } from '../../engine/author.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { onceReleased } from '../elements/press.ts'
import { editable } from '../format.ts'
import { say, text } from '../text.ts'
import type { Worded } from './author.worker.ts'
import { readTyped, shownDay } from './typed.ts'

/** Writes the value; the problems say why it was not written. */
export type SetValue = (field: Field, value: string | number | boolean | null) => Promise<readonly Worded[]>

@customElement('khung-author-field')
export class AuthorField extends LightElement {
  @property({ attribute: false }) field!: Field
  @property({ attribute: false }) fieldId = ''
  /** In place of the field's own words; these are then read aloud only. */
  @property({ attribute: false }) label: string | null = null
  @property({ attribute: false }) set: SetValue = async () => []
  /** Told whether the box holds what the text does not have yet. */
  @property({ attribute: false }) typing: (typing: boolean) => void = () => {}
  @state() private problem: string | null = null
  /** What was typed and did not become a value. */
  @state() private typed: string | null = null

  /** Left by going to another page: what stands in the box is handed over, as by any other way of leaving it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    const box = this.querySelector<HTMLInputElement>('input[type="text"], textarea')
    if (box && this.problem === null && box.value !== (this.typed ?? this.#shown())) void this.#take(box)
    this.typing(false)
  }

  async #take(box: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): Promise<void> {
    this.typing(false)
    const read = readTyped(box.value, this.field)
    if (read.kind === 'refused') return this.#refuse(box.value, text(read.words))
    this.typed = null
    this.problem = null
    if (read.value === this.field.value) {
      box.value = this.#shown()
      return
    }
    const typed = box.value
    try {
      const [first] = await this.set(this.field, read.value)
      if (first) this.#refuse(typed, first.words)
    } catch (cause) {
      this.#refuse(typed, explain(cause))
    }
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    return onceReleased(() => super.scheduleUpdate())
  }

  #refuse(typed: string, words: string): void {
    this.typed = typed
    this.problem = words
  }

  #shown(): string {
    const { kind, value } = this.field
    if (value === null) return ''
    if (kind === 'number') return editable(String(value))
    return kind === 'date' ? shownDay(String(value)) : String(value)
  }

  protected override render(): TemplateResult {
    const { fieldId, field, problem } = this
    const label = this.label ?? say(field.label)
    if (field.kind === 'logic') return this.#formula(label)
    if (field.kind === 'boolean') return this.#yesNo(label)
    return html`<div class="field">
      <label for=${fieldId} class=${this.label === null ? '' : 'hidden-words'}>${label}</label>
      ${field.kind === 'date' ? html`<span class="hint" id="${fieldId}-hint">${text('author.day-hint')}</span>` : nothing}
      ${this.#box()}
      ${
        problem === null
          ? nothing
          : html`<span class="field-error" id="${fieldId}-error">${text('problems.error', { text: problem })}</span>`
      }
    </div>`
  }

  #box(): TemplateResult {
    const { fieldId, field, problem } = this
    const invalid = problem === null ? nothing : 'true'
    const described = [field.kind === 'date' ? `${fieldId}-hint` : '', problem === null ? '' : `${fieldId}-error`]
    const describedBy = described.filter(Boolean).join(' ') || nothing
    const value = this.typed ?? this.#shown()
    const change = (event: Event): void => void this.#take(event.target as HTMLInputElement)
    if (field.kind === 'choice') {
      return html`<select id=${fieldId} data-stop aria-describedby=${describedBy} @change=${change}>
        ${(field.choices ?? []).map(
          (one) => html`<option value=${one.value} ?selected=${one.value === field.value}>${say(one.label)}</option>`,
        )}
      </select>`
    }
    if (field.kind === 'text' && isLong(this.#shown())) {
      return html`<textarea
        id=${fieldId}
        rows="3"
        lang=${languageOf(field)}
        .value=${value}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        @input=${() => this.typing(true)}
        @change=${change}
      ></textarea>`
    }
    return html`<input
      id=${fieldId}
      class=${field.kind === 'number' ? 'numeric' : ''}
      type="text"
      inputmode=${field.kind === 'number' ? 'decimal' : nothing}
      autocomplete="off"
      lang=${languageOf(field)}
      data-stop
      .value=${value}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @input=${() => this.typing(true)}
      @change=${change}
    />`
  }

  #yesNo(label: string): TemplateResult {
    return html`<div class="field">
      <div class="option">
        <input
          id=${this.fieldId}
          type="checkbox"
          .checked=${this.field.value === true}
          @change=${(event: Event) => void this.set(this.field, (event.target as HTMLInputElement).checked)}
        />
        <label for=${this.fieldId}>${label}</label>
      </div>
    </div>`
  }

  #formula(label: string): TemplateResult {
    return html`<div class="field">
      <p class="strong">${label}</p>
      <p class="small"><code>${this.field.value}</code></p>
      <p class="hint">${text('author.formula')}</p>
    </div>`
  }
}

const isLong = (value: string): boolean => value.length > 60

const languageOf = ({ path, kind }: Field): string | typeof nothing =>
  kind === 'text' && (path.at(-1) === 'vi' || path.at(-1) === 'en') ? String(path.at(-1)) : nothing
