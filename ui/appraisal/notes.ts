/** What the council writes down for itself about one unit. No office reads it. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Note } from '../api.ts'
import { get, post } from '../client.ts'
import { LightElement } from '../elements/light.ts'
import { explain } from '../elements/page.ts'
import { time } from '../format.ts'
import { text } from '../text.ts'

@customElement('khung-notes')
export class Notes extends LightElement {
  @property({ attribute: false }) assessment = ''
  @property({ attribute: false }) mayAdd = false
  @state() private notes: readonly Note[] = []
  @state() private problem: string | null = null

  get #path(): string {
    return `/assessments/${encodeURIComponent(this.assessment)}/notes`
  }

  protected override firstUpdated(): void {
    void this.#load()
  }

  async #load(): Promise<void> {
    try {
      this.notes = await get<readonly Note[]>(this.#path)
    } catch (cause) {
      this.problem = explain(cause)
    }
  }

  protected override render(): TemplateResult {
    const { problem } = this
    return html`<section class="block no-print" aria-labelledby="notes-title">
      <h2 id="notes-title">${text('notes.title')}</h2>
      <p class="small muted">${text('notes.what')}</p>
      <ul>
        ${this.notes.map(
          ({ words, by, at }) =>
            html`<li>${words} <span class="small muted">${text('notes.by', { by, time: time(at) })}</span></li>`,
        )}
      </ul>
      ${
        this.mayAdd
          ? html`<form novalidate @submit=${(event: SubmitEvent) => void this.#add(event)}>
              <div class="field narrow">
                <label for="note-words">${text('notes.new')}</label>
                <textarea
                  id="note-words"
                  rows="2"
                  aria-invalid=${problem === null ? nothing : 'true'}
                  aria-describedby=${problem === null ? nothing : 'note-error'}
                ></textarea>
                ${
                  problem === null
                    ? nothing
                    : html`<span class="field-error" id="note-error"
                        >${text('problems.error', { text: problem })}</span
                      >`
                }
              </div>
              <p class="actions"><button class="button-second">${text('notes.add')}</button></p>
            </form>`
          : nothing
      }
    </section>`
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const box = this.querySelector('textarea')
    try {
      const words = box?.value.normalize('NFC').trim() ?? ''
      this.notes = [...this.notes, await post<Note>(this.#path, { criterion: null, words })]
      this.problem = null
      if (box) box.value = ''
    } catch (cause) {
      this.problem = explain(cause)
    }
  }
}
