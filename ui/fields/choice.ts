/** One of several: radio buttons while they can be taken in at a glance, a list beyond that. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { say, text } from '../text.ts'
import { FieldElement } from './field.ts'

const atAGlance = 5

@customElement('khung-field-choice')
export class ChoiceField extends FieldElement {
  protected override render(): TemplateResult {
    return this.input.choices.length > atAGlance ? this.#list() : this.#radios()
  }

  #radios(): TemplateResult {
    return html`<fieldset
      class="field"
      role="radiogroup"
      aria-invalid=${this.problem === null ? nothing : 'true'}
      aria-describedby=${this.describedBy(this.input.hint !== null)}
    >
      <legend>${this.label}</legend>
      ${this.hint()}
      <div class="options options-long">
        ${this.input.choices.map((choice, index) => {
          const id = index === 0 ? this.fieldId : `${this.fieldId}-${choice.id}`
          return html`<div class="option">
            <input
              type="radio"
              id=${id}
              name=${this.fieldId}
              data-stop
              .checked=${this.value === choice.id}
              @change=${() => this.change(choice.id)}
            />
            <label for=${id}>${say(choice.label)}</label>
          </div>`
        })}
      </div>
      ${this.error()}
    </fieldset>`
  }

  #list(): TemplateResult {
    return html`<div class="field">
      <label for=${this.fieldId}>${this.label}</label>
      ${this.hint()}
      <select
        id=${this.fieldId}
        data-stop
        aria-invalid=${this.problem === null ? nothing : 'true'}
        aria-describedby=${this.describedBy(this.input.hint !== null)}
        @change=${(event: Event) => this.change((event.target as HTMLSelectElement).value || undefined)}
      >
        <option value="" ?selected=${this.value === undefined}>${text('field.choose')}</option>
        ${this.input.choices.map(
          ({ id, label }) => html`<option value=${id} ?selected=${this.value === id}>${say(label)}</option>`,
        )}
      </select>
      ${this.error()}
    </div>`
  }
}
