/** Có / Không as two radio buttons, neither chosen beforehand: no answer is not "no". */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { text } from '../text.ts'
import { FieldElement } from './field.ts'

@customElement('khung-field-boolean')
export class BooleanField extends FieldElement {
  protected override render(): TemplateResult {
    return html`<fieldset
      class="field"
      role="radiogroup"
      aria-invalid=${this.problem === null ? nothing : 'true'}
      aria-describedby=${this.describedBy(this.input.hint !== null)}
    >
      <legend>${this.label}</legend>
      ${this.hint()}
      <div class="options">${this.#option(true)} ${this.#option(false)}</div>
      ${this.error()}
    </fieldset>`
  }

  #option(value: boolean): TemplateResult {
    const id = value ? this.fieldId : `${this.fieldId}-no`
    return html`<div class="option">
      <input
        type="radio"
        id=${id}
        name=${this.fieldId}
        data-stop
        .checked=${this.value === value}
        @change=${() => this.change(value)}
      />
      <label for=${id}>${value ? text('answer.yes') : text('answer.no')}</label>
    </div>`
  }
}
