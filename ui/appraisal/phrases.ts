/** Reasons that the council gave before, in this round or another, to choose from instead of writing them again. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Phrase } from '../api.ts'
import { get } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { text } from '../text.ts'
import { fittingPhrases } from './reasons.ts'

@customElement('khung-phrases')
export class Phrases extends LightElement {
  @property({ attribute: false }) round = ''
  @property({ attribute: false }) criterion = ''
  /** As far as it is typed. */
  @property({ attribute: false }) typed = ''
  @state() private all: readonly Phrase[] = []

  protected override firstUpdated(): void {
    void this.#load()
  }

  async #load(): Promise<void> {
    // Without an answer there is nothing to choose from, and one writes.
    this.all = await get<readonly Phrase[]>(`/rounds/${encodeURIComponent(this.round)}/phrases`).catch(() => [])
  }

  /** To the first one, from the box; false: there is none. */
  enter(): boolean {
    const first = this.querySelector('button')
    first?.focus()
    return first !== null
  }

  protected override render(): TemplateResult | typeof nothing {
    const found = fittingPhrases(this.all, this.criterion, this.typed)
    if (found.length === 0) return nothing
    return html`<div class="phrases" role="group" aria-label=${text('phrases.title')}>
      <p class="hint">${text('phrases.keys')}</p>
      <ul @keydown=${(event: KeyboardEvent) => this.#keys(event)}>
        ${found.map(
          (words) =>
            html`<li>
              <button type="button" class="button-plain" @click=${() => this.#choose(words)}>${words}</button>
            </li>`,
        )}
      </ul>
    </div>`
  }

  #choose(words: string): void {
    this.dispatchEvent(new CustomEvent<string>('phrase', { detail: words }))
  }

  #keys(event: KeyboardEvent): void {
    const all = [...this.querySelectorAll('button')]
    const here = all.indexOf(document.activeElement as HTMLButtonElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape' || (step < 0 && here === 0)) this.dispatchEvent(new Event('phrases-left'))
    else if (step !== 0) all[here + step]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
