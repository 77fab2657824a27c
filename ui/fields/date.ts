/** A day as dd/MM/yyyy in a text box: the browser's own date box follows the browser's language, not the page's. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { readDay } from '../../engine/live.ts'
import type { Setting } from '../../engine/live.ts'
import { outsidePeriod } from './outside-period.ts'
import { day } from '../format.ts'
import { text } from '../text.ts'
import { boxOf, FieldElement } from './field.ts'

const sources = {
  'digital-signature': 'field.dated-by.digital-signature',
  stamp: 'field.dated-by.stamp',
  entry: 'field.dated-by.entry',
} as const

@customElement('khung-field-date')
export class DateField extends FieldElement {
  /** The rated period: a date outside it is often a slip of the year, but may be right. */
  @property({ attribute: false }) period: Setting['period'] | null = null

  #take(box: HTMLInputElement): void {
    const typed = box.value.normalize('NFKC').trim()
    const read = readDay(typed)
    if (read !== null) {
      box.value = day(read)
      this.change(read)
    } else if (typed === '') {
      box.value = ''
      this.change(undefined)
    } else this.change(undefined, box.value)
  }

  /** How it is typed, and which date is meant. */
  #hint(): string {
    const { dated_by } = this.input
    const written = text('field.date-hint')
    return dated_by === null ? written : `${text(sources[dated_by])}. ${written}`
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
      <label for=${this.fieldId}>${this.label}</label>
      ${this.hint(this.#hint())}
      <div class="with-unit">
        <input
          id=${this.fieldId}
          class="digits"
          type="text"
          inputmode="text"
          autocomplete="off"
          data-stop
          .value=${this.text ?? (typeof this.value === 'string' ? day(this.value) : '')}
          aria-invalid=${this.problem === null ? nothing : 'true'}
          aria-describedby="${this.describedBy(true)} ${this.fieldId}-period"
          @input=${(event: Event) => this.typing(boxOf(event).value)}
          @change=${(event: Event) => this.#take(boxOf(event))}
          @blur=${(event: Event) => this.left(boxOf(event)) && this.#take(boxOf(event))}
        />
      </div>
      <span class="echo" role="status" id="${this.fieldId}-period">${outsidePeriod(this.value, this.period)}</span>
      ${this.error()}
    </div>`
  }
}
