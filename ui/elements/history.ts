/** Who did what with one criterion, and when: asked for when somebody opens it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HistoryEntry } from '../api.ts'
import { get } from '../client.ts'
import { time } from '../format.ts'
import { text } from '../text.ts'
import { LightElement } from './light.ts'
import { explain } from './page.ts'

@customElement('khung-history')
export class History extends LightElement {
  @property({ attribute: false }) assessment = ''
  @property({ attribute: false }) criterion = ''
  @state() private entries: readonly HistoryEntry[] | null = null
  @state() private problem: string | null = null

  async load(): Promise<void> {
    const [assessment, criterion] = [this.assessment, this.criterion].map(encodeURIComponent)
    try {
      this.entries = await get<readonly HistoryEntry[]>(`/assessments/${assessment}/history/${criterion}`)
      this.problem = null
    } catch (cause) {
      this.problem = explain(cause)
    }
  }

  protected override render(): TemplateResult {
    return html`${this.problem === null ? nothing : html`<p role="alert">${this.problem}</p>`} ${this.#list()}`
  }

  #list(): TemplateResult | typeof nothing {
    if (this.entries === null) return nothing
    if (this.entries.length === 0) return html`<p class="muted">${text('row.history-none')}</p>`
    return html`<ol class="small">
      ${this.entries.map(({ at, sentence }) => html`<li><span class="muted">${time(at)}</span> ${sentence}</li>`)}
    </ol>`
  }
}
