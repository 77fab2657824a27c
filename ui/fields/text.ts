/** Words of one's own in a box that grows: kept and shown, and no rule reads them. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { FieldElement } from './field.ts'

@customElement('khung-field-text')
export class TextField extends FieldElement {
  /** Nothing but spaces is no answer. */
  #take(box: HTMLTextAreaElement): void {
    const typed = box.value.normalize('NFC').trim()
    box.value = typed
    this.change(typed === '' ? undefined : typed)
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
      <label for=${this.fieldId}>${this.label}</label>
      ${this.hint()}
      <textarea
        id=${this.fieldId}
        rows="2"
        maxlength="2000"
        data-stop
        .value=${this.text ?? (typeof this.value === 'string' ? this.value : '')}
        aria-invalid=${this.problem === null ? nothing : 'true'}
        aria-describedby=${this.describedBy(this.input.hint !== null)}
        @input=${(event: Event) => this.typing((event.target as HTMLTextAreaElement).value)}
        @change=${(event: Event) => this.#take(event.target as HTMLTextAreaElement)}
      ></textarea>
      ${this.error()}
    </div>`
  }
}
