/** Base of the fields: label, hint, control and error in one root; one event up. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Input, InputValue } from '../../engine/live.ts'
import { LightElement } from '../elements/light.ts'
import { onceReleased } from '../elements/press.ts'
import { say, text } from '../text.ts'

export interface AnswerChange {
  readonly input: string
  readonly value: InputValue | undefined
  /** What was typed and could not be read: it stays visible and is no answer. */
  readonly text: string | null
}

export interface AnswerTyping {
  readonly input: string
  readonly text: string
}

export const boxOf = (event: Event): HTMLInputElement => event.target as HTMLInputElement

export abstract class FieldElement extends LightElement {
  @property({ attribute: false }) input!: Input
  @property({ attribute: false }) value: InputValue | undefined
  @property({ attribute: false }) fieldId = ''
  /** Unreadable text of before. */
  @property({ attribute: false }) text: string | null = null
  /** The sentence of what is wrong, or null. */
  @property({ attribute: false }) problem: string | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.dataset['field'] = ''
  }

  /** Lines of errors, and how a number was understood, come and go once the mouse is let go. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return onceReleased(() => super.scheduleUpdate())
  }

  protected change(value: InputValue | undefined, unread: string | null = null): void {
    const detail: AnswerChange = { input: this.input.id, value, text: unread }
    this.dispatchEvent(new CustomEvent('answer-change', { detail, bubbles: true }))
  }

  /** As it stands in the box; nothing is read yet. */
  protected typing(text: string): void {
    const detail: AnswerTyping = { input: this.input.id, text }
    this.dispatchEvent(new CustomEvent('answer-typing', { detail, bubbles: true }))
  }

  /** Text that waits since before the page was opened gives no `change` when its box is left untouched. */
  protected left(box: HTMLInputElement): boolean {
    return this.text !== null && box.value === this.text && document.activeElement !== box
  }

  protected get label(): string {
    return say(this.input.label)
  }

  protected hint(extra: string | null = null): TemplateResult | typeof nothing {
    const words = [this.input.hint ? say(this.input.hint) : null, extra].filter((part) => part !== null).join('. ')
    return words ? html`<span class="hint" id="${this.fieldId}-hint">${words}</span>` : nothing
  }

  protected error(): TemplateResult | typeof nothing {
    return this.problem === null
      ? nothing
      : html`<span class="field-error" id="${this.fieldId}-error"
          >${text('problems.error', { text: this.problem })}</span
        >`
  }

  /** Ids for aria-describedby: hint first, then error. */
  protected describedBy(hasHint: boolean): string | typeof nothing {
    const ids = [hasHint ? `${this.fieldId}-hint` : '', this.problem === null ? '' : `${this.fieldId}-error`]
    return ids.filter((id) => id !== '').join(' ') || nothing
  }
}
