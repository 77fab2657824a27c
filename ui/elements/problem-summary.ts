/** "Có lỗi cần sửa": each entry leads to its field in the same words as beside it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { text } from '../text.ts'
import { LightElement } from './light.ts'

export interface SummaryEntry {
  readonly text: string
  /** "#field-id" or an address; null: there is no one place. */
  readonly href: string | null
}

@customElement('khung-problem-summary')
export class ProblemSummary extends LightElement {
  @property({ attribute: false }) problems: readonly SummaryEntry[] = []

  protected override render(): TemplateResult | typeof nothing {
    if (this.problems.length === 0) return nothing
    return html`
      <div class="problem-summary" role="group" tabindex="-1" aria-labelledby="problem-summary-title">
        <h2 id="problem-summary-title">${text('problems.title')}</h2>
        <ul>
          ${this.problems.map(
            (entry) => html`<li>${entry.href ? html`<a href=${entry.href}>${entry.text}</a>` : entry.text}</li>`,
          )}
        </ul>
      </div>
    `
  }
}
