/**
 * Counts, decimals, percents and money in a plain text box: a number box would turn
 * "8,5" into 85. Read on `change`, never while typing; what cannot be read stays.
 */
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readNumber } from '../../engine/live.ts'
import type { Decimal } from '../../engine/live.ts'
import { decimal, editable } from '../format.ts'
import { say, text } from '../text.ts'
import { boxOf, FieldElement } from './field.ts'
import { inBox } from './in-box.ts'

@customElement('khung-field-number')
export class NumberField extends FieldElement {
  /** What was understood, where the text could be taken in another way. */
  @state() private echo: Decimal | null = null

  #take(box: HTMLInputElement): void {
    const typed = readNumber(box.value, this.input)
    this.echo = typed.kind === 'number' && typed.echo ? typed.value : null
    if (typed.kind === 'number') {
      box.value = box === document.activeElement ? editable(typed.value) : inBox(typed.value, this.input)
      this.change(typed.value)
    } else if (typed.kind === 'empty') {
      box.value = ''
      this.change(undefined)
    } else this.change(undefined, box.value)
  }

  #plain(): string {
    return typeof this.value === 'string' ? editable(this.value) : ''
  }

  #grouped(): string {
    return typeof this.value === 'string' ? inBox(this.value, this.input) : ''
  }

  /** Groups help to read and hinder changing a digit. What was typed otherwise is left as it is. */
  #regroup(box: HTMLInputElement, grouped: boolean): void {
    const [from, to] = grouped ? [this.#plain(), this.#grouped()] : [this.#grouped(), this.#plain()]
    if (this.text === null && from !== to && box.value === from) box.value = to
  }

  /** As keys select what they come to; a click puts the cursor where it points right after. */
  #enter(box: HTMLInputElement): void {
    const before = box.value
    this.#regroup(box, false)
    if (box.value !== before) box.select()
  }

  #leave(box: HTMLInputElement): void {
    if (this.left(box)) this.#take(box)
    this.#regroup(box, true)
  }

  /** Taken in without leaving the box: what comes next goes on in it. */
  protected override updated(changed: PropertyValues<this>): void {
    const box = this.querySelector('input')
    if (changed.has('value') && box && box === document.activeElement) this.#regroup(box, false)
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
          .value=${this.text ?? this.#grouped()}
          aria-invalid=${this.problem === null ? nothing : 'true'}
          aria-describedby=${this.describedBy(this.input.hint !== null)}
          @input=${(event: Event) => this.typing(boxOf(event).value)}
          @change=${(event: Event) => this.#take(boxOf(event))}
          @focus=${(event: Event) => this.#enter(boxOf(event))}
          @blur=${(event: Event) => this.#leave(boxOf(event))}
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
