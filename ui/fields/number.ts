/**
 * Counts, decimals, percents and money in a plain text box: a number box would turn
 * "8,5" into 85. Read on `change`, never while typing; what cannot be read stays.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readNumber } from '../../engine/live.ts'
import type { Decimal } from '../../engine/live.ts'
import { decimal, editable } from '../format.ts'
import { say, text } from '../text.ts'
import { boxOf, FieldElement } from './field.ts'

@customElement('khung-field-number')
export class NumberField extends FieldElement {
  /** What was understood, where the text could be taken in another way. */
  @state() private echo: Decimal | null = null

  #take(box: HTMLInputElement): void {
    const typed = readNumber(box.value, this.input)
    this.echo = typed.kind === 'number' && typed.echo ? typed.value : null
    if (typed.kind === 'number') {
      box.value = editable(typed.value)
      this.change(typed.value)
    } else if (typed.kind === 'empty') {
      box.value = ''
      this.change(undefined)
    } else this.change(undefined, box.value)
  }

  protected override render(): TemplateResult {
    const money = this.input.type === 'money'
    const unit = this.#unit()
    return html`<div class="field">
      <label for=${this.fieldId}>${this.label}</label>
      ${this.hint()}
      <div class="with-unit ${money ? 'with-unit-money' : ''}">
        <input
          id=${this.fieldId}
          class="numeric"
          type="text"
          inputmode=${this.input.decimals > 0 ? 'decimal' : 'numeric'}
          autocomplete="off"
          data-stop
          .value=${this.text ?? (typeof this.value === 'string' ? editable(this.value) : '')}
          aria-invalid=${this.problem === null ? nothing : 'true'}
          aria-describedby=${this.describedBy(this.input.hint !== null)}
          @input=${(event: Event) => this.typing(boxOf(event).value)}
          @change=${(event: Event) => this.#take(boxOf(event))}
          @blur=${(event: Event) => this.left(boxOf(event)) && this.#take(boxOf(event))}
        />
        ${unit ? html`<span>${unit}</span>` : nothing}
      </div>
      <span class="echo" role="status"
        >${
          this.echo === null || this.echo !== this.value
            ? nothing
            : text('field.echo', { value: `${decimal(this.echo)} ${unit}`.trim() })
        }</span
      >
      ${this.error()}
    </div>`
  }

  #unit(): string {
    if (this.input.unit) return say(this.input.unit)
    return this.input.type === 'percent' ? '%' : ''
  }
}
